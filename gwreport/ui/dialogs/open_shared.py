"""Asks for a shared workspace: on which server, which database, as whom; and for the password."""

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.operations.shared import SharedAddress
from gwreport.ui.widgets.basics import accept_button, cancel_button, label, named, row


class OpenShared(WritingDialog):
    """Three fields that are kept as drafts, and a password, which is kept nowhere but in the keyring."""

    def __init__(
        self, keeping: Keeping, *, known: SharedAddress | None, told: str, parent: QWidget
    ) -> None:
        """Begin with an address that is `known`; `told` says why it is asked again."""
        super().__init__("打开共享工作区", keeping, parent)
        self.setMinimumWidth(520)
        self.server = QLineEdit(known.server if known else "")
        self.server.setPlaceholderText("如 10.1.2.3；端口不是 5432 的写成 10.1.2.3:5433")
        self.database = QLineEdit(known.database if known else "")
        self.database.setPlaceholderText("管理员告诉您的名称，如 ducha2025")
        self.user = QLineEdit(known.user if known else "")
        self.password = named(QLineEdit(), "口令")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("已经存在这台电脑上的可以空着")
        self.keep_password = QCheckBox("在这台电脑上记住口令")
        self.keep_password.setToolTip("存在系统的钥匙串里；别人也用这台电脑的，不要勾选")
        self.accept_button = accept_button("打开", self.accept, tip="连接服务器，打开这个工作区")
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow("服务器", self.server)
        form.addRow("数据库", self.database)
        form.addRow("用户名", self.user)
        form.addRow("口令", self.password)
        form.addRow("", self.keep_password)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(18)
        words = told or "几个人同时用的工作区放在单位的数据库服务器上。地址和用户名问管理员。"
        layout.addWidget(label(words, "warning" if told else "muted", wraps=True))
        layout.addLayout(form)
        layout.addLayout(row(1, cancel_button(self.reject), self.accept_button))
        for field in (self.server, self.database):
            field.textChanged.connect(self._follow)
        self._follow()
        self.keep_fields({"服务器": self.server, "数据库": self.database, "用户名": self.user})
        if told:
            self.password.setFocus()

    @property
    def address(self) -> SharedAddress:
        """What was written."""
        fields = (self.server, self.database, self.user)
        return SharedAddress(*(one.text().strip() for one in fields))

    def _follow(self) -> None:
        written = self.address
        self.accept_button.setEnabled(bool(written.server and written.database))
