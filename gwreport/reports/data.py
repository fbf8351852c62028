"""`ReportData`: everything that a report and the papers around it print, whatever their format."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from gwreport.domain.form.columns import Column, FieldKey
from gwreport.domain.form.design import FormDesign
from gwreport.domain.merging.summary import Counts, count
from gwreport.domain.plan.named_plans import MAIN
from gwreport.domain.plan.plan import Kind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, Timeliness
from gwreport.reports.arrangement import Order, arranged, block_heading
from gwreport.reports.behind import Behind, behind_rows
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.page_form import PUBLIC_FORM, PageForm
from gwreport.reports.unit_lines import UnitLine
from gwreport.wording.form_design import STANDARD
from gwreport.wording.names import DRAFT_MARK, status_name


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One row of 附件1; `beside` are its words in `ReportData.indicator_columns`."""

    number: int
    item: str
    name: str
    completion: str
    target: str
    lead_units: tuple[str, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One row of 附件2 or 附件3; `heading` is that of its block, "" where none is printed.

    `beside` are its words in `ReportData.task_columns`.
    """

    number: int
    item: str
    text: str
    completion: str
    lead_units: tuple[str, ...]
    heading: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportTitles:
    """The titles of the three annexes."""

    indicators: str
    tasks: str
    behind: str


# What stands in an annex that has no rows.
NO_INDICATORS, NO_TASKS = "目标任务分解方案没有单列主要指标。", "目标任务分解方案没有列出任务。"
_NONE_BEHIND = "截至本期末，没有{names}的目标任务。"
_NONE_REPORTED_BEHIND = "截至本期末，已报送的目标任务中没有{names}的。"
_NONE_REPORTED = "本期目标任务都还没有报送。"
# Under 附件1, as the public form has it; only where such a mark stands.
INDICATOR_NOTE = "注：“/”表示暂无相关数据。"
_NO_DATA = frozenset({"/", "／"})
# Under 附件2 on paper where nothing in it says by whom it is ordered.
_BY_LEADER = "注：按牵头领导的顺序排列；{joint}。"
_REPEATED, _ONCE = (
    "几位领导共同牵头的任务，在各位名下分别列出",
    "几位领导共同牵头的任务，列在第一位领导名下",
)


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What the office chose for its report.

    `repeat_joint`: an item of several leaders (or units) stands under each of them in 附件2;
    `block_headings`: 附件2 has a row with the leader's (unit's, category's) name above each block;
    `leader_names`: leaders are named outside the annexes; `leader_order` is
    their official order, in which those not in it follow as the plan first names them; `annex3_reasons`: 附件3 says below each text what is wanting,
    存在问题 and 下一步措施; `page` is that of the annexes. The rest chooses the sheets behind them.
    """

    order: Order = Order.LEADER
    repeat_joint: bool = True
    block_headings: bool = False
    leader_names: bool = True
    leader_order: tuple[str, ...] = ()
    annex3_reasons: bool = True
    page: PageForm = PUBLIC_FORM
    summary_sheet: bool = True
    chart_sheet: bool = True
    comparison_sheet: bool = True
    missing_sheet: bool = True
    source_sheet: bool = True


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report says of itself.

    `as_of` is when the ledger last changed: it dates the file, so that the
    same ledger gives the same bytes. `state_hash` is over all that the report is made of, and
    `journal_head` ("128:3f9c…") is the journal up to the newest of it.
    `deadline` and `issued_at` (of the first workbooks) are None when there are none; `files` counts
    the files that came. `rules` are the lines of 口径说明; `design` names the columns of the
    unit workbooks. `is_final` says that the office has declared the report final as it is, else it is
    marked as a draft, and `has_lapsed` that it was so before something in it changed. `plan_name` is that
    of the named plan (清单) that it reports, "" for the main one.
    """

    round: Round
    region: str
    titles: ReportTitles
    as_of: datetime
    office: str = ""
    state_hash: str = ""
    journal_head: str = ""
    plan_version: int = 0
    issued_at: datetime | None = None
    deadline: date | None = None
    files: int = 0
    rules: tuple[str, ...] = ()
    design: FormDesign = STANDARD
    is_final: bool = True
    has_lapsed: bool = False
    plan_name: str = MAIN


@dataclass(frozen=True, slots=True)
class ReportData:
    """A completion report (完成情况报告) of one round.

    `lines` are all items in the plan's order, each once; `indicators`, `tasks` and `behind` the
    rows of the annexes, of 附件3 with what they are made of in `behind_rows`; `units` those that got
    a workbook, in the registry's order. `counts.behind` counts the rows of 附件3: a goal that stands
    in the plan twice is told there once.
    """

    facts: ReportFacts
    choices: ReportChoices
    lines: tuple[ItemLine, ...]
    units: tuple[UnitLine, ...]
    indicators: tuple[IndicatorLine, ...]
    tasks: tuple[TaskLine, ...]
    behind: tuple[TaskLine, ...]
    counts: Counts
    behind_rows: tuple[Behind, ...] = ()

    @property
    def round(self) -> Round:
        """The round that is reported."""
        return self.facts.round

    @property
    def region(self) -> str:
        """The name of the region."""
        return self.facts.region

    @property
    def titles(self) -> ReportTitles:
        """The titles of the annexes."""
        return self.facts.titles

    @property
    def as_of(self) -> datetime:
        """When the ledger last changed."""
        return self.facts.as_of

    @property
    def state_hash(self) -> str:
        """The hash over all that the report is made of."""
        return self.facts.state_hash

    @property
    def has_indicators(self) -> bool:
        """Whether there is a 附件1: a list (清单) that has no indicators has none, the main plan's report always."""
        return bool(self.indicators) or not self.facts.plan_name

    @property
    def annex_tasks(self) -> str:
        """What the annex of all items is called on paper."""
        return "附件2" if self.has_indicators else "附件1"

    @property
    def annex_behind(self) -> str:
        """What the annex of what is behind is called on paper, where annexes are numbered through."""
        return "附件3" if self.has_indicators else "附件2"

    @property
    def indicator_note(self) -> str:
        """The note under 附件1, which explains “/”; "" where none stands there."""
        cells = (cell for row in self.indicators for cell in (row.completion, row.target))
        return INDICATOR_NOTE if any(cell.strip() in _NO_DATA for cell in cells) else ""

    @property
    def task_note(self) -> str:
        """The note under 附件2, which says how it is ordered; "" where its headings or its kind of order do."""
        leaders = {one for line in self.lines for one in line.item.leaders}
        choices = self.choices
        if choices.order is not Order.LEADER or choices.block_headings or len(leaders) < 2:
            return ""
        return _BY_LEADER.format(joint=_REPEATED if choices.repeat_joint else _ONCE)

    @property
    def none_behind(self) -> str:
        """What 附件3 says when it has no rows: nothing of what nobody has reported."""
        missing = len(self.missing_lines)
        if missing and missing == len(self.lines):
            return _NONE_REPORTED
        words = _NONE_REPORTED_BEHIND if missing else _NONE_BEHIND
        names = [status_name(one, self.round) for one in (Status.BEHIND, Status.STALLED)]
        return words.format(names="和".join(names))

    @property
    def joint_count(self) -> int:
        """How many items stand in 附件2 under several leaders; 0 where each stands there once."""
        if self.choices.order is not Order.LEADER or not self.choices.repeat_joint:
            return 0
        return sum(len(dict.fromkeys(line.item.leaders)) > 1 for line in self.lines)

    @property
    def indicator_columns(self) -> tuple[Column, ...]:
        """The columns that 附件1 has beside those of the public form."""
        return self.facts.design.indicators.in_report

    @property
    def task_columns(self) -> tuple[Column, ...]:
        """The columns that 附件2 and 附件3 have beside those of the public form.

        An indicator, which stands there as a goal, has words in those that 主要指标 has too.
        """
        return self.facts.design.tasks.in_report

    @property
    def draft_mark(self) -> str:
        """What stands in the header of each page; "" of a final report."""
        return "" if self.facts.is_final else DRAFT_MARK

    def line(self, item: str) -> ItemLine:
        """Give the line of an item; raises KeyError when the plan does not have it."""
        for line in self.lines:
            if line.item.id == item:
                return line
        raise KeyError(item)

    @property
    def missing_lines(self) -> tuple[ItemLine, ...]:
        """The items that nobody has reported, in the plan's order."""
        return tuple(line for line in self.lines if line.is_missing)

    @property
    def late_units(self) -> tuple[UnitLine, ...]:
        """The units that returned after the deadline."""
        return tuple(one for one in self.units if one.timeliness is Timeliness.LATE)

    @property
    def silent_units(self) -> tuple[UnitLine, ...]:
        """The units of which nothing that can be read has come."""
        return tuple(one for one in self.units if one.timeliness is Timeliness.NOT_RETURNED)


def make_report_data(
    lines: Sequence[ItemLine],
    facts: ReportFacts,
    *,
    units: Sequence[UnitLine] = (),
    unit_names: Sequence[str] = (),
    choices: ReportChoices | None = None,
) -> ReportData:
    """Arrange items (given in the plan's order) as the public appendices print them.

    附件1 keeps the plan's order, 附件2 goes by `choices.order`, 附件3 follows 附件2 and names each
    item once. `unit_names` are the registry's, in its order.
    """
    choices = choices or ReportChoices()
    rows = arranged(
        lines,
        choices.order,
        repeat=choices.repeat_joint,
        first_units=unit_names,
        first_leaders=choices.leader_order,
    )
    once = {line.item.id: line for _, line in rows}
    behind = behind_rows(once.values(), facts.round)
    of_indicators, of_tasks = (
        tuple(column.key for column in table.in_report)
        for table in (facts.design.indicators, facts.design.tasks)
    )
    indicators = [line for line in lines if line.kind is Kind.INDICATOR]
    return ReportData(
        facts,
        choices,
        tuple(lines),
        tuple(units),
        indicators=tuple(
            IndicatorLine(
                number,
                line.item.id,
                line.name,
                line.completion,
                line.target,
                line.item.lead_units,
                tuple(map(line.beside_words, of_indicators)),
            )
            for number, line in enumerate(indicators, 1)
        ),
        tasks=tuple(
            _task_line(
                number,
                line,
                of_tasks,
                block_heading(choices.order, name) if choices.block_headings else "",
            )
            for number, (name, line) in enumerate(rows, 1)
        ),
        behind=tuple(
            _behind_line(row, of_tasks, with_reasons=choices.annex3_reasons) for row in behind
        ),
        counts=replace(count([line.merged for line in lines]), behind=len(behind)),
        behind_rows=behind,
    )


def _task_line(
    number: int, line: ItemLine, columns: Sequence[FieldKey], heading: str = ""
) -> TaskLine:
    item = line.item
    beside = tuple(map(line.beside_words, columns))
    return TaskLine(number, item.id, item.text, line.completion, item.lead_units, heading, beside)


def _behind_line(row: Behind, columns: Sequence[FieldKey], *, with_reasons: bool) -> TaskLine:
    item = row.line.item
    completion = row.cell if with_reasons else row.line.completion
    beside = tuple(map(row.line.beside_words, columns))
    return TaskLine(row.number, item.id, item.text, completion, row.lead_units, beside=beside)
