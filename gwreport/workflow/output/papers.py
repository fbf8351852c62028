"""Papers around the report: 下发通知, 催报函, 督办通知单 and 通报, as official documents in Word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.merged_round import lead_units
from gwreport.domain.papers import Paper, PaperForm
from gwreport.domain.plan.plan import Kind
from gwreport.domain.returns.issues import newest_deadline
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, Timeliness
from gwreport.machine.saving import make_folder
from gwreport.reports.behind import GAP, Behind
from gwreport.reports.data import ReportData
from gwreport.reports.ranking import rank_leaders, rank_units
from gwreport.reports.statistics import make_statistics
from gwreport.reports.texts.office_templates import LoadedTemplate, TextTemplate
from gwreport.reports.texts.papers import CIRCULAR, LETTER, NOTICE, SUPERVISION, paper_text
from gwreport.reports.word.annexes import Annex
from gwreport.reports.word.papers import (
    SUPERVISED_COLUMNS,
    UNIT_COLUMNS,
    leader_rank_annex,
    unit_rank_annex,
)
from gwreport.reports.word.templates.content import About, PaperContent
from gwreport.reports.word.xml import Row
from gwreport.settings import declared
from gwreport.wording.chasing import full_date
from gwreport.wording.names import (
    BLANK_REASONS,
    BY_YEAR_END,
    PAPERS,
    STATED_IN_TASK,
    numbered,
    on_course_name,
    period,
    round_name,
    status_name,
)
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.word_forms import fill_papers
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.processes.template_filling import fill_apart
from gwreport.workflow.sending.chase import chase, unit_values
from gwreport.workflow.workspace import Workspace

_MOST_BEHIND_UNITS = 8


class Named(NamedTuple):
    """A paper and the name of its file."""

    name: str
    content: PaperContent


@dataclass(frozen=True, slots=True)
class WrittenPapers:
    """What was written: the files by sort of paper, and how many items are only proposed as behind.

    A sort for which there was no occasion has no files; `kept` tells of files that stood where a
    paper was to be written.
    """

    round: Round
    files: tuple[tuple[Paper, tuple[Path, ...]], ...]
    unconfirmed: int = 0
    kept: tuple[Finding, ...] = ()


def write_papers(
    workspace: Workspace,
    code: str,
    folder: Path,
    sorts: Sequence[Paper],
    *,
    today: date,
    deadline: date | None = None,
) -> WrittenPapers:
    """Write papers of the sorts named; every one is made before the first is written.

    `deadline` is by when a unit shall return (通知) or answer (督办通知单); without it a notice takes
    that of the round. Raises ArgumentError, WorkspaceError, StorageError, and DocumentError when a
    template of the office does not fit.
    """
    round_ = workspace.round(code)
    maker = _Papers(workspace, round_, today, deadline)
    make: dict[Paper, Callable[[], list[Named]]] = {
        Paper.NOTICE: maker.notice,
        Paper.LETTER: maker.letters,
        Paper.SUPERVISION: maker.supervisions,
        Paper.CIRCULAR: maker.circular,
    }
    made: list[tuple[Paper, list[tuple[str, bytes]]]] = []
    for sort in dict.fromkeys(sorts):
        named = make[sort]()
        filled = fill_papers(workspace, PaperForm(sort.value), [one.content for one in named])
        made.append((sort, list(zip((one.name for one in named), filled, strict=True))))
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
    return WrittenPapers(round_, tuple(files), maker.unconfirmed, tuple(outputs.kept))


class _Papers:
    """Makes the papers of one round; the state of the round is looked up once, when it is needed."""

    def __init__(
        self, workspace: Workspace, round_: Round, today: date, deadline: date | None
    ) -> None:
        settings, facts = workspace.settings, workspace.facts
        self._workspace, self._round = workspace, round_
        self._today, self._deadline = today, deadline
        self._templates = settings.text(declared.TEMPLATES)
        self._office = settings.text(declared.OFFICE) or f"{facts.region}人民政府办公室"
        self._common: dict[str, object] = {
            "date": full_date(today),
            "office": self._office,
            "office_contact": settings.text(declared.CONTACT),
            "period": period(round_),
            "plan_title": workspace.plan().title,
            "region": facts.region,
            "return_to": settings.text(declared.RETURN_TO),
            "round_name": round_name(round_),
            "year": str(round_.year),
        }
        self.unconfirmed = 0

    def notice(self) -> list[Named]:
        """Make the notice that goes out with the workbooks, with the units and their items."""
        plan, registry = self._workspace.plan(), self._workspace.registry()
        leads = lead_units(plan, registry)
        kinds = {item.id: item.kind for item in plan.items}
        rows: list[Row] = []
        for unit in registry.units:
            led = [kinds[item] for item, units in leads.items() if unit.name in units]
            indicators = sum(kind is Kind.INDICATOR for kind in led)
            if led:
                counts = (indicators, len(led) - indicators, len(led))
                rows.append((str(len(rows) + 1), unit.name, *map(str, counts)))
        issues = self._workspace.book.issues(str(self._round))
        deadline = self._deadline or newest_deadline(issues)
        indicators = sum(kind is Kind.INDICATOR for kind in kinds.values())
        values = {
            "deadline": full_date(deadline) if deadline else "",
            "indicator_count": indicators,
            "recipient": "各牵头责任单位",
            "task_count": len(kinds) - indicators,
            "total": len(kinds),
            "unit_count": len(rows),
        }
        title = f"{round_name(self._round)}政府工作报告目标任务填报单位和项数"
        return [self._file(Paper.NOTICE, NOTICE, values, [Annex(title, UNIT_COLUMNS, rows)])]

    def letters(self) -> list[Named]:
        """Make a letter for each unit that has not returned everything in time."""
        found = chase(self._workspace, str(self._round), today=self._today)
        template = LoadedTemplate(LETTER, self._templates, fill_apart)
        values = [{**self._common, **unit_values(one)} for one in found.units]
        texts = template.render_all(values)
        return [
            self._named(self._unit_file(one.number, one.progress.unit, Paper.LETTER), text, value)
            for one, text, value in zip(found.units, texts, values, strict=True)
        ]

    def supervisions(self) -> list[Named]:
        """Make a form for each unit that leads an item behind schedule."""
        data = self._data()
        template = LoadedTemplate(SUPERVISION, self._templates, fill_apart)
        self.unconfirmed = sum(not row.is_confirmed for row in data.behind_rows)
        registry = self._workspace.registry()
        by_unit: dict[str, list[Behind]] = {}
        for row in data.behind_rows:
            for unit in row.units:
                by_unit.setdefault(unit, []).append(row)
        forms: list[tuple[str, dict[str, object], Annex]] = []
        for unit in registry.units:
            led = by_unit.get(unit.name, [])
            if not led:
                continue
            rows = [self._supervised(number, row) for number, row in enumerate(led, 1)]
            items = [
                {
                    "number": row.line.item.number,
                    "name": row.line.name,
                    "target": row.line.target,
                    "progress": row.line.completion,
                    "status": status_name(row.line.status, self._round),
                    "shortfall": row.shortfall,
                    "problem": row.problem,
                    "next_step": row.next_step,
                    "deadline": row.line.item.due or "",
                }
                for row in led
            ]
            values: dict[str, object] = {
                **self._common,
                "unit": unit.name,
                "number": len(forms) + 1,
                "number_words": numbered(self._round, len(forms) + 1),
                "contact": unit.contact,
                "phone": unit.phone,
                "count": len(led),
                "items": items,
                "deadline": full_date(self._deadline) if self._deadline else "",
                "behind_name": status_name(Status.BEHIND, self._round),
            }
            blank = any(not row.problem or not row.next_step for row in led)
            note = BLANK_REASONS if blank else ""
            annex = Annex("督办事项清单", SUPERVISED_COLUMNS, rows, landscape=True, note=note)
            name = self._unit_file(unit.number, unit.name, Paper.SUPERVISION)
            forms.append((name, values, annex))
        texts = template.render_all([values for _, values, _ in forms])
        return [
            self._named(name, text, values, [annex])
            for (name, values, annex), text in zip(forms, texts, strict=True)
        ]

    def circular(self) -> list[Named]:
        """Make the circular on who returned in time, completely, and is on schedule."""
        data = self._data()
        statistics = make_statistics(data)
        counted = {one: statistics.returns.timeliness[one].count for one in Timeliness}
        ranks = rank_units(data)
        came = [one for one in ranks if one.timeliness is not Timeliness.NOT_RETURNED]
        behind = sorted(
            (one for one in statistics.units if one.behind), key=lambda one: -one.behind
        )[:_MOST_BEHIND_UNITS]
        on_course, behind_name = (
            on_course_name(self._round),
            status_name(Status.BEHIND, self._round),
        )
        values: dict[str, object] = {
            "behind_count": statistics.all.behind,
            "behind_name": behind_name,
            "behind_percent": f"{statistics.all.behind_percent:.1f}",
            "behind_units": [{"name": one.name, "count": one.behind} for one in behind],
            "complete_count": sum(one.filled == one.asked for one in came),
            "deadline": full_date(data.facts.deadline) if data.facts.deadline else "",
            "in_time_count": counted[Timeliness.IN_TIME],
            "incomplete_units": "、".join(one.unit for one in came if one.filled < one.asked),
            "late_count": counted[Timeliness.LATE],
            "late_units": "、".join(one.unit for one in data.late_units),
            "on_course_count": statistics.all.on_course,
            "on_course_name": on_course,
            "on_course_percent": f"{statistics.all.on_course_percent:.1f}",
            "returned_count": len(came),
            "silent_count": counted[Timeliness.NOT_RETURNED],
            "silent_units": "、".join(one.unit for one in data.silent_units),
            "total": statistics.all.total,
            "unit_count": len(ranks),
            "unknown_count": statistics.all.unknown,
        }
        name = round_name(self._round)
        annexes = [
            unit_rank_annex(
                ranks, f"{name}各单位报送和完成情况", on_course=on_course, behind=behind_name
            )
        ]
        if data.choices.leader_names and (leaders := rank_leaders(data)):
            annexes.append(
                leader_rank_annex(
                    leaders, f"{name}各分管领导任务情况", on_course=on_course, behind=behind_name
                )
            )
        return [self._file(Paper.CIRCULAR, CIRCULAR, values, annexes)]

    def _supervised(self, number: int, row: Behind) -> Row:
        line, gap = row.line, row.shortfall
        return (
            str(number),
            line.item.text,
            line.target or STATED_IN_TASK,
            f"{line.completion}\n{GAP}{gap}。" if gap else line.completion,
            row.problem,
            row.next_step,
            line.item.due or BY_YEAR_END.format(year=self._round.year),
        )

    def _data(self) -> ReportData:
        round_, _ = self._workspace.issued_round(str(self._round))
        return report_data(self._workspace, self._workspace.book.state(round_))

    def _file(
        self,
        sort: Paper,
        template: TextTemplate,
        values: Mapping[str, object],
        annexes: Sequence[Annex],
    ) -> Named:
        loaded = LoadedTemplate(template, self._templates, fill_apart)
        values = {**self._common, **values}
        name = f"{round_name(self._round)}{PAPERS[sort]}.docx"
        return self._named(name, loaded.render(values), values, annexes)

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

    def _unit_file(self, number: int, unit: str, sort: Paper) -> str:
        end = f"_{round_name(self._round)}_{PAPERS[sort]}.docx"
        return safe_file_name(f"{number:03d}_{unit}", reserve=end) + end
