"""Who gets which workbook by mail: looked at, then written as files or sent."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations.mailing import LetterLine, LettersView
from gwreport.ui.plain_words import set_title
from gwreport.ui.widgets.basics import (
    button,
    cancel_button,
    label,
    named,
    resize_to_screen,
    row,
)
from gwreport.ui.widgets.table import Table

FILES, SEND = "files", "send"
_COLUMNS: tuple[ShownColumn[LetterLine], ...] = (
    ShownColumn("单位", lambda one: one.unit, 190),
    ShownColumn("电子邮箱", lambda one: one.to, 230),
    ShownColumn("附件", lambda one: one.file, 0, least=160),
    ShownColumn("情况", lambda one: one.state, 120),
    ShownColumn("怎么办", lambda one: one.told, 0, least=160),
)


class MailLetters(QDialog):
    """Lists the letters; `way` says at the end how they are to go out, "" for not at all."""

    def __init__(
        self,
        view: LettersView,
        look_again: Callable[[bool], LettersView],
        parent: QWidget,
    ) -> None:
        """`look_again` gives the letters with those that were sent, or without."""
        super().__init__(parent)
        set_title(self, "发送邮件")
        resize_to_screen(self, 1080, 560)
        self.way = ""
        self._look_again = look_again
        self.lines: Table[LetterLine] = Table("给各单位的邮件", _COLUMNS)
        self.again = QCheckBox("发过的也再发一次")
        self.again.setToolTip("一般不勾：已经发过的、可能发过的不会再发")
        self.again.toggled.connect(lambda on: self._show(self._look_again(on)))
        self.count = label("", "muted")
        self.password = named(QLineEdit(), "邮箱密码")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("发送时用，不保存；存在密钥环里的可以空着")
        self.sending = label("", "muted", wraps=True)
        self.files_button = button(
            "写成邮件文件…",
            lambda: self._go(FILES),
            tip="每个单位一个 .eml 文件，由 Outlook、Thunderbird、Foxmail 打开发送",
        )
        self.send_button = button(
            "直接发送",
            lambda: self._go(SEND),
            kind="primary",
            tip="由设置里的邮件服务器发出；发之前再确认一次",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label("每个单位一封，附下发给它的那份填报表。", "muted", wraps=True))
        layout.addWidget(self.lines, 1)
        layout.addLayout(row(self.again, self.count, 1))
        layout.addLayout(row(self.sending, 1, self.password))
        layout.addLayout(
            row(1, cancel_button(self.reject, "关闭"), self.files_button, self.send_button)
        )
        self._show(view)

    def _show(self, view: LettersView) -> None:
        self.view = view
        self.lines.show_rows(view.lines, key=lambda one: (one.unit, one.file))
        self.count.setText(f"待发送 {view.ready} 封，共 {len(view.lines)} 封")
        self.files_button.setEnabled(view.ready > 0)
        self.send_button.setEnabled(view.ready > 0 and not view.cannot_send)
        self.password.setEnabled(not view.cannot_send)
        told = f"由 {view.server} 发出，发件人 {view.sender}。"
        self.sending.setText(view.cannot_send or told)

    def _go(self, way: str) -> None:
        self.way = way
        self.accept()
