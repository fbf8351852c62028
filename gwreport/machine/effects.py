"""The one seam for effects: whatever changes the disk or the database passes through here.

A test sets `hook`; it is called with the name of each effect before it happens and may raise or
end the process, so that every step of a run can be made to fail.
"""

import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from platform import node
from typing import IO, Any
from zlib import crc32

hook: Callable[[str], None] | None = None
# Whether anything that lasts has been done by this process: a change stored, a file put in its place.
has_lasting = False

_MACHINE = f"{crc32(node().encode()):08x}"
_LEFT = re.compile(rf"\.gwreport-{_MACHINE}-(\d+)-.*\.tmp(-journal)?")
_LEFT_FOLDER = re.compile(rf"gwreport-{_MACHINE}-(\d+)-.*")
_TEMPORARY = "系统的临时文件夹"
# Where a process cannot be asked whether it lives (Windows), its files may go after an hour.
_OLD_SECONDS = 3600
_cleared: set[Path] = set()
_OPENING = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def about_to(effect: str) -> None:
    """Announce an effect to the test's hook, if one is set."""
    if hook is not None:
        hook(effect)


def open_temporary(
    folder: Path, suffix: str = ".tmp", *, mode: int = 0o600
) -> tuple[IO[bytes], Path]:
    """Open a new file in `folder` for writing; the caller puts it in its place or removes it.

    `mode` is what the user's umask is taken off from, as for any file that a program makes.
    """
    about_to("open_temporary")
    return _new_temporary(folder, suffix, mode)


def _new_temporary(folder: Path, suffix: str, mode: int) -> tuple[IO[bytes], Path]:
    clear_left(folder)
    prefix = f".gwreport-{_MACHINE}-{os.getpid()}-"
    while True:
        path = folder / f"{prefix}{secrets.token_hex(6)}{suffix}"
        try:
            return os.fdopen(os.open(path, _OPENING, mode), "wb"), path
        except FileExistsError:
            continue


def keep_note(path: Path, data: bytes) -> None:
    """Write a small note of the program's own, for its user alone; one that cannot be is left out.

    Not announced to the hook, and not forced to the disk: nothing else depends on it.
    """
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = _new_temporary(path.parent, ".tmp", 0o600)
        try:
            with handle:
                handle.write(data)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)


def clear_left(folder: Path) -> None:
    """Remove what processes of this machine that were killed have left in a folder.

    Each folder is looked at once by each process.
    """
    if folder in _cleared:
        return
    _cleared.add(folder)
    # What cannot be listed or removed now is no reason not to go on.
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _LEFT.fullmatch(entry.name)
            if found and _is_over(int(found[1]), entry):
                Path(entry.path).unlink(missing_ok=True)


@contextmanager
def temporary_folder() -> Generator[Path]:
    """Make a folder of our own in the system's temporary folder; at the end it goes with all in it.

    Raises OSError as `open_temporary_folder`.
    """
    folder = open_temporary_folder()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def open_temporary_folder() -> Path:
    """Make a folder of our own in the system's temporary folder, to last as long as the process.

    What processes that have ended left there goes now. Raises OSError with the place's name where
    there is no usable temporary folder, or no room.
    """
    about_to("open_temporary")
    place = ""
    try:
        place = tempfile.gettempdir()
        clear_left_folders()
        return Path(tempfile.mkdtemp(prefix=f"gwreport-{_MACHINE}-{os.getpid()}-", dir=place))
    except OSError as error:
        named = place or os.environ.get("TMPDIR") or _TEMPORARY
        raise OSError(error.errno, error.strerror, named) from error


def clear_left_folders() -> None:
    """Remove the temporary folders of our own whose processes have ended."""
    # What cannot be listed or removed now is no reason not to go on.
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            found = _LEFT_FOLDER.fullmatch(entry.name)
            if found and entry.is_dir(follow_symlinks=False) and _is_over(int(found[1]), entry):
                _let_write(Path(entry.path))
                shutil.rmtree(entry.path, ignore_errors=True)


def _let_write(folder: Path) -> None:
    # What is read-only in it, copies to look at, is not removed by every system.
    for path in folder.rglob("*"):
        with suppress(OSError):
            path.chmod(0o600 if path.is_file() else 0o700)


def _is_over(process: int, entry: os.DirEntry[str]) -> bool:
    if os.name != "posix":
        return time.time() - entry.stat().st_mtime > _OLD_SECONDS
    try:
        os.kill(process, 0)  # signal 0 asks, and does nothing
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


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
    _lasts()


def place(source: Path, target: Path) -> None:
    """Put `source` where nothing may be, in one step; FileExistsError when something is there."""
    about_to("place")
    if os.name != "posix":
        source.rename(target)  # refuses a name that is taken
    else:
        _link_or_take(source, target)
    _lasts()


def _link_or_take(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise
    except OSError:
        # A stick or a share without links: the name is taken first, and only ours is replaced.
        target.touch(mode=0o600, exist_ok=False)
        try:
            source.replace(target)
        except BaseException:
            target.unlink()
            raise
    else:
        source.unlink()


def execute(connection: Any, statement: Any, parameters: Any = None) -> Any:
    """Run one statement that changes the database."""
    about_to("execute")
    return connection.execute(statement, parameters)


def commit(connection: Any) -> None:
    """Commit the database's transaction."""
    about_to("commit")
    connection.commit()
    _lasts()


def _lasts() -> None:
    global has_lasting
    has_lasting = True
