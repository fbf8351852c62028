"""`gwreport judge` on a report, in JSON and as a table."""

import json
from pathlib import Path

import pytest

from gwreport.domain.statuses import Status
from tests.cli.conftest import Call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["2025年前三季度区政府各分管领导牵头目标任务完成情况"],
        ["序号", "目标任务", "完成情况", "牵头责任单位"],
        ["1", "新建口袋公园8个。", "新建口袋公园2个。", "区城市管理局"],
        ["2", "建成青禾大道。", "青禾大道已建成通车。", "区交通局"],
    ):
        sheet.append(row)
    path = tmp_path / "报告.xlsx"
    book.save(path)
    return path


def test_json_has_the_rows_of_read_with_a_judgement_each(call: Call, report: Path) -> None:
    answer = call("judge", str(report), "--json")
    judged, read = json.loads(answer.out), json.loads(call("read", str(report), "--json").out)
    rows = judged["tasks"]
    assert [{**row, "judgement": None} for row in rows] == [
        {**row, "judgement": None} for row in read["tasks"]
    ]
    assert [row["judgement"]["status"] for row in rows] == ["behind", "done"]
    assert set(rows[0]["judgement"]) == {"status", "score", "reasons", "goals"}
    assert set(rows[0]["judgement"]["reasons"][0]) == {"code", "text"}
    assert judged["counts"] == {
        **dict.fromkeys((status.value for status in Status), 0),
        "behind": 1,
        "done": 1,
    }
    assert judged["round"] == "2025-Q3"


def test_json_gives_each_goal_as_data(call: Call, report: Path) -> None:
    judged = json.loads(call("judge", str(report), "--json").out)
    (goal,) = judged["tasks"][0]["judgement"]["goals"]
    assert goal == {
        "goal": "新建口袋公园",
        "target": {"text": "8个", "value": 8.0, "unit": "个", "comparator": "="},
        "actual": {"text": "2个", "value": 2.0},
        "due": 6.0,
        "gap": -4.0,
        "share": 0.25,
        "status": "behind",
    }
    assert judged["tasks"][1]["judgement"]["goals"] == []


def test_the_table_tells_class_score_and_reason(call: Call, report: Path) -> None:
    answer = call("judge", str(report), "--rules")
    assert "未依时序推进" in answer.out
    assert "2025年前三季度研判，共 2 项：已完成 1，未依时序推进 1。" in answer.out
    assert "时序进度：" in answer.out


def test_the_years_end_says_unfinished(call: Call, report: Path) -> None:
    answer = call("judge", str(report), "--round", "2025-Q4")
    assert "未完成 1" in answer.out


@pytest.mark.parametrize("code", ["2025", "2025-Q5", "去年"])
def test_a_wrong_round_is_one_line(call: Call, report: Path, code: str) -> None:
    answer = call("judge", str(report), "--round", code)
    assert answer.code == 2
    assert answer.err.count("\n") == 1


def test_a_workspaces_own_rules_are_used(call: Call, report: Path, folder: Path) -> None:
    workspace = str(folder / "2025.gwr")
    assert call("settings", "-w", workspace, "judge_tolerance=80%").code == 0
    answer = call("judge", str(report), "-w", workspace, "--json")
    assert json.loads(answer.out)["counts"]["behind"] == 0
