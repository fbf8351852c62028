"""对应栏目: a document's table as it stands, what each column and row is, and the plan beside it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.plan.column_mapping import (
    NOTHING_SAID,
    ColumnMapping,
    ColumnRole,
    MappedColumn,
    MappedRow,
    MappedTable,
    RowMark,
    ShownTable,
    row_words,
)
from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.plan.plan import Item
from gwreport.ui.jobs import Jobs
from gwreport.ui.models.mapped_rows import MappedRows
from gwreport.ui.models.plan_columns import PREVIEW_COLUMNS
from gwreport.ui.models.read_columns import MAY_BE_HIDDEN, READ_COLUMNS
from gwreport.ui.operations.mappings import MappingView, ReadRow, view_mapping
from gwreport.ui.plain_words import set_title
from gwreport.ui.widgets.basics import (
    accept_button,
    button,
    cancel_button,
    label,
    leave_enter,
    named,
    resize_to_screen,
    row,
)
from gwreport.ui.widgets.role_header import RoleHeader
from gwreport.ui.widgets.table import Table
from gwreport.wording.column_roles import KINDS_OF_TABLES, ROW_MARKS

_MARK_WIDTH, _NARROW, _WIDE, _LONG = 96, 168, 240, 24
_LOOKED_AT = 40


class MappingDialog(QDialog):
    """Accepted, `mapping` is what was said; at the right stands what comes of it so far.

    `kinds` are what the document may be; of several the clerk says which it is (`kind`).
    """

    def __init__(
        self,
        path: Path,
        location: str,
        jobs: Jobs,
        parent: QWidget,
        mapping: ColumnMapping = NOTHING_SAID,
        kinds: Sequence[DocumentKind] = (DocumentKind.PLAN,),
    ) -> None:
        super().__init__(parent)
        set_title(self, f"对应栏目：“{path.name}”")
        resize_to_screen(self, 1220, 680)
        self.kind, self._kinds = kinds[0], tuple(kinds)
        self.kinds = named(QComboBox(self), "这是哪一种文件")
        self.kinds.setVisible(len(kinds) > 1)
        self.kinds.addItems([KINDS_OF_TABLES[one] for one in kinds])
        self.kinds.activated.connect(self._say_kind)
        self._path, self._location, self._jobs = path, location, jobs
        self._given = mapping
        self._columns = {one.table: dict(one.columns) for one in mapping.tables}
        self._rows = {one.table: dict(one.rows) for one in mapping.tables}
        self._view = MappingView(())
        # Of which columns and rows of each table an earlier document tells.
        self._known_columns: set[tuple[int, int]] = set()
        self._known_rows: set[tuple[int, int]] = set()
        self._key = f"mapping:{id(self)}"
        self.tables = named(QComboBox(), "哪一张表")
        self.tables.activated.connect(lambda _: self._show_table())
        self.header = RoleHeader()
        self.header.chosen.connect(self._say_column)
        self.model = MappedRows(self)
        self.cells = named(QTableView(), "文件里的表")
        self.cells.setHorizontalHeader(self.header)
        self.cells.setModel(self.model)
        self.cells.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.cells.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.cells.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.cells.horizontalScrollBar().valueChanged.connect(self.header.follow_scrolling)
        self.cells.setWordWrap(False)
        self.header.offer(self.kind)
        self.items: Table[Item] = Table("照此读出的任务", PREVIEW_COLUMNS)
        self.rows = {
            one: Table("照此读出的内容", READ_COLUMNS[one])
            for one in kinds
            if one is not DocumentKind.PLAN
        }
        self.told = label("正在读取…", "pageNote", wraps=True)
        self.accept_button = accept_button(
            "照此读取",
            self.accept,
            icon="check",
            tip="按右边的样子读这份文件，并记住说明过的表头和行",
            keys="Ctrl+Return",
        )
        self._lay_out()
        self._read()

    @property
    def mapping(self) -> ColumnMapping:
        """All that was said; of headings also by their words, for the next document."""
        tables = tuple(
            MappedTable(
                at,
                tuple(sorted(self._columns.get(at, {}).items())),
                tuple(sorted(self._rows.get(at, {}).items())),
            )
            for at in sorted({*self._columns, *self._rows})
            if self._columns.get(at) or self._rows.get(at)
        )
        return ColumnMapping(self._said_of_headings(), tables, self._said_of_rows())

    def _said_of_headings(self) -> tuple[MappedColumn, ...]:
        found: dict[str, set[ColumnRole]] = {}
        for at, columns in self._columns.items():
            table = self._view.tables[at] if at < len(self._view.tables) else None
            for place, role in columns.items():
                if table and place < len(table.headings) and table.headings[place]:
                    found.setdefault(table.headings[place], set()).add(role)
        # A heading that stands twice and was said to be two things tells nothing of the next document.
        return tuple(
            MappedColumn(heading, next(iter(roles)))
            for heading, roles in found.items()
            if len(roles) == 1
        )

    def _said_of_rows(self) -> tuple[MappedRow, ...]:
        found: list[MappedRow] = []
        for at, rows in self._rows.items():
            table = self._view.tables[at] if at < len(self._view.tables) else None
            headings = tuple(filter(None, table.headings)) if table else ()
            for place, mark in rows.items():
                if table and headings and place < len(table.rows):
                    own = (cell.words for cell in table.rows[place] if not cell.goes_on)
                    found.append(MappedRow(headings, row_words(own), mark))
        return tuple(found)

    @property
    def _table(self) -> int:
        return max(self.tables.currentIndex(), 0)

    @property
    def shown(self) -> ShownTable | None:
        """The table that is looked at."""
        tables = self._view.tables
        return tables[self._table] if self._table < len(tables) else None

    def _lay_out(self) -> None:
        left = QWidget()
        marks: list[QWidget | int] = [label("选中的行是：", "muted")]
        marks += [
            button(words, self._marking(mark), tip=f"把选中的行当作{words}")
            for mark, words in ROW_MARKS.items()
        ]
        marks += [button("自动", self._marking(None), tip="选中的行由程序判断"), 1]
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.tables)
        inside.addWidget(self.cells, 1)
        inside.addLayout(row(*marks))
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(10)
        beside.addWidget(self.told)
        if len(self._kinds) > 1:
            beside.addLayout(row(label("这份文件是："), self.kinds, 1))
        beside.addWidget(self.items, 1)
        for one in self.rows.values():
            beside.addWidget(one, 1)
        self._show_kind()
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setSizes([640, 580])
        parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(
            label(
                "在每一栏上面选这一栏是什么，右边就是读出的内容；装入以后，说明过的表头和行会记住，下次照此读取。",
                "pageNote",
                wraps=True,
            )
        )
        layout.addWidget(parts, 1)
        layout.addLayout(row(1, cancel_button(self.reject), self.accept_button))
        leave_enter(self)

    def _marking(self, mark: RowMark | None) -> Callable[[], None]:
        return lambda: self._say_rows(mark)

    def _say_column(self, place: int, role: ColumnRole | None) -> None:
        columns = self._columns.setdefault(self._table, {})
        if role is None and (self._table, place) in self._known_columns:
            columns[place] = ColumnRole.UNSAID
        elif role is None:
            columns.pop(place, None)
        else:
            columns[place] = role
        self._read()

    def _say_kind(self, place: int) -> None:
        self.kind = self._kinds[place]
        self.header.offer(self.kind)
        self._show_kind()
        self._read()

    def _show_kind(self) -> None:
        self.items.setVisible(self.kind is DocumentKind.PLAN)
        for kind, table in self.rows.items():
            table.setVisible(kind is self.kind)

    def _say_rows(self, mark: RowMark | None) -> None:
        rows = self._rows.setdefault(self._table, {})
        for index in self.cells.selectionModel().selectedRows():
            if mark is None and (self._table, index.row()) in self._known_rows:
                rows[index.row()] = RowMark.UNSAID
            elif mark is None:
                rows.pop(index.row(), None)
            else:
                rows[index.row()] = mark
        self._read()

    def _read(self) -> None:
        # What is taken is what was looked at.
        self.accept_button.setEnabled(False)
        location, path, mapping, kind = self._location, self._path, self.mapping, self.kind
        self._jobs.read(
            self._key,
            lambda: view_mapping(location, path, mapping, datetime.now(), kind),
            self._show,
        )

    def _show(self, view: MappingView) -> None:
        is_first = not self._view.tables
        self._view = view
        for at, table in enumerate(view.tables):
            self._known_columns.update((at, place) for place in table.remembered)
            self._known_rows.update((at, place) for place in table.remembered_rows)
        if is_first:
            self.tables.addItems(
                [f"{one.part}　{len(one.rows) + one.more} 行" for one in view.tables]
            )
            self.tables.setVisible(len(view.tables) > 1)
            sizes = [len(one.rows) for one in view.tables]
            self.tables.setCurrentIndex(sizes.index(max(sizes)) if sizes else -1)
        self._show_table()
        self.items.show_rows(view.items, key=lambda item: item.id)
        if self.kind in self.rows:
            self._show_rows(self.rows[self.kind], view.rows)
        words = view.refusal or (
            f"读出 {view.count} 项。"
            + (f"有 {view.open_findings} 处要核对，读取以后列出。" if view.open_findings else "")
        )
        self.told.setText(words)
        self.accept_button.setEnabled(bool(view.count))

    def _show_rows(self, table: Table[ReadRow], rows: Sequence[ReadRow]) -> None:
        table.show_rows(rows)
        for at, column in enumerate(READ_COLUMNS[self.kind]):
            # The room is for what the document has.
            is_blank = not any(map(column.words, rows))
            table.setColumnHidden(at, is_blank and column.heading in MAY_BE_HIDDEN)

    def _show_table(self) -> None:
        table = self.shown
        if table is None:
            self.told.setText("这份文件里没有表格，不能对应栏目。")
            return
        before = self.model.table
        self.model.show(table)
        if before is None or before.rows != table.rows:
            self.cells.setColumnWidth(0, _MARK_WIDTH)
            for place in range(len(table.roles)):
                words = max((len(one[place].words) for one in table.rows[:_LOOKED_AT]), default=0)
                self.cells.setColumnWidth(place + 1, _WIDE if words > _LONG else _NARROW)
        self.header.show_roles(table.roles, table.said, table.remembered)
