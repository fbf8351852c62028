"""The little of a workbook's styles that changes what a cell says: number formats and strikes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from gwreport.officefiles.cell_values import BUILT_IN_FORMATS, GENERAL
from gwreport.officefiles.workbook_parts import local_name, parse_part
from gwreport.officefiles.xml_element import Element

_ARGB_DIGITS = 8
_RED_ENOUGH, _NO_MORE_OF_OTHERS = 0xB0, 0x50
# ECMA-376 part 1, 18.8.27: the two bright reds of the old palette.
_RED_INDICES = ("2", "10")


@dataclass(frozen=True, slots=True)
class Styles:
    """`formats` gives each cell style's number format.

    `struck` are the styles that strike their cells out, `red` those that write in red.
    """

    formats: tuple[str, ...] = ()
    struck: frozenset[int] = frozenset()
    red: frozenset[int] = frozenset()

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
def read_styles(data: bytes, part: str) -> Styles:
    """Read the styles part.

    Raises UnreadableFileError.
    """
    root = parse_part(data, part)
    codes = dict(BUILT_IN_FORMATS)
    struck_fonts: set[int] = set()
    red_fonts: set[int] = set()
    formats: list[str] = []
    struck: set[int] = set()
    red: set[int] = set()
    for group in root:
        name = local_name(group.tag)
        if name == "numFmts":
            for entry in group:
                codes[_number(entry.get("numFmtId"))] = entry.get("formatCode") or GENERAL
        elif name == "fonts":
            for index, font in enumerate(group):
                if any(
                    local_name(mark.tag) == "strike" and mark.get("val", "1") in ("1", "true")
                    for mark in font
                ):
                    struck_fonts.add(index)
                if any(local_name(mark.tag) == "color" and is_red(_words(mark)) for mark in font):
                    red_fonts.add(index)
        elif name == "cellXfs":
            for index, style in enumerate(group):
                formats.append(codes.get(_number(style.get("numFmtId")), GENERAL))
                font_id = _number(style.get("fontId"))
                if font_id in struck_fonts:
                    struck.add(index)
                if font_id in red_fonts:
                    red.add(index)
    return Styles(tuple(formats), frozenset(struck), frozenset(red))


def _words(element: Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
