"""A breakdown document into a plan."""

from collections.abc import Iterator, Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Spot
from gwreport.domain.plan.plan import Item, Plan
from gwreport.officefiles.grid import Document, row_of
from gwreport.reading.drafts import Draft, finding, with_item
from gwreport.reading.kinds.common_limits import take_common_limit
from gwreport.reading.kinds.items import make_items
from gwreport.reading.kinds.number_checks import settle_numbers
from gwreport.reading.kinds.odd_texts import odd_items
from gwreport.reading.kinds.plan_checks import (
    look_alike_leaders,
    near_unit_names,
    repeated_items,
    several_sentences,
    unusual_leaders,
)
from gwreport.reading.kinds.responsible_units import first_unit_leads, settle_responsible
from gwreport.reading.kinds.section_limits import settle_section_limits
from gwreport.reading.layouts.notice import read_notice
from gwreport.reading.layouts.paragraphs import drafts_from_paragraphs
from gwreport.reading.layouts.prose.certain_cuts import counted_together
from gwreport.reading.layouts.tables import drafts_from_tables


def read_plan(document: Document) -> tuple[Plan | None, list[Finding]]:
    """Read the items of a breakdown, its tables and its paragraphs together, in printed order.

    None when there is no item in it. The findings begin with those of opening the document, each
    with the item in whose row or paragraph it was made.
    """
    in_tables, table_findings = drafts_from_tables(document)
    in_paragraphs, paragraph_findings = drafts_from_paragraphs(document)
    drafts = sorted([*in_tables, *in_paragraphs], key=lambda draft: draft.order)
    if not drafts:
        return None, []
    findings = [*table_findings, *(paragraph_findings if in_paragraphs else [])]
    findings += settle_responsible(drafts, first_leads=first_unit_leads(document))
    findings += settle_section_limits(drafts)
    findings += settle_numbers(drafts)
    findings += take_common_limit(document, drafts)
    notice = read_notice(document, drafts[0].order)
    items, found = make_items(drafts, notice.year)
    if notice.year is None:
        findings.append(finding(DocumentCode.YEAR_MISSING, drafts[0].place))
    plan = Plan(
        notice.title,
        notice.issuer,
        notice.document_number,
        notice.date,
        notice.year,
        items,
    )
    findings += found + repeated_items(items, drafts) + near_unit_names(items, drafts)
    findings += look_alike_leaders(items, drafts)
    findings += odd_items(items, drafts)
    findings += several_sentences(items, drafts) + unusual_leaders(items, drafts)
    return plan, counted_together([*_at_items(document.findings, items, drafts), *findings])


def _at_items(
    findings: Sequence[Finding], items: Sequence[Item], drafts: Sequence[Draft]
) -> Iterator[Finding]:
    if not findings:
        return
    item_of: dict[tuple[str, Spot], str] = {}
    for item, draft in zip(items, drafts, strict=True):
        for place in draft.stands:
            item_of.setdefault((place.part, row_of(place.at)), item.id)
    for one in findings:
        item = item_of.get((one.place.part, row_of(one.place.at)))
        yield with_item(one, item) if item and one.place.at != NOWHERE else one
