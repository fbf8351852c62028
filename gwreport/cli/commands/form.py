"""`gwreport form …`: what the unit workbooks ask, column by column, as a table that the office edits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import Json, decision_json, finding_json, return_finding_json
from gwreport.cli.login_name import author_of
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.form.form_changes import FormChange
from gwreport.errors import ArgumentError
from gwreport.wording.decisions import force_words, time_words
from gwreport.wording.findings.explaining import explain
from gwreport.wording.form_lines import LINE_PARTS, change_words
from gwreport.wording.places import place_words
from gwreport.workflow.sending import unit_form

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from gwreport.domain.decisions.decisions import ListedDecision
    from gwreport.domain.findings.finding import Finding
    from gwreport.domain.form.office_form import FormLine
    from gwreport.workflow.sending.unit_form import ChangedForm

_FORMAT = "gwreport.form/1"
_ACTIONS = ("show", "export", "import", "check", "undo", "list")
_WITH_FILE = frozenset({"export", "import", "check"})
# So many faults are told in the one line of a refusal.
_MOST_TOLD = 5


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    given = _parsed(arguments)
    with open_workspace(given.workspace) as workspace:
        match given.action:
            case "export":
                written = unit_form.export_form(workspace, Path(given.file))
                if given.json:
                    kept = [finding_json(one) for one in written.kept]
                    document = {"outputs": [str(written.path)], "findings": kept}
                    output.write_json({"format": _FORMAT, **document})
                else:
                    output.say(str(written.path))
                tell_kept(written.kept)
                return output.TO_SETTLE if written.kept else output.DONE
            case "import" | "check":
                only_check = given.action == "check"
                made = unit_form.import_form(
                    workspace, Path(given.file), author_of(given), only_check=only_check
                )
            case "undo":
                made = unit_form.undo_form(workspace, author_of(given), _number(given.file))
            case "list":
                return _list(unit_form.list_forms(workspace), as_json=given.json)
            case _:
                lines = unit_form.form_lines(workspace)
                _write_lines(lines, as_json=given.json)
                return output.DONE
    return _tell(made, given)


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command_parser("form", "填报表样：查看、导出、导入填报表的各栏，增加本单位自己的栏")
    add_workspace_option(parser)
    parser.add_argument(
        "action",
        nargs="?",
        default="show",
        choices=_ACTIONS,
        help="show 查看；export 文件 导出，供修改；import 文件 导入改好的表样；check 文件 只检查、不改；"
        "undo 撤销最近一次改动（或写明编号）；list 列出改过几次",
    )
    parser.add_argument("file", nargs="?", default="", metavar="文件", help="表样文件（xlsx）")
    parser.add_argument("--reason", default="", metavar="理由", help="为什么改，可以不写")
    parser.add_argument("--who", default="", metavar="姓名", help="谁改的；不写则用登录名")
    given = parser.parse_args(arguments)
    if given.action in _WITH_FILE and not given.file:
        raise ArgumentError("form", "required", "文件")
    if given.action in ("show", "list") and given.file:
        raise ArgumentError("form", "unknown", given.file)
    return given


def _number(written: str) -> int:
    if written and not (written.isascii() and written.isdecimal()):
        raise ArgumentError("undo", "number", written)
    return int(written or 0)


def _tell(made: ChangedForm, given: argparse.Namespace) -> int:
    is_check = given.action == "check"
    if given.json:
        output.write_json(
            {
                "format": _FORMAT,
                "number": made.number,
                "changes": [_change_json(one) for one in made.changes],
                "columns": [_line_json(line) for line in made.lines],
                "findings": _findings(made.findings),
            }
        )
    if made.findings:
        told = [_fault_words(one) for one in made.findings[:_MOST_TOLD]]
        more = len(made.findings) - len(told)
        rest = f"另有 {more} 处。" if more else ""
        output.tell(f"表样没有导入，什么也没有改。{''.join(told)}{rest}")
        return output.NOTHING_DONE
    if given.json:
        return output.DONE
    for one in made.changes:
        output.say(change_words(one))
    if not made.changes:
        output.say("和现在的填报表样一样，没有要改的。")
    elif is_check:
        output.say("只检查，没有改。")
    else:
        output.say(
            f"填报表样已改（编号 {made.number}），下次生成填报表时使用；已经下发的照当时的表样读取。"
            "撤销用 gwreport form undo。"
        )
    return output.DONE


def _fault_words(finding: Finding) -> str:
    words = explain(finding)
    return f"{place_words(finding.place)}：{words.message}{words.suggestion}"


def _findings(findings: Sequence[Finding]) -> list[Json]:
    return [return_finding_json(one) | {"file": one.place.file} for one in findings]


def _change_json(change: FormChange) -> Json:
    return {
        "table": change.table,
        "heading": change.heading,
        "change": change.kind.value,
        "part": change.part.value if change.part else "",
        "before": list(change.before) if isinstance(change.before, tuple) else change.before,
        "after": list(change.after) if isinstance(change.after, tuple) else change.after,
        "words": change_words(change),
    }


def _line_json(line: FormLine) -> Json:
    return {
        "table": line.table,
        "heading": line.heading,
        "width": line.width,
        "hint": line.hint,
        "required": line.required,
        "choices": list(line.choices),
        "shown": sorted(page.value for page in line.shown),
        "hidden": line.is_hidden,
        "own": line.is_own,
        "key": line.key,
    }


def _write_lines(lines: Sequence[FormLine], *, as_json: bool) -> None:
    if as_json:
        columns = [_line_json(line) for line in lines]
        output.write_json({"format": _FORMAT, "columns": columns})
        return
    from gwreport.workbooks.form_table.writing import cells_of

    rows = [tuple(cells_of(line).values()) for line in lines]
    output.write_table(tuple(LINE_PARTS.values()), rows)


def _list(every: Sequence[tuple[ListedDecision, Sequence[FormChange]]], *, as_json: bool) -> int:
    if as_json:
        forms = [
            decision_json(one) | {"changes": [_change_json(change) for change in changes]}
            for one, changes in every
        ]
        output.write_json({"format": "gwreport.forms/1", "forms": forms})
    elif every:
        rows = [
            (
                str(one.decision.number),
                "；".join(map(change_words, changes)) or "没有变化",
                one.decision.who,
                time_words(one.decision.at),
                one.decision.reason,
                force_words(one),
            )
            for one, changes in every
        ]
        output.write_table(("编号", "改动", "谁", "何时", "理由", "现在"), rows)
    else:
        output.say("填报表样还没有改过。")
    return output.DONE
