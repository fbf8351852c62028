"""Files that are no workspace, or cannot be used now, are refused and not touched."""

import sqlite3
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.errors import StorageError, WorkspaceError, WorkspaceFault
from gwreport.ledger import opening
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.making import ledger_restored
from gwreport.ledger.storage.migrations import STEPS
from tests.ledger.samples import AT, FACTS, add


def fault_of(path: Path) -> WorkspaceFault:
    with pytest.raises(WorkspaceError) as caught:
        Ledger.open(path, busy_seconds=0.05)
    return caught.value.fault


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04" + b"\0" * 4000, b"\0" * 8192])
def test_a_file_of_something_else_is_refused_and_not_changed(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "2025.gwr"
    path.write_bytes(content)
    assert fault_of(path) is WorkspaceFault.NOT_A_WORKSPACE
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "2025.gwr"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE a (b)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert fault_of(path) is WorkspaceFault.NOT_A_WORKSPACE
    assert path.read_bytes() == before


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "none.gwr") is WorkspaceFault.MISSING
    assert not (tmp_path / "none.gwr").exists()
    assert fault_of(tmp_path) is WorkspaceFault.NOT_A_WORKSPACE


def test_a_file_of_a_newer_program_is_refused_and_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "2025.gwr"
    Ledger.create(path, FACTS).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert fault_of(path) is WorkspaceFault.NEWER
    assert path.read_bytes() == before


def test_a_program_that_knows_no_number_of_papers_refuses_a_file_that_may_hold_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "2025.gwr"
    Ledger.create(path, FACTS).close()
    # Decisions upon the final report and the numbers of papers came with the eighth step.
    monkeypatch.setattr(opening, "STEPS", STEPS[:7])
    assert fault_of(path) is WorkspaceFault.NEWER


def test_what_exists_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "2025.gwr"
    path.write_text("notes", encoding="utf-8")
    with pytest.raises(WorkspaceError) as caught:
        Ledger.create(path, FACTS)
    assert caught.value.fault is WorkspaceFault.EXISTS
    assert path.read_text(encoding="utf-8") == "notes"
    assert [one.name for one in tmp_path.iterdir()] == ["2025.gwr"]


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Ledger.create(tmp_path / "none" / "2025.gwr", FACTS)


@pytest.mark.of_files
def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "2025.gwr"
    with Ledger.create(path, FACTS) as ledger:
        for number in range(40):
            add(ledger, str(number).encode())
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)
    assert fault_of(path) is WorkspaceFault.DAMAGED


def test_a_second_writer_waits_or_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "2025.gwr"
    with Ledger.create(path, FACTS) as first, Ledger.open(path, busy_seconds=0.05) as second:
        with first.write() as change:
            change.add_decision("r", "T1", DecisionKind.TEXT, "一", "因", "甲", AT)
            with pytest.raises(WorkspaceError) as caught, second.write():
                pass
        assert caught.value.fault is WorkspaceFault.LOCKED
        with second.write() as change:
            number = change.add_decision("r", "T1", DecisionKind.TEXT, "二", "因", "乙", AT)
        assert number == 2
        assert [one.value for one in first.decisions()] == ["一", "二"]
        assert first.checks.verify_journal() is None


def test_reading_goes_on_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "2025.gwr"
    with Ledger.create(path, FACTS) as first, Ledger.open(path) as second:
        add(first, b"1")
        with first.write() as change:
            change.set_setting("a", "b", at=AT)
            assert second.settings() == {}
        assert second.settings() == {"a": "b"}


def _old(path: Path) -> None:
    """Take the newest step of a file back."""
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE unit DROP COLUMN email")
    connection.execute("DELETE FROM migration WHERE number = ?", (len(STEPS),))
    connection.execute(f"PRAGMA user_version = {len(STEPS) - 1}")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("which", ["view", "trigger", "changed trigger"])
def test_a_file_that_runs_statements_of_its_own_is_neither_looked_at_nor_restored_from(
    tmp_path: Path, which: str
) -> None:
    path = tmp_path / "2025.gwr"
    Ledger.create(path, FACTS).close()
    if which != "view":
        _old(path)
    connection = sqlite3.connect(path)
    match which:
        case "view":
            # It might count without end.
            connection.execute("ALTER TABLE workspace RENAME TO hidden")
            connection.execute("CREATE VIEW workspace AS SELECT * FROM hidden")
        case "trigger":
            connection.execute(
                "CREATE TRIGGER sly AFTER INSERT ON migration BEGIN DELETE FROM setting; END"
            )
        case _:
            connection.execute("DROP TRIGGER journal_no_delete")
            connection.execute(
                "CREATE TRIGGER journal_no_delete AFTER INSERT ON migration BEGIN DELETE FROM setting; END"
            )
    connection.commit()
    connection.close()
    before = path.read_bytes()
    for open_ in (
        lambda: Ledger.open(path, trial=True),
        lambda: ledger_restored(path, tmp_path / "neu.gwr", at=AT).__enter__(),
    ):
        with pytest.raises(WorkspaceError) as caught:
            open_()
        assert caught.value.fault is WorkspaceFault.DAMAGED
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["2025.gwr"]


def test_an_old_file_with_the_programs_own_triggers_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "2025.gwr"
    Ledger.create(path, FACTS).close()
    _old(path)
    Ledger.open(path, trial=True).close()
