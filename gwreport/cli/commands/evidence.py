"""`gwreport evidence ROUND …`: the files that units sent beside their returns, and their rows."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import Json, finding_json, joined_evidence_json
from gwreport.cli.login_name import author_of
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.findings.finding import Finding
from gwreport.errors import ArgumentError
from gwreport.wording.evidence_names import EVIDENCE_BASES, size_words
from gwreport.workflow.review.evidence import (
    assign_evidence,
    round_evidence,
    undo_assignment,
    write_evidence,
)
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    given = _parsed(arguments)
    outputs: list[str] = []
    kept: tuple[Finding, ...] = ()
    with open_workspace(given.workspace) as workspace:
        if given.undo:
            undo_assignment(workspace, given.round, given.number, author_of(given))
        elif given.item or given.whole:
            assign_evidence(
                workspace, given.round, given.number, given.item or (), author_of(given)
            )
        elif given.out:
            written = write_evidence(workspace, given.round, given.number, Path(given.out))
            outputs, kept = [str(written.path)], written.kept
        found = round_evidence(workspace, given.round)
    if given.number:
        found = [one for one in found if one.file.number == given.number]
    if given.json:
        document: Json = {
            "format": "gwreport.evidence/1",
            "round": given.round,
            "files": [joined_evidence_json(one) for one in found],
            "findings": [finding_json(one) for one in kept],
        }
        output.write_json(document | ({"outputs": outputs} if given.out else {}))
    elif outputs:
        output.say(outputs[0])
    else:
        _write(found)
    tell_kept(kept)
    return output.TO_SETTLE if kept or any(one.is_open for one in found) else output.DONE


def _parsed(arguments: Sequence[str]) -> Namespace:
    parser = command_parser("evidence", "佐证材料：列出、指定属于哪一项、取出")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument(
        "number", nargs="?", type=whole_number("编号"), metavar="编号", help="佐证材料的编号"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--item", action="append", metavar="任务编号", help="属于这一项，有几项写几次"
    )
    what.add_argument("--whole", action="store_true", help="属于整份报送，不属于哪一项")
    what.add_argument("--undo", action="store_true", help="撤销最近一次指定")
    what.add_argument("--out", metavar="文件夹", help="取出到这个文件夹；可能运行程序的只改名取出")
    parser.add_argument("--reason", default="", metavar="理由", help="为什么这样指定，可以不写")
    parser.add_argument("--who", default="", metavar="姓名", help="谁指定的；不写则用登录名")
    given = parser.parse_args(arguments)
    if (given.item or given.whole or given.undo or given.out) and not given.number:
        raise ArgumentError("evidence", "required", "编号")
    return given


def _write(found: Sequence[JoinedEvidence]) -> None:
    if not found:
        output.say("没有佐证材料。")
        return
    rows = [
        (
            str(one.file.number),
            one.file.source.name,
            one.file.unit,
            "、".join(one.items) or ("整份报送" if not one.is_open else "待定"),
            EVIDENCE_BASES[one.basis],
            size_words(one.file.size),
            "可能运行程序，不打开" if one.file.is_dangerous else "",
        )
        for one in found
    ]
    output.write_table(("编号", "文件", "单位", "属于", "依据", "大小", "说明"), rows)
