"""The end of the journal that a report stands on: the newest record of what it is made of."""

from gwreport.domain.decisions.decisions import CLOSING_KINDS, DecisionKind, in_force
from gwreport.domain.decisions.values import read_verdict
from gwreport.domain.review.round_state import RoundState
from gwreport.ledger.records import JournalHead, JournalRecord
from gwreport.workflow.workspace import Workspace

_OF_ALL_ROUNDS = frozenset({"workspace", "registry", "setting"})
# The number of a paper around the report is no part of it, nor is an objection to a score or a request to
# close an item that was sent back.
_AROUND = frozenset(
    {DecisionKind.NUMBER, DecisionKind.OBJECTION, DecisionKind.KEEP_OPEN, *CLOSING_KINDS}
)


def report_head(workspace: Workspace, state: RoundState) -> JournalHead:
    """Give length and hash of the journal up to the newest record of what a round is made of.

    Whoever has a report can prove by it that nothing up to there was taken out of the workspace or
    changed since. A later round, and a decision that was taken back, are nothing that a report is
    made of: they leave it as it was, to the byte.
    """
    decisions = in_force(state.decisions)
    settled: set[int] = set()
    for one in decisions:
        if one.kind is DecisionKind.VERSION:
            settled |= {int(one.subject), read_verdict(one.value).read_as}
    versions = workspace.book.parts.plan_versions
    numbers = {
        "plan": {versions[-1].version} if versions else set[int](),
        "issue": {one.number for one in state.issues},
        "submission": {one.number for one in state.submissions},
        "outcome": settled,
        # Of closings those are part of it that count in the round.
        "decision": {
            *(one.number for one in decisions if one.kind not in _AROUND),
            *(one.number for one in state.links.linked.values()),
            *(one.decision.number for one in state.closed.values()),
        },
    }

    def is_part(record: JournalRecord) -> bool:
        if record.kind in _OF_ALL_ROUNDS:
            return True
        return record.kind in numbers and record.facts["number"] in numbers[record.kind]

    newest = next(filter(is_part, workspace.ledger.journal_backwards()))
    return JournalHead(newest.number, newest.hash)
