"""The ledger: one open workspace, read from and written to.

It stands on a database (`storage.database`), which alone knows the dialect. Loading this module
loads SQLAlchemy: whoever may start without a workspace imports it where one is made or opened.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

from gwreport.errors import GwreportError, UnknownNameError, WorkspaceError, WorkspaceFault
from gwreport.ledger.opening import (
    copy_beside,
    copy_file,
    make_workspace,
    open_on_trial,
    open_workspace,
)
from gwreport.ledger.places.place_at import place_at
from gwreport.ledger.proof import seen_heads
from gwreport.ledger.tables import journal
from gwreport.ledger.tables.present_units import PresentUnits
from gwreport.ledger.tables.settings import read_facts, read_settings

# What reads and writes a sort of things is loaded when one of them is asked for.
if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from gwreport.domain.decisions.decisions import Decision
    from gwreport.domain.plan.plan import Plan
    from gwreport.domain.returns.evidence import EvidenceFile
    from gwreport.domain.returns.issues import Issue
    from gwreport.domain.returns.returns import Submission
    from gwreport.domain.units.registry import Registry
    from gwreport.ledger.order import Order
    from gwreport.ledger.places.place import Place
    from gwreport.ledger.proof.checks import Checks
    from gwreport.ledger.records import (
        JournalHead,
        JournalRecord,
        LoadedReport,
        PlanVersion,
        ReportNote,
        SeenHead,
        WorkspaceFacts,
    )
    from gwreport.ledger.shared_desk import SharedDesk
    from gwreport.ledger.storage.database import Database
    from gwreport.ledger.transaction import Transaction
    from gwreport.machine.saving import Saved


class Ledger:
    """One open workspace; use it as a context manager, in one thread.

    Every method may raise WorkspaceError (locked by another, damaged) or StorageError (the disk is
    full, the file must not be written).
    """

    def __init__(
        self,
        place: Place,
        database: Database,
        *,
        noted: bool,
        trial: bool = False,
        before: Path | None = None,
    ) -> None:
        """Take over an open database of the newest form; it is closed when anything is raised."""
        self._place = place
        self._database = database
        self._trial, self._before = trial, before
        try:
            with database.reading() as connection:
                facts = read_facts(connection)
            if facts is None:
                raise WorkspaceError(place.name, WorkspaceFault.DAMAGED)
        except BaseException:  # whatever it is, the file is let go; it is raised on
            database.close()
            raise
        self._facts = facts
        # Whether the journal's head is to be noted: not before the file has its place.
        self._is_noted = noted
        self._noted: JournalHead | None = None
        self._units = PresentUnits(facts.zone)

    @classmethod
    def create(cls, location: str | Path, facts: WorkspaceFacts, *, noted: bool = True) -> Self:
        """Make a new workspace, whole or not at all, and open it.

        One that will soon be gone is not `noted` (see `seen_heads`). Raises WorkspaceError when
        something of that name exists, which is never touched; StorageError when the file cannot be
        written.
        """
        place = place_at(location)
        make_workspace(place, facts)
        # What stood there before under this name is gone, and no former state of the new one.
        seen_heads.forget(facts.uid, place.lasting_name)
        return cls.open(location, noted=noted)

    @classmethod
    def open(
        cls,
        location: str | Path,
        *,
        busy_seconds: float = 5.0,
        trial: bool = False,
        noted: bool = True,
    ) -> Self:
        """Open a workspace and bring it to the newest form; see `before_upgrade`.

        `busy_seconds` is how long each access waits for another program that holds the file. On
        `trial` no byte of it is ever changed, not even by bringing it to the newest form. A copy
        that will soon be gone is not `noted` (see `seen_heads`). Raises WorkspaceError: missing, no
        workspace, of a newer program, locked, damaged.
        """
        place = place_at(location)
        if trial:
            database = open_on_trial(place, busy_seconds=busy_seconds)
            return cls(place, database, noted=False, trial=True)
        database, before = open_workspace(place, busy_seconds=busy_seconds, keeping=noted)
        return cls(place, database, noted=noted, before=before)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file; a second call does nothing."""
        self._note_head()
        self._is_noted = False
        self._database.close()

    def _note_head(self) -> None:
        if not self._is_noted:
            return
        with suppress(GwreportError):  # of a file that cannot be read nothing is noted
            head = self.head()
            if head != self._noted:
                name = self._place.lasting_name
                seen_heads.note_head(self._facts.uid, head, name, self.contained)
                self._noted = head

    @property
    def location(self) -> str:
        """Where the workspace is, as it was named: a path, or an address without a password."""
        return self._place.name

    @property
    def lasting_location(self) -> str:
        """The same from whatever folder it was named."""
        return self._place.lasting_name

    @property
    def on_trial(self) -> bool:
        """Whether it was opened on trial: what it is asked to change is left out."""
        return self._trial

    @property
    def before_upgrade(self) -> Path | None:
        """Where the file is kept as it was, when opening it brought it to a newer form."""
        return self._before

    @property
    def checks(self) -> Checks:
        """What proves that everything is as it was recorded."""
        from gwreport.ledger.proof.checks import Checks

        return Checks(self._database)

    @property
    def desk(self) -> SharedDesk | None:
        """The people of a workspace on a server; None for a file."""
        from gwreport.ledger.shared_desk import desk_of

        return None if self._database.is_file else desk_of(self._database, self.write)

    @property
    def facts(self) -> WorkspaceFacts:
        """What the workspace is."""
        return self._facts

    @contextmanager
    def write(self) -> Generator[Transaction]:
        """Begin the one transaction that may change something; it is committed at its end.

        Whatever is raised within rolls all of it back. What is read from the ledger within sees
        the transaction's own changes. Raises RuntimeError on a trial.
        """
        from gwreport.ledger.transaction import Transaction

        if self._trial:
            raise RuntimeError("the workspace was opened on trial")
        with self._database.writing():
            yield Transaction(self._database, self._units)
        self._note_head()

    def copy_to(self, path: Path) -> None:
        """Copy the whole file, as it stands between two changes; WorkspaceError where one is, StorageError."""
        copy_file(self._database, path)

    def copy_beside(self, path: Path) -> Saved:
        """Copy the whole file to a place, or beside what stands there; raises StorageError."""
        return copy_beside(self._database, path)

    def plan(self, version: int | None = None) -> Plan | None:
        """Give one version of the plan, by default the newest; None when it does not exist."""
        from gwreport.ledger.tables.plans import read_plan

        with self._database.reading() as connection:
            return read_plan(connection, version, self._units.at(connection))

    def plan_versions(self) -> list[PlanVersion]:
        """Give the versions of the plan, oldest first."""
        from gwreport.ledger.tables.plans import read_versions

        with self._database.reading() as connection:
            return read_versions(connection, self._facts.zone)

    def loaded_reports(self) -> list[LoadedReport]:
        """Give the newest report that was loaded of each past round, with the document that it came of."""
        from gwreport.ledger.tables.histories import read_loaded

        with self._database.reading() as connection:
            return read_loaded(connection)

    def registry(self) -> Registry:
        """Give the registry of units (单位名录)."""
        from gwreport.ledger.tables.registry import read_registry

        with self._database.reading() as connection:
            return read_registry(connection)

    def issues(self, round: str | None = None) -> list[Issue]:
        """Give the issues of one round or of all, oldest first."""
        from gwreport.ledger.tables.issues import read_issues

        with self._database.reading() as connection:
            return read_issues(connection, round, self._units.at(connection))

    def submissions(
        self,
        round: str | Collection[str] | None = None,
        *,
        with_entries: bool = True,
        after: int = 0,
    ) -> list[Submission]:
        """Give the submissions of one round, of several or of all, in the order of their numbers.

        Without entries they hold neither entries nor loose cells; findings are always there. Those
        with the number `after` or a lower one are left out.
        """
        from gwreport.ledger.tables.submissions import read_submissions

        with self._database.reading() as connection:
            which = (round, self._units.at(connection))
            return read_submissions(connection, *which, with_entries=with_entries, after=after)

    def submission(self, number: int) -> Submission | None:
        """Give the submission of that number, whole."""
        from gwreport.ledger.tables.submissions import read_submission

        with self._database.reading() as connection:
            return read_submission(connection, number, self._units.at(connection))

    def evidence(self) -> list[EvidenceFile]:
        """Give every file of evidence, in the order of their numbers."""
        from gwreport.ledger.tables.evidence import read_evidence

        with self._database.reading() as connection:
            return read_evidence(connection, self._units.at(connection))

    def kept_words(self, sorts: Collection[str]) -> list[Submission]:
        """Give the returns that are merged and have loose cells of these sorts, with these alone."""
        from gwreport.ledger.tables.submissions import read_kept_words

        with self._database.reading() as connection:
            return read_kept_words(connection, sorts, self._units.at(connection))

    def decisions(self, round: str | None = None) -> list[Decision]:
        """Give the decisions of one round or of all, oldest first."""
        from gwreport.ledger.tables.decisions import read_decisions

        with self._database.reading() as connection:
            return read_decisions(connection, round, self._units.at(connection))

    def settings(self) -> dict[str, str]:
        """Give the settings that were set."""
        with self._database.reading() as connection:
            return read_settings(connection)

    def archived(self, sha256: str) -> bytes:
        """Give the original bytes of that hash.

        Raises UnknownNameError when there are none, WorkspaceError when they are no longer what
        was archived.
        """
        from gwreport.ledger.tables import archive

        with self._database.reading() as connection:
            data = archive.read_bytes(connection, sha256)
        if data is None:
            raise UnknownNameError("file", sha256)
        if not archive.is_intact(sha256, data):
            raise WorkspaceError(self.location, WorkspaceFault.DAMAGED, sha256)
        return data

    def has_archived(self, sha256: str) -> bool:
        """Say whether bytes of that hash are in the archive."""
        from gwreport.ledger.tables import archive

        with self._database.reading() as connection:
            return archive.has_bytes(connection, sha256)

    def has_written(self, sha256: str) -> bool:
        """Say whether this workspace wrote a file of that hash, or was about to."""
        from gwreport.ledger.tables.written import has_hash

        with self._database.reading() as connection:
            return has_hash(connection, sha256)

    def written_reports(self, round: str) -> list[ReportNote]:
        """Give the files of a round's reports as they were written, oldest first."""
        from gwreport.ledger.tables.written import read_reports

        with self._database.reading() as connection:
            return read_reports(connection, round, self._facts.zone)

    def journal(self, *, after: int = 0, kinds: Collection[str] = ()) -> Iterator[JournalRecord]:
        """Give the records, or those of some kinds, behind a number, oldest first, a page at a time."""
        zone = self._facts.zone
        return journal.read_records(self._database, after=after, kinds=kinds, zone=zone)

    def journal_backwards(self) -> Iterator[JournalRecord]:
        """Give the journal's records, newest first."""
        return journal.read_backwards(self._database, zone=self._facts.zone)

    def order(self) -> Order:
        """Give the order in which plans, issues, returns and decisions were recorded."""
        from gwreport.ledger.order import Order
        from gwreport.ledger.records import RECORDED_KINDS

        with self._database.reading() as connection:
            return Order(journal.read_places(connection, RECORDED_KINDS))

    def newest_record(self) -> int:
        """Give the number of the journal's newest record: while it stays, nothing has changed."""
        with self._database.reading() as connection:
            return journal.newest_number(connection)

    def head(self) -> JournalHead:
        """Give the journal's length and the hash of its last record, which covers all of it."""
        with self._database.reading() as connection:
            return journal.read_head(connection)

    def contains(self, head: JournalHead) -> bool:
        """Say whether a journal that ended so is this one, or the beginning of it."""
        return head in self.contained([head])

    def contained(self, heads: Sequence[JournalHead]) -> set[JournalHead]:
        """Give those of several heads with which this journal, or a beginning of it, ends."""
        with self._database.reading() as connection:
            hashes = journal.read_hashes(connection, {one.length for one in heads})
        return {one for one in heads if one.length == 0 or hashes.get(one.length) == one.hash}

    def hash_of_record(self, number: int) -> str:
        """Give the hash of one record, "" when there is none of that number."""
        with self._database.reading() as connection:
            return journal.read_hashes(connection, [number]).get(number, "")

    def seen_heads(self) -> list[SeenHead]:
        """Give the heads of this journal that this machine has seen and noted, in any copy of the file."""
        return seen_heads.seen_heads(self._facts.uid, self._facts.zone)

    def set_back(self) -> None:
        """Note that this is knowingly the journal to go on with, whatever else was seen."""
        name = self._place.lasting_name
        seen_heads.leave_behind(self._facts.uid, name, self.contained)

    def state_hash(self) -> str:
        """Give the SHA-256 over plans, registry, issues, submissions and decisions."""
        from gwreport.ledger.proof import contents

        with self._database.reading() as connection:
            return contents.state_hash(connection)
