"""What one job of the window read serves the next, and no file stays open in between."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ui.operations.opened import forget
from gwreport.ui.operations.reviewing import ReviewView, view_review
from gwreport.workflow.review.decide import edit_text
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.workflow.counted_reads import counted_reads
from tests.workflow.quarter import LATER, issue, open_office

ROUND = "2025-Q1"
AUTHOR = Author("李", "统一格式", LATER)


@pytest.fixture
def location(tmp_path: Path) -> str:
    with open_office(tmp_path) as office:
        issue(office, tmp_path / "下发", ROUND)
    forget()
    return office.ledger.location


def shown(location: str) -> ReviewView:
    view = view_review(location, ROUND)
    assert view is not None
    return view


def text_of(location: str) -> str:
    return next(row.text for row in shown(location).rows if row.item == "T2")


def test_a_list_is_shown_again_without_reading_it_again(location: str) -> None:
    with counted_reads() as first:
        view = shown(location)
    with counted_reads() as again:
        assert shown(location) == view
    assert len(again) <= len(first) // 2
    forget()
    with counted_reads() as anew:
        assert shown(location) == view
    assert len(anew) == len(first)


def test_no_file_is_open_between_two_jobs(location: str) -> None:
    shown(location)
    assert location not in [one.path for one in psutil.Process().open_files()]


def test_what_another_program_decided_is_shown(location: str) -> None:
    assert text_of(location) == ""
    with Workspace.open(location) as other:
        edit_text(other, ROUND, "T2", "别处写的文字。", AUTHOR)
    assert text_of(location) == "别处写的文字。"


def test_a_file_that_was_put_in_the_place_of_another_is_read_anew(
    location: str, tmp_path: Path
) -> None:
    backup = tmp_path / "副本.gwr"
    shutil.copy(location, backup)
    with Workspace.open(location) as other:
        edit_text(other, ROUND, "T2", "后来的文字。", AUTHOR)
    assert text_of(location) == "后来的文字。"
    shutil.copy(backup, location)
    assert text_of(location) == ""


def test_damage_that_the_journal_knows_nothing_of_is_refused_as_ever(location: str) -> None:
    shown(location)
    with closing(sqlite3.connect(location)) as raw, raw:
        raw.execute("UPDATE unit SET kind = 'x'")
    with pytest.raises(WorkspaceError) as told:
        shown(location)
    assert told.value.fault is WorkspaceFault.DAMAGED


def test_a_file_that_is_gone_is_told(location: str) -> None:
    shown(location)
    Path(location).unlink()
    with pytest.raises(WorkspaceError) as told:
        shown(location)
    assert told.value.fault is WorkspaceFault.MISSING
