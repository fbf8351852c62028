"""销号 as a clerk does it, on 全年 and on 审核: closed, sent back, reopened, taken back, the evidence looked at."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.year.closing import Deed, may_be
from gwreport.ui.desks.evidence_desk import open_evidence
from gwreport.ui.desks.reasoned import decide_with_reason
from gwreport.ui.desks.review_desk import ask_reviewer
from gwreport.ui.dialogs.close_items import CloseItemsDialog
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.operations import closing as operations
from gwreport.ui.operations.sentences import finding_words
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Notice
from gwreport.wording.closing_names import CLOSING, item_names
from gwreport.wording.decisions import decision_line
from gwreport.wording.item_names import item_name
from gwreport.workflow.year.closing import ClosingsDone
from gwreport.workflow.year.view_closings import ItemStand

_EVERY_KIND = "所有文件 (*)"
_TITLES = {Deed.CLOSE: CLOSING, Deed.SEND_BACK: "退回申请", Deed.REOPEN: "恢复"}


class ClosingDesk:
    """Serves a page: what it is told on its notice; `page` is the widget above which is asked.

    `done` follows when something was recorded.
    """

    def __init__(
        self,
        session: Session,
        notice: Notice,
        page: QWidget,
        done: Callable[[], object] = lambda: None,
    ) -> None:
        self._session, self._notice, self._page, self._done = session, notice, page, done

    def do(self, deed: Deed, items: Sequence[str]) -> None:
        """Do this with items, by their ids, as they stand just now; what it cannot be done with is left out."""
        if not items:
            return
        location = self._session.location

        def go_on(stands: tuple[ItemStand, ...]) -> None:
            fit = [one for one in stands if may_be(deed, one.state)]
            if not fit:
                self._notice.show_words(_nothing(deed), "warning")
            elif deed is Deed.CLOSE:
                self._close(fit)
            else:
                self._decide(deed, fit)

        self._session.jobs.read(CLOSING, lambda: operations.stands_of(location, items), go_on)

    def undo(self, decision: Decision) -> None:
        """Ask, and take a closing, a reopening or a sending back, back."""
        title = f"撤销{CLOSING}的决定"
        keeping = self._keeping(f"撤销 {decision.number}", title)
        location, number = self._session.location, decision.number
        decide_with_reason(
            self._session,
            keeping,
            title,
            f"撤销这个决定：{decision_line(decision, item_name)}\n请写明理由：",
            lambda reason, who: operations.undo_closing(
                location, number, reason, who, datetime.now()
            ),
            lambda _: self._tell(f"已撤销决定 {number}。"),
        )

    def look_at(self, number: int) -> None:
        """Open a copy of a file of evidence that cannot run."""
        location = self._session.location
        self._session.jobs.run(
            "正在取出佐证材料",
            lambda _: operations.look_at_evidence_of(location, number),
            lambda copy: open_evidence(self._session, self._notice, copy),
        )

    def _close(self, stands: Sequence[ItemStand]) -> None:
        keeping = self._keeping(f"{CLOSING} {_ids(stands)}", f"{_named(stands)}　{CLOSING}")
        places = self._session.places
        dialog = CloseItemsDialog(
            stands,
            lambda: places.ask_files("哪些文件是佐证材料？", _EVERY_KIND, "evidence"),
            keeping,
            self._page.window(),
        )
        is_accepted = dialog.exec()
        paths, without, reason = dialog.paths, dialog.is_without, dialog.text
        written = dialog.written()
        dialog.deleteLater()
        who = ask_reviewer(self._session) if is_accepted else ""
        if not who:
            return
        location = self._session.location

        def tell(made: ClosingsDone) -> None:
            keeping.settle(written)
            dangers = [finding_words(one) for one in made.findings]
            words = f"已销号 {len(made.items)} 项：{_named(stands)}。"
            self._tell("\n".join((words, *dangers)), "warning" if dangers else "good")

        self._session.change(
            "正在销号",
            lambda _: operations.close_items(
                location,
                stands,
                paths,
                reason,
                who,
                datetime.now(),
                without_evidence=without,
            ),
            tell,
        )

    def _decide(self, deed: Deed, stands: Sequence[ItemStand]) -> None:
        title, location = _TITLES[deed], self._session.location
        does = operations.send_requests_back if deed is Deed.SEND_BACK else operations.reopen_items
        decide_with_reason(
            self._session,
            self._keeping(f"{title} {_ids(stands)}", f"{_named(stands)}　{title}"),
            title,
            f"{_question(deed, stands)}请写明理由：",
            lambda reason, who: does(location, stands, reason, who, datetime.now()),
            lambda _: self._tell(f"已{title} {len(stands)} 项：{_named(stands)}。"),
        )

    def _keeping(self, subject: str, title: str) -> Keeping:
        return self._session.keeping(
            "question", subject, title=title, page="year", leads_to="closing"
        )

    def _tell(self, words: str, tone: str = "good") -> None:
        self._notice.show_words(words, tone)
        self._done()


def _ids(stands: Sequence[ItemStand]) -> str:
    return " ".join(one.item.id for one in stands)


def _named(stands: Sequence[ItemStand]) -> str:
    return item_names([one.item.id for one in stands])


def _question(deed: Deed, stands: Sequence[ItemStand]) -> str:
    if deed is Deed.REOPEN:
        return f"恢复{_named(stands)}：不再算作销号，以后照常请单位填报。"
    return f"退回{_named(stands)}的销号申请：仍是在办，以后照常请单位填报。"


def _nothing(deed: Deed) -> str:
    match deed:
        case Deed.CLOSE:
            return "选中的都已经销号。"
        case Deed.REOPEN:
            return "选中的没有销号，不需要恢复。"
        case Deed.SEND_BACK:
            return "选中的没有等待核实的销号申请。"
