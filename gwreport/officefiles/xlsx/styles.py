"""The little of a workbook's styles that changes what a cell says: formats, strikes, fonts of signs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from gwreport.officefiles.shown.cell_values import BUILT_IN_FORMATS, GENERAL
from gwreport.officefiles.shown.number_formats import shows_texts_otherwise
from gwreport.officefiles.shown.symbol_fonts import draws_signs
from gwreport.officefiles.xlsx.colours import (
    WHITE,
    attributes,
    colour_name,
    ground_of,
    is_red,
    is_unseen_on,
)
from gwreport.officefiles.xlsx.container import (
    Unreadable,
    UnreadableFileError,
    has_doctype,
)
from gwreport.officefiles.xlsx.parts import local_name, parse_part
from gwreport.officefiles.xml_element import Element

# The character set of fonts that draw signs in the place of letters.
SYMBOL_CHARSET = "2"
_MOST_FORMATS, _NOT_UNDERSTOOD = 2_000, "[?]"
_THEME_FONT = re.compile(
    rb'<a:(major|minor)Font>\s*<a:latin\s[^<>]*?typeface="([^"<>]*)"', re.IGNORECASE
)


class CellLook(NamedTuple):
    """How a cell's style shows what stands in it: `font` is "" for a font of letters."""

    font: str = ""
    struck: bool = False
    red: bool = False
    faint: bool = False  # in the colour of what lies behind it


PLAIN_LOOK = CellLook()


@dataclass(frozen=True, slots=True)
class CellFormats:
    """`formats` gives each cell style's number format.

    `looks` gives the look of the styles that have one of their own, `texts` the number format of
    those that show a text otherwise than as itself. `grounds` gives the colour behind the words of
    the styles that fill their cells; `restyling` are the formats for conditional use that show
    another text than the cell's own, or none.
    """

    formats: tuple[str, ...] = ()
    looks: Mapping[int, CellLook] = field(default_factory=dict[int, CellLook])
    texts: Mapping[int, str] = field(default_factory=dict[int, str])
    grounds: Mapping[int, str] = field(default_factory=dict[int, str])
    restyling: frozenset[int] = frozenset()

    @property
    def plain(self) -> bool:
        """Whether a text is shown as it is stored, and no less than it, whatever its style."""
        return not (self.looks or self.texts)

    def look(self, style: int) -> CellLook:
        """Give how a style shows its cells, `PLAIN_LOOK` for nothing special."""
        return self.looks.get(style, PLAIN_LOOK)

    def number_format(self, style: int) -> str:
        """Give a style's number format, General for an unknown one."""
        return self.formats[style] if style < len(self.formats) else GENERAL


# The files of one round mostly carry the same styles, so they are parsed once.
@lru_cache(maxsize=64)
def read_styles(data: bytes, part: str, theme: tuple[tuple[str, str], ...] = ()) -> CellFormats:
    """Read the styles part; `theme` gives the fonts of the workbook's theme (see `theme_fonts`).

    Raises UnreadableFileError.
    """
    root = parse_part(data, part)
    codes = dict(BUILT_IN_FORMATS)
    fonts: list[tuple[CellLook, str]] = []
    fills: list[str] = []
    grounds: dict[int, str] = {}
    restyling: frozenset[int] = frozenset()
    formats: list[str] = []
    looks: dict[int, CellLook] = {}
    for group in root:
        name = local_name(group.tag)
        if name == "numFmts":
            for entry in group:
                codes[_number(entry.get("numFmtId"))] = entry.get("formatCode") or GENERAL
        elif name == "fonts":
            fonts = [_font_look(font, dict(theme)) for font in group]
        elif name == "fills":
            fills = [ground_of(fill) for fill in group]
        elif name == "dxfs":
            restyling = frozenset(at for at, form in enumerate(group) if _restyles(form))
        elif name == "cellXfs":
            for index, style in enumerate(group):
                formats.append(codes.get(_number(style.get("numFmtId")), GENERAL))
                font_id = _number(style.get("fontId"))
                look, colour = fonts[font_id] if font_id < len(fonts) else (PLAIN_LOOK, "")
                fill_id = _number(style.get("fillId"))
                ground = fills[fill_id] if fill_id < len(fills) else WHITE
                if ground != WHITE:
                    grounds[index] = ground
                if is_unseen_on(colour, ground):
                    look = look._replace(faint=True)
                if look != PLAIN_LOOK:
                    looks[index] = look
    formats = _bounded(formats)
    texts = {at: code for at, code in enumerate(formats) if shows_texts_otherwise(code)}
    return CellFormats(tuple(formats), looks, texts, grounds, restyling)


def _bounded(formats: list[str]) -> list[str]:
    # No program has so many formats; what is beyond is not understood, and read once.
    known = set(list(dict.fromkeys(formats))[:_MOST_FORMATS])
    return [code if code in known else _NOT_UNDERSTOOD for code in formats]


def _font_look(font: Element, theme: Mapping[str, str]) -> tuple[CellLook, str]:
    # The look, and the colour's name.
    colours = [attributes(mark) for mark in font if local_name(mark.tag) == "color"]
    colour = colours[0] if colours else dict[str, str]()
    return CellLook(_symbol_font(font, theme), _strikes(font), is_red(colour)), colour_name(colour)


def _strikes(font: Element) -> bool:
    return any(
        local_name(mark.tag) == "strike" and mark.get("val", "1") in ("1", "true") for mark in font
    )


def _restyles(form: Element) -> bool:
    # A colour alone does not, unless it is that of the paper.
    parts = {local_name(part.tag): part for part in form}
    font = parts.get("font")
    if font is None or "numFmt" in parts:
        return "numFmt" in parts
    _, colour = _font_look(font, {})
    return _strikes(font) or (is_unseen_on(colour, WHITE) and "fill" not in parts)


def _symbol_font(font: Element, theme: Mapping[str, str]) -> str:
    # A font of the theme's scheme is the theme's, whatever name is kept beside it.
    facts = {local_name(mark.tag): mark.get("val") or "" for mark in font}
    name = theme.get(facts.get("scheme", ""), "") or facts.get("name", "")
    is_of_signs = draws_signs(name) or facts.get("charset") == SYMBOL_CHARSET
    return name if is_of_signs else ""


@lru_cache(maxsize=64)
def theme_fonts(data: bytes, part: str) -> tuple[tuple[str, str], ...]:
    """Give the theme's fonts for Latin letters, by the names of the schemes (major, minor).

    Raises UnreadableFileError.
    """
    if has_doctype(data):
        raise UnreadableFileError(Unreadable.DOCTYPE, part)
    found = _THEME_FONT.finditer(data)
    return tuple(
        (one[1].decode().lower(), unescape(one[2].decode(errors="replace"))) for one in found
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
