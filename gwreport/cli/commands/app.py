"""`gwreport app [WORKSPACE]`: open the desktop window."""

from collections.abc import Callable, Sequence

from gwreport.cli.parser import command_parser

OpenWindow = Callable[[Sequence[str]], int]


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run the command; the two faces do not know each other, so the window is handed in."""
    parser = command_parser("app", "打开桌面窗口")
    parser.add_argument("workspace", nargs="?", metavar="工作区", help="要打开的工作区文件")
    given = parser.parse_args(arguments)
    return open_window([given.workspace] if given.workspace else [])
