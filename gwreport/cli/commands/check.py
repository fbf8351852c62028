"""`gwreport check [WORKSPACE]`: whether a workspace is as it was recorded."""

from collections.abc import Sequence

from gwreport.cli import output
from gwreport.cli.findings_table import write_findings
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.findings import needs_person
from gwreport.workflow.check_workspace import check_workspace


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("check", "检查工作区：记录是否连贯、存档是否完好、内容是否被改动")
    add_workspace_option(parser)
    parser.add_argument("file", nargs="?", metavar="工作区", help="工作区文件；也可以用 -w 指明")
    given = parser.parse_args(arguments)
    with open_workspace(given.file or given.workspace) as workspace:
        findings = check_workspace(workspace)
    if given.json:
        output.write_json(
            {
                "format": "gwreport.check/1",
                "findings": [finding_json(finding) for finding in findings],
            }
        )
    elif findings:
        write_findings(findings, title="工作区有问题")
    else:
        output.say("工作区完好：记录连贯，存档和内容都与记录一致。")
    return output.TO_SETTLE if needs_person(findings) else output.DONE
