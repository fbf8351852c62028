"""`gwreport report ROUND`: write the completion report."""

from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import Json, finding_json, open_json, output_json
from gwreport.cli.login_name import login_name
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.findings.finding import Finding, needs_person
from gwreport.domain.plan.named_plans import MAIN_NAME, shown_name
from gwreport.errors import ArgumentError
from gwreport.reports.word.fonts import FONTS
from gwreport.wording.decisions import MADE_DRAFT, open_words
from gwreport.wording.findings.explaining import explain
from gwreport.wording.names import DRAFT_MARK, LAPSED, round_name
from gwreport.workflow.output.finalize import finalize, make_draft
from gwreport.workflow.output.write_report import FORMATS, WORKBOOK, WrittenReport, write_reports
from gwreport.workflow.output.written_reports import Signing
from gwreport.workflow.plan.choose_plan import chosen_plans
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("report", "生成完成情况报告（附件1、附件2、附件3）")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("--out", required=True, metavar="文件夹", help="报告写到这里")
    parser.add_argument(
        "--format",
        action="append",
        metavar="格式",
        help="xlsx（Excel，默认）、docx（Word 公文）、pdf、ofd（要另装转换组件）；可以写几次",
    )
    parser.add_argument(
        "--plan",
        default=MAIN_NAME,
        metavar="清单名",
        help="哪张清单的报告；不写是政府工作报告的，写“全部”则每张清单各出一份",
    )
    one_of = parser.add_mutually_exclusive_group()
    one_of.add_argument(
        "--final",
        action="store_true",
        help="定稿：页眉不再印“征求意见稿”，记为一条审核决定；还有意见不一或没有确认的，会说明有几项",
    )
    one_of.add_argument("--draft", action="store_true", help="取消定稿，页眉重新印“征求意见稿”")
    parser.add_argument("--reason", default="", metavar="理由", help="定稿或取消定稿的理由")
    parser.add_argument("--who", default="", metavar="姓名", help="谁定稿的；不写则用登录名")
    given = parser.parse_args(arguments)
    formats = tuple(dict.fromkeys(given.format or (WORKBOOK,)))
    for one in formats:
        if one not in FORMATS:
            raise ArgumentError("--format", "format", one)
    progress = output.terminal_progress()
    with open_workspace(given.workspace) as workspace:
        names = chosen_plans(workspace, given.plan)
        for name in names:
            _settle(workspace, given, name)
        by = Signing(given.who or login_name(), datetime.now())
        written = write_reports(
            workspace, given.round, Path(given.out), formats, names=names, by=by, progress=progress
        )
    if given.json:
        output.write_json(_json(written))
    else:
        for one in written:
            _write(one)
    for one in written:
        tell_kept(one.kept)
    open_ = needs_person(found for one in written for found in _findings(one))
    return output.TO_SETTLE if open_ else output.DONE


def _findings(written: WrittenReport) -> tuple[Finding, ...]:
    return (*written.findings, *written.notices, *written.kept)


def _json(reports: Sequence[WrittenReport]) -> Json:
    """Give one report as a document; of several their files and counts together, and each by itself."""
    first, *others = [_report_json(one) for one in reports]
    if not others:
        return first | ({"plan": reports[0].name} if reports[0].name else {})
    every = [first, *others]
    document = dict(first)
    document["outputs"] = [path for one in every for path in one["outputs"]]
    document["counts"] = _sums(one["counts"] for one in every)
    document["open"] = _sums(one["open"] for one in every)
    document["final"] = all(one["final"] for one in every)
    document["findings"] = [found for one in every for found in one["findings"]]
    document["plans"] = [
        {"plan": shown_name(report.name)}
        | {key: one[key] for key in ("outputs", "counts", "final", "open")}
        for report, one in zip(reports, every, strict=True)
    ]
    return document


def _sums(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in counts:
        for key, count in one.items():
            found[key] = found.get(key, 0) + count
    return found


def _report_json(written: WrittenReport) -> Json:
    paths = [str(path) for path in written.outputs]
    document = output_json(written.round, paths, written.counts)
    document["final"] = written.is_final
    document["open"] = open_json(written.open) | {"unconfirmed": written.unconfirmed}
    document["findings"] = [finding_json(finding) for finding in _findings(written)]
    if written.fonts is not None:
        document["fonts"] = dict(written.fonts)
    return document


def _settle(workspace: Workspace, given: Namespace, name: str) -> None:
    """Declare the report final, or take that back."""
    if not (given.final or given.draft):
        return
    who, now = given.who or login_name(), datetime.now()
    if given.final:
        finalize(workspace, given.round, Author(who, given.reason, now), name)
    else:
        make_draft(workspace, given.round, Author(who, given.reason or MADE_DRAFT, now), name)


def _write(written: WrittenReport) -> None:
    counts = written.counts
    output.say(
        f"{round_name(written.round)}{written.name}：指标 {counts.indicators} 项，任务 {counts.tasks} 项，"
        f"未依时序推进 {counts.behind} 项，无人填报 {counts.missing} 项。"
    )
    for path in written.outputs:
        output.say(f"报告：{path}")
    output.say(_state(written))
    if written.fonts is not None:
        output.say(_fonts(written.fonts))
    for notice in written.notices:
        words = explain(notice)
        output.say(words.message + words.suggestion)
    if sum(written.open.values()):
        output.say(f"等待处理的逐项查看：gwreport review {written.round}")


def _state(written: WrittenReport) -> str:
    open_ = open_words(written.open, written.unconfirmed)
    if written.is_final:
        return f"已定稿；{open_}。" if open_ else "已定稿。"
    words = f"{LAPSED if written.has_lapsed else ''}页眉印有“{DRAFT_MARK}”"
    if open_:
        return f"{words}；{open_}。"
    return f"{words}；意见都已处理，附件3都已确认，可以定稿（加 --final）。"


def _fonts(fonts: Mapping[str, str]) -> str:
    asked = "、".join(font.name for font in FONTS)
    if not fonts:
        return f"字体：用到{asked}；没能核对本机装了哪些，打印前请在打印用的电脑上看一看。"
    if not any(fonts.values()):
        return f"字体：用到{asked}，本机都没有，也没有相近的；请在装有这些字体的电脑上打印。"
    return (
        "字体：" + "、".join(f"{name}（{_found(name, by)}）" for name, by in fonts.items()) + "。"
    )


def _found(name: str, found: str) -> str:
    if found == name:
        return "本机有"
    return f"本机以{found}代替" if found else "本机没有"
