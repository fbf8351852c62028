"""What lies in an archive or a saved e-mail, member by member, in memory and within limits."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from gwreport.officefiles.archives.programs import packed_files
from gwreport.officefiles.archives.zip_members import zip_members
from gwreport.officefiles.containers.bounded_unpacking import Stream, unpacked_stream
from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.members import (
    EMPTY_HANDED,
    Member,
    Problem,
    Remark,
    UnpackError,
    is_further_piece,
    is_litter,
    is_piece_name,
    remarked,
    shown_name,
)
from gwreport.officefiles.containers.tar_reading import is_tar, tar_members
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.limits import FILE_BYTES
from gwreport.officefiles.mail.attachments import mail_files
from gwreport.officefiles.mail.letters import mail_letter
from gwreport.officefiles.mail.outlook_messages import message_files, message_letter
from gwreport.officefiles.mail.tnef_files import tnef_files, tnef_letter

__all__ = [
    "Member",
    "Problem",
    "Remark",
    "is_archive",
    "is_further_piece",
    "is_litter",
    "unpack",
]

TOTAL_LIMIT = 500 << 20
MEMBERS_LIMIT = 2_000
DEPTH_LIMIT = 2
SECONDS_LIMIT = 15.0
_SUFFIXES = (".zip", ".eml", ".msg", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
# What a reader does not foresee costs the archive, not the run. A test empties it, to see it.
_UNFORESEEN: tuple[type[Exception], ...] = (Exception,)

_Reader = Callable[[bytes, Budget], Iterator[Member]]


def is_archive(name: str, data: bytes) -> bool:
    """Say whether a file holds other files: by its bytes, by its name while there are none."""
    return _reader(name, data) is not None if data else name.lower().endswith(_SUFFIXES)


def unpack(name: str, data: bytes) -> Iterator[Member]:
    """Yield every file in an archive or saved e-mail, archives inside it opened to depth 2.

    Nothing is written to disk but the copy of a RAR or 7z that a program opens. What is damaged,
    locked or beyond the limits (500 MiB, 2,000 members, 50 MiB a member, 15 s of the processor) is
    yielded with its problem and the rest goes on; `name` is the archive's own, given to a problem of
    the whole. Nothing is raised, whatever the bytes are.
    """
    budget = Budget(MEMBERS_LIMIT, TOTAL_LIMIT, FILE_BYTES, SECONDS_LIMIT)
    yield from budget.metered(_members(name, data, "", 1, budget))


def _members(name: str, data: bytes, above: str, depth: int, budget: Budget) -> Iterator[Member]:
    words = _letter(name, data)
    is_empty, is_carried = True, not words
    for member in _opened(name, data, above, depth, budget):
        is_empty = False
        if member.problem not in EMPTY_HANDED and words:
            is_carried = True
            letters = f"{words}\n\n{member.letter}" if member.letter else words
            member = replace(member, letter=letters)
        yield member
    if is_empty or not is_carried:
        # A letter without a file is told with the mail as a whole.
        yield Member(name, None, Problem.EMPTY, letter=words)


def _opened(name: str, data: bytes, above: str, depth: int, budget: Budget) -> Iterator[Member]:
    names: set[str] = set()
    for found in _told(name, data, above, budget):
        member = remarked(found, above, names)
        if member.data is None or _reader(member.name, member.data) is None:
            yield member
        elif depth >= DEPTH_LIMIT:
            yield Member(member.name, None, Problem.TOO_DEEP, str(DEPTH_LIMIT))
        else:
            yield from _members(member.name, member.data, f"{member.name}/", depth + 1, budget)
        if budget.stopped:
            return


def _letter(name: str, data: bytes) -> str:
    """Give the letter of a mail, "" of everything else; what makes it unreadable is told elsewhere."""
    reader = _reader(name, data)
    read = _LETTERS.get(reader) if reader else None
    try:
        return read(data) if read else ""
    except (UnpackError, *_UNFORESEEN):
        return ""


def _told(name: str, data: bytes, above: str, budget: Budget) -> Iterator[Member]:
    """Yield what one archive gives, and what ended it as a problem of the whole."""
    reader = _reader(name, data)
    if reader is None:
        return
    try:
        for member in reader(data, budget):
            shown = shown_name(above + member.name.replace("\\", "/"))
            content = member.data
            if content is not None and is_litter(shown):
                yield Member(shown, None, Problem.LITTER)
            elif content is not None and len(content) > FILE_BYTES:
                yield Member(shown, None, Problem.TOO_LARGE, f"{FILE_BYTES >> 20} MB")
            else:
                yield Member(shown, content, member.problem, member.detail)
    except UnpackError as error:
        is_piece = error.problem in (Problem.DAMAGED, Problem.UNSUPPORTED) and is_piece_name(name)
        yield Member(name, None, Problem.SPLIT if is_piece else error.problem, error.detail)
    except _UNFORESEEN as error:
        yield Member(name, None, Problem.DAMAGED, type(error).__name__)


def _reader(name: str, data: bytes) -> _Reader | None:
    """Choose how a file is taken apart, by its bytes; None for a plain file."""
    try:
        content = sniff(data, name)
    except _UNFORESEEN:
        return None
    if content in (Content.GZIP, Content.BZIP2, Content.XZ):
        stream = Stream(content.value)
        return lambda data, budget: _stream(name, data, stream, budget)
    return _READERS.get(content)


def _tar(data: bytes, budget: Budget) -> Iterator[Member]:
    return tar_members(iter((data,)), budget)


def _stream(name: str, data: bytes, stream: Stream, budget: Budget) -> Iterator[Member]:
    """Yield the file that a .gz, .bz2 or .xz holds, or those of the tar archive in it."""
    pieces = unpacked_stream(data, stream)
    start = b""
    for piece in pieces:
        start += piece
        if len(start) >= 512:
            break
    whole = chain((start,), pieces)
    if is_tar(start[:512]):
        yield from tar_members(whole, budget)
        return
    budget.count_member()
    base = name.rpartition("/")[2]
    yield Member(base.removesuffix(f".{stream}") or base, budget.joined(whole, len(data)))


_READERS: dict[Content, _Reader] = {
    Content.ZIP: zip_members,
    Content.BROKEN_ZIP: zip_members,
    Content.RAR: packed_files,
    Content.SEVEN_ZIP: packed_files,
    Content.MESSAGE: message_files,
    Content.MAIL: mail_files,
    Content.TNEF: tnef_files,
    Content.TAR: _tar,
}

_LETTERS: dict[_Reader, Callable[[bytes], str]] = {
    mail_files: mail_letter,
    message_files: message_letter,
    tnef_files: tnef_letter,
}
