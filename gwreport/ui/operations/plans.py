"""What 任务分解 shows and does: the plan, a document before it is loaded, and its loading."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from gwreport.domain.decisions.decisions import Decision, DecisionKind, Force
from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.changes import PlanChanges
from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping
from gwreport.domain.plan.corrections import ItemCorrection
from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.plan.named_plans import MAIN
from gwreport.domain.plan.plan import Item, Plan
from gwreport.domain.units.registry import Registry
from gwreport.errors import NOTHING_MADE, DocumentError
from gwreport.ledger.records import PlanVersion
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import error_words, finding_parts, finding_words
from gwreport.wording.findings.explaining import kind_words
from gwreport.wording.item_names import KINDS
from gwreport.wording.places import place_words
from gwreport.workflow.plan.check_items import check_items
from gwreport.workflow.plan.load_history import LoadedHistory, load_history
from gwreport.workflow.plan.load_plan import LoadedPlan, Looked, load_plan
from gwreport.workflow.plan.manage_leaders import list_leaders
from gwreport.workflow.plan.show_tables import show_document
from gwreport.workflow.processes.pool import DOCUMENTS, RETURNS, prepare_processes
from gwreport.workflow.progress import Progress
from gwreport.workflow.review.correct_item import list_corrections
from gwreport.workflow.workspace import Workspace

_ASSUMED = (PlanCode.HISTORY_AS_INDICATORS, PlanCode.HISTORY_OTHER_ROUNDS)
# Reasons that are offered again.
_MOST_REASONS = 8


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan that stands, None before the first is loaded, and its versions.

    `told` says what is to be looked at in an item, `corrections` are those that count, newest last,
    both by the item's id; `leaders` and `reasons` are offered where one is typed. `last_year` counts the
    items that may be last year's, and last year's that were not finished.
    """

    plan: Plan | None
    versions: tuple[PlanVersion, ...]
    registry: Registry = field(default_factory=Registry)
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    corrections: Mapping[str, tuple[Decision, ...]] = field(
        default_factory=dict[str, tuple[Decision, ...]]
    )
    leaders: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    last_year: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """What is to be looked at in a document, in words; `item` is the id of the row it concerns.

    `code` and `kind` say what sort of thing it is, `heading` over which column of the plan it stands.
    """

    severity: Severity
    item: str
    place: str
    message: str
    suggestion: str
    code: str = ""
    kind: str = ""
    heading: str = ""


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
    mapping: ColumnMapping = NOTHING_SAID
    contacts: int = 0
    name: str = MAIN


@dataclass(frozen=True, slots=True)
class Unread:
    """A document of which nothing was made, though it has tables: `sentence` says what is not understood."""

    path: Path
    sentence: str


