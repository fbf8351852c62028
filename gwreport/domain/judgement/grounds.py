"""What the reasons for a class say of an item beyond its class: why it is behind, what it waits for."""

from collections.abc import Collection, Sequence

from gwreport.domain.judgement.results import Reason
from gwreport.domain.statuses import status_in_words

# What was reached can no longer be made up within the year.
_LOST = frozenset({"date-later", "days-short"})
_WAITING = frozenset({"words-waiting", "words-nodata"})
_QUOTED = frozenset(
    {
        "words-stalled",
        "words-behind",
        "words-failed",
        "words-occurred",
        "words-few",
        "words-warning",
        "words-against",
    }
)
# 未实现“依时序推进” and the like, in so many characters.
_LONGEST_CLASS = 16


def is_lost(grounds: Sequence[Reason]) -> bool:
    """Say whether the year's target can no longer be reached within the year."""
    return any(one.code in _LOST for one in grounds)


def words_of_lag(grounds: Sequence[Reason]) -> tuple[str, ...]:
    """Give the clauses of the unit's own text by which an item is behind, each once.

    A clause that says no more than that it is behind says nothing of why, and is left out.
    """
    return tuple(
        words
        for words in _words_of(grounds, _QUOTED)
        if len(words) > _LONGEST_CLASS or not status_in_words(words)
    )


def words_of_waiting(grounds: Sequence[Reason]) -> tuple[str, ...]:
    """Give the clauses that say for what an item waits, each once."""
    return _words_of(grounds, _WAITING)


def _words_of(grounds: Sequence[Reason], codes: Collection[str]) -> tuple[str, ...]:
    # Quotation marks within a quotation are single ones; alone they are double again.
    return tuple(
        dict.fromkeys(
            one.facts["words"].replace("‘", "“").replace("’", "”")
            for one in grounds
            if one.code in codes
        )
    )
