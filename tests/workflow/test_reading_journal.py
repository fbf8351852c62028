"""The journal in words: the newest records are the last of all, and are read without the others."""

from pathlib import Path

import pytest

from gwreport.domain.statuses import Status
from gwreport.wording.item_names import item_name
from gwreport.workflow.keeping.read_journal import journal_lines
from gwreport.workflow.review.decide import set_status, undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.workflow.counted_reads import counted_reads
from tests.workflow.quarter import LATER, issue, open_office


@pytest.mark.parametrize("newest", [1, 3, 1000])
def test_the_newest_records_are_the_last_of_all(tmp_path: Path, newest: int) -> None:
    with open_office(tmp_path) as office:
        issue(office, tmp_path, "2025-Q1")
        issue(office, tmp_path)
        every = journal_lines(office)
        assert [one.number for one in every] == list(range(1, len(every) + 1))
        assert journal_lines(office, newest=newest) == every[-newest:]


@pytest.mark.of_files  # the reads of a file are counted
def test_a_long_journal_is_not_read_for_its_end(tmp_path: Path) -> None:
    with open_office(tmp_path) as office, office.ledger.write() as ledger:
        for number in range(1200):
            ledger.set_setting("a", str(number), at=LATER)
    with Workspace.open(str(tmp_path / "a.gwr")) as office:
        with counted_reads() as few:
            journal_lines(office, newest=7)
        with counted_reads() as many:
            journal_lines(office)
    assert len(few) < len(many)


def test_what_was_taken_back_is_said_and_not_only_its_number(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        issue(office, tmp_path)
        author = Author("张某某", "数据有误", LATER)
        item = office.plan().items[1].id
        first = set_status(office, "2025-Q3", item, Status.DONE, author)
        again = undo(office, "2025-Q3", first, author)
        undo(office, "2025-Q3", again, author)
        for newest in (0, 2):
            *_, back, forth = journal_lines(office, newest=newest)
            said = f"撤销决定 {first}（{item_name(item)}：定为“已完成”）"
            assert back.words == f"{said}（张某某：数据有误）"
            assert forth.words.startswith(
                f"撤销决定 {again}（{item_name(item)}：撤销决定 {first}）"
            )
