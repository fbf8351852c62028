"""Atomic saving: a file is there whole or not at all, and nothing that anybody wrote is written over.

One rule decides for every output. Where nothing stands under its name, it is written there. Where
the very same bytes stand, they are left alone. Where a file stands whose bytes this program wrote
and nobody has changed since, the new one takes its place. Whatever else stands there is kept: the
output becomes a neighbour with a number (“名称_2.xlsx”), for which the same is asked, so that the
next run finds its own neighbour again; and the caller is told.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gwreport.errors import StorageError, StorageFault
from gwreport.machine import effects

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}
_WINDOWS_IN_USE = {32, 33}
_WINDOWS_TOO_LONG = 206
_MOST_NEIGHBOURS = 999
_MOST_LOOKS = 20
_LONGEST_NAME = 255
# Of a path on Windows, where nobody has allowed longer ones.
_LONGEST_PATH = 259
# Less the user's umask, as every other program does it.
_USUAL_MODE = 0o666
# A pipe or a device in the place of a file must not make us wait.
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)

_IDENTITY = ("st_dev", "st_ino", "st_size", "st_mtime_ns")

# Whether this program wrote bytes of that SHA-256.
IsOurs = Callable[[str], bool]


class Kept(StrEnum):
    """Why what stands under a name is kept and the output stands beside it."""

    DIFFERENT = "different"
    OPEN = "open"
    READ_ONLY = "read-only"
    NO_FILE = "no-file"


@dataclass(frozen=True, slots=True)
class Saved:
    """Where an output stands: `path` is `asked`, or its neighbour because of what was `kept`."""

    path: Path
    asked: Path
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in a place: nothing, the very bytes, a file of ours, or what is to be kept."""

    same: bool = False
    ours: os.stat_result | None = None
    kept: Kept | None = None


def storage_error(path: Path, error: OSError) -> StorageError:
    """Turn the system's refusal to write `path` into ours."""
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        fault = StorageFault.IN_USE
    elif _is_too_long(path, error):
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


def _is_too_long(path: Path, error: OSError) -> bool:
    """Say whether a name or the whole path is what was refused.

    Windows mostly says instead that there is no such folder (3) or that the name is wrong (123).
    """
    if error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", 0) == _WINDOWS_TOO_LONG:
        return True
    if os.name != "nt" or error.errno not in (errno.ENOENT, errno.EINVAL):
        return False
    whole = path.absolute()
    return _length(str(whole)) > _LONGEST_PATH or any(
        _length(part) > _LONGEST_NAME for part in whole.parts
    )


def temporary_place() -> Path:
    """Make a folder in the system's temporary folder, for what another program is to open.

    It goes when this process has ended and another begins. Raises StorageError.
    """
    try:
        return effects.open_temporary_folder()
    except OSError as error:
        raise storage_error(Path(str(error.filename)), error) from error


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


def make_folder_of(path: Path) -> None:
    """Make the folder of a file that the user has named; see `make_folder`.

    Raises StorageError, also when what he names is a folder: then he meant something else.
    """
    make_folder(path.parent)
    try:
        is_folder = path.is_dir()
    except OSError as error:
        raise storage_error(path, error) from error
    if is_folder:
        raise StorageError(str(path), StorageFault.IS_FILE)


def nothing_is_ours(_: str) -> bool:
    """Say of every file that it is not ours: whatever stands in a place is kept."""
    return False


def sha256_of(data: bytes) -> str:
    """Give the hash by which a file is known again."""
    return hashlib.sha256(data).hexdigest()


def find_place(path: Path, data: bytes, is_ours: IsOurs) -> Path:
    """Say where `save` would put these bytes as things stand; nothing is written.

    Raises StorageError.
    """
    sha256 = sha256_of(data)
    for candidate in _candidates(path):
        try:
            found = _look(candidate, sha256, is_ours)
        except OSError as error:
            raise storage_error(candidate, error) from error
        if found.kept is None:
            return candidate
    raise StorageError(str(path), StorageFault.IS_FILE)


def save(path: Path, data: bytes, is_ours: IsOurs = nothing_is_ours) -> Saved:
    """Write a file by the rule of this module, through a temporary one that is fsynced.

    Raises StorageError; then nothing has changed and no temporary file is left.
    """
    place = _Placing(sha256_of(data), is_ours)

    def written(folder: Path) -> Path:
        handle, temporary = effects.open_temporary(folder, mode=_USUAL_MODE)
        try:
            with handle:
                effects.write(handle, data)
                effects.fsync(handle)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        return temporary

    return place.put(path, written)


