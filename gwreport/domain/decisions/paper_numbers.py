"""The numbers of papers (编号, 〔2025〕5号): each sort of paper is numbered through within a year.

A number stands as a decision, so that it goes on over runs and rounds, and the office can set it and
take it back. The same unit has the same number in the same round until a new one is asked for.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gwreport.domain.decisions.decisions import Decision, DecisionKind, in_force, undone
from gwreport.domain.papers import Paper

_VALUE = re.compile("([0-9]{4})-([1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A number within a year, that of the paper's date."""

    year: int
    number: int

    def value(self) -> str:
        """Write it as a decision's value."""
        return f"{self.year}-{self.number}"


@dataclass(frozen=True, slots=True)
class TakenNumber:
    """A number that was asked for and is another paper's."""

    number: PaperNumber


def read_number(value: str) -> PaperNumber:
    """Read what `PaperNumber.value` wrote; raises ValueError."""
    found = _VALUE.fullmatch(value)
    if found is None:
        raise ValueError(value)
    return PaperNumber(int(found[1]), int(found[2]))


def number_subject(paper: Paper, unit: int) -> str:
    """Give the subject of the decision on the number of a paper to a unit (its number in the registry)."""
    return f"{paper.value}:{unit}"


def numbered_papers(
    decisions: Iterable[Decision], round_: str, paper: Paper, year: int
) -> dict[int, PaperNumber]:
    """Give the numbers that the units' papers of a round have, by the units' numbers."""
    start = f"{paper.value}:"
    found = {
        int(one.subject.removeprefix(start)): read_number(one.value)
        for one in in_force(decisions)
        if one.kind is DecisionKind.NUMBER and one.round == round_ and one.subject.startswith(start)
    }
    return {unit: number for unit, number in found.items() if number.year == year}


def next_number(decisions: Iterable[Decision], paper: Paper, year: int) -> int:
    """Give the number behind the highest of a year; one that was replaced was in use all the same."""
    return max(_taken([*decisions], paper, year), default=0) + 1


def number_papers(
    decisions: Sequence[Decision],
    round_: str,
    paper: Paper,
    year: int,
    units: Sequence[int],
    *,
    first: int | None = None,
) -> dict[int, PaperNumber] | TakenNumber:
    """Give each unit's paper its number: the one that it has in the round, else the next.

    With `first` all are numbered anew from there; a number among those that is another paper's is
    given back as `TakenNumber`. `decisions` are those of all rounds.
    """
    own = numbered_papers(decisions, round_, paper, year)
    if first is None:
        at = next_number(decisions, paper, year)
        fresh = [unit for unit in units if unit not in own]
        new = {unit: PaperNumber(year, at + place) for place, unit in enumerate(fresh)}
        return {unit: own.get(unit) or new[unit] for unit in units}
    freed = {one.number for unit, one in own.items() if unit in units}
    taken = _taken(decisions, paper, year) - freed
    made = {unit: PaperNumber(year, first + place) for place, unit in enumerate(units)}
    for one in made.values():
        if one.number in taken:
            return TakenNumber(one)
    return made


def _taken(decisions: Sequence[Decision], paper: Paper, year: int) -> set[int]:
    out_of_force = undone(decisions)
    numbers = (
        read_number(one.value)
        for one in decisions
        if one.kind is DecisionKind.NUMBER
        and one.number not in out_of_force
        and one.subject.startswith(f"{paper.value}:")
    )
    return {one.number for one in numbers if one.year == year}
