"""The files in what the clerk points at, folders to any depth; what cannot be looked into is told."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.containers.members import shown_name
from gwreport.wording.system_errors import why_not_opened

_MOST_LEVELS = 100


class Obstacle(StrEnum):
    """Why what stands in a folder is not taken."""

    FOLDER_UNREADABLE = "folder-unreadable"
    FOLDER_TOO_DEEP = "folder-too-deep"
    LINK_OUTSIDE = "link-outside"
    LINK_BROKEN = "link-broken"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file, or what stands in its place and is not taken.

    `problem` says why (an `Obstacle`); `detail` has the system's reason, the limit, or where the
    link leads. Both "" for a file.
    """

    path: Path
    problem: str = ""
    detail: str = ""


def find_files(paths: Sequence[Path], *, arrived: bool = False) -> list[FoundFile]:
    """List the files that are meant, folders in the order of their names, each file once.

    A link in a folder is followed nowhere: what it leads to within the folder stands there itself,
    and nothing outside is meant. A path that is a link itself is what the clerk pointed at, unless
    the paths have `arrived`: then they are what stands in a watched folder, and one that has gone
    again is told.
    Raises DocumentError when a path does not exist, or nothing is there that could be taken.
    """
    found: dict[Path, FoundFile] = {}
    for path in paths:
        for one in _arrived(path) if arrived else _pointed_at(path):
            found.setdefault(one.path.absolute(), one)
    if not found:
        raise DocumentError("、".join(map(shown_path, paths)), DocumentFault.NO_FILES)
    if all(
        one.problem == Obstacle.FOLDER_UNREADABLE and one.path in paths for one in found.values()
    ):
        first = next(iter(found.values()))
        raise DocumentError(shown_path(first.path), DocumentFault.NOT_READABLE, first.detail)
    return list(found.values())


def _pointed_at(path: Path) -> Iterator[FoundFile]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        raise DocumentError(shown_path(path), DocumentFault.MISSING) from None
    except (OSError, ValueError) as error:
        raise _not_readable(path, error) from error
    yield from _in_folder(path) if is_folder else (FoundFile(path),)


def _arrived(path: Path) -> Iterator[FoundFile]:
    if not path.is_symlink():
        yield FoundFile(path)
        return
    root = os.path.realpath(path.parent)
    told = list(_link(path, root))
    # What it leads to within the folder may lie deeper than is looked.
    yield from told or (FoundFile(path),)


def shown_path(path: Path) -> str:
    """Give a path as a text that can be stored and shown.

    A name whose bytes are no UTF-8 comes from a Chinese Windows: a stick, an old share.
    """
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = os.fsencode(path).decode("gb18030", "replace")
    return shown_name(text)


def shown_file_name(path: Path) -> str:
    """Give a file's own name as a text that can be stored and shown; see `shown_path`."""
    return shown_path(Path(path.name))


def _not_readable(path: Path, error: OSError | ValueError) -> DocumentError:
    detail = why_not_opened(error) if isinstance(error, OSError) else ""
    return DocumentError(shown_path(path), DocumentFault.NOT_READABLE, detail)


def _in_folder(top: Path) -> Iterator[FoundFile]:
    root = os.path.realpath(top)
    # The next folder lies on top.
    waiting = [(top, 1)]
    while waiting:
        folder, level = waiting.pop()
        if level > _MOST_LEVELS:
            yield FoundFile(folder, Obstacle.FOLDER_TOO_DEEP, str(_MOST_LEVELS))
            continue
        try:
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            yield FoundFile(folder, Obstacle.FOLDER_UNREADABLE, why_not_opened(error))
            continue
        folders: list[tuple[Path, int]] = []
        for entry in entries:
            path = folder / entry.name
            if _is_link(entry):
                yield from _link(path, root)
            elif _is_folder(entry):
                folders.append((path, level + 1))
            else:
                yield FoundFile(path)
        waiting += folders[::-1]


def _is_link(entry: "os.DirEntry[str]") -> bool:
    try:
        # On Windows a folder can be mounted in another's place, which is no symbolic link.
        tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
        return entry.is_symlink() or tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)
    except OSError:
        return False


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        # It has gone, or may not be asked: opening it says why.
        return False


def _link(path: Path, root: str) -> Iterator[FoundFile]:
    try:
        # Asked first: of a link in a circle only this says so.
        path.stat()
        target = os.path.realpath(path)
    except OSError as error:
        yield FoundFile(path, Obstacle.LINK_BROKEN, why_not_opened(error))
        return
    if not _is_within(target, root):
        yield FoundFile(path, Obstacle.LINK_OUTSIDE, shown_path(Path(target)))


def _is_within(path: str, root: str) -> bool:
    try:
        return os.path.commonpath((path, root)) == root
    except ValueError:  # another drive
        return False
