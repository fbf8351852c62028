"""`sendback`, `chase`, `notice` and `papers`: what they print, write and refuse."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

WATER = "区水利局"


def test_sendback_writes_a_workbook_and_says_what_is_asked(folder: Path, call: Call) -> None:
    answer = call("sendback", "2025-Q3", WATER, "--out", "退回", "--deadline", "2025-10-15")
    assert answer.code == 0
    assert "进度自评" in answer.out
    assert [path.name for path in (folder / "退回").iterdir()] == [
        "016_区水利局_2025年前三季度_退回修改.xlsx"
    ]
    told = call("status", "2025-Q3").out
    assert any(WATER in line and "已退回，待修改" in line for line in told.split("\n"))
    assert "已退回，待修改" in call("review", "2025-Q3").out
    listed = call("decide", "2025-Q3", "--list").out
    assert "退回修改" in listed
    assert "questions" not in listed


def test_sendback_as_json(folder: Path, call: Call) -> None:
    words = "T32=请写明完成公里数"
    answer = call("sendback", "2025-Q3", "16", "--out", "退回", "--item", words, "--json")
    told = json.loads(answer.out)
    assert told["format"] == "gwreport.sendback/1"
    assert (told["unit"], told["number"], told["version"]) == (WATER, 1, 1)
    assert "请写明完成公里数" in [one["words"] for one in told["questions"]]
    assert Path(told["path"]).is_file()
    undone = call("decide", "2025-Q3", "--undo", str(told["decision"]), "--reason", "不用改了")
    assert undone.code == 0
    assert "已退回" not in call("status", "2025-Q3").out


def test_chase_lists_and_writes(folder: Path, call: Call) -> None:
    shown = call("chase", "2025-Q3")
    assert shown.code == 0
    assert "区林业局" in shown.out
    assert not (folder / "催报").exists()
    written = call("chase", "2025-Q3", "--out", "催报", "--json")
    told = json.loads(written.out)
    assert told["format"] == "gwreport.chase/1"
    assert Path(told["list"]).is_file()
    assert len(told["texts"]) == len(told["units"]) + 1
    texts = call("chase", "2025-Q3", "--text").out
    assert told["group_text"] in texts
    assert all(one["text"] in texts for one in told["units"])


def test_notice_and_papers_are_written(folder: Path, call: Call) -> None:
    notice = call("notice", "2025-Q3", "--out", "公文")
    assert notice.code == 0
    assert (folder / "公文" / "2025年前三季度填报通知.docx").is_file()
    told = json.loads(call("papers", "2025-Q3", "--out", "公文", "--json").out)
    assert told["format"] == "gwreport.papers/1"
    assert set(told["papers"]) == {"letter", "supervision", "circular"}
    assert all(Path(path).is_file() for paths in told["papers"].values() for path in paths)
    only = json.loads(call("papers", "2025-Q3", "通报", "--out", "公文", "--json").out)
    assert set(only["papers"]) == {"circular"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("sendback", "2025-Q3", WATER),
        ("sendback", "2025-Q3", "区没有局", "--out", "x"),
        ("sendback", "2025-Q3", "区林业局", "--out", "x"),
        ("sendback", "2025-Q3", "区审计局", "--out", "x"),
        ("sendback", "2025-Q3", WATER, "--out", "x", "--deadline", "soon"),
        ("sendback", "2025-Q3", WATER, "--out", "x", "--item", "T32"),
        ("sendback", "2025-Q3", WATER, "--out", "x", "--item", "T999=请补充"),
        ("sendback", "2025-Q3", WATER, "--out", "x", "--item", "T2=请补充"),
        ("sendback", "2025-Q1", WATER, "--out", "x"),
        ("chase", "2025-Q1"),
        ("chase", "2025-Q3", "--out", ""),
        ("notice", "2024-Q3", "--out", "x"),
        ("notice", "2025-Q3"),
        ("papers", "2025-Q3", "小说", "--out", "x"),
        ("papers", "2025-Q1", "--out", "x"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_line_and_writes_nothing(
    folder: Path, call: Call, arguments: tuple[str, ...]
) -> None:
    answer = call(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.strip().split("\n")) == 1
    assert not (folder / "x").exists()


def test_an_offices_bad_template_stops_before_anything_is_written(folder: Path, call: Call) -> None:
    (folder / "模板").mkdir()
    (folder / "模板" / "chase_unit.txt").write_text("速报！{{ uint }}", encoding="utf-8")
    call("settings", f"templates={folder / '模板'}")
    answer = call("chase", "2025-Q3", "--out", "催报")
    assert answer.code == 2
    assert "chase_unit.txt" in answer.err
    assert "{{ uint }}" in answer.err
    assert not (folder / "催报").exists()
