"""`explain(finding)`: what was found and what to do, in one sentence each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gwreport.domain.findings.finding import Finding
from gwreport.wording.commands import without_commands
from gwreport.wording.facts import fact_words
from gwreport.wording.findings.integrity import UNKNOWN
from gwreport.wording.findings.rule import Rule
from gwreport.wording.findings.rules import find_rule
from gwreport.wording.findings.saving import MORE
from gwreport.wording.item_names import item_name

# What a unit is told whose finding has no words of its own for it.
_TO_UNIT = "请核对后改正。"
_MOST_KEPT = 5


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding in words; `suggestion` is "" when there is nothing to do."""

    message: str
    suggestion: str


def explain(finding: Finding, *, commands: bool = True) -> Explanation:
    """Say in Chinese what a finding means and what to do about it.

    Without `commands` it is told in plain words alone, as for a clerk at the window, and items are
    called by their numbers. A finding that
    was stored by another version of the program, whose code has no sentence here or whose sentence
    wants facts that it does not have, is told with all that it says.
    """
    rule = find_rule(finding.code)
    said = fact_words(finding, str if commands else item_name)
    if rule is not None and rule.facts <= finding.facts.keys():
        return _explained(rule, said, commands=commands)
    words = "；".join(f"{name}：{value}" for name, value in sorted(said.items()))
    facts = {"code": finding.code, "words": words or "—"}
    return _explained(UNKNOWN, facts, commands=commands)


def words_to_unit(finding: Finding) -> str:
    """Say to a unit what is wrong and what it shall do."""
    rule = find_rule(finding.code)
    if rule is not None and rule.to_unit and rule.facts <= finding.facts.keys():
        return rule.to_unit.format_map(fact_words(finding))
    return explain(finding).message + _TO_UNIT


def _explained(rule: Rule, facts: Mapping[str, str], *, commands: bool = True) -> Explanation:
    suggestion = rule.suggestion if commands else without_commands(rule.suggestion)
    return Explanation(rule.message.format_map(facts), suggestion.format_map(facts))


def prove_sentences(findings: Iterable[Finding]) -> None:
    """Prove that every finding can be told: done before anything is stored that they tell of.

    Raises KeyError for a code without a rule, or facts that lack what its sentences name, ValueError
    for a severity that its code may not have: they are mistakes of ours.
    """
    for finding in findings:
        rule = find_rule(finding.code)
        if rule is None or not rule.facts <= finding.facts.keys():
            raise KeyError(finding.code)
        if finding.severity not in finding.code.severities:
            raise ValueError(finding.code)


def kept_words(kept: Sequence[Finding], *, commands: bool = True) -> list[str]:
    """Say of files that were kept, a sentence each, where the outputs stand; of many, of the first."""
    told = [explain(one, commands=commands) for one in kept[:_MOST_KEPT]]
    words = [one.message + one.suggestion for one in told]
    if more := len(kept) - len(told):
        words.append(MORE.format(count=more))
    return words


_SOME_ITEM = "第 … 项"
_FACT = re.compile(r"\{[a-z_]+\}")


def kind_words(code: str) -> str:
    """Say in a few words what all findings of a code tell: the first clause of their sentence."""
    rule = find_rule(code)
    if rule is None:
        return code
    words = without_commands(rule.title or rule.message)
    first = first_clause(_FACT.sub("…", words))
    return first.removeprefix(_SOME_ITEM) or first


def first_clause(words: str) -> str:
    """Give what stands before a sentence's first mark."""
    return re.split("[，。；：]", words, maxsplit=1)[0]
