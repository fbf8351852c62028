"""Saving of files that concern one user alone: whole or not at all, and nobody else can read them."""

import os
from pathlib import Path

from gwreport.machine import effects
from gwreport.machine.saving import storage_error

_OWN_FOLDER = 0o700


def save_private(path: Path, data: bytes) -> None:
    """Write a file that only its user may read (0600), in a folder that is made where it is missing.

    Raises StorageError; then a former file stands unchanged and nothing is left beside it.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
        # A temporary file is 0600 from the start.
        handle, temporary = effects.open_temporary(path.parent)
        with handle:
            effects.write(handle, data)
            effects.fsync(handle)
        effects.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise storage_error(path, error) from error


def set_aside(path: Path, suffix: str) -> Path:
    """Give a file that cannot be used another name beside its own, so that nobody reads it again.

    Returns the new path. Raises StorageError.
    """
    target = path.with_name(path.name + suffix)
    number = 1
    while os.path.lexists(target):
        number += 1
        target = path.with_name(f"{path.name}{suffix}-{number}")
    try:
        effects.replace(path, target)
    except OSError as error:
        raise storage_error(path, error) from error
    return target
