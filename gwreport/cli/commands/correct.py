"""`gwreport correct ITEM …`: put one row of the loaded plan right, or take that back."""

from argparse import Namespace
from collections.abc import Sequence

from gwreport.cli import output
from gwreport.cli.decisions_table import write_decisions
from gwreport.cli.findings_table import write_findings
from gwreport.cli.json_forms import Json, finding_json, item_json
from gwreport.cli.login_name import author_of
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.findings.finding import needs_person
from gwreport.errors import ArgumentError
from gwreport.wording.item_parts import PART_NAMES, part_words
from gwreport.workflow.review.correct_item import (
    CorrectedItem,
    ItemChange,
    correct_item,
    list_corrections,
    undo_correction,
)

# A blank argument is refused, as everywhere: this word takes away what stands there.
_NOTHING = "无"
_PARTS = ("text", "leader", "lead", "support", "due")


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    given = _parsed(arguments)
    with open_workspace(given.workspace) as workspace:
        if given.list:
            write_decisions(
                list_corrections(workspace, given.item or ""),
                as_json=given.json,
                title="对方案的更正",
                nothing="还没有更正过。",
                done="更正",
                head={"format": "gwreport.corrections/1"},
            )
            return output.DONE
        author = author_of(given)
        if given.undo:
            made = undo_correction(workspace, given.undo, author)
        else:
            made = correct_item(workspace, given.item, _change(given), author)
    if given.json:
        output.write_json(_json(made))
    else:
        _write(made, undoes=given.undo)
    return output.TO_SETTLE if needs_person(made.findings) else output.DONE


def _parsed(arguments: Sequence[str]) -> Namespace:
    parser = command_parser(
        "correct", "更正任务分解方案中的一项，成为新的一版；已下发、已填报的照样对应，可以撤销"
    )
    add_workspace_option(parser)
    parser.add_argument("item", nargs="?", metavar="编号", help="任务编号，如 T17")
    parser.add_argument("--text", metavar="文字", help="目标任务改成这段文字")
    for option, metavar, what in (
        ("--leader", "领导", f"牵头领导，写“{_NOTHING}”去掉"),
        ("--lead", "单位", "牵头责任单位，第一个是汇总单位"),
        ("--support", "单位", f"责任（配合）单位，可以是分组，写“{_NOTHING}”去掉"),
    ):
        help_ = f"{what}；有几个写几次，原来的全部换掉"
        parser.add_argument(option, action="append", metavar=metavar, help=help_)
    parser.add_argument(
        "--due", metavar="时限", help=f"完成时限，如 2025年6月底前，写“{_NOTHING}”去掉"
    )
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--undo", type=whole_number("--undo"), metavar="更正编号", help="撤销一次更正"
    )
    other.add_argument("--list", action="store_true", help="列出更正过的内容，编号可选")
    parser.add_argument("--reason", default="", metavar="理由", help="为什么更正，必须写")
    parser.add_argument("--who", default="", metavar="姓名", help="谁更正的；不写则用登录名")
    given = parser.parse_args(arguments)
    asked = next((f"--{one}" for one in _PARTS if getattr(given, one) is not None), "")
    if (given.undo or given.list) and asked:
        raise ArgumentError("--undo" if given.undo else "--list", "together", asked)
    if given.undo and given.item:
        raise ArgumentError("correct", "unknown", given.item)
    if not (given.undo or given.list):
        if not asked:
            raise ArgumentError("correct", "nothing-to-amend")
        if not given.item:
            raise ArgumentError("correct", "required", "编号")
    return given


def _change(given: Namespace) -> ItemChange:
    return ItemChange(
        given.text,
        _named(given.leader),
        given.lead,
        _named(given.support),
        "" if given.due == _NOTHING else given.due,
    )


def _named(names: Sequence[str] | None) -> Sequence[str] | None:
    return () if names == [_NOTHING] else names


def _json(made: CorrectedItem) -> Json:
    return {
        "format": "gwreport.correction/1",
        "decision": made.number,
        "version": made.version,
        "item": item_json(made.after),
        "changes": {
            part.value: {
                "before": _value(one.before),
                "after": _value(one.after),
            }
            for part, one in made.amendment.parts.items()
        },
        "findings": [finding_json(finding) for finding in made.findings],
    }


def _value(value: str | tuple[str, ...]) -> str | list[str]:
    return value if isinstance(value, str) else list(value)


def _write(made: CorrectedItem, *, undoes: int) -> None:
    done = f"已撤销更正 {undoes}" if undoes else f"已更正 {made.after.id}（更正编号 {made.number}）"
    output.say(f"{done}，任务分解方案成为第 {made.version} 版。")
    output.write_table(
        ("栏目", "原来", "现在"),
        [
            (PART_NAMES[part], part_words(part, one.before), part_words(part, one.after))
            for part, one in made.amendment.parts.items()
        ],
        title=f"{made.after.id}　{made.after.text}",
    )
    if not undoes:
        output.say(
            "已下发的填报表不变，交回后照样对应；要单位按更正后的填，请重新生成。"
            f"撤销用 gwreport correct --undo {made.number} --reason 理由。"
        )
    write_findings(made.findings)
