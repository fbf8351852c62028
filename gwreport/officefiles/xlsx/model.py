"""What the raw reader finds in a workbook: every cell that is not blank, and all that lies around."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from gwreport.officefiles.shown.number_formats import Look


class CellKind(StrEnum):
    """The kinds of cells that are more than a plain text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCACHED = "uncached"  # a formula whose result was never saved
    PICTURE = "picture"  # a picture in the place of a value


class CellDetail(NamedTuple):
    """What there is to know of a cell beside its text.

    `raw` is the stored value or text; `formula` the formula's words, None for none; `format_code`
    the number format of a number or date, and of a text that it shows otherwise; `look` how the
    format shows the cell; `standing` the words that are not struck out, None when nothing is; `red`
    the words that are written in red; `fonts` the symbol fonts of its text, `unknown` those in which
    a sign is not known; `unsure` that raised words have no characters of their own;
    `faint` the words that are written in the colour of what lies behind them.
    """

    kind: CellKind = CellKind.TEXT
    raw: str = ""
    formula: str | None = None
    format_code: str = ""
    look: Look = Look.PLAIN
    standing: str | None = None
    red: str = ""
    fonts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unsure: bool = False
    faint: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, all numbers from 1 and inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def covers(self, row: int, column: int) -> bool:
        """Say whether a cell lies in it."""
        rows, columns = (self.first_row, self.last_row), (self.first_column, self.last_column)
        return rows[0] <= row <= rows[1] and columns[0] <= column <= columns[1]


@dataclass(frozen=True, slots=True)
class Note:
    """Words that hang on a sheet outside its cells.

    `sort` is "note" (a comment), "thread" (a threaded comment) or "textbox"; `cell` is "" when the
    words belong to no cell.
    """

    sort: str
    cell: str
    text: str


class Control(NamedTuple):
    """A box to tick, a round button or a drop-down on a sheet, at a cell ("" for an unknown one).

    `sort` is "checkbox", "radio", "drop" or "list"; `words` stand beside it; `chosen` is 0 for
    nothing, 1 for a tick, or the number of what is chosen out of the range `choices`.
    """

    sort: str
    cell: str
    words: str
    chosen: int
    choices: str = ""


class Link(NamedTuple):
    """A link behind a cell, or behind a shape (`cell` is "" then).

    `target` is the address outside, `place` one inside the file or the target, each "" for none;
    `hint` what shows when the mouse rests on it.
    """

    cell: str
    target: str
    place: str = ""
    hint: str = ""


@dataclass(slots=True)
class RawSheet:
    """One sheet.

    `rows` holds the text of every cell that is not blank, by row and column (from 1), the rows in
    the order of their numbers; `details` what is to be known of those that are more than a plain
    text. `state` is "visible", "hidden" or "veryHidden". `restyled` are the
    ranges that a conditional format may show otherwise than as their cells; `page_words` is what the head
    and the foot of a printed page say; `pictures` counts pictures, charts and shapes without words.
    """

    name: str
    state: str = "visible"
    rows: dict[int, dict[int, str]] = field(default_factory=dict[int, dict[int, str]])
    details: dict[tuple[int, int], CellDetail] = field(
        default_factory=dict[tuple[int, int], CellDetail]
    )
    merges: list[Merge] = field(default_factory=list[Merge])
    restyled: list[Merge] = field(default_factory=list[Merge])
    hidden_rows: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])
    notes: list[Note] = field(default_factory=list[Note])
    controls: list[Control] = field(default_factory=list[Control])
    links: list[Link] = field(default_factory=list[Link])
    page_words: list[str] = field(default_factory=list[str])
    pictures: int = 0

    def text(self, row: int, column: int) -> str:
        """Give the text of a cell, "" when it is blank."""
        cells = self.rows.get(row)
        return cells.get(column, "") if cells else ""

    def count(self) -> int:
        """Count the cells that are not blank."""
        return sum(map(len, self.rows.values()))


class OddPart(StrEnum):
    """What a workbook may carry that is never followed, run or taken over."""

    MACRO = "macro"
    EXTERNAL_LINK = "external_link"
    EMBEDDED = "embedded"
    MEDIA = "media"
    OTHER_SHEET = "other_sheet"  # a chart sheet, a dialogue sheet or a macro sheet


@dataclass(slots=True)
class RawWorkbook:
    """A whole workbook as its parts tell it; nothing in it was computed.

    `properties` are the custom document properties; `defined_names` name and what it stands for
    (a reference or a formula, as written); `odd_parts` counts what was left alone; `modified` is
    the time of the last saving as the file tells it (ISO), `author` who made the file, `editor` who
    saved it last and `company` whose program it was, each "" if it does not; `full` is False when the
    format (.xls, .ods …) hides formulas, notes and formats from us.
    """

    sheets: list[RawSheet] = field(default_factory=list[RawSheet])
    properties: dict[str, str] = field(default_factory=dict[str, str])
    defined_names: dict[str, str] = field(default_factory=dict[str, str])
    odd_parts: dict[OddPart, int] = field(default_factory=dict[OddPart, int])
    modified: str = ""
    author: str = ""
    editor: str = ""
    company: str = ""
    full: bool = True
