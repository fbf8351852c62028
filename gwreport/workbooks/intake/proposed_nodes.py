"""What is wrong with the nodes that a unit proposes in its refinement, as far as its file tells."""

from collections.abc import Iterable, Iterator

from gwreport.domain.findings.codes.nodes import NodeCode
from gwreport.domain.findings.facts import Fact, NamedField
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.form.columns import NODE_FIELDS, Given
from gwreport.domain.form.design import FormDesign
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import Round
from gwreport.domain.texts.fillers import is_pointer
from gwreport.domain.texts.look_alikes import text_key
from gwreport.domain.year.node_checks import node_problems
from gwreport.workbooks.intake_context import IntakeContext, IssuedRows


def proposed_node_findings(
    entries: Iterable[Entry], issued: IssuedRows, design: FormDesign, context: IntakeContext
) -> Iterator[Finding]:
    """Tell of nodes that fall, come after the item's limit or stay below its target.

    Nothing is told of a row in which the unit has left the plan's own nodes as they were.
    """
    year = context.year
    codes = {str(Round(year, quarter)): part for quarter, part in NODE_FIELDS.items()}
    for entry in entries:
        own = {code for code, part in codes.items() if _is_own(entry, part, context)}
        if not own:
            continue
        nodes = {code: entry.text(part) for code, part in codes.items()}
        text = next(reversed(context.issued_texts(issued, entry.item)), "")
        due = next(reversed(context.given.get(Given.DUE, {}).get(entry.item, ())), "")
        for one in node_problems(nodes, text, due, year):
            if one.code is NodeCode.EMPTY and is_pointer(one.text):
                # Told of every cell that points elsewhere.
                continue
            if one.key not in own and not any(nodes[code] == one.other for code in own):
                continue
            part = codes[one.key]
            heading = design.heading(part)
            facts: dict[str, Fact] = {
                "heading": heading,
                "text": one.text,
                "other": one.other,
                "field": NamedField(part, heading),
            }
            place = Place(part=entry.sheet, at=entry.cells[part].at)
            yield Finding(one.code, place, entry.item, facts)


def _is_own(entry: Entry, part: str, context: IntakeContext) -> bool:
    text = entry.text(part)
    sent = context.given.get(part, {}).get(entry.item, ())
    return bool(text.strip()) and text not in sent and text_key(text) not in sent
