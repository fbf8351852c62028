"""`gwreport decide ROUND ITEM …`: settle one item or one held file."""

import getpass
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime

from gwreport.cli import output
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.errors import ArgumentError
from gwreport.workflow import decide
from gwreport.workflow.decide import Author
from gwreport.workflow.workspace import Workspace

_NUMBERED = (
    ("--accept", "文件编号", "接受一个待定的文件"),
    ("--refuse", "文件编号", "不收一个待定的文件"),
    ("--undo", "决定编号", "撤销一个决定"),
)


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("decide", "处理一项：选用文字、修改、定状态；可以撤销")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("item", nargs="?", metavar="编号", help="任务编号，如 T17")
    # One decision a line: were the second refused, the first would stand already. Only a status
    # goes along with a text, and is checked before anything is stored.
    one_of = parser.add_mutually_exclusive_group()
    one_of.add_argument("--choose", metavar="单位", help="采用这个单位填报的文字")
    one_of.add_argument("--text", metavar="文字", help="改用这段文字")
    for option, metavar, help_ in _NUMBERED:
        one_of.add_argument(option, type=whole_number(option), metavar=metavar, help=help_)
    parser.add_argument("--status", metavar="进度", help="如 依时序推进、未依时序推进、已完成")
    parser.add_argument("--reason", default="", metavar="理由", help="为什么这样处理")
    parser.add_argument("--who", default="", metavar="姓名", help="谁处理的；不写则用登录名")
    given = parser.parse_args(arguments)
    on_item = next((one for one in ("choose", "text", "status") if getattr(given, one)), "")
    on_number = next((one for one in ("accept", "refuse", "undo") if getattr(given, one)), "")
    if on_item and on_number:
        raise ArgumentError(f"--{on_item}", "together", f"--{on_number}")
    if not on_item and not on_number:
        raise ArgumentError("decide", "nothing-to-decide")
    if on_item and not given.item:
        raise ArgumentError("decide", "required", "编号")
    if on_number and given.item:
        raise ArgumentError("decide", "unknown", given.item)
    author = Author(given.who or _login_name(), given.reason, datetime.now())
    with open_workspace(given.workspace) as workspace:
        if on_item:
            numbers = _decide_item(workspace, given, author)
        else:
            numbers = [_decide_numbered(workspace, given, author)]
    if given.json:
        output.write_json({"format": "gwreport.decision/1", "decisions": numbers})
    else:
        listed = "、".join(map(str, numbers))
        output.say(f"已记录，决定编号 {listed}。撤销用 gwreport decide {given.round} --undo 编号。")
    return output.DONE


def _decide_item(workspace: Workspace, given: Namespace, author: Author) -> list[int]:
    numbers: list[int] = []
    status = decide.read_status(given.status) if given.status else None
    if given.choose:
        numbers.append(decide.choose_text(workspace, given.round, given.item, given.choose, author))
    if given.text:
        numbers.append(decide.edit_text(workspace, given.round, given.item, given.text, author))
    if status:
        numbers.append(decide.set_status(workspace, given.round, given.item, status, author))
    return numbers


def _decide_numbered(workspace: Workspace, given: Namespace, author: Author) -> int:
    if given.undo:
        return decide.undo(workspace, given.round, given.undo, author)
    number, accept = given.accept or given.refuse, bool(given.accept)
    return decide.settle_version(workspace, given.round, number, accept=accept, author=author)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        # An account without a name of its own, as in a container: who decides must be said then.
        raise ArgumentError("decide", "required", "--who") from None
