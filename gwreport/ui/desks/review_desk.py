"""Recording of decisions from the review: who decides and why, and what this window decided itself."""

from collections.abc import Callable
from dataclasses import replace

from gwreport.domain.statuses import Status
from gwreport.ui.drafts.draft import TEXT, Draft, Place
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.messages import Messages
from gwreport.ui.operations.deciding import Desk
from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.session import Session, Where
from gwreport.ui.widgets.review.reason_box import ReasonBox

_ASK_NAME = "您的姓名（会记在每个决定里，只问这一次）："


WITH_TEXT, TEXT_ALONE = "采用改写的文字并确认", "采用改写的文字"
ALONE = "只确认进度，草稿留着"
GIVE_UP = "取消"


def ask_about_draft(messages: Messages, one: ReviewRow, draft: Draft) -> str:
    """Ask what is to become of a rewritten text when the row's class is to be confirmed.

    Gives one of the answers above; only those are offered that can be done.
    """
    question = "这一项的文字改写了，还没有保存。"
    if draft.based_on.get(TEXT, "") != one.text:
        question += "您改写之后，报告采用的文字又变了，请先在右边对照。"
    answers = [GIVE_UP]
    if one.proposed is not Status.UNKNOWN:
        answers.insert(0, ALONE)
    if draft.text.strip():
        answers.insert(0, WITH_TEXT if len(answers) > 1 else TEXT_ALONE)
    return messages.ask_choice(f"改写的文字（{one.number}）", question + "怎么处理？", answers)


class ReviewDesk:
    """Takes decisions with the reason that is written in `reason`; `no_reason` tells that none is."""

    def __init__(
        self, session: Session, reason: ReasonBox, no_reason: Callable[[], object]
    ) -> None:
        self._session, self._reason, self._no_reason = session, reason, no_reason
        # The newest decision that this window took on an item of a workspace's round.
        self._own: dict[tuple[str, str, str], int] = {}
        # What is being recorded, and was not recorded yet.
        self._waiting: set[tuple[str, str, str]] = set()

    def reviewer(self) -> str:
        """Give who decides, asking once for the name; "" when the clerk gave up."""
        return ask_reviewer(self._session)

    def take(
        self, at: Where, subject: str, seen: int, findings: tuple[str, ...] = (), *, why: bool
    ) -> Desk | None:
        """Say who decides on a subject and why; None when the clerk gave up.

        Also when no reason is written though one must be given (`why`).
        """
        reviewer = ask_reviewer(self._session)
        if not reviewer:
            return None
        reason = self._reason.reason
        if why and not reason:
            self._no_reason()
            return None
        return Desk(at.location, at.round, subject, reviewer, reason, seen, findings)

    def record(
        self, desk: Desk, work: Callable[[Desk], object], done: Callable[[], object] | None
    ) -> None:
        """Record a decision in the background; `done` follows when it stands in the workspace."""
        place, drafts = self._reason.place, self._session.drafts

        key = desk.location, desk.round, desk.subject
        self._waiting.add(key)

        def finish(_: object) -> None:
            self._waiting.discard(key)
            if desk.reason:
                self._session.state.remember_reason(desk.reason)
                self._reason.offer(self._session.state.reasons)
            draft = drafts.get(place) if place is not None else None
            if draft is not None and draft.text.strip() == desk.reason:
                # It was for this decision: the next one on the item has its own.
                drafts.drop(draft.place)
            if done is not None:
                done()

        self._session.change(
            "正在记录决定",
            lambda _: self._record(work, desk),
            finish,
            lambda: self._waiting.discard(key),
        )

    def is_under_way(self, at: Where, one: ReviewRow) -> bool:
        """Say whether this window has decided on a row what the row does not show yet."""
        key = at.location, at.round, one.subject
        return key in self._waiting or self._own.get(key, 0) > one.seen

    def _record(self, work: Callable[[Desk], object], desk: Desk) -> None:
        # In the jobs' thread, one after the other: of two quick decisions the second knows the first,
        # though the list has not been read again yet.
        key = desk.location, desk.round, desk.subject
        number = work(replace(desk, seen=max(desk.seen, self._own.get(key, 0))))
        if isinstance(number, int) and not desk.subject.isdecimal():
            self._own[key] = number


def ask_reviewer(session: Session) -> str:
    """Give who decides, asking once for the name; "" when the clerk gave up."""
    state, messages = session.state, session.messages
    if not state.reviewer:
        place = Place("", "", "question", "reviewer")
        keeping = Keeping(session.drafts, messages, place, "审核人")
        name = messages.ask_text("审核人", _ASK_NAME, keeping=keeping)
        if not name or not name.strip():
            return ""
        state.reviewer = name.strip()
        keeping.drop()
    return state.reviewer
