"""Atomic saving: a file is there whole or not at all, and a former good file is never lost."""

import errno
import os
from pathlib import Path

from gwreport.errors import StorageError, StorageFault
from gwreport.officefiles import effects

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}
_WINDOWS_IN_USE = {32, 33}
_WINDOWS_TOO_LONG = 206


def storage_error(path: Path, error: OSError) -> StorageError:
    """Turn the system's refusal to write `path` into ours."""
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        fault = StorageFault.IN_USE
    elif error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", 0) == _WINDOWS_TOO_LONG:
        fault = StorageFault.TOO_LONG
    elif error.errno in _FULL:
        fault = StorageFault.FULL
    elif error.errno in _DENIED:
        fault = StorageFault.DENIED
    elif error.errno in _NO_FOLDER:
        fault = StorageFault.NO_FOLDER
    elif error.errno in (errno.EISDIR, errno.EEXIST):
        fault = StorageFault.IS_FILE
    else:
        fault = StorageFault.OTHER
    return StorageError(str(path), fault, error.strerror or "")


def make_folder(folder: Path) -> None:
    """Make a folder to write to, and prove that it can be written to.

    Raises StorageError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, probe = effects.open_temporary(folder)
        handle.close()
        probe.unlink()
    except OSError as error:
        raise storage_error(folder, error) from error


def _save_bytes(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, fsync and replace.

    Raises StorageError; then nothing has changed and no temporary file is left.
    """
    temporary: Path | None = None
    try:
        handle, temporary = effects.open_temporary(path.parent)
        with handle:
            effects.write(handle, data)
            effects.fsync(handle)
        if os.name == "posix":
            temporary.chmod(0o644)
        effects.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise storage_error(path, error) from error


def save_beside(path: Path, data: bytes) -> Path:
    """Write a file, under a second name ("名称 (2).xlsx") while the first is open elsewhere.

    Returns the path written. Raises StorageError for every other refusal.
    """
    for number in range(1, 10):
        target = path if number == 1 else path.with_stem(f"{path.stem} ({number})")
        try:
            _save_bytes(target, data)
        except StorageError as error:
            locked = error.fault in (StorageFault.IN_USE, StorageFault.DENIED)
            if locked and target.exists() and os.access(target.parent, os.W_OK) and number < 9:
                continue
            raise
        return target
    raise AssertionError("the loop returns or raises")
