"""A draft gone through row by row: suggestions taken by key, rows put right, parted, joined, left out."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QSplitter, QVBoxLayout, QWidget

from gwreport.domain.drafting.drafted import DraftedItem, RowState
from gwreport.domain.drafting.sheet import DraftSheet
from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafting.row_panel import RowPanel
from gwreport.ui.drafts.draft import Written
from gwreport.ui.drafts.drafted_rows import read_rows, rows_words, write_rows
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.models.draft_columns import DRAFT_COLUMNS, STATES, DraftRow
from gwreport.ui.operations import drafting
from gwreport.ui.operations.drafting import DraftedView
from gwreport.ui.widgets.basics import (
    Notice,
    button,
    cancel_button,
    filter_field,
    label,
    leave_enter,
    named,
    resize_to_screen,
    row,
)
from gwreport.ui.widgets.table import Table

_ALL, _WAITING = "全部", "待定和建议"
_KEYS = "在表里按 1、2、3 采用第几条建议，按 0 留空待定，按 Delete 不列入；Enter 去填写。"
_SUGGESTIONS = 5


class DraftingDialog(WritingDialog):
    """Shows a draft; all that is done in it stays a draft until it is given up by hand.

    `write_wanted` asks for the breakdown workbook, `load_wanted` for it and for its loading.
    """

    write_wanted = Signal()
    load_wanted = Signal()

    def __init__(
        self,
        view: DraftedView,
        keeping: Keeping,
        parent: QWidget,
        *,
        loads: bool,
    ) -> None:
        super().__init__(f"起草“{view.sources.report.name}”", keeping, parent)
        resize_to_screen(self, 1180, 690)
        self.view = view
        self.sheet = DraftSheet(view.rows)
        self._listed: frozenset[int] | None = None
        self.rows: Table[DraftRow] = Table("起草的任务", DRAFT_COLUMNS)
        self.rows.setSortingEnabled(False)
        self.rows.chosen.connect(self._show_row)
        self.rows.opened.connect(lambda _: self.panel.leads.setFocus())
        self.panel = RowPanel(view.units, view.leaders)
        self.panel.edited.connect(self._edit)
        self.panel.accepted.connect(self.accept_suggestion)
        self.shown = named(QComboBox(), "看哪些行")
        for words, states in (
            (_ALL, None),
            (_WAITING, (RowState.OPEN, RowState.SUGGESTED)),
            *((words, (state,)) for state, words in STATES.items()),
        ):
            self.shown.addItem(words, states)
        self.shown.activated.connect(lambda _: self._list())
        self.search = filter_field("筛选任务、单位", self.rows.filter.set_words)
        self.counts = label("", "pageNote", wraps=True)
        self.notice = Notice()
        self._make_buttons(loads=loads)
        self._lay_out()
        self._make_keys()
        self.begin()
        self._fill(0)
        if view.told:
            self.notice.show_words("\n".join(view.told))
        self.rows.setFocus()
        self._go_to_next(-1)

    # What is kept

    def written(self) -> Written:
        """Give the rows as they are, with what they are made from."""
        return write_rows(self.view.sources, self.view.report.title, self.sheet.rows)

    def restore(self, written: Written) -> None:
        """Take the rows of a draft, or those of the report when it is given up."""
        self.sheet = DraftSheet(tuple(read_rows(written, self.view.rows)))
        self._fill(0)

    def in_words(self) -> str:
        """Say what was chosen."""
        return rows_words(self.sheet.rows)

    def reject(self) -> None:
        """Close; whatever was done stays a draft."""
        if self.is_changed:
            self.changed()
            self.keeping.drafts.flush()
        QDialog.reject(self)

    # What is done with the rows

    @property
    def at(self) -> int:
        """The place of the row that is chosen, -1 for none."""
        return self.rows.current.at if self.rows.current is not None else -1

    def accept_suggestion(self, place: int) -> None:
        """Take the suggestion at a place, 1 the best, for the chosen row, and go to the next that waits."""
        at = self.at
        if at < 0 or place > len(self.sheet.rows[at].suggested_leads):
            return
        self._put(at, self.sheet.rows[at].choosing(place))
        self._go_to_next(at)

    def leave_empty(self) -> None:
        """Say that nobody is named for the chosen row yet."""
        at = self.at
        if at >= 0:
            self._put(at, replace(self.sheet.rows[at], chosen_leads=(), is_dropped=False))
            self._go_to_next(at)

    def drop(self) -> None:
        """Leave the chosen rows out of the breakdown, or take them in again."""
        chosen = {one.at for one in self.rows.selected}
        if not chosen:
            return
        dropped = not all(self.sheet.rows[at].is_dropped for at in chosen)
        rows = [
            replace(one, is_dropped=dropped) if at in chosen else one
            for at, one in enumerate(self.sheet.rows)
        ]
        at = min(chosen)
        self.sheet.replace_all(rows, at)
        self._changed(at)

    def accept_all(self) -> None:
        """Take every suggestion that is sure."""
        at = max(self.at, 0)
        taken = self.sheet.accept_suggested()
        self._changed(at)
        self.notice.show_words(f"采用了 {taken} 条有把握的建议；不合适的按 Ctrl+Z 撤销。", "good")

    def part(self) -> None:
        """Part the chosen row where the cursor stands in its text."""
        at = self.at
        if at < 0:
            return
        whole = self.sheet.rows[at]
        written = self.panel.text.toPlainText()[: self.panel.text.textCursor().position()]
        # The row has the text without the blanks at its ends.
        place = len(" ".join(f"{written}|".split())) - 1
        parts = drafting.part(whole, place, self.view.suggester)
        if len(parts) == 1:
            self.notice.show_words(
                "请先在“任务”里把光标放到要拆开的地方，再按“在光标处拆开”。", "warning"
            )
            return
        self.sheet.put(at, *parts)
        self._changed(at)

    def join(self) -> None:
        """Make one row of the chosen one and the next."""
        at = self.at
        if 0 <= at < len(self.sheet.rows) - 1:
            first, second = self.sheet.rows[at : at + 2]
            self.sheet.put(at, drafting.join(first, second, self.view.suggester), removed=2)
            self._changed(at)

    def undo(self) -> None:
        """Take the newest change back."""
        self._step(self.sheet.undo)

    def redo(self) -> None:
        """Make a change again that was taken back."""
        self._step(self.sheet.redo)

    # What is shown

    def tell(self, words: str, tone: str, action: str, does: Callable[[], object]) -> None:
        """Say what came of writing, and offer something to do about it."""
        self.notice.show_words(words, tone)
        self.notice.set_action(action, does)

    def _make_buttons(self, *, loads: bool) -> None:
        self.undo_button = button("撤销", self.undo, icon="undo", tip="撤销上一处改动（Ctrl+Z）")
        self.redo_button = button("恢复", self.redo, icon="redo", tip="恢复撤销的改动（Ctrl+Y）")
        self.all_button = button(
            "采用全部有把握的", self.accept_all, tip="状态是“建议”的行都采用第一条建议，可以撤销"
        )
        self.empty_button = button(
            "留空待定", self.leave_empty, tip="这一行的牵头单位先空着，初稿里标黄（按 0）"
        )
        self.drop_button = button(
            "不列入", self.drop, kind="danger", tip="不写进分解方案，再按一次又列入（Delete）"
        )
        self.part_button = button(
            "在光标处拆开", self.part, tip="从“任务”里光标的地方分成两行（Ctrl+Enter）"
        )
        self.join_button = button("与下一行合并", self.join, tip="和下一行合成一项（Ctrl+J）")
        self.write_button = button(
            "写成初稿…",
            self.write_wanted.emit,
            kind="" if loads else "primary",
            icon="download",
            tip="存成任务分解方案的 Excel 表，可以传给别人看，也可以装入工作区",
        )
        self.load_button = button(
            "写成初稿并装入…",
            self.load_wanted.emit,
            kind="primary",
            icon="check",
            tip="存成 Excel 表，再核对一遍，装入现在打开的工作区",
        )
        self.load_button.setVisible(loads)

    def _lay_out(self) -> None:
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.panel, 1)
        inner.addLayout(
            row(self.part_button, self.join_button, 1, self.empty_button, self.drop_button)
        )
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.rows)
        parts.addWidget(right)
        parts.setSizes([600, 560])
        close = cancel_button(self.reject, "关闭（留作草稿）", tip="做过的都留着，下次接着做")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addWidget(self.counts)
        layout.addLayout(
            row(
                self.shown,
                self.search,
                1,
                self.all_button,
                self.undo_button,
                self.redo_button,
            )
        )
        layout.addWidget(parts, 1)
        layout.addLayout(row(label(_KEYS, "muted"), 1, close, self.write_button, self.load_button))
        leave_enter(self)

    def _make_keys(self) -> None:
        for place in range(1, _SUGGESTIONS + 1):
            self._key(str(place), lambda place=place: self.accept_suggestion(place), self.rows)
        self._key("0", self.leave_empty, self.rows)
        self._key(QKeySequence.StandardKey.Delete, self.drop, self.rows)
        self._key(QKeySequence.StandardKey.Undo, self.undo, self)
        self._key("Ctrl+Y", self.redo, self)
        self._key("Ctrl+Shift+Z", self.redo, self)
        self._key("Ctrl+Return", self.part, self)
        self._key("Ctrl+J", self.join, self)

    def _key(
        self, key: str | QKeySequence.StandardKey, does: Callable[[], object], of: QWidget
    ) -> None:
        shortcut = QShortcut(QKeySequence(key), of)
        if of is not self:
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(does)

    def _step(self, step: Callable[[], int | None]) -> None:
        at = step()
        if at is not None:
            self._changed(at)

    def _put(self, at: int, item: DraftedItem, name: str = "") -> None:
        self.sheet.put(at, item, name=name)
        self._changed(at)

    def _edit(self, item: DraftedItem, name: str) -> None:
        # The fields hold it already: they are not filled anew under the cursor.
        at = self.at
        self.sheet.put(at, item, name=f"{name} {at}")
        self.rows.table.change(self._numbered())
        self.changed()
        self._count()

    def _changed(self, at: int) -> None:
        self.changed()
        self._fill(at)

    def _numbered(self) -> list[DraftRow]:
        return [DraftRow(at, one) for at, one in enumerate(self.sheet.rows)]

    def _fill(self, at: int) -> None:
        rows = self._numbered()
        if len(rows) == len(self.rows.table.rows):
            self.rows.table.change(rows)
        else:
            self._listed = None
            self.shown.setCurrentText(_ALL)
            self.rows.filter.set_choice(None)
            self.rows.show_rows(rows)
        self.rows.choose(lambda one: one.at == at)
        self._show_row(self.rows.current)
        self._count()

    def _list(self) -> None:
        # What is listed stays so while it is worked on: no row goes from under the cursor.
        states = self.shown.currentData()
        self._listed = None
        if states is not None:
            wanted = frozenset(map(RowState, states))
            self._listed = frozenset(
                at for at, one in enumerate(self.sheet.rows) if one.state in wanted
            )
        listed = self._listed
        self.rows.filter.set_choice(None if listed is None else lambda one: one.at in listed)
        self.rows.choose(lambda _: True)
        self._show_row(self.rows.current)
        self.rows.setFocus()

    def _go_to_next(self, at: int) -> None:
        place = self.sheet.next_open(at)
        if place is not None:
            self.rows.choose(lambda one: one.at == place)

    def _show_row(self, shown: DraftRow | None) -> None:
        # The table hands over what stood there when it was filled.
        self.panel.show_row(self.sheet.rows[shown.at] if shown is not None else None)
        self._offer()

    def _offer(self) -> None:
        at = self.at
        for one in (self.empty_button, self.drop_button, self.part_button):
            one.setEnabled(at >= 0)
        is_dropped = at >= 0 and self.sheet.rows[at].is_dropped
        self.drop_button.setText("列入" if is_dropped else "不列入")
        self.join_button.setEnabled(0 <= at < len(self.sheet.rows) - 1)

    def _count(self) -> None:
        counts = "　".join(f"{words} {self.sheet.count(state)}" for state, words in STATES.items())
        title = self.view.report.title or self.view.sources.report.name
        words = f"{title}　共 {len(self.sheet.rows)} 行：{counts}"
        if left := len(self.view.report.left_out):
            words += f"　（末尾 {left} 行是没有列为任务的句子，请看一遍）"
        self.counts.setText(words)
        self.undo_button.setEnabled(self.sheet.can_undo)
        self.redo_button.setEnabled(self.sheet.can_redo)
        self.all_button.setEnabled(self.sheet.count(RowState.SUGGESTED) > 0)
        self._offer()
