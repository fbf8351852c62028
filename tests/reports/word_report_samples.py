"""A small quarter as `ReportData`, for the tests of the Word report and its covering text."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.papers import MainPaper
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.returns.returns import Entry, WrittenCell
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, UnitState
from gwreport.reports.data import (
    ReportChoices,
    ReportData,
    ReportFacts,
    ReportTitles,
    make_report_data,
)
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.texts.covering import covering_text
from gwreport.reports.unit_lines import UnitLine
from gwreport.reports.word.report import report_content
from gwreport.reports.word.templates.filling import fill_own_form

TITLES = ReportTitles(
    "前三季度政府工作报告主要指标任务完成情况",
    "前三季度区政府各分管领导牵头目标任务完成情况",
    "前三季度未实现“依时序推进”目标任务",
)


def word_report(data: ReportData) -> bytes:
    """Make the Word report of these data."""
    return fill_own_form(MainPaper.REPORT, [report_content(data, covering_text(data))])[0]


_KINDS = {"I": Kind.INDICATOR, "T": Kind.TASK, "G": Kind.GOVERNANCE}
_FIELDS = {
    "value": Field.VALUE,
    "growth": Field.GROWTH,
    "problem": Field.PROBLEM,
    "next_step": Field.NEXT_STEP,
}
IN_TIME, TOO_LATE = (
    datetime.fromisoformat("2025-10-09T15:00:00+08:00"),
    datetime.fromisoformat("2025-10-12T09:00:00+08:00"),
)


def line(
    item_id: str,
    text: str,
    completion: str = "",
    status: Status = Status.UNKNOWN,
    *,
    leaders: tuple[str, ...] = ("陆致远",),
    leads: tuple[str, ...] = ("区水利局",),
    **cells: str,
) -> ItemLine:
    """Make one item as it stands in a report; `cells` are value, growth, problem and next_step."""
    item = Item(
        item_id,
        _KINDS[item_id[0]],
        item_id[1:],
        text,
        leaders=leaders,
        lead_units=leads,
        targets=read_targets(text),
    )
    written = {_FIELDS[name]: WrittenCell(words, spot_of("C5")) for name, words in cells.items()}
    if completion:
        written[Field.COMPLETION] = WrittenCell(completion, spot_of("D5"))
    unit = leads[0] if leads else ""
    merged = Merged(
        item,
        leads,
        entries=(Entry(unit, item_id, written, "目标任务"),) if written else (),
        text=completion,
        source=unit if completion else "",
        status=status,
        state=MergeState.REPORTED if completion else MergeState.MISSING,
    )
    return ItemLine(merged, completion or "（未报送）")


def unit(
    name: str, returned_at: datetime | None = IN_TIME, *, items: int = 2, filled: int = 2
) -> UnitLine:
    """Make a unit that returned then, or None for never."""
    state = UnitState.RETURNED if returned_at else UnitState.LATE
    progress = UnitProgress(name, state, items, filled if returned_at else 0)
    return UnitLine(progress, date(2025, 10, 10), returned_at)


def report(
    lines: Sequence[ItemLine],
    units: Sequence[UnitLine] = (),
    *,
    facts: dict[str, Any] | None = None,
    quarter: int = 3,
    **choices: Any,
) -> ReportData:
    """Make a report of 青禾区 for a quarter of 2025."""
    round_ = Round(2025, quarter)
    given: dict[str, Any] = {
        "deadline": date(2025, 10, 10),
        "state_hash": "ab" * 32,
        **(facts or {}),
    }
    return make_report_data(
        lines,
        ReportFacts(
            round_, "青禾区", TITLES, datetime.fromisoformat("2025-10-13T17:00:00+08:00"), **given
        ),
        units=units,
        choices=ReportChoices(**choices),
    )


EXAMPLE = report(
    [
        line(
            "I1",
            "地区生产总值增长6.5%以上。",
            "前三季度，全区地区生产总值318.6亿元，同比增长6.7%，增速居全市第4位。",
            Status.ON_SCHEDULE,
            value="318.6亿元",
            growth="6.7%",
        ),
        line(
            "I2",
            "其中：民间投资增长12%以上。",
            "前三季度，民间投资71.9亿元，同比下降2.3%，未实现“依时序推进”。",
            Status.BEHIND,
            leaders=("许峥",),
            growth="-2.3%",
        ),
        line(
            "I3",
            "城区空气质量优良天数达到330天。",
            "截至9月30日，优良天数251天。",
            Status.ON_SCHEDULE,
            value="251天",
        ),
        line(
            "T1",
            "治理河道12公里，建设清源水库。",
            "水库暂停施工；治理河道11.6公里。",
            Status.STALLED,
            leaders=("许峥", "陆致远"),
            leads=("区水利局", "区财政局"),
            problem="用地报批未通过。",
            next_step="10月底前补正材料\n重新报批。",
        ),
        line("T2", "新建公园5个。", "建成5个。", Status.DONE),
        line("T3", "改造管网30公里。", "改造41公里。", Status.EXCEEDED),
        line("T4", "建设智慧农业基地。", leads=("区农业农村委",)),
        line("G1", "推进政务公开。", "公开率100%。", Status.ON_SCHEDULE),
    ],
    [unit("区水利局"), unit("区财政局", TOO_LATE), unit("区农业农村委", None)],
)
