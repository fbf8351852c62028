"""The groups of a Rich Text document (RTF 1.9.1), as far as they have something fetched."""

import re
from dataclasses import dataclass

from gwreport.officefiles.rtf.bounds import RtfBounds

TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\bin(?P<size>\d{1,9}) ?|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{0,10}) ?"
    rb"|(?P<text>(?:[^\\{}]|\\'[0-9a-fA-F]{2}){1,4096})|\\(?:[^a-zA-Z]|$)|\\",
    re.DOTALL,
)
_HEX = re.compile(rb"\\'([0-9a-fA-F]{2})")
# Destinations that name a file or a source of data.
_OUTSIDE = frozenset({b"template", b"nextfile", b"filetbl", b"mailmerge"})
_LINKED = frozenset({b"objlink", b"objautlink", b"objocx"})
_UPDATED = frozenset({b"objupdate", b"rsltmerge"})
# Fields that show what the document itself holds or counts; all others give way to their result.
_OWN_FIELDS = (
    "= ADVANCE AUTONUM AUTONUMLGL AUTONUMOUT BARCODE BIDIOUTLINE CREATEDATE DATE EDITTIME EQ FILLIN "
    "FORMCHECKBOX FORMDROPDOWN FORMTEXT HYPERLINK LISTNUM NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE "
    "PAGEREF PRINTDATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SHAPE STYLEREF SYMBOL TIME TOC "
)
_ENOUGH = 200  # bytes of a group's words: those that say what it is stand first
_FIRST_WORD = re.compile(r"\s*([=A-Za-z]+)")


@dataclass(slots=True)
class _Group:
    """An open group: where it begins in what is kept, what it is for, and its first words."""

    start: int
    destination: bytes = b""
    words: bytes = b""
    is_linked: bool = False
    is_dropped: bool = False


def without_outside_fields(data: bytes, name: str) -> bytes:
    """Take out the fields, objects and destinations that have something outside fetched.

    A field's result, which is what its reader saw last, stays. Raises DocumentError, which names the
    document so, when it holds more than any real one (`RtfBounds`) or is cut off.
    """
    bounds = RtfBounds(name)
    kept: list[bytes] = []
    groups: list[_Group] = []
    position = 0
    while position < len(data):
        found = TOKEN.match(data, position)
        if found is None:
            break
        position = found.end()
        bounds.token(len(groups))
        piece = found[0]
        if found["open"]:
            groups.append(_Group(len(kept), is_linked=bool(groups) and groups[-1].is_linked))
            kept.append(piece)
        elif found["close"]:
            kept.append(piece)
            if groups:
                _close(groups, kept)
        elif found["size"] is not None:
            end = position + int(found["size"])
            bounds.bytes_left(end, len(data))
            kept.append(data[found.start() : end])
            position = min(end, len(data))
        elif (word := found["word"]) is not None:
            bounds.word(word, found["number"])
            if word in _UPDATED or word in _LINKED:
                if groups:
                    groups[-1].is_linked = groups[-1].is_linked or word in _LINKED
                continue
            kept.append(piece)
            _enter(groups, word)
        else:
            kept.append(piece)
            if found["text"] and groups:
                _say(groups[-1], found["text"])
    return b"".join(kept)


def _enter(groups: list[_Group], word: bytes) -> None:
    if not groups:
        return
    group = groups[-1]
    if not group.destination:
        group.destination = word
    if word in _OUTSIDE or (word == b"objdata" and group.is_linked):
        group.is_dropped = True


def _close(groups: list[_Group], kept: list[bytes]) -> None:
    group = groups.pop()
    text = _HEX.sub(lambda code: bytes((int(code[1], 16),)), group.words).decode("latin-1")
    if group.destination == b"fldinst":
        first = _FIRST_WORD.match(text)
        group.is_dropped = first is None or f"{first[1].upper()} " not in _OWN_FIELDS
    elif group.destination == b"sp":
        group.is_dropped = text.strip().startswith("pibName")
    if group.is_dropped:
        del kept[group.start :]
    elif groups:
        # An instruction may be spread over groups inside it.
        _say(groups[-1], group.words)


def _say(group: _Group, words: bytes) -> None:
    if len(group.words) < _ENOUGH:
        group.words += words[:_ENOUGH]
