"""Lines that are a unit's name over its tasks, with a count, in a bracket or bare (an invented county)."""

import pytest

from gwreport.reading import understand_document
from tests.reading.breakdowns import of_lines

TITLE = "云溪县2026年民生实事任务分工"
LINES = [
    ("县教育局", "县水利局"),
    ("县教育局（2项）", "县水利局（1项）"),
    ("县教育局（共2项）", "县水利局（共1项）"),
    ("县教育局 2项", "县水利局 1项"),
    ("【县教育局】", "【县水利局】"),
    ("［县教育局（2项）］", "［县水利局（1项）］"),
    ("县教育局：", "县水利局："),
    ("县教育局（牵头2项）", "县水利局（牵头1项）"),
    ("县教育局牵头（2项）", "县水利局牵头（1项）"),
    ("县教育局承办任务（2项）：", "县水利局承办任务（1项）："),
    ("一、县教育局（2项）", "二、县水利局（1项）"),
]


@pytest.mark.parametrize("form", ["docx", "txt"])
@pytest.mark.parametrize("is_anew", [True, False])
@pytest.mark.parametrize(("first", "second"), LINES)
def test_a_unit_over_tasks_answers_for_them_however_they_are_counted(
    first: str, second: str, form: str, *, is_anew: bool
) -> None:
    lines = (
        TITLE,
        first,
        "1.新建公办幼儿园3所。",
        "2.改造中小学食堂8个。",
        second,
        f"{1 if is_anew else 3}.加固水库3座。",
    )
    plan = understand_document(of_lines(lines, form), f"a.{form}").plan
    assert plan is not None
    assert [(one.text, one.lead_units) for one in plan.items] == [
        ("新建公办幼儿园3所。", ("县教育局",)),
        ("改造中小学食堂8个。", ("县教育局",)),
        ("加固水库3座。", ("县水利局",)),
    ]
    assert "县水利局" in plan.items[2].section


@pytest.mark.parametrize("form", ["docx", "txt"])
@pytest.mark.parametrize(
    "lines",
    [
        ("【县教育局】", "【县水利局】", "【县财政局】"),
        ("（县教育局）", "（县水利局）", "（县财政局）"),
    ],
)
def test_a_unit_below_its_task_answers_for_that_one(lines: tuple[str, ...], form: str) -> None:
    tasks = ("1.新建公办幼儿园3所。", "2.加固水库3座。", "3.发放惠农补贴2000万元。")
    text = (TITLE, *(one for pair in zip(tasks, lines, strict=True) for one in pair))
    plan = understand_document(of_lines(text, form), f"a.{form}").plan
    assert plan is not None
    assert [one.lead_units for one in plan.items] == [("县教育局",), ("县水利局",), ("县财政局",)]
