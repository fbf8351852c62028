"""Argument parsing in Chinese: one parser a command, made only when that command is called."""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, Never, NoReturn, cast

from gwreport.cli import output
from gwreport.errors import ArgumentError
from gwreport.wording.column_roles import COLUMN_ROLES, UNSAID

# Characters of a message that are looked at; what a clerk wrote on the line may stand in it.
_LONGEST = 400
_MESSAGES = (
    (re.compile(r"the following arguments are required: (?P<value>.+)"), "required"),
    (re.compile(r"unrecognized arguments: (?P<value>.+)"), "unknown"),
    (re.compile(r"argument (?P<argument>\S+): invalid choice: '?(?P<value>.*?)'? \("), "choice"),
    (
        re.compile(r"argument (?P<value>\S+): expected (?:one|at least one|\d+) arguments?"),
        "required",
    ),
    (
        re.compile(r"argument (?P<argument>\S+): not allowed with argument (?P<value>\S+)"),
        "together",
    ),
    (
        re.compile(r"argument (?P<argument>\S+): ignored explicit argument '(?P<value>.*)'"),
        "no-value",
    ),
)
_HEADINGS = (
    ("usage: ", "用法："),
    ("positional arguments:", "参数："),
    ("options:", "选项："),
    ("show this help message and exit", "显示这段帮助"),
)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Chinese and raises ArgumentError where it would exit."""

    def error(self, message: str) -> NoReturn:
        """Raise ArgumentError in place of printing a usage text of several lines."""
        command = self.prog.rpartition(" ")[2]
        for pattern, problem in _MESSAGES:
            if found := pattern.search(message[:_LONGEST]):
                facts = found.groupdict()
                argument = facts.get("argument") or command
                raise ArgumentError(argument, problem, facts.get("value") or argument)
        raise ArgumentError(command, "usage", message)

    def parse_args(  # pyright: ignore[reportIncompatibleMethodOverride] - one overload is enough
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        """Parse, and refuse whatever was given as a blank.

        An empty name of a file or folder would mean the current folder to the system.
        """
        given = super().parse_args(args, namespace or argparse.Namespace())
        for action in self._actions:
            value = getattr(given, action.dest, None)
            if value == action.default:
                continue
            words = cast("list[Any]", value) if isinstance(value, list) else [value]
            if any(isinstance(word, str) and not word.strip() for word in words):
                name = action.option_strings[-1] if action.option_strings else action.metavar
                raise ArgumentError(str(name), "blank")
        return given

    def format_help(self) -> str:
        """Give argparse's help with its own words in Chinese."""
        text = super().format_help()
        for english, chinese in _HEADINGS:
            text = text.replace(english, chinese)
        return text

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - of argparse
        """Print the help as everything else is printed."""
        output.say(self.format_help().rstrip("\n"))

    def exit(self, status: int = 0, message: str | None = None) -> Never:  # noqa: ARG002
        """Leave after --help."""
        raise output.HelpShown


def command_parser(name: str, help_: str) -> Parser:
    """Make the parser of one command, with the options that every command takes."""
    parser = Parser(prog=f"gwreport {name}", description=help_, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="只向标准输出写一份 JSON")
    return parser


def whole_number(argument: str) -> Callable[[str], int]:
    """Give the reader of an argument that is a number of a file, a decision or a process."""

    def read(written: str) -> int:
        if not (written.isdecimal() and len(written) < 10 and int(written) > 0):
            raise ArgumentError(argument, "number", written)
        return int(written)

    return read


def add_workspace_option(parser: argparse.ArgumentParser) -> None:
    """Add -w WORKSPACE."""
    parser.add_argument(
        "-w",
        "--workspace",
        metavar="工作区",
        help="工作区文件，或者共享工作区的地址（postgresql://用户名@服务器/数据库名）；不写则用环境变量 GWREPORT_WORKSPACE，再不然用当前文件夹里唯一的 .gwr",
    )


def add_map_option(parser: argparse.ArgumentParser) -> None:
    """Add --map HEADING=ROLE."""
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="表头=栏目",
        help="说明一栏是什么，可写多次；栏目有"
        + "、".join(COLUMN_ROLES.values())
        + f"；以前说明过、不再照办的写“{UNSAID}”",
    )
