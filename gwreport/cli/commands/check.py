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
from gwreport.domain.findings.finding import Finding, needs_person
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.records import SeenHead
from gwreport.wording.journal import AS_TOLD, SOUND
from gwreport.workflow.keeping.backup import rebuild
from gwreport.workflow.keeping.check_journal_end import (
    end_sentences,
    head_of_report,
    journal_end,
    told_head,
)
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.workspace import Workspace


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
    parser.add_argument(
        "--head",
        metavar="校验码",
        help="与报告“来源”表上的历史记录校验码比对，如 128:3f9c0a7be4d21586",
    )
    parser.add_argument(
        "--report", metavar="报告文件", help="与一份报告（Excel 或 Word）里的历史记录校验码比对"
    )
    parser.add_argument(
        "--trust",
        action="store_true",
        help="认准这一份：用较早的备份换回来以后用一次，今后从这里比起",
    )
    given = parser.parse_args(arguments)
    named = given.file or given.workspace
    written = given.head or (head_of_report(Path(given.report)) if given.report else None)
    aside: Path | None = None
    told: list[Finding] = []
    if given.rebuild:
        named = named or os.environ.get("GWREPORT_WORKSPACE") or None
        aside, told = rebuild(named, now=datetime.now())
    with open_workspace(named, warn=False) as workspace:
        as_told = told_head(workspace, written) if written else []
        if given.trust:
            workspace.ledger.set_back()
        end = journal_end(workspace)
        findings = [*as_told, *check_workspace(workspace)]
        state = _state(workspace)
    if given.json:
        output.write_json(
            {
                "format": "gwreport.check/1",
                "state": state,
                "journal": {"length": end.head.length, "head": end.head.hash},
                "seen": [
                    *(_seen_json(one, is_in=True) for one in end.known),
                    *(_seen_json(one, is_in=False) for one in end.unknown),
                ],
                "kept": str(aside) if aside else None,
                "findings": [finding_json(finding) for finding in (*told, *findings)],
            }
        )
        return _code(told, findings)
    if aside is not None:
        write_findings(told, title="已按记录恢复")
        output.say(f"修复前的文件另存为 {aside}")
    if not needs_person(findings):
        output.say(SOUND)
    if findings:
        title = "工作区有问题" if needs_person(findings) else "另外说明"
        write_findings(findings, title=title)
    if written and not as_told:
        output.say(AS_TOLD)
    for sentence in end_sentences(end):
        output.say(sentence)
    output.say(f"内容校验码：{state[:16] if state else '读不出来'}")
    return _code(told, findings)


def _state(workspace: Workspace) -> str | None:
    try:
        return workspace.ledger.state_hash()
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.DAMAGED:
            raise
        return None  # what cannot be read has been told


def _seen_json(one: SeenHead, *, is_in: bool) -> dict[str, object]:
    return {
        "length": one.head.length,
        "head": one.head.hash,
        "at": one.at.isoformat(),
        "location": one.location,
        "contained": is_in,
    }


def _code(told: Sequence[Finding], findings: Sequence[Finding]) -> int:
    return output.TO_SETTLE if needs_person([*told, *findings]) else output.DONE
