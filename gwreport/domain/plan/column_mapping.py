"""What a person said the columns and rows of a document are (对应栏目), where it was not understood."""

from dataclasses import dataclass
from enum import StrEnum


class ColumnRole(StrEnum):
    """What a column is said to hold."""

    NUMBER = "number"
    CATEGORY = "category"
    TEXT = "text"
    LEADER = "leader"
    LEAD = "lead"
    SUPPORT = "support"
    DUE = "due"
    COMPLETION = "completion"
    TARGET = "target"
    CONTACT = "contact"
    REMARK = "remark"
    LEFT_OUT = "left_out"


class RowMark(StrEnum):
    """What a row is said to be."""

    HEADER = "header"
    HEADING = "heading"
    ITEM = "item"
    PART = "part"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A heading, as it was written, and what stands under it in every table of the document.

    `is_remembered` says that it was said of an earlier document: then it may also be missing.
    """

    heading: str
    role: ColumnRole
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class MappedTable:
    """What was said of one table, which is counted from 0 through the document.

    `columns` are places in a row and what they hold, `rows` places of rows and what they are; of
    those that are not named the program decides.
    """

    table: int
    columns: tuple[tuple[int, ColumnRole], ...] = ()
    rows: tuple[tuple[int, RowMark], ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """All that was said of a document."""

    columns: tuple[MappedColumn, ...] = ()
    tables: tuple[MappedTable, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.columns or self.tables)


NOTHING_SAID = ColumnMapping()


@dataclass(frozen=True, slots=True)
class DecidedColumn:
    """How one column of a table was taken: its heading, what it holds and why.

    `role` is the key of one of the reading's roles, "" for a column that is kept under its heading;
    `ground` one of "heading", "cells", "said", "remembered", "unknown".
    """

    part: str
    heading: str
    role: str
    ground: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """The words of a cell; `goes_on` says that they are those of the cell above or to the left."""

    words: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of a document as it stands, beside what was made of it.

    `headings` are the words over each column, "" where there are none; `roles` the keys of what each
    holds ("" for one that is kept as it is), `said` the places that somebody spoke of; `marks` says
    of each row what it was taken for, None for one that goes on from the row above or is none of
    ours. Of very many rows the first are here, and `more` counts the others.
    """

    part: str
    rows: tuple[tuple[ShownCell, ...], ...]
    headings: tuple[str, ...]
    roles: tuple[str, ...]
    said: frozenset[int]
    marks: tuple[RowMark | None, ...]
    more: int = 0
