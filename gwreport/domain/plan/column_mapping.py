"""What a person said the columns and rows of a document are (对应栏目), where it was not understood.

What an office has said stands among its choices: a key holds a heading, or the headings of a table and
what a row of it says.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gwreport.domain.texts.look_alikes import compared

# A cell that holds nothing but the row's number: 3, （二）, 1.2, 第四.
_NUMBER = re.compile(r"第?[（(]?[\d一二三四五六七八九十百]{1,8}(?:[.-]\d{1,4}){0,3}[)）、.．]?")
_FIGURE = re.compile(r"\d[\d.,]*")
# Where all cells of a row are as short, it tells what sort of row it is (合计 | 3项 | 5家): its figures
# are other ones the next time.
_LABEL = 8
# The keys of what was said.
_COLUMN, _ROW = "column:", "row:"
_BETWEEN, _BEHIND = "\t", "\n"


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
    STATUS = "status"
    RATE = "rate"
    PROBLEM = "problem"
    NEXT_STEP = "next_step"
    MEASURE = "measure"
    NATURE = "nature"
    REMARK = "remark"
    LEFT_OUT = "left_out"
    # What was said of an earlier document is taken back: the program decides.
    UNSAID = "unsaid"


class RowMark(StrEnum):
    """What a row is said to be."""

    HEADER = "header"
    HEADING = "heading"
    ITEM = "item"
    PART = "part"
    LEFT_OUT = "left_out"
    # What was said of the same row of an earlier document is taken back.
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A heading, as it was written, and what stands under it in every table of the document.

    `is_remembered` says that it was said of an earlier document: then it may also be missing.
    """

    heading: str
    role: ColumnRole
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class MappedRow:
    """What a row is that says `words` (see `row_words`) in a table with these headings.

    `is_remembered` says that it was said of an earlier document.
    """

    headings: tuple[str, ...]
    words: str
    mark: RowMark
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
    """All that was said of a document.

    `rows` are for the next document: of this one they stand in `tables`, by their places.
    """

    columns: tuple[MappedColumn, ...] = ()
    tables: tuple[MappedTable, ...] = ()
    rows: tuple[MappedRow, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.columns or self.tables or self.rows)


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
    ours; `remembered` and `remembered_rows` are columns and rows of which an earlier document tells. Of very many rows the first are here, and `more` counts the others.
    """

    part: str
    rows: tuple[tuple[ShownCell, ...], ...]
    headings: tuple[str, ...]
    roles: tuple[str, ...]
    said: frozenset[int]
    marks: tuple[RowMark | None, ...]
    more: int = 0
    remembered: frozenset[int] = frozenset()
    remembered_rows: frozenset[int] = frozenset()


def row_words(cells: Iterable[str]) -> str:
    """Give what a row says, by which it is known again in the next document: its number aside.

    `cells` are the words of its own cells; "" for a row that says nothing.
    """
    words = [folded for cell in cells if (folded := compared(cell))]
    words = [one for one in words if not _NUMBER.fullmatch(one)]
    if all(len(one) <= _LABEL for one in words):
        words = [_FIGURE.sub("#", one) for one in words]
    return "|".join(words)


class SaidRow(NamedTuple):
    """A row by the headings over it and by its words (`row_words`), and the key of what it is."""

    headings: tuple[str, ...]
    words: str
    mark: str


def column_key(heading: str) -> str:
    """Give the key under which is kept what stands below a heading."""
    return f"{_COLUMN}{heading}"


def row_key(headings: Sequence[str], words: str) -> str:
    """Give the key under which is kept what a row is."""
    parts = (" ".join(heading.split()) for heading in headings)
    return f"{_ROW}{_BETWEEN.join(parts)}{_BEHIND}{words}"


def columns_said(stored: Mapping[str, str]) -> dict[str, str]:
    """Give what was said of headings: the key of a role by the heading, "" for what was taken back."""
    return {
        key.removeprefix(_COLUMN): value for key, value in stored.items() if key.startswith(_COLUMN)
    }


def rows_said(stored: Mapping[str, str]) -> list[SaidRow]:
    """Give what was said of rows, also (with "") what was taken back."""
    found: list[SaidRow] = []
    for key, value in stored.items():
        if key.startswith(_ROW):
            headings, _, words = key.removeprefix(_ROW).partition(_BEHIND)
            found.append(SaidRow(tuple(filter(None, headings.split(_BETWEEN))), words, value))
    return found


def without_said(stored: Mapping[str, str]) -> dict[str, str]:
    """Give the choices that a report depends on: how documents were read is not among them."""
    return {key: value for key, value in stored.items() if not key.startswith((_COLUMN, _ROW))}
