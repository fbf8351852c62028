"""Argument parsing in Chinese: one parser a command, made only when that command is called."""

import argparse
import re
from typing import Never, NoReturn

from gwreport.errors import ArgumentError

_MESSAGES = (
    (re.compile(r"the following arguments are required: (?P<value>.+)"), "required"),
    (re.compile(r"unrecognized arguments: (?P<value>.+)"), "unknown"),
    (re.compile(r"argument (?P<argument>\S+): invalid choice: '?(?P<value>.*?)'? \("), "choice"),
    (re.compile(r"argument (?P<argument>\S+): expected (?:one|at least one) argument"), "required"),
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
            if found := pattern.search(message):
                facts = found.groupdict()
                argument = facts.get("argument") or command
                raise ArgumentError(argument, problem, facts.get("value") or argument)
        raise ArgumentError(command, "usage", message)

    def format_help(self) -> str:
        """Give argparse's help with its own words in Chinese."""
        text = super().format_help()
        for english, chinese in _HEADINGS:
            text = text.replace(english, chinese)
        return text

    def exit(self, status: int = 0, message: str | None = None) -> Never:
        """Leave after --help."""
        if message:
            self._print_message(message)
        raise SystemExit(status)


def command_parser(name: str, help_: str) -> Parser:
    """Make the parser of one command, with the options that every command takes."""
    parser = Parser(prog=f"gwreport {name}", description=help_, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="只向标准输出写一份 JSON")
    return parser


def add_workspace_option(parser: argparse.ArgumentParser) -> None:
    """Add -w WORKSPACE."""
    parser.add_argument(
        "-w",
        "--workspace",
        metavar="工作区",
        help="工作区文件；不写则用环境变量 GWREPORT_WORKSPACE，再不然用当前文件夹里唯一的 .gwr",
    )
