"""The rows of a document's table, each with what it is taken for in a column before its cells."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QColor

from gwreport.domain.plan.column_mapping import RowMark, ShownTable
from gwreport.ui.appearance.class_colours import GOOD, OFF
from gwreport.ui.models.row_table import ROOT, Index, one_line
from gwreport.ui.plain_words import tip_text
from gwreport.wording.column_roles import ROW_MARKS

# One colour a sort of row; rows that are no items of ours are pale.
_MARK_COLOURS = {
    RowMark.HEADER: OFF,
    RowMark.HEADING: "#9A5AA8",
    RowMark.ITEM: GOOD,
    RowMark.PART: "#4A86CF",
    RowMark.LEFT_OUT: "#B4BDC9",
}
# Behind what an earlier document told of.
_AS_BEFORE = "（上次）"


class MappedRows(QAbstractTableModel):
    """A table as it stands; its first column says what each row is taken for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: ShownTable | None = None

    def show(self, table: ShownTable) -> None:
        """Show this table; of one with the same cells only what its rows are taken for changes."""
        before, self.table = self.table, table
        if before is not None and before.rows == table.rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Give the number of rows."""
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Give the number of columns, that of the marks among them."""
        return 0 if parent.isValid() or self.table is None else len(self.table.roles) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a view asks of a cell."""
        if self.table is None or not index.isValid():
            return None
        mark = self.table.marks[index.row()]
        if index.column() == 0:
            is_remembered = index.row() in self.table.remembered_rows
            if role == Qt.ItemDataRole.DisplayRole:
                return (ROW_MARKS[mark] + (_AS_BEFORE if is_remembered else "")) if mark else ""
            if role == Qt.ItemDataRole.ToolTipRole and is_remembered:
                return tip_text("以前说明过同样的一行，照此处理；选中它点“自动”可以取消。")
            if role == Qt.ItemDataRole.ForegroundRole and mark:
                return QColor(_MARK_COLOURS[mark])
            return None
        cell = self.table.rows[index.row()][index.column() - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if cell.goes_on else one_line(cell.words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(cell.words)
        left_out = mark is RowMark.LEFT_OUT or self.table.roles[index.column() - 1] == "left_out"
        if role == Qt.ItemDataRole.ForegroundRole and (left_out or mark is RowMark.HEADER):
            return QColor(OFF)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Give the words over a column, or a row's number."""
        if role != Qt.ItemDataRole.DisplayRole or self.table is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        if section == 0:
            return "这一行是"
        return one_line(self.table.headings[section - 1]) or f"第{section}列"
