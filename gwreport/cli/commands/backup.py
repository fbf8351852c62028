"""`gwreport backup FILE`: copy the workspace into a new file."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.workflow.keeping.backup import back_up


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("backup", "把工作区备份成一个新文件")
    add_workspace_option(parser)
    parser.add_argument("file", metavar="备份文件", help="如 D:/备份/2025-10-11.gwr")
    given = parser.parse_args(arguments)
    with open_workspace(given.workspace) as workspace:
        written = back_up(workspace, Path(given.file))
    if given.json:
        output.write_json(
            {
                "format": "gwreport.backup/1",
                "path": str(written.path),
                "findings": [finding_json(finding) for finding in written.kept],
            }
        )
    else:
        output.say(f"已备份到 {written.path}")
    tell_kept(written.kept)
    return output.TO_SETTLE if written.kept else output.DONE
