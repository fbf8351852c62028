"""Corrects rows of the loaded plan: asks what and why, stores it, says what came of it."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gwreport.domain.plan.plan import Item
from gwreport.ui.desks.reasoned import decide_with_reason
from gwreport.ui.desks.review_desk import ask_reviewer
from gwreport.ui.dialogs.item_correction import CorrectionDialog
from gwreport.ui.operations import correcting
from gwreport.ui.operations.correcting import Corrected
from gwreport.ui.operations.plans import PlanView
from gwreport.ui.session import Session
from gwreport.wording.decisions import decision_line
from gwreport.wording.item_names import item_name
from gwreport.workflow.review.correct_item import CorrectedItem


class CorrectionDesk(QObject):
    """Works for a page of the plan; `done` tells what was stored, with a tone of the notice."""

    done = Signal(str, str)

    def __init__(self, session: Session, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._page, self._parent = session, page, parent

    def correct(self, item: Item, view: PlanView) -> None:
        """Let the clerk put an item right; what he writes is a draft until it is stored."""
        keeping = self._session.keeping(
            "correction",
            item.id,
            title=f"更正 {item_name(item.id)}“{item.text[:20]}”",
            page=self._page,
            leads_to=item.id,
        )
        told = view.told.get(item.id, ())
        dialog = CorrectionDialog(
            item, told, view.registry, view.leaders, view.reasons, keeping, self._parent
        )
        at = self._session.where

        def store() -> None:
            who = ask_reviewer(self._session)
            if not who or at.workspace != self._session.where.workspace:
                return
            change, reason, written = dialog.change, dialog.reason, dialog.written()

            def tell(made: Corrected) -> None:
                keeping.settle(written)
                keeping.drop()
                self._tell(made)

            self._session.change(
                "正在保存更正",
                lambda _: correcting.correct_row(
                    at.location, item, change, who, reason, datetime.now()
                ),
                tell,
            )

        dialog.accepted.connect(store)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def undo(self, item: Item, view: PlanView) -> None:
        """Take the newest correction of an item back, with a reason."""
        counting = view.corrections.get(item.id, ())
        if not counting:
            return
        newest, location = counting[-1], self._session.location
        title = f"撤销 {item_name(item.id)} 的更正"

        def tell(made: CorrectedItem) -> None:
            words = f"已{title}，任务分解方案成为第 {made.version} 版。"
            self.done.emit(words, "good")

        decide_with_reason(
            self._session,
            self._session.keeping("question", f"撤销更正 {newest.number}", title=title),
            title,
            f"将撤销{decision_line(newest)}。请写明理由：",
            lambda reason, who: correcting.undo_correction(
                location, newest.number, who, reason, datetime.now()
            ),
            tell,
            "正在撤销更正",
        )

    def _tell(self, corrected: Corrected) -> None:
        made = corrected.made
        words = (
            f"已更正 {item_name(made.after.id)}，任务分解方案成为第 {made.version} 版。"
            "已下发的填报表不变，交回后照样对应；要单位按更正后的填，请重新下发。"
        )
        words += "".join(corrected.told)
        self.done.emit(words, "warning" if corrected.told else "good")
