"""What is done with a file of evidence (佐证材料): look at it, say where it belongs, take that back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gwreport.ui.desks.review_desk import ask_reviewer
from gwreport.ui.desktop import is_document
from gwreport.ui.dialogs.choose_one import ChooseOne
from gwreport.ui.operations import evidence as operations
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Notice
from gwreport.wording.item_names import item_name
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence

_GAP = "　"


class EvidenceDesk:
    """Serves a page that shows evidence; `items` gives the ids and texts of the items that there are."""

    def __init__(
        self,
        session: Session,
        notice: Notice,
        page: QWidget,
        items: Callable[[], Sequence[tuple[str, str]]],
    ) -> None:
        self._session, self._notice, self._page, self._items = session, notice, page, items

    def look_at(self, one: JoinedEvidence) -> None:
        """Open a copy of a file that cannot run."""
        location, code, number = self._session.location, self._session.round, one.file.number
        self._session.jobs.run(
            "正在取出佐证材料",
            lambda _: operations.look_at_evidence(location, code, number),
            lambda copy: open_evidence(self._session, self._notice, copy),
        )

    def assign(self, one: JoinedEvidence) -> None:
        """Ask for the item that a file belongs to."""
        names = {f"{item_name(item)}{_GAP}{text}": item for item, text in self._items()}
        dialog = ChooseOne(
            "指定任务",
            f"“{one.file.source.name}”是哪一项的佐证材料？",
            list(names),
            "指定",
            self._page,
        )
        if dialog.exec() and dialog.chosen:
            self._store(one, (names[dialog.chosen],))

    def give_to_whole(self, one: JoinedEvidence) -> None:
        """Say that a file belongs to no item, but to the whole return."""
        self._store(one, ())

    def take_back(self, one: JoinedEvidence) -> None:
        """Take back what was said of a file."""
        location, code, number = self._session.location, self._session.round, one.file.number
        who = ask_reviewer(self._session)
        if not who:
            return
        self._session.change(
            "正在撤销",
            lambda _: operations.unassign_evidence(location, code, number, who, datetime.now()),
            lambda _: self._notice.show_words(f"已撤销对“{one.file.source.name}”的指定。", "good"),
        )

    def _store(self, one: JoinedEvidence, items: tuple[str, ...]) -> None:
        location, code, number = self._session.location, self._session.round, one.file.number
        who, where = ask_reviewer(self._session), "、".join(map(item_name, items)) or "整份报送"
        if not who:
            return
        self._session.change(
            "正在保存",
            lambda _: operations.assign_evidence(
                location, code, number, items, who, datetime.now()
            ),
            lambda _: self._notice.show_words(f"“{one.file.source.name}”归到 {where}。", "good"),
        )


def open_evidence(session: Session, notice: Notice, copy: Path) -> None:
    """Open the copy of a file of evidence, unless it could run; what was done is told."""
    if not is_document(copy):
        notice.show_words(
            f"“{copy.name}”可能会运行程序，没有打开。请向单位核实是什么，请它改报图片或 PDF。",
            "warning",
        )
    elif session.show_file(copy):
        notice.show_words(f"已打开“{copy.name}”的副本，原件没有动。")
