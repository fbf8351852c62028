"""What the register (工作台账) and its cards are made of: every item with its whole year."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.plan.plan import Item
from gwreport.domain.rounds import Round, parse_period
from gwreport.domain.statuses import Status
from gwreport.domain.year.closing import ClosingState
from gwreport.domain.year.trend import Stand, Trend
from gwreport.reports.comparison import Change, change_between
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.statistics import Tally
from gwreport.wording.names import NOT_PROVEN, NOT_REPORTED, status_name


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """One item in one round: the reported text verbatim, its class, and what stands beside it.

    `own` are the lead units' words in the columns that the office shows in the register, by key;
    `evidence` the names of the files sent for the item. `line` is None of a round that was not collected
    here, of which a loaded report tells the text.
    """

    round: Round
    text: str
    stand: Stand
    own: Mapping[FieldKey, str] = field(default_factory=dict[FieldKey, str])
    evidence: tuple[str, ...] = ()
    line: ItemLine | None = None

    @property
    def status_words(self) -> str:
        """The class as papers name it; what is not judged by what it is."""
        if self.stand.status is Status.UNKNOWN:
            return NOT_REPORTED if self.stand.is_missing else NOT_PROVEN
        return status_name(self.stand.status, self.round)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the class was proposed, in sentences, the weightiest first."""
        return self.line.reasons if self.line else ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions on the item that count in the round, oldest first."""
        return self.line.decisions if self.line else ()

    @property
    def source(self) -> str:
        """The unit whose words the text is; "" where no single one's are."""
        return self.line.merged.source if self.line else ""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One item of the plan with its year; `rounds` are in the order of the register's.

    `line` is the item as every paper prints it, `contact` the persons for it, `corrections` the
    decisions by which its row of the plan was put right, `further` what else is told of it, by heading;
    `closing` says where it stands on its way to be closed, None while nothing ever was or was asked to be.
    """

    line: ItemLine
    rounds: tuple[RoundEntry | None, ...] = ()
    contact: str = ""
    corrections: tuple[Decision, ...] = ()
    further: Mapping[str, str] = field(default_factory=dict[str, str])
    closing: ClosingState | None = None

    @property
    def item(self) -> Item:
        """The item of the plan."""
        return self.line.item

    @property
    def evidence(self) -> int:
        """How many files were sent for the item in all rounds."""
        return sum(len(entry.evidence) for entry in self.rounds if entry)

    @property
    def newest(self) -> RoundEntry | None:
        """What was last known of the item."""
        return next((entry for entry in reversed(self.rounds) if entry), None)

    @property
    def change(self) -> Change | None:
        """How the newest class stands against that of the round before; None with less than two."""
        known = [entry.stand.status for entry in self.rounds if entry]
        return change_between(known[-1], known[-2]) if len(known) > 1 else None

    def node(self, code: str) -> str:
        """Give what is to have been reached by the end of a round, "" where nothing is said."""
        return "\n".join(node.text for node in self.item.nodes if node.round == code)


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One unit's items round by round; None of a round in which it led none or that was not collected."""

    unit: str
    tallies: tuple[Tally | None, ...]


@dataclass(frozen=True, slots=True)
class RegisterData:
    """The register of one year.

    `rounds` are those that were issued, and those of which a report was loaded, as they end. `own` are
    the columns of the unit workbooks that the office shows in the register and in which something
    stands in a round, key and heading, round by round; `further` the headings of what else is told of
    items. `as_of` is when the ledger last changed.
    """

    name: str
    region: str
    year: int
    as_of: datetime
    rounds: tuple[Round, ...]
    rows: tuple[RegisterRow, ...]
    trend: Trend
    own: tuple[tuple[tuple[FieldKey, str], ...], ...] = ()
    further: tuple[str, ...] = ()
    units: tuple[UnitYear, ...] = ()

    @property
    def title(self) -> str:
        """What the register is called in its head."""
        return f"{self.region}{self.year}年政府工作报告目标任务工作台账"

    @property
    def node_rounds(self) -> tuple[str, ...]:
        """The codes of the rounds for which any item has a node, as they end."""
        codes = dict.fromkeys(node.round for row in self.rows for node in row.item.nodes)
        return tuple(sorted(codes, key=_node_order))

    def any(self, words: Callable[[RegisterRow], object]) -> bool:
        """Say whether something is told of any item."""
        return any(words(row) for row in self.rows)


def _node_order(code: str) -> tuple[bool, Round, str]:
    round_ = parse_period(code)
    return round_ is None, round_ or Round(0, 0), code


def unit_years(
    units: Sequence[str], tallies: Sequence[Mapping[str, Tally] | None]
) -> tuple[UnitYear, ...]:
    """Put the units' counts of all rounds together, those that lead something in any round."""
    years = (
        UnitYear(unit, tuple(of_round.get(unit) if of_round else None for of_round in tallies))
        for unit in units
    )
    return tuple(year for year in years if any(year.tallies))
