"""Further plans (清单) on the page of the plan: their loading, and which of their items are one matter."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gwreport.domain.plan.named_plans import cleaned
from gwreport.ui.asking import DOCUMENTS
from gwreport.ui.desks.review_desk import ask_reviewer
from gwreport.ui.dialogs.same_matters import SameMattersDialog
from gwreport.ui.operations import linking
from gwreport.ui.operations.linking import LinkLine
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button

_ASK_NAME = "清单的名称（如 民生实事）："
_REASONS = {True: "核对为同一事项", False: "核对不是同一事项"}
_UNDONE = "重新核对"


class NamedPlansDesk(QObject):
    """Works for the page of the plan, which asks for files; `preview` reads a document as a version of the plan of that name."""

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        ask_file: Callable[[str, str, str], str],
        preview: Callable[[Path, str], None],
    ) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self._ask_file, self._preview = ask_file, preview
        self._names: Sequence[str] = ()
        self.load_button = button(
            "装入其他清单…",
            self.load,
            kind="link",
            tip="装入民生实事、重点项目等清单：各单位仍收到一本填报表，每张清单多一张工作表",
        )
        self.matters_button = button(
            "同一事项…",
            self.show_matters,
            tip="几张清单里可能是同一事项的任务：确认以后只填一次",
        )
        self.matters_button.setVisible(False)
        self._dialog: SameMattersDialog | None = None

    def show_plans(self, names: Sequence[str]) -> None:
        """Offer what is for several plans where there are any."""
        self._names = names
        self.matters_button.setVisible(bool(names))

    def load(self) -> None:
        """Ask for the name of a plan, and for its document."""
        keeping = self._session.keeping("question", "清单名称", title="清单名称", page="plan")
        known = f"已有：{'、'.join(self._names)}，写它的名称就是它的新一版。" if self._names else ""
        name = self._session.messages.ask_text(
            "装入其他清单", f"{known}{_ASK_NAME}", keeping=keeping
        )
        if name is None or not cleaned(name):
            return
        keeping.drop()
        file = self._ask_file(f"选择清单“{cleaned(name)}”的文件", DOCUMENTS, "plan")
        if file:
            self._preview(Path(file), cleaned(name))

    def show_matters(self) -> None:
        """Show what may be one matter in several plans."""
        location = self._session.location
        self._session.jobs.run(
            "正在比对各张清单", lambda _: linking.view_links(location), self._show
        )

    def _show(self, lines: tuple[LinkLine, ...]) -> None:
        if self._dialog is not None:
            self._dialog.show_lines(lines)
            return
        dialog = self._dialog = SameMattersDialog(lines, self._parent)
        dialog.linked.connect(lambda line: self._decide(line, are_one=True))
        dialog.refused.connect(lambda line: self._decide(line, are_one=False))
        dialog.undone.connect(self._undo)
        dialog.finished.connect(self._close)
        dialog.open()

    def _close(self, _: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _decide(self, line: LinkLine, *, are_one: bool) -> None:
        who, location = ask_reviewer(self._session), self._session.location
        if who:
            self._session.change(
                "正在记录",
                lambda _: linking.decide_link(
                    location, line, who, _REASONS[are_one], datetime.now(), are_one=are_one
                ),
                lambda _: self.show_matters(),
            )

    def _undo(self, line: LinkLine) -> None:
        who, location = ask_reviewer(self._session), self._session.location
        if who:
            self._session.change(
                "正在撤销",
                lambda _: linking.undo_link(location, line.number, who, _UNDONE, datetime.now()),
                lambda _: self.show_matters(),
            )
