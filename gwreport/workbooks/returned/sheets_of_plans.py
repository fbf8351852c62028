"""Sheets that ask the same: which of them one is, and rows that stand in two of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, Spot
from gwreport.domain.form.design import FormTable
from gwreport.domain.returns.returns import Entry
from gwreport.workbooks.intake_context import IntakeContext
from gwreport.workbooks.returned.matching import MatchedRows
from gwreport.workbooks.returned.tables import ReturnedTable


def as_sent(table: ReturnedTable, matched: MatchedRows, context: IntakeContext) -> ReturnedTable:
    """Give a table that was renamed as the sheet of the plan (清单) of which its rows are.

    The sheets of named plans have the columns of 目标任务: nothing but the rows tells them apart.
    """
    if table.form.name in table.sheet.name or not matched.items:
        return table
    plans = Counter(context.plan_names[item] for item in matched.items.values())
    (name, _), *_ = plans.most_common(1)
    if name == (table.form.name if table.form.is_named else ""):
        return table
    for design in context.designs:
        if table.form in design.sheets:
            form = design.table(name) if name else design.tasks
            if form is not None and form.columns == table.form.columns:
                return replace(table, form=form)
    return table


def leave_out_known(
    table: ReturnedTable,
    matched: MatchedRows,
    tables: Mapping[str, FormTable],
    entries: Mapping[str, Entry],
    seen: Mapping[str, ReturnedTable],
) -> None:
    """Leave the rows of a table out that stand in another one too, and tell of them.

    The table that was read first counts, unless nothing is written there; which of two that differ is
    right is not ours to say.
    `entries` is what was read, `tables` of which issued table each item is, `seen` those tables.
    """
    for row, item in list(matched.items.items()):
        first = entries.get(item)
        if first is None or first.is_blank:
            continue
        del matched.items[row]
        matched.extra.append(row)
        words = {column.key: table.sheet.text(row, place) for column, place in table.fills}
        differs = any(
            words.get(key, "").strip() not in ("", first.text(key).strip()) for key in words
        )
        code = ReturnCode.ROW_ELSEWHERE if differs else ReturnCode.ROW_ELSEWHERE_SAME
        facts = {"row": row, "sheet": seen[tables[item].name].sheet.name}
        place = Place(part=table.sheet.name, at=Spot(row))
        matched.findings.append(Finding(code, place, item, facts))
