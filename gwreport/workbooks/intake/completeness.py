"""What a return leaves out: rows that are gone, cells left blank."""

from collections.abc import Collection, Mapping, Sequence

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import Fact, NumberedItem
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import ALWAYS_REQUIRED, Field
from gwreport.domain.form.design import FormTable
from gwreport.domain.returns.returns import Entry

# Whatever else an office asks for is told of each cell that is blank.
_ASKED = ALWAYS_REQUIRED - {Field.COMPLETION}


def look_for_gaps(
    entries: Sequence[Entry],
    issued: Sequence[str],
    numbers: Mapping[str, str],
    tables: Mapping[str, FormTable],
    there: Collection[str] = (),
) -> list[Finding]:
    """Find what is missing of a unit's return.

    `issued` are the ids of the rows it got, `numbers` the items' printed numbers, `tables` the
    issued table that each entry's item stands in; `there` are items of which a row was found
    and could not be taken for sure.
    """
    findings: list[Finding] = []
    by_item = {entry.item: entry for entry in entries}
    gone = [item for item in issued if item not in by_item and item not in there]
    if gone:
        facts = _told(gone, numbers)
        findings.append(Finding(ReturnCode.ROWS_MISSING, facts=facts))
    if entries and all(entry.is_blank for entry in entries):
        facts = {"count": len(entries)}
        return [*findings, Finding(ReturnCode.RETURN_EMPTY, facts=facts)]
    blank = [entry.item for entry in entries if _lacks(entry, tables[entry.item])]
    if blank:
        facts = _told(blank, numbers) | {"all": len(entries)}
        findings.append(Finding(ReturnCode.PARTLY_FILLED, facts=facts))
    return findings


def _lacks(entry: Entry, table: FormTable) -> bool:
    # Figures stand for an indicator's words, so that one of the two is enough.
    if not entry.is_answered:
        return True
    return any(
        column.required and column.key in _ASKED and not entry.text(column.key).strip()
        for column in table.fills
    )


def _told(items: Sequence[str], numbers: Mapping[str, str]) -> dict[str, Fact]:
    named = tuple(NumberedItem(item, numbers.get(item, "")) for item in items)
    return {"count": len(items), "items": named}
