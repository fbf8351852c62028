"""`gwreport generate ROUND`: write the unit workbooks."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept, write_findings
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.cli.written_date import read_date
from gwreport.domain.findings.finding import needs_person
from gwreport.wording.names import round_name
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("generate", "生成各单位的填报表和发放清单")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3（前三季度）")
    parser.add_argument("--out", required=True, metavar="文件夹", help="填报表写到这里")
    parser.add_argument(
        "--unit", action="append", default=[], metavar="单位", help="只生成这些单位"
    )
    parser.add_argument("--deadline", metavar="日期", help="报送期限，如 2025-10-10")
    parser.add_argument("--zip", action="store_true", help="另打一个总压缩包")
    given = parser.parse_args(arguments)
    deadline = read_date("--deadline", given.deadline) if given.deadline else None
    progress = output.terminal_progress()
    with open_workspace(given.workspace) as workspace:
        made = generate_workbooks(
            workspace,
            given.round,
            Path(given.out),
            now=datetime.now(),
            units=given.unit,
            deadline=deadline,
            zipped=given.zip,
            progress=progress,
        )
    if given.json:
        output.write_json(
            {
                "format": "gwreport.issue/1",
                "round": str(made.round),
                "workbooks": [
                    {
                        "unit": one.unit,
                        "path": str(one.path),
                        "items": one.items,
                        "sha256": one.sha256,
                    }
                    for one in made.workbooks
                ],
                "list": str(made.list_path.absolute()),
                "zip": str(made.archive.absolute()) if made.archive else None,
                "findings": [finding_json(one) for one in (*made.findings, *made.kept)],
            }
        )
    else:
        _write(made)
    tell_kept(made.kept)
    open_ = needs_person((*made.findings, *made.kept))
    return output.TO_SETTLE if open_ else output.DONE


def _write(made: Generated) -> None:
    rows = sum(one.items for one in made.workbooks)
    output.say(
        f"{round_name(made.round)}：已生成 {len(made.workbooks)} 个单位的填报表，共 {rows} 行，"
        f"放在 {made.list_path.parent}。"
    )
    output.say(f"发放清单：{made.list_path}")
    if made.archive:
        output.say(f"压缩包：{made.archive}")
    write_findings(made.findings, title="没有单位填报的任务")
