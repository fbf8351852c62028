"""`gwreport register`: write the register of the year and a card an item."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.wording.item_names import item_name
from gwreport.wording.names import CARDS, REGISTER, period
from gwreport.workflow.year.write_register import WrittenRegister, write_register


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser(
        "register", "生成工作台账（每项一行，含各期完成情况和走势）和任务卡片（每项一页）"
    )
    add_workspace_option(parser)
    parser.add_argument("--out", required=True, metavar="文件夹", help="台账和卡片写到这里")
    given = parser.parse_args(arguments)
    progress = output.terminal_progress()
    with open_workspace(given.workspace) as workspace:
        written = write_register(workspace, Path(given.out), progress=progress)
    if given.json:
        output.write_json(_json(written))
    else:
        _write(written)
    tell_kept(written.kept)
    return output.TO_SETTLE if written.kept else output.DONE


def _json(written: WrittenRegister) -> dict[str, object]:
    return {
        "format": "gwreport.register/1",
        "outputs": [str(path) for path in written.outputs],
        "items": written.items,
        "rounds": [
            {
                "round": str(one.round),
                "counts": {status.value: count for status, count in one.statuses.items()},
                "unreported": one.unreported,
            }
            for one in written.counts
        ],
        "long_cards": list(written.long),
        "findings": [finding_json(finding) for finding in written.kept],
    }


def _write(written: WrittenRegister) -> None:
    rounds = "、".join(period(one) for one in written.rounds) or "还没有下发过"
    workbook, cards = written.outputs
    output.say(f"{REGISTER}：{workbook}（{written.items} 项；{rounds}）")
    output.say(f"{CARDS}：{cards}（{written.items} 张，每项一页）")
    if written.long:
        names = "、".join(map(item_name, written.long))
        output.say(f"其中 {len(written.long)} 项内容多，一页放不下，接到下一页：{names}")
