"""Reports made in memory, for the tests of whatever prints them."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
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
from gwreport.reports.unit_lines import UnitLine

TITLES = ReportTitles("主要指标完成情况", "目标任务完成情况", "未实现“依时序推进”目标任务")
KINDS = {"I": Kind.INDICATOR, "T": Kind.TASK, "G": Kind.GOVERNANCE}
HASH = "0123456789abcdef" * 4


def item(
    item_id: str,
    text: str,
    *leaders: str,
    leads: tuple[str, ...] = ("区水利局",),
    category: str = "",
) -> Item:
    """Make an item; its id's letter is its kind."""
    return Item(
        item_id,
        KINDS[item_id[0]],
        item_id[1:],
        text,
        category=category,
        leaders=leaders,
        lead_units=leads,
        targets=read_targets(text),
    )


def line(one: Item, text: str, status: Status, **more: Any) -> ItemLine:
    """Make an item's line as if its first lead unit had written the text; "" when nobody has."""
    of_merged = {key: more.pop(key) for key in ("decisions", "sources", "entries") if key in more}
    merged = Merged(
        one,
        one.lead_units,
        text=text,
        source=one.lead_units[0] if one.lead_units and text else "",
        status=status,
        state=MergeState.REPORTED if text else MergeState.MISSING,
        **of_merged,
    )
    return ItemLine(merged, text or "（未报送）", **more)


def unit(
    name: str, state: UnitState, *, asked: int, filled: int, came: datetime | None = None
) -> UnitLine:
    """Make a unit's line; the deadline was the tenth of October 2025."""
    progress = UnitProgress(name, state, asked, filled, int(bool(came)), came, "王敏", "000-0000")
    return UnitLine(progress, date(2025, 10, 10), came)


def report(
    lines: Sequence[ItemLine],
    units: Sequence[UnitLine] = (),
    *,
    quarter: int = 3,
    rules: tuple[str, ...] = (),
    **choices: Any,
) -> ReportData:
    """Make a report of a round of 2025, by default the first three quarters."""
    facts = ReportFacts(
        Round(2025, quarter),
        "青禾区",
        TITLES,
        datetime.fromisoformat("2025-10-10T17:00:00+08:00"),
        state_hash=HASH,
        plan_version=2,
        deadline=date(2025, 10, 10),
        rules=rules,
    )
    return make_report_data(lines, facts, units=units, choices=ReportChoices(**choices))


def data(*rows: tuple[Item, str, Status], **choices: Any) -> ReportData:
    """Make a report of items with their texts and classes, without units."""
    return report([line(*row) for row in rows], **choices)


def opened(content: bytes) -> Any:
    """Open a workbook with openpyxl."""
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet: Any) -> list[str]:
    """Give a sheet's rows as text, filled cells parted by bars."""
    return [
        " | ".join(str(cell.value) for cell in row if cell.value not in (None, ""))
        for row in sheet.iter_rows()
    ]
