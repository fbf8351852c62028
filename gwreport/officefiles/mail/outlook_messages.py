"""The attachments of an e-mail as Outlook saves it (.msg), after [MS-OXMSG]."""

import struct
from collections.abc import Iterator

from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.charsets import decoded
from gwreport.officefiles.containers.compound_files import CompoundFile, Entry
from gwreport.officefiles.containers.members import Member, Problem, UnpackError
from gwreport.officefiles.mail.attachments import NAMELESS, files_of_letter
from gwreport.officefiles.mail.letters import SUBJECT, letter
from gwreport.officefiles.rtf.unpacking import unpacked_rich_text

_ATTACHMENT = "__attach_version1.0_"
_PROPERTIES = "__properties_version1.0"
_DATA, _EMBEDDED = "__substg1.0_37010102", "__substg1.0_3701000d"
# The long name first, then the short one, then what is shown; each in UTF-16 or else in the
# system's own letters, which in these offices are GBK.
_NAMES = tuple(
    (f"__substg1.0_{code}{kind}", encoding)
    for code in ("3707", "3704", "3001")
    for kind, encoding in (("001f", "utf-16-le"), ("001e", "gb18030"))
)
_LETTERS = (
    ("__substg1.0_1000001f", "utf-16-le"),
    ("__substg1.0_1000001e", "gb18030"),
    ("__substg1.0_10130102", "utf-8"),
)
_SUBJECTS = (("__substg1.0_0037001f", "utf-16-le"), ("__substg1.0_0037001e", "gb18030"))
_TEXTS = _LETTERS[:2]
_PAGES = (("__substg1.0_1013001f", "utf-16-le"), ("__substg1.0_1013001e", "gb18030"))
_PAGE_BYTES, _RICH_TEXT = "__substg1.0_10130102", "__substg1.0_10090102"
_CLASSES = (("__substg1.0_001a001f", "utf-16-le"), ("__substg1.0_001a001e", "latin-1"))
_SEALED = "IPM.Note.SMIME"
_SEALED_LEGIBLY = "IPM.Note.SMIME.MultipartSigned"
_PROPERTY = struct.Struct("<HH4xI4x")
_ATTACH_METHOD = (0x0003, 0x3705)
# What is attached by its path or address, [MS-OXCMSG] 2.2.2.9.
_ELSEWHERE = (2, 3, 4, 7)
_DEEPEST = 5


def message_files(data: bytes, budget: Budget) -> Iterator[Member]:
    """Yield each file that is attached, those of forwarded mails too, and what cannot be had.

    Raises UnpackError for what is behind those it gave.
    """
    message = CompoundFile(data)
    waiting = [(message.root, 0)]
    while waiting:
        storage, depth = waiting.pop()
        parts = message.inside(storage)
        name = _words(message, parts, _CLASSES)
        if name.startswith(_SEALED) and not name.startswith(_SEALED_LEGIBLY):
            budget.count_member()
            yield Member(NAMELESS, None, Problem.MAIL_ENCRYPTED)
            continue
        for member in files_of_letter(_words(message, parts, _LETTERS).encode("utf-8", "replace")):
            budget.count_member()
            yield member
        forwarded: list[tuple[Entry, int]] = []
        for key, folder in parts.items():
            if not key.startswith(_ATTACHMENT) or not folder.is_storage:
                continue
            budget.count_member()
            inside = message.inside(folder)
            embedded = inside.get(_EMBEDDED)
            if embedded and embedded.is_storage and _DATA not in inside:
                if depth >= _DEEPEST:
                    name = _words(message, inside, _NAMES) or NAMELESS
                    yield Member(name, None, Problem.TOO_DEEP, str(_DEEPEST))
                    continue
                if _PROPERTIES in message.inside(embedded):
                    forwarded.append((embedded, depth + 1))
                    continue
            try:
                yield _attached(message, inside)
            except UnpackError as error:
                yield Member(NAMELESS, None, error.problem)
        waiting += forwarded[::-1]


def message_letter(data: bytes) -> str:
    """Give the words of a message and of those forwarded in it, "" for none; the subject comes first.

    Raises UnpackError for what is no such file.
    """
    message = CompoundFile(data)
    subject = ""
    texts: list[str] = []
    others: list[tuple[str, str]] = []
    waiting = [(message.root, 0)]
    while waiting:
        storage, depth = waiting.pop()
        parts = message.inside(storage)
        own = _words(message, parts, _SUBJECTS)
        if own and subject:
            texts.append(f"{SUBJECT}{own}")
        subject = subject or own
        texts.append(_words(message, parts, _TEXTS))
        others.append(("text/html", _words(message, parts, _PAGES)))
        if page := parts.get(_PAGE_BYTES):
            others.append(("text/html", decoded(message.read(page))))
        if packed := parts.get(_RICH_TEXT):
            rich = unpacked_rich_text(message.read(packed))
            others.append(("text/rtf", rich.decode("latin-1")))
        if depth < _DEEPEST:
            folders = [
                message.inside(folder).get(_EMBEDDED)
                for key, folder in parts.items()
                if key.startswith(_ATTACHMENT) and folder.is_storage
            ]
            inside = [one for one in folders if one is not None and one.is_storage]
            waiting += [(one, depth + 1) for one in inside[::-1]]
    return letter(subject, texts, others)


def _attached(message: CompoundFile, inside: dict[str, Entry]) -> Member:
    name = _words(message, inside, _NAMES) or NAMELESS
    content = inside.get(_DATA)
    if content is not None:
        return Member(name, message.read(content))
    if _EMBEDDED in inside:
        return Member(name, None, Problem.OBJECT)
    method = _method(message, inside)
    return Member(name, None, Problem.ELSEWHERE if method in _ELSEWHERE else Problem.DAMAGED)


def _method(message: CompoundFile, inside: dict[str, Entry]) -> int:
    stream = inside.get(_PROPERTIES)
    properties = message.read(stream)[8:] if stream else b""
    for kind, code, value in _PROPERTY.iter_unpack(properties[: len(properties) & ~15]):
        if (kind, code) == _ATTACH_METHOD:
            return value
    return 0


def _words(
    message: CompoundFile, parts: dict[str, Entry], streams: tuple[tuple[str, str], ...]
) -> str:
    for name, encoding in streams:
        if stream := parts.get(name):
            raw = message.read(stream)
            is_wide = encoding == "utf-16-le"
            words = raw.decode(encoding, "replace") if is_wide else decoded(raw)
            words = words.rstrip("\0")
            if words:
                return words
    return ""
