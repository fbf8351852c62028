"""One A4 page a leader: how the page is laid out, and as much on it as there is room for.

The type is as large as the page allows; where even the smallest is too large, less is told of what matters
least, and it is said where the rest stands.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gwreport.domain.rounds import Round
from gwreport.officefiles.shown.row_heights import line_count
from gwreport.reports.briefs.leader_briefs import LeaderBrief
from gwreport.reports.briefs.told import Detail, ToldBrief, told

# In millimetres: what is free around the type area of A4.
TOP, BOTTOM, SIDE = 24.0, 16.0, 18.0
_PAGE = (210.0, 297.0)
_POINTS_IN_MM = 72 / 25.4
# The columns of the two tables, in millimetres; both fill the width of the type area.
CLASS_COLUMNS = (46.0, 128.0)
NEEDING_COLUMNS = (11.0, 45.0, 26.0, 30.0, 24.0, 38.0)
# Points: the lines of the title, of who it is for and of a heading; those of the text are larger than its type.
TITLE_SIZE, TITLE_LINE = 18.0, 28.0
LEADER_LINE, HEADING_SIZE, HEADING_LINE = 20.0, 12.0, 20.0
LEADING = 1.34
# What a cell keeps free above and below its words together, and at its sides, in points.
CELL_PADDING, CELL_SIDES = 3.0, 8.5
# No client breaks lines where another does: so many lines are kept in hand.
_SPARE_LINES = 2
_HEADINGS = 4


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of the text, by the name that its styles end with."""

    suffix: str
    points: float


LARGE, MIDDLE, SMALL = PageSize("L", 12.0), PageSize("M", 10.5), PageSize("S", 9.0)
SIZES = (LARGE, MIDDLE, SMALL)
ALL = 10_000
# All there is to tell, as long as names and quotations are ones for a page.
WHOLE = Detail(60, 160, ALL, ALL, ALL, ALL)
# Each tells less than the one before it: first names and quotations are shorter, then fewer items are named.
LESS = (
    Detail(60, 120, ALL, ALL, 8, 8),
    Detail(40, 90, ALL, ALL, 6, 6),
    Detail(30, 70, ALL, ALL, 5, 5),
    Detail(24, 60, ALL, ALL, 4, 4),
    Detail(24, 40, ALL, ALL, 4, 4),
)
_FEWER = (
    Detail(24, 40, 0, 0, 4, 4),
    Detail(20, 30, 0, 0, 3, 3),
    Detail(16, 24, 0, 0, 2, 2),
)
_LAST = Detail(20, 24, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class FittedPage:
    """What stands on a leader's page, and in which size."""

    words: ToldBrief
    size: PageSize


def fitted(brief: LeaderBrief, round_: Round, title: str) -> FittedPage:
    """Give the page of a leader: all of it in the largest type that fits, else the less of it."""
    whole = told(brief, round_, WHOLE)
    for size in SIZES:
        if _fits(whole, size, title):
            return FittedPage(whole, size)
    for detail in (*LESS, *_naming_fewer(brief, round_, title)):
        words = told(brief, round_, detail)
        if _fits(words, SMALL, title):
            return FittedPage(words, SMALL)
    return FittedPage(told(brief, round_, _LAST), SMALL)


def _naming_fewer(brief: LeaderBrief, round_: Round, title: str) -> Iterator[Detail]:
    """Give the details that name as many items as there is room for, those behind before the others."""
    most = max((len(one.lines) for one in brief.groups), default=0)

    def most_named(make: Callable[[int], Detail]) -> Detail:
        low, high = 0, most
        while low < high:
            middle = (low + high + 1) // 2
            fits = _fits(told(brief, round_, make(middle)), SMALL, title)
            low, high = (middle, high) if fits else (low, middle - 1)
        return make(low)

    for fewer in _FEWER:
        yield most_named(lambda named, fewer=fewer: replace(fewer, named=named, named_behind=ALL))
    for fewer in _FEWER:
        yield most_named(lambda named, fewer=fewer: replace(fewer, named_behind=named))


def _fits(words: ToldBrief, size: PageSize, title: str) -> bool:
    room = (_PAGE[1] - TOP - BOTTOM) * _POINTS_IN_MM
    return height_of(words, size, title) + _SPARE_LINES * size.points * LEADING <= room


def height_of(words: ToldBrief, size: PageSize, title: str) -> float:
    """Give the height of a page's words in points, as far as it can be known without setting them."""
    line, width = size.points * LEADING, _PAGE[0] - 2 * SIDE
    height = _lines(title, width, TITLE_SIZE) * TITLE_LINE + LEADER_LINE + _HEADINGS * HEADING_LINE
    prose = (words.summary, words.needing_note, *words.changes, *words.nodes, _LEGEND_ROOM)
    height += sum(_lines(one, width, size.points) for one in prose if one) * line
    rows: list[tuple[tuple[str, float], ...]] = [
        (
            (f"●{one.status}{one.count}项（{one.percent}%）", CLASS_COLUMNS[0]),
            (one.names, CLASS_COLUMNS[1]),
        )
        for one in words.classes
    ]
    if words.needing:
        rows.append((("序号", NEEDING_COLUMNS[0]),))
    for one in words.needing:
        cells = (
            str(one.number),
            f"{one.name}\n（{one.units}）",
            one.target,
            one.progress,
            one.gap,
            one.cause,
        )
        rows.append(tuple(zip(cells, NEEDING_COLUMNS, strict=True)))
    for row in rows:
        lines = max(_lines(cell, column, size.points, CELL_SIDES) for cell, column in row)
        height += lines * line + CELL_PADDING
    return height


# The line under the page says what the lights mean, in two lines of the largest type.
_LEGEND_ROOM = "灯" * 70


def _lines(words: str, width: float, points: float, sides: float = 0.0) -> int:
    return line_count(words, (width * _POINTS_IN_MM - sides) * 2 / points)
