"""A workbook from an office above as the plan of the unit that got it."""

import re

from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, sheet_spot
from gwreport.domain.form.columns import Given
from gwreport.domain.plan.node_words import targets_of_the_year
from gwreport.domain.plan.plan import Item, ItemIds, Kind, Node, Plan
from gwreport.domain.plan.target import Target
from gwreport.domain.rounds import Round
from gwreport.domain.texts.quoting import beginning
from gwreport.officefiles.sheets.opening import open_workbook
from gwreport.officefiles.xlsx.container import UnreadableFileError
from gwreport.workbooks.received.rows import ReceivedRow, ReceivedWorkbook, received_workbook

_ZIP = b"PK\x03\x04"
_BETWEEN = re.compile(r"[、，,；;\n]")


def plan_from_above(data: bytes, name: str) -> tuple[Plan, tuple[Finding, ...]] | None:
    """Read a workbook that another office made for one of its units as a plan; None for any other file.

    What is told with it are the rows without a mark, which somebody may have added since.

    A file that cannot be opened is left to the reader of documents, which says why.
    """
    if not data.startswith(_ZIP):
        return None
    try:
        book, _ = open_workbook(data, name)
    except UnreadableFileError:
        return None
    received = received_workbook(book)
    if received is None or not received.rows:
        return None
    plan = plan_of(received)
    added = (
        Finding(
            PlanCode.ROW_ADDED_ABOVE,
            Place(name, row.sheet, sheet_spot(row.row, row.columns[Given.TEXT])),
            item.id,
            {"text": beginning(row.text, 60)},
        )
        for row, item in zip(received.rows, plan.items, strict=True)
        if not row.item
    )
    return plan, tuple(added)


def plan_of(received: ReceivedWorkbook) -> Plan:
    """Give the rows as items, each with the row that it came from.

    An indicator, whose sheet names no unit, is led by the unit that the workbook was made for; the
    others by the units that stand in it, until the office gives them to its own sections.
    """
    ids = ItemIds()
    items = tuple(_item(ids, row, received) for row in received.rows)
    return Plan(title=received.title, year=received.round.year, items=items)


def _item(ids: ItemIds, row: ReceivedRow, received: ReceivedWorkbook) -> Item:
    number = row.given.get(Given.NUMBER, "").strip()
    support = " ".join(row.given.get(Given.SUPPORT, "").split())
    leads = _names(row.given.get(Given.LEAD_UNITS, "")) or tuple(filter(None, [received.unit]))
    return Item(
        ids.new(row.kind, number),
        row.kind,
        number,
        row.text,
        section=row.sheet,
        leaders=_names(row.given.get(Given.LEADERS, "")),
        lead_units=leads,
        support_units=_names(support),
        support_text=support,
        targets=_targets(row),
        due=row.given.get(Given.DUE, "").strip() or None,
        nodes=_nodes(row, received.round),
        origin=f"{received.workspace}/{row.item}" if row.item else "",
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in _BETWEEN.split(cell) if (name := one.strip())))


def _targets(row: ReceivedRow) -> tuple[Target, ...]:
    found = targets_of_the_year(row.text)
    if found or row.kind is not Kind.INDICATOR:
        return found
    return targets_of_the_year(row.given.get(Given.TARGET, ""))


def _nodes(row: ReceivedRow, round_: Round) -> tuple[Node, ...]:
    words = row.given.get(Given.NODE, "").strip()
    return (Node(str(round_), words),) if words else ()
