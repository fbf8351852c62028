"""The little of a workbook's styles that changes what a cell says: number formats and strikes."""

from dataclasses import dataclass
from functools import lru_cache

from gwreport.officefiles.cell_values import BUILT_IN_FORMATS, GENERAL
from gwreport.officefiles.workbook_parts import local_name, parse_part


@dataclass(frozen=True, slots=True)
class Styles:
    """`formats` gives each cell style's number format; `struck` the styles that strike out."""

    formats: tuple[str, ...] = ()
    struck: frozenset[int] = frozenset()

    def number_format(self, style: int) -> str:
        """Give a style's number format, General for an unknown one."""
        return self.formats[style] if style < len(self.formats) else GENERAL


# The files of one round mostly carry the same styles, so they are parsed once.
@lru_cache(maxsize=64)
def read_styles(data: bytes, part: str) -> Styles:
    """Read the styles part.

    Raises UnreadableFileError.
    """
    root = parse_part(data, part)
    codes = dict(BUILT_IN_FORMATS)
    struck_fonts: set[int] = set()
    formats: list[str] = []
    struck: set[int] = set()
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
        elif name == "cellXfs":
            for index, style in enumerate(group):
                formats.append(codes.get(_number(style.get("numFmtId")), GENERAL))
                if _number(style.get("fontId")) in struck_fonts:
                    struck.add(index)
    return Styles(tuple(formats), frozenset(struck))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
