"""What a judgement is: a class of progress, a score, and the reasons for both."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gwreport.domain.statuses import Status


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `code` is the key of its sentence in `gwreport.wording`, `facts` fill it."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Judgement:
    """A proposed class with a score from 0 (worst) to 100, and why; the weightiest reason first."""

    status: Status
    score: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What a unit has told of an item, verbatim: the cells of the form, or a report's one text."""

    text: str = ""
    value: str = ""
    growth: str = ""
    problem: str = ""
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for a class: a number held against its target, or words.

    `mark` runs from 0 (worst) to 100; a `weak` sign gives way to numbers and to the unit's word.
    """

    status: Status
    mark: float
    reason: Reason
    weak: bool = False
