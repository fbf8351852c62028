"""`gwreport check [WORKSPACE]`: whether a workspace is as it was recorded; `--rebuild` sets it right."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import write_findings
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.findings import Finding, needs_person
from gwreport.workflow.backup import rebuild
from gwreport.workflow.check_workspace import check_workspace


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("check", "检查工作区：记录是否连贯、存档是否完好、内容是否被改动")
    add_workspace_option(parser)
    parser.add_argument("file", nargs="?", metavar="工作区", help="工作区文件；也可以用 -w 指明")
    parser.add_argument(
        "--rebuild",
        action="store_true",
        help="内容与记录不一致时，按记录恢复；修复前的文件另存在旁边",
    )
    given = parser.parse_args(arguments)
    named = given.file or given.workspace
    aside: Path | None = None
    told: list[Finding] = []
    if given.rebuild:
        named = named or os.environ.get("GWREPORT_WORKSPACE") or None
        aside, told = rebuild(named, now=datetime.now())
    with open_workspace(named, warn=False) as workspace:
        findings = check_workspace(workspace)
        state = workspace.ledger.state_hash()
    if given.json:
        output.write_json(
            {
                "format": "gwreport.check/1",
                "state": state,
                "kept": str(aside) if aside else None,
                "findings": [finding_json(finding) for finding in (*told, *findings)],
            }
        )
        return _code(told, findings)
    if aside is not None:
        write_findings(told, title="已按记录恢复")
        output.say(f"修复前的文件另存为 {aside}")
    if findings:
        write_findings(findings, title="工作区有问题")
    else:
        output.say("工作区完好：记录连贯，存档完好，内容与按记录重算的结果一致。")
    output.say(f"内容校验码：{state[:16]}")
    return _code(told, findings)


def _code(told: Sequence[Finding], findings: Sequence[Finding]) -> int:
    return output.TO_SETTLE if needs_person([*told, *findings]) else output.DONE
