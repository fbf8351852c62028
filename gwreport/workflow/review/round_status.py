"""Status of a round (报送情况) of a workspace."""

from datetime import date

from gwreport.domain.review.round_status import RoundStatus, status_of
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.rounds.closing_requests import waiting_until
from gwreport.workflow.rounds.supervised import supervision_counts
from gwreport.workflow.workspace import Workspace


def round_status(workspace: Workspace, code: str, *, today: date) -> RoundStatus:
    """Say where a round stands; what is open is counted by its review.

    Raises ArgumentError, WorkspaceError.
    """
    review = review_round(workspace, code)
    supervision = supervision_counts(workspace.book, review.round, today=today)
    asked = waiting_until(workspace.book, review.round)
    return status_of(review.state, review.open, supervision, asked, today=today)
