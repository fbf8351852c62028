"""In which order things were recorded: the journal's, whatever the clock said."""

from collections.abc import Mapping
from datetime import datetime

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.returns import Submission
from gwreport.ledger.records import PlanVersion

Recorded = PlanVersion | Issue | Submission | Decision


class Order:
    """Tells what was recorded before what; `places` are places in the journal by kind and number."""

    def __init__(self, places: Mapping[tuple[str, int], int]) -> None:
        self._places = places

    def is_before(self, one: Recorded, other: Recorded) -> bool:
        """Say whether one thing was recorded before another.

        The times decide where the journal knows nothing of one of them: it was damaged.
        """
        first, second = (self._places.get(_key(each)) for each in (one, other))
        if first is not None and second is not None:
            return first < second
        return _time(one) <= _time(other)


def _key(one: Recorded) -> tuple[str, int]:
    match one:
        case PlanVersion():
            return "plan", one.version
        case Issue():
            return "issue", one.number
        case Submission():
            return "submission", one.number
        case Decision():
            return "decision", one.number


def _time(one: Recorded) -> datetime:
    match one:
        case PlanVersion():
            return one.loaded_at
        case Issue():
            return one.issued_at
        case Submission():
            return one.received_at
        case Decision():
            return one.at
