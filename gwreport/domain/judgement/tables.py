"""Rows of published tables as items and reports, so that they are judged like any other."""

import re
from dataclasses import replace

from gwreport.domain.judgement.results import Account, Judgement, Reason
from gwreport.domain.plan.documents import IndicatorRow, ReportedIndicator, ReportedTask
from gwreport.domain.plan.plan import HeadedCell, Item, Kind
from gwreport.domain.plan.target import Comparator, Target, TargetKind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.statuses import Status, status_named
from gwreport.domain.texts.units_of_measure import COUNTED, Quantity, quantity_of

_UNIT_IN_NAME = re.compile(
    r"[（(]\s*+(?P<unit>[^\s（）()](?:[^（）()]{0,4}[^\s（）()])?)\s*+[）)]\s*+$"
)
_BARE = re.compile(
    r"(?:[≥≤><＞＜]=?|不低于|不高于|不超过|不少于)?\s*-?\d{1,15}(?:\.\d{1,15})?\s*(?:以上|以下|以内|左右)?"
)
_GROWS = re.compile("增速|增长|增幅")
_FALLS = re.compile("下降|降低|减少")
_SHARE_ALONE = re.compile(r"\s*+\d{1,3}(?:\.\d{1,2})?\s*+[%％](?=$|[\s（(，,。；;])")
_GROWTH_HEADING = re.compile("增长|增速|增幅|同比|±|增减")
_STATE_HEADING = re.compile("情况|状态|结果|是否|进展")
_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_PART = re.compile(r"^(?:其中[：:]|#)")


def task_of(row: ReportedTask) -> tuple[Item, Account]:
    """Give a row of 附件2 as an item and what was told of it."""
    item = Item(row.number, Kind.TASK, row.number, row.text, targets=read_targets(row.text))
    told = _told(row)
    share = _SHARE_ALONE.match(told.text)
    if share and any(target.unit in ("%", "％") for target in item.targets):
        told = replace(told, value=share[0].strip())
    elif share:
        # 57%（两处偏慢） under 当前进度 is the share of the task that is done.
        told = replace(told, text=f"完成率{told.text.strip()}")
    return item, told


def indicator_of(row: ReportedIndicator) -> tuple[Item, Account]:
    """Give a row of 附件1 as an item and what was told of it."""
    unit = _UNIT_IN_NAME.search(row.name)
    name = _UNIT_IN_NAME.sub("", row.name)
    return _item(row.number, name, unit["unit"] if unit else "", row.target), _told(row)


def _told(row: ReportedTask | ReportedIndicator) -> Account:
    """Give what a row tells: its text, its problems, and the office's own word for how far it is."""
    words = row.completion
    if row.rate and row.rate not in words:
        words = f"{words}\n完成率{row.rate}".strip()
    return Account(text=words, problem=row.problem, status=status_named(row.status))


def table_row_of(row: IndicatorRow) -> tuple[Item, Account]:
    """Give a row of an indicator table as an item and what was told of it.

    The cell under 完成情况 holds a bare number in the row's unit, or words. Under a heading of growth
    (2024年计划增长%) figures are growths, whatever the row's unit is.
    """
    name, unit = _UNIT_IN_NAME.sub("", row.name), row.unit
    if _GROWTH_HEADING.search(row.target_from):
        unit = "%"
        if not _GROWS.search(name) and not _FALLS.search(name):
            name += "增长"
    item = _item(row.number or f"{row.parent}-", name, unit, row.target)
    status = next((one for cell in row.values if (one := _status_of(cell))), None)
    number = _BARE.fullmatch(row.completion.strip().replace("－", "-"))
    grows = any(target.kind is TargetKind.GROWTH for target in item.targets)
    compared = any(target.kind is TargetKind.QUALITATIVE for target in item.targets)
    if number is None:
        return item, Account(text=row.completion, status=status)
    told_growth = bool(_GROWTH_HEADING.search(row.completion_from))
    if (grows and not _FALLS.search(name)) or (compared and _GROWS.search(name)) or told_growth:
        return item, Account(growth=row.completion, status=status)
    return item, Account(value=row.completion, status=status)


