"""What is done with a file of evidence (佐证材料): look at it, say where it belongs, take that back."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gwreport.ui.desktop import is_document
from gwreport.ui.dialogs.choose_one import ChooseOne
from gwreport.ui.operations import evidence as operations
from gwreport.ui.operations.evidence import EvidenceView
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Notice
from gwreport.ui.widgets.tables.evidence_tab import EvidenceTab
from gwreport.wording.item_names import item_name
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence

_GAP = "　"


class EvidenceDesk:
    """Serves a tab of evidence for a page."""

    def __init__(self, session: Session, notice: Notice, shown: EvidenceTab, page: QWidget) -> None:
        self._session, self._notice, self._shown, self._page = session, notice, shown, page
        shown.looked_at.connect(self.look_at)
        shown.assigned.connect(self.assign)
        shown.of_whole.connect(lambda one: self._store(one, ()))
        shown.taken_back.connect(self.take_back)

    def show(self, view: EvidenceView) -> None:
        """Show the evidence of the round."""
        self._shown.show_evidence(view)

    def look_at(self, one: JoinedEvidence) -> None:
        """Open a copy of a file that cannot run."""
        location, code, number = self._session.location, self._session.round, one.file.number
        self._session.jobs.run(
            "正在取出佐证材料",
            lambda _: operations.look_at_evidence(location, code, number),
            self._open,
        )

    def assign(self, one: JoinedEvidence) -> None:
        """Ask for the item that a file belongs to."""
        names = {f"{item_name(item)}{_GAP}{text}": item for item, text in self._shown.view.items}
        dialog = ChooseOne(
            "指定任务",
            f"“{one.file.source.name}”是哪一项的佐证材料？",
            list(names),
            "指定",
            self._page,
        )
        if dialog.exec() and dialog.chosen:
            self._store(one, (names[dialog.chosen],))

    def take_back(self, one: JoinedEvidence) -> None:
        """Take back what was said of a file."""
        location, code, number = self._session.location, self._session.round, one.file.number
        who = self._session.state.acting
        self._session.change(
            "正在撤销",
            lambda _: operations.unassign_evidence(location, code, number, who, datetime.now()),
            lambda _: self._notice.show_words(f"已撤销对“{one.file.source.name}”的指定。", "good"),
        )

    def _store(self, one: JoinedEvidence, items: tuple[str, ...]) -> None:
        location, code, number = self._session.location, self._session.round, one.file.number
        who, where = self._session.state.acting, "、".join(map(item_name, items)) or "整份报送"
        self._session.change(
            "正在保存",
            lambda _: operations.assign_evidence(
                location, code, number, items, who, datetime.now()
            ),
            lambda _: self._notice.show_words(f"“{one.file.source.name}”归到 {where}。", "good"),
        )

    def _open(self, copy: Path) -> None:
        if not is_document(copy):
            self._notice.show_words(
                f"“{copy.name}”可能会运行程序，没有打开。请向单位核实是什么，请它改报图片或 PDF。",
                "warning",
            )
        elif self._session.show_file(copy):
            self._notice.show_words(f"已打开“{copy.name}”的副本，原件没有动。")
