"""Asks from which mailbox returns are taken, and for its password."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.widgets.basics import accept_button, cancel_button, label, named, row


class OpenMailbox(WritingDialog):
    """The mailbox, kept as a draft, and its password, which is kept nowhere."""

    def __init__(self, mailbox: str, keeping: Keeping, parent: QWidget) -> None:
        super().__init__("从邮箱收取", keeping, parent)
        self.setMinimumWidth(560)
        self.mailbox = QLineEdit(mailbox)
        self.mailbox.setPlaceholderText("imaps://用户名@服务器/INBOX")
        self.password = named(QLineEdit(), "密码")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("不保存；存在密钥环里的可以空着")
        self.take = accept_button("收取", self.accept, tip="收取没有收过的、带附件的邮件")
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow("邮箱", self.mailbox)
        form.addRow("密码", self.password)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(16)
        words = "只读：邮箱里的邮件不会被标为已读、移动或删除；收过的不会再收。常用的邮箱可以在设置里写好。"
        layout.addWidget(label(words, "muted", wraps=True))
        layout.addLayout(form)
        layout.addLayout(row(1, cancel_button(self.reject), self.take))
        self.mailbox.textChanged.connect(self._follow)
        self._follow()
        self.keep_fields({"邮箱": self.mailbox})

    def _follow(self) -> None:
        self.take.setEnabled(bool(self.mailbox.text().strip()))
