"""What was changed behind the ledger's back is found."""

import sqlite3
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.ledger import Ledger
from tests.ledger.samples import AT, FACTS, add, issue, plan, registry, submission
from tests.ledger.tampering import tampering


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger file with something of everything; these tests change the file itself."""
    path = tmp_path / "2025.gwr"
    with Ledger.create(path, FACTS) as ledger:
        with ledger.write() as change:
            sha256 = change.archive(b"plan")
            change.add_plan(plan(), name="方案.docx", sha256=sha256, at=AT)
            change.save_registry(registry(), at=AT)
            change.add_issue(issue())
            change.set_setting("office", "督查室", at=AT)
        add(ledger, b"1")
        with ledger.write() as change:
            change.add_decision("2025-Q3", "T1", DecisionKind.TEXT, "改", "核实", "周叙言", AT)
        assert ledger.checks.verify_journal() is None
        assert ledger.checks.verify_contents() == []
        assert ledger.checks.verify_archive() == []
    return path


def tamper(path: Path, *statements: str) -> None:
    """Change the file as somebody with a database tool would, past the triggers."""
    with tampering(path) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0


@pytest.mark.parametrize(
    "column", ["at = '2020-01-01'", "kind = 'x'", "payload = '{}'", "previous = 'x'", "hash = 'x'"]
)
def test_a_changed_journal_record_is_found(file: Path, column: str) -> None:
    tamper(file, f"UPDATE journal SET {column} WHERE number = 3")
    with Ledger.open(file) as ledger:
        broken = ledger.checks.verify_journal()
    assert broken == 3


def test_a_removed_journal_record_is_found(file: Path) -> None:
    tamper(file, "DELETE FROM journal WHERE number = 3")
    with Ledger.open(file) as ledger:
        assert ledger.checks.verify_journal() == 3


def test_exchanged_journal_records_are_found(file: Path) -> None:
    tamper(
        file,
        "UPDATE journal SET number = 99 WHERE number = 3",
        "UPDATE journal SET number = 3 WHERE number = 4",
        "UPDATE journal SET number = 4 WHERE number = 99",
    )
    with Ledger.open(file) as ledger:
        assert ledger.checks.verify_journal() == 3


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE entry SET cells = '{}'", ("submission", 1)),
        ("DELETE FROM entry", ("submission", 1)),
        ("UPDATE loose_cell SET text = 'x'", ("submission", 1)),
        ("UPDATE finding SET severity = 'info'", ("submission", 1)),
        ("UPDATE submission SET outcome = 'refused'", ("submission", 1)),
        ("UPDATE decision SET value = 'x'", ("decision", 1)),
        ("DELETE FROM decision", ("decision", 1)),
        ("UPDATE plan SET content = replace(content, '5', '6')", ("plan", 1)),
        ("UPDATE issue SET deadline = ''", ("issue", 1)),
        ("UPDATE unit SET phone = '000-2'", ("registry", 0)),
        ("UPDATE unit SET email = 'a@b.cn'", ("registry", 0)),
        ("UPDATE unit SET merged_into = 1 WHERE number = 2", ("registry", 0)),
        ("UPDATE named_unit SET unit = 2 WHERE sort = 'submission'", ("names", 0)),
        ("UPDATE named_unit SET unit = 'x'", ("names", 0)),
        ("UPDATE named_unit SET number = 'x' WHERE sort = 'issue'", ("names", 0)),
        ("DELETE FROM named_unit", ("names", 0)),
        ("UPDATE setting SET value = 'x'", ("settings", 0)),
        ("UPDATE workspace SET region = 'x'", ("workspace", 0)),
    ],
)
def test_a_changed_table_is_found(file: Path, statement: str, found: tuple[str, int]) -> None:
    tamper(file, statement)
    with Ledger.open(file) as ledger:
        assert ledger.checks.verify_contents() == [found]


def test_a_flipped_byte_in_the_archive_is_found_and_never_given_out(file: Path) -> None:
    sha256 = submission(b"1").source.sha256
    tamper(file, f"UPDATE archive SET content = x'32' WHERE sha256 = '{sha256}'")
    with Ledger.open(file) as ledger:
        assert ledger.checks.verify_archive() == [sha256]
        with pytest.raises(WorkspaceError) as caught:
            ledger.archived(sha256)
    assert caught.value.fault is WorkspaceFault.DAMAGED


def test_bytes_that_are_gone_are_found(file: Path) -> None:
    sha256 = submission(b"1").source.sha256
    tamper(file, f"DELETE FROM archive WHERE sha256 = '{sha256}'")
    with Ledger.open(file) as ledger:
        assert ledger.checks.verify_archive() == [sha256]


@pytest.mark.parametrize("table", ["journal", "decision", "archive", "plan", "issue", "named_unit"])
def test_the_file_itself_refuses_changes_of_what_is_append_only(file: Path, table: str) -> None:
    connection = sqlite3.connect(file)
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()
