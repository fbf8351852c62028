"""Check (审核) what the units wrote by the rules that are on, and leave out what was accepted."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from gwreport.domain.checks.case import Case, Check
from gwreport.domain.checks.item_words import ItemWords
from gwreport.domain.checks.registry import check_item, every_check, find_check
from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.findings.facts import FindingKey
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Spot, spot_of
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.merging.acceptance import accepted_keys, key_of
from gwreport.domain.merging.earlier_rounds import EarlierRounds
from gwreport.domain.merging.merging import Merged
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Entry, Submission
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
    found = _findings(book, state, {one.rule for one in off})
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


def _findings(book: RoundBook, state: RoundState, off: set[str]) -> dict[str, list[Finding]]:
    earlier, items = book.earlier(state.round), state.plan.items
    others = book.kept(("item words",), [items], lambda: ItemWords(items))
    files = _Files(state.submissions)
    returned = frozenset(
        one.unit for one in state.submissions if one.outcome in MERGED_OUTCOMES and one.unit
    )
    rules = rules_of(Settings(dict(book.parts.settings)))
    found: dict[str, list[Finding]] = {}
    for merged in state.merged:
        findings = check_item(_case(state, merged, earlier, others, returned, rules), off)
        if findings:
            found[merged.item.id] = [files.named(finding) for finding in findings]
    return found


def _case(
    state: RoundState,
    merged: Merged,
    earlier: EarlierRounds,
    others: ItemWords,
    returned: frozenset[str],
    rules: Rules,
) -> Case:
    item = merged.item
    last, year_before = earlier.last(item.id), earlier.year_before(item.id)
    return Case(
        item,
        state.round,
        merged.leads,
        merged.entries,
        returned,
        last.entries if last else {},
        last.text if last else "",
        last.status if last else None,
        year_before.text if year_before else "",
        others,
        rules,
    )


class _Files:
    """Says in which file a cell stands."""

    def __init__(self, submissions: Sequence[Submission]) -> None:
        self._names: dict[tuple[str, str, str, Spot], str] = {}
        self._newest: dict[tuple[str, str], str] = {}
        for submission in submissions:
            if submission.outcome not in MERGED_OUTCOMES:
                continue
            name = submission.source.name
            for entry in submission.entries:
                self._newest[entry.unit, entry.item] = name
                for cell in entry.cells.values():
                    if cell.text.strip():
                        self._names[entry.unit, entry.item, entry.sheet, spot_of(cell.cell)] = name

    def named(self, finding: Finding) -> Finding:
        unit, item, place = finding.unit, finding.item or "", finding.place
        name = self._names.get((unit, item, place.part, place.at))
        name = name or self._newest.get((unit, item), "")
        return replace(finding, place=replace(place, file=name)) if name else finding


def entry_words(entries: Sequence[Entry]) -> str:
    """Give all that units wrote for an item, for knowing a finding of the merging again."""
    return "\n".join(
        f"{entry.unit}\n" + "\n".join(cell.text for _, cell in sorted(entry.cells.items()))
        for entry in entries
    )


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
