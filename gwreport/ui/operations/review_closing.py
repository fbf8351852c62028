"""What 审核 says of an item that is closed (销号), asked to be, or whose request was sent back."""

from collections.abc import Mapping
from dataclasses import dataclass

from gwreport.domain.decisions.closings import Closing, closings, kept_open, with_matters
from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.merging.merging import Merged
from gwreport.domain.year.closing import ClosingState, Request
from gwreport.wording.closing_names import request_words
from gwreport.workflow.book.round_book import RoundBook
from gwreport.workflow.review.review_round import Review


@dataclass(frozen=True, slots=True)
class ClosingNote:
    """Where an item stands on its way to be closed, and how it came there; `counts` says that it is closed in the round."""

    state: ClosingState
    words: str
    counts: bool = False


def closing_notes(review: Review, book: RoundBook) -> Mapping[str, ClosingNote]:
    """Say it of each item of a round of which there is anything to say, by its id."""
    now = with_matters(closings(book.parts.every_decision), book.links().asked)
    back = kept_open(review.state.decisions)
    asked: dict[str, list[Request]] = {}
    for one in review.asked:
        asked.setdefault(one.item, []).append(one)
    code = str(review.round)
    found: dict[str, ClosingNote] = {}
    for merged in review.state.matters:
        item = merged.item.id
        if merged.closed is not None:
            found[item] = ClosingNote(
                ClosingState.CLOSED, _closed(merged, merged.closed, code), True
            )
        elif item in now:
            words = f"自下一期起不再请单位填报，本期照常（{_who(now[item].decision)}）"
            found[item] = ClosingNote(ClosingState.CLOSED, words)
        elif item in asked:
            words = "；".join(request_words(code, one) for one in asked[item])
            files = len({file.file.number for file in review.evidence if item in file.items})
            told = f"佐证材料 {files} 份" if files else "没有随表报来佐证材料"
            found[item] = ClosingNote(ClosingState.ASKED, f"{words}，{told}")
        elif item in back:
            found[item] = ClosingNote(
                ClosingState.SENT_BACK, f"申请已退回，仍是在办（{_who(back[item])}）"
            )
    return found


def _who(decision: Decision) -> str:
    return f"{decision.at.date()} {decision.who}：{decision.reason}"


def _closed(merged: Merged, closing: Closing, code: str) -> str:
    told = "不再请单位填报" if closing.decision.round != code else "以后的填报表不再请单位填"
    text = "沿用销号前最后一次的" if merged.is_carried else "用本期的"
    return f"{told}，报告{text}文字（{_who(closing.decision)}）"
