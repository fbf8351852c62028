"""The one seam for effects: whatever changes the disk or the database passes through here.

A test sets `hook`; it is called with the name of each effect before it happens and may raise or
end the process, so that every step of a run can be made to fail.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

hook: Callable[[str], None] | None = None


def about_to(effect: str) -> None:
    """Announce an effect to the test's hook, if one is set."""
    if hook is not None:
        hook(effect)


def open_temporary(folder: Path, suffix: str = ".tmp") -> tuple[IO[bytes], Path]:
    """Open a new file in `folder` for writing; the caller replaces or removes it."""
    about_to("open_temporary")
    descriptor, name = tempfile.mkstemp(prefix=".gwreport-", suffix=suffix, dir=folder)
    return os.fdopen(descriptor, "wb"), Path(name)


def write(handle: IO[bytes], data: bytes) -> None:
    """Write bytes to an open file."""
    about_to("write")
    handle.write(data)


def fsync(handle: IO[bytes]) -> None:
    """Force a file's bytes to the disk."""
    about_to("fsync")
    handle.flush()
    os.fsync(handle.fileno())


def replace(source: Path, target: Path) -> None:
    """Put `source` in the place of `target`, in one step."""
    about_to("replace")
    source.replace(target)


def execute(connection: Any, statement: Any, parameters: Any = None) -> Any:
    """Run one statement that changes the database."""
    about_to("execute")
    return connection.execute(statement, parameters)


def commit(connection: Any) -> None:
    """Commit the database's transaction."""
    about_to("commit")
    connection.commit()
