"""What is collected, with its bytes: single files, and the members of archives and mails."""

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gwreport.officefiles.archives.unpacking import (
    TOTAL_LIMIT,
    Problem,
    Remark,
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

    `path` is the outer file; `member` its name inside an archive, "" for a plain file or the archive
    as a whole; `problem` is that of a found file, "litter", "unreadable", "too-large" or a refusal of
    the archive's member, and `detail` its words; `remarks` are what is odd about the member's name.
    `data` is None when nothing could be had, of a refused member too; `letter` is that of the mail to
    which it was attached.
    """

    path: Path
    member: str
    data: bytes | None
    problem: str = ""
    detail: str = ""
    remarks: tuple[Remark, ...] = ()
    is_unpacked: bool = False
    letter: str = ""

    @property
    def name(self) -> str:
        """The name that the file itself bears."""
        name = self.member or shown_path(self.path)
        return Path(name).name or name

    @property
    def is_kept_in_archive(self) -> bool:
        """Whether its bytes are kept as they came: inside the archive out of which it was not had."""
        return self.is_unpacked and self.data is None and self.problem != Problem.LITTER


def open_sources(files: Iterable[FoundFile]) -> Iterator[Source]:
    """Read each file; what cannot be had is told, not raised."""
    for file in files:
        yield _opened(file)


def _opened(file: FoundFile) -> Source:
    path = file.path
    if file.problem:
        return Source(path, "", None, file.problem, file.detail)
    if is_litter(path.name):
        return Source(path, "", None, Problem.LITTER)
    limit = TOTAL_LIMIT if is_archive(path.name, b"") else FILE_BYTES
    kept = max(_KEPT_LIMIT, limit)
    data: bytes | None = None
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            # To open a pipe or a device may take for ever.
            return Source(path, "", None, "unreadable", "不是普通文件")
        if facts.st_size <= kept:
            with path.open("rb") as stream:
                # It may grow while it is read.
                data = stream.read(facts.st_size + 1)
    except OSError as error:
        return Source(path, "", None, "unreadable", why_not_opened(error))
    if data is None or len(data) > limit:
        return Source(path, "", data, "too-large", f"{limit >> 20} MB")
    if len(data) > facts.st_size:
        return Source(path, "", None, "unreadable", "正被写入")
    return Source(path, "", data, Problem.SPLIT if is_further_piece(path.name) else "")


def holds_others(source: Source) -> bool:
    """Say whether a source is an archive or a mail that is still to be taken apart."""
    is_plain = source.data is None or bool(source.problem) or source.is_unpacked
    return not is_plain and is_archive(source.path.name, source.data or b"")


def members(source: Source) -> Iterator[Source]:
    """Take an archive or a mail apart; its own bytes must be kept by then."""
    assert source.data is not None
    name = shown_file_name(source.path)
    for member in unpack(name, source.data):
        is_whole = member.name == name and member.data is None
        told = "" if is_whole else member.name
        facts = (member.problem, member.detail, member.remarks)
        letter = member.letter
        yield Source(source.path, told, member.data, *facts, is_unpacked=True, letter=letter)
