"""Generate the unit workbooks of a round, with the distribution list (发放清单)."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from gwreport.domain.decisions.closings import Closing
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import Given
from gwreport.domain.merging.merged_round import asked_units
from gwreport.domain.plan.named_plans import MAIN, shown_name
from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.domain.returns.issues import Issue, IssuedWorkbook
from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import Registry, Unit
from gwreport.errors import ArgumentError, WorkspaceError, WorkspaceFault
from gwreport.machine.saving import make_folder, sha256_of
from gwreport.reports.lists.distribution import Distributed, distribution_list
from gwreport.settings import declared
from gwreport.wording.findings.explaining import prove_sentences
from gwreport.wording.names import DISTRIBUTION_LIST, form_title, round_name
from gwreport.workbooks.file_names import workbook_file_name
from gwreport.workbooks.form import FormRow, NamedRows, UnitForm, WorkspaceKey
from gwreport.workbooks.writing.writer import WorkbookWriter
from gwreport.workflow.book.asked_items import plan_to_ask
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.plan.check_items import lead_findings
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.review.link_items import link_findings
from gwreport.workflow.rounds.sent_designs import (
    SentAs,
    asks_closing,
    chosen_columns,
    design_as,
    missing_columns,
    named_in,
    refined,
)
from gwreport.workflow.sending.receivers import all_closed, chosen_units
from gwreport.workflow.workspace import Workspace, stamp_time

# Plan, units and form may be changed by others while the workbooks are made: they are made anew then.
_TRIES = 3
_LIST_NAME = f"{DISTRIBUTION_LIST}.xlsx"


@dataclass(frozen=True, slots=True)
class GeneratedWorkbook:
    """One unit's workbook as it was written; `items` counts its rows to fill in."""

    unit: str
    path: Path
    items: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Generated:
    """What a generation wrote; `archive` is the zip with all of it, if one was asked for.

    `findings` are of the plan, `kept` of files that stood where it was to write.
    """

    round: Round
    workbooks: tuple[GeneratedWorkbook, ...]
    list_path: Path
    archive: Path | None
    findings: tuple[Finding, ...]
    kept: tuple[Finding, ...] = ()


