"""`gwreport report ROUND`: write the completion report."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.json_forms import finding_json, output_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.findings import needs_person
from gwreport.errors import ArgumentError
from gwreport.wording.names import round_name
from gwreport.workflow.write_report import write_report

_FORMATS = ("xlsx",)


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("report", "生成完成情况报告（附件1、附件2、附件3）")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("--out", required=True, metavar="文件夹", help="报告写到这里")
    parser.add_argument("--format", action="append", metavar="格式", help="xlsx（默认）")
    given = parser.parse_args(arguments)
    for written in given.format or ():
        if written not in _FORMATS:
            raise ArgumentError("--format", "format", written)
    with open_workspace(given.workspace) as workspace:
        written = write_report(workspace, given.round, Path(given.out))
    if given.json:
        paths = [str(path) for path in written.outputs]
        document = output_json(written.round, paths, written.counts)
        document["findings"] = [finding_json(finding) for finding in written.findings]
        output.write_json(document)
    else:
        counts = written.counts
        output.say(
            f"{round_name(written.round)}：指标 {counts.indicators} 项，任务 {counts.tasks} 项，"
            f"未依时序推进 {counts.behind} 项，无人填报 {counts.missing} 项。"
        )
        for path in written.outputs:
            output.say(f"报告：{path}")
        if needs_person(written.findings):
            output.say(
                f"报告中还有 {len(written.findings)} 处没有落实，逐项查看："
                f"gwreport review {written.round}"
            )
    return output.TO_SETTLE if needs_person(written.findings) else output.DONE
