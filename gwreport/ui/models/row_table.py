"""A read-only table of any rows: each column says how a row shows in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from gwreport.ui.appearance.theme import THEME
from gwreport.ui.plain_words import tip_text

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
ROOT = QModelIndex()
# The row itself, and the key by which a column is sorted.
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
BADGE_ROLE = Qt.ItemDataRole.UserRole + 3
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class ShownColumn(Generic[Row]):
    """One column: its heading, the words of a row in it, and how wide it is in pixels.

    `width` 0 takes what is left, and `least` at any rate; `badge` gives a colour (#RRGGBB) for the words, "" for none; `key`
    sorts where the words would not (numbers, classes); `tip` is the tool tip where it is not the words;
    `mark` gives the colour of a spot before the words, "" for none.
    """

    heading: str
    words: Callable[[Row], str]
    width: int = 120
    badge: Callable[[Row], str] | None = None
    key: Callable[[Row], Any] | None = None
    tip: Callable[[Row], str] | None = None
    centred: bool = False
    least: int = 240
    mark: Callable[[Row], str] | None = None


def number_column(
    heading: str,
    number: Callable[[Row], Any],
    width: int,
    words: Callable[[Any], str] = str,
) -> ShownColumn[Row]:
    """Give a column of numbers, sorted as such; `words` writes one."""
    return ShownColumn(heading, lambda one: words(number(one)), width, key=number, centred=True)


class RowTable(QAbstractTableModel, Generic[Row]):
    """Rows under fixed columns; the whole table is replaced at once.

    With `ticks` each row has a box in its first column; `ticked` are the numbers of those with a
    tick, and `ticks_changed` tells of a change.
    """

    ticks_changed = Signal()

    def __init__(
        self,
        columns: Sequence[ShownColumn[Row]],
        parent: QObject | None = None,
        *,
        ticks: bool = False,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: Sequence[Row] = ()
        self.ticked: set[int] = set()
        self._ticks = ticks

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows in place of the former ones."""
        self.beginResetModel()
        self.rows = rows
        self.ticked = set()
        self.endResetModel()
        self.ticks_changed.emit()

    def change(self, rows: Sequence[Row]) -> None:
        """Show as many rows in the place of the former ones: what is chosen and scrolled to stays so."""
        assert len(rows) == len(self.rows)
        self.rows = rows
        if rows:
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def tick(self, rows: Iterable[int]) -> None:
        """Tick these rows and no others."""
        self.ticked = set(rows)
        if self.rows:
            last = self.index(len(self.rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a cell."""
        flags = super().flags(index)
        if self._ticks and index.isValid() and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Take a tick that was set or taken away."""
        if not self._ticks or role != Qt.ItemDataRole.CheckStateRole or index.column():
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.ticked.add(index.row())
        else:
            self.ticked.discard(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticks_changed.emit()
        return True

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a view asks of a cell."""
        if not index.isValid():
            return None
        column, one = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(column.words(one))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text((column.tip or column.words)(one))
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks and not index.column():
            ticked = index.row() in self.ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == SORT_ROLE:
            return (column.key or column.words)(one)
        if role == ROW_ROLE:
            return one
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _CENTRE if column.centred else _LEFT
        if role == Qt.ItemDataRole.DecorationRole and column.mark and (shade := column.mark(one)):
            return QColor(shade)
        if role == BADGE_ROLE and column.badge:
            return column.badge(one)
        if (
            role == Qt.ItemDataRole.ForegroundRole
            and column.badge
            and (colour := column.badge(one))
        ):
            return QColor(THEME.words_in(colour))
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Give a heading, or a row's number."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _CENTRE if self.columns[section].centred else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].heading
        return str(section + 1)


def one_line(words: str) -> str:
    """Give a text as one line of a table: a very long one would be measured again and again."""
    return " ".join(words[:400].split()) if "\n" in words or len(words) > 400 else words


def cell_of(column: ShownColumn[Row], one: Row) -> str | int:
    """Give what a cell holds for a sheet: a number where the column counts, else its whole words."""
    words = column.words(one)
    key = column.key(one) if column.key else None
    return key if isinstance(key, int) and str(key) == words else words
