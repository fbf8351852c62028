"""The same items of several offices in one table, from each office's own report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gwreport.domain.judgement.results import Measure
from gwreport.domain.plan.target import AMOUNTS
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.look_alikes import text_key
from gwreport.domain.texts.units_of_measure import converted
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import ItemLine

# Sums are told to so many places: what binary fractions add behind them is none of the districts' figures.
_PLACES = 6


@dataclass(frozen=True, slots=True)
class District:
    """One office whose report is laid beside the others'.

    `name` is that under which it stands in the tables, `file` its workspace's file, `head` its
    journal's length and hash.
    """

    name: str
    file: str
    head: str
    data: ReportData


@dataclass(frozen=True, slots=True)
class RollUpCell:
    """What one office reports of an item; blank words where nobody has reported.

    `value` is the figure for the item's amount or count in `unit`, None where it has no such target,
    several of them, or no figure.
    """

    item: str
    status: Status | None = None
    completion: str = ""
    value: float | None = None
    unit: str = ""

    @property
    def is_reported(self) -> bool:
        """Whether anybody has reported."""
        return self.status is not None


@dataclass(frozen=True, slots=True)
class RollUpRow:
    """One item with the cells of the offices that have it, by their names.

    `sum` is in `unit`; it is None unless each of them has a figure for the item's one amount or count.
    """

    text: str
    cells: Mapping[str, RollUpCell]
    sum: float | None = None
    unit: str = ""

    @property
    def unreported(self) -> tuple[str, ...]:
        """The offices that have the item and no report on it."""
        return tuple(name for name, one in self.cells.items() if not one.is_reported)

    @property
    def differs(self) -> bool:
        """Whether those that have reported do not have the same class."""
        return len({one.status for one in self.cells.values() if one.is_reported}) > 1


@dataclass(frozen=True, slots=True)
class RollUp:
    """The offices in their order, and the items in that of the first office that has each."""

    round: Round
    districts: tuple[District, ...]
    rows: tuple[RollUpRow, ...]

    @property
    def as_of(self) -> datetime:
        """When the newest of the workspaces last changed; it dates the files."""
        return max(one.data.as_of for one in self.districts)

    @property
    def to_settle(self) -> bool:
        """Whether a district's report on something is missing."""
        return any(row.unreported for row in self.rows)

    def without(self, row: RollUpRow) -> tuple[str, ...]:
        """Name the offices whose plan does not have an item."""
        return tuple(one.name for one in self.districts if one.name not in row.cells)


@dataclass(slots=True)
class _Gathered:
    text: str
    key: str
    cells: dict[str, RollUpCell] = field(default_factory=dict[str, RollUpCell])


def roll_up(round_: Round, districts: Sequence[District]) -> RollUp:
    """Lay the reports of a round beside each other.

    Items are the same where their texts are the same, widths and punctuation of the end aside; else where
    they came from the same row of an office above. Of several of one text that row tells which is which.
    """
    rows: list[_Gathered] = []
    known: dict[str, _Gathered] = {}
    for district in districts:
        for line in district.data.lines:
            words, origin = _words_key(line), f"origin {line.item.origin}"
            marked = known.get(origin) if line.item.origin else None
            # A mark may have stood at another row: what a unit wrote is never put under other words.
            row = marked if marked and marked.key == words else known.get(words, marked)
            if row is None or district.name in row.cells:
                row = _Gathered(line.item.text, words)
                rows.append(row)
            known.setdefault(words, row)
            known.setdefault(origin, row)
            row.cells[district.name] = _cell(line)
    return RollUp(round_, tuple(districts), tuple(map(_summed, rows)))


def _words_key(line: ItemLine) -> str:
    return f"text {line.item.plan_name} {text_key(line.item.text)}"


def _cell(line: ItemLine) -> RollUpCell:
    if line.is_missing:
        return RollUpCell(line.item.id)
    one = _amount(line)
    value, unit = (one.value, one.target.unit) if one else (None, "")
    return RollUpCell(line.item.id, line.status, line.merged.text, value, unit)


def _amount(line: ItemLine) -> Measure | None:
    amounts = [one for one in line.measures if one.target.kind in AMOUNTS]
    return amounts[0] if len(amounts) == 1 else None


def _summed(row: _Gathered) -> RollUpRow:
    cells = list(row.cells.values())
    unit = cells[0].unit
    values = [None if one.value is None else converted(one.value, one.unit, unit) for one in cells]
    told = [one for one in values if one is not None]
    if len(told) < len(cells):
        return RollUpRow(row.text, row.cells)
    return RollUpRow(row.text, row.cells, round(sum(told), _PLACES), unit)
