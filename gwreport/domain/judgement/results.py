"""What a judgement is: a class of progress, a score, the reasons for both, and each goal in figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gwreport.domain.plan.target import Target
from gwreport.domain.statuses import Status


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `code` is the key of its sentence in `gwreport.wording`, `facts` fill it."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Measure:
    """One goal with what was told of it, in the target's unit.

    `goal` is the thing in the item's own words; `told` the figure as written, "" where the text has
    none, and `value` that figure. `due` is what should have been reached by the round's end, `share`
    the part of the whole target that is. A `status` of None says that the goal could not be measured.
    """

    goal: str
    target: Target
    told: str = ""
    value: float | None = None
    due: float | None = None
    share: float | None = None
    status: Status | None = None
    at_most: bool = False

    @property
    def gap(self) -> float | None:
        """How far the figure is beyond what was due, below zero where it falls short of it."""
        if self.value is None or self.due is None:
            return None
        return self.due - self.value if self.at_most else self.value - self.due


@dataclass(frozen=True, slots=True)
class Judgement:
    """A proposed class with a score from 0 (worst) to 100, and why; the weightiest reason first.

    `measures` are the item's goals in their order, those without a figure too.
    """

    status: Status
    score: int
    reasons: tuple[Reason, ...]
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What a unit has told of an item, verbatim: the cells of the form, or a report's one text."""

    text: str = ""
    value: str = ""
    growth: str = ""
    problem: str = ""
    status: Status | None = None


class Sign(NamedTuple):
    """One thing that speaks for a class: a number held against its target, or words.

    `mark` runs from 0 (worst) to 100; a `weak` sign gives way to numbers and to the unit's word,
    a `soft` one to any word of progress too: a difficulty that is told holds nothing up yet.
    `measure` is the goal in figures where the sign comes from one.
    """

    status: Status
    mark: float
    reason: Reason
    weak: bool = False
    soft: bool = False
    measure: Measure | None = None
