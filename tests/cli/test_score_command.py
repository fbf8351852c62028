"""`score`: the figures as JSON, rules as a table, objections, and refusals in one line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

ROUND = "2025-Q3"


def test_a_score_is_the_full_mark_and_the_points_of_its_grounds(folder: Path, call: Call) -> None:
    answer = call("score", ROUND, "--out", "考核", "--json")
    assert answer.code == 0
    told = json.loads(answer.out)
    assert told["format"] == "gwreport.scores/1"
    for one in told["units"]:
        assert one["score"] == pytest.approx(100 + sum(each["points"] for each in one["grounds"]))
    grounds = [each for one in told["units"] for each in one["grounds"]]
    assert {each["rule"] for each in grounds} >= {"未报", "内容空白", "未依时序推进"}
    assert all(each["item"] for each in grounds if each["rule"] == "未依时序推进")
    assert all(Path(one).is_file() for one in told["outputs"])
    assert len(told["outputs"]) == 1 + len(told["units"])
    again = call("score", ROUND, "--out", "考核", "--json")
    assert (again.code, json.loads(again.out)) == (0, told)


def test_objections_are_struck_kept_listed_and_taken_back(folder: Path, call: Call) -> None:
    ground = "空白-017-T30"
    refused = call("score", ROUND, "--strike", ground)
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "没有写理由" in refused.err
    unknown = call("score", ROUND, "--strike", "空白-017-T3", "--reason", "已补报")
    assert (unknown.code, unknown.err.count("\n")) == (2, 1)
    assert f"相近的有：{ground}" in unknown.err
    answer = call("score", ROUND, "--strike", ground, "--reason", "已补报", "--json")
    told = json.loads(answer.out)
    (struck,) = (
        each for one in told["units"] for each in one["grounds"] if each["number"] == ground
    )
    assert (struck["points"], struck["full_points"], struck["struck"]) == (0, -0.5, True)
    assert struck["objection"]["reason"] == "已补报"
    number = str(told["decision"])
    assert "采纳异议" in call("score", ROUND, "--list").out
    assert call("score", ROUND, "--undo", number).code == 0
    assert call("score", ROUND, "--undo", number).code == 2
    # What `decide` lists and `trace` reads says it in the same words.
    assert "考核“内容空白”（单位 017，T30）" in call("decide", ROUND, "--list").out


def test_rules_go_out_as_a_table_and_come_back(folder: Path, call: Call) -> None:
    import openpyxl

    answer = call("score", "--rules-template", "考核细则.xlsx")
    assert answer.code == 0
    book = openpyxl.load_workbook("考核细则.xlsx")
    sheet = book.worksheets[0]
    (row,) = (cell.row for cell in sheet["A"] if cell.value == "未报")
    sheet.cell(row, 3).value = 10
    book.save("考核细则.xlsx")
    # What somebody has changed is not written over.
    kept = call("score", "--rules-template", "考核细则.xlsx", "--json")
    assert kept.code == 1
    assert [Path(one).name for one in json.loads(kept.out)["outputs"]] == ["考核细则_2.xlsx"]
    told = json.loads(call("score", ROUND, "--rules", "考核细则.xlsx", "--json").out)
    points = {
        each["points"] for one in told["units"] for each in one["grounds"] if each["rule"] == "未报"
    }
    assert points == {-10}
    # They are remembered.
    assert json.loads(call("score", ROUND, "--json").out)["rules_by"] == told["rules_by"]
    out = call("score", "--rules-export", "现用.xlsx")
    assert out.code == 0
    assert openpyxl.load_workbook("现用.xlsx").worksheets[0].cell(row, 3).value == 10


def test_a_wrong_table_is_told_in_one_line_with_the_cell_and_the_nearest_rule(
    folder: Path, call: Call
) -> None:
    import openpyxl

    call("score", "--rules-template", "细则.xlsx")
    book = openpyxl.load_workbook("细则.xlsx")
    book.worksheets[0]["A3"].value = "逾期报松"
    book.save("细则.xlsx")
    before = Path("2025.gwr").read_bytes()
    answer = call("score", ROUND, "--rules", "细则.xlsx", "--out", "考核")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "细则.xlsx 考核细则 A3：没有“逾期报松”这条规则。最接近的是“逾期报送”" in answer.err
    assert Path("2025.gwr").read_bytes() == before
    assert not list(Path("考核").glob("*"))


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("2025-Q9",),
        ("2025-Q4",),
        (ROUND, "--rules", "没有.xlsx"),
        (ROUND, "--strike", "空白-017-T30", "--keep", "空白-017-T30"),
        ("--rules-template", "a.xlsx", "--out", "考核"),
        (ROUND, "--rules-export", "a.xlsx"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    folder: Path, call: Call, arguments: tuple[str, ...]
) -> None:
    answer = call("score", *arguments)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
