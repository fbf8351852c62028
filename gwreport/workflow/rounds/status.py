"""Status of a round (报送情况) of a workspace."""

from datetime import date

from gwreport.domain.review.round_status import RoundStatus, status_of
from gwreport.workflow.workspace import Workspace


def round_status(workspace: Workspace, code: str, *, today: date) -> RoundStatus:
    """Say where a round stands.

    Raises ArgumentError, WorkspaceError.
    """
    round_, _ = workspace.issued_round(code)
    return status_of(workspace.book.state(round_), today=today)
