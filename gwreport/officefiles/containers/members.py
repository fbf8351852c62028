"""What comes out of an archive: its members, why some do not, and what is odd about their names."""

import re
from collections.abc import MutableSet
from dataclasses import dataclass, replace
from enum import StrEnum

_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED_NAME = re.compile(
    r'(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\.|$)|.*[<>:"|?*\x00-\x1f]', re.IGNORECASE
)
_LITTER_NAME = re.compile(
    r"~\$.*|\.~lock\..*#|\.~.*|\._.*|~WRL\d+\.tmp|thumbs\.db|\.ds_store|desktop\.ini|\.gitkeep",
    re.IGNORECASE,
)
# How programs name the files over which they spread one archive.
_PIECE_NAME = re.compile(
    r".*\.(?:(?:zip|7z|rar|tar|gz)\.(?P<number>\d{3})|part(?P<part>\d{1,4})\.rar|[zr](?P<further>\d\d))",
    re.IGNORECASE | re.DOTALL,
)
_NOT_SHOWN = re.compile("[\0\ud800-\udfff]")
_LONGEST_NAME = 255


class Problem(StrEnum):
    """Why a member, or the rest of an archive, is not taken."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    BOMB = "bomb"  # far larger than it was packed
    TOO_MANY = "too-many"
    TOO_DEEP = "too-deep"
    TOO_SLOW = "too-slow"
    UNSUPPORTED = "unsupported"  # an archive that needs a program
    METHOD = "method"  # packed in a way that is not known
    SPLIT = "split"  # one piece of an archive in several files
    NAMELESS = "nameless"
    ODD_NAME = "odd-name"  # a name that no file can have
    LINK = "link"  # a link to another file, or a device: no file of its own
    OBJECT = "object"  # an object of an office program, embedded in a mail
    ELSEWHERE = "elsewhere"  # what is attached lies on a server or another disk
    MAIL_ENCRYPTED = "mail-encrypted"  # or sealed in another way
    PICTURE = "picture"  # one that a letter shows among its words
    NO_ROOM = "no-room"  # the folder for temporary files takes no more
    LITTER = "litter"
    EMPTY = "empty"


# Members that are told of and have nothing in them.
EMPTY_HANDED = frozenset((Problem.LITTER, Problem.PICTURE))


class Remark(StrEnum):
    """What is odd about the name of a member that is taken none the less."""

    OUTSIDE = "outside"  # it points outside the archive
    TWICE = "twice"  # another member has the same name
    RESERVED = "reserved"  # Windows could not store it under this name


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive.

    `name` is the decoded name with its folders, those of a nested archive before it; it is only a
    name and must never become a path, even when it tries to point outside the archive. `data` is
    None when `problem` (a `Problem`, else "") says why it was not taken; `detail` is the limit that
    was met or the words of the reader that failed; `remarks` are what is odd about the name. `letter`
    is the letter of the mail that it was attached to, "" for none.
    """

    name: str
    data: bytes | None
    problem: str = ""
    detail: str = ""
    remarks: tuple[Remark, ...] = ()
    letter: str = ""


class UnpackError(Exception):
    """What cannot be had of an archive; `detail` are the words of the reader that failed."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(problem, detail)
        self.problem = problem
        self.detail = detail


def is_litter(name: str) -> bool:
    """Say whether a file's name is that of a lock file or of a system's own record."""
    folders, _, base = name.replace("\\", "/").rpartition("/")
    return _LITTER_NAME.fullmatch(base) is not None or "__MACOSX" in folders.split("/")


def is_piece_name(name: str) -> bool:
    """Say whether a file's name is that of one piece of an archive in several files."""
    return _PIECE_NAME.fullmatch(name) is not None


def is_further_piece(name: str) -> bool:
    """Say whether it is that of a piece other than the first, which nothing can be had of alone."""
    found = _PIECE_NAME.fullmatch(name)
    if found is None:
        return False
    return bool(found["further"]) or int(found["number"] or found["part"] or 0) > 1


def shown_name(name: str) -> str:
    """Give a name as it can be stored and shown: what is no character of a text is replaced."""
    return _NOT_SHOWN.sub("\ufffd", name)


def remarked(member: Member, above: str, names: MutableSet[str]) -> Member:
    """Give a member with what is odd about its name.

    `above` is the name of the archive that it lies in, with a "/", `names` those of its neighbours
    so far, which takes the new one.
    """
    own = member.name.removeprefix(above)
    remarks: list[Remark] = []
    if ".." in own.split("/") or own.startswith("/") or _DRIVE.match(own):
        remarks.append(Remark.OUTSIDE)
    # Windows and macOS hold names alike that differ in letter case only.
    if own.casefold() in names:
        remarks.append(Remark.TWICE)
    names.add(own.casefold())
    base = own.rpartition("/")[2]
    if _RESERVED_NAME.match(base) or base != base.rstrip(". ") or len(base) > _LONGEST_NAME:
        remarks.append(Remark.RESERVED)
    return replace(member, remarks=tuple(remarks)) if remarks else member
