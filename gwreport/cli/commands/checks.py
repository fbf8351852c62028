"""`gwreport checks`: the rules of review, and which of them are switched off."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from gwreport.cli import output
from gwreport.cli.login_name import login_name
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.checks.registry import every_check
from gwreport.errors import ArgumentError
from gwreport.wording.findings.rule import Rule
from gwreport.wording.findings.rules import find_rule
from gwreport.wording.return_names import SEVERITIES
from gwreport.workflow.rounds.check_entries import (
    SwitchedOff,
    switch_off,
    switch_on,
    switched_off,
)


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("checks", "查看审核规则，停用或恢复其中的某一条")
    add_workspace_option(parser)
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--off", metavar="规则", help="停用一条规则，要写理由")
    change.add_argument("--on", metavar="规则", help="恢复一条停用的规则")
    parser.add_argument("--reason", default="", metavar="理由", help="为什么停用")
    parser.add_argument("--who", default="", metavar="姓名", help="谁停用的；不写则用登录名")
    given = parser.parse_args(arguments)
    if given.reason and not given.off:
        raise ArgumentError("--reason", "only-with", "--off")
    now = datetime.now()
    with open_workspace(given.workspace) as workspace:
        if given.off:
            who = given.who or login_name()
            switch_off(workspace, given.off, reason=given.reason, who=who, now=now)
        elif given.on:
            switch_on(workspace, given.on, now=now)
        off = {one.rule: one for one in switched_off(workspace)}
    if given.json:
        output.write_json({"format": "gwreport.checks/1", "rules": _json(off)})
    else:
        _write(off)
    return output.DONE


def _json(off: dict[str, SwitchedOff]) -> list[dict[str, object]]:
    return [
        {
            "id": rule.code,
            "severity": rule.code.severities[0].value,
            "title": rule.title,
            "explanation": rule.looks_at,
            "off": {"reason": one.reason, "who": one.who, "at": one.at.isoformat()}
            if (one := off.get(rule.code))
            else None,
        }
        for rule in _rules()
    ]


def _write(off: dict[str, SwitchedOff]) -> None:
    rows: list[tuple[str, ...]] = []
    for rule in _rules():
        one = off.get(rule.code)
        state = f"停用：{one.reason}（{one.who}，{one.at.date()}）" if one else "启用"
        severity = SEVERITIES[rule.code.severities[0]]
        rows.append((rule.code, severity, rule.title, rule.looks_at, state))
    output.write_table(("规则", "级别", "名称", "查什么", "状态"), rows, title="审核规则")


def _rules() -> Iterable[Rule]:
    return (rule for check in every_check() if (rule := find_rule(check.code)))
