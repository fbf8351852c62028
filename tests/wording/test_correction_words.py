"""What a unit is told when its return goes back: every rule has its sentence, addressed to the unit."""

import re
from string import Formatter

import pytest

from gwreport.domain.checks.registry import RULES
from gwreport.domain.findings.finding import Finding, Severity
from gwreport.wording.findings.corrections import (
    NOT_FOR_UNITS,
    unit_templates,
    words_to_unit,
)
from gwreport.wording.findings.explaining import codes, explain, template_facts

# What a unit's clerk has never heard of.
OFFICE_WORDS = re.compile(r"decide|gwreport|待定|照收|收取|认可|核实原件|归入|并入")


@pytest.mark.parametrize("code", unit_templates())
def test_a_sentence_to_the_unit_needs_no_more_facts_than_that_to_the_office(code: str) -> None:
    assert code in codes()
    words = unit_templates()[code]
    needed = {name for _, name, _, _ in Formatter().parse(words) if name is not None}
    assert needed <= template_facts(code)
    assert not OFFICE_WORDS.search(words)
    # What is wrong, and what to do.
    assert len(re.findall("[。；]", words)) >= 2


def test_every_rule_that_waits_for_a_person_has_a_sentence_for_the_unit() -> None:
    waiting = {rule.id for rule in RULES if rule.severity is not Severity.INFO}
    assert waiting - set(unit_templates()) - NOT_FOR_UNITS == set()


def test_any_other_finding_is_told_in_its_own_words() -> None:
    finding = Finding("text-long", Severity.WARNING, facts={"field": "完成情况", "length": "40000"})
    words = words_to_unit(finding, explain(finding).message)
    assert words.startswith(explain(finding).message)
    assert words.endswith("请核对后改正。")
