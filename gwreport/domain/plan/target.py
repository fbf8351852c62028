"""A target: one quantified commitment, however it was written."""

from dataclasses import dataclass
from enum import StrEnum


class Comparator(StrEnum):
    """How a result is held against the target's value."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    EQUAL = "="
    ABOUT = "~"


class TargetKind(StrEnum):
    """What the value measures; it decides how the elapsed part of a year counts."""

    GROWTH = "growth"
    LEVEL = "level"
    COUNT = "count"
    SHARE = "share"
    RANK = "rank"
    QUALITATIVE = "qualitative"


# What grows through the year, so that a part of it is wanted by each round.
AMOUNTS = frozenset({TargetKind.COUNT, TargetKind.LEVEL})


@dataclass(frozen=True, slots=True)
class Target:
    """One commitment; `text` is the words it came from, `value` is in `unit` (as written)."""

    text: str
    comparator: Comparator
    value: float | None
    unit: str
    kind: TargetKind

    @property
    def wants_figure(self) -> bool:
        """Whether a figure is to answer it: also one that is wanted anew each month, which is held in its words."""
        return self.kind is not TargetKind.QUALITATIVE or any(map(str.isdigit, self.text))
