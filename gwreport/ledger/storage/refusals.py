"""What the database refuses, in the words of gwreport.errors."""

import sqlite3
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, InvalidRequestError

from gwreport.errors import (
    GwreportError,
    StorageError,
    StorageFault,
    WorkspaceError,
    WorkspaceFault,
)
from gwreport.machine.saving import storage_error

_WORKSPACE_FAULTS = {
    sqlite3.SQLITE_BUSY: WorkspaceFault.LOCKED,
    sqlite3.SQLITE_LOCKED: WorkspaceFault.LOCKED,
    sqlite3.SQLITE_NOTADB: WorkspaceFault.NOT_A_WORKSPACE,
    sqlite3.SQLITE_CORRUPT: WorkspaceFault.DAMAGED,
    # A table or column that is not there: the identity of the file has been checked before.
    sqlite3.SQLITE_ERROR: WorkspaceFault.DAMAGED,
    sqlite3.SQLITE_INTERNAL: WorkspaceFault.DAMAGED,
    sqlite3.SQLITE_TOOBIG: WorkspaceFault.DAMAGED,
    sqlite3.SQLITE_MISMATCH: WorkspaceFault.DAMAGED,
    sqlite3.SQLITE_FORMAT: WorkspaceFault.DAMAGED,
}
_STORAGE_FAULTS = {
    sqlite3.SQLITE_FULL: StorageFault.FULL,
    sqlite3.SQLITE_READONLY: StorageFault.DENIED,
    sqlite3.SQLITE_PERM: StorageFault.DENIED,
    sqlite3.SQLITE_CANTOPEN: StorageFault.DENIED,
    sqlite3.SQLITE_IOERR: StorageFault.OTHER,
}


# What decoding of rows raises that are not as they were written: a text that is no JSON or not of
# the right shape, a name that no enumeration has, two rows of one key, depth without end.
_NOT_AS_WRITTEN = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    RecursionError,
    InvalidRequestError,
    zlib.error,
)


@contextmanager
def sound_rows(name: str) -> Generator[None]:
    """Turn what comes of rows that are not as they were written into WorkspaceError.

    For code that only reads and decodes rows.
    """
    try:
        yield
    except _NOT_AS_WRITTEN as error:
        raise WorkspaceError(name, WorkspaceFault.DAMAGED) from error


@contextmanager
def refusals(name: str) -> Generator[None]:
    """Turn what the database or the system refuses about a place into WorkspaceError or StorageError.

    A broken constraint is a mistake of ours and stays what it is.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        ours = _refusal(name, error)
        if ours is None:
            raise
        raise ours from error
    except UnicodeDecodeError as error:
        # The driver could not even read what the database says of its own schema.
        raise WorkspaceError(name, WorkspaceFault.DAMAGED) from error
    except OSError as error:
        raise _storage_error(name, error) from error


def _storage_error(name: str, error: OSError) -> StorageError:
    told = storage_error(Path(name), error)
    # A path would take one of the strokes out of an address.
    return StorageError(name, told.fault, told.detail)


def _refusal(name: str, error: DBAPIError | sqlite3.Error) -> GwreportError | None:
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, sqlite3.Error):
        # Only a server is reached by another driver.
        from gwreport.ledger.storage.server.refusals import server_refusal

        return server_refusal(name, original) if original is not None else None
    extended: int | None = getattr(original, "sqlite_errorcode", None)
    if extended is None:
        # Raised by the driver itself: a text in the file is no UTF-8.
        is_text = isinstance(original, sqlite3.OperationalError)
        return WorkspaceError(name, WorkspaceFault.DAMAGED) if is_text else None
    primary = extended & 0xFF
    if primary in _WORKSPACE_FAULTS:
        return WorkspaceError(name, _WORKSPACE_FAULTS[primary])
    if primary in _STORAGE_FAULTS:
        return StorageError(name, _STORAGE_FAULTS[primary])
    return None
