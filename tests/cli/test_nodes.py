"""`gwreport nodes`: nodes by period, proposals approved, refused, changed and taken back, or one line that says why not."""

import io
import json
import shutil
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from gwreport.cli.entry import run
from gwreport.workflow.demo import Demo
from tests.cli.conftest import Call

WHY = ("--reason", "核对过", "--who", "韩梅")


@pytest.fixture(scope="module")
def once(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo's workspace that has what the units propose for T3 and T5; no test may change it."""
    from openpyxl import load_workbook

    folder = tmp_path_factory.mktemp("nodes")
    workspace = str(shutil.copyfile(demo.workspace, folder / "2025.gwr"))
    printed = io.StringIO()
    with redirect_stdout(printed):
        code = run(
            ["generate", "2025-PLAN", "--out", str(folder / "细化"), "--json", "-w", workspace],
            lambda _: 0,
        )
    issue = json.loads(printed.getvalue())
    assert (code, issue["format"], issue["round"]) == (0, "gwreport.issue/1", "2025-PLAN")
    wanted = {"T3", "T5"}
    for one in issue["workbooks"]:
        book = load_workbook(one["path"])
        sheet = book["目标任务"]
        columns = {cell.value: cell.column for cell in sheet[3]}
        token = next(column for name, column in columns.items() if str(name).startswith("识别码"))
        touched = False
        for row in range(4, sheet.max_row + 1):
            if any(f"-{item}-" in str(sheet.cell(row, token).value) for item in wanted):
                sheet.cell(row, columns["上半年节点"]).value = "完成前期工作"
                sheet.cell(row, columns["责任人"]).value = "周舟"
                touched = True
        if touched:
            (folder / "回").mkdir(exist_ok=True)
            book.save(folder / "回" / Path(one["path"]).name)
    with redirect_stdout(io.StringIO()):
        assert run(["collect", str(folder / "回"), "-w", workspace], lambda _: 0) in (0, 1)
    return Path(workspace)


@pytest.fixture
def proposed(once: Path, folder: Path) -> Path:
    """The current folder, with a copy of that workspace."""
    shutil.copyfile(once, folder / "2025.gwr")
    return folder


def items(call: Call, *arguments: str) -> dict[str, list[dict[str, Any]]]:
    told = json.loads(call("nodes", *arguments, "--json").out)
    assert told["format"] == "gwreport.nodes/1"
    return {one["item"]: one["nodes"] for one in told["items"]}


def states(call: Call, item: str) -> set[tuple[str, str]]:
    return {(one["text"], one["state"]) for one in items(call)[item] if one["round"] == "2025-Q2"}


def test_proposals_are_approved_refused_and_taken_back(proposed: Path, call: Call) -> None:
    assert ("完成前期工作", "proposed") in states(call, "T3")
    refused = call("nodes", "--refuse", "T3", *WHY, "--json")
    assert refused.code == 0
    approved = json.loads(call("nodes", "--approve-all", *WHY, "--json").out)
    assert "T3" not in approved["approved"]
    assert approved["version"] == 2
    assert ("完成前期工作", "refused") in states(call, "T3")
    assert ("完成前期工作", "approved") in states(call, "T5")
    number = str(approved["approved"]["T5"])
    assert call("nodes", "--undo", number, *WHY).code == 0
    assert ("完成前期工作", "proposed") in states(call, "T5")
    listed = json.loads(call("nodes", "--list", "--json").out)
    assert listed["format"] == "gwreport.decisions/1"
    assert {one["kind"] for one in listed["decisions"]} == {"approve_nodes", "refuse_nodes", "undo"}


def test_several_are_approved_and_one_is_changed(proposed: Path, call: Call) -> None:
    assert call("nodes", "--approve", "T3", "T5", *WHY).code == 0
    changed = ("nodes", "--approve", "T5", "--period", "2025-Q2", "--text", "完成立项", *WHY)
    assert call(*changed).code == 0
    assert ("完成立项", "approved") in states(call, "T5")
    status = json.loads(call("status", "2025-PLAN", "--json").out)
    assert status["round"] == "2025-PLAN"
    assert any(one["filled"] for one in status["units"])


@pytest.mark.parametrize(
    "line",
    [
        ("--approve", "T999"),
        ("--approve", "T7"),
        ("--refuse", "T3"),
        ("--approve", "T3", "--text", "完成立项"),
        ("--approve", "T3", "--period", "2025-M02"),
        ("--approve", "T3", "--approve-all"),
        ("--approve", "T3", "--unit", "没有这个单位"),
        ("--undo", "999"),
        ("--undo", "1", "--approve", "T3"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_nothing_is_done(
    proposed: Path, call: Call, line: tuple[str, ...]
) -> None:
    before = items(call)
    answer = call("nodes", *line)
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert items(call) == before


def test_what_was_decided_upon_files_of_the_refinement_is_listed(
    proposed: Path, call: Call
) -> None:
    listed = json.loads(call("decide", "2025-PLAN", "--list", "--json").out)
    assert (listed["round"], listed["decisions"]) == ("2025-PLAN", [])


@pytest.mark.parametrize(
    "line",
    [
        ("report", "2025-PLAN", "--out", "出"),
        ("trace", "2025-PLAN", "T3"),
        ("notice", "2025-PLAN", "--out", "出"),
        ("decide", "2025-PLAN", "T3", "--confirm"),
    ],
)
def test_what_nodes_have_no_use_for_is_said(
    proposed: Path, call: Call, line: tuple[str, ...]
) -> None:
    answer = call(*line)
    assert answer.code == 2
    assert "节点" in answer.err
