"""Rounds (填报期): a year's four collections, whose figures are cumulative."""

import re
from dataclasses import dataclass

_CODE = re.compile(r"(\d{4})-?[Qq]([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Round:
    """One period's collection; `quarter` 1-4 counts from January and is cumulative."""

    year: int
    quarter: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}"

    @property
    def elapsed_share(self) -> float:
        """The share of the year that has passed at the end of the round, 0.25 to 1."""
        return self.quarter / 4

    @property
    def before(self) -> "Round | None":
        """The round of the same year before this one; figures start anew each year."""
        return Round(self.year, self.quarter - 1) if self.quarter > 1 else None


def parse_round(code: str) -> Round | None:
    """Read a round's code ("2025-Q3"); None when it is none."""
    found = _CODE.fullmatch(code.strip())
    return Round(int(found[1]), int(found[2])) if found else None
