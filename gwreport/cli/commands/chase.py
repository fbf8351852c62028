"""`gwreport chase ROUND`: whom to call, why, and with what words."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.wording.chasing import NOTHING_TO_CHASE
from gwreport.wording.names import CHASING_LIST, UNIT_STATES, round_name
from gwreport.workflow.sending.chase import Chase, WrittenChase, chase, write_chase


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("chase", "催报：列出没有报齐的单位，写好催报的话")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("--out", metavar="文件夹", help="催报清单和催报文字写到这里")
    parser.add_argument("--text", action="store_true", help="只把催报文字显示出来，便于复制")
    parser.add_argument("--waiting", action="store_true", help="连同没有到期的单位一并列出")
    given = parser.parse_args(arguments)
    with open_workspace(given.workspace) as workspace:
        found = chase(workspace, given.round, today=date.today(), waiting=given.waiting)
        writes = given.out and found.units
        written = write_chase(workspace, found, Path(given.out)) if writes else None
    if given.json:
        output.write_json(_json(found, written))
    elif given.text:
        _write_texts(found)
    else:
        _write_list(found, written)
    kept = written.kept if written else ()
    tell_kept(kept)
    return output.TO_SETTLE if kept else output.DONE


def _json(found: Chase, written: WrittenChase | None) -> dict[str, object]:
    return {
        "format": "gwreport.chase/1",
        "round": str(found.round),
        "deadline": found.deadline.isoformat() if found.deadline else None,
        "total": found.total,
        "returned": found.returned,
        "not_due": found.not_due,
        "units": [
            {
                "unit": one.progress.unit,
                "state": one.progress.state.value,
                "items": one.progress.items,
                "missing": list(one.open_items),
                "open": list(one.open),
                "deadline": one.deadline.isoformat() if one.deadline else None,
                "days_late": one.days_late,
                "contact": one.progress.contact,
                "phone": one.progress.phone,
                "text": one.text,
            }
            for one in found.units
        ],
        "group_text": found.group_text if found.units else None,
        "list": str(written.list_path) if written else None,
        "texts": [str(path) for path in written.texts] if written else [],
        "findings": [finding_json(finding) for finding in written.kept] if written else [],
    }


def _write_texts(found: Chase) -> None:
    if not found.units:
        output.say(NOTHING_TO_CHASE)
        return
    line = "-" * 40
    texts = [found.group_text, *(one.text for one in found.units)]
    output.say(f"{line}\n".join(texts))


def _write_list(found: Chase, written: WrittenChase | None) -> None:
    if found.units:
        output.write_table(
            ("单位", "报送情况", "未填/应填", "缺什么", "逾期（天）", "联系人", "电话"),
            [
                (
                    one.progress.unit,
                    UNIT_STATES[one.progress.state],
                    f"{len(one.open_items)}/{one.progress.items}",
                    "\n".join(one.open),
                    str(one.days_late or ""),
                    one.progress.contact,
                    one.progress.phone,
                )
                for one in found.units
            ],
            title=f"{round_name(found.round)}{CHASING_LIST}",
        )
    else:
        output.say(NOTHING_TO_CHASE)
    if found.not_due:
        output.say(f"另有 {found.not_due} 个单位没有报，还没有到期；用 --waiting 一并列出。")
    if written:
        output.say(f"催报清单：{written.list_path}")
        output.say(f"催报文字：{written.texts[0].parent}（{len(written.texts)} 份）")
    elif found.units:
        output.say("用 --out 文件夹 写成催报清单和催报文字，用 --text 显示可以直接发送的话。")
