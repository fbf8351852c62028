"""Shared workspaces: opening one by its address, and saying who else is in it and whether the server is there."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget

from gwreport.errors import GwreportError
from gwreport.ui.drafts.draft import Place
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.operations.shared import is_address, password_is_wanted, read_address, use_password
from gwreport.ui.plain_words import tip_text
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import label

_TITLE = "打开共享工作区"
_LAST = "shared/address"
_LOOKING = "您是查看人，只能看"
_LOST = "与服务器的连接断了，正在重新连接；已经存入的都在"


class SharedDesk(QObject):
    """Works above the window; `words` is the line in its header."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._asked = ""
        self.words: QLabel = label("", "muted")
        self.words.hide()
        session.others.changed.connect(self.show_others)
        session.others.linked.connect(self.show_others)
        session.workspace_changed.connect(self.show_others)

    def open(self, location: str = "", told: str = "") -> None:
        """Ask for an address, beginning with one that was used, and open it; `told` says why it is asked again."""
        # What asks is loaded when it is wanted.
        from gwreport.ui.dialogs.open_shared import OpenShared

        session = self._session
        place = Place("", "", "dialog", _TITLE)
        keeping = Keeping(session.drafts, session.messages, place, _TITLE)
        last = location or session.state.kept(_LAST)
        known = read_address(last) if is_address(last) else None
        dialog = OpenShared(keeping, known=known, told=told, parent=self._window)
        if not dialog.exec():
            return
        found = dialog.address.location
        session.state.keep(_LAST, found)
        password = dialog.password.text()
        if password and not use_password(found, password, keep=dialog.keep_password.isChecked()):
            session.messages.tell(
                _TITLE,
                "这台电脑没有钥匙串，口令没有存下来；这一次照常打开，下次还要再写。",
            )
        keeping.settle(dialog.written())
        self.begin(found)

    def begin(self, location: str) -> None:
        """Open what is at a location, and keep it in mind for the case that a password is wanted."""
        self._asked = location
        self._session.open(location)

    def takes(self, error: GwreportError, words: str) -> bool:
        """Ask for the password, where that is what keeps a shared workspace from being opened."""
        if not (password_is_wanted(error) and is_address(self._asked)):
            return False
        self.open(self._asked, words)
        return True

    def show_others(self) -> None:
        """Say who else is in the workspace, or that the server is not there."""
        others, workspace = self._session.others, self._session.workspace
        names = others.names()
        found = [_LOOKING] if workspace is not None and workspace.is_to_look_at else []
        found += [f"同时在用：{'、'.join(names)}"] if names else []
        self.words.setText("　".join(found) if others.is_linked else _LOST)
        if not others.is_linked:
            self.words.setToolTip("恢复以后接着做，不用重新打开")
        elif workspace is not None and workspace.role:
            self.words.setToolTip(tip_text(f"您在这个共享工作区里是{workspace.role}"))
        else:
            self.words.setToolTip("")
        self.words.setVisible(bool(self.words.text()))
