"""Rounds (填报期): a year's four collections, whose figures are cumulative."""

import re
from dataclasses import dataclass

_PLAN_CODE = re.compile(r"(\d{4})-?PLAN", re.IGNORECASE)
_CODE = re.compile(r"(\d{4})-?[Qq]([1-4])")
_MONTH_CODE = re.compile(r"(\d{4})-?[Mm](0?[1-9]|1[0-2])")
_A_QUARTER, _A_YEAR = 3, 12
_QUARTERS = 4


@dataclass(frozen=True, slots=True, order=True)
class Round:
    """One period's collection; `quarter` 1-4 counts from January and is cumulative.

    0 is that of the refinement (细化方案), "2025-PLAN", which comes before all others and in which
    nothing is reported.
    """

    year: int
    quarter: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}" if self.quarter else f"{self.year}-PLAN"

    @property
    def is_refinement(self) -> bool:
        """Whether it collects nodes and persons (细化方案) and not how far the items are."""
        return self.quarter == 0

    @property
    def elapsed_share(self) -> float:
        """The share of the year that has passed at the end of the round, 0.25 to 1."""
        return self.quarter / _QUARTERS

    @property
    def is_whole_year(self) -> bool:
        """Whether it ends with the year (全年): what is not done by then is not done."""
        return self.quarter == _QUARTERS

    @property
    def ends_in_quarter(self) -> int:
        """The quarter, 1 to 4, in which its last month lies."""
        return self.quarter

    @property
    def before(self) -> "Round | None":
        """The round of the same year before this one; figures start anew each year."""
        return Round(self.year, self.quarter - 1) if self.quarter > 1 else None


def parse_round(code: str) -> Round | None:
    """Read a round's code ("2025-Q3", "2025-PLAN"); None when it is none."""
    of_plan = _PLAN_CODE.fullmatch(code.strip())
    if of_plan:
        return Round(int(of_plan[1]), 0)
    return _quarter(code)


def _quarter(code: str) -> Round | None:
    found = _CODE.fullmatch(code.strip())
    return Round(int(found[1]), int(found[2])) if found else None


@dataclass(frozen=True, slots=True, order=True)
class MonthRound(Round):
    """What a report of another office is of that ends with a month which ends no quarter (1—8月).

    `quarter` is the last one that has ended before it, the first in January and February.
    """

    month: int = 1

    def __str__(self) -> str:
        return f"{self.year}-M{self.month:02}"

    @property
    def elapsed_share(self) -> float:
        """The share of the year that has passed at the end of the month."""
        return self.month / _A_YEAR

    @property
    def ends_in_quarter(self) -> int:
        """The quarter, 1 to 4, in which the month lies."""
        return -(-self.month // _A_QUARTER)


def parse_period(code: str) -> Round | None:
    """Read the code of a quarter or of a month ("2025-M08") that a report is of; None for none."""
    found = _MONTH_CODE.fullmatch(code.strip())
    if found is None:
        return _quarter(code)
    year, month = int(found[1]), int(found[2])
    if month % _A_QUARTER == 0:
        return Round(year, month // _A_QUARTER)
    return MonthRound(year, max(1, month // _A_QUARTER), month)
