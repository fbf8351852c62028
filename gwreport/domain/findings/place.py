"""Where something stands: numbers as numbers. `gwreport.wording.places` makes the words."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class Beside(StrEnum):
    """Where something stands that is no row or paragraph of its own."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in its part; what is 0 is not said.

    `row`, `column`, `page` and `paragraph` count from 1; `last_row` and `last_column` are the end of
    a range. `lettered` says that the columns are those of a sheet, which have letters. `words` are
    those of a place that is none of these, as it was written.
    """

    row: int = 0
    column: int = 0
    page: int = 0
    paragraph: int = 0
    last_row: int = 0
    last_column: int = 0
    lettered: bool = False
    beside: Beside | None = None
    words: str = ""

    @property
    def reference(self) -> str:
        """A place on a sheet as files write it, C5 or C5:D7; "" for nowhere. `spot_of` reads it."""
        if self.words or not (self.row and self.column):
            return self.words
        first = address(self.row, self.column)
        return f"{first}:{address(self.last_row, self.last_column)}" if self.last_row else first


NOWHERE = Spot()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands.

    `file` is a file name; `part` a sheet, page or table as a person would name it.
    """

    file: str = ""
    part: str = ""
    at: Spot = NOWHERE


UNPLACED = Place()


def column_letters(number: int) -> str:
    """Turn a column's number into its letters: 1 is A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1 << 16)
def address(row: int, column: int) -> str:
    """Give the address of a cell of a sheet: (5, 3) is C5."""
    return f"{column_letters(column)}{row}"


# A round's files use the same few hundred addresses.
@lru_cache(maxsize=1 << 16)
def parse_address(text: str) -> tuple[int, int] | None:
    """Read an address such as C5 or $C$5 as row and column; None when it is none on a sheet."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return None
    row, column = int(found[2]), _column_number(found[1])
    return (row, column) if 0 < row <= LAST_ROW and 0 < column <= LAST_COLUMN else None


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=1 << 16)
def table_spot(row: int, column: int) -> Spot:
    """Give the spot of a cell of a table in a text."""
    return Spot(row, column)


# As few, and of every cell of a document.
@lru_cache(maxsize=1 << 16)
def sheet_spot(row: int, column: int) -> Spot:
    """Give the spot of a cell of a sheet."""
    return Spot(row, column, lettered=True)


@lru_cache(maxsize=1 << 16)
def spot_of(reference: str) -> Spot:
    """Read where a file says that something stands on a sheet: C5, $C$5, C5:D7, or no address."""
    ends = [parse_address(one) for one in reference.split(":")]
    first, last = ends[0], ends[-1]
    if first is None or last is None or len(ends) > 2:
        return Spot(words=reference)
    if len(ends) == 1:
        return sheet_spot(*first)
    return Spot(*first, last_row=last[0], last_column=last[1], lettered=True)
