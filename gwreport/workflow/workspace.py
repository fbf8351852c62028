"""The workspace (工作区): the ledger and the settings of one year, opened and closed as one."""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from gwreport.domain.rounds import Round, parse_round
from gwreport.errors import (
    ArgumentError,
    Cancelled,
    GwreportError,
    UnknownNameError,
    WorkspaceError,
    WorkspaceFault,
)
from gwreport.ledger.records import WorkspaceFacts
from gwreport.workflow.book.round_book import RoundBook
from gwreport.workflow.locations import SUFFIX, is_address, with_suffix

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from types import TracebackType

    from gwreport.domain.form.design import FormDesign
    from gwreport.domain.plan.plan import Plan
    from gwreport.domain.returns.issues import Issue
    from gwreport.domain.units.registry import Registry, Unit
    from gwreport.ledger.ledger import Ledger
    from gwreport.settings.declared import Settings

# What is told as it is, whatever the state of the workspace.
_TOLD = (GwreportError, Cancelled, OSError)


class Workspace:
    """One open workspace; use it as a context manager, in one thread."""

    def __init__(self, ledger: Ledger, book: RoundBook | None = None) -> None:
        self.ledger = ledger
        self._book = book or RoundBook()

    @classmethod
    def create(
        cls,
        location: str,
        *,
        region: str,
        year: int,
        now: datetime,
        identity: tuple[str, str] | None = None,
        noted: bool = True,
    ) -> Self:
        """Make a new workspace file and open it; one that will soon be gone is not `noted`.

        `identity` (uid and secret) is given only by the example, whose returns are made before.
        Raises WorkspaceError when the file exists, StorageError when it cannot be written.
        """
        from gwreport.ledger.ledger import Ledger

        facts = _new_facts(region, year, now, identity)
        return cls(Ledger.create(with_suffix(location), facts, noted=noted))

    @classmethod
    @contextmanager
    def making(cls, location: str, *, region: str, year: int, now: datetime) -> Generator[Self]:
        """Make a new workspace file and fill it: it is there whole at the end of the block, or not at all.

        Raises as `create`.
        """
        from gwreport.ledger.making import ledger_in_making

        facts = _new_facts(region, year, now, None)
        with ledger_in_making(with_suffix(location), facts) as ledger:
            yield cls(ledger)

    @classmethod
    def open(
        cls,
        location: str | None,
        *,
        folder: Path | None = None,
        trial: bool = False,
        noted: bool = True,
        book: RoundBook | None = None,
    ) -> Self:
        """Open a workspace: the one named, or the only one in `folder`.

        On `trial` everything is done but storing: the database itself refuses every change. A copy
        that will soon be gone is not `noted` as seen on this machine. `book` is what is known of it
        from an earlier opening, or of another workspace: it forgets what is no longer so. Raises
        WorkspaceError.
        """
        from gwreport.ledger.ledger import Ledger

        found = find_workspace(location, folder=folder or Path.cwd())
        return cls(Ledger.open(found, trial=trial, noted=noted), book)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if (
                isinstance(error, Exception)
                and not isinstance(error, _TOLD)
                and not self._is_sound()
            ):
                # Whatever it stumbled over, rows that are not as they were written come first.
                location = self.ledger.location
                raise WorkspaceError(location, WorkspaceFault.DAMAGED) from error
        finally:
            self.close()

    def _is_sound(self) -> bool:
        with suppress(GwreportError):
            return self.ledger.checks.is_sound()
        return True

    def close(self) -> None:
        """Close the ledger."""
        self._book.release()
        self.ledger.close()

    @property
    def book(self) -> RoundBook:
        """What is known of the workspace, as it stands now: each access looks whether it has changed."""
        self._book.follow(self.ledger)
        return self._book

    @property
    def on_trial(self) -> bool:
        """Whether it was opened on trial: nothing may be stored."""
        return self.ledger.on_trial

    @property
    def facts(self) -> WorkspaceFacts:
        """The workspace's identity, region and year."""
        return self.ledger.facts

    @property
    def design(self) -> FormDesign:
        """What the unit workbooks ask now, the office's own columns among it."""
        return self.book.design

    @property
    def settings(self) -> Settings:
        """The office's choices."""
        return self.book.settings

    def plan(self, version: int | None = None) -> Plan:
        """Give one version of the plan, by default the newest.

        Raises WorkspaceError when none has been loaded.
        """
        if version is None:
            return self.book.plan
        plan = self.book.parts.plan_of(version)
        if plan is None:
            raise WorkspaceError(str(self.ledger.location), WorkspaceFault.NO_PLAN)
        return plan

    def registry(self) -> Registry:
        """Give the registry of units."""
        return self.book.parts.registry

    def unit(self, name: str) -> Unit:
        """Give the unit of that name, alias or number.

        Raises UnknownNameError with names that come close.
        """
        return unit_called(self.registry(), name)

    def round(self, code: str, *, refinement: bool = False) -> Round:
        """Read a round's code; it must be of the workspace's year.

        The collection of nodes (细化方案) is one only for what says that it can do with it. Raises
        ArgumentError.
        """
        round_ = parse_round(code)
        if round_ is None:
            raise ArgumentError("ROUND", "round", code)
        if round_.year != self.facts.year:
            raise ArgumentError("ROUND", "round-year", code)
        if round_.is_refinement and not refinement:
            raise ArgumentError("ROUND", "round-refinement", code)
        return round_

    def issued_round(self, code: str, *, refinement: bool = False) -> tuple[Round, list[Issue]]:
        """Read the code of a round that has been issued, with its issues, oldest first.

        Raises ArgumentError, or WorkspaceError when nothing was issued in it.
        """
        round_ = self.round(code, refinement=refinement)
        return round_, list(self.book.issued(round_))


def _new_facts(
    region: str, year: int, now: datetime, identity: tuple[str, str] | None
) -> WorkspaceFacts:
    uid, secret = identity or (secrets.token_hex(4), secrets.token_hex(16))
    return WorkspaceFacts(
        uid=uid, secret=secret, region=region, year=year, created_at=stamp_time(now)
    )


def unit_called(registry: Registry, name: str) -> Unit:
    """Give the unit of that name, alias or number.

    Raises UnknownNameError with names that come close.
    """
    unit = registry.find(name)
    if unit is None and name.isdecimal():
        unit = registry.by_number(int(name))
    if unit is None:
        raise UnknownNameError("unit", name, registry.near(name)[:3])
    return unit


def find_workspace(location: str | None, *, folder: Path) -> str:
    """Say which workspace is meant: that named, else the only *.gwr in `folder`.

    Raises WorkspaceError when none or several could be meant.
    """
    if location:
        named = Path(location)
        if is_address(location) or named.exists() or named.suffix == SUFFIX:
            return location
        return with_suffix(location)
    found = sorted(folder.glob(f"*{SUFFIX}"))
    if not found:
        raise WorkspaceError("", WorkspaceFault.NOT_NAMED)
    if len(found) > 1:
        names = "、".join(path.name for path in found[:5])
        raise WorkspaceError("", WorkspaceFault.SEVERAL, names)
    return str(found[0])


def workspace_name(workspace: Workspace) -> str:
    """Give the name of a workspace: that of its file or of its database, without suffix."""
    location = str(workspace.ledger.location)
    if is_address(location):
        return location.partition("?")[0].rstrip("/").rpartition("/")[2]
    return Path(location).stem


def stamp_time(now: datetime) -> datetime:
    """Give a moment as the ledger keeps it: to the second, and knowing where it was taken."""
    return now.astimezone().replace(microsecond=0)
