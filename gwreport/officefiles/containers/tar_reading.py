"""Tar archives read as a stream, a piece at a time; links, devices and sizes without end are told.

See POSIX.1-2017, pax, and the GNU format. Written for what comes from outside: the library's own
reader looks for the end of a pax record in more than linear time, and believes any size.
"""

from collections.abc import Iterator

from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.charsets import decoded
from gwreport.officefiles.containers.members import Member, Problem, UnpackError

_BLOCK = 512
_MAGIC_AT, _MAGIC = 257, b"ustar"
_NAMES_LIMIT = 1 << 20
_FILES, _FOLDER, _LONG_NAME, _RECORDS = (b"0", b"\0", b"7"), b"5", b"L", b"x"
_ABOUT_THE_NEXT = (_LONG_NAME, b"K", _RECORDS, b"g")


def is_tar(start: bytes) -> bool:
    """Say whether the first 512 bytes are the head of a tar archive's first file."""
    if len(start) < _BLOCK:
        return False
    return start[_MAGIC_AT : _MAGIC_AT + 5] == _MAGIC or (
        start[:1].isalnum() and _number(start[148:156]) == _checksum(start)
    )


def tar_members(pieces: Iterator[bytes], budget: Budget) -> Iterator[Member]:
    """Yield every file, folders left out; raises UnpackError for what is behind those it gave."""
    source = _Source(pieces)
    name, size = "", -1
    while head := source.read(_BLOCK):
        budget.check_time()
        told = _number(head[124:136])
        if not head.strip(b"\0"):
            # What is behind the end is filling, but may prove what came before.
            budget.pass_over(source.rest())
            return
        if _number(head[148:156]) != _checksum(head) or told is None:
            raise UnpackError(Problem.DAMAGED)
        kind = head[156:157]
        if kind in _ABOUT_THE_NEXT:
            if told > _NAMES_LIMIT:
                raise UnpackError(Problem.DAMAGED)
            content = source.read(told)
            budget.pass_over(source.pieces(-told % _BLOCK))
            if kind == _LONG_NAME:
                name = decoded(content.rstrip(b"\0"))
            elif kind == _RECORDS:
                name, size = _records(content, name, size)
            continue
        length = told if size < 0 else size
        shown = (name or _own_name(head)).replace("\\", "/")
        name, size = "", -1
        content = source.pieces(length)
        if kind != _FOLDER and not (shown.endswith("/") and not length):
            budget.count_member()
            yield _member(shown, kind, content, budget)
        budget.pass_over(content)
        budget.pass_over(source.pieces(-length % _BLOCK))


def _member(name: str, kind: bytes, content: Iterator[bytes], budget: Budget) -> Member:
    if not name.strip("/"):
        return Member("（没有名字）", None, Problem.NAMELESS)
    if kind not in _FILES:
        return Member(name, None, Problem.LINK)
    try:
        return Member(name, budget.joined(content))
    except UnpackError as error:
        return Member(name, None, error.problem, error.detail)


def _own_name(head: bytes) -> str:
    name = head[:100].rstrip(b"\0")
    if head[_MAGIC_AT : _MAGIC_AT + 6] == _MAGIC + b"\0":
        prefix = head[345:500].rstrip(b"\0")
        name = prefix + b"/" + name if prefix else name
    return decoded(name)


def _number(field: bytes) -> int | None:
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b" \0")
    return int(digits or b"0", 8) if not digits.strip(b"01234567") else None


def _checksum(head: bytes) -> int:
    # The sum of all bytes, its own field counted as blanks.
    return sum(head) - sum(head[148:156]) + 8 * 32


def _records(content: bytes, name: str, size: int) -> tuple[str, int]:
    """Give the name and the size that the records of a pax header tell for the next file."""
    at = 0
    while (blank := content.find(b" ", at, at + 9)) > 0:
        told = content[at:blank]
        if not told.isdigit() or int(told) <= blank + 1 - at:
            break
        key, _, value = content[blank + 1 : at + int(told) - 1].partition(b"=")
        if key == b"path":
            name = decoded(value)
        elif key == b"size" and value.isdigit() and len(value) < 20:
            size = int(value)
        at += int(told)
    return name, size


class _Source:
    """The bytes of a stream, asked for in whatever lengths."""

    def __init__(self, stream: Iterator[bytes]) -> None:
        self._stream = stream
        self._piece: bytes = b""
        self._at = 0

    def _has_more(self) -> bool:
        while self._at == len(self._piece):
            piece = next(self._stream, None)
            if piece is None:
                return False
            self._piece, self._at = piece, 0
        return True

    def pieces(self, length: int) -> Iterator[bytes]:
        """Yield so many bytes in pieces; raises UnpackError (DAMAGED) when there are fewer."""
        while length > 0:
            if not self._has_more():
                raise UnpackError(Problem.DAMAGED)
            taken = self._piece[self._at : self._at + length]
            self._at += len(taken)
            length -= len(taken)
            yield taken

    def rest(self) -> Iterator[bytes]:
        """Yield whatever is left."""
        while self._has_more():
            yield self._piece[self._at :]
            self._at = len(self._piece)

    def read(self, length: int) -> bytes:
        """Give so many bytes, none at the end of the stream."""
        return b"".join(self.pieces(length)) if self._has_more() else b""
