"""View supervision (督办): what could be put under it in a round, and how stands what has been."""

from dataclasses import dataclass
from datetime import date

from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.rounds import Round, parse_collection
from gwreport.domain.year.supervision import (
    Supervised,
    SupervisionCounts,
    count_supervision,
)
from gwreport.wording.names import period
from gwreport.wording.supervision import STATES
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.supervision_proposals import Proposals, propose
from gwreport.workflow.rounds.supervised import supervised_in, supervision_at, supervision_codes
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SupervisionView:
    """The supervision that concerns a round, oldest first, with the day on which it was looked at."""

    round: Round
    rows: tuple[Supervised, ...]
    counts: SupervisionCounts
    today: date


def view_supervision(workspace: Workspace, code: str, *, today: date) -> SupervisionView:
    """Say how stands what was put under supervision in a round, and what is open from before.

    Raises ArgumentError.
    """
    round_ = workspace.round(code)
    rows = supervision_at(workspace.book, round_)
    return SupervisionView(round_, tuple(rows), count_supervision(rows, today=today), today)


def supervision_words(workspace: Workspace) -> dict[str, str]:
    """Say of each item, by its id, when it was put under supervision and how that stands, oldest first."""
    told: dict[str, list[str]] = {}
    for code in supervision_codes(workspace.book.parts.supervisions):
        round_ = parse_collection(code)
        name = period(round_) if round_ else ""
        for one in supervised_in(workspace.book, code):
            line = f"{name}·{one.asked.level}（{one.unit}）：{STATES[one.state]}"
            for item in one.items:
                told.setdefault(item, []).append(line)
    return {item: "\n".join(lines) for item, lines in told.items()}


def newest_supervision(workspace: Workspace) -> str:
    """Give the code of the newest round in which something was put under supervision, "" for none."""
    from gwreport.domain.rounds import round_of_collection

    codes = supervision_codes(workspace.book.parts.supervisions)
    return round_of_collection(codes[-1]) if codes else ""


def view_proposals(workspace: Workspace, code: str, *, proposed: bool) -> Proposals:
    """Say what could be put under supervision in a round; see `propose`.

    Raises ArgumentError, WorkspaceError when the round was not issued.
    """
    round_, _ = workspace.issued_round(code)
    data = report_data(workspace, workspace.book.state(round_), EVERY_NAME)
    return propose(workspace, data, proposed=proposed)
