"""`gwreport reopen ITEM…`: take up closed items (销号) again."""

from collections.abc import Sequence

from gwreport.cli.closing_tables import write_done
from gwreport.cli.login_name import author_of
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.workflow.year.closing import reopen_items


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("reopen", "恢复已销号的任务，以后照常填报；可以撤销")
    add_workspace_option(parser)
    parser.add_argument("items", nargs="+", metavar="编号", help="任务编号，如 T17；可以一次写几项")
    parser.add_argument(
        "--round",
        metavar="填报期",
        help="从哪一期起恢复，如 2025-Q3；不写则从最近下发的一期（已定稿的，从下一期）",
    )
    parser.add_argument("--reason", default="", metavar="理由", help="为什么恢复")
    parser.add_argument("--who", default="", metavar="姓名", help="谁处理的；不写则用登录名")
    given = parser.parse_args(arguments)
    with open_workspace(given.workspace) as workspace:
        author = author_of(given)
        made = reopen_items(workspace, given.items, author, code=given.round or "")
    return write_done(made.items, made.findings, as_json=given.json)
