"""A table that can be filtered by words, sorted, arranged, copied from, exported and printed."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gwreport.reports.lists.shown_table import ListedColumn, ShownTable
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.models.copied_cells import Cell, as_lines, as_table
from gwreport.ui.models.row_table import RowTable, ShownColumn, cell_of
from gwreport.ui.models.word_filter import WordFilter
from gwreport.ui.widgets.tables.table_memory import TableMemory
from gwreport.ui.widgets.tables.table_menu import menu_of

Row = TypeVar("Row")
_ROW_HEIGHT = 34
# So many pixels of the screen are a narrow character of a sheet.
_PIXELS = 7


class Table(QTableView, Generic[Row]):
    """A view of a RowTable; `opened` hands over the row that was double-clicked or entered.

    Its name says what its rows are, and is no other's in the window: it is read aloud, printed, that
    of its export, and that under which widths and order are remembered. `own_deeds` stand in
    front in the context menu: words, and what is done with the row.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, name: str, columns: Sequence[ShownColumn[Row]], *, ticks: bool = False
    ) -> None:
        super().__init__()
        self.title = name
        self.setAccessibleName(name)
        self._wanted: Callable[[Row], bool] | None = None
        self.own_deeds: list[tuple[str, Callable[[Row], object]]] = []
        # What stands in its place while there is no row at all, filtered out or not.
        self.empty_words = ""
        self.table = RowTable(columns, self, ticks=ticks)
        self.filter = WordFilter(self.table, self)
        self.setModel(self.filter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        header.setSortIndicatorClearable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.memory = TableMemory(self)
        self.memory.lay_out()
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the columns without a width what the others leave, and never too little to read."""
        super().resizeEvent(event)
        self.memory.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep Enter, which opens the row: a dialog would press a button by it as well."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            event.accept()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the table as it was left."""
        super().showEvent(event)
        self.memory.restore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows, or say why there is none."""
        super().paintEvent(event)
        if self.empty_words and not self.table.rows:
            painter = QPainter(self.viewport())
            painter.setPen(THEME.colour("muted"))
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                self.viewport().rect().adjusted(24, 12, -24, -12), centred, self.empty_words
            )
            painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show what can be done; from the keyboard, with the row that is chosen."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        else:
            index, at = self.indexAt(event.pos()), event.globalPos()
        column = index.column() if index.isValid() else -1
        menu_of(self, index, column).popup(at)

    def _show_header_menu(self, at: QPoint) -> None:
        header = self.horizontalHeader()
        menu_of(self, QModelIndex(), header.logicalIndexAt(at)).popup(header.mapToGlobal(at))

    def show_rows(self, rows: Sequence[Row], *, key: Callable[[Row], Any] | None = None) -> None:
        """Show these rows; with `key` the chosen row stays chosen where it still is."""
        before = self.current
        position = self.verticalScrollBar().value()
        self.table.show(rows)
        if self._wanted is not None and rows:
            wanted_row, self._wanted = self._wanted, None
            if self.choose(wanted_row):
                return
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

    def want(self, wanted: Callable[[Row], bool]) -> None:
        """Choose the first row that is wanted, as soon as it is there: rows may still be on their way."""
        self._wanted = None if self.choose(wanted) else wanted

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

    def go_to_any(self) -> None:
        """Choose the row that is shown first, where none is chosen."""
        if self.current is None and self.filter.rowCount():
            self.go_to(0)

    @property
    def ticked(self) -> list[Row]:
        """The rows with a tick, in the table's own order, filtered out or not."""
        return [self.table.rows[at] for at in sorted(self.table.ticked)]

    def tick_all(self, wanted: Callable[[Row], bool]) -> None:
        """Tick every row that is wanted, and no other."""
        self.table.tick(at for at, one in enumerate(self.table.rows) if wanted(one))

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, so that each cell comes into a cell."""
        _copy([self._cells(one) for one in self.selected])

    def copy_cell(self, index: QModelIndex) -> None:
        """Put the whole text of one cell on the clipboard, as it is."""
        column = self.table.columns[index.column()]
        QGuiApplication.clipboard().setText(column.words(self.filter.row(index)))

    def as_shown(self) -> ShownTable:
        """Give the rows that pass the filter, in the order in which they are shown, with whole texts."""
        return ShownTable(
            self.title,
            tuple(
                ListedColumn(one.heading, self.columnWidth(at) / _PIXELS)
                for at, one in enumerate(self.table.columns)
            ),
            tuple(tuple(self._cells(one)) for one in self.shown),
        )

    def _cells(self, one: Row) -> list[Cell]:
        return [cell_of(column, one) for column in self.table.columns]

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.filter.row(index))

    def _choose(self, index: QModelIndex, _: QModelIndex) -> None:
        self.chosen.emit(self.filter.row(index))


def _copy(rows: Sequence[Sequence[Cell]]) -> None:
    mime = QMimeData()
    mime.setText(as_lines(rows))
    mime.setData("text/html", as_table(rows).encode())
    QGuiApplication.clipboard().setMimeData(mime)
