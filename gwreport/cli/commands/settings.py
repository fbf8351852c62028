"""`gwreport settings`: show and change the workspace's options."""

from collections.abc import Sequence
from datetime import datetime

from gwreport.cli import output
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.errors import ArgumentError
from gwreport.settings.catalogue import ALL
from gwreport.workflow.change_settings import change_settings


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("settings", "查看和修改工作区的选项")
    add_workspace_option(parser)
    parser.add_argument(
        "changes",
        nargs="*",
        metavar="选项=值",
        help="如 office=区政府督查室；等号后留空则恢复原来的值",
    )
    given = parser.parse_args(arguments)
    with open_workspace(given.workspace) as workspace:
        if given.changes:
            values = dict(_value(change) for change in given.changes)
            change_settings(workspace, values, now=datetime.now())
        settings = workspace.settings
    values = {option.key: settings.words(option) for option in ALL}
    if given.json:
        output.write_json({"format": "gwreport.settings/1", "settings": values})
    else:
        rows = [(option.key, values[option.key], option.help) for option in ALL]
        output.write_table(("选项", "现在的值", "说明"), rows)
    return output.DONE


def _value(change: str) -> tuple[str, str]:
    key, sign, value = change.partition("=")
    if not sign:
        raise ArgumentError("settings", "usage", change)
    return key.strip(), value.strip()
