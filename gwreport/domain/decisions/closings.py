"""CLOSE, REOPEN and KEEP_OPEN: what decisions say of the closing (销号) of items, and since which round.

Each stands in the round in which it was taken. It counts from that round on, or from the next one
where that round's report was final by then; one of no round counts for all. A closing rests on files
of evidence, or on the clerk's word that there are none: on nothing else, a class of progress among it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from gwreport.domain.decisions.decisions import (
    CLOSING_KINDS,
    Decision,
    DecisionKind,
    in_force,
    undone,
)
from gwreport.domain.recorded import recorded_text
from gwreport.domain.rounds import Round, parse_period


@dataclass(frozen=True, slots=True)
class Ground:
    """CLOSE: upon what an item is closed.

    `evidence` are the numbers of files of evidence; without any, the clerk has said so. `request` is
    the number of the return in which the unit asked for it, 0 where nobody did; `later` says that it
    counts from the next round on.
    """

    evidence: tuple[int, ...] = ()
    request: int = 0
    later: bool = False

    def value(self) -> str:
        """Write it."""
        without = {} if self.evidence else {"without": True}
        return recorded_text(
            {"evidence": list(self.evidence), "later": self.later, "request": self.request}
            | without
        )


def read_ground(value: str) -> Ground:
    """Read what `Ground.value` wrote.

    Raises ValueError, TypeError or LookupError for anything else: also for a closing without files
    of which nobody said that there are none.
    """
    facts: dict[str, Any] = json.loads(value)
    evidence: Any = facts["evidence"]
    if type(evidence) is not list or not all(
        type(one) is int for one in cast("list[Any]", evidence)
    ):
        raise TypeError("evidence")
    numbers = tuple(cast("list[int]", evidence))
    if type(facts["request"]) is not int or type(facts["later"]) is not bool:
        raise TypeError("closing")
    if bool(numbers) is (facts.get("without") is True):
        raise ValueError(value)
    return Ground(numbers, facts["request"], facts["later"])


def reopening_value(*, later: bool) -> str:
    """Write REOPEN: `later` says that it counts from the next round on."""
    return recorded_text({"later": later})


def read_reopening(value: str) -> bool:
    """Read what `reopening_value` wrote; raises ValueError, TypeError or LookupError for anything else."""
    later = json.loads(value)["later"]
    if type(later) is not bool:
        raise TypeError("later")
    return later


@dataclass(frozen=True, slots=True)
class Closing:
    """An item that is closed, by which decision and upon what."""

    decision: Decision
    ground: Ground

    @property
    def item(self) -> str:
        """The item's id."""
        return self.decision.subject

    @property
    def who(self) -> str:
        """Who closed it."""
        return self.decision.who

    @property
    def at(self) -> datetime:
        """When it was closed."""
        return self.decision.at

    @property
    def reason(self) -> str:
        """Why."""
        return self.decision.reason

    def begins_with(self, round_: Round) -> bool:
        """Whether it was closed in this very round, and counts in it: its own words stand there."""
        return self.decision.round == str(round_) and not self.ground.later


def closings(decisions: Iterable[Decision]) -> dict[str, Closing]:
    """Give the items that are closed as things stand, by their ids; `decisions` are those of all rounds."""
    return _closed(_events(decisions))


def closed_in(decisions: Iterable[Decision], round_: Round) -> dict[str, Closing]:
    """Give the items that count as closed in a round, by their ids; `decisions` are those of all rounds.

    What was decided in later rounds leaves a round as it was.
    """
    return _closed(one for one in _events(decisions) if _counts_in(one, round_))


def with_matters(closed: Mapping[str, Closing], asked: Mapping[str, str]) -> dict[str, Closing]:
    """Let a closing count for all items that are one matter in several plans (清单).

    `asked` gives by an item's id that of the item as which it is asked.
    """
    found = dict(closed)
    for item in closed:
        first = asked.get(item, item)
        for other in (first, *(one for one, under in asked.items() if under == first)):
            found.setdefault(other, closed[item])
    return found


def kept_open(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Give the sendings back of requests that are in force, by item; `decisions` are those of a round."""
    return {one.subject: one for one in in_force(decisions) if one.kind is DecisionKind.KEEP_OPEN}


def _events(decisions: Iterable[Decision]) -> list[Decision]:
    every = list(decisions)
    # Most workspaces have none, and this is asked for again and again.
    if not any(one.kind in CLOSING_KINDS for one in every):
        return []
    # One that is out of force in its round may count in another: a reopening from the next round on.
    out_of_force = undone(every)
    events = (one for one in every if one.kind in CLOSING_KINDS and one.number not in out_of_force)
    return sorted(events, key=lambda one: one.number)


def _closed(events: Iterable[Decision]) -> dict[str, Closing]:
    newest = {one.subject: one for one in events}
    return {
        item: Closing(one, read_ground(one.value))
        for item, one in newest.items()
        if one.kind is DecisionKind.CLOSE
    }


def _counts_in(one: Decision, round_: Round) -> bool:
    since = parse_period(one.round)
    if since is None:
        return True
    later = (
        read_ground(one.value).later
        if one.kind is DecisionKind.CLOSE
        else read_reopening(one.value)
    )
    return since < round_ if later else since <= round_
