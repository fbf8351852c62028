"""A workspace's file: how it is made, opened and put in its place."""

from __future__ import annotations

import itertools
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.places.place import Place
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.file_database import FileDatabase
from gwreport.ledger.storage.refusals import refusals
from gwreport.machine import effects


class FilePlace(Place):
    """The path of a workspace's file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        """See `Place`."""
        return str(self.path)

    @property
    def lasting_name(self) -> str:
        """See `Place`."""
        return str(self.path.resolve())

    @property
    def folder(self) -> Path:
        """See `Place`: its own."""
        return self.path.parent

    def connect(self, *, busy_seconds: float = 5.0, check_references: bool = True) -> FileDatabase:
        """See `Place`."""
        return FileDatabase(self.path, busy_seconds=busy_seconds, check_references=check_references)

    def must_be_there(self) -> None:
        """See `Place`; what processes that were killed have left beside it goes."""
        if not self.path.exists():
            raise WorkspaceError(self.name, WorkspaceFault.MISSING)
        if not self.path.is_file():
            raise WorkspaceError(self.name, WorkspaceFault.NOT_A_WORKSPACE)

    def on_trial(self, *, busy_seconds: float) -> FileDatabase:
        """See `Place`."""
        database = self.connect(busy_seconds=busy_seconds)
        try:
            database.refuse_changes()
        except BaseException:  # whatever it is, the file is let go; it is raised on
            database.close()
            raise
        return database

    @contextmanager
    def building(self) -> Generator[Self]:
        """See `Place`: a file beside it.

        A workspace holds the words of every unit: it and its copies are their owner's alone, as a
        temporary file is, until he lets others in.
        """
        path = self.path
        if os.path.lexists(path):
            raise WorkspaceError(self.name, WorkspaceFault.EXISTS)
        with refusals(self.name), temporary_file(path.parent) as temporary:
            yield type(self)(temporary)
            try:
                effects.place(temporary, path)
            except FileExistsError:
                raise WorkspaceError(self.name, WorkspaceFault.EXISTS) from None

    def aside(self, end: str) -> Path:
        """See `Place`: beside it, behind its whole name, so that the copy is no second workspace there."""
        ends = itertools.chain([end], (f"{end}{number}" for number in itertools.count(2)))
        names = (self.path.with_name(self.path.name + one) for one in ends)
        return next(itertools.filterfalse(os.path.lexists, names))

    def take_over(self, built: Database, *, newest: int) -> None:
        """See `Place`: over the old content of the same file, so that who has it open goes on with the new."""
        if not isinstance(built, FileDatabase):
            raise TypeError("a file takes the content of a file")
        built.copy_over(self.path, newest=newest)

    @contextmanager
    def beside(self) -> Generator[Self]:
        """See `Place`."""
        with temporary_file(self.folder) as temporary:
            yield type(self)(temporary)


@contextmanager
def temporary_file(folder: Path) -> Generator[Path]:
    """Give an empty file in `folder` that is gone at the end.

    Raises StorageError.
    """
    with refusals(str(folder)):
        handle, temporary = effects.open_temporary(folder)
        handle.close()
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(temporary.name + "-journal").unlink(missing_ok=True)
