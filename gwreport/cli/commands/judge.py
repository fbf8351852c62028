"""`gwreport judge FILE`: judge every row of a past report or indicator table."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import write_findings
from gwreport.cli.json_forms import (
    Json,
    indicators_json,
    judgement_json,
    report_json,
    status_counts_json,
)
from gwreport.cli.parser import add_map_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.findings.finding import needs_person
from gwreport.domain.judgement.results import Judgement
from gwreport.domain.judgement.rules import DEFAULT_RULES
from gwreport.domain.merging.summary import by_status
from gwreport.domain.plan.documents import IndicatorTable, PastReport
from gwreport.domain.rounds import Round
from gwreport.settings.judgement import rules_of
from gwreport.wording.judgement_reasons import describe_rules, explain_reason
from gwreport.wording.names import round_name, status_name
from gwreport.workflow.plan.column_mappings import read_mapping, with_remembered
from gwreport.workflow.plan.judge import JudgedDocument, judge_document

_HEADINGS = ("序号", "内容", "完成情况", "研判", "得分", "理由")


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("judge", "研判一份完成情况报告或指标表：逐项说明进度和理由")
    parser.add_argument("file", metavar="文件", help="Word、Excel、PDF 或文本文件")
    parser.add_argument("--round", metavar="填报期", help="如 2023-Q4；报告不写则用它自己的填报期")
    parser.add_argument("--rules", action="store_true", help="在最后列出研判口径")
    parser.add_argument(
        "-w", "--workspace", metavar="工作区", help="用这个工作区的研判口径；不写则用通用口径"
    )
    add_map_option(parser)
    given = parser.parse_args(arguments)
    rules, mapping = DEFAULT_RULES, read_mapping(given.map)
    if given.workspace:
        with open_workspace(given.workspace) as workspace:
            rules = rules_of(workspace.settings)
            mapping = with_remembered(workspace, mapping)
    judged = judge_document(Path(given.file), given.round, rules=rules, mapping=mapping)
    if given.json:
        document = _json(judged)
        if given.rules:
            document["rules"] = describe_rules(rules)
        output.write_json(document)
    else:
        _write(judged)
        for line in describe_rules(rules) if given.rules else ():
            output.say(line)
    return output.TO_SETTLE if needs_person(judged.findings) else output.DONE


def _json(judged: JudgedDocument) -> Json:
    report = judged.reading.report
    head: Json = {"format": "gwreport.judge/1", "round": str(judged.round)}
    counts = {"counts": status_counts_json(judged.counts)}
    if report is not None:
        rows = report_json(report, judged.findings)
        for name, judgements in (
            ("indicators", judged.indicators),
            ("tasks", judged.tasks),
            ("behind", judged.behind),
        ):
            rows[name] = _with_judgements(rows[name], judgements)
        indicator_counts = status_counts_json(by_status(one.status for one in judged.indicators))
        return {**rows, **head, **counts, "indicator_counts": indicator_counts}
    rows = indicators_json(judged.reading.indicators, judged.findings)
    for table, judgements, round_ in zip(rows["tables"], judged.tables, judged.rounds, strict=True):
        table["round"] = str(round_)
        table["rows"] = _with_judgements(table["rows"], judgements)
    return {**rows, **head, **counts}


def _with_judgements(rows: Iterable[Json], judgements: Iterable[Judgement]) -> list[Json]:
    return [
        {**row, "judgement": judgement_json(judgement)}
        for row, judgement in zip(rows, judgements, strict=True)
    ]


def _write(judged: JudgedDocument) -> None:
    report = judged.reading.report
    if report is not None:
        _write_report(report, judged)
    else:
        for one in zip(judged.reading.indicators, judged.tables, judged.rounds, strict=True):
            _write_indicators(*one)
    write_findings(judged.findings)
    total = sum(judged.counts.values())
    named = "，".join(
        f"{status_name(status, judged.round)} {count}"
        for status, count in judged.counts.items()
        if count
    )
    rounds = "、".join(map(round_name, dict.fromkeys(judged.rounds or (judged.round,))))
    output.say(f"{rounds}研判，共 {total} 项：{named or '没有可以研判的内容'}。")


def _write_report(report: PastReport, judged: JudgedDocument) -> None:
    rows = [
        _row(
            row.number,
            f"{row.name}（全年目标：{row.target}）",
            row.completion,
            judgement,
            judged.round,
        )
        for row, judgement in zip(report.indicators, judged.indicators, strict=True)
    ]
    output.write_table(_HEADINGS, rows, title="主要指标")
    rows = [
        _row(row.number, row.text, row.completion, judgement, judged.round)
        for row, judgement in zip(report.tasks, judged.tasks, strict=True)
    ]
    output.write_table(_HEADINGS, rows, title="目标任务")


def _write_indicators(
    table: IndicatorTable, judgements: Sequence[Judgement], round_: Round
) -> None:
    rows = [
        _row(
            row.number or f"（{row.parent} 的分项）",
            f"{row.name}（目标：{row.target or '无'}{row.unit if row.target else ''}）",
            row.completion,
            judgement,
            round_,
        )
        for row, judgement in zip(table.rows, judgements, strict=True)
    ]
    output.write_table(_HEADINGS, rows, title=table.title)


def _row(
    number: str, text: str, completion: str, judgement: Judgement, round_: Round
) -> tuple[str, ...]:
    reasons = "；".join(explain_reason(reason) for reason in judgement.reasons)
    status = status_name(judgement.status, round_)
    return number, text, completion, status, str(judgement.score), reasons
