"""The corpus as a list of cases: what was done to a return, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from gwreport.domain.returns.returns import Outcome
from tests.faults.office import Return

Change = Callable[[Return], None]
ACCEPTED, WARNED = Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS
HELD, REFUSED = Outcome.HELD, Outcome.REFUSED


@dataclass(frozen=True)
class Case:
    """One mutated return.

    `number` is its number in the fault catalogue; `codes` are all findings of the file that a
    person must see (and information that must be told); `hostile` files are read in a process of
    their own, whose time and memory are measured.
    """

    number: int
    change: Change
    outcome: Outcome
    codes: frozenset[str]
    hostile: bool = False
    blank: bool = False
    code: str = "2025-Q3"

    @property
    def name(self) -> str:
        """What the case is called, with its number."""
        words = self.change.__name__.replace("_", "-")
        return f"{self.number:02d}-{words}"


@dataclass
class Corpus:
    """Cases in the order in which they are written down."""

    cases: list[Case] = field(default_factory=list[Case])

    def case(
        self, number: int, outcome: Outcome, *codes: str, **facts: bool | str
    ) -> Callable[[Change], Change]:
        """Enter the function below as a case."""

        def enter(change: Change) -> Change:
            self.cases.append(Case(number, change, outcome, frozenset(codes), **facts))  # type: ignore[arg-type]
            return change

        return enter
