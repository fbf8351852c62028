"""Everything that was written and is unsaved: what it is, the way to it, and the giving up by hand."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from gwreport.domain.rounds import parse_round
from gwreport.ui.asking import Asking
from gwreport.ui.drafts.draft import Draft
from gwreport.ui.drafts.keeper import Drafts
from gwreport.ui.drafts.times import when
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.widgets.basics import accept_button, button, cancel_button, label, named, row
from gwreport.ui.widgets.table import Table
from gwreport.wording.names import round_name

_NOTE = "这些内容写了还没有保存。到写的地方去保存；找不到那个地方时，可以在这里复制出来。"


def _round_words(code: str) -> str:
    round_ = parse_round(code)
    return round_name(round_) if round_ is not None else code


COLUMNS: tuple[ShownColumn[Draft], ...] = (
    ShownColumn("写在哪里", lambda one: one.title, 400),
    ShownColumn("填报期", lambda one: _round_words(one.place.round), 130),
    ShownColumn("写的内容", lambda one: one.shown, 0),
    ShownColumn("时间", lambda one: when(one.at), 120, key=lambda one: one.at),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a draft leads to: a round ("" for any), a page and what is to be shown there."""

    round: str
    page: str
    subject: str


class DraftList(QDialog):
    """Lists the drafts of a workspace; `wanted` leads to one of them."""

    wanted = Signal(object)

    def __init__(self, drafts: Drafts, workspace: str, messages: Asking, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("没有保存的内容")
        self.resize(980, 560)
        self._drafts, self._workspace, self._messages = drafts, workspace, messages
        self.list: Table[Draft] = Table("草稿", COLUMNS)
        self.list.chosen.connect(self._show_words)
        self.list.opened.connect(lambda _: self.go())
        self.words = named(QPlainTextEdit(), "草稿的文字")
        self.words.setReadOnly(True)
        self.go_button = accept_button("到写的地方去", self.go, tip="打开写这一条的地方，接着写")
        self.copy_button = button(
            "复制内容", self.copy, icon="copy", tip="把这一条的文字放到剪贴板"
        )
        self.drop_button = button(
            "放弃这一条", self.drop, kind="danger", tip="不要这一条了；放弃以前会问"
        )
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.list)
        parts.addWidget(self.words)
        parts.setSizes([320, 140])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(label(_NOTE, "muted", wraps=True))
        layout.addWidget(parts, 1)
        layout.addLayout(
            row(
                self.drop_button,
                1,
                self.copy_button,
                cancel_button(self.reject, "关闭", tip="草稿都留着"),
                self.go_button,
            )
        )
        self._fill()

    def go(self) -> None:
        """Lead to where the chosen one is written."""
        one = self.list.current
        if one is not None and one.page:
            self.wanted.emit(Wanted(one.place.round, one.page, one.subject))
            self.accept()

    def copy(self) -> None:
        """Put what is written on the clipboard."""
        if self.list.current is not None:
            QGuiApplication.clipboard().setText(self.list.current.shown)

    def drop(self) -> None:
        """Give the chosen one up, after asking."""
        one = self.list.current
        if one is not None and self._messages.confirm(
            "放弃草稿", f"放弃“{one.title}”里写的内容吗？放弃以后找不回来。", "放弃"
        ):
            self._drafts.drop(one.place, one)
            self._fill()

    def _fill(self) -> None:
        self.list.show_rows(self._drafts.of(self._workspace))
        self.list.choose(lambda _: True)
        self._show_words(self.list.current)

    def _show_words(self, one: Draft | None) -> None:
        self.words.setPlainText(one.shown if one is not None else "没有未保存的内容。")
        for made in (self.copy_button, self.drop_button):
            made.setEnabled(one is not None)
        self.go_button.setEnabled(one is not None and bool(one.page))
