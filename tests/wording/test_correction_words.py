"""What a unit is told when its return goes back: every rule has its sentence, addressed to the unit."""

import re
from string import Formatter

import pytest

from gwreport.domain.checks.registry import every_check
from gwreport.domain.findings.code import Severity, Trait
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.finding import Finding
from gwreport.wording.findings.explaining import explain, words_to_unit
from gwreport.wording.findings.rule import Rule
from gwreport.wording.findings.rules import every_rule

# What a unit's clerk has never heard of.
OFFICE_WORDS = re.compile(r"decide|gwreport|待定|照收|收取|认可|核实原件|归入|并入")
TOLD_TO_UNITS = [rule for rule in every_rule() if rule.to_unit]


@pytest.mark.parametrize("rule", TOLD_TO_UNITS, ids=lambda rule: rule.code)
def test_a_sentence_to_the_unit_needs_no_more_facts_than_that_to_the_office(rule: Rule) -> None:
    office = {*_names(rule.message), *_names(rule.suggestion)}
    assert _names(rule.to_unit) <= office
    assert not OFFICE_WORDS.search(rule.to_unit)
    # What is wrong, and what to do.
    assert len(re.findall("[。；]", rule.to_unit)) >= 2


def test_every_rule_that_waits_for_a_person_has_a_sentence_for_the_unit() -> None:
    waiting = {one.code for one in every_check() if one.code.severities[0] is not Severity.INFO}
    told = {rule.code for rule in TOLD_TO_UNITS}
    assert [one for one in waiting - told if not one.has(Trait.NOT_FOR_UNITS)] == []


def test_any_other_finding_is_told_in_its_own_words() -> None:
    finding = Finding(ReturnCode.TEXT_LONG, facts={"field": "完成情况", "length": "40000"})
    words = words_to_unit(finding)
    assert words.startswith(explain(finding).message)
    assert words.endswith("请核对后改正。")


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
