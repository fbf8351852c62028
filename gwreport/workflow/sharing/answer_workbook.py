"""Fill the workbook that an office above sent from this workspace's own report (`gwreport answer`)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import FIGURE_FIELDS, Field, FieldKey
from gwreport.domain.merging.words import SourceCell
from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.rounds import Round
from gwreport.errors import ArgumentError
from gwreport.machine.saving import make_folder
from gwreport.reading.opening import Convert
from gwreport.reports.item_lines import ItemLine
from gwreport.wording.names import SELF_ASSESSMENTS, round_name
from gwreport.workbooks.received.filling import (
    AnsweredRow,
    FilledWorkbook,
    RowAnswer,
    fill_received,
)
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.processes.reading_process import run_apart
from gwreport.workflow.progress import SILENT, Progress
from gwreport.workflow.workspace import Workspace

_SUFFIX = ".xlsx"
_WORDS = {status: words for words, (status, _) in SELF_ASSESSMENTS.items()}


@dataclass(frozen=True, slots=True)
class Answered:
    """The workbook that was written, and what became of each of its rows.

    `without` are the rows for which this office has no item, `unreported` those whose item nobody has
    reported on: both stay empty. `sources` gives, by the item's id, the cells that its text stands in.
    `unconfirmed` are the items whose class is only proposed.
    """

    round: Round
    unit: str
    path: Path
    rows: tuple[AnsweredRow, ...]
    sources: Mapping[str, tuple[SourceCell, ...]]
    unreported: tuple[AnsweredRow, ...]
    unconfirmed: tuple[str, ...]
    kept: tuple[Finding, ...] = ()

    @property
    def without(self) -> tuple[AnsweredRow, ...]:
        """The rows for which this office has no item."""
        return tuple(one for one in self.rows if not one.item)

    @property
    def to_settle(self) -> bool:
        """Whether a person must look at something before the workbook is sent up."""
        left = any(one.left for one in self.rows)
        return bool(self.without or self.unreported or left or self.unconfirmed or self.kept)


def answer_workbook(
    workspace: Workspace,
    path: Path,
    code: str,
    target: Path,
    *,
    progress: Progress = SILENT,
) -> Answered:
    """Fill a copy of the workbook with what this office's report of a round says, word for word.

    The bytes of a workbook that is answered are archived, and nothing that somebody has written in it is
    written over. Raises ArgumentError where no office sent it, it asks for another period or is one of this
    workspace's own, DocumentError for what cannot be filled, WorkspaceError, StorageError.
    """
    round_, _ = workspace.issued_round(code)
    data, name = read_file(path), shown_file_name(path)
    lines = report_data(workspace, workspace.book.state(round_), EVERY_NAME).lines
    answers = [_answer(line) for line in lines]
    filled = run_apart(_fill, answers, data, name, progress=progress)
    if filled is None:
        raise ArgumentError("WORKBOOK", "not-from-above", name)
    received = filled.received
    if received.workspace == workspace.facts.uid:
        raise ArgumentError("WORKBOOK", "own-workbook-answered", name)
    if (received.round.year, received.round.last_month) != (round_.year, round_.last_month):
        raise ArgumentError("--round", "other-period", round_name(received.round))
    with workspace.ledger.write() as ledger:
        ledger.archive(data)
    make_folder(target.parent)
    written = Outputs(workspace).write_one(_as_workbook(target), filled.data)
    by_id = {line.item.id: line for line in lines}
    taken = [by_id[one.item] for one in filled.rows if one.item]
    return Answered(
        received.round,
        received.unit,
        written.path,
        filled.rows,
        {line.item.id: line.sources for line in taken},
        tuple(one for one in filled.rows if one.item and by_id[one.item].is_missing),
        tuple(line.item.id for line in taken if not (line.is_confirmed or line.is_missing)),
        written.kept,
    )


def _as_workbook(target: Path) -> Path:
    # 上报 and 上报.docx are names that no office program would open it by.
    is_named_so = target.suffix.lower() == _SUFFIX
    return target if is_named_so else target.with_name(target.name + _SUFFIX)


def _answer(line: ItemLine) -> RowAnswer:
    item = line.item
    texts = (item.printed.text, item.text) if item.printed else (item.text,)
    return RowAnswer(item.id, item.origin, texts, dict(_words(line)))


def _words(line: ItemLine) -> Iterator[tuple[FieldKey, str]]:
    if line.is_missing:
        return
    # Where an indicator has figures alone, the report makes its words of them.
    figures = {Field.VALUE: line.value, Field.GROWTH: line.growth}
    told = {
        Field.COMPLETION: line.merged.text,
        Field.STATUS: _WORDS.get(line.status, ""),
        Field.PROBLEM: line.problem,
        Field.NEXT_STEP: line.next_step,
        **figures,
    }
    for key, words in told.items():
        if words.strip() and (key not in FIGURE_FIELDS or line.kind.value == "indicator"):
            yield key, words


def _fill(
    data: bytes, name: str, answers: Sequence[RowAnswer], _: Convert
) -> FilledWorkbook | None:
    return fill_received(data, name, answers)
