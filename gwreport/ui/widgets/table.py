"""A table that can be filtered by words, sorted, and copied from."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gwreport.ui.models.row_table import RowTable, ShownColumn
from gwreport.ui.models.word_filter import WordFilter

Row = TypeVar("Row")
_ROW_HEIGHT = 38


class Table(QTableView, Generic[Row]):
    """A view of a RowTable; `opened` hands over the row that was double-clicked or entered."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[ShownColumn[Row]],
        *,
        several: bool = False,
        ticks: bool = False,
    ) -> None:
        """Make a table; `name` says what its rows are, to who cannot see where it stands."""
        super().__init__()
        self.setAccessibleName(name)
        self.table = RowTable(columns, self, ticks=ticks)
        self.filter = WordFilter(self.table, self)
        self.setModel(self.filter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # One height for all: nothing is measured, so 10,000 rows scroll as ten do.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        for at, one in enumerate(columns):
            if one.width:
                self.setColumnWidth(at, one.width)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the columns without a width what the others leave, and never too little to read."""
        super().resizeEvent(event)
        columns = self.table.columns
        flexible = [at for at, one in enumerate(columns) if not one.width]
        left = self.viewport().width() - sum(one.width for one in columns)
        for at in flexible:
            self.setColumnWidth(at, max(columns[at].least, left // len(flexible)))

    def show_rows(self, rows: Sequence[Row], *, key: Callable[[Row], Any] | None = None) -> None:
        """Show these rows; with `key` the chosen row stays chosen where it still is."""
        before = self.current
        position = self.verticalScrollBar().value()
        self.table.show(rows)
        if key is not None and before is not None:
            wanted = key(before)
            self.choose(lambda one: key(one) == wanted)
            self.verticalScrollBar().setValue(position)

    @property
    def current(self) -> Row | None:
        """The row that is chosen."""
        return self.filter.row(self.currentIndex())

    @property
    def selected(self) -> list[Row]:
        """The rows that are chosen, in the order in which they are shown."""
        indexes = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [self.filter.row(index) for index in indexes]

    @property
    def shown(self) -> list[Row]:
        """The rows that pass the filter, in the order in which they are shown."""
        return [self.filter.row(self.filter.index(row, 0)) for row in range(self.filter.rowCount())]

    def choose(self, wanted: Callable[[Row], bool]) -> bool:
        """Choose the first row that is wanted; says whether there was one."""
        for at in range(self.filter.rowCount()):
            index = self.filter.index(at, 0)
            if wanted(self.filter.row(index)):
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.scrollTo(index)
                return True
        return False

    def go_to(self, at: int) -> None:
        """Choose the row that is shown at this place, and it alone."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.filter.index(at, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    @property
    def ticked(self) -> list[Row]:
        """The rows with a tick, in the table's own order, filtered out or not."""
        return [self.table.rows[at] for at in sorted(self.table.ticked)]

    def tick_all(self, wanted: Callable[[Row], bool]) -> None:
        """Tick every row that is wanted, and no other."""
        self.table.tick(at for at, one in enumerate(self.table.rows) if wanted(one))

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, a line each, columns parted by tabs."""
        columns = self.table.columns
        lines = ["\t".join(column.words(one) for column in columns) for one in self.selected]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.filter.row(index))

    def _choose(self, index: QModelIndex, _: QModelIndex) -> None:
        self.chosen.emit(self.filter.row(index))
