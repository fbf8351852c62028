"""Where an item stands on its way to be closed (销号), in a clerk's words."""

from collections.abc import Iterable, Sequence

from gwreport.domain.decisions.closings import Closing
from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.rounds import parse_round
from gwreport.domain.year.closing import ClosingState, Request
from gwreport.wording.item_names import item_name
from gwreport.wording.names import period

# The heading under which it stands in papers and lists.
CLOSING = "销号"
_MOST_NAMED = 5

CLOSING_STATES = {
    ClosingState.UNDER_WAY: "在办",
    ClosingState.ASKED: "申请销号",
    ClosingState.SENT_BACK: "已退回",
    ClosingState.CLOSED: "已销号",
}


def state_words(state: ClosingState, closing: Closing | None) -> str:
    """Say where an item stands, of a closed one since which day: 已销号（2025-10-09）."""
    words = CLOSING_STATES[state]
    return f"{words}（{closing.at.date()}）" if closing is not None else words


def item_names(items: Sequence[str]) -> str:
    """Name items by their ids, of many the first ones with how many they are."""
    names = "、".join(map(item_name, items[:_MOST_NAMED]))
    return f"{names}等 {len(items)} 项" if len(items) > _MOST_NAMED else names


def stand_words(
    state: ClosingState, requests: Iterable[tuple[str, Request]], said: Decision | None
) -> str:
    """Say in one line how an item came to stand where it does; `said` is the decision upon which it does."""
    if state is ClosingState.ASKED:
        return "；".join(request_words(code, one) for code, one in requests)
    did = "恢复" if state is ClosingState.UNDER_WAY else ""
    return f"{said.at.date()} {said.who}{did}：{said.reason}" if said is not None else ""


def request_words(code: str, one: Request) -> str:
    """Say which unit asked in which round, and what it wrote."""
    round_ = parse_round(code)
    return f"{period(round_) if round_ else code} {one.unit}填“{one.words}”"


def since_words(code: str, *, later: bool) -> str:
    """Say from which round on a decision counts that is taken now; `code` is the newest that was sent out."""
    round_ = parse_round(code)
    if round_ is None:
        return "还没有下发填报表，各期都算作销号"
    name = period(round_)
    return f"{name}的报告已经定稿，自下一期起算作销号" if later else f"自{name}起算作销号"
