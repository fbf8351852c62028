"""Papers around the report: 下发通知, 催报函, 督办通知单 and 通报, as official documents in Word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from gwreport.domain.decisions.paper_numbers import PaperNumber
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.merged_round import asked_units
from gwreport.domain.papers import Paper
from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.returns.issues import newest_deadline
from gwreport.domain.rounds import Round
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.machine.saving import make_folder
from gwreport.reports.data import ReportData
from gwreport.reports.texts.chasing import chasing_values
from gwreport.reports.texts.office_templates import LoadedTemplate, TextTemplate
from gwreport.reports.texts.papers import CIRCULAR, LETTER, NOTICE, SUPERVISION, paper_text
from gwreport.reports.word.annexes import Annex
from gwreport.reports.word.papers import (
    PaperParts,
    circular_parts,
    notice_parts,
    supervision_parts,
)
from gwreport.reports.word.templates.content import About, PaperContent
from gwreport.settings import declared
from gwreport.wording.chasing import OFFICIAL, full_date
from gwreport.wording.names import PAPERS, round_name
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.output.paper_numbers import Numbering, plan_numbers, store_numbers
from gwreport.workflow.output.paper_values import paper_office, paper_values
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.supervision_proposals import Proposal, propose
from gwreport.workflow.output.word_forms import fill_papers
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.processes.template_filling import fill_apart
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.chase import chase
from gwreport.workflow.workspace import Workspace

# Another clerk may number papers at the same time.
_MOST_TRIES = 5


class Named(NamedTuple):
    """A paper and the name of its file."""

    name: str
    content: PaperContent


@dataclass(frozen=True, slots=True)
class WrittenPapers:
    """What was written: the files by sort of paper, and how many items are only proposed as behind.

    A sort for which there was no occasion has no files; `kept` tells of files that stood where a
    paper was to be written; `numbers` are those of the 督办通知单, in their order. `passed` is the
    deadline that was given where it lies before the day of the paper.
    """

    round: Round
    files: tuple[tuple[Paper, tuple[Path, ...]], ...]
    unconfirmed: int = 0
    kept: tuple[Finding, ...] = ()
    numbers: tuple[PaperNumber, ...] = ()
    passed: date | None = None


def write_papers(
    workspace: Workspace,
    code: str,
    folder: Path,
    sorts: Sequence[Paper],
    *,
    today: date,
    deadline: date | None = None,
    first: int | None = None,
    author: Author | None = None,
) -> WrittenPapers:
    """Write papers of the sorts named; every one is made before the first is written.

    `deadline` is by when a unit shall return (通知) or answer (督办通知单); without it a notice takes
    that of the round. 督办通知单 are numbered on within the year and keep their numbers when they are made
    again; with `first` they are numbered anew from there; `author` says who did it. A deadline that
    has passed is told. Raises ArgumentError for a number that is another paper's, WorkspaceError, StorageError, and DocumentError when a
    template of the office does not fit.
    """
    round_ = workspace.round(code)
    author = author or Author("", "", datetime.combine(today, time()))
    numbering = Numbering(str(round_), Paper.SUPERVISION, today.year, first)
    for _ in range(_MOST_TRIES):
        maker = PaperMaker(workspace, round_, today, deadline, numbering)
        made = _make(maker, sorts)
        if not maker.numbers or store_numbers(workspace, numbering, maker.numbers, author):
            break
    else:
        raise WorkspaceError(workspace.ledger.location, WorkspaceFault.LOCKED)
    make_folder(folder)
    outputs = Outputs(workspace)
    files: list[tuple[Paper, tuple[Path, ...]]] = []
    for sort, papers in made:
        place = folder
        if sort in (Paper.LETTER, Paper.SUPERVISION) and papers:
            place = folder / PAPERS[sort]
            make_folder(place)
        paths = outputs.write([(place / name, data) for name, data in papers])
        files.append((sort, tuple(paths)))
    return WrittenPapers(
        round_,
        tuple(files),
        maker.unconfirmed,
        tuple(outputs.kept),
        tuple(maker.numbers.values()),
        passed=deadline if deadline and deadline < today else None,
    )


def _make(
    maker: "PaperMaker", sorts: Sequence[Paper]
) -> list[tuple[Paper, list[tuple[str, bytes]]]]:
    make: dict[Paper, Callable[[], list[Named]]] = {
        Paper.NOTICE: maker.notice,
        Paper.LETTER: maker.letters,
        Paper.SUPERVISION: maker.all_supervisions,
        Paper.CIRCULAR: maker.circular,
    }
    made: list[tuple[Paper, list[tuple[str, bytes]]]] = []
    for sort in dict.fromkeys(sorts):
        named = make[sort]()
        filled = fill_papers(maker.workspace, sort, [one.content for one in named])
        made.append((sort, list(zip((one.name for one in named), filled, strict=True))))
    return made


class PaperMaker:
    """Makes the papers of one round; the state of the round is looked up once, when it is needed."""

    def __init__(
        self,
        workspace: Workspace,
        round_: Round,
        today: date,
        deadline: date | None,
        numbering: Numbering,
    ) -> None:
        self.workspace, self._round = workspace, round_
        self._today, self._deadline, self._numbering = today, deadline, numbering
        self._templates = workspace.settings.text(declared.TEMPLATES)
        self._office = paper_office(workspace)
        self._common = paper_values(workspace, round_, today)
        self.unconfirmed = 0
        self.numbers: dict[int, PaperNumber] = {}
        self._known: ReportData | None = None

    def notice(self) -> list[Named]:
        """Make the notice that goes out with the workbooks, with the units and their items."""
        plan, registry = self.workspace.plan(), self.workspace.registry()
        leads = asked_units(plan, registry, self.workspace.book.closed(self._round))
        kinds = {item.id: item.kind for item in plan.items if item.id in leads}
        units = [
            (unit.name, led)
            for unit in registry.units
            if (led := [kinds[item] for item, names in leads.items() if unit.name in names])
        ]
        parts = notice_parts([*kinds.values()], units, self._round)
        issues = self.workspace.book.issues(str(self._round))
        deadline = self._deadline or newest_deadline(issues)
        values = {**parts.values, "deadline": full_date(deadline) if deadline else ""}
        return self._for_all(Paper.NOTICE, NOTICE, values, parts.annexes)

    def letters(self) -> list[Named]:
        """Make a letter for each unit that has not returned everything in time."""
        found = chase(self.workspace, str(self._round), today=self._today)
        made = [
            PaperParts(chasing_values(one.missing(in_full=True), OFFICIAL)) for one in found.units
        ]
        units = [(one.number, one.progress.unit) for one in found.units]
        return self._for_units(Paper.LETTER, LETTER, units, made)

    def all_supervisions(self) -> list[Named]:
        """Make a 督办通知单 for each unit that leads an item behind schedule, confirmed or not."""
        data = self.data()
        self.unconfirmed = sum(not row.is_confirmed for row in data.behind_rows)
        return self.supervisions(propose(self.workspace, data, proposed=True).found)

    def supervisions(
        self, proposals: Sequence[Proposal], answer_files: Mapping[str, str] | None = None
    ) -> list[Named]:
        """Make the 督办通知单 of each unit that something is proposed for, in the registry's order.

        `answer_files` name by unit the workbook in which it answers.
        """
        page = self.data().choices.page
        by_unit: dict[str, list[Proposal]] = {}
        for one in proposals:
            by_unit.setdefault(one.unit.name, []).append(one)
        units = [rows[0].unit for rows in by_unit.values()]
        deadline = full_date(self._deadline) if self._deadline else ""
        self.numbers = plan_numbers(
            self.workspace, self._numbering, [unit.number for unit in units]
        )
        mark = self.workspace.settings.text(declared.PAPER_MARK)
        made: list[PaperParts] = []
        for unit in units:
            number = self.numbers[unit.number]
            rows = [(one.row, one.ground.to_unit) for one in by_unit[unit.name]]
            parts = supervision_parts(unit, rows, number, self._round, mark, page)
            answer_file = (answer_files or {}).get(unit.name, "")
            more = {"deadline": deadline, "answer_file": answer_file}
            made.append(parts._replace(values={**parts.values, **more}))
        names = [(one.number, one.name) for one in units]
        return self._for_units(Paper.SUPERVISION, SUPERVISION, names, made)

    def circular(self) -> list[Named]:
        """Make the circular on who returned in time, completely, and is on schedule."""
        ranks_leaders = self.workspace.settings.flag(declared.RANK_LEADERS)
        parts = circular_parts(self.data(), ranks_leaders=ranks_leaders)
        return self._for_all(Paper.CIRCULAR, CIRCULAR, parts.values, parts.annexes)

    def data(self) -> ReportData:
        """Give what the round's report is made of."""
        if self._known is None:
            round_, _ = self.workspace.issued_round(str(self._round))
            self._known = report_data(self.workspace, self.workspace.book.state(round_), EVERY_NAME)
        return self._known

    def _for_all(
        self,
        sort: Paper,
        template: TextTemplate,
        values: Mapping[str, object],
        annexes: Sequence[Annex],
    ) -> list[Named]:
        loaded = LoadedTemplate(template, self._templates, fill_apart)
        values = {**self._common, **values}
        name = f"{round_name(self._round)}{PAPERS[sort]}.docx"
        return [self._named(name, loaded.render(values), values, annexes)]

    def _for_units(
        self,
        sort: Paper,
        template: TextTemplate,
        units: Sequence[tuple[int, str]],
        made: Sequence[PaperParts],
    ) -> list[Named]:
        loaded = LoadedTemplate(template, self._templates, fill_apart)
        values = [{**self._common, **one.values} for one in made]
        end = f"_{round_name(self._round)}_{PAPERS[sort]}.docx"
        names = [safe_file_name(f"{at:03d}_{unit}", reserve=end) + end for at, unit in units]
        texts = loaded.render_all(values)
        return [
            self._named(name, text, value, parts.annexes)
            for name, text, value, parts in zip(names, texts, values, made, strict=True)
        ]

    def _named(
        self,
        name: str,
        rendered: str,
        values: Mapping[str, object],
        annexes: Sequence[Annex] = (),
    ) -> Named:
        text = paper_text(rendered)
        day = self._today
        about = About(
            title=text.title.replace("\n", ""),
            author=self._office,
            created=datetime(day.year, day.month, day.day),
            subject=str(self._round),
        )
        return Named(name, PaperContent(text, self._office, full_date(day), about, annexes, values))
