"""How a clerk has arranged a table: the columns' widths and the order, remembered by their headings."""

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from gwreport.ui.widgets.tables.table_host import host_above

if TYPE_CHECKING:
    from gwreport.ui.widgets.table import Table

_WIDTHS, _SORTED_BY, _DESCENDING = "widths", "sorted by", "descending"


class TableMemory(QObject):
    """Lays out the columns of one table, and keeps what the clerk changes of it.

    A column without a width takes what the others leave, until the clerk gives it one.
    """

    def __init__(self, table: "Table[Any]") -> None:
        super().__init__(table)
        self._table = table
        self._widths: dict[int, int] = {}
        self._is_ours = False
        self._is_restored = False
        header = table.horizontalHeader()
        header.sectionResized.connect(self._take_width)
        header.sortIndicatorChanged.connect(self._keep)

    def restore(self) -> None:
        """Arrange the table as it was left; done once, when it first comes into sight."""
        host = host_above(self._table)
        if self._is_restored or host is None:
            return
        self._is_restored = True
        headings = [one.heading for one in self._table.table.columns]
        kept = _read(host.kept(self._name))
        widths, by = kept.get(_WIDTHS), kept.get(_SORTED_BY)
        if isinstance(widths, dict):
            self._widths = {
                headings.index(name): width
                for name, width in widths.items()
                if name in headings and isinstance(width, int) and 0 < width < 4000
            }
            self.lay_out()
        if by in headings:
            order = Qt.SortOrder
            is_down = kept.get(_DESCENDING) is True
            self._table.sortByColumn(
                headings.index(by), order.DescendingOrder if is_down else order.AscendingOrder
            )

    def lay_out(self) -> None:
        """Give each column its width."""
        columns = self._table.table.columns
        widths = {at: self._widths.get(at, one.width) for at, one in enumerate(columns)}
        flexible = [at for at, width in widths.items() if not width]
        left = self._table.viewport().width() - sum(widths.values())
        for at in flexible:
            widths[at] = max(columns[at].least, left // len(flexible))
        self._is_ours = True
        try:
            for at, width in widths.items():
                self._table.setColumnWidth(at, width)
        finally:
            self._is_ours = False

    def forget_widths(self) -> None:
        """Give the columns the widths that they had at first."""
        self._widths = {}
        self.lay_out()
        self._keep()

    @property
    def _name(self) -> str:
        return f"table {self._table.title}"

    def _take_width(self, at: int, _: int, width: int) -> None:
        if not self._is_ours and width:
            self._widths[at] = width
            self._keep()

    def _keep(self, *_: object) -> None:
        host = host_above(self._table)
        if host is None or not self._is_restored:
            return
        header, columns = self._table.horizontalHeader(), self._table.table.columns
        kept: dict[str, object] = {}
        if self._widths:
            kept[_WIDTHS] = {columns[at].heading: width for at, width in self._widths.items()}
        at = header.sortIndicatorSection()
        if 0 <= at < len(columns):
            kept[_SORTED_BY] = columns[at].heading
            kept[_DESCENDING] = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        host.keep(self._name, json.dumps(kept, ensure_ascii=False))


def _read(text: str) -> dict[str, Any]:
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        # A file of settings that somebody has edited costs the widths, nothing else.
        return {}
    return kept if isinstance(kept, dict) else {}
