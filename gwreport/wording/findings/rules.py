"""All the rules, by their codes; one from outside the package is added while the program runs."""

from collections.abc import Sequence

from gwreport.domain.findings.code import Code
from gwreport.wording import refused_files
from gwreport.wording.findings import (
    checks,
    columns,
    corrections,
    documents,
    evidence,
    forms,
    integrity,
    levels,
    nodes,
    opening,
    reports,
    returns,
    review,
    rounds,
    saving,
    scores,
    tables,
)
from gwreport.wording.findings.rule import Rule

_TABLES = (
    opening.RULES,
    columns.RULES,
    documents.RULES,
    tables.RULES,
    rounds.RULES,
    refused_files.RULES,
    returns.RULES,
    review.RULES,
    checks.RULES,
    corrections.RULES,
    integrity.RULES,
    reports.RULES,
    saving.RULES,
    forms.RULES,
    evidence.RULES,
    scores.RULES,
    levels.RULES,
    nodes.RULES,
)
_RULES: dict[str, Rule] = {}


def every_rule() -> Sequence[Rule]:
    """Give every rule, those that were added last."""
    return tuple(_RULES.values())


def find_rule(code: str) -> Rule | None:
    """Give the rule of a code; None for a code of another version of the program."""
    return _RULES.get(code)


def known_code(text: str) -> Code:
    """Give the code of that text, one by itself when no rule has it."""
    rule = _RULES.get(text)
    return rule.code if rule else Code(text)


def add_rule(rule: Rule) -> None:
    """Add a rule.

    Raises ValueError for a code that has one: the later would hide the other's sentence.
    """
    if rule.code in _RULES:
        raise ValueError(rule.code)
    _RULES[rule.code] = rule


for _table in _TABLES:
    for _rule in _table:
        add_rule(_rule)
