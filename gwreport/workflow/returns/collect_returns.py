"""Collect returns: archive each file's bytes, then read it in another process, then store it."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from gwreport.domain.findings.finding import needs_person
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.returns import Outcome
from gwreport.errors import WorkerError, WorkspaceError, WorkspaceFault
from gwreport.ledger.order import Order
from gwreport.ledger.records import PlanVersion
from gwreport.workbooks.form import WorkspaceKey
from gwreport.workbooks.intake.reading import Intake, IntakeContext, IssuedRows, KnownItem, take_in
from gwreport.workflow.found_files import find_files, shown_file_name
from gwreport.workflow.processes.pool import (
    RETURNS,
    ExecutorFactory,
    ReadingPool,
    few_collections,
    prepare_processes,
    process_executor,
)
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.returns.corrections import with_corrections
from gwreport.workflow.returns.evidence_intake import EvidenceIntake
from gwreport.workflow.returns.intake_store import Archived, CollectedFile, IntakeStore, batches
from gwreport.workflow.returns.old_formats import OldFormats
from gwreport.workflow.returns.sources import Source, open_sources
from gwreport.workflow.rounds.issued_words import issued_words
from gwreport.workflow.rounds.sent_designs import sent_designs
from gwreport.workflow.workspace import Workspace, stamp_time


@dataclass(frozen=True, slots=True)
class Collected:
    """What a collection came to, one entry for each file in the order in which they were taken."""

    files: tuple[CollectedFile, ...]

    def totals(self) -> dict[Outcome, int]:
        """Count the files by outcome."""
        found = Counter(one.submission.outcome for one in self.files)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def to_settle(self) -> bool:
        """Whether a person must look at something."""
        files = (one.submission for one in self.files)
        return any(one.outcome is Outcome.HELD or needs_person(one.findings) for one in files)


def collect_returns(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    now: datetime,
    workers: int | None = None,
    progress: Progress = SILENT,
    executor: ExecutorFactory = process_executor,
    cluster: str = "",
    arrived: bool = False,
) -> Collected:
    """Take in files, folders and archives; the source files are never changed.

    With `arrived` the paths are what stands in a watched folder (`find_files`). `cluster` is the
    address of a scheduler whose machines read in the place of this one (`processes.cluster`).

    Every transaction holds a few dozen files: after a crash or a cancelled run the same folder can
    be collected again, and what is there already is told as a duplicate. Raises DocumentError when
    there is nothing to take, WorkspaceError when nothing has been issued.
    """
    files = find_files(paths, arrived=arrived)
    sources = _told(open_sources(files), progress, len(files))
    if cluster:
        from gwreport.workflow.processes.cluster import ClusterExecutor, cluster_workers

        workers = cluster_workers(cluster)
        return collect_sources(
            workspace,
            sources,
            now=now,
            workers=workers,
            progress=progress,
            executor=executor,
            far=lambda _, context: ClusterExecutor(cluster, context),
        )
    return collect_sources(
        workspace, sources, now=now, workers=workers, progress=progress, executor=executor
    )


def collect_sources(
    workspace: Workspace,
    sources: Iterable[Source],
    *,
    now: datetime,
    workers: int | None = None,
    progress: Progress = SILENT,
    executor: ExecutorFactory = process_executor,
    far: ExecutorFactory | None = None,
) -> Collected:
    """Take in what was had already, wherever it came from; see `collect_returns`.

    `far` reads elsewhere what needs no other program of this machine.
    """
    if executor is process_executor:
        prepare_processes(RETURNS)
    with few_collections():
        context = replace(intake_context(workspace), today=now.date())
        # The earlier rounds are known to the reading processes now; here they would only fill memory.
        workspace.book.forget()
        store = IntakeStore(workspace, stamp_time(now), context.unit_numbers)
        done: list[CollectedFile] = []
        evidence = EvidenceIntake(workspace, context, store, stamp_time(now))
        with (
            ReadingPool(
                take_in, context, workers=workers, executor=far or executor, progress=progress
            ) as pool,
            OldFormats(context, executor, progress=progress) as old,
        ):
            reading = store.archived(sources)
            jobs = _Jobs(reading)
            results = old.as_shown(jobs.joined(pool.run(jobs)))
            for batch in batches(evidence.without(results), lambda pair: pair[0].size):
                stop_if_cancelled(progress)
                done += store.add(batch)
            done = evidence.settled(done)
    return Collected(tuple(done))


def _told(sources: Iterable[Source], progress: Progress, total: int) -> Iterator[Source]:
    done, last = 0, None
    for source in sources:
        stop_if_cancelled(progress)
        if source.path != last:
            progress.step(done, total, f"收取 {shown_file_name(source.path)}")
            done, last = done + 1, source.path
        yield source


def intake_context(workspace: Workspace) -> IntakeContext:
    """Gather what a reading process must know: the plan, the units and what was issued to whom.

    Raises WorkspaceError when nothing has been issued.
    """
    ledger, facts = workspace.ledger, workspace.facts
    issues = ledger.issues()
    if not issues:
        raise WorkspaceError(str(ledger.location), WorkspaceFault.NOT_ISSUED, f"{facts.year}年")
    plan, registry = workspace.plan(), workspace.registry()
    designs, sent_in = sent_designs(workspace, issues)
    plans, order = ledger.plan_versions(), ledger.order()
    rows: dict[tuple[str, str], dict[str, None]] = {}
    versions: dict[tuple[str, str], set[int]] = {}
    issued_on: dict[tuple[str, str], date] = {}
    for issue in issues:
        sent = _versions_of(issue, plans, order)
        for workbook in issue.workbooks:
            rows.setdefault((issue.round, workbook.unit), {}).update(dict.fromkeys(workbook.items))
            versions.setdefault((issue.round, workbook.unit), set()).update(sent)
            issued_on.setdefault((issue.round, workbook.unit), issue.issued_at.date())
    context = IntakeContext(
        workspace=WorkspaceKey(facts.uid, facts.secret),
        year=facts.year,
        units=registry.units,
        items=_known_items(workspace, plan, plans),
        issued=tuple(
            IssuedRows(
                *key, tuple(items), tuple(sorted(versions[key])), issued_on[key], sent_in[key]
            )
            for key, items in rows.items()
        ),
        given=issued_words(workspace, plan, plans, issues),
        designs=designs,
        merged={
            one.unit.number: into.name
            for one in registry.merged
            if (into := registry.by_number(one.unit.number)) is not None
        },
    )
    return with_corrections(context, workspace)


def _versions_of(issue: Issue, plans: Sequence[PlanVersion], order: Order) -> list[int]:
    if issue.plan_version is not None:
        return [issue.plan_version]
    # Sent by an older program, which did not record it: the newest that was there, or the one before
    # where that was loaded while the workbooks were being written.
    before = [plan for plan in plans if order.is_before(plan, issue)]
    while_sending = [one for one in before if one.loaded_at >= issue.issued_at]
    return [plan.version for plan in before[-1 - len(while_sending) :]]


def _known_items(
    workspace: Workspace, plan: Plan, plans: Sequence[PlanVersion]
) -> tuple[KnownItem, ...]:
    found: list[KnownItem] = []
    newest: dict[str, KnownItem] = {}
    for version in plans:
        document = plan if version is plans[-1] else workspace.book.parts.plan_of(version.version)
        for item in document.items if document else ():
            known = newest.get(item.id)
            if known is None or (known.number, known.text) != (item.number, item.text):
                newest[item.id] = KnownItem(
                    item.id, item.number, item.text, version.version, item.plan_name
                )
                found.append(newest[item.id])
    return tuple(found)


class _Jobs:
    """Feeds the pool with what must be read, and joins the answers to their sources again."""

    def __init__(self, archived: Iterable[Archived]) -> None:
        self._archived = iter(archived)
        self._waiting: deque[Archived] = deque()

    def __iter__(self) -> Iterator[tuple[bytes, str]]:
        for one in self._archived:
            self._waiting.append(one)
            if one.to_read and (data := one.source.had.data) is not None:
                yield data, one.source.name

    def joined(
        self, results: Iterator[Intake | WorkerError]
    ) -> Iterator[tuple[Archived, Intake | WorkerError | None]]:
        """Give each source with its answer, None for one that was not to be read."""
        for result in results:
            while not (one := self._waiting.popleft()).to_read:
                yield one, None
            yield one, result
        for one in self._waiting:
            yield one, None
