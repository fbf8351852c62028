"""Time limits by what everybody knows the day of (汛前, 秋季开学前), and what stands behind a limit (an invented county)."""

import pytest

from gwreport.reading import understand_document
from gwreport.reading.result import Reading
from tests.reading.breakdowns import of_lines

TITLE = "平溪县2026年重点工作任务分工"
EVENTS = [
    "汛前",
    "主汛期前",
    "春节前",
    "国庆节前",
    "秋季开学前",
    "供暖季前",
    "入冬前",
    "2026年汛前",
    "春耕前",
    "高考前",
]


def _read(*lines: str) -> Reading:
    return understand_document(of_lines(lines, "docx"), "a.docx")


@pytest.mark.parametrize("verb", ["完成", ""])
@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize(
    "line",
    [
        "（牵头单位：县水利局；配合单位：黄泥镇，{limit}）。",
        "（县水利局牵头，黄泥镇配合，{limit}）",
        "（县水利局牵头，黄泥镇配合）（{limit}）",
    ],
)
def test_an_event_is_a_limit_and_no_unit(line: str, event: str, verb: str) -> None:
    reading = _read(
        TITLE,
        "1.加固水库3座" + line.format(limit=event + verb),
        "2.新建公园5处。（县城管局牵头，县财政局配合，9月底前）",
    )
    assert reading.plan is not None
    first = reading.plan.items[0]
    assert (first.text, first.lead_units, first.support_units) == (
        "加固水库3座",
        ("县水利局",),
        ("黄泥镇",),
    )
    assert (first.due or "").removesuffix("完成") == event


def test_an_event_s_bureau_is_a_unit() -> None:
    reading = _read(
        TITLE, "1.清理河道5处。（县水利局、县防汛办）", "2.新建公园5处。（县城管局、县财政局）"
    )
    assert reading.plan is not None
    assert reading.plan.items[0].lead_units == ("县水利局", "县防汛办")


def test_a_limit_that_stayed_among_units_is_told() -> None:
    reading = _read(
        TITLE,
        "1.加固水库3座（牵头单位：县水利局、大坝合龙前完成）。",
        "2.新建公园5处。（牵头单位：县城管局）",
    )
    told = [one.facts["name"] for one in reading.findings if str(one.code) == "unit-odd"]
    assert told == ["大坝合龙前完成"]


def test_what_is_asked_of_all_is_no_rest_of_the_last_limit() -> None:
    reading = _read(
        TITLE,
        "1.加固水库3座；",
        "责任单位：县水利局；完成时限：3月底",
        "2.完成档案室数字化；",
        "责任单位：县档案馆；完成时限：6月底",
        "每周五下班前把进展发到工作群，收到请回复！",
    )
    assert reading.plan is not None
    assert [one.due for one in reading.plan.items] == ["3月底", "6月底"]
    assert any("每周五" in str(one.facts) for one in reading.findings)
