"""What Ctrl+Z takes back and what Ctrl+Y brings again: the newest decision of a round, said before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from gwreport.domain.decisions.decisions import (
    CLOSING_KINDS,
    Decision,
    DecisionKind,
    Force,
    ListedDecision,
    read_acceptance,
)
from gwreport.domain.year.node_states import node_decisions
from gwreport.ui.operations.opened import opened
from gwreport.wording.decisions import decision_line, subject_words
from gwreport.wording.item_names import item_name
from gwreport.workflow.review import decide

# Where else than on 审核 a decision is taken.
_ELSEWHERE = {
    DecisionKind.FINAL: frozenset({"report"}),
    DecisionKind.NUMBER: frozenset({"report"}),
    DecisionKind.ANSWER: frozenset({"year"}),
    DecisionKind.CORRECT: frozenset({"plan"}),
    DecisionKind.OBJECTION: frozenset({"year"}),
    **dict.fromkeys((*CLOSING_KINDS, DecisionKind.KEEP_OPEN), frozenset({"year", "review"})),
}
_ON_REVIEW = frozenset({"review"})
_BY_FILE = frozenset({"review", "collection"})
_OF_FILES = (DecisionKind.VERSION, DecisionKind.SEND_BACK, DecisionKind.EVIDENCE)


@dataclass(frozen=True, slots=True)
class Newest:
    """The decision that would be taken back or done again.

    `number` is that of the decision that is to be undone for it, `words` tell of it, `who` took it
    and `pages` are those on which it was taken.
    """

    number: int
    subject: str
    words: str
    who: str
    pages: frozenset[str]


def newest_decision(location: str, code: str) -> Newest | None:
    """Give the round's newest decision that is in force; None when there is none."""
    with opened(location) as workspace:
        if not workspace.book.issues(code):
            return None
        kept = [one for one in _kept(decide.list_decisions(workspace, code)) if not _undoes(one)]
    return _told(kept[-1], kept[-1]) if kept else None


def newest_undoing(location: str, code: str) -> Newest | None:
    """Give the undoing that was the last thing done; None when something was decided since."""
    with opened(location) as workspace:
        if not workspace.book.issues(code):
            return None
        every = decide.list_decisions(workspace, code)
    # A decision since is a new line of thought: what was undone before it stays undone. What was
    # only done again is passed over, or doing again would turn round and round.
    since = takewhile(_undoes, reversed(_kept(every)))
    found = next((one for one in since if not _undoes(_undone(every, one))), None)
    return _told(found, _undone(every, found)) if found is not None else None


def _kept(every: Sequence[ListedDecision]) -> list[Decision]:
    # What was answered by the way goes and comes with its decision; what was decided of nodes is taken
    # back where it was decided, for the plan goes with it.
    of_nodes = node_decisions(one.decision for one in every)
    return [
        one.decision
        for one in every
        if one.force is not Force.UNDONE
        and one.decision.number not in of_nodes
        and not (
            one.decision.kind is DecisionKind.ACCEPT and read_acceptance(one.decision.value).follows
        )
    ]


def _told(to_undo: Decision, about: Decision) -> Newest:
    pages = _BY_FILE if about.kind in _OF_FILES else _ELSEWHERE.get(about.kind, _ON_REVIEW)
    words = f"{subject_words(about.subject, item_name)}　{decision_line(about, item_name)}"
    return Newest(to_undo.number, to_undo.subject, words, about.who, pages)


def _undoes(one: Decision) -> bool:
    return one.kind is DecisionKind.UNDO


def _undone(every: Sequence[ListedDecision], undoing: Decision) -> Decision:
    return next(one.decision for one in every if one.decision.number == int(undoing.value))
