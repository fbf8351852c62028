"""The closing of items (销号): 在办 → 申请销号 → 核实 → 销号, or 退回 and 在办 again; closed ones reopened.

A unit asks for it in its workbook, a reviewer answers; he may also close what nobody asked for. It is
always a decision that closes, with a reason and with evidence or the word that there is none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gwreport.domain.decisions.closings import Closing, closings, kept_open, read_ground
from gwreport.domain.decisions.decisions import Decision, DecisionKind, undone
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Submission
from gwreport.domain.texts.yes_no import read_yes_no


class ClosingState(StrEnum):
    """Where an item stands on its way to be closed."""

    UNDER_WAY = "under_way"  # 在办
    ASKED = "asked"  # 申请销号: a request waits to be verified
    SENT_BACK = "sent_back"  # 退回: the newest request was refused
    CLOSED = "closed"  # 销号


class Deed(StrEnum):
    """What a reviewer can do with an item."""

    CLOSE = "close"
    SEND_BACK = "send_back"  # the request
    REOPEN = "reopen"


class Refusal(StrEnum):
    """Why a deed is not done."""

    CLOSED_ALREADY = "closed-already"
    NOT_CLOSED = "not-closed"
    NOT_ASKED = "no-request"
    NO_EVIDENCE = "no-evidence"
    NO_REASON = "reason"


@dataclass(frozen=True, slots=True)
class Request:
    """A unit's request that an item be closed: what it wrote into 申请销号, and in which return (its number)."""

    item: str
    unit: str
    submission: int
    words: str


def requests(submissions: Iterable[Submission]) -> list[Request]:
    """Give what the units ask for in a round, by their newest words; `submissions` oldest first.

    A later blank takes a request back no more than any other word; 否 does.
    """
    found: dict[tuple[str, str], Request | None] = {}
    for one in submissions:
        if one.outcome not in MERGED_OUTCOMES:
            continue
        for entry in one.entries:
            words = entry.text(Field.CLOSING).strip()
            if not words:
                continue
            # What says neither is told as such where it was read, and asks for nothing.
            is_asked = read_yes_no(words) is True
            asked = Request(entry.item, entry.unit, one.number, words)
            found[entry.unit, entry.item] = asked if is_asked else None
    return [one for one in found.values() if one is not None]


def open_requests(
    asked: Iterable[Request], every: Sequence[Decision], of_round: Sequence[Decision]
) -> list[Request]:
    """Give the requests of a round that nobody has answered.

    `every` are the decisions of all rounds, `of_round` those of the round. A request is answered by
    closing the item or sending it back; what was reopened later stays answered.
    """
    asked = list(asked)
    if not asked:
        return []
    closed, back = closings(every), kept_open(of_round)
    out_of_force = undone(every)
    answered: dict[str, int] = {item: int(one.value) for item, one in back.items()}
    for one in every:
        if one.kind is DecisionKind.CLOSE and one.number not in out_of_force:
            request = read_ground(one.value).request
            answered[one.subject] = max(answered.get(one.subject, 0), request)
    return [
        one
        for one in asked
        if one.item not in closed and one.submission > answered.get(one.item, 0)
    ]


def closing_state(
    item: str,
    closed: Mapping[str, Closing],
    asked: Iterable[Request],
    back: Mapping[str, Decision],
) -> ClosingState:
    """Say where an item stands: by what is closed, the requests that wait and those that were sent back."""
    if item in closed:
        return ClosingState.CLOSED
    if any(one.item == item for one in asked):
        return ClosingState.ASKED
    return ClosingState.SENT_BACK if item in back else ClosingState.UNDER_WAY


_UNFIT = {
    Deed.CLOSE: Refusal.CLOSED_ALREADY,
    Deed.SEND_BACK: Refusal.NOT_ASKED,
    Deed.REOPEN: Refusal.NOT_CLOSED,
}


def may_be(deed: Deed, state: ClosingState) -> bool:
    """Say whether a deed can be done with an item in that state."""
    match deed:
        case Deed.CLOSE:
            return state is not ClosingState.CLOSED
        case Deed.REOPEN:
            return state is ClosingState.CLOSED
        case Deed.SEND_BACK:
            return state is ClosingState.ASKED


def refusal(
    deed: Deed,
    state: ClosingState,
    *,
    reason: str,
    evidence: Sequence[int] = (),
    without_evidence: bool = False,
) -> Refusal | None:
    """Say why a deed may not be done with an item in that state; None where it may.

    `evidence` are the numbers of files of evidence; `without_evidence` is the reviewer's word that
    there are none.
    """
    if not may_be(deed, state):
        return _UNFIT[deed]
    if not reason.strip():
        return Refusal.NO_REASON
    if deed is Deed.CLOSE and not (evidence or without_evidence):
        return Refusal.NO_EVIDENCE
    return None
