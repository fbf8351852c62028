"""The class of a closed item (销号), and what is told where its units still report it as not finished."""

from dataclasses import replace

from gwreport.domain.decisions.closings import Closing
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.judgement.results import Judgement, Reason
from gwreport.domain.merging.closed_items import closed_class
from gwreport.domain.merging.merging import Merged, entry_status
from gwreport.domain.statuses import IS_DONE, Status

# The code of the reason for the class of a closed item, and the score of what is done with.
CLOSED_REASON, _DONE_SCORE = "closed", 100


def judged_as_closed(merged: Merged, judgement: Judgement) -> tuple[Merged, Judgement]:
    """Give a closed item its class, whatever the rules say of its text: done, or better where they say so."""
    closing = merged.closed
    assert closing is not None
    # What it was closed with is no longer judged.
    known = merged.status if merged.is_carried or merged.status_decision else judgement.status
    status = closed_class(known)
    facts = {"who": closing.who, "at": closing.at.date().isoformat(), "reason": closing.reason}
    return (
        replace(merged, proposed=status, status=status),
        Judgement(status, _DONE_SCORE, (Reason(CLOSED_REASON, facts),)),
    )


def told_otherwise(told: Merged, judgement: Judgement, closing: Closing) -> Finding | None:
    """Tell of a closed item that its units report all the same as not finished; None where they do not."""
    own = [(entry.unit, entry_status(entry)) for entry in told.entries if entry.completion]
    said = [*own, (told.source or told.primary, judgement.status)]
    unfinished = [(unit, status) for unit, status in said if _is_unfinished(status)]
    if not unfinished:
        return None
    unit, status = unfinished[0]
    facts = {
        "unit": unit,
        "status": status,
        "number": closing.decision.number,
        "who": closing.who,
        "at": closing.at.date(),
    }
    return Finding(ReviewCode.CLOSED_NOT_DONE, item=told.item.id, facts=facts)


def _is_unfinished(status: Status) -> bool:
    return status is not Status.UNKNOWN and status not in IS_DONE