def _status_of(cell: HeadedCell) -> Status | None:
    """Read the office's own word under a heading of states: 完成情况 已完成."""
    return status_named(cell.cell) if _STATE_HEADING.search(cell.heading) else None


def of_another_year(row: IndicatorRow) -> Judgement | None:
    """Judge a row whose result is of another year than its target: nothing can be said of it."""
    aim, done = _YEAR.search(row.target_from), _YEAR.search(row.completion_from)
    if not aim or not done or aim[0] == done[0] or not row.target.strip():
        return None
    facts = {"target": row.target_from, "completion": row.completion_from}
    return Judgement(Status.UNKNOWN, 60, (Reason("other-year", facts),))


def _item(number: str, name: str, unit: str, target: str) -> Item:
    name, words = _PART.sub("", name), target.strip().rstrip("。")
    if _BARE.fullmatch(words):
        return _item_of_bare_number(number, name, unit, words)
    text = words if name and name in words else f"{name}{words}"
    targets = read_targets(text)
    if _GROWS.search(name) or _GROWS.search(words):
        targets = tuple(_as_growth(one) for one in targets)
    return Item(number, Kind.INDICATOR, number, text, targets=targets)


def _item_of_bare_number(number: str, name: str, unit: str, words: str) -> Item:
    if unit not in words:
        for after in ("以上", "以下", "以内", "左右"):
            if words.endswith(after):
                words = f"{words.removesuffix(after)}{unit}{after}"
                break
        else:
            words += unit
    found = re.search(r"-?\d+(?:\.\d+)?", words)
    value = float(found[0]) if found else None
    target = Target(words, _comparator(words), value, unit, _kind(name, unit))
    return Item(number, Kind.INDICATOR, number, f"{name}{words}", targets=(target,))


def _comparator(words: str) -> Comparator:
    for mark, comparator in (
        ("左右", Comparator.ABOUT),
        ("以内", Comparator.AT_MOST),
        ("以下", Comparator.AT_MOST),
        ("≤", Comparator.AT_MOST),
        ("不高于", Comparator.AT_MOST),
        ("不超过", Comparator.AT_MOST),
        ("<", Comparator.LESS),
        ("＜", Comparator.LESS),
        (">", Comparator.MORE),
        ("＞", Comparator.MORE),
        ("≥", Comparator.AT_LEAST),
        ("不低于", Comparator.AT_LEAST),
        ("不少于", Comparator.AT_LEAST),
        ("以上", Comparator.AT_LEAST),
    ):
        if mark in words:
            return comparator
    return Comparator.EQUAL


def _kind(name: str, unit: str) -> TargetKind:
    if quantity_of(unit) is Quantity.SHARE:
        falls = _FALLS.search(name) is not None
        return TargetKind.GROWTH if _GROWS.search(name) or falls else TargetKind.SHARE
    return TargetKind.COUNT if unit in COUNTED else TargetKind.LEVEL


def _as_growth(target: Target) -> Target:
    if target.unit not in ("%", "％"):
        return target
    return Target(target.text, target.comparator, target.value, target.unit, TargetKind.GROWTH)


def growth_of_economy(rows: list[tuple[str, str]]) -> float | None:
    """Find the growth of the economy in % among rows of name and completion.

    It is what 快于经济增长 is held against.
    """
    for name, completion in rows:
        if not re.search("地区生产总值|GDP", name) or re.search("比重|单位|亿元|占|人均", name):
            continue
        found = re.search(r"(?:增长|增速)[^\d-]{0,4}(-?\d{1,9}(?:\.\d{1,9})?)[%％]", completion)
        found = found or re.fullmatch(
            r"\s*(-?\d{1,9}(?:\.\d{1,9})?)[%％]?(?:以上|左右)?\s*", completion
        )
        if found:
            return float(found[1])
    return None
