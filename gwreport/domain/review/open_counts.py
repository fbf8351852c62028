"""How much of a round is open: one count of what waits for a person, by sort, for everybody who tells it."""

from collections.abc import Iterable, Mapping

from gwreport.domain.review.kinds import WAITING, ReviewKind

OpenCounts = Mapping[ReviewKind, int]


def count_open(kinds: Iterable[ReviewKind]) -> dict[ReviewKind, int]:
    """Count what waits for a person, the most urgent sort first; `kinds` are those of all that review lists.

    Each item and each file counts once, however many findings it has.
    """
    counts = {kind: 0 for kind in ReviewKind if kind in WAITING}
    for kind in kinds:
        if kind in counts:
            counts[kind] += 1
    return counts
