"""`gwreport init --from` and `gwreport lastyear`: what is typed, answered, and printed as JSON."""

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.workflow.quarter import issue, open_office
from tests.workflow.test_next_year import BREAKDOWN_2026


def begun(tmp_path: Path, call: Call) -> None:
    folder = tmp_path / "上年"
    folder.mkdir()
    with open_office(folder) as workspace:
        issue(workspace, folder)
    answer = call(
        "init", str(tmp_path / "n.gwr"), "--from", str(folder / "a.gwr"), "--year", "2026", "--json"
    )
    assert answer.code == 0
    told = json.loads(answer.out)
    assert (told["region"], told["year"]) == ("青禾区", 2026)
    assert told["format"] == "gwreport.workspace/1"
    assert (told["from"]["year"], told["from"]["rounds"], told["from"]["items"]) == (
        2025,
        ["2025-Q3"],
        4,
    )
    (tmp_path / "方案.txt").write_text(BREAKDOWN_2026, encoding="utf-8")


def test_a_year_is_begun_and_last_years_items_are_settled(tmp_path: Path, call: Call) -> None:
    begun(tmp_path, call)
    place = ("-w", str(tmp_path / "n.gwr"))
    assert "近" in call("load", str(tmp_path / "方案.txt"), *place).out
    answer = call("lastyear", *place, "--json")
    assert answer.code == 1
    told = json.loads(answer.out)
    assert told["format"] == "gwreport.lastyear/1"
    assert [one["item"] for one in told["asked"]] == ["T2"]
    assert told["asked"][0]["near"][0]["past"] == "T2"
    assert [one["past"] for one in told["open"]] == ["T3"]
    done = call("lastyear", *place, "--same", "T2=任务2", "--carry", "T3", "--who", "王敏")
    assert (done.code, "已认定 1 项" in done.out, "已结转 1 项" in done.out) == (0, True, True)
    after = json.loads(call("lastyear", *place, "--json").out)
    assert (after["asked"], after["open"]) == ([], [])
    assert {"item": "T2", "past": "T2"} in after["matched"]
    assert call("lastyear", *place, "--undo", "2").code == 0
    for line, said in (
        (("--same", "T2"), "编号=上年编号"),
        (("--same", "T2=T99"), "上年的事项"),
        (("--carry", "T2"), "结转"),
        (("--undo", "2"), "决定2"),
        (("--undo", "1", "--carry", "T3"), "--carry"),
    ):
        wrong = call("lastyear", *place, *line)
        assert (wrong.code, len(wrong.err.splitlines())) == (2, 1), wrong
        assert said in wrong.err


def test_closed_items_are_named_as_such(tmp_path: Path, call: Call) -> None:
    folder = tmp_path / "上年"
    folder.mkdir()
    with open_office(folder) as workspace:
        issue(workspace, folder)
    old = ("-w", str(folder / "a.gwr"))
    closing = ("close", "T3", *old, "--no-evidence", "--reason", "缓建。", "--who", "王敏")
    assert call(*closing).code == 0
    begin = ("init", str(tmp_path / "n.gwr"), "--from", str(folder / "a.gwr"), "--year", "2026")
    assert "其中已销号 1 项" in call(*begin).out
    (tmp_path / "方案.txt").write_text(BREAKDOWN_2026, encoding="utf-8")
    new = ("-w", str(tmp_path / "n.gwr"))
    call("load", str(tmp_path / "方案.txt"), *new)
    told = json.loads(call("lastyear", *new, "--json").out)
    assert (told["closed"], told["open"]) == (["T3"], [])
    assert "已销号的 1 项（不再结转）" in call("lastyear", *new).out
    wrong = call("lastyear", *new, "--carry", "T3", "--who", "王敏")
    assert (wrong.code, len(wrong.err.splitlines())) == (2, 1)


def test_what_cannot_be_is_one_sentence(tmp_path: Path, call: Call) -> None:
    begun(tmp_path, call)
    old = str(tmp_path / "上年" / "a.gwr")
    new = str(tmp_path / "x.gwr")
    for line, said in (
        ((new, "--year", "2026"), "--region"),
        ((new, "--from", old, "--year", "2025"), "2025年"),
        ((new, "--from", old, "--year", "2026", "--units", "名录.xlsx"), "--units"),
        ((new, "--from", str(tmp_path / "没有.gwr"), "--year", "2026"), "没有"),
        ((new, "--from", str(tmp_path / "方案.txt"), "--year", "2026"), "方案.txt"),
        ((str(tmp_path / "n.gwr"), "--from", old, "--year", "2026"), "n.gwr"),
    ):
        wrong = call("init", *line)
        assert (wrong.code, len(wrong.err.splitlines())) == (2, 1), wrong
        assert said in wrong.err
    assert not Path(new).exists()
