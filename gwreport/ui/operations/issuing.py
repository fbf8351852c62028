"""What 下发 shows and does: who gets a workbook, and the writing of the workbooks."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gwreport.domain.merging.merged_round import asked_units
from gwreport.domain.returns.issues import newest_deadline
from gwreport.domain.rounds import parse_round
from gwreport.domain.units.registry import UnitKind
from gwreport.machine.saving import temporary_place
from gwreport.ui.operations.opened import opened
from gwreport.workflow.book.asked_items import plan_to_ask
from gwreport.workflow.progress import Progress
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Receiver:
    """A unit that leads items; `issued_at` is when it last got a workbook of the round, or None."""

    number: int
    unit: str
    kind: UnitKind
    items: int
    contact: str
    phone: str
    issued_at: datetime | None


@dataclass(frozen=True, slots=True)
class Issuing:
    """Who is to get workbooks in a round; `deadline` is the newest that was set, or None."""

    receivers: tuple[Receiver, ...]
    deadline: date | None
    has_plan: bool


def view_issuing(location: str, code: str) -> Issuing:
    """Read who leads items and who has had a workbook already.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        plan = workspace.book.parts.plan
        if plan is None:
            return Issuing((), None, has_plan=False)
        registry = workspace.registry()
        issues = workspace.book.issues(code)
        round_ = parse_round(code)
        asked, closed = plan, {}
        if round_ is not None:
            asked, closed = plan_to_ask(workspace.book, round_), workspace.book.closed(round_)
        leads = asked_units(asked, registry, closed)
    counts: dict[str, int] = {}
    for names in leads.values():
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    issued = {one.unit: issue.issued_at for issue in issues for one in issue.workbooks}
    deadline = newest_deadline(issues)
    receivers = tuple(
        Receiver(
            unit.number,
            unit.name,
            unit.kind,
            counts[unit.name],
            unit.contact,
            unit.phone,
            issued.get(unit.name),
        )
        for unit in registry.units
        if unit.name in counts
    )
    return Issuing(receivers, deadline, has_plan=True)


def issue_workbooks(
    location: str,
    code: str,
    folder: Path,
    units: tuple[str, ...],
    deadline: date | None,
    now: datetime,
    progress: Progress,
    *,
    zipped: bool,
) -> Generated:
    """Write the workbooks of these units; () means every unit that leads an item.

    Raises ArgumentError, WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return generate_workbooks(
            workspace,
            code,
            folder,
            now=now,
            units=units,
            deadline=deadline,
            zipped=zipped,
            progress=progress,
        )


def preview_workbook(location: str, code: str, unit: str, now: datetime) -> Path:
    """Write one unit's workbook to look at, into a temporary folder.

    It is made in a copy of the workspace, so that nothing is issued. Raises WorkspaceError,
    StorageError.
    """
    folder = temporary_place()
    copy = folder / "预览.gwr"
    with opened(location) as workspace:
        workspace.ledger.copy_to(copy)
    try:
        with Workspace.open(str(copy), noted=False) as workspace:
            made = generate_workbooks(workspace, code, folder, now=now, units=(unit,))
    finally:
        copy.unlink(missing_ok=True)
    return made.workbooks[0].path
