"""Decisions that were made upon something that is no longer so: the item's text, the units' words."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from gwreport.domain.decisions.decisions import (
    STATUS_KINDS,
    TEXT_KINDS,
    Decision,
    DecisionKind,
    in_force,
)
from gwreport.domain.decisions.values import read_verdict
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.words import newest_words
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Entry, Submission

_ON_ITEM = TEXT_KINDS | STATUS_KINDS

PlanAt = Callable[[Decision], Plan]
CameBefore = Callable[[Submission, Decision], bool]


def stale_decisions(
    decisions: Iterable[Decision],
    plan: Plan,
    plan_at: PlanAt,
    is_before: CameBefore,
    submissions: Sequence[Submission],
) -> dict[str, tuple[Finding, ...]]:
    """Tell, by item, which decisions in force were made before something changed.

    `plan_at` gives the plan as it was when a decision was made, the same object as `plan` where it
    has not changed since; `is_before` says whether a file was there by then. Of several decisions
    on an item the newest counts: it was made with all the others seen.
    """
    counting = in_force(decisions)
    newest = {one.subject: one for one in counting if one.kind in _ON_ITEM}
    if not newest:
        return {}
    accepted = _accepted(counting)
    written: dict[str, list[tuple[Submission, Entry]]] = {}
    for submission in submissions:
        if submission.outcome in MERGED_OUTCOMES:
            for entry in submission.entries:
                if entry.item in newest:
                    written.setdefault(entry.item, []).append((submission, entry))
    found: dict[str, tuple[Finding, ...]] = {}
    texts = {item.id: item.text for item in plan.items}
    for item, decision in newest.items():
        notes: list[Finding] = []
        facts = {"number": decision.number, "who": decision.who}
        before = plan_at(decision)
        was = before.item(item) if before is not plan else None
        if was is not None and item in texts and was.text != texts[item]:
            told = facts | {"was": was.text, "now": texts[item]}
            notes.append(Finding(ReviewCode.DECIDED_ON_OLD_TEXT, item=item, facts=told))
        units = _units_with_new_words(decision, accepted, is_before, written.get(item, ()))
        if units:
            told = facts | {"units": tuple(units)}
            notes.append(Finding(ReviewCode.DECIDED_ON_OLD_WORDS, item=item, facts=told))
        if notes:
            found[item] = tuple(notes)
    return found


def _accepted(decisions: Iterable[Decision]) -> dict[int, int]:
    # The number of the decision by which a held file is merged, by the file's number.
    found: dict[int, int] = {}
    for one in decisions:
        if one.kind is DecisionKind.VERSION:
            found[read_verdict(one.value).read_as or int(one.subject)] = one.number
    return found


def _units_with_new_words(
    decision: Decision,
    accepted: Mapping[int, int],
    is_before: CameBefore,
    written: Sequence[tuple[Submission, Entry]],
) -> list[str]:
    before: list[Entry] = []
    for submission, entry in written:
        since = accepted.get(submission.number)
        if since < decision.number if since else is_before(submission, decision):
            before.append(entry)
    if len(before) == len(written):
        return []
    known = newest_words(before)
    return [
        key[0]
        for key, entry in newest_words(entry for _, entry in written).items()
        if entry.completion != (known[key].completion if key in known else "")
    ]
