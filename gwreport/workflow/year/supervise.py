"""Supervise (督办): each unit with items behind gets a 督办通知单 and a workbook in which it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from gwreport.domain.decisions.paper_numbers import PaperNumber
from gwreport.domain.findings.finding import Finding
from gwreport.domain.papers import Paper
from gwreport.domain.returns.issues import AskedRow, Issue, IssuedWorkbook
from gwreport.domain.rounds import Round, SupervisionRound
from gwreport.domain.units.registry import Unit
from gwreport.domain.year.supervision import ANSWER_FIELDS, AnswerState, Supervised
from gwreport.errors import ArgumentError, WorkspaceError, WorkspaceFault
from gwreport.machine.saving import make_folder, sha256_of
from gwreport.settings import declared
from gwreport.wording.names import status_name
from gwreport.wording.supervision import ground_words, problem_words
from gwreport.wording.supervision_form import SUPERVISION
from gwreport.workbooks.file_names import workbook_file_name
from gwreport.workbooks.form import FormRow, UnitForm, WorkspaceKey
from gwreport.workbooks.writing.writer import WorkbookWriter
from gwreport.workflow.output.paper_numbers import Numbering, add_numbers
from gwreport.workflow.output.papers import PaperMaker
from gwreport.workflow.output.supervision_proposals import Proposal, propose
from gwreport.workflow.output.word_forms import fill_papers
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.rounds.supervised import supervised_in
from gwreport.workflow.workspace import Workspace, stamp_time

# What others store meanwhile may change what is asked: all is made anew then.
_TRIES = 5
# What a 督办通知单 gives where the office names no day.
DAYS_TO_ANSWER = 10
# Of these nothing is asked a second time in a round.
_SETTLED = frozenset({AnswerState.ANSWERED, AnswerState.ACCEPTED, AnswerState.LIFTED})


@dataclass(frozen=True, slots=True)
class SupervisedUnit:
    """What one unit gets: its workbook and its paper with its number, and what is asked."""

    unit: str
    workbook: Path
    paper: Path
    number: PaperNumber
    sha256: str
    rows: tuple[AskedRow, ...]


@dataclass(frozen=True, slots=True)
class SupervisionWritten:
    """What a supervision wrote; without any `units` there was nothing to write.

    `deadline` is the day by which units answer, `passed` says that it lies before the day of writing, `was_given`
    that the office named it. `unconfirmed` counts items behind that nobody has confirmed, `settled` those that were
    answered or lifted already; `nobody` are the ids of items that no registered unit leads.
    """

    round: Round
    deadline: date
    was_given: bool
    passed: bool
    units: tuple[SupervisedUnit, ...] = ()
    unconfirmed: int = 0
    settled: int = 0
    nobody: tuple[str, ...] = ()
    kept: tuple[Finding, ...] = ()

    @property
    def items(self) -> int:
        """How many items are asked, each once however many units answer for it."""
        rows = (row for one in self.units for row in one.rows)
        return len({item for row in rows for item in (row.item, *row.same)})


class Asked(NamedTuple):
    """Which of the proposals are wanted: those of the units and items named, all where none is.

    `pairs` name a unit and an item together.
    """

    proposed: bool = False
    units: Sequence[str] = ()
    items: Sequence[str] = ()
    pairs: frozenset[tuple[str, str]] = frozenset()


EVERYTHING_CONFIRMED = Asked()


def supervise(
    workspace: Workspace,
    code: str,
    folder: Path,
    *,
    author: Author,
    deadline: date | None = None,
    asked: Asked = EVERYTHING_CONFIRMED,
    first: int | None = None,
) -> SupervisionWritten:
    """Write the workbook and the 督办通知单 of each unit with items behind, and record what was asked.

    Asked are the items that are confirmed as behind, by choice also those only proposed so. What the
    unit has answered in this round, or need not answer any more, is left out. The record is in the ledger before any file is. `first` is the paper's first number (see
    `write_papers`). Raises ArgumentError for a unit or an item of which nothing is behind,
    UnknownNameError, WorkspaceError, StorageError, DocumentError for a template that does not serve.
    """
    round_, _ = workspace.issued_round(code)
    today = author.now.date()
    day = deadline or today + timedelta(days=DAYS_TO_ANSWER)
    told = (round_, day, deadline is not None, day < today)
    for _ in range(_TRIES):
        state = workspace.ledger.newest_record()
        numbering = Numbering(str(round_), Paper.SUPERVISION, today.year, first)
        maker = PaperMaker(workspace, round_, today, day, numbering)
        chosen = _chosen(workspace, maker, asked)
        facts = (chosen.unconfirmed, chosen.settled, chosen.nobody)
        if not chosen.proposals:
            return SupervisionWritten(*told, (), *facts)
        made = _made(workspace, maker, chosen, author.now, day, folder)
        with workspace.ledger.write() as ledger:
            if workspace.ledger.newest_record() != state:
                continue
            add_numbers(workspace, ledger, numbering, maker.numbers, author)
            ledger.add_issue(_issue(workspace, round_, made, author.now, day))
            ledger.note_written(sha256_of(data) for one in made for _, data in one.files())
        break
    else:
        raise WorkspaceError(workspace.ledger.location, WorkspaceFault.LOCKED)
    make_folder(folder)
    outputs = Outputs(workspace)
    units: list[SupervisedUnit] = []
    for one in made:
        workbook, paper = outputs.write(one.files())
        number = maker.numbers[one.unit.number]
        sha256 = sha256_of(one.data)
        units.append(SupervisedUnit(one.unit.name, workbook, paper, number, sha256, one.rows))
    return SupervisionWritten(*told, tuple(units), *facts, kept=tuple(outputs.kept))


@dataclass(slots=True)
class _Chosen:
    proposals: list[Proposal] = field(default_factory=list[Proposal])
    before: dict[tuple[str, str], Supervised] = field(
        default_factory=dict[tuple[str, str], Supervised]
    )
    unconfirmed: int = 0
    settled: int = 0
    nobody: tuple[str, ...] = ()


def _chosen(workspace: Workspace, maker: PaperMaker, asked: Asked) -> _Chosen:
    data = maker.data()
    proposals = propose(workspace, data, proposed=asked.proposed)
    names = [workspace.unit(name).name for name in asked.units]
    ids = {find_item(workspace, written).id for written in asked.items}
    for name in names:
        if all(one.unit.name != name for one in proposals.found):
            raise ArgumentError("--unit", "not-behind", name)
    for item in ids:
        if all(item not in one.items for one in proposals.found):
            raise ArgumentError("--item", "item-not-behind", item)
    rows = supervised_in(workspace.book, str(SupervisionRound.upon(data.round)))
    chosen = _Chosen(
        before={(one.unit, item): one for one in rows for item in one.items},
        unconfirmed=0 if asked.proposed else proposals.unconfirmed,
        nobody=proposals.nobody,
    )
    for one in proposals.found:
        if (names and one.unit.name not in names) or (ids and ids.isdisjoint(one.items)):
            continue
        if asked.pairs and (one.unit.name, one.line.item.id) not in asked.pairs:
            continue
        known = chosen.before.get((one.unit.name, one.line.item.id))
        if known and known.state in _SETTLED:
            chosen.settled += 1
        else:
            chosen.proposals.append(one)
    return chosen


@dataclass(frozen=True, slots=True)
class _Made:
    """One unit's files in memory, and where they are to stand."""

    unit: Unit
    rows: tuple[AskedRow, ...]
    workbook: Path
    data: bytes
    paper: Path
    paper_data: bytes

    def files(self) -> list[tuple[Path, bytes]]:
        return [(self.workbook, self.data), (self.paper, self.paper_data)]


