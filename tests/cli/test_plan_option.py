"""Several plans (清单) on the command line: load, generate, report, review, status and decide."""

import json
from pathlib import Path
from typing import Any

import pytest

from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.cli.conftest import Call
from tests.workflow.quarter import LATER, fill, open_office
from tests.workflow.test_linked_items import ANSWERS
from tests.workflow.test_loading_named_plans import LIVELIHOOD


@pytest.fixture
def location(tmp_path: Path) -> str:
    with open_office(tmp_path) as workspace:
        return str(workspace.ledger.location)


@pytest.fixture
def livelihood(tmp_path: Path) -> str:
    file = tmp_path / "民生实事.txt"
    file.write_text(LIVELIHOOD, encoding="utf-8")
    return str(file)


def answer(call: Call, *arguments: str) -> tuple[int, Any]:
    told = call(*arguments, "--json")
    return told.code, json.loads(told.out)


def test_a_list_goes_the_whole_way(
    location: str, livelihood: str, tmp_path: Path, call: Call
) -> None:
    code, loaded = answer(call, "load", livelihood, "--plan", "民生实事", "-w", location)
    assert (code, loaded["plan"], loaded["changes"]) == (1, "民生实事", None)
    assert [one["id"] for one in loaded["items"]] == ["T1", "T2-2"]
    code, decided = answer(call, "decide", "2025-Q3", "T1", "--link", "-w", location)
    assert (code, decided["decisions"]) == (0, [1])
    out = str(tmp_path / "下发")
    code, sent = answer(call, "generate", "2025-Q3", "--out", out, "-w", location)
    assert code == 0
    workbooks = sent["workbooks"]
    with Workspace.open(location) as office:
        for one in workbooks:
            path = fill(Path(one["path"]), tmp_path / "回收" / f"{one['unit']}.xlsx", ANSWERS)
            collect_returns(office, [path], now=LATER, workers=1)
    _, status = answer(call, "status", "2025-Q3", "-w", location)
    assert status["plans"] == ["政府工作报告", "民生实事"]
    by_plan = status["by_plan"]
    assert [(one["plan"], one["items"], one["filled"]) for one in by_plan] == [
        ("政府工作报告", 4, 5),
        ("民生实事", 2, 2),
    ]
    _, review = answer(call, "review", "2025-Q3", "-w", location)
    items = review["items"]
    assert {"政府工作报告", "民生实事"} >= {name for one in items for name in one.get("plans", [])}
    folder = str(tmp_path / "报告")
    _, one = answer(
        call, "report", "2025-Q3", "--out", folder, "--plan", "民生实事", "-w", location
    )
    assert (one["plan"], len(one["outputs"])) == ("民生实事", 1)
    assert one["counts"]["tasks"] == 2
    _, every = answer(call, "report", "2025-Q3", "--out", folder, "--plan", "全部", "-w", location)
    assert [Path(path).name for path in every["outputs"]] == [
        "2025年前三季度完成情况报告.xlsx",
        "2025年前三季度民生实事完成情况报告.xlsx",
    ]
    assert every["counts"]["tasks"] == 5
    _, listed = answer(call, "decide", "2025-Q3", "--list", "-w", location)
    assert [one["kind"] for one in listed["decisions"]] == ["link"]
    code, _ = answer(call, "decide", "2025-Q3", "--undo", "1", "--reason", "不是", "-w", location)
    assert code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("load", "民生实事.txt", "--plan", "目标任务"),
        ("load", "民生实事.txt", "--plan", "a/b"),
        ("load", "民生实事.txt", "--plan", ""),
        ("report", "2025-Q3", "--out", "报告", "--plan", " "),
        ("load", "民生实事.txt", "--plan", "民生实事", "--history"),
        ("report", "2025-Q3", "--out", "报告", "--plan", "没有的"),
        ("decide", "2025-Q3", "T2", "--link", "T3"),
        ("decide", "2025-Q3", "T2", "--link", "T3", "--status", "已完成"),
        ("review", "2025-Q3", "--plan", "没有的"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    location: str,
    livelihood: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: Call,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert livelihood
    told = call(*arguments, "-w", location)
    assert told.code == 2
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    with Workspace.open(location) as office:
        assert len(office.book.parts.plan_versions) == 1
