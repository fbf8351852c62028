"""The Chinese names of the kinds of a plan's items, and what a single item is called."""

from collections.abc import Callable

from gwreport.domain.plan.plan import Kind, kind_of_id

KINDS = {Kind.INDICATOR: "主要指标", Kind.TASK: "目标任务", Kind.GOVERNANCE: "政府自身建设"}
_SHORT = {Kind.INDICATOR: "指标", Kind.TASK: "任务", Kind.GOVERNANCE: "建设"}

# How an item is called by its id: by `item_name` for a clerk at the window, by `str` as commands take it.
Called = Callable[[str], str]


def item_name(item_id: str) -> str:
    """Call an item by its number in its part of the plan, T3-1 being “任务3-1”; what is no id stays as it is."""
    kind = kind_of_id(item_id)
    return _SHORT[kind] + item_id[1:] if kind is not None else item_id
