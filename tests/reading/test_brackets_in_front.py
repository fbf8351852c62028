"""Brackets of who answers in front of tasks."""

import pytest

from gwreport.reading import understand_document
from tests.reading.breakdowns import docx


@pytest.mark.parametrize("number", ["{}.", "（{}）", "{}、"])
@pytest.mark.parametrize("bracket", ["【】", "（）", "〔〕", "[]"])
def test_a_bracket_in_front_says_who_answers_and_until_when(bracket: str, number: str) -> None:
    opening, closing = bracket
    said = (
        "县住建局牵头，县财政局、县林业局配合，6月底前完成",
        "县教育局、县卫健局负责，全年持续推进",
        "县水利局牵头",
    )
    tasks = ("新建口袋公园5处。", "建成校园食堂8个，改造医院1所。", "加固病险水库3座。")
    lines = [
        f"{number.format(at)}{opening}{one}{closing}{task}"
        for at, (one, task) in enumerate(zip(said, tasks, strict=True), start=1)
    ]
    plan = understand_document(docx("云溪县2026年重点工作要点", *lines), "a.docx").plan
    assert plan is not None
    assert [(one.text, one.lead_units, one.support_units) for one in plan.items] == [
        (tasks[0], ("县住建局",), ("县财政局", "县林业局")),
        (tasks[1], ("县教育局", "县卫健局"), ()),
        (tasks[2], ("县水利局",), ()),
    ]
    assert [one.due for one in plan.items] == ["6月底前", "全年持续推进", None]
