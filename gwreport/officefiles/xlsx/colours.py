"""The colours of a workbook's fonts and fills, as far as one may be told from another."""

import re
from collections.abc import Mapping
from functools import lru_cache

from gwreport.officefiles.xlsx.parts import local_name
from gwreport.officefiles.xml_element import Element

WHITE = "FFFFFF"
_ARGB_DIGITS = 8
_RED_ENOUGH, _NO_MORE_OF_OTHERS = 0xB0, 0x50
# ECMA-376 part 1, 18.8.27: the two bright reds of the old palette, its white, and the window's.
_RED_INDICES = ("2", "10")
_WHITE_INDICES = ("1", "9", "65")
_WHITE_THEME = "0"
_RGB = re.compile(r"[0-9A-F]{6}")
# White before a pale fill is 40 and cannot be read; a grey that is meant to be read is 100 and more.
_ALIKE = 48


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


def colour_name(colour: Mapping[str, str]) -> str:
    """Name a colour so that equal names are equal colours, "" for the one that is taken by itself."""
    rgb, theme, tint = (colour.get(name, "") for name in ("rgb", "theme", "tint"))
    if rgb:
        return rgb[-6:].upper()
    if theme == _WHITE_THEME and not tint.strip("0."):
        return WHITE
    if theme:
        return f"theme {theme} {tint}"
    indexed = colour.get("indexed", "")
    return WHITE if indexed in _WHITE_INDICES else f"indexed {indexed}" if indexed else ""


@lru_cache(maxsize=1024)
def is_unseen_on(colour: str, ground: str) -> bool:
    """Say whether words of a colour are not seen before another; both are names."""
    if colour == ground:
        return bool(colour)
    if not (_RGB.fullmatch(colour) and _RGB.fullmatch(ground)):
        return False
    pairs = zip(bytes.fromhex(colour), bytes.fromhex(ground), strict=True)
    return sum(abs(one - other) for one, other in pairs) <= _ALIKE


def ground_of(fill: Element) -> str:
    """Name the colour behind a cell's words, white where nothing is filled in, "" for a pattern."""
    for pattern in fill:
        kind = pattern.get("patternType", "none")
        if local_name(pattern.tag) == "patternFill" and kind == "none":
            return WHITE
        if kind == "solid":
            for colour in pattern:
                if local_name(colour.tag) == "fgColor":
                    return colour_name(attributes(colour))
    return ""


def attributes(element: Element) -> dict[str, str]:
    """Give an element's attributes as texts."""
    return {str(key): str(value) for key, value in element.attrib.items()}
