"""How far the cells of a binary workbook reach, before a reader makes room for all that lies between."""

from gwreport.officefiles.xlsx.container import WorkbookBudget, too_large

# Places that a reader makes room for, of all sheets together: some fifty bytes each.
BOX_LIMIT = 2_000_000
# Records that are looked at, in some two seconds.
RECORDS_LIMIT = 2_000_000


class UsedRange:
    """Where the cells of one sheet stand, rows and columns from 0."""

    __slots__ = ("_first_column", "_first_row", "_last_column", "_last_row")

    def __init__(self) -> None:
        self._first_row = self._first_column = 1 << 32
        self._last_row = self._last_column = -1

    def add(self, row: int, column: int, last_column: int = -1) -> None:
        """Take a cell, or those of a row up to a last column."""
        self._first_row, self._last_row = min(row, self._first_row), max(row, self._last_row)
        self._first_column = min(column, self._first_column)
        self._last_column = max(column, last_column, self._last_column)

    @property
    def places(self) -> int:
        """Count the places of the rectangle that holds all cells, blank ones too."""
        rows = self._last_row - self._first_row + 1
        return max(rows, 0) * max(self._last_column - self._first_column + 1, 0)


class ReachBudget:
    """Counts what all sheets of a workbook ask for; `cells` are those that are not blank.

    Each method raises UnreadableFileError (TOO_LARGE), which names the limit that was passed.
    """

    def __init__(self, cells: WorkbookBudget) -> None:
        self.cells = cells
        self._places = self._records = 0

    def sheet(self, used: UsedRange) -> None:
        """Count the places of a sheet."""
        self._places += used.places
        if self._places > BOX_LIMIT:
            raise too_large("limit-reach", BOX_LIMIT)

    def record(self) -> None:
        """Count a record that was looked at."""
        self._records += 1
        if self._records > RECORDS_LIMIT:
            raise too_large("limit-records", RECORDS_LIMIT)
