"""Rounds (填报期): a year's collections, by quarters or by months, whose figures are cumulative."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering

_PLAN_CODE = re.compile(r"(\d{4})-?PLAN", re.IGNORECASE)
_CODE = re.compile(r"(\d{4})-?[Qq]([1-4])")
_MONTH_CODE = re.compile(r"(\d{4})-?[Mm](0?[1-9]|1[0-2])")
_A_QUARTER, _A_YEAR = 3, 12
_QUARTERS = 4
# Behind the code of the round that it is upon.
_SUPERVISED = "S"


@total_ordering
@dataclass(frozen=True, slots=True)
class Round:
    """One period's collection; `quarter` 1-4 counts from January and is cumulative.

    0 is that of the refinement (细化方案), "2025-PLAN", which comes before all others and in which
    nothing is reported.

    Rounds stand in the order of their ends, months among quarters; codes as words do not.
    """

    year: int
    quarter: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}" if self.quarter else f"{self.year}-PLAN"

    @property
    def is_refinement(self) -> bool:
        """Whether it collects nodes and persons (细化方案) and not how far the items are."""
        return self.quarter == 0

    def __lt__(self, other: object) -> bool:
        """Say whether it ends before another."""
        if not isinstance(other, Round):
            return NotImplemented
        return (self.year, self.last_month) < (other.year, other.last_month)

    @property
    def last_month(self) -> int:
        """The month, 1 to 12, with whose end it is over."""
        return _A_QUARTER * self.quarter

    @property
    def elapsed_share(self) -> float:
        """The share of the year that has passed at the end of the round, up to 1."""
        return self.last_month / _A_YEAR

    @property
    def is_whole_year(self) -> bool:
        """Whether it ends with the year (全年): what is not done by then is not done."""
        return self.quarter == _QUARTERS


@dataclass(frozen=True, slots=True)
class MonthRound(Round):
    """A round that ends with a month which ends no quarter (1—8月).

    `quarter` is the last one that has ended before it, the first in January and February.
    """

    month: int = 1

    def __str__(self) -> str:
        return f"{self.year}-M{self.month:02}"

    @property
    def last_month(self) -> int:
        """The month with whose end it is over."""
        return self.month


def parse_round(code: str) -> Round | None:
    """Read a round's code ("2025-Q3", "2025-M08", "2025-PLAN"); None when it is none.

    A month that ends a quarter is that quarter: 2025-M09 is 2025-Q3.
    """
    of_plan = _PLAN_CODE.fullmatch(code.strip())
    return Round(int(of_plan[1]), 0) if of_plan else parse_period(code)


def parse_period(code: str) -> Round | None:
    """Read the code of a round by whose end something is reported: a quarter or a month."""
    found = _CODE.fullmatch(code.strip())
    if found:
        return Round(int(found[1]), int(found[2]))
    of_month = _MONTH_CODE.fullmatch(code.strip())
    return round_to(int(of_month[1]), int(of_month[2])) if of_month else None


def round_to(year: int, month: int) -> Round:
    """Give the round that ends with a month of a year, 1 to 12."""
    if month % _A_QUARTER == 0:
        return Round(year, month // _A_QUARTER)
    return MonthRound(year, max(1, month // _A_QUARTER), month)


def year_rounds(year: int) -> tuple[Round, ...]:
    """Give the rounds that a year may have, one a month, in their order."""
    return tuple(round_to(year, month) for month in range(1, _A_YEAR + 1))


def newest_code(codes: Iterable[str]) -> str:
    """Give the code among several whose round ends last, "" where none is a code."""
    rounds = ((parse_collection(one), one) for one in codes)
    known = [(one.year, one.last_month, code) for one, code in rounds if one is not None]
    return max(known)[-1] if known else ""


@dataclass(frozen=True, slots=True)
class SupervisionRound(Round):
    """The answers to what was put under supervision (督办) in a round, a collection of its own.

    `month` is that of a `MonthRound`, 0 where the round is a quarter's.
    """

    month: int = 0

    @classmethod
    def upon(cls, round_: Round) -> "SupervisionRound":
        """Give the collection of the answers to what was behind in a round."""
        month = round_.month if isinstance(round_, MonthRound) else 0
        return cls(round_.year, round_.quarter, month)

    @property
    def last_month(self) -> int:
        """The month with whose end the round is over that it is upon."""
        return self.of.last_month

    @property
    def of(self) -> Round:
        """The round in which it was behind."""
        if self.month:
            return MonthRound(self.year, self.quarter, self.month)
        return Round(self.year, self.quarter)

    def __str__(self) -> str:
        return f"{self.of}{_SUPERVISED}"


def parse_collection(code: str) -> Round | None:
    """Read the code of whatever is issued and returned: a round, or answers to supervision ("2025-Q3S")."""
    bare = code.strip()
    if not bare.endswith(_SUPERVISED):
        return parse_round(bare)
    of = parse_round(bare.removesuffix(_SUPERVISED))
    return SupervisionRound.upon(of) if of else None


def round_of_collection(code: str) -> str:
    """Give the code of the round that a collection belongs to: itself, or that which is supervised."""
    return code.removesuffix(_SUPERVISED)


def is_supervision(code: str) -> bool:
    """Say whether a code is that of answers to supervision."""
    return code.endswith(_SUPERVISED)
