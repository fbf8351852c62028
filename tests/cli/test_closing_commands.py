"""`gwreport close` and `gwreport reopen`: closed, listed, asked no more, reopened; what is wrong is one sentence."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

ROUND = "2025-Q3"


def test_a_closing_goes_the_whole_way(folder: Path, call: Call) -> None:
    Path("验收.pdf").write_bytes(b"%PDF-1.4")
    answer = call(
        "close", "T5", "--evidence", "验收.pdf", "--reason", "已验收", "--who", "周", "--json"
    )
    assert answer.code == 0
    document = json.loads(answer.out)
    assert document["format"] == "gwreport.closing/1"
    (one,) = document["items"]
    assert (one["item"], one["state"], one["round"], one["who"]) == ("T5", "closed", ROUND, "周")
    assert [file["name"] for file in one["evidence"]] == ["验收.pdf"]
    assert json.loads(call("status", ROUND, "--json").out)["closed"] == ["T5"]
    listed = json.loads(call("close", "--list", "--json").out)
    assert [(each["item"], each["reason"]) for each in listed["closed"]] == [("T5", "已验收")]
    assert "验收.pdf" in call("close", "--list").out
    rows = json.loads(call("evidence", ROUND, "--json").out)["files"]
    assert "验收.pdf" in [each["name"] for each in rows]
    number = str(one["decision"])
    assert "销号（佐证材料" in call("decide", ROUND, "--list").out
    assert call("close", "--undo", number, "--reason", "点错").code == 0
    assert json.loads(call("status", ROUND, "--json").out)["closed"] == []
    assert call("close", "T5", "T6", "--no-evidence", "--reason", "现场看过").code == 0
    answer = call("reopen", "T5", "--reason", "又出问题", "--json")
    assert [each["state"] for each in json.loads(answer.out)["items"]] == ["under_way"]
    assert json.loads(call("status", ROUND, "--json").out)["closed"] == ["T6"]
    assert "已销号 1 项" in call("status", ROUND).out


def test_a_file_that_may_run_is_kept_and_told(folder: Path, call: Call) -> None:
    Path("清单.exe").write_bytes(b"MZ")
    answer = call("close", "T5", "--evidence", "清单.exe", "--reason", "已验收", "--json")
    document = json.loads(answer.out)
    assert answer.code == 1
    assert [one["code"] for one in document["findings"]] == ["evidence-dangerous"]
    assert document["items"][0]["state"] == "closed"


def test_the_next_round_does_not_ask(folder: Path, call: Call) -> None:
    before = json.loads(call("generate", "2025-Q4", "--out", "甲", "--json").out)["workbooks"]
    call("close", "T5", "--no-evidence", "--reason", "现场看过", "--round", ROUND)
    after = json.loads(call("generate", "2025-Q4", "--out", "乙", "--json").out)["workbooks"]
    # Two units lead it.
    assert sum(one["items"] for one in after) == sum(one["items"] for one in before) - 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("close", "T999", "--no-evidence", "--reason", "因为"), "没有这个任务"),
        (("close", "T5", "--reason", "因为"), "没有佐证材料"),
        (("close", "T5", "--no-evidence"), "没有写理由"),
        (("close", "T5", "--no-evidence", "--reason", " "), "没有写内容"),
        (("close", "T7", "--no-evidence", "--reason", "因为"), "已经销号"),
        (("close", "T5", "--evidence", "没有.pdf", "--reason", "因为"), "找不到文件"),
        (("close", "T5", "--evidence", ".", "--reason", "因为"), "文件夹"),
        (("close", "T5", "--evidence", "空.pdf", "--reason", "因为"), "空的"),
        (("close", "T5", "--evidence", "大.pdf", "--reason", "因为"), "50 MB"),
        (
            ("close", "T5", "--evidence", "空.pdf", "--no-evidence", "--reason", "因为"),
            "不能一起用",
        ),
        (("close", "T5", "--refuse", "--reason", "因为"), "没有等待核实的销号申请"),
        (("close", "T5", "--no-evidence", "--reason", "因为", "--round", "2024-Q3"), "年度"),
        (("close", "--undo", "999", "--reason", "因为"), "不能撤销|不是可以撤销"),
        (("close", "--undo", "1"), "没有写理由"),
        (("close",), "缺少必填"),
        (("close", "T5", "--list"), "不认识"),
        (("reopen", "T5", "--reason", "因为"), "没有销号"),
        (("reopen", "T7"), "没有写理由"),
        (("reopen", "T999", "--reason", "因为"), "没有这个任务"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    folder: Path, call: Call, line: tuple[str, ...], words: str
) -> None:
    call("close", "T7", "--no-evidence", "--reason", "现场看过")
    Path("空.pdf").write_bytes(b"")
    with Path("大.pdf").open("wb") as stream:
        stream.truncate((50 << 20) + 1)
    answer = call(*line)
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert any(one in answer.err for one in words.split("|"))
    assert answer.out == ""
