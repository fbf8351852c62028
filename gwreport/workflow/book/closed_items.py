"""Which items are closed (销号) in a round, and what was reported last of each of them before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gwreport.domain.decisions.closings import Closing
    from gwreport.domain.merging.closed_items import LastText
    from gwreport.domain.rounds import Round
    from gwreport.workflow.book.round_book import RoundBook

# One object each, so that they are known again.
_NONE_CLOSED: dict[str, Closing] = {}
_NONE_CARRIED: dict[str, LastText] = {}


def closed_of(book: RoundBook, round_: Round) -> Mapping[str, Closing]:
    """Give the items that count as closed in a round; the same object as long as they are the same.

    Raises WorkspaceError, StorageError.
    """
    from gwreport.domain.decisions.closings import closed_in, with_matters

    every, links, code = book.parts.every_decision, book.links(), str(round_)
    found = book.kept(
        ("closed", code),
        [every, links],
        lambda: with_matters(closed_in(every, round_), links.asked),
    )
    if not found:
        return _NONE_CLOSED
    # Another decision leaves them as they were: rounds need not be merged anew for it.
    numbers = (f"{item}:{one.decision.number}" for item, one in sorted(found.items()))
    return book.kept(("closed items", code, *numbers), [_NONE_CLOSED], lambda: found)


def carried_to(
    book: RoundBook, round_: Round, closed: Mapping[str, Closing]
) -> Mapping[str, LastText]:
    """Give what was reported last before a round of each closed item, as far as anything was.

    Raises WorkspaceError, StorageError.
    """
    if not closed:
        return _NONE_CARRIED
    from gwreport.domain.merging.closed_items import last_reported
    from gwreport.domain.rounds import year_rounds

    earlier = [
        one
        for one in reversed(year_rounds(round_.year))
        if one < round_ and (book.issues(str(one)) or book.parts.history(str(one)))
    ]
    states = [book.state(one) if book.issues(str(one)) else None for one in earlier]
    reports = [book.reported(one) for one in earlier]
    rounds = [
        (state.merged if state else (), known) for state, known in zip(states, reports, strict=True)
    ]
    return book.kept(
        ("carried", str(round_)),
        [closed, *states, *reports],
        lambda: last_reported(closed, rounds),
    )
