"""`gwreport rollup WORKSPACE…`: several workspaces' reports of a round side by side."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import Json, finding_json
from gwreport.cli.parser import command_parser
from gwreport.reports.rollup.data import RollUpCell, RollUpRow
from gwreport.wording.names import round_name
from gwreport.workflow.sharing.roll_up import WrittenRollUp, write_roll_up


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("rollup", "汇总几个工作区：把各地同一任务的情况并排列出，能合计的合计")
    parser.add_argument(
        "workspaces", nargs="+", metavar="工作区", help="各地的工作区或备份，不改动"
    )
    parser.add_argument("--round", required=True, metavar="填报期", help="如 2025-Q3")
    parser.add_argument("--out", required=True, metavar="文件夹", help="汇总表和汇总材料写到这里")
    given = parser.parse_args(arguments)
    done = write_roll_up(
        given.workspaces, given.round, Path(given.out), progress=output.terminal_progress()
    )
    if given.json:
        output.write_json(_json(done))
    else:
        _write(done)
    tell_kept(done.kept)
    return output.TO_SETTLE if done.kept or done.roll_up.to_settle else output.DONE


def _json(done: WrittenRollUp) -> Json:
    made = done.roll_up
    return {
        "format": "gwreport.rollup/1",
        "round": str(made.round),
        "workspaces": [one.name for one in made.districts],
        "heads": {one.name: one.head for one in made.districts},
        "items": [_row_json(row) for row in made.rows],
        "outputs": [str(path) for path in done.outputs],
        "findings": [finding_json(one) for one in done.kept],
    }


def _row_json(row: RollUpRow) -> Json:
    return {
        "text": row.text,
        "cells": {name: _cell_json(one) for name, one in row.cells.items()},
        "sum": row.sum,
        "unit": row.unit,
        "differs": row.differs,
        "unreported": list(row.unreported),
    }


def _cell_json(cell: RollUpCell) -> Json:
    return {
        "item": cell.item,
        "status": "" if cell.status is None else cell.status.value,
        "completion": cell.completion,
        "value": cell.value,
    }


def _write(done: WrittenRollUp) -> None:
    made = done.roll_up
    output.say(
        f"{round_name(made.round)}汇总：{len(made.districts)} 个工作区，{len(made.rows)} 项。"
    )
    for path in done.outputs:
        output.say(f"汇总：{path}")
    differing = sum(row.differs for row in made.rows)
    if differing:
        output.say(f"{differing} 项各地的进度不一致，见汇总表“说明”一栏。")
    for one in made.districts:
        missing = sum(one.name in row.unreported for row in made.rows)
        if missing:
            output.say(f"{one.name}有 {missing} 项还没有报送。")
