"""Check (审核) what the units wrote by the rules that are on, and leave out what was accepted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from gwreport.domain.checks.case import Check
from gwreport.domain.checks.item_words import ItemWords
from gwreport.domain.checks.registry import every_check, find_check
from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.findings.facts import FindingKey
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.acceptance import accepted_keys, key_of
from gwreport.domain.review.check_round import check_round
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.units.registry import near_names
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.ledger.moments import read_moment, written_moment
from gwreport.settings.declared import Settings
from gwreport.settings.judgement import rules_of
from gwreport.wording.facts import fact_words
from gwreport.workflow.book.round_book import RoundBook
from gwreport.workflow.workspace import Workspace, stamp_time

_SETTING = "check-off:"


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """A rule that is not applied, with who switched it off, when and why."""

    rule: str
    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules say of a round, by item; `accepted` are the findings that were accepted."""

    by_item: Mapping[str, tuple[Finding, ...]]
    off: tuple[SwitchedOff, ...] = ()
    accepted: tuple[tuple[Finding, Decision], ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptances:
    """Which findings of a round were accepted."""

    by_subject: Mapping[str, Mapping[FindingKey, Decision]] = field(
        default_factory=dict[str, Mapping[FindingKey, Decision]]
    )

    def decision(self, subject: str, finding: Finding, unit: str, words: str) -> Decision | None:
        """Give the decision that accepts a finding upon an item or a file; None while it waits."""
        keys = self.by_subject.get(subject)
        return keys.get(key_of(finding, fact_words(finding), unit, words)) if keys else None


def acceptances(book: RoundBook, state: RoundState) -> Acceptances:
    """Look up what was accepted up to a round."""
    return Acceptances(accepted_keys(book.parts.every_decision, state.round))


def check_entries(
    book: RoundBook,
    state: RoundState,
    off: tuple[SwitchedOff, ...],
    *,
    accepted: Acceptances | None = None,
) -> Checked:
    """Look at every item of a round by every rule that is not `off`."""
    accepted = accepted or acceptances(book, state)
    items = state.plan.items
    others = book.kept(("item words",), [items], lambda: ItemWords(items))
    rules = rules_of(Settings(dict(book.parts.settings)))
    found = check_round(state, book.earlier(state.round), others, rules, {one.rule for one in off})
    by_item: dict[str, tuple[Finding, ...]] = {}
    settled: list[tuple[Finding, Decision]] = []
    for item, findings in found.items():
        waiting: list[Finding] = []
        for finding in findings:
            decision = accepted.decision(item, finding, "", "")
            if decision is None:
                waiting.append(finding)
            else:
                settled.append((finding, decision))
        if waiting:
            by_item[item] = tuple(waiting)
    return Checked(by_item, off, tuple(settled))


def switched_off(workspace: Workspace) -> tuple[SwitchedOff, ...]:
    """Give the rules that are switched off, in the registry's order."""
    return read_switched_off(workspace.book.parts.settings, workspace.facts.zone)


def read_switched_off(stored: Mapping[str, str], zone: tzinfo) -> tuple[SwitchedOff, ...]:
    """Read which rules are switched off from the stored settings, in the registry's order."""
    return tuple(
        SwitchedOff(check.code, kept["reason"], kept["who"], read_moment(kept["at"], zone))
        for check in every_check()
        if (value := stored.get(f"{_SETTING}{check.code}"))
        for kept in [json.loads(value)]
    )


def switch_off(
    workspace: Workspace, rule_id: str, *, reason: str, who: str, now: datetime
) -> Check:
    """Switch a rule off for the whole workspace, and give it.

    Raises UnknownNameError for a rule that does not exist, ArgumentError without a reason.
    """
    rule = _rule(rule_id)
    if not reason.strip():
        raise ArgumentError("--reason", "reason-off")
    at = stamp_time(now)
    value = json.dumps(
        {"reason": reason.strip(), "who": who, "at": written_moment(at)}, ensure_ascii=False
    )
    with workspace.ledger.write() as ledger:
        ledger.set_setting(f"{_SETTING}{rule.code}", value, at=at)
    return rule


def switch_on(workspace: Workspace, rule_id: str, *, now: datetime) -> Check:
    """Switch a rule on again, and give it.

    Raises UnknownNameError for a rule that does not exist, ArgumentError for one that is on.
    """
    rule = _rule(rule_id)
    with workspace.ledger.write() as ledger:
        if all(one.rule != rule.code for one in switched_off(workspace)):
            raise ArgumentError("--on", "rule-is-on", rule.code)
        ledger.set_setting(f"{_SETTING}{rule.code}", "", at=stamp_time(now))
    return rule


def _rule(rule_id: str) -> Check:
    rule = find_check(rule_id.strip())
    if rule is None:
        near = near_names(rule_id, (one.code for one in every_check()))
        raise UnknownNameError("rule", rule_id, near[:3])
    return rule
