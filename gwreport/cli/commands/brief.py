"""`gwreport brief ROUND`: one page a leader in Word, and slides."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.plan.named_plans import EVERY_NAME, folded
from gwreport.errors import ArgumentError
from gwreport.wording.names import DRAFT_MARK, LEADER_BRIEF, round_name
from gwreport.workflow.output.leader_briefs import FORMATS, WrittenBriefs, write_briefs
from gwreport.workflow.plan.choose_plan import chosen_plan


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("brief", "生成领导简报：每位领导一页 Word，另有幻灯片")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("--out", required=True, metavar="文件夹", help="简报写到这里")
    parser.add_argument(
        "--format",
        action="append",
        metavar="格式",
        help="docx（Word，每位领导一页）、pptx（幻灯片）；可以写几次，不写则两种都要",
    )
    parser.add_argument(
        "--leader",
        action="append",
        default=[],
        metavar="姓名",
        help="只要这位领导的；可以写几次，不写则各位领导都有",
    )
    parser.add_argument(
        "--plan",
        default=EVERY_NAME,
        metavar="清单名",
        help="只要这张清单的；不写则各张清单合在一起",
    )
    given = parser.parse_args(arguments)
    formats = tuple(dict.fromkeys(given.format or FORMATS))
    for one in formats:
        if one not in FORMATS:
            raise ArgumentError("--format", "brief-format", one)
    progress = output.terminal_progress()
    with open_workspace(given.workspace) as workspace:
        together = folded(given.plan) == folded(EVERY_NAME)
        named = EVERY_NAME if together else chosen_plan(workspace, given.plan)
        written = write_briefs(
            workspace,
            given.round,
            Path(given.out),
            formats,
            leaders=given.leader,
            named=named,
            progress=progress,
        )
    if given.json:
        output.write_json(_json(written))
    else:
        _write(written)
    tell_kept(written.kept)
    return output.TO_SETTLE if written.kept else output.DONE


def _json(written: WrittenBriefs) -> dict[str, object]:
    return {
        "format": "gwreport.brief/1",
        "round": str(written.round),
        "outputs": [str(path) for path in written.outputs],
        "leaders": list(written.leaders),
        "without_leader": written.without_leader,
        "final": written.is_final,
        "findings": [finding_json(finding) for finding in written.kept],
    }


def _write(written: WrittenBriefs) -> None:
    output.say(
        f"{round_name(written.round)}{LEADER_BRIEF}：{len(written.leaders)} 位领导，每位一页。"
    )
    for path in written.outputs:
        output.say(f"{LEADER_BRIEF}：{path}")
    if written.without_leader:
        output.say(
            f"方案里有 {written.without_leader} 项没有写牵头领导，不在任何一页上；"
            "补上请用 gwreport correct。"
        )
    if not written.is_final:
        output.say(f"报告还没有定稿，每页印有“{DRAFT_MARK}”。")
