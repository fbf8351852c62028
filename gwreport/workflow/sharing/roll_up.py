"""Lay the reports of several workspaces side by side (`gwreport rollup`)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.rounds import Round, parse_round
from gwreport.errors import ArgumentError, WorkspaceError, WorkspaceFault
from gwreport.machine.saving import make_folder, save
from gwreport.reports.rollup.data import District, RollUp, roll_up
from gwreport.reports.rollup.document import roll_up_document
from gwreport.reports.rollup.workbook import roll_up_title, roll_up_workbook
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.keeping.check_journal_end import whole_head
from gwreport.workflow.keeping.check_workspace import check_records
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.outputs import kept_findings
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WrittenRollUp:
    """The roll-up, its two files, and what stood where they were to be written."""

    roll_up: RollUp
    outputs: tuple[Path, ...]
    kept: tuple[Finding, ...] = ()


def write_roll_up(
    locations: Sequence[str], code: str, folder: Path, *, progress: Progress = SILENT
) -> WrittenRollUp:
    """Read the report of a round in each workspace or backup, and write the table and the summary.

    No byte of a workspace is changed. Each is held against its own journal first: one that is not as
    that recorded it is refused, for a figure in it may have been changed. The same workspaces give
    the same bytes. Raises ArgumentError (fewer than two, one twice, one without the round),
    WorkspaceError (missing, damaged), StorageError.
    """
    if len(locations) < 2:
        raise ArgumentError("WORKSPACE", "rollup-one")
    read: list[_Read] = []
    for step, location in enumerate(locations):
        progress.step(step, len(locations), f"读取 {Path(location).name}")
        read.append(_read(location, code))
        stop_if_cancelled(progress)
    twice = [uid for uid, count in Counter(one.uid for one in read).items() if count > 1]
    if twice:
        raise ArgumentError(
            "WORKSPACE",
            "rollup-twice",
            "、".join(one.district.file for one in read if one.uid in twice),
        )
    made = roll_up(read[0].round, _named(read))
    title = roll_up_title(made)
    files = {"xlsx": roll_up_workbook(made, title), "docx": roll_up_document(made, title)}
    make_folder(folder)
    saved = [
        save(folder / f"{safe_file_name(title)}.{suffix}", data, lambda _: False)
        for suffix, data in files.items()
    ]
    return WrittenRollUp(
        made,
        tuple(one.path.absolute() for one in saved),
        tuple(found for one in saved for found in kept_findings(one)),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A workspace's part, before the names of all are known."""

    uid: str
    round: Round
    district: District


def _read(location: str, code: str) -> _Read:
    with Workspace.open(location, trial=True, noted=False) as workspace:
        if check_records(workspace):
            raise WorkspaceError(location, WorkspaceFault.DAMAGED)
        asked = parse_round(code)
        if asked is not None and asked.year != workspace.facts.year:
            raise ArgumentError("WORKSPACE", "rollup-other-year", Path(location).name)
        try:
            round_, _ = workspace.issued_round(code)
        except WorkspaceError as error:
            if error.fault is not WorkspaceFault.NOT_ISSUED:
                raise
            # Of several it is to be said which.
            name = Path(location).name
            raise ArgumentError("WORKSPACE", "rollup-not-issued", name) from error
        data = report_data(workspace, workspace.book.state(round_), EVERY_NAME)
        facts = workspace.facts
        head = whole_head(workspace.ledger.head())
        district = District(facts.region, Path(location).name, head, data)
        return _Read(facts.uid, round_, district)


def _named(read: Sequence[_Read]) -> list[District]:
    """Name each by its region, those of one name with the name of their files."""
    regions = Counter(one.district.name for one in read)
    return [
        one.district
        if regions[one.district.name] == 1
        else replace(one.district, name=f"{one.district.name}（{one.district.file}）")
        for one in read
    ]