def generate_workbooks(
    workspace: Workspace,
    code: str,
    folder: Path,
    *,
    now: datetime,
    units: Sequence[str] = (),
    deadline: date | None = None,
    zipped: bool = False,
    progress: Progress = SILENT,
) -> Generated:
    """Write one workbook for each unit that leads an item, or for the `units` named.

    The issue is in the ledger before any file is: a workbook that comes back is always known. Issue
    and list name each file as it stands, beside a filled one that was kept.
    Raises ArgumentError, UnknownNameError, WorkspaceError, StorageError.
    """
    round_ = workspace.round(code, refinement=True)
    outputs = Outputs(workspace)
    for _ in range(_TRIES):
        version = max((one.version for one in workspace.book.parts.plan_versions), default=None)
        whole, registry = workspace.plan(version), workspace.registry()
        plan, closed = plan_to_ask(workspace.book, round_), workspace.book.closed(round_)
        if whole.items and not plan.items:
            raise ArgumentError("ROUND", "nothing-asked", round_name(round_))
        chosen = chosen_units(workspace, plan, registry, closed, units)
        findings = (
            *lead_findings(whole, registry),
            *missing_columns(workspace, whole),
            *link_findings(workspace),
            *_not_asked(whole, plan),
            *all_closed(whole, registry, closed),
        )
        prove_sentences(findings)
        make_folder(folder)
        forms = UnitForms(workspace, round_, plan, registry, issued=now.date(), deadline=deadline)
        made = _made(forms, chosen, folder, progress)
        batch = _Batch(round_, folder, tuple(made), workspace.facts.region, now, deadline, zipped)
        names = [outputs.place(one.path, one.data).name for one in made]
        lists = batch.lists(names)
        hashes = [sha256_of(data) for _, data in (*batch.files(), *lists)]
        made_from = _MadeFrom(version, registry, forms.design_number, closed)
        if _record(workspace, batch, names, hashes, made_from):
            break
    else:
        raise WorkspaceError(workspace.ledger.location, WorkspaceFault.LOCKED)
    paths = outputs.write(batch.files())
    if [path.name for path in paths] != names:
        # Somebody has put, changed or opened a file since the places were looked for.
        lists = batch.lists([path.name for path in paths])
    list_path, *archive = outputs.write(lists)
    return Generated(
        round_,
        tuple(
            GeneratedWorkbook(one.unit.name, path, one.rows, one.sha256)
            for one, path in zip(made, paths, strict=True)
        ),
        list_path,
        archive[0] if archive else None,
        findings,
        tuple(outputs.kept),
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """A workbook in memory; `path` is where it is to stand."""

    unit: Unit
    form: UnitForm
    path: Path
    data: bytes

    @property
    def rows(self) -> int:
        return self.form.items

    @property
    def sha256(self) -> str:
        return sha256_of(self.data)

    def distributed(self, name: str) -> Distributed:
        """Give its row of the list, under the name that it gets."""
        form = self.form
        named = {one.name: len(one.rows) for one in form.named}
        counts = len(form.indicators), len(form.tasks), named
        return Distributed(self.unit, name, *counts, self.sha256, form.minutes)

    def issued(self, name: str) -> IssuedWorkbook:
        """Give what the ledger keeps of it."""
        form = self.form
        items = tuple(row.item for _, rows in form.tables() for row in rows)
        return IssuedWorkbook(
            self.unit.name,
            name,
            items,
            self.sha256,
            *form.repeated,
            form.design_number,
            # Of a refinement there is none: its form is its own.
            form.design.tasks.find(Given.NODE) is not None,
            asks_closing=form.asks_closing,
        )


@dataclass(frozen=True, slots=True)
class _Batch:
    """The workbooks of one sending, and what is made of the names that they get."""

    round: Round
    folder: Path
    made: tuple[_Made, ...]
    region: str
    now: datetime
    deadline: date | None
    zipped: bool

    def files(self) -> list[tuple[Path, bytes]]:
        return [(one.path, one.data) for one in self.made]

    def lists(self, names: Sequence[str]) -> list[tuple[Path, bytes]]:
        """Make the distribution list, and the archive if one is asked for."""
        name = round_name(self.round)
        contents = distribution_list(
            [one.distributed(name) for one, name in zip(self.made, names, strict=True)],
            title=f"{self.region}{form_title(self.round)}{DISTRIBUTION_LIST}",
            deadline=self.deadline,
            issued=self.now.date(),
        )
        made = [(self.folder / _LIST_NAME, contents)]
        if self.zipped:
            members = [(name, one.data) for one, name in zip(self.made, names, strict=True)]
            packed = _zip([*members, (_LIST_NAME, contents)])
            made.append((self.folder / f"{name}_填报表.zip", packed))
        return made

    def issue(self, names: Sequence[str], plan_version: int | None) -> Issue:
        """Give what the ledger keeps of the sending."""
        return Issue(
            str(self.round),
            stamp_time(self.now),
            self.deadline,
            tuple(one.issued(name) for one, name in zip(self.made, names, strict=True)),
            plan_version=plan_version,
        )


def _not_asked(whole: Plan, asked: Plan) -> Iterator[Finding]:
    left = len(whole.items) - len(asked.items)
    if left:
        facts = {"count": len(asked.items), "left": left}
        yield Finding(PlanCode.MONTH_ASKS_LESS, facts=facts)


class UnitForms:
    """Makes units' forms of a round; what all of them share is looked up once.

    `sent` says in what form they are made; left out, in that which the office has chosen.
    """

    def __init__(
        self,
        workspace: Workspace,
        round_: Round,
        plan: Plan,
        registry: Registry,
        *,
        issued: date,
        deadline: date | None,
        sent: SentAs | None = None,
    ) -> None:
        facts, self._settings = workspace.facts, workspace.settings
        # As it was sent then; what is sent now shows nodes where the unit has one for the round.
        has_nodes = None if sent is None else sent.has_nodes
        sent = sent or SentAs(
            workspace.book.form,
            chosen_columns(workspace, plan),
            named_in(plan),
            asks_closing=asks_closing(workspace, round_),
        )
        if round_.is_refinement:
            sent, has_nodes = refined(sent.named), False
        self.design_number = sent.form
        self._designs = [
            design_as(workspace, sent._replace(has_nodes=one), plan)
            for one in ((False, True) if has_nodes is None else (has_nodes, has_nodes))
        ]
        self._key = WorkspaceKey(facts.uid, facts.secret)
        self._region, self._round = facts.region, round_
        self._issued, self._deadline = issued, deadline
        leads = asked_units(plan, registry, workspace.book.closed(round_))
        self._led: dict[str, list[Item]] = {}
        self._supported: dict[str, list[Item]] = {}
        for item in plan.items:
            if item.id not in leads:
                continue
            for name in leads[item.id]:
                self._led.setdefault(name, []).append(item)
            for name in {unit.name for unit in registry.resolve(item.support_units)}:
                if name not in leads[item.id]:
                    self._supported.setdefault(name, []).append(item)
        self._asked = workspace.book.links().asked
        self._plan_of = {item.id: item.plan_name for item in plan.items}
        self._before = workspace.book.last(round_)

    def form(self, unit: Unit) -> UnitForm:
        """Give the blank form of one unit, with every item that it leads now and that is not closed."""
        led = self._once(self._led.get(unit.name, ()))
        supported = self._once(self._supported.get(unit.name, ()))
        main = [item for item in led if item.plan_name == MAIN]
        named: dict[str, list[FormRow]] = {}
        for item in led:
            if item.plan_name != MAIN:
                named.setdefault(item.plan_name, []).append(self._row(item, unit))
        settings = self._settings
        made = UnitForm(
            workspace=self._key,
            region=self._region,
            office=settings.text(declared.OFFICE),
            round=self._round,
            unit_number=unit.number,
            unit_name=unit.name,
            issued=self._issued,
            deadline=self._deadline,
            return_to=settings.text(declared.RETURN_TO),
            indicators=tuple(self._row(i, unit) for i in main if i.kind is Kind.INDICATOR),
            tasks=tuple(self._row(i, unit) for i in main if i.kind is not Kind.INDICATOR),
            support=tuple(self._row(i, unit) for i in supported)
            if settings.flag(declared.ASK_SUPPORT)
            else (),
            password=settings.text(declared.SHEET_PASSWORD),
            design=self._designs[False],
            design_number=self.design_number,
            named=tuple(NamedRows(name, tuple(rows)) for name, rows in named.items()),
        )
        return replace(made, design=self._designs[made.has_nodes])

    def _once(self, items: Sequence[Item]) -> Sequence[Item]:
        """Leave out what stands in several plans and the unit is asked for already."""
        if not self._asked:
            return items
        ids = {item.id for item in items}
        return [item for item in items if self._asked.get(item.id) not in ids]

    def _row(self, item: Item, unit: Unit) -> FormRow:
        also_in = tuple(
            dict.fromkeys(
                shown_name(self._plan_of[other])
                for other, asked in self._asked.items()
                if asked == item.id and other in self._plan_of
            )
        )
        return FormRow.of(item, self._round, self._before.words(item.id, unit.name), also_in)


def _made(
    forms: UnitForms, chosen: Sequence[Unit], folder: Path, progress: Progress
) -> list[_Made]:
    """Make the workbooks in memory."""
    writer = WorkbookWriter()
    made: list[_Made] = []
    taken: set[str] = set()
    for done, unit in enumerate(chosen):
        stop_if_cancelled(progress)
        progress.step(done, len(chosen), f"生成 {unit.name} 的填报表")
        form = forms.form(unit)
        path = folder / workbook_file_name(form, taken)
        made.append(_Made(unit, form, path, writer.write(form)))
    return made


class _MadeFrom(NamedTuple):
    """What workbooks were made from: the plan's version, the units, the form's number, what is closed."""

    version: int | None
    registry: Registry
    form: int
    closed: Mapping[str, Closing]


def _record(
    workspace: Workspace,
    batch: _Batch,
    names: Sequence[str],
    hashes: Sequence[str],
    made_from: _MadeFrom,
) -> bool:
    """Record the issue, unless somebody has changed what the workbooks were made from meanwhile.

    The workbooks go into the archive with it: they are mailed as they were issued.
    """
    version, registry, form, closed = made_from
    issue = batch.issue(names, version)
    with workspace.ledger.write() as ledger:
        newest = workspace.book.parts.plan_versions[-1].version
        now = workspace.registry()
        book = workspace.book
        now_closed = book.closed(workspace.round(issue.round, refinement=True))
        now_from = newest, now.units, now.groups, book.form, now_closed
        if now_from != (version, registry.units, registry.groups, form, closed):
            return False
        ledger.archive_all([one.data for one in batch.made])
        ledger.add_issue(issue)
        ledger.note_written(hashes)
    return True


def _zip(files: Sequence[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            # A fixed date: the same workbooks give the same archive.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return buffer.getvalue()
