"""Decisions settle what is open, and each can be taken back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.merging.merging import MergeState
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.decide import Author
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, printed, workbook_of

ROUND = "2025-Q3"
AUTHOR = Author("周叙言", "电话核实", datetime.fromisoformat("2025-10-11T09:00:00"))


def merged(office: Workspace, item: str):
    state = office.book.state(office.round(ROUND))
    return next(one for one in state.merged if one.item.id == item)


def test_another_units_text_can_be_chosen_and_given_back(office: Workspace) -> None:
    before = merged(office, "T2")
    assert before.state is MergeState.CONFLICT
    number = decide.choose_text(office, ROUND, "T2", "青禾高新区管委会", AUTHOR)
    chosen = merged(office, "T2")
    assert chosen.source == "青禾高新区管委会"
    assert chosen.text.startswith("园区内6个项目开工5个")
    assert (chosen.status, chosen.state) == (Status.BEHIND, MergeState.DECIDED)
    decide.undo(office, ROUND, number, AUTHOR)
    assert merged(office, "T2") == before


def test_a_text_can_be_written_anew_and_the_units_words_stay_in_review(office: Workspace) -> None:
    old = merged(office, "T2").text
    number = decide.edit_text(office, ROUND, "T2", "8个项目开工7个。", AUTHOR)
    assert merged(office, "T2").text == "8个项目开工7个。"
    shown = {text.text for one in review_round(office, ROUND).items for text in one.texts}
    assert old in shown
    decide.undo(office, ROUND, number, AUTHOR)
    assert merged(office, "T2").text == old


def test_a_status_decides_what_stands_in_the_third_annex(office: Workspace, tmp_path: Path) -> None:
    def behind(folder: str) -> set[str]:
        return {
            row[1]
            for row in printed(write_report(office, ROUND, tmp_path / folder).outputs[0], "附件3")
        }

    before = behind("1")
    decide.set_status(office, ROUND, "T1", Status.BEHIND, AUTHOR)
    text = merged(office, "T1").item.text
    assert behind("2") == before | {text}


def test_an_undo_can_be_undone(office: Workspace) -> None:
    number = decide.set_status(office, ROUND, "T1", Status.STALLED, AUTHOR)
    undoing = decide.undo(office, ROUND, number, AUTHOR)
    assert merged(office, "T1").status is Status.ON_SCHEDULE
    decide.undo(office, ROUND, undoing, AUTHOR)
    assert merged(office, "T1").status is Status.STALLED
    with pytest.raises(ArgumentError):
        decide.undo(office, ROUND, undoing, AUTHOR)


@pytest.mark.parametrize(
    "step",
    [
        lambda office: decide.choose_text(office, ROUND, "T2", "青禾高新区管委会", AUTHOR),
        lambda office: decide.edit_text(office, ROUND, "T2", "8个项目开工7个。", AUTHOR),
        lambda office: decide.set_status(office, ROUND, "T1", Status.BEHIND, AUTHOR),
    ],
    ids=["choose", "edit", "status"],
)
def test_what_is_undone_leaves_the_report_as_it_was_to_the_byte(
    office: Workspace, tmp_path: Path, step: Callable[[Workspace], int]
) -> None:
    def report(folder: str) -> bytes:
        return write_report(office, ROUND, tmp_path / folder).outputs[0].read_bytes()

    before = report("before")
    number = step(office)
    assert report("decided") != before
    decide.undo(office, ROUND, number, AUTHOR)
    assert report("undone") == before


def test_the_newest_decision_counts(office: Workspace) -> None:
    decide.edit_text(office, ROUND, "T1", "一", AUTHOR)
    second = decide.edit_text(office, ROUND, "T1", "二", AUTHOR)
    assert merged(office, "T1").text == "二"
    decide.undo(office, ROUND, second, AUTHOR)
    assert merged(office, "T1").text == "一"


def test_a_missing_item_can_be_written_by_the_office(office: Workspace) -> None:
    state = office.book.state(office.round(ROUND))
    missing = next(one.item.id for one in state.merged if one.state is MergeState.MISSING)
    decide.edit_text(office, ROUND, missing, "已电话报送：完成。", AUTHOR)
    assert merged(office, missing).state is MergeState.DECIDED


def test_what_cannot_be_decided_is_refused(office: Workspace) -> None:
    with pytest.raises(UnknownNameError):
        decide.edit_text(office, ROUND, "T999", "x", AUTHOR)
    with pytest.raises(UnknownNameError):
        decide.choose_text(office, ROUND, "T2", "区没有局", AUTHOR)
    with pytest.raises(ArgumentError):
        decide.choose_text(office, ROUND, "T2", "区审计局", AUTHOR)
    with pytest.raises(ArgumentError):
        decide.set_status(office, ROUND, "T2", Status.DONE, Author("甲", "  ", AUTHOR.now))
    with pytest.raises(ArgumentError):
        decide.edit_text(office, ROUND, "T2", " \n", AUTHOR)
    with pytest.raises(ArgumentError):
        decide.undo(office, ROUND, 1, AUTHOR)
    with pytest.raises(ArgumentError):
        settle_version(office, ROUND, 1, accept=True, author=AUTHOR)
    assert office.ledger.decisions() == []


@pytest.mark.parametrize("words", ["未完成", "未依时序推进", "behind"])
def test_a_status_is_read_by_name_or_code(words: str) -> None:
    assert decide.read_status(words) is Status.BEHIND


def test_an_item_is_found_by_the_beginning_of_its_text(office: Workspace) -> None:
    item = office.plan().items[20]
    assert decide.find_item(office, item.text[:12]).id == item.id


def near_items(office: Workspace, written: str) -> tuple[str, ...]:
    with pytest.raises(UnknownNameError) as caught:
        decide.find_item(office, written)
    return caught.value.near


def test_an_item_that_is_not_there_is_told_with_those_that_come_close(office: Workspace) -> None:
    assert decide.find_item(office, "t1").id == "T1"
    assert "T9" in near_items(office, "T99")
    assert near_items(office, "") == ()
    assert near_items(office, "没有这样的任务") == ()


def test_words_of_several_items_are_told_with_all_of_them(office: Workspace) -> None:
    texts = {one.id: one.text for one in office.plan().items}
    near = near_items(office, "数字化")
    assert len(near) > 1
    assert all("数字化" in texts[one] for one in near)


def test_a_slip_in_an_items_text_still_finds_its_number(office: Workspace) -> None:
    item = office.plan().items[20]
    assert item.id in near_items(office, "某" + item.text[1:12])


def test_a_version_that_says_something_else_waits_and_can_be_accepted(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        path = workbook_of(issue(office, tmp_path), "区城市管理局")
        for number, words in enumerate(("已建成2个。", "已建成3个。")):
            file = fill(
                path,
                tmp_path / f"{number}.xlsx",
                {"新建": {"完成情况": words, "进度自评": "依时序推进"}},
            )
            (came,) = collect_returns(office, [file], now=LATER, workers=1).files
        assert came.submission.outcome is Outcome.HELD
        assert "version-differs" in {one.code for one in came.submission.findings}
        item = next(one.id for one in office.plan().items if one.text.startswith("新建"))
        assert merged(office, item).text == "已建成2个。"
        before = write_report(office, ROUND, tmp_path / "before").outputs[0].read_bytes()
        number = settle_version(
            office, ROUND, came.submission.number, accept=True, author=AUTHOR
        ).decision
        assert merged(office, item).text == "已建成3个。"
        decide.undo(office, ROUND, number, AUTHOR)
        assert merged(office, item).text == "已建成2个。"
        after = write_report(office, ROUND, tmp_path / "after").outputs[0].read_bytes()
        assert after == before
        settle_version(office, ROUND, came.submission.number, accept=False, author=AUTHOR)
        assert merged(office, item).text == "已建成2个。"
