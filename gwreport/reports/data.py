"""`ReportData`: everything that a report prints, from which each format is made."""

from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.indicators import indicator_title
from gwreport.domain.merging import Merged
from gwreport.domain.plan import Kind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND
from gwreport.domain.summary import Counts, by_leader, count, leader_order

_BLOCK_ORDER = (Kind.INDICATOR, Kind.TASK, Kind.GOVERNANCE)


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One row of 附件1."""

    number: int
    item: str
    name: str
    completion: str
    target: str
    lead_units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One row of 附件2 or 附件3; `leader` is the block it stands in ("" in 附件3)."""

    number: int
    item: str
    leader: str
    text: str
    completion: str
    lead_units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportTitles:
    """The titles of the three annexes."""

    indicators: str
    tasks: str
    behind: str


@dataclass(frozen=True, slots=True)
class ReportData:
    """A completion report (完成情况报告) of one round.

    `as_of` (ISO date and time) is when the ledger last changed: it dates the file, so that the
    same ledger gives the same bytes.
    """

    round: Round
    region: str
    titles: ReportTitles
    indicators: tuple[IndicatorLine, ...]
    tasks: tuple[TaskLine, ...]
    behind: tuple[TaskLine, ...]
    counts: Counts
    as_of: str
    leader_headings: bool = False


def make_report_data(
    merged: Sequence[Merged],
    *,
    round_: Round,
    region: str,
    titles: ReportTitles,
    missing_text: str,
    as_of: str,
    leader_headings: bool = False,
) -> ReportData:
    """Arrange merged items (in the plan's order) as the public appendices print them.

    附件2 goes leader by leader in the plan's order of leaders, an item with several leaders under
    each of them with the same text; within a block indicators, tasks, then governance items.
    `missing_text` stands where nobody has reported.
    """

    def words(one: Merged) -> str:
        return one.text or missing_text

    indicators = [one for one in merged if one.item.kind is Kind.INDICATOR]
    blocks = by_leader(merged, leader_order(one.item for one in merged))
    in_blocks = [
        (leader, one)
        for leader, block in blocks
        for one in sorted(block, key=lambda one: _BLOCK_ORDER.index(one.item.kind))
    ]
    behind = {one.item.id: one for _, one in in_blocks if one.status in IS_BEHIND}
    return ReportData(
        round=round_,
        region=region,
        titles=titles,
        indicators=tuple(
            IndicatorLine(
                number,
                one.item.id,
                indicator_title(one.item).name,
                words(one),
                indicator_title(one.item).target,
                one.item.lead_units,
            )
            for number, one in enumerate(indicators, 1)
        ),
        tasks=tuple(
            TaskLine(number, one.item.id, leader, one.item.text, words(one), one.item.lead_units)
            for number, (leader, one) in enumerate(in_blocks, 1)
        ),
        behind=tuple(
            TaskLine(number, one.item.id, "", one.item.text, words(one), one.item.lead_units)
            for number, one in enumerate(behind.values(), 1)
        ),
        counts=count(merged),
        as_of=as_of,
        leader_headings=leader_headings,
    )
