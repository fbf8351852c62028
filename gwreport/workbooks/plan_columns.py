"""Columns of the unit workbook that only repeat further columns of the plan (方案的其他栏目)."""

from collections.abc import Collection, Iterable, Sequence

from gwreport.domain.form.columns import Column, plan_key
from gwreport.domain.form.design import FormDesign, FormTable
from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.workbooks.written_words import heading_key

# Beside a column of ours that is called the same.
_OTHER_NAME = "方案中的{}"
_NAMELESS = "方案的另一栏"
# How wide a column is in whose cells so many characters stand, in narrow characters.
_WIDTHS = ((5, 10), (40, 16))
_WIDEST = 26


def further_headings(plan: Plan) -> tuple[str, ...]:
    """Give the headings of all columns of a plan that are none of its roles, in their order."""
    return _headings(plan.items)


def repeated(plan: Plan, chosen: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give those of the chosen headings under which indicators have words, and under which tasks have."""
    indicators = [item for item in plan.items if item.kind is Kind.INDICATOR]
    tasks = [item for item in plan.items if item.kind is not Kind.INDICATOR]
    of_indicators, of_tasks = (
        tuple(one for one in _headings(items) if one in chosen) for items in (indicators, tasks)
    )
    return of_indicators, of_tasks


def repeating_design(
    design: FormDesign,
    of_indicators: Sequence[str],
    of_tasks: Sequence[str],
    items: Sequence[Item] = (),
) -> FormDesign:
    """Give the design with columns for these headings; they are as wide as the words of `items` need."""
    return design.repeating(
        _columns(design.indicators, of_indicators, items), _columns(design.tasks, of_tasks, items)
    )


def _headings(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.heading for item in items for one in item.remarks))


def _columns(table: FormTable, headings: Sequence[str], items: Sequence[Item]) -> list[Column]:
    taken = {heading_key(column.heading) for column in table.columns}
    found: list[Column] = []
    for heading in headings:
        words = heading if heading_key(heading) else _NAMELESS
        name, count = words, 1
        while heading_key(name) in taken:
            name = _OTHER_NAME.format(words) + (f"（{count}）" if count > 1 else "")
            count += 1
        taken.add(heading_key(name))
        found.append(Column(plan_key(heading), name, _width(heading, items)))
    return found


def _width(heading: str, items: Sequence[Item]) -> int:
    longest = max(
        (len(one.cell) for item in items for one in item.remarks if one.heading == heading),
        default=0,
    )
    return next((width for most, width in _WIDTHS if longest <= most), _WIDEST)
