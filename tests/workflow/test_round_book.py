"""The round book: everything is read and merged once, and nothing that has changed is kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.rounds import Round
from gwreport.ui.operations.reviewing import view_review
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import edit_text, undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace, stamp_time
from tests.workflow.counted_reads import counted_reads
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

Q1, Q2, Q3 = (Round(2025, quarter) for quarter in (1, 2, 3))
CITY = "区城市管理局"
AUTHOR = Author("李", "统一格式", LATER)


def send(office: Workspace, folder: Path, code: str, text: str) -> None:
    path = workbook_of(issue(office, folder / code, code), CITY)
    answers = {"新建": {"完成情况": text, "进度自评": "依时序推进"}}
    collect_returns(office, [fill(path, folder / f"{code}.xlsx", answers)], now=LATER, workers=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of which three rounds came in."""
    with open_office(tmp_path) as workspace:
        for number, round_ in enumerate((Q1, Q2, Q3), 1):
            send(workspace, tmp_path, str(round_), f"建成{number}个。")
        edit_text(workspace, str(Q2), "T2", "已建成口袋公园2个。", AUTHOR)
    with Workspace.open(workspace.ledger.location) as opened:
        yield opened


def text_of(office: Workspace, round_: Round, item: str = "T2") -> str:
    return next(one.text for one in office.book.state(round_).merged if one.item.id == item)


def test_a_review_reads_the_ledger_a_few_times_and_merges_each_round_once(
    office: Workspace,
) -> None:
    with counted_reads() as reads:
        review = review_round(office, str(Q3))
    assert review.items
    # One of them for the evidence that came with the returns.
    assert len(reads) <= 16
    # What is compared with nothing is not merged: of the year's earlier rounds the one before is.
    assert office.book.merges == {str(Q2): 1, str(Q3): 1}


def test_the_page_of_review_opens_the_file_and_reads_it_no_oftener(office: Workspace) -> None:
    with counted_reads() as reads:
        view = view_review(office.ledger.location, str(Q3))
    assert view is not None
    assert view.rows
    # One of them for the evidence that came with the returns.
    assert len(reads) <= 16


def test_what_has_not_changed_is_neither_read_nor_merged_again(office: Workspace) -> None:
    review_round(office, str(Q3))
    merges = office.book.merges.copy()
    with counted_reads() as reads:
        review_round(office, str(Q3))
    assert office.book.merges == merges
    assert len(reads) <= 5


def test_a_decision_that_another_took_is_seen_and_merges_its_round_alone_anew(
    office: Workspace,
) -> None:
    review_round(office, str(Q3))
    with Workspace.open(office.ledger.location) as other:
        edit_text(other, str(Q3), "T2", "改写的文字。", AUTHOR)
    assert text_of(office, Q3) == "改写的文字。"
    assert office.book.merges == {str(Q2): 1, str(Q3): 2}


def test_a_return_that_came_meanwhile_is_seen(office: Workspace, tmp_path: Path) -> None:
    assert text_of(office, Q3) == "建成3个。"
    with Workspace.open(office.ledger.location) as other:
        path = next((tmp_path / str(Q3)).rglob(f"*{CITY}*.xlsx"))
        filled = fill(path, tmp_path / "再报.xlsx", {"新建": {"存在问题": "资金未到位。"}})
        collect_returns(other, [filled], now=LATER, workers=1)
    (entry,) = next(one.entries for one in office.book.state(Q3).merged if one.item.id == "T2")
    assert "资金未到位。" in [cell.text for cell in entry.cells.values()]


def test_units_and_settings_that_another_changed_count_at_once(office: Workspace) -> None:
    before = office.book.state(Q3)
    with Workspace.open(office.ledger.location) as other:
        registry = other.registry()
        unit = registry.find(CITY)
        assert unit is not None
        renamed = replace(unit, name="区城管执法局", aliases=(CITY,))
        with other.ledger.write() as ledger:
            ledger.save_registry(registry.with_unit(renamed), at=stamp_time(LATER))
        change_settings(other, {"judge_stalled_words": "建成"}, now=LATER)
    after = office.book.state(Q3)
    assert {one.source for one in after.merged} - {one.source for one in before.merged} == {
        "区城管执法局"
    }
    assert after.judgements["T2"] != before.judgements["T2"]


def test_within_a_transaction_the_book_tells_what_stands_there_and_forgets_it_when_undone(
    office: Workspace,
) -> None:
    assert text_of(office, Q3) == "建成3个。"
    with pytest.raises(InterruptedError):
        decide_and_break_off(office, "不会留下的文字。")
    # Somebody else's decision gets the very number.
    with Workspace.open(office.ledger.location) as other:
        edit_text(other, str(Q3), "T2", "留下的文字。", AUTHOR)
    assert text_of(office, Q3) == "留下的文字。"


def decide_and_break_off(office: Workspace, text: str) -> None:
    with office.ledger.write() as ledger:
        ledger.add_decision(str(Q3), "T2", DecisionKind.TEXT, text, "试", "李", stamp_time(LATER))
        assert text_of(office, Q3) == text
        raise InterruptedError


def test_a_book_of_one_opening_serves_the_next_and_no_other_workspace(
    office: Workspace, tmp_path: Path
) -> None:
    book = office.book
    assert text_of(office, Q2) == "已建成口袋公园2个。"
    location = office.ledger.location
    office.close()
    with Workspace.open(location, book=book) as again:
        assert text_of(again, Q2) == "已建成口袋公园2个。"
        assert book.merges[str(Q2)] == 1
        undo(again, str(Q2), 1, AUTHOR)
        assert text_of(again, Q2) == "建成2个。"
    (tmp_path / "另一个").mkdir()
    with open_office(tmp_path / "另一个") as fresh:
        other = fresh.ledger.location
    with Workspace.open(other, book=book) as elsewhere:
        assert elsewhere.book.state(Q2).submissions == ()
