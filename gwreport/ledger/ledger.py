"""What the ledger offers; nothing heavy is loaded before one is created or opened."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.plan.documents import PastReport
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.fillers import KeptWords
from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.returns import Submission
from gwreport.domain.units.registry import Registry
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

if TYPE_CHECKING:
    from gwreport.ledger.transaction import Transaction
    from gwreport.machine.saving import Saved


class Ledger(ABC):
    """One open workspace file; use it as a context manager, in one thread.

    Every method may raise WorkspaceError (locked by another, damaged) or StorageError (the disk is
    full, the file must not be written).
    """

    @staticmethod
    def create(location: str | Path, facts: WorkspaceFacts, *, noted: bool = True) -> Ledger:
        """Make a new workspace file, whole or not at all, and open it.

        One that will soon be gone is not `noted` (see `seen_heads`). Raises WorkspaceError when something of that name exists, which is never touched;
        StorageError when the file cannot be written.
        """
        from gwreport.ledger.sql_ledger import create_ledger

        return create_ledger(location, facts, noted=noted)

    @staticmethod
    def open(
        location: str | Path,
        *,
        busy_seconds: float = 5.0,
        trial: bool = False,
        noted: bool = True,
    ) -> Ledger:
        """Open a workspace file and bring it to the newest form.

        `busy_seconds` is how long each access waits for another program that holds the file. On
        `trial` no byte of it is ever changed, not even by bringing it to the newest form. A copy
        that will soon be gone is not `noted` (see `seen_heads`). Raises WorkspaceError: missing, no
        workspace, of a newer program, locked, damaged.
        """
        from gwreport.ledger.sql_ledger import open_ledger

        return open_ledger(location, busy_seconds=busy_seconds, trial=trial, noted=noted)

    @staticmethod
    def restoring(
        source: str | Path, target: str | Path, *, at: str
    ) -> AbstractContextManager[tuple[Ledger, Rebuilding]]:
        """Make a workspace again from what another file recorded, and open it for a check.

        The new file is put in its place at the end of the block, and never comes to be when
        anything is raised within; the source stays as it is. Raises WorkspaceError (the target
        exists; the source is no workspace, newer, or so damaged that something is lost),
        StorageError.
        """
        from gwreport.ledger.sql_ledger import restoring_ledger

        return restoring_ledger(source, target, at=at)

    @staticmethod
    def rebuild(location: str | Path, aside: Path, *, at: str) -> Rebuilding:
        """Set a workspace's tables right from what was recorded, in one step.

        When there is anything to set right, the file as it was is first copied to `aside`, which
        must not exist. Raises WorkspaceError, StorageError.
        """
        from gwreport.ledger.sql_ledger import rebuild_ledger

        return rebuild_ledger(location, aside, at=at)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Release the file; a second call does nothing."""

    @property
    @abstractmethod
    def location(self) -> str:
        """Where the workspace is."""

    @property
    @abstractmethod
    def on_trial(self) -> bool:
        """Whether it was opened on trial: what it is asked to change is left out."""

    @property
    @abstractmethod
    def facts(self) -> WorkspaceFacts:
        """What the workspace is."""

    @abstractmethod
    def write(self) -> AbstractContextManager[Transaction]:
        """Begin the one transaction that may change something; it is committed at its end.

        Whatever is raised within rolls all of it back. What is read from the ledger within sees
        the transaction's own changes. Raises RuntimeError on a trial.
        """

    @abstractmethod
    def copy_to(self, path: Path) -> None:
        """Copy the whole file, as it stands between two changes, to a new place.

        Raises WorkspaceError when something of that name exists, StorageError.
        """

    @abstractmethod
    def copy_beside(self, path: Path) -> Saved:
        """Copy the whole file to a place, or beside what stands there; see `copy_to`.

        Raises StorageError.
        """

    @abstractmethod
    def plan(self, version: int | None = None) -> Plan | None:
        """Give one version of the plan, by default the newest; None when it does not exist."""

    @abstractmethod
    def plan_versions(self) -> list[PlanVersion]:
        """Give the versions of the plan, oldest first."""

    @abstractmethod
    def history(self, round: str) -> PastReport | None:
        """Give the newest report that was loaded of a past round; None when there is none."""

    @abstractmethod
    def registry(self) -> Registry:
        """Give the registry of units (单位名录)."""

    @abstractmethod
    def issues(self, round: str | None = None) -> list[Issue]:
        """Give the issues of one round or of all, oldest first."""

    @abstractmethod
    def submissions(
        self, round: str | None = None, *, with_entries: bool = True, after: int = 0
    ) -> list[Submission]:
        """Give the submissions of one round or of all, in the order of their numbers.

        Without entries they hold neither entries nor loose cells; findings are always there. Those
        with the number `after` or a lower one are left out.
        """

    @abstractmethod
    def submission(self, number: int) -> Submission | None:
        """Give the submission of that number, whole."""

    @abstractmethod
    def kept_words(self, sorts: Collection[str]) -> list[KeptWords]:
        """Give the loose cells of these sorts of all returns that are merged, oldest first."""

    @abstractmethod
    def decisions(self, round: str | None = None) -> list[Decision]:
        """Give the decisions of one round or of all, oldest first."""

    @abstractmethod
    def settings(self) -> dict[str, str]:
        """Give the settings that were set."""

    @abstractmethod
    def archived(self, sha256: str) -> bytes:
        """Give the original bytes of that hash.

        Raises UnknownNameError when there are none, WorkspaceError when they are no longer what
        was archived.
        """

    @abstractmethod
    def has_archived(self, sha256: str) -> bool:
        """Say whether bytes of that hash are in the archive."""

    @abstractmethod
    def has_written(self, sha256: str) -> bool:
        """Say whether this workspace wrote a file of that hash, or was about to."""

    @abstractmethod
    def journal(self, *, after: int = 0) -> Iterator[JournalRecord]:
        """Give the journal's records from behind a number on, oldest first, a page at a time."""

    @abstractmethod
    def journal_backwards(self) -> Iterator[JournalRecord]:
        """Give the journal's records, newest first."""

    @abstractmethod
    def newest_record(self) -> int:
        """Give the number of the journal's newest record: while it stays, nothing has changed."""

    @abstractmethod
    def verify_journal(self) -> int | None:
        """Give the number of the first record that does not fit its chain; None when all do."""

    @abstractmethod
    def verify_archive(self) -> list[str]:
        """Give the hashes whose bytes have changed, or are missing though something names them."""

    @abstractmethod
    def verify_contents(self) -> list[tuple[str, int]]:
        """Give what is not as the intact part of the journal recorded it, or is gone.

        The pairs are a kind ("plan", "issue", "submission", "decision") and a number, or
        "workspace", "registry" or "settings" and 0.
        """

    @abstractmethod
    def verify_state(self) -> StateProof:
        """Rebuild the state from journal and recorded words, and set its hash beside the stored one."""

    @abstractmethod
    def verify_structure(self) -> list[StructureFault]:
        """Give the tables, indexes, triggers and views that are not the program's own."""

    @abstractmethod
    def verify_pages(self) -> bool:
        """Say whether the file's pages and indexes fit each other."""

    @abstractmethod
    def is_sound(self) -> bool:
        """Say whether journal, contents, structure and pages are all as they should be."""

    @abstractmethod
    def head(self) -> JournalHead:
        """Give the journal's length and the hash of its last record, which covers all of it."""

    @abstractmethod
    def contains(self, head: JournalHead) -> bool:
        """Say whether a journal that ended so is this one, or the beginning of it."""

    @abstractmethod
    def hash_of_record(self, number: int) -> str:
        """Give the hash of one record, "" when there is none of that number."""

    @abstractmethod
    def seen_heads(self) -> list[SeenHead]:
        """Give the heads of this workspace's journal that this machine has seen, in any copy of it.

        They are noted outside of the file, after every change and when it is closed.
        """

    @abstractmethod
    def set_back(self) -> None:
        """Note that this is knowingly the journal to go on with, whatever else was seen."""

    @abstractmethod
    def state_hash(self) -> str:
        """Give the SHA-256 over plans, registry, issues, submissions and decisions."""
