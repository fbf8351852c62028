"""The Word report (完成情况报告): the covering text, 附件说明, 落款, and the three annexes."""

from collections.abc import Iterable, Iterator, Sequence

from gwreport.domain.form.columns import Column
from gwreport.reports.data import NO_INDICATORS, NO_TASKS, ReportData, TaskLine
from gwreport.reports.head_property import WORD_HEAD
from gwreport.reports.texts.covering import CoveringText
from gwreport.reports.texts.papers import PaperText
from gwreport.reports.word.annexes import Annex
from gwreport.reports.word.parts import STATE_PROPERTY
from gwreport.reports.word.templates.content import About, PaperContent
from gwreport.reports.word.xml import PageColumn, Row
from gwreport.wording.chasing import full_date

# The form of the public appendices; the widths are shares.
_INDICATOR_COLUMNS = (
    PageColumn("序号", 12, centred=True),
    PageColumn("指标名称", 50),
    PageColumn("完成情况", 108),
    PageColumn("全年目标", 35, centred=True),
    PageColumn("牵头责任单位", 35, centred=True),
)
_TASK_COLUMNS = (
    PageColumn("序号", 14, centred=True),
    PageColumn("目标任务", 76),
    PageColumn("完成情况", 124),
    PageColumn("牵头责任单位", 36, centred=True),
)
# How wide a further column may be, in narrow characters, and the share that one of them takes.
_NARROWEST, _WIDEST, _SHARE = 8, 30, 1.6


def report_content(data: ReportData, covering: CoveringText) -> PaperContent:
    """Give what a report is filled with: the covering text, and the annexes on landscape pages."""
    titles = data.titles
    of_indicators = _with_further(_INDICATOR_COLUMNS, data.indicator_columns)
    of_tasks = _with_further(_TASK_COLUMNS, data.task_columns)
    annexes = (
        (
            titles.indicators,
            of_indicators,
            _indicator_rows(data),
            data.indicator_note,
            NO_INDICATORS,
        ),
        (titles.tasks, of_tasks, _task_rows(data.tasks), data.task_note, NO_TASKS),
        (titles.behind, of_tasks, _task_rows(data.behind), "", data.none_behind),
    )
    about = About(
        title="".join(covering.title.split("\n")),
        author=data.facts.office or data.region,
        created=data.as_of,
        subject=str(data.round),
        custom={STATE_PROPERTY: data.state_hash, WORD_HEAD: data.facts.journal_head},
    )
    return PaperContent(
        PaperText(covering.title, covering.recipient, covering.body),
        covering.office,
        full_date(data.as_of.date()),
        about,
        [
            Annex(title, columns, [*rows], True, note, data.choices.page, empty)
            for title, columns, rows, note, empty in annexes[not data.has_indicators :]
        ],
        covering.values,
        data.draft_mark,
    )


def _indicator_rows(data: ReportData) -> Iterator[Row]:
    for row in data.indicators:
        units = "\n".join(row.lead_units)
        yield str(row.number), row.name, row.completion, *row.beside, row.target, units


def _task_rows(lines: Iterable[TaskLine]) -> Iterator[Row]:
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            yield heading
        yield str(line.number), line.text, line.completion, *line.beside, "\n".join(line.lead_units)


def _with_further(columns: Sequence[PageColumn], further: Iterable[Column]) -> Sequence[PageColumn]:
    """Give the columns of the public form with others behind 完成情况."""
    added = [
        PageColumn(one.heading, min(max(one.width, _NARROWEST), _WIDEST) * _SHARE)
        for one in further
    ]
    place = next(at for at, one in enumerate(columns) if one.heading == "完成情况") + 1
    return [*columns[:place], *added, *columns[place:]]
