"""The Word report (完成情况报告): the covering text, 附件说明, 落款, and the three annexes."""

from collections.abc import Iterable, Iterator

from gwreport.reports.data import INDICATOR_NOTE, ReportData, TaskLine
from gwreport.reports.texts.covering import CoveringText
from gwreport.reports.word.official_document import OfficialDocument, PageColumn, Row
from gwreport.wording.chasing import full_date

# The form of the public appendices; the widths are shares.
_INDICATOR_COLUMNS = (
    PageColumn("序号", 14, centred=True),
    PageColumn("指标名称", 50),
    PageColumn("完成情况", 95),
    PageColumn("全年目标", 34, centred=True),
    PageColumn("牵头责任单位", 36, centred=True),
)
_TASK_COLUMNS = (
    PageColumn("序号", 14, centred=True),
    PageColumn("目标任务", 70),
    PageColumn("完成情况", 105),
    PageColumn("牵头责任单位", 36, centred=True),
)


def word_report(data: ReportData, covering: CoveringText) -> bytes:
    """Write the report as docx; the same data and words give the same bytes."""
    as_of = data.as_of
    document = OfficialDocument(
        title="".join(covering.title.split("\n")),
        author=data.facts.office or data.region,
        created=as_of,
        subject=str(data.round),
        state=data.state_hash,
        journal_head=data.facts.journal_head,
    )
    document.title(covering.title)
    if covering.recipient:
        document.recipient(covering.recipient)
    document.text(covering.body)
    titles = (data.titles.indicators, data.titles.tasks, data.titles.behind)
    document.attachments(titles)
    document.signature(covering.office, full_date(as_of.date()))
    tables = (
        (_INDICATOR_COLUMNS, _indicator_rows(data), INDICATOR_NOTE),
        (_TASK_COLUMNS, _task_rows(data.tasks), ""),
        (_TASK_COLUMNS, _task_rows(data.behind), ""),
    )
    for number, (title, (columns, rows, note)) in enumerate(zip(titles, tables, strict=True), 1):
        document.annex(f"附件{number}", title, landscape=True)
        document.table(columns, rows)
        if note:
            document.note(note)
    return document.bytes()


def _indicator_rows(data: ReportData) -> Iterator[Row]:
    for row in data.indicators:
        units = "\n".join(row.lead_units)
        yield str(row.number), row.name, row.completion, row.target, units


def _task_rows(lines: Iterable[TaskLine]) -> Iterator[Row]:
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            yield heading
        yield str(line.number), line.text, line.completion, "\n".join(line.lead_units)
