"""Lines that name the units of all items below them, and those that stand with each item."""

from collections.abc import Sequence

import pytest

from gwreport.reading import understand_document
from gwreport.reading.result import Reading
from tests.reading.breakdowns import of_lines

TITLE = "云溪县2026年民生实事任务分工"
_Units = tuple[tuple[str, ...], tuple[str, ...]]


def _read(lines: Sequence[str], form: str) -> Reading:
    return understand_document(of_lines(lines, form), f"a.{form}")


def _units(reading: Reading) -> list[tuple[str, _Units]]:
    assert reading.plan is not None
    return [
        (one.text.rstrip("。"), (one.lead_units, one.support_units)) for one in reading.plan.items
    ]


@pytest.mark.parametrize("form", ["docx", "txt"])
@pytest.mark.parametrize("label", ["牵头单位", "责任单位", "主办单位", "牵头部门", "责任科室"])
def test_units_over_their_items_are_those_of_all_of_them(label: str, form: str) -> None:
    reading = _read(
        (
            TITLE,
            f"{label}：县住建局",
            "1. 改造老旧小区12个，惠及居民3000户。",
            "2. 新建口袋公园5处。",
            f"{label}：县教育局",
            "配合单位：县财政局、各镇（街道）",
            "3. 新增公办学位1500个。",
            "4. 建成校园食堂8个。",
            f"{label}：县水利局",
            "5. 加固病险水库3座。",
        ),
        form,
    )
    schools = (("县教育局",), ("县财政局", "各镇（街道）"))
    assert _units(reading) == [
        ("改造老旧小区12个，惠及居民3000户", (("县住建局",), ())),
        ("新建口袋公园5处", (("县住建局",), ())),
        ("新增公办学位1500个", schools),
        ("建成校园食堂8个", schools),
        ("加固病险水库3座", (("县水利局",), ())),
    ]
    told = [one for one in reading.findings if str(one.code) == "section-responsibility"]
    assert len(told) == 3
    assert not any(str(one.code) == "paragraph-left-out" for one in reading.findings)


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_units_over_items_end_with_their_section(form: str) -> None:
    reading = _read(
        (
            TITLE,
            "一、城乡建设",
            "牵头单位：县住建局",
            "1. 改造老旧小区12个，惠及居民3000户。",
            "2. 新建口袋公园5处。",
            "牵头单位：县水利局",
            "3. 加固病险水库3座。",
            "二、社会事业",
            "牵头单位：县教育局",
            "4. 新增公办学位1500个。",
        ),
        form,
    )
    assert [units[0] for _, units in _units(reading)] == [
        ("县住建局",),
        ("县住建局",),
        ("县水利局",),
        ("县教育局",),
    ]
    assert reading.plan is not None
    assert [one.section for one in reading.plan.items] == ["一、城乡建设"] * 3 + ["二、社会事业"]


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_units_behind_each_item_are_its_own(form: str) -> None:
    reading = _read(
        (
            TITLE,
            "1. 改造老旧小区12个，惠及居民3000户。",
            "牵头单位：县住建局",
            "2. 加固病险水库3座。",
            "牵头单位：县水利局",
            "3. 新增公办学位1500个。",
            "牵头单位：县教育局",
        ),
        form,
    )
    leads = [units[0] for _, units in _units(reading)]
    assert leads == [("县住建局",), ("县水利局",), ("县教育局",)]


def test_a_person_who_was_taken_for_a_unit_is_told() -> None:
    reading = _read(
        (
            TITLE,
            "1. 加固病险水库3座。",
            "牵头单位：方毅、县水利局",
            "2. 新建口袋公园5处。",
            "牵头单位：县住建局",
        ),
        "docx",
    )
    assert reading.plan is not None
    told = [one.facts["name"] for one in reading.findings if str(one.code) == "unit-odd"]
    assert told == ["方毅"]


def test_a_street_behind_a_department_is_a_unit_of_its_own() -> None:
    reading = _read(
        (TITLE, "1. 加固病险水库3座。", "牵头单位：县文化和旅游局城关街道办事处"), "docx"
    )
    assert _units(reading)[0][1][0] == ("县文化和旅游局", "城关街道办事处")
    assert any(str(one.code) == "separator-missing" for one in reading.findings)
