"""The attachments of an e-mail as Outlook saves it (.msg), after [MS-OXMSG]."""

import io
from collections.abc import Iterator
from typing import IO, Any, Protocol

from gwreport.officefiles.archive_members import Problem, UnpackError

_ATTACHMENT = "__attach_version1.0_"
_DATA, _EMBEDDED = "__substg1.0_37010102", "__substg1.0_3701000D"
# The long name first, then the short one, then what is shown; each in UTF-16 or else in the
# system's own letters, which in these offices are GBK.
_NAMES = tuple(
    (f"__substg1.0_{code}{kind}", encoding)
    for code in ("3707", "3704", "3001")
    for kind, encoding in (("001F", "utf-16-le"), ("001E", "gb18030"))
)
_NAMELESS = "附件"
_DEEPEST = 5


class _Message(Protocol):
    # As much of olefile's OleFileIO as is needed; it tells its types in part only.
    def listdir(self) -> list[list[str]]: ...

    def exists(self, filename: list[str]) -> bool: ...

    def openstream(self, filename: list[str]) -> IO[bytes]: ...


def message_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file that is attached, those of forwarded mails too.

    Raises UnpackError.
    """
    import olefile

    try:
        open_message: Any = olefile.OleFileIO
        opened: Any = open_message(io.BytesIO(data))
        with opened as message:
            yield from _attached(message, [])
    except (OSError, ValueError, IndexError, RecursionError) as error:
        # What olefile raises for chains of sectors that lead nowhere, or back to themselves.
        raise UnpackError(Problem.DAMAGED, str(error)[:80]) from error


def _attached(message: _Message, storage: list[str]) -> Iterator[tuple[str, bytes]]:
    depth = len(storage)
    if depth > 2 * _DEEPEST:
        return
    below = dict.fromkeys(
        path[depth]
        for path in message.listdir()
        if path[:depth] == storage and len(path) > depth and path[depth].startswith(_ATTACHMENT)
    )
    for folder in below:
        inside = [*storage, folder]
        if message.exists([*inside, _DATA]):
            yield _name(message, inside), message.openstream([*inside, _DATA]).read()
        elif message.exists([*inside, _EMBEDDED]):
            yield from _attached(message, [*inside, _EMBEDDED])


def _name(message: _Message, inside: list[str]) -> str:
    for stream, encoding in _NAMES:
        if message.exists([*inside, stream]):
            raw = message.openstream([*inside, stream]).read()
            name = raw.decode(encoding, errors="replace").rstrip("\0")
            if name:
                return name
    return _NAMELESS
