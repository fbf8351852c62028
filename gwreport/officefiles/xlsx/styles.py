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
from gwreport.officefiles.xlsx.container import (
    Unreadable,
    UnreadableFileError,
    has_doctype,
)
from gwreport.officefiles.xlsx.parts import local_name, parse_part
from gwreport.officefiles.xml_element import Element

_ARGB_DIGITS = 8
_RED_ENOUGH, _NO_MORE_OF_OTHERS = 0xB0, 0x50
# ECMA-376 part 1, 18.8.27: the two bright reds of the old palette.
_RED_INDICES = ("2", "10")
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


PLAIN_LOOK = CellLook()


@dataclass(frozen=True, slots=True)
class CellFormats:
    """`formats` gives each cell style's number format.

    `looks` gives the look of the styles that have one of their own, `texts` the number format of
    those that show a text otherwise than as itself.
    """

    formats: tuple[str, ...] = ()
    looks: Mapping[int, CellLook] = field(default_factory=dict[int, CellLook])
    texts: Mapping[int, str] = field(default_factory=dict[int, str])

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


def is_red(colour: Mapping[str, str]) -> bool:
    """Say whether a colour, as its attributes give it, is a red: what offices mark changes with."""
    words = colour.get("rgb", "")
    if len(words) == _ARGB_DIGITS:
        try:
            red, green, blue = bytes.fromhex(words[2:])
        except ValueError:
            return False
        return red >= _RED_ENOUGH and max(green, blue) <= _NO_MORE_OF_OTHERS
    return colour.get("indexed") in _RED_INDICES


# The files of one round mostly carry the same styles, so they are parsed once.
@lru_cache(maxsize=64)
def read_styles(data: bytes, part: str, theme: tuple[tuple[str, str], ...] = ()) -> CellFormats:
    """Read the styles part; `theme` gives the fonts of the workbook's theme (see `theme_fonts`).

    Raises UnreadableFileError.
    """
    root = parse_part(data, part)
    codes = dict(BUILT_IN_FORMATS)
    fonts: list[CellLook] = []
    formats: list[str] = []
    looks: dict[int, CellLook] = {}
    for group in root:
        name = local_name(group.tag)
        if name == "numFmts":
            for entry in group:
                codes[_number(entry.get("numFmtId"))] = entry.get("formatCode") or GENERAL
        elif name == "fonts":
            fonts = [_font_look(font, dict(theme)) for font in group]
        elif name == "cellXfs":
            for index, style in enumerate(group):
                formats.append(codes.get(_number(style.get("numFmtId")), GENERAL))
                font_id = _number(style.get("fontId"))
                look = fonts[font_id] if font_id < len(fonts) else PLAIN_LOOK
                if look != PLAIN_LOOK:
                    looks[index] = look
    formats = _bounded(formats)
    texts = {at: code for at, code in enumerate(formats) if shows_texts_otherwise(code)}
    return CellFormats(tuple(formats), looks, texts)


def _bounded(formats: list[str]) -> list[str]:
    # No program has so many formats; what is beyond is not understood, and read once.
    known = set(list(dict.fromkeys(formats))[:_MOST_FORMATS])
    return [code if code in known else _NOT_UNDERSTOOD for code in formats]


def _font_look(font: Element, theme: Mapping[str, str]) -> CellLook:
    struck = any(
        local_name(mark.tag) == "strike" and mark.get("val", "1") in ("1", "true") for mark in font
    )
    red = any(local_name(mark.tag) == "color" and is_red(_words(mark)) for mark in font)
    return CellLook(_symbol_font(font, theme), struck, red)


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


def _words(element: Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
