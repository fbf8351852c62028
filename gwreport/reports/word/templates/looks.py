"""How the paragraphs of a Word file look: taken from where a placeholder stands, and written again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gwreport.reports.word.templates.paragraphs import W
from gwreport.reports.word.xml import run_having

if TYPE_CHECKING:
    from gwreport.officefiles.xml_element import Element

_DECLARED = re.compile(r' xmlns:([\w.-]+)="([^"]*)"')
_DEFAULT_SIZE = 10.0
# The order in which the schema wants a paragraph's properties (ECMA-376, part 1, 17.3.1.26).
_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
)
# They belong to one paragraph, not to its look.
_ITS_OWN = frozenset({"sectPr", "pPrChange"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: its properties by their tags, those of its words, and the size in points."""

    paragraph: Mapping[str, str]
    run: str
    size: float

    def having(self, **properties: str) -> Look:
        """Give this look with further properties as XML; "" takes one away."""
        return replace(self, paragraph={**self.paragraph, **properties})

    def in_font(self, font: str) -> Look:
        """Give this look with its Chinese words in another font."""
        return replace(self, run=_in_font(self.run, font))

    def has(self, tag: str) -> bool:
        """Say whether the paragraph says something of its own on this property."""
        return bool(self.paragraph.get(tag))

    def write(self, text: str, *, heading: str = "", heading_font: str = "") -> str:
        """Write a paragraph; `heading` before its text is set in another font."""
        said = "".join(self.paragraph.get(tag, "") for tag in _ORDER)
        words = run_having(heading, _hinted(_in_font(self.run, heading_font))) if heading else ""
        if text:
            words += run_having(text, _hinted(self.run))
        return f"<w:p><w:pPr>{said}</w:pPr>{words}</w:p>"


def look_of(paragraph: Element, sizes: Mapping[str, float]) -> Look:
    """Take the look of a paragraph and of its first words; `sizes` are those of the styles by id."""
    properties = paragraph.find(f"{W}pPr")
    said = {
        tag: bare(one)
        for one in (() if properties is None else properties)
        if (tag := str(one.tag).removeprefix(W)) not in _ITS_OWN
    }
    first = next((one for one in paragraph.iter(f"{W}r") if one.find(f"{W}t") is not None), None)
    words = None if first is None else first.find(f"{W}rPr")
    size = None if words is None else words.find(f"{W}sz")
    style = None if properties is None else properties.find(f"{W}pStyle")
    by_style = sizes.get("" if style is None else str(style.get(f"{W}val")), sizes.get("", 0.0))
    return Look(
        said,
        "" if words is None else "".join(map(bare, words)),
        _points(size) or by_style or _DEFAULT_SIZE,
    )


def style_sizes(styles: Element) -> dict[str, float]:
    """Give the size in points of each paragraph style by its id; "" is what holds without a style."""
    own: dict[str, float] = {}
    based: dict[str, str] = {}
    plain = 0.0
    for one in styles.iter(f"{W}docDefaults"):
        plain = next((_points(size) for size in one.iter(f"{W}sz")), 0.0)
    default = ""
    for style in styles.iter(f"{W}style"):
        identity = str(style.get(f"{W}styleId", ""))
        own[identity] = _points(style.find(f"{W}rPr/{W}sz"))
        base = style.find(f"{W}basedOn")
        based[identity] = "" if base is None else str(base.get(f"{W}val", ""))
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
            default = identity
    sizes: dict[str, float] = {}
    for identity in own:
        at, seen = identity, set[str]()
        while at and at not in seen and not own.get(at):
            seen.add(at)
            at = based.get(at, "")
        sizes[identity] = own.get(at, 0.0) or plain
    sizes[""] = sizes.get(default, 0.0) or plain
    return sizes


def bare(element: Element) -> str:
    """Write an element without the names of prefixes that the document's root declares itself.

    Pictures and shapes bring prefixes of their own; those stay.
    """
    from lxml import etree

    known = element.getroottree().getroot().nsmap

    def dropped(found: re.Match[str]) -> str:
        return "" if known.get(found[1]) == found[2] else found[0]

    written = etree.tostring(element, encoding="unicode", with_tail=False)
    return _DECLARED.sub(dropped, written)


def _points(size: Element | None) -> float:
    written = "" if size is None else str(size.get(f"{W}val", ""))
    return int(written) / 2 if written.isdecimal() and len(written) < 5 else 0.0


_FONTS = re.compile("<w:rFonts [^<>]*>")
_EAST_ASIAN = re.compile(r' w:eastAsia(?:Theme)?="[^"]*"')
_STYLE_OF_WORDS = re.compile("<w:rStyle [^<>]*>")


def _in_font(words: str, font: str) -> str:
    return _with_fonts(
        _FONTS.sub(lambda found: _EAST_ASIAN.sub("", found[0]), words), "eastAsia", font
    )


def _hinted(words: str) -> str:
    # It makes “”…— wide, as they are in Chinese print.
    return words if 'w:hint="' in words else _with_fonts(words, "hint", "eastAsia")


def _with_fonts(words: str, attribute: str, value: str) -> str:
    said = f'<w:rFonts w:{attribute}="{value}"'
    if _FONTS.search(words):
        return words.replace("<w:rFonts", said, 1)
    style = _STYLE_OF_WORDS.match(words)
    end = style.end() if style else 0
    return f"{words[:end]}{said}/>{words[end:]}"
