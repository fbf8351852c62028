"""Which reports were written: when, by whom, as what, and what has become of each file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.statuses import FileNow
from gwreport.ledger.rebuilding import rebuild_workspace
from gwreport.workflow.output.finalize import finalize
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.output.written_reports import Signing, list_written
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, issue, open_office

ROUND = "2025-Q3"
FIRST, SECOND = datetime(2025, 10, 12, 9, 30), datetime(2025, 10, 13, 16, 5)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        issue(workspace, tmp_path)
        yield workspace


def write(office: Workspace, folder: Path, who: str, now: datetime) -> Path:
    (path,) = write_report(office, ROUND, folder, by=Signing(who, now)).outputs
    return path


def test_what_was_written_when_by_whom_and_as_what(office: Workspace, tmp_path: Path) -> None:
    first = write(office, tmp_path / "一", "王敏", FIRST)
    finalize(office, ROUND, Author("周叙言", "无", LATER))
    second = write(office, tmp_path / "二", "周叙言", SECOND)
    newest, oldest = list_written(office, ROUND)
    assert (newest.path, newest.who, newest.is_final) == (second, "周叙言", True)
    assert (oldest.path, oldest.who, oldest.is_final) == (first, "王敏", False)
    assert newest.at == SECOND.astimezone()
    assert newest.now is oldest.now is FileNow.SAME
    assert list_written(office, "2025-Q2") == []


def test_what_has_become_of_a_file_is_seen(office: Workspace, tmp_path: Path) -> None:
    changed = write(office, tmp_path / "一", "王敏", FIRST)
    changed.write_bytes(changed.read_bytes() + b" ")
    write(office, tmp_path / "二", "王敏", FIRST).unlink()
    write(office, tmp_path / "三", "王敏", FIRST)
    # Declared final the report is another: it takes the place of ours, and of nobody's else.
    finalize(office, ROUND, Author("周叙言", "无", LATER))
    write(office, tmp_path / "三", "王敏", SECOND)
    beside = write(office, tmp_path / "一", "王敏", SECOND)
    assert beside.name.endswith("_2.xlsx")
    found = [(one.path.parent.name, one.now) for one in list_written(office, ROUND)]
    assert found == [
        ("一", FileNow.SAME),
        ("三", FileNow.SAME),
        ("三", FileNow.REPLACED),
        ("二", FileNow.GONE),
        ("一", FileNow.CHANGED),
    ]


def test_the_note_of_a_report_changes_nothing_in_the_next(
    office: Workspace, tmp_path: Path
) -> None:
    first = write(office, tmp_path / "一", "王敏", FIRST)
    second = write(office, tmp_path / "二", "周叙言", SECOND)
    assert first.read_bytes() == second.read_bytes()


def test_the_notes_survive_a_rebuilding(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        issue(office, tmp_path)
        write(office, tmp_path / "一", "王敏", FIRST)
        place = Path(office.ledger.location)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE workspace SET region = '别处'")
        connection.commit()
    assert rebuild_workspace(place, tmp_path / "aside.gwr", at=SECOND.astimezone()).repaired
    with Workspace.open(str(place)) as office:
        assert [one.who for one in list_written(office, ROUND)] == ["王敏"]
