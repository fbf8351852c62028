"""The ledger on a database, and the ways to one."""

# ruff: noqa: D102 - the interface tells what each method does

from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.plan.documents import PastReport
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.fillers import KeptWords
from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.returns import Submission
from gwreport.domain.units.registry import Registry
from gwreport.errors import GwreportError, UnknownNameError, WorkspaceError, WorkspaceFault
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.opening import (
    copy_beside,
    copy_file,
    make_file,
    new_file,
    open_file,
    open_on_trial,
    temporary_file,
)
from gwreport.ledger.proof import contents, seen_heads
from gwreport.ledger.proof.replay import Replay
from gwreport.ledger.rebuilding import rebuild
from gwreport.ledger.records import (
    JournalHead,
    JournalRecord,
    PlanVersion,
    Rebuilding,
    SeenHead,
    StateProof,
    StructureFault,
    WorkspaceFacts,
)
from gwreport.ledger.storage import structure
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.refusals import sound_rows
from gwreport.ledger.tables import archive, journal
from gwreport.ledger.tables.decisions import read_decisions
from gwreport.ledger.tables.histories import read_history
from gwreport.ledger.tables.issues import read_issues
from gwreport.ledger.tables.plans import read_plan, read_versions
from gwreport.ledger.tables.registry import read_registry
from gwreport.ledger.tables.settings import read_facts, read_settings
from gwreport.ledger.tables.submissions import read_kept_words, read_submission, read_submissions
from gwreport.ledger.tables.written import has_hash
from gwreport.ledger.transaction import Transaction
from gwreport.machine.saving import Saved


def create_ledger(location: str | Path, facts: WorkspaceFacts, *, noted: bool) -> Ledger:
    """Make a new workspace and open it; see `Ledger.create`."""
    path = _path(location)
    make_file(path, facts)
    # What stood there before under this name is gone, and no former state of the new one.
    seen_heads.forget(facts.uid, _whole(path))
    return open_ledger(location, noted=noted)


def open_ledger(
    location: str | Path, *, busy_seconds: float = 5.0, trial: bool = False, noted: bool = True
) -> Ledger:
    """Open a workspace; see `Ledger.open`."""
    opening = open_on_trial if trial else open_file
    database = opening(_path(location), busy_seconds=busy_seconds)
    return _opened(str(location), database, trial=trial, noted=noted and not trial)


@contextmanager
def restoring_ledger(
    source: str | Path, target: str | Path, *, at: str
) -> Generator[tuple[Ledger, Rebuilding]]:
    """Make a workspace again from what another file recorded; see `Ledger.restoring`."""
    path = _path(target)
    with new_file(path) as temporary, _own_copy(_path(source), path.parent) as copy:
        rebuilding = rebuild(copy, temporary, at=at)
        ledger = _opened(str(target), Database(temporary), noted=False)
        try:
            yield ledger, rebuilding
        finally:
            ledger.close()


def rebuild_ledger(location: str | Path, aside: Path, *, at: str) -> Rebuilding:
    """Set a workspace's tables right; see `Ledger.rebuild`."""
    path = _path(location)
    database = open_file(path, busy_seconds=5.0)
    try:
        with database.reading() as connection:
            newest = journal.newest_number(connection)
        with temporary_file(path.parent) as temporary:
            rebuilding = rebuild(database, temporary, at=at)
            if not rebuilding.repaired:
                return rebuilding
            copy_file(database, aside)
            rebuilt = Database(temporary)
            try:
                # Over the old content of the same file: who has it open goes on with the new.
                rebuilt.copy_to(path, newest=newest)
            finally:
                rebuilt.close()
            return rebuilding
    finally:
        database.close()


@contextmanager
def _own_copy(source: Path, folder: Path) -> Generator[Database]:
    """Give a copy, in the newest form, of a file that must stay as it is."""
    if not source.is_file():
        raise WorkspaceError(str(source), WorkspaceFault.MISSING)
    with temporary_file(folder) as temporary:
        original = Database(source)
        try:
            original.copy_to(temporary)
        finally:
            original.close()
        copy = open_file(temporary, busy_seconds=5.0)
        try:
            yield copy
        finally:
            copy.close()


def _opened(location: str, database: Database, *, noted: bool, trial: bool = False) -> Ledger:
    try:
        with database.reading() as connection:
            facts = read_facts(connection)
        if facts is None:
            raise WorkspaceError(location, WorkspaceFault.DAMAGED)
    except BaseException:
        database.close()
        raise
    return SqlLedger(location, database, facts, noted=noted, trial=trial)


def _path(location: str | Path) -> Path:
    # A URL names a database server; only files are workspaces so far.
    if "://" in str(location):
        raise WorkspaceError(str(location), WorkspaceFault.NOT_A_WORKSPACE)
    return Path(location)


