"""`gwreport members`: who may do what in a shared workspace."""

from collections.abc import Sequence
from datetime import datetime

from gwreport.cli import output
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.members import Role
from gwreport.wording.names import ROLE_NOTES, ROLES
from gwreport.workflow.sharing.members import let_in, let_out, view_members


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("members", "共享工作区的人员：查看、添加经办人和查看人、移除")
    add_workspace_option(parser)
    parser.add_argument(
        "--clerk",
        action="append",
        default=[],
        metavar="用户名",
        help="列为经办人：可以做全部工作；服务器上的用户名，可写多次",
    )
    parser.add_argument(
        "--reader",
        action="append",
        default=[],
        metavar="用户名",
        help="列为查看人：只能查看；可写多次",
    )
    parser.add_argument(
        "--remove",
        action="append",
        default=[],
        metavar="用户名",
        help="移除：以后不能再打开；可写多次",
    )
    given = parser.parse_args(arguments)
    now = datetime.now()
    with open_workspace(given.workspace) as workspace:
        for name in given.clerk:
            let_in(workspace, name, Role.CLERK, now=now)
        for name in given.reader:
            let_in(workspace, name, Role.READER, now=now)
        for name in given.remove:
            let_out(workspace, name, now=now)
        members = view_members(workspace)
    if given.json:
        output.write_json(
            {
                "format": "gwreport.members/1",
                "own": members.own.value,
                "members": [
                    {"name": name, "role": role.value} for name, role in members.others.items()
                ],
            }
        )
        return output.DONE
    rows = [(name, ROLES[role], ROLE_NOTES[role]) for name, role in members.others.items()]
    output.write_table(("用户名", "身份", "可以做什么"), rows)
    output.say(f"您是{ROLES[members.own]}。")
    return output.DONE
