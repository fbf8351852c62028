"""`gwreport read FILE`: say what is understood of a document."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.columns_table import write_columns
from gwreport.cli.findings_table import write_findings
from gwreport.cli.json_forms import Json, columns_json, indicators_json, plan_json, report_json
from gwreport.cli.parser import add_map_option, command_parser
from gwreport.domain.findings.finding import needs_person
from gwreport.domain.plan.documents import DocumentKind, IndicatorTable, PastReport, ReportedBeside
from gwreport.domain.plan.plan import Plan
from gwreport.reading import Reading
from gwreport.wording.item_names import KINDS
from gwreport.workflow.plan.column_mappings import read_mapping
from gwreport.workflow.plan.read_document import read_document


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("read", "读一份文件，说明读出了什么（不需要工作区）")
    parser.add_argument("file", metavar="文件", help="Word、Excel、PDF 或文本文件")
    parser.add_argument(
        "--as",
        dest="as_",
        choices=[kind.value for kind in DocumentKind],
        help="plan 任务分解方案、report 完成情况报告、indicators 指标表；不写则自动判断",
    )
    add_map_option(parser)
    parser.add_argument("-w", "--workspace", metavar="工作区", help="不需要工作区，写了也不使用")
    given = parser.parse_args(arguments)
    as_ = DocumentKind(given.as_) if given.as_ else None
    reading = read_document(Path(given.file), as_, mapping=read_mapping(given.map))
    if given.json:
        output.write_json(_json(reading) | {"columns": columns_json(reading.columns)})
    else:
        _write(reading)
    return output.TO_SETTLE if needs_person(reading.findings) else output.DONE


def _json(reading: Reading) -> Json:
    if reading.plan is not None:
        return plan_json(reading.plan, reading.findings)
    if reading.report is not None:
        return report_json(reading.report, reading.findings)
    return indicators_json(reading.indicators, reading.findings)


def _write(reading: Reading) -> None:
    if reading.plan is not None:
        _write_plan(reading.plan)
    elif reading.report is not None:
        _write_report(reading.report)
    else:
        _write_indicators(reading.indicators)
    write_columns(reading.columns)
    write_findings(reading.findings)


def _write_plan(plan: Plan) -> None:
    rows = [
        (
            item.id,
            item.number,
            item.text,
            "、".join(item.leaders),
            "、".join(item.lead_units),
            item.support_text,
        )
        for item in plan.items
    ]
    headings = ("编号", "序号", "内容", "牵头领导", "牵头责任单位", "责任（配合）单位")
    output.write_table(headings, rows, title=plan.title or "任务分解方案")
    counts = "，".join(
        f"{name} {sum(item.kind is kind for item in plan.items)} 项" for kind, name in KINDS.items()
    )
    output.say(f"共 {len(plan.items)} 项：{counts}。")


def _write_report(report: PastReport) -> None:
    _write_grouped(
        ("序号", "指标名称", "完成情况", "全年目标", "牵头责任单位"),
        [
            (row, (row.number, row.name, row.completion, row.target, "、".join(row.lead_units)))
            for row in report.indicators
        ],
        "主要指标完成情况",
    )
    for title, rows in (("目标任务完成情况", report.tasks), ("未依时序推进", report.behind)):
        _write_grouped(
            ("序号", "目标任务", "完成情况", "牵头责任单位"),
            [
                (row, (row.number, row.text, row.completion, "、".join(row.lead_units)))
                for row in rows
            ],
            title,
        )
    output.say(
        f"指标 {len(report.indicators)} 项，目标任务 {len(report.tasks)} 项，"
        f"未依时序推进 {len(report.behind)} 项。"
    )


def _write_grouped(
    headings: tuple[str, ...],
    rows: Sequence[tuple[ReportedBeside, tuple[str, ...]]],
    title: str,
) -> None:
    """Write rows of a report; where the table is parted into groups, each with its group."""
    is_grouped = any(row.section for row, _ in rows)
    output.write_table(
        (*headings, "所属部分") if is_grouped else headings,
        [(*words, row.section) if is_grouped else words for row, words in rows],
        title=title,
    )


def _write_indicators(tables: Sequence[IndicatorTable]) -> None:
    for table in tables:
        output.write_table(
            ("序号", "类别", "指标名称", "单位", "约束性", "目标", "完成情况"),
            [
                (
                    row.number or f"（{row.parent} 的分项）",
                    row.category,
                    row.name,
                    row.unit,
                    "是" if row.binding else "",
                    row.target,
                    row.completion,
                )
                for row in table.rows
            ],
            title=table.title,
        )
