"""`gwreport close ITEM…`: close items (销号) with their evidence, or send requests for it back."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from gwreport.cli.closing_tables import write_closings, write_done
from gwreport.cli.login_name import author_of
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.errors import ArgumentError
from gwreport.workflow.year.closing import (
    close_items,
    send_requests_back,
    undo_closing,
)
from gwreport.workflow.year.view_closings import view_closings


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    given = _parsed(arguments)
    with open_workspace(given.workspace) as workspace:
        if given.list:
            return write_closings(view_closings(workspace), as_json=given.json)
        author = author_of(given)
        if given.undo:
            undone = undo_closing(workspace, given.undo, author)
            return write_done([undone], (), as_json=given.json)
        if given.refuse:
            made = send_requests_back(workspace, given.items, author)
        else:
            made = close_items(
                workspace,
                given.items,
                author,
                evidence=[Path(one) for one in given.evidence or ()],
                without_evidence=given.no_evidence,
                code=given.round or "",
            )
    return write_done(made.items, made.findings, as_json=given.json)


def _parsed(arguments: Sequence[str]) -> Namespace:
    parser = command_parser(
        "close", "销号：核实后不再填报；也可以退回单位的销号申请、列出已销号的、撤销"
    )
    add_workspace_option(parser)
    parser.add_argument("items", nargs="*", metavar="编号", help="任务编号，如 T17；可以一次写几项")
    on = parser.add_mutually_exclusive_group()
    on.add_argument(
        "--evidence",
        action="append",
        metavar="文件",
        help="佐证材料，有几个写几次；先存档，不打开。随填报表报来的不用再写",
    )
    on.add_argument("--no-evidence", action="store_true", help="没有佐证材料，只凭理由销号")
    on.add_argument("--refuse", action="store_true", help="不同意，退回单位的销号申请")
    on.add_argument(
        "--undo",
        type=whole_number("--undo"),
        metavar="决定编号",
        help="撤销一次销号、恢复或退回；撤销本身也可以撤销",
    )
    on.add_argument("--list", action="store_true", help="列出等待核实的申请和已销号的任务")
    parser.add_argument(
        "--round",
        metavar="填报期",
        help="从哪一期起算销号，如 2025-Q2；不写则从最近下发的一期（已定稿的，从下一期）",
    )
    parser.add_argument("--reason", default="", metavar="理由", help="为什么这样处理")
    parser.add_argument("--who", default="", metavar="姓名", help="谁处理的；不写则用登录名")
    given = parser.parse_args(arguments)
    is_numbered = given.list or given.undo
    if given.items and is_numbered:
        raise ArgumentError("close", "unknown", given.items[0])
    if not given.items and not is_numbered:
        raise ArgumentError("close", "required", "编号")
    if given.round and (is_numbered or given.refuse):
        raise ArgumentError("--round", "only-with", "编号")
    if given.undo and not given.reason.strip():
        raise ArgumentError("--reason", "reason")
    return given
