"""What the clerk points at, as files: single ones, folders to any depth, members of archives."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.archives import (
    TOTAL_LIMIT,
    Problem,
    Remark,
    is_archive,
    is_litter,
    unpack,
)
from gwreport.officefiles.limits import FILE_BYTES

# A file that is too large to be read is kept none the less, up to what a database takes well.
_KEPT_LIMIT = 256 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One file or archive member.

    `path` is the outer file; `member` its name inside an archive, "" for a plain file; `problem`
    is "litter", "unreadable", "too-large" or a refusal of the archive's member, and `detail` its
    words; `remarks` are what is odd about the member's name. `data` is None when nothing could be had; of a refused member it is the whole archive.
    """

    path: Path
    member: str
    data: bytes | None
    problem: str = ""
    detail: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def name(self) -> str:
        """The name that the file itself bears."""
        return Path(self.member).name if self.member else self.path.name


def find_files(paths: Sequence[Path]) -> list[Path]:
    """List the files that are meant, folders in the order of their names, each file once.

    Raises DocumentError when a path does not exist, or nothing is there at all.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise DocumentError(str(path), DocumentFault.MISSING)
        found.update(dict.fromkeys(_walk(path) if path.is_dir() else [path]))
    if not found:
        raise DocumentError("、".join(map(str, paths)), DocumentFault.NO_FILES)
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(parent) / name


def open_sources(files: Iterable[Path]) -> Iterator[Source]:
    """Read each file and unpack the archives among them; what cannot be had is told, not raised."""
    for path in files:
        if is_litter(path.name):
            yield Source(path, "", None, "litter")
            continue
        try:
            facts = path.stat()
            if not stat.S_ISREG(facts.st_mode):
                # To open a pipe or a device may take for ever.
                yield Source(path, "", None, "unreadable", "不是普通文件")
                continue
            size, limit = facts.st_size, FILE_BYTES
            if is_archive(path.name, b""):
                limit = TOTAL_LIMIT
            is_too_large = size > limit
            data = path.read_bytes() if size <= max(_KEPT_LIMIT, limit) else None
        except OSError as error:
            yield Source(path, "", None, "unreadable", error.strerror or "")
            continue
        if is_too_large or data is None:
            yield Source(path, "", data, "too-large")
            continue
        if not is_archive(path.name, data):
            yield Source(path, "", data)
            continue
        for member in unpack(path.name, data):
            # What cannot be taken out is kept as it came: inside its archive.
            kept = data if member.data is None and member.problem != Problem.LITTER else member.data
            name = "" if member.name == path.name else member.name
            yield Source(path, name, kept, member.problem, member.detail, member.remarks)
