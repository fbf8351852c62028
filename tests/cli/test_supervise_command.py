"""`supervise`: what it prints, writes and refuses."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def supervised(call: Call, *more: str) -> dict[str, list[dict[str, object]]]:
    """Put the third quarter under supervision, and give what is told of it."""
    line = ("supervise", "2025-Q3", "--out", "督办", "--proposed", "--json", *more)
    return json.loads(call(*line).out)


def test_it_names_every_file_and_every_item(folder: Path, call: Call) -> None:
    proposals = json.loads(call("supervise", "2025-Q3", "--proposed", "--json").out)
    assert proposals["format"] == "gwreport.supervision-proposals/1"
    assert not json.loads(call("supervise", "--list", "--json").out)["items"]
    told = supervised(call, "--deadline", "2025-10-31")
    assert told["format"] == "gwreport.supervision/1"
    assert told["units"]
    assert all(Path(str(one["workbook"])).is_file() for one in told["units"])
    assert all(Path(str(one["paper"])).is_file() for one in told["units"])
    listed = json.loads(call("supervise", "--list", "--json").out)
    asked = {(one["item"], one["unit"]) for one in proposals["items"]}
    assert {(one["item"], one["unit"]) for one in listed["items"]} == asked
    status = json.loads(call("status", "2025-Q3", "--json").out)["supervision"]
    assert status == {key: listed[key] for key in ("open", "answered", "overdue")}
    # The day is long over.
    assert status["open"] == status["overdue"] > 0


def test_it_says_what_it_does(folder: Path, call: Call) -> None:
    answer = call("supervise", "2025-Q3", "--out", "督办", "--deadline", "2025-10-31", "--proposed")
    assert answer.code == 0
    assert "答复期限：2025-10-31" in answer.out
    assert "期限 2025-10-31 已经过了" in answer.out
    answer = call("supervise", "2025-Q3", "--list")
    assert answer.code == 1
    assert "未答复（逾期）" in answer.out
    assert "待答复" in answer.out


def test_an_answer_is_lifted_and_taken_back(folder: Path, call: Call) -> None:
    first = supervised(call)["units"][0]
    item = first["items"][0]["item"]  # type: ignore[index]
    line = ("supervise", "2025-Q3", "--lift", str(item), "--unit", str(first["unit"]))
    assert call(*line).code == 2
    told = json.loads(call(*line, "--reason", "已经解决", "--json").out)
    (number,) = told["decisions"]
    rows = json.loads(call("supervise", "--list", "--json").out)["items"]
    row = next(one for one in rows if (one["item"], one["unit"]) == (item, first["unit"]))
    assert (row["state"], row["decision"], row["reason"]) == ("lifted", number, "已经解决")
    assert call("decide", "2025-Q3", "--undo", str(number), "--reason", "误操作").code == 0
    assert "撤销督办" in call("decide", "2025-Q3", "--list").out
    rows = json.loads(call("supervise", "--list", "--json").out)["items"]
    assert {one["state"] for one in rows} == {"waiting"}


@pytest.mark.parametrize(
    "line",
    [
        ("supervise",),
        ("supervise", "2025-Q1", "--out", "x"),
        ("supervise", "2025-Q3", "--out", "x", "--deadline", "明天"),
        ("supervise", "2025-Q3", "--deadline", "2025-10-31"),
        ("supervise", "2025-Q3", "--out", "x", "--unit", "没有的局"),
        ("supervise", "2025-Q3", "--out", "x", "--item", "T9999"),
        ("supervise", "2025-Q3", "--accept", "T1", "--reason", "好"),
        ("supervise", "2025-Q3", "--out", "x", "--list"),
        ("supervise", "2025-Q3S", "--out", "x"),
        ("settings", "supervision_levels=提醒=绿色：1期"),
        ("supervise", "2025-Q3", "--levels", "x"),
        ("supervise", "--levels-export", "x", "--out", "x"),
        ("supervise", "--levels", "x"),
    ],
)
def test_what_cannot_be_done_is_one_line(folder: Path, call: Call, line: tuple[str, ...]) -> None:
    answer = call(*line)
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert not (folder / "x").exists()


def test_nothing_confirmed_is_a_sentence(folder: Path, call: Call) -> None:
    answer = call("supervise", "2025-Q3", "--out", "x", "--unit", "没有的局")
    assert answer.code == 2
    answer = call("supervise", "2025-Q3")
    assert answer.code == 0


def test_the_levels_are_edited_as_a_table(folder: Path, call: Call) -> None:
    import openpyxl

    assert call("supervise", "--levels-export", "级别.xlsx").code == 0
    same = call("supervise", "--levels", "级别.xlsx")
    assert (same.code, "和现在用的级别一样" in same.out) == (0, True)
    book = openpyxl.load_workbook(folder / "级别.xlsx")
    book.worksheets[0]["B3"].value = "澄色"
    book.save(folder / "错.xlsx")
    wrong = call("supervise", "--levels", "错.xlsx")
    assert (wrong.code, len(wrong.err.splitlines())) == (2, 1)
    assert "B3" in wrong.err
    assert "什么也没有改" in wrong.err
    told = json.loads(call("supervise", "--levels", "错.xlsx", "--json").out)
    assert [one["cell"] for one in told["findings"]] == ["B3"]
    assert (told["taken"], told["levels"]) == (False, [])
    book.worksheets[0]["B3"].value = "黄色"
    book.worksheets[0].delete_rows(2)
    book.save(folder / "改.xlsx")
    answer = call("supervise", "--levels", "改.xlsx", "--json")
    told = json.loads(answer.out)
    assert answer.code == 1  # a gap is to be looked at
    assert [(one["level"], one["colour"], one["run"]) for one in told["levels"]] == [
        ("督办", "yellow", 2),
        ("约谈建议", "red", 3),
    ]
    again = json.loads(call("supervise", "--levels", "改.xlsx", "--json").out)
    assert again["taken"]
    assert "和现在用的级别一样" in call("supervise", "--levels", "改.xlsx").out