def view_plan(location: str) -> PlanView:
    """Read the plan that stands.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        parts = workspace.book.parts
        plan = parts.plan
        if plan is None:
            return PlanView(None, ())
        told: dict[str, list[str]] = {}
        for one in check_items(workspace):
            told.setdefault(one.item or "", []).append(finding_words(one))
        counting: dict[str, list[Decision]] = {}
        reasons: dict[str, None] = {}
        for one in list_corrections(workspace):
            if one.decision.kind is DecisionKind.CORRECT and one.force is not Force.UNDONE:
                counting.setdefault(one.decision.subject, []).append(one.decision)
            reasons.pop(one.decision.reason, None)
            reasons[one.decision.reason] = None
        return PlanView(
            plan,
            parts.plan_versions,
            workspace.registry(),
            {item: tuple(words) for item, words in told.items()},
            {item: tuple(found) for item, found in counting.items()},
            tuple(one.name for one in list_leaders(workspace)),
            tuple(reversed(reasons))[:_MOST_REASONS],
            _last_year(workspace),
        )


def plan_words(view: PlanView) -> str:
    """Say in one line which version of the plan stands, and what it holds."""
    if view.plan is None:
        return "还没有装入。一年的工作从这里开始。"
    items, newest = view.plan.items, view.versions[-1]
    kinds = "，".join(f"{KINDS[kind]} {sum(item.kind is kind for item in items)}" for kind in KINDS)
    words = f"第 {newest.version} 版（{newest.name}）　共 {len(items)} 项：{kinds}"
    corrected = sum(item.printed is not None for item in items)
    return f"{words}　更正过 {corrected} 项" if corrected else words


def _last_year(workspace: Workspace) -> tuple[int, int]:
    if not workspace.book.last_items:
        return 0, 0
    match = workspace.book.last_year
    return len(match.asked), len(match.open)


def prepare_reading() -> None:
    """Begin to load what reads documents and returns, so that the first is read at once."""
    prepare_processes(RETURNS, DOCUMENTS)


def preview_or_ask(
    location: str,
    path: Path,
    now: datetime,
    progress: Progress,
    mapping: ColumnMapping = NOTHING_SAID,
    named: str = MAIN,
) -> PlanPreview | Unread:
    """Read a breakdown without storing anything; one whose headings nobody knows is asked about.

    `named` is the plan (清单) that it is a version of. Raises DocumentError, Cancelled, ArgumentError
    for a name that no plan can have.
    """
    try:
        return preview_plan(location, path, now, progress, mapping, named)
    except DocumentError as error:
        return _unread(location, path, error)


def preview_plan(
    location: str,
    path: Path,
    now: datetime,
    progress: Progress,
    mapping: ColumnMapping = NOTHING_SAID,
    named: str = MAIN,
) -> PlanPreview:
    """Read a breakdown without storing anything.

    Raises DocumentError, Cancelled, ArgumentError.
    """
    with Workspace.open(location, trial=True) as workspace:
        before = workspace.book.parts.plan
        loaded = load_plan(
            workspace, path, now=now, named=named, mapping=mapping, progress=progress
        )
    return PlanPreview(
        path,
        loaded.plan,
        tuple(_findings(loaded)),
        loaded.changes,
        {item.id: item for item in before.items} if before else {},
        loaded.new_units,
        loaded.looked,
        mapping,
        sum(one.code == PlanCode.CONTACT_ENTERED for one in loaded.findings),
        loaded.name,
    )


def store_plan(
    location: str,
    preview: PlanPreview,
    corrections: Mapping[str, ItemCorrection],
    dropped: Collection[str],
    now: datetime,
    progress: Progress,
    *,
    contacts: bool = True,
    who: str = "",
) -> LoadedPlan:
    """Load a breakdown as it was previewed and corrected, its `contacts` into the registry.

    Raises DocumentError, WorkspaceError, ArgumentError when the document or the plan that stands is
    no longer that of the preview.
    """
    with opened(location) as workspace:
        return load_plan(
            workspace,
            preview.path,
            now=now,
            named=preview.name,
            corrections=corrections,
            dropped=dropped,
            looked=preview.looked,
            mapping=preview.mapping,
            contacts=contacts,
            who=who,
            progress=progress,
        )


def history_or_ask(
    location: str,
    path: Path,
    now: datetime,
    progress: Progress,
    mapping: ColumnMapping = NOTHING_SAID,
    kind: DocumentKind | None = None,
    *,
    code: str | None = None,
) -> LoadedHistory | Unread:
    """Load the completion report of a round from before the workspace; one whose headings nobody knows is asked about.

    Raises DocumentError, ArgumentError.
    """
    try:
        with opened(location) as workspace:
            return load_history(
                workspace,
                path,
                now=now,
                code=code,
                mapping=mapping,
                kind=kind,
                progress=progress,
            )
    except DocumentError as error:
        return _unread(location, path, error)


def history_words(loaded: LoadedHistory) -> str:
    """Say what was assumed in loading a past report, "" for nothing."""
    return "".join(finding_words(one) for one in loaded.findings if one.code in _ASSUMED)


def _unread(location: str, path: Path, error: DocumentError) -> Unread:
    """Give what is to be asked of a document of which nothing was made; raises its error where it has no table."""
    if error.fault not in NOTHING_MADE:
        raise error
    with Workspace.open(location, trial=True) as workspace:
        tables = show_document(workspace, path, NOTHING_SAID)
    largest = max(tables, key=lambda one: len(one.rows) + one.more, default=None)
    if largest is None:
        raise error
    count = len(largest.rows) + largest.more
    found = f"文件里有 {len(tables)} 张表"
    shape = f"{count} 行、{len(largest.roles)} 栏"
    found += f"，最大的一张有 {shape}" if len(tables) > 1 else f"，{shape}"
    return Unread(
        path, f"{error_words(error)}\n{found}；点“对应栏目”，可以对着表说明各栏、各行是什么。"
    )


def _findings(loaded: LoadedPlan) -> list[PlanFinding]:
    order = list(Severity)
    told = [
        PlanFinding(
            one.severity,
            one.item or "",
            place_words(one.place),
            words.message,
            words.suggestion,
            one.code,
            kind_words(one.code),
            _heading(one),
        )
        for one in loaded.findings
        for words in [finding_parts(one)]
    ]
    return sorted(told, key=lambda one: order.index(one.severity))


_OF_LEADERS = frozenset(
    {
        DocumentCode.LEADER_MISSING,
        DocumentCode.LEADERS_RUN_TOGETHER,
        DocumentCode.LEADER_ODD,
        DocumentCode.LEADER_LOOK_ALIKE,
        DocumentCode.LEADER_UNUSUAL,
    }
)
_OF_UNITS = frozenset(
    {
        DocumentCode.LEAD_MISSING,
        DocumentCode.LEAD_LIST_OPEN,
        DocumentCode.LIST_TOO_LONG,
        DocumentCode.RESPONSIBLE_AS_LEAD_HERE,
        DocumentCode.SEPARATOR_MISSING,
        DocumentCode.WRAPPED_NAME_JOINED,
        DocumentCode.UNIT_NEAR,
        DocumentCode.UNIT_LOOK_ALIKE,
        PlanCode.UNIT_NEAR_REGISTERED,
    }
)


def _heading(one: Finding) -> str:
    if one.code in _OF_LEADERS:
        return "牵头领导"
    return "牵头责任单位" if one.code in _OF_UNITS else "目标任务"
