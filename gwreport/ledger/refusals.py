"""What the database refuses, in the words of gwreport.errors."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from gwreport.errors import (
    GwreportError,
    StorageError,
    StorageFault,
    WorkspaceError,
    WorkspaceFault,
)
from gwreport.officefiles.saving import storage_error

_WORKSPACE_FAULTS = {
    sqlite3.SQLITE_BUSY: WorkspaceFault.LOCKED,
    sqlite3.SQLITE_LOCKED: WorkspaceFault.LOCKED,
    sqlite3.SQLITE_NOTADB: WorkspaceFault.NOT_A_WORKSPACE,
    sqlite3.SQLITE_CORRUPT: WorkspaceFault.DAMAGED,
    # A table or column that is not there: the identity of the file has been checked before.
    sqlite3.SQLITE_ERROR: WorkspaceFault.DAMAGED,
}
_STORAGE_FAULTS = {
    sqlite3.SQLITE_FULL: StorageFault.FULL,
    sqlite3.SQLITE_READONLY: StorageFault.DENIED,
    sqlite3.SQLITE_PERM: StorageFault.DENIED,
    sqlite3.SQLITE_CANTOPEN: StorageFault.DENIED,
    sqlite3.SQLITE_IOERR: StorageFault.OTHER,
}


@contextmanager
def refusals(path: Path) -> Generator[None]:
    """Turn what the database or the system refuses about `path` into WorkspaceError or StorageError.

    A broken constraint is a mistake of ours and stays what it is.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        ours = _refusal(path, error)
        if ours is None:
            raise
        raise ours from error
    except OSError as error:
        raise storage_error(path, error) from error


def _refusal(path: Path, error: DBAPIError | sqlite3.Error) -> GwreportError | None:
    original = error.orig if isinstance(error, DBAPIError) else error
    extended: int | None = getattr(original, "sqlite_errorcode", None)
    if extended is None:
        return None
    primary = extended & 0xFF
    if primary in _WORKSPACE_FAULTS:
        return WorkspaceError(str(path), _WORKSPACE_FAULTS[primary])
    if primary in _STORAGE_FAULTS:
        return StorageError(str(path), _STORAGE_FAULTS[primary])
    return None
