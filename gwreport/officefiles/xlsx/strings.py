"""The shared texts of a workbook: a quick way for plain parts and a thorough one for every other."""

import re
from collections.abc import Iterable

from gwreport.officefiles.xlsx.container import Container
from gwreport.officefiles.xlsx.parts import (
    MAIN_NAMESPACES,
    numbers_as_characters,
    plain_text,
    stream_part,
)
from gwreport.officefiles.xlsx.rich_text import TEXT_LIMIT, RichText

# More than three for each of the cells that a sheet may have.
ELEMENTS_LIMIT = 1_000_000
# Larger parts go through the streaming parser, whose memory does not grow with the XML.
WHOLE_LIMIT = 4 << 20
_ENTITIES = {"lt;": "<", "gt;": ">", "amp;": "&", "quot;": '"', "apos;": "'"}
_ENTITY = re.compile(r"&(#(x[0-9a-fA-F]{1,6}|[0-9]{1,7});|\w*;?)")
_XML_HEAD = re.compile(
    r'<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="\w+")? ?\?>\s*'
)
_SST = re.compile(rf'<sst xmlns="{re.escape(MAIN_NAMESPACES[0])}"(?:[^<>]*[^/<>])?>')
_TEXT = r'<t(?: xml:space="preserve")?>([^<]*+)</t>'
_TEXTS = re.compile(_TEXT)
_BEGIN, _END = "<si><t>", "</t></si>"
_ITEMS = re.compile(rf"(?:<si>{_TEXT.replace('([', '(?:[')}(?:<phoneticPr [^<>]*+/>)?</si>)*+")


class SharedStrings:
    """The texts that cells refer to by number, as they are stored.

    `rich` are those of runs that look in any way of their own; `plain` says that none of these is
    shown otherwise than it is stored.
    """

    def __init__(self, texts: list[str], rich: dict[int, RichText] | None = None) -> None:
        self.texts = texts
        self.rich = rich or {}
        self.plain = all(one.is_plain for one in self.rich.values())


_MANY_NUMBERS = 100
_NO_CHARACTER = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def whole_text(data: bytes) -> str | None:
    """Decode a part that the quick readers may take: plain UTF-8 XML without any declaration.

    None when it holds a comment, CDATA, a DOCTYPE or NUL: the real parser decides then. Other control
    characters, which XML forbids, are let through as text.
    """
    # Two characters are sought only where the rarer of them is there: to find one is much quicker.
    if (b"!" in data and b"<!" in data) or b"\0" in data:
        return None
    if b"#" in data and data.count(b"&#") > _MANY_NUMBERS:
        return numbers_as_characters(data)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    head = _XML_HEAD.match(text)
    text = text[head.end() :] if head else text
    return None if "?" in text and "<?" in text else text


def without_entities(text: str) -> str:
    """Undo XML's entities in a text.

    Raises KeyError for an entity that XML does not know of itself, ValueError or OverflowError for
    a number that is no character.
    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    if not found[2]:
        return _ENTITIES[found[1]]
    mark = chr(int(found[2][1:], 16) if found[2].startswith("x") else int(found[2]))
    if _NO_CHARACTER.match(mark):
        raise ValueError(found[0])
    return mark


def read_strings(container: Container, part: str) -> SharedStrings:
    """Read the part of shared texts.

    Raises UnreadableFileError.
    """
    if container.size(part) <= WHOLE_LIMIT:
        data = container.read(part)
        return _quickly(data) or _thoroughly((data,), part)
    return _thoroughly(container.stream(part), part)


def _quickly(data: bytes) -> SharedStrings | None:
    # Every character between the tags must belong to a match, else nothing is believed.
    text = whole_text(data)
    head = _SST.match(text) if text else None
    if text is None or head is None:
        return None
    end = text.find("</sst>", head.end())
    texts = _items(text[head.end() : end]) if end >= 0 else None
    if texts is None:
        return None
    if "&" in text or "_x" in text or "\r" in text:
        try:
            texts = [plain_text(without_entities(words)) for words in texts]
        except (KeyError, ValueError, OverflowError):
            return None
    # A part below the limit holds no text above it.
    if len(text) > TEXT_LIMIT and any(len(words) > TEXT_LIMIT for words in texts):
        return None
    return SharedStrings(texts)


def _items(items: str) -> list[str] | None:
    # Almost all programs write nothing around the words, and splitting is the quickest then: as
    # many tags as there must be say that there are no others.
    if items.startswith(_BEGIN) and items.endswith(_END):
        texts = items[len(_BEGIN) : -len(_END)].split(_END + _BEGIN)
        if items.count("<") == 4 * len(texts):
            return texts
    return _TEXTS.findall(items) if _ITEMS.fullmatch(items) else None


def _thoroughly(pieces: Iterable[bytes], part: str) -> SharedStrings:
    texts: list[str] = []
    rich: dict[int, RichText] = {}
    current: RichText | None = None

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        namespace, _, local = name.partition(" ")
        if namespace not in MAIN_NAMESPACES:
            return
        if local == "si":
            current = RichText()
        elif current is not None:
            current.start(local, attributes)

    def end(name: str) -> None:
        nonlocal current
        local = name.partition(" ")[2]
        if current is None:
            return
        if local != "si":
            current.end(local)
            return
        if not current.is_bare:
            rich[len(texts)] = current
        texts.append(current.text)
        current = None

    def words(text: str) -> None:
        if current is not None:
            current.words(text)

    stream_part(pieces, part, start, end, words, elements=ELEMENTS_LIMIT)
    return SharedStrings(texts, rich)
