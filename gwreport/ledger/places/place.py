"""What every place of a workspace can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from gwreport.ledger.storage.database import Database


class Place(ABC):
    """A place where a workspace is, or may come to be."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What a person is told of it: a path, or an address without a password."""

    @property
    @abstractmethod
    def lasting_name(self) -> str:
        """The same from whatever folder it was named."""

    @property
    @abstractmethod
    def folder(self) -> Path:
        """Where files stand that are made on the way."""

    @abstractmethod
    def connect(self, *, busy_seconds: float = 5.0, check_references: bool = True) -> Database:
        """Open its database.

        `busy_seconds` is how long each access waits for another writer. Raises WorkspaceError, StorageError.
        """

    @abstractmethod
    def must_be_there(self) -> None:
        """Raise WorkspaceError where there is no workspace, and nothing that could be one."""

    @abstractmethod
    def on_trial(self, *, busy_seconds: float) -> Database:
        """Open its database so that nothing can change it.

        Raises WorkspaceError, StorageError.
        """

    @abstractmethod
    def building(self) -> AbstractContextManager[Self]:
        """Give a place for building a workspace, which is put here in one step when all went well.

        Raises WorkspaceError when something is here already, StorageError.
        """

    @abstractmethod
    def aside(self, end: str) -> Path:
        """Give a free name for a file with a copy of it, `end` behind its name."""

    @abstractmethod
    def take_over(self, built: Database, *, newest: int) -> None:
        """Put what was built, elsewhere or beside, in the place of what is here, in one step.

        Only when the newest journal record here still has that number. Raises WorkspaceError (locked).
        """

    @abstractmethod
    def beside(self) -> AbstractContextManager[Self]:
        """Give an empty place beside this one, which is gone at the end unless it was taken over."""
