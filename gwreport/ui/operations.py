"""The only way from the window to the workflow."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gwreport.wording.names import STATUSES, UNIT_STATES, round_name
from gwreport.workflow.round_state import round_state
from gwreport.workflow.status import round_status
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RoundView:
    """What the window shows of one round."""

    name: str
    summary: str
    units: tuple[tuple[str, ...], ...]
    items: tuple[tuple[str, ...], ...]


def issued_rounds(location: Path) -> list[str]:
    """List the codes of the rounds that were issued, newest first.

    Raises WorkspaceError.
    """
    with Workspace.open(str(location)) as workspace:
        return sorted({issue.round for issue in workspace.ledger.issues()}, reverse=True)


def view_round(location: Path, code: str, today: date) -> RoundView:
    """Read where a round stands.

    Raises WorkspaceError.
    """
    with Workspace.open(str(location)) as workspace:
        status = round_status(workspace, code, today=today)
        merged = round_state(workspace, status.round).merged
    open_ = status.open
    return RoundView(
        round_name(status.round),
        f"应报 {len(status.units)} 个单位；待定文件 {open_['held']}，意见不一 {open_['conflicts']}，"
        f"无人填报 {open_['missing']}",
        tuple(
            (one.unit, UNIT_STATES[one.state], f"{one.filled}/{one.items}", one.contact, one.phone)
            for one in status.units
        ),
        tuple(
            (one.item.id, one.item.text, one.text, STATUSES[one.status], "、".join(one.leads))
            for one in merged
        ),
    )
