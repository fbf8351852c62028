"""The ledger on a database, and the ways to one."""

# ruff: noqa: D102 - the interface tells what each method does

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from gwreport.domain.decisions import Decision
from gwreport.domain.documents import PastReport
from gwreport.domain.issues import Issue
from gwreport.domain.plan import Plan
from gwreport.domain.returns import Submission
from gwreport.domain.units import Registry
from gwreport.errors import UnknownNameError, WorkspaceError, WorkspaceFault
from gwreport.ledger import archive, contents, journal
from gwreport.ledger.database import Database
from gwreport.ledger.decisions import read_decisions
from gwreport.ledger.histories import read_history
from gwreport.ledger.issues import read_issues
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.opening import copy_file, make_file, open_file
from gwreport.ledger.plans import read_plan, read_versions
from gwreport.ledger.records import JournalRecord, PlanVersion, WorkspaceFacts
from gwreport.ledger.registry import read_registry
from gwreport.ledger.settings import read_facts, read_settings
from gwreport.ledger.submissions import newest_of_bytes, read_submission, read_submissions
from gwreport.ledger.transaction import Transaction


def create_ledger(location: str | Path, facts: WorkspaceFacts) -> Ledger:
    """Make a new workspace and open it; see `Ledger.create`."""
    make_file(_path(location), facts)
    return open_ledger(location)


def open_ledger(location: str | Path, *, busy_seconds: float = 5.0) -> Ledger:
    """Open a workspace; see `Ledger.open`."""
    database = open_file(_path(location), busy_seconds=busy_seconds)
    try:
        with database.reading() as connection:
            facts = read_facts(connection)
        if facts is None:
            raise WorkspaceError(str(location), WorkspaceFault.DAMAGED)
    except BaseException:
        database.close()
        raise
    return SqlLedger(str(location), database, facts)


def _path(location: str | Path) -> Path:
    # A URL names a database server; only files are workspaces so far.
    if "://" in str(location):
        raise WorkspaceError(str(location), WorkspaceFault.NOT_A_WORKSPACE)
    return Path(location)


class SqlLedger(Ledger):
    """A ledger on an open database."""

    def __init__(self, location: str, database: Database, facts: WorkspaceFacts) -> None:
        self._location = location
        self._database = database
        self._facts = facts

    def close(self) -> None:
        self._database.close()

    @property
    def location(self) -> str:
        return self._location

    @property
    def facts(self) -> WorkspaceFacts:
        return self._facts

    @contextmanager
    def write(self) -> Generator[Transaction]:
        with self._database.writing():
            yield Transaction(self._database)

    def copy_to(self, path: Path) -> None:
        copy_file(self._database, path)

    def plan(self, version: int | None = None) -> Plan | None:
        with self._database.reading() as connection:
            return read_plan(connection, version)

    def plan_versions(self) -> list[PlanVersion]:
        with self._database.reading() as connection:
            return read_versions(connection)

    def history(self, round: str) -> PastReport | None:
        with self._database.reading() as connection:
            return read_history(connection, round)

    def registry(self) -> Registry:
        with self._database.reading() as connection:
            return read_registry(connection)

    def issues(self, round: str | None = None) -> list[Issue]:
        with self._database.reading() as connection:
            return read_issues(connection, round)

    def submissions(
        self, round: str | None = None, *, with_entries: bool = True
    ) -> list[Submission]:
        with self._database.reading() as connection:
            return read_submissions(connection, round, with_entries=with_entries)

    def submission(self, number: int) -> Submission | None:
        with self._database.reading() as connection:
            return read_submission(connection, number)

    def find_submission(self, sha256: str) -> Submission | None:
        with self._database.reading() as connection:
            return newest_of_bytes(connection, sha256)

    def decisions(self, round: str | None = None) -> list[Decision]:
        with self._database.reading() as connection:
            return read_decisions(connection, round)

    def settings(self) -> dict[str, str]:
        with self._database.reading() as connection:
            return read_settings(connection)

    def archived(self, sha256: str) -> bytes:
        with self._database.reading() as connection:
            data = archive.read_bytes(connection, sha256)
        if data is None:
            raise UnknownNameError("file", sha256)
        if not archive.is_intact(sha256, data):
            raise WorkspaceError(self._location, WorkspaceFault.DAMAGED, sha256)
        return data

    def has_archived(self, sha256: str) -> bool:
        with self._database.reading() as connection:
            return archive.has_bytes(connection, sha256)

    def journal(self) -> Iterator[JournalRecord]:
        return journal.read_records(self._database)

    def verify_journal(self) -> int | None:
        return journal.first_broken(self.journal())

    def verify_archive(self) -> list[str]:
        with self._database.reading() as connection:
            hashes = archive.hashes(connection)
            bad = list(archive.missing_hashes(connection))
        # One file at a time: the archive may be much larger than the memory.
        for sha256 in hashes:
            with self._database.reading() as connection:
                data = archive.read_bytes(connection, sha256)
            if data is None or not archive.is_intact(sha256, data):
                bad.append(sha256)
        return sorted(bad)

    def verify_contents(self) -> list[tuple[str, int]]:
        records = journal.intact_records(self.journal())
        recorded = contents.recorded(records)
        with self._database.reading() as connection:
            return contents.unrecorded(connection, recorded)

    def state_hash(self) -> str:
        with self._database.reading() as connection:
            return contents.state_hash(connection)
