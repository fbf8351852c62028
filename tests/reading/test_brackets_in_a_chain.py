"""Brackets that follow each other behind a task, each on who answers or until when (an invented county)."""

from itertools import permutations

import pytest

from gwreport.reading import understand_document
from tests.reading.breakdowns import of_lines

TITLE = "云溪县2026年重点工作任务分工"
UNITS = [
    "（牵头单位：县水利局；配合单位：黄泥镇）",
    "（县水利局牵头，黄泥镇配合）",
    "【牵头单位：县水利局、配合单位：黄泥镇】",
]
CHAINS = [
    chain
    for units in UNITS
    for size in (2, 3)
    for chain in permutations((units, "（责任领导：方毅）", "（6月底前）"), size)
    if units in chain
]


@pytest.mark.parametrize("form", ["docx", "txt"])
@pytest.mark.parametrize("mark", ["", "。"])
@pytest.mark.parametrize("chain", CHAINS, ids="".join)
def test_each_bracket_says_its_own(chain: tuple[str, ...], mark: str, form: str) -> None:
    lines = (
        TITLE,
        f"1.加固水库3座{mark}{''.join(chain)}",
        "2.新建公园5处。（牵头单位：县城管局；配合单位：县财政局）",
    )
    plan = understand_document(of_lines(lines, form), f"a.{form}").plan
    assert plan is not None
    assert [one.number for one in plan.items] == ["1", "2"]
    first = plan.items[0]
    assert (first.text.rstrip("。"), first.lead_units, first.support_units) == (
        "加固水库3座",
        ("县水利局",),
        ("黄泥镇",),
    )
    assert first.leaders == (("方毅",) if "（责任领导：方毅）" in chain else ())
    assert first.due == ("6月底前" if "（6月底前）" in chain else None)


def test_who_answers_in_a_sentence_before_a_leader_s_bracket_is_read() -> None:
    lines = (
        TITLE,
        "1.新建厂房12万平方米，由县经信局牵头，县财政局配合。（责任领导：方毅）",
        "2.新建公园5处。责任领导：王家和。由县城管局负责落实。",
    )
    plan = understand_document(of_lines(lines, "docx"), "a.docx").plan
    assert plan is not None
    assert [(one.leaders, one.lead_units, one.support_units) for one in plan.items] == [
        (("方毅",), ("县经信局",), ("县财政局",)),
        (("王家和",), ("县城管局",), ()),
    ]


@pytest.mark.parametrize(
    "text", ["改造老旧小区12个（含加装电梯5部）", "支持两大平台（经开区管委会、高新区管委会）"]
)
def test_a_bracket_that_explains_the_task_stays_in_it(text: str) -> None:
    lines = (TITLE, f"1.{text}（县住建局牵头）（6月底前）", "2.新建公园5处（县城管局牵头）")
    plan = understand_document(of_lines(lines, "docx"), "a.docx").plan
    assert plan is not None
    first = plan.items[0]
    assert (first.text, first.lead_units, first.due) == (text, ("县住建局",), "6月底前")


def test_several_tasks_of_one_numbered_paragraph_are_its_parts() -> None:
    lines = (
        TITLE,
        "1.新建公园5处（县城管局牵头），改造老旧小区12个（县住建局牵头）。",
        "2.加固水库3座。（县水利局牵头）",
    )
    reading = understand_document(of_lines(lines, "docx"), "a.docx")
    assert reading.plan is not None
    assert [(one.number, one.lead_units) for one in reading.plan.items] == [
        ("1", ("县城管局",)),
        ("1-1", ("县住建局",)),
        ("2", ("县水利局",)),
    ]
    assert "number-missing" not in {str(one.code) for one in reading.findings}
