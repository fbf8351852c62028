"""Choices of a form with a box at each: what is ticked is said, and nothing else is."""

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, status_named
from gwreport.domain.ticked_boxes import as_ticked, ticked_boxes


@pytest.mark.parametrize(
    "cell",
    [
        "☑已完成 □未完成",
        "□未完成 ☑已完成",
        "√已完成 □未完成",
        "■已完成□未完成",
        "●已完成 ○未完成",
        "[x]已完成 [ ]未完成",
        "[√] 已完成\n[ ] 未完成",
        "（√）已完成 （ ）未完成",
        "已完成☑ 未完成□",
        "已完成（√）/未完成（ ）",
        "☒已完成 ☐未完成",
        "☑已完成 ☒未完成",
        "□未启动 □推进中 ☑已完成",
        "☑已完成",
    ],
)
def test_the_ticked_choice_is_what_is_said(cell: str) -> None:
    assert as_ticked(cell) == "已完成"
    assert status_named(cell) is Status.DONE


@pytest.mark.parametrize("cell", ["□已完成 □未完成", "[ ]已完成 [ ]未完成", "□已完成"])
def test_where_nothing_is_ticked_nothing_is_said(cell: str) -> None:
    ticked = ticked_boxes(cell)
    assert ticked is not None
    assert ticked.words == ()
    assert as_ticked(cell) == cell
    assert status_named(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "已完成",
        "完成√",
        "建成3个（其中已交付2个）",
        "×未完成",
        "■ 已建成公园3个，完成投资2000万元。",
        "",
    ],
)
def test_other_cells_are_no_choices(cell: str) -> None:
    assert as_ticked(cell) in (cell, "完成")


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("☑已完成 □未完成", Status.DONE),
        ("□已完成 ☑正常推进 □滞后", Status.ON_SCHEDULE),
        ("□已完成 □正常推进 ☑滞后", Status.BEHIND),
        ("□已完成 □未完成", Status.UNKNOWN),
    ],
)
def test_the_choices_that_are_not_ticked_are_not_held_against_an_item(
    cell: str, status: Status
) -> None:
    item = Item("T1", Kind.TASK, "1", "更换老化开关12处")
    judged = judge(item, Account(text=cell), Round(2031, 2))
    assert judged.status is status
    assert not any("□" in str(value) for one in judged.reasons for value in one.facts.values())


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("超期", Status.BEHIND),
        ("已超期", Status.BEHIND),
        ("逾期", Status.BEHIND),
        ("逾期未整改", Status.BEHIND),
        ("延期", Status.BEHIND),
        ("预警", Status.BEHIND),
        ("进度预警", Status.BEHIND),
        ("滞后", Status.BEHIND),
        ("红灯", Status.BEHIND),
        ("黄灯", Status.BEHIND),
        ("黄色预警", Status.BEHIND),
        ("红", Status.BEHIND),
        ("绿灯", Status.ON_SCHEDULE),
        ("绿", Status.ON_SCHEDULE),
        ("正常", Status.ON_SCHEDULE),
        ("超期完成", Status.DONE),
        ("逾期办结", Status.DONE),
        ("已办结", Status.DONE),
    ],
)
def test_words_of_a_column_of_states(word: str, status: Status) -> None:
    assert status_named(word) is status
