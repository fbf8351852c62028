"""How a card is set so that it stands on one page: the size of its words, and what that takes."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gwreport.officefiles.shown.row_heights import line_count, text_width
from gwreport.reports.register.card_rows import CardCell, CardRow
from gwreport.reports.word import styles as gb
from gwreport.reports.word.xml import lines_of

# The page, in millimetres: A4 upright, with narrow margins and room for the page's number.
TOP_MM, BOTTOM_MM, SIDE_MM = 16, 18, 18
# The columns of a card, in twips: label, words, label, words.
WIDTH = gb.twips(gb.PAGE_MM[0] - 2 * SIDE_MM)
LABEL = gb.twips(29)
HALF = WIDTH // 2 - LABEL
COLUMNS = (LABEL, HALF, LABEL, WIDTH - 2 * LABEL - HALF)
# Above the table: the card's title, in twips.
TITLE_LINE, TITLE_AFTER = 480, 80
_HEIGHT = gb.twips(gb.PAGE_MM[1] - TOP_MM - BOTTOM_MM)
# The margins of a cell to the left and right together, and a row's line, in twips.
_BESIDE, _LINE = 170, 10
# No client breaks lines where another does, and fonts that stand in are wider: so much stays free.
_SPARE = 0.03
# A quarter of a character, in narrow ones, where a word or figure of narrow marks begins or ends.
_GAP = 0.5
_BESIDE_FIGURES = re.compile(r"(?<=[!-~])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[!-~])")


@dataclass(frozen=True, slots=True)
class Setting:
    """How the words of a card are set: their size in points, the distance of lines and what a row keeps free, in twips."""

    size: float
    line: int
    padding: int


# From 五号 down to 六号, below which nothing is read any more.
SETTINGS = (
    Setting(10.5, 320, 50),
    Setting(10.0, 295, 40),
    Setting(9.5, 275, 32),
    Setting(9.0, 255, 24),
    Setting(8.5, 235, 18),
    Setting(8.0, 215, 12),
    Setting(7.5, 196, 8),
)
# A card that needs more than a page anyway is set to be read.
_LONG = SETTINGS[3]


@dataclass(frozen=True, slots=True)
class Fit:
    """The setting of a card; `is_long` says that it goes on to another page in any setting."""

    setting: Setting
    is_long: bool = False


def fit(rows: Sequence[CardRow]) -> Fit:
    """Find the largest setting in which a card stands on one page."""
    room = (_HEIGHT - TITLE_LINE - TITLE_AFTER) * (1 - _SPARE)
    found = next((one for one in SETTINGS if _height(rows, one) <= room), None)
    return Fit(found) if found else Fit(_LONG, is_long=True)


def _height(rows: Iterable[CardRow], setting: Setting) -> float:
    return sum(
        max(_lines(cell, setting, whole=len(row) == 1) for cell in row) * setting.line
        + 2 * setting.padding
        + _LINE
        for row in rows
    )


def _lines(cell: CardCell, setting: Setting, *, whole: bool) -> int:
    """Count the lines that a cell and its label take."""
    width = WIDTH - LABEL if whole else HALF
    # Narrow characters that a cell holds.
    room, of_label = ((one - _BESIDE) / (setting.size * 10) for one in (width, LABEL))
    words = sum(_wrapped(line, room) for one in cell.words for line in lines_of(one.whole))
    # A label has no marks that would pull a character down with them.
    return max(words, line_count(cell.label, of_label + 2))


def _wrapped(line: str, room: float) -> int:
    """Count the lines that one line is broken into, with the gap that clients set between figures and characters."""
    gaps = len(_BESIDE_FIGURES.findall(line))
    # A closing mark pulls a character down with it.
    return max(1, math.ceil((text_width(line) + gaps * _GAP) / (room - 2)))
