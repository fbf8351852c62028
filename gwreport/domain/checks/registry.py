"""The registry of rules: all of them once, and the checking of one item by those that are on."""

from collections.abc import Container, Iterator

from gwreport.domain.checks import (
    date_rules,
    figure_rules,
    joint_rules,
    reason_rules,
    status_rules,
    text_rules,
)
from gwreport.domain.checks.case import Case, Rule, Told
from gwreport.domain.findings.finding import Finding, Place
from gwreport.domain.merging.acceptance import finding_key
from gwreport.domain.returns.returns import Entry

RULES: tuple[Rule, ...] = (
    *text_rules.RULES,
    *status_rules.RULES,
    *figure_rules.RULES,
    *date_rules.RULES,
    *reason_rules.RULES,
    *joint_rules.RULES,
)
_BY_ID = {rule.id: rule for rule in RULES}


def find_rule(rule_id: str) -> Rule | None:
    """Give the rule of that id."""
    return _BY_ID.get(rule_id)


def check_item(case: Case, off: Container[str] = ()) -> list[Finding]:
    """Look at one item by every rule but those that are off.

    Each finding says in its facts of which unit it is, and by which key it is known again
    (`gwreport.domain.merging.acceptance`).
    """
    return list(_findings(case, off))


def _findings(case: Case, off: Container[str]) -> Iterator[Finding]:
    entries = {entry.unit: entry for entry in case.entries}
    for rule in RULES:
        if rule.id in off:
            continue
        for told in rule.look(case):
            facts = {
                **told.facts,
                "unit": told.unit,
                "number": case.item.number,
                "field": str(told.part),
                "key": finding_key(rule.id, told.unit, told.words),
            }
            place = _place(entries.get(told.unit), told)
            yield Finding(rule.id, rule.severity, place, case.item.id, facts)


def _place(entry: Entry | None, told: Told) -> Place:
    if entry is None:
        return Place()
    cell = entry.cells.get(told.part)
    return Place(part=entry.sheet, cell=cell.cell if cell else "")
