"""What the tables of a roll-up say of an item and of an office."""

from collections.abc import Mapping

from gwreport.domain.statuses import Status
from gwreport.reports.rollup.data import RollUp, RollUpCell, RollUpRow
from gwreport.wording.names import NOT_REPORTED, STATUSES


def class_words(cell: RollUpCell | None) -> str:
    """Name the class in a cell: "" where the office does not have the item."""
    if cell is None:
        return ""
    return NOT_REPORTED if cell.status is None else STATUSES[cell.status]


def sum_words(row: RollUpRow) -> str:
    """Give the sum with its unit, "" where there is none."""
    return "" if row.sum is None else f"{row.sum:.15g}{row.unit}"


def remark(roll_up: RollUp, row: RollUpRow) -> str:
    """Say what is to be noted of an item: who has not reported, who does not have it, which classes differ."""
    told: list[str] = []
    if row.unreported:
        told.append(f"{'、'.join(row.unreported)}尚未报送")
    without = roll_up.without(row)
    if without:
        told.append(f"{'、'.join(without)}的方案里没有这一项")
    if row.differs:
        told.append("进度不一致：" + "，".join(_by_class(row.cells)))
    return "；".join(told)


def _by_class(cells: Mapping[str, RollUpCell]) -> list[str]:
    found: dict[Status, list[str]] = {}
    for name, one in cells.items():
        if one.status is not None:
            found.setdefault(one.status, []).append(name)
    return [f"{'、'.join(names)}{STATUSES[status]}" for status, names in found.items()]
