"""The paragraphs of a PDF's page out of its printed lines."""

import re
from collections.abc import Sequence

from gwreport.domain.findings.place import Spot
from gwreport.officefiles.grid import Paragraph
from gwreport.officefiles.pdf.lines import Line, is_full

_PAGE_NUMBER = re.compile(r"[\s—–\-－·第]*\d{1,4}[\s—–\-－·页]*(?:共\s*\d+\s*页)?")
# A printed number begins a paragraph even where the line above happens to be full.
_STARTS = re.compile(
    r"\d{1,3}(?:[．、]|\.(?!\d))|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、"
    # So does a label: 责任单位：, 02 项目名称：
    r"|(?:\d{1,3}\s{1,3})?[\u4e00-\u9fff]{2,8}[：:]"
)
_ENDS = tuple("。；：！？）)”")
# In sizes of a character: a first line's indent, and how far a centred line stands in.
_INDENT, _CENTRED = 1.2, 4.0


def paragraphs_of(
    lines: Sequence[Line], number: int, begins: float, ends: float
) -> list[tuple[float, Paragraph]]:
    """Give the paragraphs between two edges of a page with the height at which each begins.

    A line goes on in the next one when that had no room in it and is not indented; page numbers
    are left out.
    """
    # Between other lines a number alone is a task's.
    edges = (0, len(lines) - 1)
    lines = [
        line
        for place, line in enumerate(lines)
        if place not in edges or not _PAGE_NUMBER.fullmatch(line.text)
    ]
    if not lines:
        return []
    left = min(line.x0 for line in lines)
    # A page may hold short lines only; then its right margin is taken to be as wide as the left.
    right = max(ends - (left - begins), *(line.x1 for line in lines))
    found: list[tuple[float, str]] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, left, right):
            top, standing = found[-1]
            found[-1] = top, standing + _blank(standing, line.text) + line.text
        else:
            found.append((line.top, line.text))
        before = line
    return [(top, Paragraph(text, Spot(page=number))) for top, text in found]


def _goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    size = line.size
    if abs(size - before.size) > 1 or line.top - before.bottom > 2 * size:
        return False
    if _STARTS.match(line.text) and before.text.endswith(_ENDS):
        return False
    if line.x0 - left > _INDENT * size or before.x0 - left > _CENTRED * size:
        return False
    return is_full(before, line, right - before.x0)


def _blank(before: str, after: str) -> str:
    # Only Latin words are parted by blanks.
    return (
        " "
        if before[-1].isascii()
        and before[-1].isalpha()
        and after[0].isalpha()
        and after[0].isascii()
        else ""
    )
