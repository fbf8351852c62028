"""督办事项清单: no column in which nobody wrote anything, and a problem is told once."""

import pytest

from gwreport.domain.decisions.paper_numbers import PaperNumber
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.units.registry import Unit
from gwreport.reports.word.papers import supervision_parts
from tests.reports.samples import item, line, report

HELD = "仍停工。存在问题：征地资金没有到位。"


def annex_of(*told: str) -> tuple[list[str], list[tuple[str, ...]], str]:
    lines = [
        line(item(f"T{place}", f"新建第{place}座桥。"), text, Status.STALLED)
        for place, text in enumerate(told, 1)
    ]
    data = report(lines)
    levelled = [(row, "提醒") for row in data.behind_rows]
    parts = supervision_parts(Unit(1, "区水利局"), levelled, PaperNumber(2025, 1), data.round)
    (annex,) = parts.annexes
    rows = [tuple(str(cell) for cell in row) for row in annex.rows]
    return [one.heading for one in annex.columns], rows, annex.note


@pytest.mark.parametrize(
    ("told", "blank", "note"),
    [
        (("仍停工。",), {"存在问题", "下一步措施"}, "各项填报时都没有写明“存在问题”和“下一步措施”"),
        ((HELD,), {"下一步措施"}, "各项填报时都没有写明“下一步措施”"),
        ((HELD, "仍停工。"), {"下一步措施"}, "“存在问题”栏空白的"),
    ],
)
def test_a_column_in_which_nobody_wrote_is_left_out_and_asked_for(
    told: tuple[str, ...], blank: set[str], note: str
) -> None:
    headings, rows, said = annex_of(*told)
    assert not blank & set(headings)
    assert all(len(row) == len(headings) for row in rows)
    assert said.startswith("注：")
    assert said.count("注：") == 1
    assert note in said


@pytest.mark.parametrize(
    ("statuses", "quarter", "said"),
    [
        ((Status.BEHIND, Status.BEHIND), 3, "未依时序推进"),
        ((Status.STALLED,), 3, "停滞暂缓"),
        (
            (Status.BEHIND, Status.STALLED, Status.STALLED),
            3,
            "没有按时序推进，其中未依时序推进1项、停滞暂缓2项",
        ),
        ((Status.BEHIND, Status.STALLED), 4, "没有完成，其中未完成1项、停滞暂缓1项"),
    ],
)
def test_each_class_of_a_units_items_is_counted(
    statuses: tuple[Status, ...], quarter: int, said: str
) -> None:
    lines = [
        line(item(f"T{place}", f"新建第{place}座桥。"), f"第{place}座未建。", status)
        for place, status in enumerate(statuses)
    ]
    rows = [(row, "提醒") for row in report(lines).behind_rows]
    round_ = Round(2025, quarter)
    parts = supervision_parts(Unit(1, "区水利局"), rows, PaperNumber(2025, 1), round_)
    assert parts.values["behind_name"] == said


def test_a_problem_is_told_in_its_column_alone() -> None:
    headings, (row,), _ = annex_of(HELD)
    assert row[headings.index("存在问题")].startswith("征地资金没有到位")
    assert row[headings.index("进展情况")].startswith("仍停工。")
    assert "征地资金" not in row[headings.index("进展情况")]


def test_what_is_nothing_but_a_problem_stays() -> None:
    headings, (row,), _ = annex_of("存在问题：征地资金没有到位。")
    assert "征地资金没有到位" in row[headings.index("进展情况")]