class SqlLedger(Ledger):
    """A ledger on an open database."""

    def __init__(
        self,
        location: str,
        database: Database,
        facts: WorkspaceFacts,
        *,
        noted: bool,
        trial: bool = False,
    ) -> None:
        self._location = location
        self._database = database
        self._facts = facts
        self._trial = trial
        # Whether the journal's head is to be noted: not before the file has its place.
        self._is_noted = noted
        self._noted: JournalHead | None = None

    def close(self) -> None:
        self._note_head()
        self._is_noted = False
        self._database.close()

    def _note_head(self) -> None:
        if not self._is_noted:
            return
        with suppress(GwreportError):  # of a file that cannot be read nothing is noted
            head = self.head()
            if head != self._noted:
                place = _whole(Path(self._location))
                seen_heads.note_head(self._facts.uid, head, place, self.contains)
                self._noted = head

    @property
    def location(self) -> str:
        return self._location

    @property
    def on_trial(self) -> bool:
        return self._trial

    @property
    def facts(self) -> WorkspaceFacts:
        return self._facts

    @contextmanager
    def write(self) -> Generator[Transaction]:
        if self._trial:
            raise RuntimeError("the workspace was opened on trial")
        with self._database.writing():
            yield Transaction(self._database)
        self._note_head()

    def copy_to(self, path: Path) -> None:
        copy_file(self._database, path)

    def copy_beside(self, path: Path) -> Saved:
        return copy_beside(self._database, path)

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
        self, round: str | None = None, *, with_entries: bool = True, after: int = 0
    ) -> list[Submission]:
        with self._database.reading() as connection:
            return read_submissions(connection, round, with_entries=with_entries, after=after)

    def submission(self, number: int) -> Submission | None:
        with self._database.reading() as connection:
            return read_submission(connection, number)

    def kept_words(self, sorts: Collection[str]) -> list[KeptWords]:
        with self._database.reading() as connection:
            return read_kept_words(connection, sorts)

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

    def has_written(self, sha256: str) -> bool:
        with self._database.reading() as connection:
            return has_hash(connection, sha256)

    def journal(self, *, after: int = 0) -> Iterator[JournalRecord]:
        return journal.read_records(self._database, after=after)

    def journal_backwards(self) -> Iterator[JournalRecord]:
        return journal.read_backwards(self._database)

    def newest_record(self) -> int:
        with self._database.reading() as connection:
            return journal.newest_number(connection)

    def verify_journal(self) -> int | None:
        with self._database.as_it_is():
            return journal.first_broken(self.journal())

    def verify_archive(self) -> list[str]:
        with self._database.reading() as connection:
            hashes = archive.hashes(connection)
            bad = list(archive.missing_hashes(connection))
        # One file at a time: the archive may be much larger than the memory.
        return sorted({*bad, *(one for one in hashes if not self._is_kept(one))})

    def _is_kept(self, sha256: str) -> bool:
        try:
            with self._database.reading() as connection:
                data = archive.read_bytes(connection, sha256)
        except WorkspaceError as error:
            if error.fault is not WorkspaceFault.DAMAGED:
                raise
            return False
        return data is not None and archive.is_intact(sha256, data)

    def verify_contents(self) -> list[tuple[str, int]]:
        with self._database.as_it_is():
            with self._database.reading() as connection:
                stored = contents.stored_proofs(connection)
                newest = journal.newest_number(connection)
            return contents.unlike(self._log(newest).proofs(), stored)

    def verify_state(self) -> StateProof:
        with self._database.reading() as connection:
            stored = contents.state_hash(connection)
            newest = journal.newest_number(connection)
        with sound_rows(self._database.path):
            replay = Replay(self._database, self._log(newest))
            rebuilt = contents.hash_of_rows(replay.rows)
            return StateProof(stored, rebuilt, tuple(sorted(replay.find_lost())))

    def _log(self, newest: int) -> contents.Log:
        # What is recorded while the tables are looked at is not in them.
        records = journal.intact_records(self.journal())
        with sound_rows(self._database.path):
            return contents.read_log(takewhile(lambda record: record.number <= newest, records))

    def verify_structure(self) -> list[StructureFault]:
        with self._database.as_it_is(), self._database.reading() as connection:
            return structure.structure_faults(connection)

    def verify_pages(self) -> bool:
        with self._database.as_it_is(), self._database.reading() as connection:
            return not structure.damaged_pages(connection)

    def is_sound(self) -> bool:
        try:
            return (
                self.verify_pages()
                and self.verify_structure() == []
                and self.verify_journal() is None
                and self.verify_contents() == []
            )
        except WorkspaceError as error:
            if error.fault is not WorkspaceFault.DAMAGED:
                raise
            return False

    def head(self) -> JournalHead:
        with self._database.reading() as connection:
            return journal.read_head(connection)

    def contains(self, head: JournalHead) -> bool:
        return head.length == 0 or self.hash_of_record(head.length) == head.hash

    def hash_of_record(self, number: int) -> str:
        with self._database.reading() as connection:
            return journal.read_hash(connection, number)

    def seen_heads(self) -> list[SeenHead]:
        return seen_heads.seen_heads(self._facts.uid)

    def set_back(self) -> None:
        seen_heads.leave_behind(self._facts.uid, self.contains)

    def state_hash(self) -> str:
        with self._database.reading() as connection:
            return contents.state_hash(connection)


def _whole(path: Path) -> str:
    return str(path.resolve())