def save_beside(path: Path, made: Path) -> Saved:
    """Put a file that was made in the folder of `path` there, or beside what stands there.

    Nothing that stands there is replaced. Where the very same bytes stand, `made` is not moved: it
    is the caller's to remove. Raises StorageError.
    """
    with made.open("rb") as handle:
        sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
    return _Placing(sha256, nothing_is_ours).put(path, lambda _: made)


class _Placing:
    """Puts one output in its place."""

    def __init__(self, sha256: str, is_ours: IsOurs) -> None:
        self._sha256, self._is_ours = sha256, is_ours

    def put(self, path: Path, written: Callable[[Path], Path]) -> Saved:
        """Find the place and fill it with the temporary file that `written` makes in the folder."""
        kept: Kept | None = None
        temporary: list[Path] = []
        try:
            for candidate in _candidates(path):
                try:
                    reason = self._put_at(candidate, temporary, written)
                except OSError as error:
                    raise storage_error(candidate, error) from error
                if reason is None:
                    return Saved(candidate, path, kept)
                kept = kept or reason
        finally:
            for one in temporary:
                one.unlink(missing_ok=True)
        raise StorageError(str(path), StorageFault.IS_FILE)

    def _put_at(
        self, place: Path, temporary: list[Path], written: Callable[[Path], Path]
    ) -> Kept | None:
        for _ in range(_MOST_LOOKS):
            found = _look(place, self._sha256, self._is_ours)
            if found.same or found.kept is not None:
                return found.kept
            if not temporary:
                # Writing takes its time: what stands there is looked at again right before the end.
                temporary.append(written(place.parent))
            elif found.ours is None:
                with suppress(FileExistsError):  # something came in between
                    effects.place(temporary[0], place)
                    temporary.clear()
                    return None
            elif _is_still(place, found.ours):
                with suppress(OSError):  # not every file system has modes
                    temporary[0].chmod(stat.S_IMODE(found.ours.st_mode))
                try:
                    effects.replace(temporary[0], place)
                except PermissionError:
                    if not os.access(place.parent, os.W_OK):
                        raise
                    return Kept.OPEN
                temporary.clear()
                return None
        return Kept.DIFFERENT  # somebody is writing there all the time


def _look(place: Path, sha256: str, is_ours: IsOurs) -> _Found:
    """See what stands in a place; a link is never followed to be written through."""
    try:
        own = place.lstat()
    except FileNotFoundError:
        return _Found()
    try:
        stands = _hash_of_file(place)
    except FileNotFoundError:
        # It has just gone, or it is a link that leads nowhere.
        return _Found(kept=Kept.NO_FILE if stat.S_ISLNK(own.st_mode) else None)
    except PermissionError:
        # Windows refuses a folder in the words for a file that another program holds.
        is_held = os.name == "nt" and stat.S_ISREG(own.st_mode)
        return _Found(kept=Kept.OPEN if is_held else Kept.NO_FILE)
    except OSError:
        return _Found(kept=Kept.NO_FILE)
    if stands == sha256:
        return _Found(same=True)
    if not stat.S_ISREG(own.st_mode):
        return _Found(kept=Kept.NO_FILE)
    # A kill on a stick without links may leave the name with nothing in it: no words are in its way.
    if own.st_size and not is_ours(stands):
        return _Found(kept=Kept.DIFFERENT)
    if not own.st_mode & 0o222:
        return _Found(kept=Kept.READ_ONLY)
    return _Found(ours=own)


def _hash_of_file(place: Path) -> str:
    descriptor = os.open(place, _READING)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no file")
        with os.fdopen(descriptor, "rb", closefd=False) as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    finally:
        os.close(descriptor)


def _is_still(place: Path, facts: os.stat_result) -> bool:
    """Say whether a file is, as far as its folder tells, the one that was looked at."""
    try:
        now = place.lstat()
    except FileNotFoundError:
        return False
    return all(getattr(now, one) == getattr(facts, one) for one in _IDENTITY)


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, _MOST_NEIGHBOURS + 1):
        yield _numbered(path, f"_{number}")


def _numbered(path: Path, mark: str) -> Path:
    """Give the name with a number; it is cut where the system takes no longer one."""
    stem, longest = path.stem, _longest_name(path.parent)
    while len(stem) > 1 and _length(f"{stem}{mark}{path.suffix}") > longest:
        stem = stem[:-1]
    return path.with_name(f"{stem}{mark}{path.suffix}")


def _length(name: str) -> int:
    return (
        len(name.encode("utf-16-le", "surrogatepass")) // 2
        if os.name == "nt"
        else len(os.fsencode(name))
    )


def _longest_name(folder: Path) -> int:
    try:
        return os.pathconf(folder, "PC_NAME_MAX")
    except (AttributeError, OSError, ValueError):
        return _LONGEST_NAME
