"""Links behind a sheet's cells and shapes, and the words of its printed page's head and foot.

A link is never followed: its address is a text like any other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from gwreport.officefiles.shown.raised_text import SUBSCRIPT, SUPERSCRIPT, raised_shown
from gwreport.officefiles.shown.struck_words import struck_told
from gwreport.officefiles.shown.symbol_fonts import draws_signs
from gwreport.officefiles.xlsx.model import Link
from gwreport.officefiles.xlsx.parts import local_name, parse_part
from gwreport.officefiles.xlsx.rich_text import shown_in

# As many as Excel lets a sheet have.
LINKS_LIMIT = 65_530
PAGE_PARTS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
# ECMA-376 part 1, 18.3.1.46: the parts of the line, page numbers, dates and names, looks.
_CODE = re.compile(
    r'&(?:(?P<part>[LCR])|(?P<field>[PNDTZFAG])|"[^"]*"|K(?:[0-9A-F]{6}|[0-9]{2}[+-][0-9]{3})'
    r"|[0-9]{1,3}|[BIUESXYOH]|(?P<and>&))",
    re.IGNORECASE,
)
_POSITIONS = {"X": SUPERSCRIPT, "Y": SUBSCRIPT}
# Where a field stands, whose words are none of anybody's.
_FIELD = "\ufffc"
_NUMBERING = re.compile(r"(?:[\s\ufffc0-9—–\-·/第页共，,]|Page|of)*", re.IGNORECASE)


def link_of(attributes: Mapping[str, str]) -> Link | None:
    """Give a link out of the attributes of its element, by their local names; None for no link.

    Its target is the relation's id until `resolved` gives the address.
    """
    cell = attributes.get("ref", "").partition(":")[0]
    target, place = attributes.get("id", ""), attributes.get("location", "")
    if not (target or place):
        return None
    return Link(cell, target, place, attributes.get("tooltip", ""))


def resolved(links: Sequence[Link], addresses: Mapping[str, str]) -> list[Link]:
    """Give links with their addresses in the place of the relations' ids, "" for an id of none."""
    return [link._replace(target=addresses.get(link.target, "")) for link in links]


@lru_cache(maxsize=64)
def outside_addresses(data: bytes, rels: str) -> Mapping[str, str]:
    """Give the addresses outside that a part refers to by links, by the relations' ids.

    Raises UnreadableFileError.
    """
    found: dict[str, str] = {}
    for relation in parse_part(data, rels):
        kind = (relation.get("Type") or "").rpartition("/")[2]
        if kind == "hyperlink" and relation.get("TargetMode") == "External":
            found[relation.get("Id") or ""] = relation.get("Target") or ""
    return found


def page_words(stored: str) -> Iterator[str]:
    """Yield what the left, middle and right of a page's head or foot say, without its codes.

    Nothing is yielded for page numbers, dates and names of files and sheets.
    """
    part = _PagePart()
    last = 0
    for found in _CODE.finditer(stored):
        part.add(stored[last : found.start()])
        last = found.end()
        if found["part"]:
            yield from part.told()
            part = _PagePart()
        elif found["field"]:
            part.add(_FIELD)
        elif found["and"]:
            part.add("&")
        else:
            part.look(found[0])
    part.add(stored[last:])
    yield from part.told()


class _PagePart:
    # The left, middle or right; a code for a look holds until it comes again, or the part ends.

    def __init__(self) -> None:
        self._text = self._standing = self._font = self._position = ""
        self._is_struck = self._any_struck = False

    def look(self, code: str) -> None:
        kind = code[1:].upper()
        if kind == "S":
            self._is_struck = not self._is_struck
        elif kind in _POSITIONS:
            position = _POSITIONS[kind]
            self._position = "" if self._position == position else position
        elif kind.startswith('"'):
            name = code[2:-1].partition(",")[0]
            self._font = name if draws_signs(name) else ""

    def add(self, words: str) -> None:
        if words != _FIELD:
            words, _ = shown_in(self._font, words)
            words, _ = raised_shown(words, self._position)
        self._text += words
        if not self._is_struck:
            self._standing += words
        elif words.strip():
            self._any_struck = True

    def told(self) -> Iterator[str]:
        if not _NUMBERING.fullmatch(self._text):
            standing = self._standing.replace(_FIELD, "") if self._any_struck else None
            yield struck_told(self._text.replace(_FIELD, ""), standing)


def local_attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    """Give attributes by their local names, whatever namespace they are written in."""
    return {name.rpartition(" ")[2]: words for name, words in attributes.items()}


def shape_links(data: bytes, part: str, addresses: Mapping[str, str]) -> list[Link]:
    """Give the links of a drawing's shapes and pictures, which belong to no cell.

    Raises UnreadableFileError.
    """
    if not addresses:
        return []
    found: list[Link] = []
    for click in parse_part(data, part).iter("{*}hlinkClick"):
        words = {local_name(name): str(value) for name, value in click.attrib.items()}
        if words.get("id") in addresses:
            found.append(Link("", addresses[words["id"]], "", words.get("tooltip", "")))
    return found
