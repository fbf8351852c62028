"""Filters and sorts a RowTable: every word that is typed must stand somewhere in the row."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from gwreport.ui.models.row_table import SORT_ROLE, RowTable


class WordFilter(QSortFilterProxyModel):
    """Shows the rows that hold all words and pass the choice; sorting is numeric where keys are."""

    def __init__(self, table: RowTable[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._words: tuple[str, ...] = ()
        self._choice: Callable[[Any], bool] | None = None
        # One string a row, made when it is first looked through.
        self._texts: list[str] = []
        self.setSourceModel(table)
        self.setSortRole(SORT_ROLE)
        table.modelAboutToBeReset.connect(self._forget)

    def set_words(self, typed: str) -> None:
        """Show the rows that hold every one of these words, whatever the case."""
        words = tuple(typed.casefold().split())
        if words != self._words:
            with self._changing():
                self._words = words

    def set_choice(self, choice: Callable[[Any], bool] | None) -> None:
        """Show only rows for which `choice` holds; None shows all."""
        with self._changing():
            self._choice = choice

    def row(self, index: QModelIndex) -> Any:
        """Give the row that stands at an index of the view, None for no index."""
        return self._table.rows[self.mapToSource(index).row()] if index.isValid() else None

    def filterAcceptsRow(  # noqa: N802 - Qt's name
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Say whether a row is shown."""
        if self._choice is not None and not self._choice(self._table.rows[source_row]):
            return False
        if not self._words:
            return True
        if not self._texts:
            columns = self._table.columns
            self._texts = [
                "\n".join(column.words(one) for column in columns).casefold()
                for one in self._table.rows
            ]
        text = self._texts[source_row]
        return all(word in text for word in self._words)

    def lessThan(  # noqa: N802 - Qt's name
        self,
        source_left: QModelIndex | QPersistentModelIndex,
        source_right: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Compare the keys of two rows; Qt itself would make texts of them."""
        column = self._table.columns[source_left.column()]
        key = column.key or column.words
        rows = self._table.rows
        return bool(key(rows[source_left.row()]) < key(rows[source_right.row()]))

    def _forget(self) -> None:
        self._texts = []

    @contextmanager
    def _changing(self) -> Iterator[None]:
        # Since Qt 6.10 a change is bracketed, and the former call is deprecated.
        brackets = hasattr(self, "endFilterChange")
        if brackets:
            self.beginFilterChange()
        yield
        if brackets:
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
        else:
            self.invalidateRowsFilter()
