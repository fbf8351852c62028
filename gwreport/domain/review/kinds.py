"""What review lists, sort by sort, and which of it comes first."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gwreport.domain.findings.code import WORST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gwreport.domain.findings.finding import Finding


class ReviewKind(StrEnum):
    """A sort of thing to look at in a round, the most urgent first."""

    HELD = "held"  # a file waits to be taken in or not
    CONFLICT = "conflict"  # lead units say different things of an item
    REFUSED = "refused"  # a file could not be read
    FINDING = "finding"  # something is to be asked of what was written
    MISSING = "missing"  # no lead unit wrote anything of an item
    EVIDENCE = "evidence"  # a file of evidence of which it cannot be told to which item it belongs
    SENT_BACK = "sent_back"  # a unit was asked to correct its return, and has not
    HINT = "hint"  # nothing to settle
    LOOSE = "loose"  # words that belong to no issued cell
    OTHER_TEXTS = "other_texts"  # texts beside the reported one


_ORDER = tuple(ReviewKind)
# What waits for a person.
WAITING = frozenset(
    {
        ReviewKind.CONFLICT,
        ReviewKind.HELD,
        ReviewKind.MISSING,
        ReviewKind.REFUSED,
        ReviewKind.FINDING,
        ReviewKind.EVIDENCE,
    }
)


def badness(kind: ReviewKind, findings: Iterable[Finding], *, is_of_item: bool) -> tuple[int, int]:
    """Give what the list is sorted by: things of a kind, those with the worst finding first."""
    worst = min((WORST_FIRST.index(one.severity) for one in findings), default=2)
    # An error in what a unit wrote comes before what was not even taken in.
    if kind is ReviewKind.FINDING and worst == 0 and is_of_item:
        kind = ReviewKind.CONFLICT
    return _ORDER.index(kind), worst
