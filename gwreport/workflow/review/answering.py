"""Settle an item by one decision (了结): the open findings that it answers are accepted with it."""

from collections.abc import Collection
from dataclasses import replace

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.review.answers import is_answered, to_remember
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.workflow.review.accept_findings import open_findings
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace


def answering(
    workspace: Workspace,
    round_: Round | str,
    item: str,
    kind: DecisionKind,
    author: Author,
    *,
    units: Collection[str] = (),
    status: Status = Status.UNKNOWN,
    shown: Collection[str] | None = None,
) -> Author:
    """Give the author of a decision of that kind on an item with the findings that it answers.

    `units` are those whose texts it takes, `status` is the class that it sets (one that is
    confirmed is known); `shown` are the keys of the findings that the clerk had
    before his eyes: one that came in since is not answered. None answers all that are open now.
    Raises ArgumentError, WorkspaceError.
    """
    review = review_round(workspace, str(round_))
    if kind is DecisionKind.CONFIRM:
        proposed = (one.proposed for one in review.state.merged if one.item.id == item)
        status = next(proposed, Status.UNKNOWN)
    found = [
        (finding, str(key))
        for subject, finding, key in open_findings(review)
        if subject == item and (shown is None or str(key) in shown)
    ]
    answered = to_remember(one for one, _ in found if is_answered(one, kind, units, status))
    return replace(author, answers=tuple(key for one, key in found if one in answered))
