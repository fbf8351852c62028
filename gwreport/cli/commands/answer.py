"""`gwreport answer WORKBOOK`: a workbook from an office above, filled from this workspace's report."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import Json, finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.merging.words import SourceCell
from gwreport.wording.form_design import STANDARD
from gwreport.wording.names import round_name
from gwreport.workbooks.received.filling import AnsweredRow, FilledCell
from gwreport.workflow.sharing.answer_workbook import Answered, answer_workbook

_MOST_NAMED = 20


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("answer", "用本单位的完成情况填报上级发来的填报表")
    add_workspace_option(parser)
    parser.add_argument("workbook", metavar="填报表", help="上级发来的填报表（.xlsx），原件不改动")
    parser.add_argument("--round", required=True, metavar="填报期", help="如 2025-Q3")
    parser.add_argument("--out", required=True, metavar="文件", help="填好的表写成这个文件")
    given = parser.parse_args(arguments)
    progress = output.terminal_progress()
    with open_workspace(given.workspace) as workspace:
        done = answer_workbook(
            workspace, Path(given.workbook), given.round, Path(given.out), progress=progress
        )
    if given.json:
        output.write_json(_json(done))
    else:
        _write(done)
    tell_kept(done.kept)
    return output.TO_SETTLE if done.to_settle else output.DONE


def _json(done: Answered) -> Json:
    return {
        "format": "gwreport.answer/1",
        "round": str(done.round),
        "unit": done.unit,
        "outputs": [str(done.path)],
        "rows": [
            {
                "sheet": row.sheet,
                "row": row.row,
                "item": row.item,
                "text": row.text,
                "cells": [_cell_json(one) for one in row.cells],
                "left": [_cell_json(one) | {"wanted": one.wanted} for one in row.left],
                "sources": [_source_json(one) for one in done.sources.get(row.item, ())],
            }
            for row in done.rows
        ],
        "without": [_row_json(one) for one in done.without],
        "unreported": [_row_json(one) for one in done.unreported],
        "unconfirmed": list(done.unconfirmed),
        "findings": [finding_json(one) for one in done.kept],
    }


def _cell_json(cell: FilledCell) -> Json:
    return {"sheet": cell.sheet, "cell": cell.cell, "field": cell.key, "text": cell.text}


def _row_json(row: AnsweredRow) -> Json:
    return {"sheet": row.sheet, "row": row.row, "text": row.text}


def _source_json(source: SourceCell) -> Json:
    return {
        "unit": source.unit,
        "path": source.file.source.path,
        "sheet": source.sheet,
        "cell": source.cell.at.reference,
    }


def _write(done: Answered) -> None:
    filled = [one for one in done.rows if one.cells]
    output.say(
        f"{round_name(done.round)}填报表（{done.unit}）共 {len(done.rows)} 项，填好 {len(filled)} 项：{done.path}"
    )
    _name("没有对应的任务，空着", done.without)
    _name("本单位还没有人填报，空着", done.unreported)
    for row in done.rows:
        for cell in row.left:
            where = cell.cell or "没有这一栏"
            output.say(
                f"{row.sheet} {where}（{STANDARD.heading(cell.key)}）没有填：{_why(cell)}，请自己核对。"
            )
    if done.unconfirmed:
        output.say(
            f"其中 {len(done.unconfirmed)} 项的进度只是研判建议，还没有人确认，报出前请先审核。"
        )
    output.say("表里“填报人”等几格请自己写上，再报给上级。")


def _why(cell: FilledCell) -> str:
    if not cell.cell:
        return "表里这一栏没有了"
    return "格里已经写了别的" if cell.text else "这一格放不下"


def _name(why: str, rows: Sequence[AnsweredRow]) -> None:
    for one in rows[:_MOST_NAMED]:
        output.say(f"{one.sheet} 第 {one.row} 行{why}：{one.text}")
    if len(rows) > _MOST_NAMED:
        output.say(f"……还有 {len(rows) - _MOST_NAMED} 行{why}（用 --json 看全部）。")
