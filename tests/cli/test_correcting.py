"""`gwreport correct`: a row of the plan is put right, listed, taken back, or refused in one line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

WHY = ("--reason", "印错了")


def test_a_row_is_corrected_listed_and_taken_back(folder: Path, call: Call) -> None:
    answer = call("correct", "T3", "--text", "新建街心花坛3处。", *WHY, "--who", "周叙言", "--json")
    assert (answer.code, answer.err) == (0, "")
    made = json.loads(answer.out)
    assert made["format"] == "gwreport.correction/1"
    assert made["version"] == 2
    assert made["item"]["text"] == "新建街心花坛3处。"
    assert made["changes"]["text"]["after"] == "新建街心花坛3处。"
    assert made["item"]["printed"]["text"] == made["changes"]["text"]["before"]
    listed = json.loads(call("correct", "--list", "--json").out)
    assert [(one["subject"], one["who"], one["force"]) for one in listed["decisions"]] == [
        ("T3", "周叙言", "in_force")
    ]
    traced = json.loads(call("trace", "2025-Q3", "T3", "--json").out)
    assert made["decision"] in [one["number"] for one in traced["decisions"]]
    undone = json.loads(call("correct", "--undo", str(made["decision"]), *WHY, "--json").out)
    assert undone["item"]["text"] == made["changes"]["text"]["before"]
    assert "printed" not in undone["item"]
    assert "已撤销" in call("correct", "--list", "T3").out


def test_several_names_replace_the_whole_list(folder: Path, call: Call) -> None:
    first, second = _leads(call)[:2]
    line = ("--lead", second, "--lead", first, "--support", "各镇街", "--due", "2025年6月底前")
    answer = call("correct", "T3", *line, *WHY, "--json")
    item = json.loads(answer.out)["item"]
    assert item["lead_units"] == [second, first]
    assert item["support_units"] == ["各镇街"]
    assert item["due"] == "2025年6月底前"


def test_a_word_takes_away_what_stands_there(folder: Path, call: Call) -> None:
    assert call("correct", "T3", "--due", "2025年6月底前", *WHY).code == 0
    line = ("--due", "无", "--leader", "无", "--support", "无")
    item = json.loads(call("correct", "T3", *line, *WHY, "--json").out)["item"]
    assert (item["due"], item["leaders"], item["support_units"]) == (None, [], [])


def test_a_new_leader_is_told(folder: Path, call: Call) -> None:
    answer = call("correct", "T3", "--leader", "欧阳不在", *WHY)
    assert answer.code == 1
    assert "欧阳不在" in answer.out
    assert "不是方案中现有的牵头领导" in "".join(answer.out.split())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["T999", "--text", "甲。"], "没有这个任务"),
        (["T3", "--lead", "区不存在的局"], "没有这个单位"),
        (["T3", "--text", " "], "没有写内容"),
        (["T3", "--due", "尽快"], "看不出是什么时候"),
        (["T3"], "没有说明要更正什么"),
        (["--text", "甲。"], "缺少必填的参数"),
        (["--undo", "99"], "不是可以撤销的更正"),
        (["--undo", "99", "--text", "甲。"], "不能一起用"),
    ],
    ids=repr,
)
def test_what_cannot_be_done_is_said_in_one_line(
    folder: Path, call: Call, line: list[str], words: str
) -> None:
    answer = call("correct", *line, *WHY)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert words in answer.err


def test_the_same_again_and_no_reason_are_refused(folder: Path, call: Call) -> None:
    assert call("correct", "T3", "--text", "甲。", *WHY).code == 0
    again = call("correct", "T3", "--text", "甲。", *WHY)
    assert (again.code, "现在就是这样" in again.err) == (2, True)
    silent = call("correct", "T3", "--text", "乙。")
    assert (silent.code, "没有写理由" in silent.err) == (2, True)


def test_a_unit_that_is_nearly_registered_is_offered(folder: Path, call: Call) -> None:
    name = _leads(call)[0]
    answer = call("correct", "T3", "--lead", name[:-1] + "处", *WHY)
    assert answer.code == 2
    assert name in answer.err


def _leads(call: Call) -> list[str]:
    units = json.loads(call("units", "--json").out)["units"]
    return [unit["name"] for unit in units]
