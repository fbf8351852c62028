"""The context menu that every table has: copying, order, widths, and the table as a file or on paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gwreport.ui.plain_words import button_text
from gwreport.ui.widgets.tables.table_host import host_above

if TYPE_CHECKING:
    from gwreport.ui.widgets.table import Table

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def menu_of(table: "Table[Any]", index: QModelIndex, column: int) -> QMenu:
    """Make the menu for a cell (or, where there is none, for the column of a heading; -1 for no column)."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if index.isValid():
        for words, does in table.own_deeds:
            _add(menu, words, lambda does=does: does(table.filter.row(index)))
        if table.own_deeds:
            menu.addSeparator()
        _add(menu, "复制这一格", lambda: table.copy_cell(index))
        count = len(table.selected)
        _add(menu, f"复制选中的 {count} 行" if count > 1 else "复制整行", table.copy, "Ctrl+C")
    _add(menu, "全选", table.selectAll, "Ctrl+A").setEnabled(bool(table.shown))
    menu.addSeparator()
    if column >= 0:
        heading = table.table.columns[column].heading
        _add(menu, f"按“{heading}”升序排列", lambda: table.sortByColumn(column, _UP))
        _add(menu, f"按“{heading}”降序排列", lambda: table.sortByColumn(column, _DOWN))
    is_sorted = table.horizontalHeader().sortIndicatorSection() >= 0
    _add(menu, "恢复原来的顺序", lambda: table.sortByColumn(-1, _UP)).setEnabled(is_sorted)
    _add(menu, "恢复默认列宽", table.memory.forget_widths)
    host = host_above(table)
    if host is not None:
        menu.addSeparator()
        has_rows = bool(table.shown)
        for words, does in (
            (f"导出本表（{len(table.shown)} 行）…", lambda: host.export(table.as_shown(), table)),
            ("打印预览…", lambda: host.preview(table.as_shown())),
            ("打印…", lambda: host.print(table.as_shown())),
        ):
            _add(menu, words, does).setEnabled(has_rows)
    return menu


def _add(menu: QMenu, words: str, does: Callable[[], object], keys: str = "") -> QAction:
    # The keys are the table's own; here they are only told.
    action = menu.addAction(button_text(f"{words}\t{keys}" if keys else words))
    action.triggered.connect(lambda _checked=False: does())
    return action
