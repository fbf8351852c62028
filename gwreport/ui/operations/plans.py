"""What 任务分解 shows and does: the plan, a document before it is loaded, and its loading."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.findings.code import Severity
from gwreport.domain.plan.changes import PlanChanges
from gwreport.domain.plan.corrections import ItemCorrection
from gwreport.domain.plan.plan import Item, Plan
from gwreport.ledger.records import PlanVersion
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import finding_parts
from gwreport.wording.places import place_words
from gwreport.workflow.plan.load_history import LoadedHistory, load_history
from gwreport.workflow.plan.load_plan import LoadedPlan, Looked, load_plan
from gwreport.workflow.processes.pool import DOCUMENTS, RETURNS, prepare_processes
from gwreport.workflow.progress import Progress
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan that stands, None before the first is loaded, and its versions."""

    plan: Plan | None
    versions: tuple[PlanVersion, ...]


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """What is to be looked at in a document, in words; `item` is the id of the row it concerns."""

    severity: Severity
    item: str
    place: str
    message: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """A document as it would be loaded; `before` gives the items of the plan that stands, by id.

    `looked` goes along with the loading, which is refused when either is no longer the same.
    """

    path: Path
    plan: Plan
    findings: tuple[PlanFinding, ...]
    changes: PlanChanges | None
    before: Mapping[str, Item]
    new_units: tuple[str, ...]
    looked: Looked


def view_plan(location: str) -> PlanView:
    """Read the plan that stands.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        return PlanView(workspace.book.parts.plan, workspace.book.parts.plan_versions)


def prepare_reading() -> None:
    """Begin to load what reads documents and returns, so that the first is read at once."""
    prepare_processes(RETURNS, DOCUMENTS)


def preview_plan(location: str, path: Path, now: datetime, progress: Progress) -> PlanPreview:
    """Read a breakdown without storing anything.

    Raises DocumentError, Cancelled.
    """
    with Workspace.open(location, trial=True) as workspace:
        before = workspace.book.parts.plan
        loaded = load_plan(workspace, path, now=now, progress=progress)
    return PlanPreview(
        path,
        loaded.plan,
        tuple(_findings(loaded)),
        loaded.changes,
        {item.id: item for item in before.items} if before else {},
        loaded.new_units,
        loaded.looked,
    )


def store_plan(
    location: str,
    preview: PlanPreview,
    corrections: Mapping[str, ItemCorrection],
    dropped: Collection[str],
    now: datetime,
    progress: Progress,
) -> LoadedPlan:
    """Load a breakdown as it was previewed and corrected.

    Raises DocumentError, WorkspaceError, ArgumentError when the document or the plan that stands is
    no longer that of the preview.
    """
    with opened(location) as workspace:
        return load_plan(
            workspace,
            preview.path,
            now=now,
            corrections=corrections,
            dropped=dropped,
            looked=preview.looked,
            progress=progress,
        )


def store_history(
    location: str, path: Path, code: str | None, now: datetime, progress: Progress
) -> LoadedHistory:
    """Load the completion report of a round from before the workspace.

    Raises DocumentError, ArgumentError.
    """
    with opened(location) as workspace:
        return load_history(workspace, path, now=now, code=code, progress=progress)


def _findings(loaded: LoadedPlan) -> list[PlanFinding]:
    order = list(Severity)
    told = [
        PlanFinding(
            one.severity, one.item or "", place_words(one.place), words.message, words.suggestion
        )
        for one in loaded.findings
        for words in [finding_parts(one)]
    ]
    return sorted(told, key=lambda one: order.index(one.severity))