def _made(
    workspace: Workspace,
    maker: PaperMaker,
    chosen: _Chosen,
    now: datetime,
    deadline: date,
    folder: Path,
) -> list[_Made]:
    round_ = maker.data().round
    by_unit: dict[str, list[Proposal]] = {}
    for one in chosen.proposals:
        by_unit.setdefault(one.unit.name, []).append(one)
    writer, taken = WorkbookWriter(), set[str]()
    workbooks: list[tuple[Unit, tuple[AskedRow, ...], str, bytes]] = []
    for proposals in by_unit.values():
        unit = proposals[0].unit
        asked = [_asked(one, chosen.before, round_) for one in proposals]
        form = _form(workspace, round_, unit, now.date(), deadline)
        form_rows = tuple(
            _form_row(one, row, chosen.before) for one, row in zip(proposals, asked, strict=True)
        )
        form = replace(form, tasks=form_rows)
        name = workbook_file_name(form, taken)
        workbooks.append((unit, tuple(asked), name, writer.write(form)))
    answer_files = {unit.name: name for unit, _, name, _ in workbooks}
    named = maker.supervisions(chosen.proposals, answer_files)
    papers = fill_papers(workspace, Paper.SUPERVISION, [one.content for one in named])
    return [
        _Made(unit, rows, folder / name, data, folder / paper.name, paper_data)
        for (unit, rows, name, data), paper, paper_data in zip(
            workbooks, named, papers, strict=True
        )
    ]


