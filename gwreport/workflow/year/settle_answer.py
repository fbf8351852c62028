"""Settle an answer to supervision (督办): accept it, send it back, or ask it no more; each can be undone."""

from collections.abc import Sequence

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.decisions.supervision import AnswerDecision, AnswerVerdict
from gwreport.domain.year.supervision import AnswerState, Supervised
from gwreport.errors import ArgumentError
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.rounds.supervised import supervised_in, supervision_at
from gwreport.workflow.workspace import Workspace


def find_supervised(
    workspace: Workspace, code: str, written_item: str, unit_name: str = ""
) -> Supervised:
    """Find what a unit is to answer on an item, in a round or still open from before.

    Raises ArgumentError when it is under no supervision, or when several units answer and none is
    named; UnknownNameError.
    """
    round_, item = workspace.round(code), find_item(workspace, written_item)
    unit = workspace.unit(unit_name).name if unit_name else ""
    rows = [
        one
        for one in supervision_at(workspace.book, round_)
        if item.id in one.items and unit in ("", one.unit)
    ]
    if not rows:
        raise ArgumentError("supervise", "not-supervised", item.id)
    if len({one.unit for one in rows}) > 1:
        raise ArgumentError("--unit", "supervised-units", item.id)
    return rows[-1]


def settle_answer(
    workspace: Workspace,
    code: str,
    written_item: str,
    verdict: AnswerVerdict,
    author: Author,
    *,
    unit: str = "",
    shown: int | None = None,
) -> int:
    """Say what becomes of a unit's answer; returns the decision's number.

    An answer that is not whole counts as given once a person accepts it. `shown` is the number of
    the file with the answer that the clerk had before his eyes, 0 for none. Raises ArgumentError
    without a reason, when there is nothing to accept or to send back, or when another answer came in
    meanwhile; ConflictError.
    """
    row = find_supervised(workspace, code, written_item, unit)
    number = row.file.number if row.file else 0
    if shown is not None and shown != number:
        raise ArgumentError("supervise", "answered-since", row.item)
    if verdict is not AnswerVerdict.LIFTED:
        if row.state is AnswerState.LIFTED:
            raise ArgumentError("supervise", "answer-decided", row.item)
        if not number:
            raise ArgumentError("supervise", "not-answered", row.item)

    def still(_: Sequence[Decision]) -> None:
        rows = supervised_in(workspace.book, row.code)
        now = next((one for one in rows if (one.unit, one.item) == (row.unit, row.item)), None)
        if now is None or (now.file.number if now.file else 0) != number:
            raise ArgumentError("supervise", "answered-since", row.item)

    value = AnswerDecision(row.unit, verdict, number).value()
    return record(workspace, row.code, row.item, DecisionKind.ANSWER, value, author, still=still)
