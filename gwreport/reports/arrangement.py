"""The order in which a report prints its items: leader by leader, unit by unit, category or number."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from gwreport.domain.plan.plan import Kind
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reports.item_lines import ItemLine

_WITHIN_BLOCK = (Kind.INDICATOR, Kind.TASK, Kind.GOVERNANCE)


class Order(StrEnum):
    """By what 附件2 is arranged."""

    LEADER = "leader"
    UNIT = "unit"
    CATEGORY = "category"
    NUMBER = "number"


_HEADINGS = {
    Order.LEADER: "牵头领导：{name}",
    Order.UNIT: "牵头责任单位：{name}",
    Order.CATEGORY: "类别：{name}",
    Order.NUMBER: "",
}
NO_NAME = "未列明"


def block_heading(order: Order, name: str) -> str:
    """Name a block in its heading row; "" where the order has no blocks."""
    return _HEADINGS[order].format(name=in_one_line(name) or NO_NAME)


def arranged(
    lines: Sequence[ItemLine],
    order: Order,
    *,
    repeat: bool = True,
    first_units: Iterable[str] = (),
    first_leaders: Iterable[str] = (),
) -> list[tuple[str, ItemLine]]:
    """Give each block's name with its items, in the order of printing.

    Leaders stand in the order of `first_leaders` (the official one), units in that of `first_units` (the
    registry), others and categories as the plan first names them; within a block indicators, tasks, then governance items. An item
    of several leaders or units stands under each of them, with `repeat` off under the first alone;
    one of none stands at the end, under "".
    """
    if order is Order.NUMBER:
        return [("", line) for line in lines]
    names = _names(order)
    known = dict.fromkeys(name for line in lines for name in names(line))
    if order is Order.UNIT:
        known = dict.fromkeys(first_units) | known
    elif order is Order.LEADER:
        known = dict.fromkeys(one for one in first_leaders if one in known) | known
    blocks: dict[str, list[ItemLine]] = {name: [] for name in known}
    nameless: list[ItemLine] = []
    for line in lines:
        named = names(line)
        if not named:
            nameless.append(line)
        for name in named if repeat else named[:1]:
            blocks[name].append(line)
    return [
        (name, line)
        for name, block in [*blocks.items(), ("", nameless)]
        for line in sorted(block, key=lambda one: _WITHIN_BLOCK.index(one.kind))
    ]


def _names(order: Order) -> Callable[[ItemLine], tuple[str, ...]]:
    if order is Order.LEADER:
        return lambda line: line.item.leaders
    if order is Order.UNIT:
        return lambda line: line.leads
    return lambda line: (line.category,) if line.category else ()
