"""The registry of the rules of review: all of them once, and the checking of one item by those that are on."""

from collections.abc import Container, Iterator, Sequence

from gwreport.domain.checks import (
    date_rules,
    figure_rules,
    joint_rules,
    reason_rules,
    self_assessment_rules,
    status_rules,
    text_rules,
)
from gwreport.domain.checks.case import Case, Check, Told
from gwreport.domain.findings.facts import Fact, FindingKey, NamedField
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Place
from gwreport.domain.returns.returns import Entry

_CHECKS: dict[str, Check] = {}


def every_check() -> Sequence[Check]:
    """Give all rules in the order in which they are listed, those that were added last."""
    return tuple(_CHECKS.values())


def find_check(code: str) -> Check | None:
    """Give the rule of that code."""
    return _CHECKS.get(code)


def add_check(check: Check) -> None:
    """Add a rule; its sentences are added to `gwreport.wording.findings.rules`.

    Raises ValueError for a code that has one.
    """
    if check.code in _CHECKS:
        raise ValueError(check.code)
    _CHECKS[check.code] = check


for _room in (
    text_rules,
    status_rules,
    self_assessment_rules,
    figure_rules,
    date_rules,
    reason_rules,
    joint_rules,
):
    for _check in _room.CHECKS:
        add_check(_check)


def check_item(case: Case, off: Container[str] = ()) -> list[Finding]:
    """Look at one item by every rule but those that are off.

    Each finding says in its facts of which unit it is, and by which key it is known again
    (`gwreport.domain.merging.acceptance`).
    """
    return list(_findings(case, off))


def _findings(case: Case, off: Container[str]) -> Iterator[Finding]:
    entries = {entry.unit: entry for entry in case.entries}
    for check in every_check():
        if check.code in off:
            continue
        for told in check.look(case):
            facts: dict[str, Fact] = {
                **told.facts,
                "unit": told.unit,
                "number": case.item.number,
                "field": NamedField(told.part, str(told.part)),
                "key": FindingKey.of(check.code, told.unit, told.words),
            }
            place = _place(entries.get(told.unit), told)
            yield Finding(check.code, place, case.item.id, facts)


def _place(entry: Entry | None, told: Told) -> Place:
    if entry is None:
        return Place()
    cell = entry.cells.get(told.part)
    return Place(part=entry.sheet, at=cell.at if cell else NOWHERE)
