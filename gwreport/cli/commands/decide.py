"""`gwreport decide ROUND ITEM …`: settle one item or one held file."""

import getpass
from collections.abc import Sequence
from datetime import datetime

from gwreport.cli import output
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.errors import ArgumentError
from gwreport.workflow import decide
from gwreport.workflow.decide import Author


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("decide", "处理一项：选用文字、修改、定状态；可以撤销")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("item", nargs="?", metavar="编号", help="任务编号，如 T17")
    parser.add_argument("--choose", metavar="单位", help="采用这个单位填报的文字")
    parser.add_argument("--text", metavar="文字", help="改用这段文字")
    parser.add_argument("--status", metavar="进度", help="如 依时序推进、未依时序推进、已完成")
    parser.add_argument("--accept", type=int, metavar="文件编号", help="接受一个待定的文件")
    parser.add_argument("--refuse", type=int, metavar="文件编号", help="不收一个待定的文件")
    parser.add_argument("--undo", type=int, metavar="决定编号", help="撤销一个决定")
    parser.add_argument("--reason", default="", metavar="理由", help="为什么这样处理")
    parser.add_argument("--who", default="", metavar="姓名", help="谁处理的；不写则用登录名")
    given = parser.parse_args(arguments)
    author = Author(given.who or getpass.getuser(), given.reason, datetime.now())
    numbers: list[int] = []
    with open_workspace(given.workspace) as workspace:
        if given.undo is not None:
            numbers.append(decide.undo(workspace, given.round, given.undo, author))
        for number, accept in ((given.accept, True), (given.refuse, False)):
            if number is not None:
                numbers.append(
                    decide.settle_version(
                        workspace, given.round, number, accept=accept, author=author
                    )
                )
        if given.choose or given.text is not None or given.status:
            if not given.item:
                raise ArgumentError("decide", "required", "编号")
            status = decide.read_status(given.status) if given.status else None
            if given.choose:
                numbers.append(
                    decide.choose_text(workspace, given.round, given.item, given.choose, author)
                )
            if given.text is not None:
                numbers.append(
                    decide.edit_text(workspace, given.round, given.item, given.text, author)
                )
            if status:
                numbers.append(
                    decide.set_status(workspace, given.round, given.item, status, author)
                )
    if not numbers:
        raise ArgumentError("decide", "nothing-to-decide")
    if given.json:
        output.write_json({"format": "gwreport.decision/1", "decisions": numbers})
    else:
        listed = "、".join(map(str, numbers))
        output.say(f"已记录，决定编号 {listed}。撤销用 gwreport decide {given.round} --undo 编号。")
    return output.DONE
