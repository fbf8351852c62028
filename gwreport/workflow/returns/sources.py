"""What is collected, with its bytes: single files, and the members of archives and mails."""

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gwreport.officefiles.archives.unpacking import (
    TOTAL_LIMIT,
    Member,
    Problem,
    is_archive,
    is_further_piece,
    is_litter,
    unpack,
)
from gwreport.officefiles.limits import FILE_BYTES
from gwreport.wording.system_errors import why_not_opened
from gwreport.workflow.found_files import FoundFile, shown_file_name, shown_path

# A file that is too large to be read is kept none the less, up to what a database takes well.
_KEPT_LIMIT = 256 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One file or archive member.

    `path` is the outer file; `had` is what could be had of it: a member of an archive, or the file
    itself under the name "". Its `problem` is that of a found file, "litter", "unreadable",
    "too-large" or a refusal of the archive's member; its `data` None when nothing could be had, of a
    refused member too.
    """

    path: Path
    had: Member
    is_unpacked: bool = False

    @property
    def name(self) -> str:
        """The name that the file itself bears."""
        name = self.had.name or shown_path(self.path)
        return Path(name).name or name

    @property
    def is_kept_in_archive(self) -> bool:
        """Whether its bytes are kept as they came: inside the archive out of which it was not had."""
        return self.is_unpacked and self.had.data is None and self.had.problem != Problem.LITTER


def open_sources(files: Iterable[FoundFile]) -> Iterator[Source]:
    """Read each file; what cannot be had is told, not raised."""
    for file in files:
        yield Source(file.path, _opened(file))


def _opened(file: FoundFile) -> Member:
    path = file.path
    if file.problem:
        return Member("", None, file.problem, file.detail)
    if is_litter(path.name):
        return Member("", None, Problem.LITTER)
    limit = TOTAL_LIMIT if is_archive(path.name, b"") else FILE_BYTES
    kept = max(_KEPT_LIMIT, limit)
    data: bytes | None = None
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            # To open a pipe or a device may take for ever.
            return Member("", None, "unreadable", "不是普通文件")
        if facts.st_size <= kept:
            with path.open("rb") as stream:
                # It may grow while it is read.
                data = stream.read(facts.st_size + 1)
    except OSError as error:
        return Member("", None, "unreadable", why_not_opened(error))
    if data is None or len(data) > limit:
        return Member("", data, "too-large", f"{limit >> 20} MB")
    if len(data) > facts.st_size:
        return Member("", None, "unreadable", "正被写入")
    return Member("", data, Problem.SPLIT if is_further_piece(path.name) else "")


def holds_others(source: Source) -> bool:
    """Say whether a source is an archive or a mail that is still to be taken apart."""
    had = source.had
    is_plain = had.data is None or bool(had.problem) or source.is_unpacked
    return not is_plain and is_archive(source.path.name, had.data or b"")


def members(source: Source) -> Iterator[Source]:
    """Take an archive or a mail apart; its own bytes must be kept by then."""
    assert source.had.data is not None
    name = shown_file_name(source.path)
    for member in unpack(name, source.had.data):
        is_whole = member.name == name and member.data is None
        had = replace(member, name="") if is_whole else member
        yield Source(source.path, had, is_unpacked=True)
