"""Closed items (销号) of a round: they carry their last text, and count as done whatever is told since."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.decisions.closings import Closing
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.merging.earlier_rounds import EarlierReport
from gwreport.domain.merging.merged_round import MergedRound
from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.merging.stale_decisions import CameBefore
from gwreport.domain.merging.words import SourceCell
from gwreport.domain.returns.returns import MERGED_OUTCOMES
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_DONE, Status


@dataclass(frozen=True, slots=True)
class LastText:
    """What was reported last of an item, and the cells in which it stands; see `Merged`."""

    text: str
    status: Status
    source: str = ""
    sources: tuple[SourceCell, ...] = ()
    beside: tuple[SourceCell, ...] = ()


def with_closings(
    round_: Round,
    merged: MergedRound,
    closed: Mapping[str, Closing],
    last: Mapping[str, LastText],
    is_before: CameBefore,
) -> MergedRound:
    """Give a round with the items that are closed in it; `last` is what was reported before.

    In the round of its closing an item has its own text, if it has one. In later ones it carries the
    last, unless a reviewer has set another there; what a unit writes of it all the same is in `since_closed`.
    """
    if not closed:
        return merged
    told = {
        one.item.id: one
        for one in merged.merged
        if one.item.id in closed
        and any(entry.completion for entry in one.entries)
        and _is_told_since(round_, one, merged, closed[one.item.id], is_before)
    }
    return replace(
        merged,
        merged=tuple(
            _closed(round_, one, closed[one.item.id], last.get(one.item.id))
            if one.item.id in closed
            else one
            for one in merged.merged
        ),
        since_closed=told,
    )


def _is_told_since(
    round_: Round, merged: Merged, of_round: MergedRound, closing: Closing, is_before: CameBefore
) -> bool:
    # What lay before the clerk when he closed the item is no news.
    if not closing.begins_with(round_):
        return True
    return any(
        one.outcome in MERGED_OUTCOMES
        and not is_before(one, closing.decision)
        and any(
            entry.item == merged.item.id and entry.unit in merged.leads and entry.completion
            for entry in one.entries
        )
        for one in of_round.submissions
    )


def _closed(round_: Round, own: Merged, closing: Closing, last: LastText | None) -> Merged:
    is_own = own.is_by_decision or (closing.begins_with(round_) and bool(own.text))
    shown = own if is_own or last is None else last
    # Whose text stands there may still be in question; what its class is no more.
    left = tuple(
        one
        for one in (own.problems if shown is own and own.text else ())
        if one is not ReviewCode.STATUS_DIFFERS
    )
    return replace(
        own,
        text=shown.text,
        source=shown.source,
        sources=shown.sources,
        beside=shown.beside,
        status=closed_class(shown.status),
        state=MergeState.CONFLICT if left else MergeState.DECIDED,
        problems=left,
        decisions=(*own.decisions, closing.decision),
        closed=closing,
        is_carried=shown is not own,
    )


def closed_class(status: Status) -> Status:
    """Give the class of a closed item: done, or better where it was so before."""
    return status if status in IS_DONE else Status.DONE


def last_reported(
    items: Collection[str],
    rounds: Iterable[tuple[Sequence[Merged], Mapping[str, EarlierReport]]],
) -> dict[str, LastText]:
    """Give what was reported last of each of the items; those of which nothing was are not among them.

    `rounds` are the earlier ones, the newest first: their items as they were reported here, and what else
    is known of them.
    """
    found: dict[str, LastText] = {}
    for merged, reports in rounds:
        for one in merged:
            if one.item.id in items and one.text:
                last = LastText(one.text, one.status, one.source, one.sources, one.beside)
                found.setdefault(one.item.id, last)
        for item in items:
            if item in reports and reports[item].text:
                found.setdefault(item, LastText(reports[item].text, reports[item].status))
    return found