def _form(
    workspace: Workspace, round_: Round, unit: Unit, issued: date, deadline: date
) -> UnitForm:
    facts, settings = workspace.facts, workspace.settings
    return UnitForm(
        workspace=WorkspaceKey(facts.uid, facts.secret),
        region=facts.region,
        office=settings.text(declared.OFFICE),
        round=SupervisionRound.upon(round_),
        unit_number=unit.number,
        unit_name=unit.name,
        issued=issued,
        deadline=deadline,
        return_to=settings.text(declared.RETURN_TO),
        indicators=(),
        tasks=(),
        password=settings.text(declared.SHEET_PASSWORD),
        design=SUPERVISION,
    )


def _asked(
    proposal: Proposal, before: dict[tuple[str, str], Supervised], round_: Round
) -> AskedRow:
    ground, line = proposal.ground, proposal.line
    known = before.get((proposal.unit.name, line.item.id))
    is_back = known is not None and known.state is AnswerState.SENT_BACK
    again = known.decision.reason if known and known.decision and is_back else ""
    gap = proposal.row.gap
    problem = problem_words(
        ground.to_unit,
        ground_words(ground, status_name(line.status, round_)),
        gap=gap,
        stands="" if gap else proposal.row.stands,
        problem=proposal.row.problem,
        again=again,
    )
    return AskedRow(
        line.item.id,
        ground.level.name,
        ground.level.colour.value,
        ground.run,
        str(ground.since),
        problem,
        tuple(one.item.id for one in proposal.same),
    )


def _form_row(
    proposal: Proposal, asked: AskedRow, before: dict[tuple[str, str], Supervised]
) -> FormRow:
    item = proposal.line.item
    known = before.get((proposal.unit.name, item.id))
    answer = known.answer if known else None
    return FormRow(
        item=item.id,
        number=item.number,
        text=item.text,
        asked=asked.problem,
        # What was answered before is shown again, to be completed or mended.
        filled={part: answer.text(part) for part in ANSWER_FIELDS} if answer else {},
    )


def _issue(
    workspace: Workspace, round_: Round, made: Sequence[_Made], now: datetime, deadline: date
) -> Issue:
    versions = workspace.book.parts.plan_versions
    return Issue(
        str(SupervisionRound.upon(round_)),
        stamp_time(now),
        deadline,
        tuple(
            IssuedWorkbook(
                one.unit.name,
                one.workbook.name,
                tuple(row.item for row in one.rows),
                sha256_of(one.data),
                asked=one.rows,
            )
            for one in made
        ),
        plan_version=versions[-1].version if versions else None,
    )
