"""`gwreport form`: shown, exported, imported, refused in one line, listed, taken back."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Call

COLUMN = ("目标任务", "投入资金", 12, "填累计数", "是", "", "审核")


def edited(call: Call, *row: object) -> Path:
    """Export the form, and have somebody add a row."""
    import openpyxl

    path = Path(json.loads(call("form", "export", "表样.xlsx", "--json").out)["outputs"][0])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append(row)
    book.save(path)
    return path


def columns(call: Call) -> list[Any]:
    return json.loads(call("form", "--json").out)["columns"]


def test_a_column_is_added_listed_and_taken_back(folder: Path, call: Call) -> None:
    before = columns(call)
    path = edited(call, *COLUMN)
    checked = json.loads(call("form", "check", str(path), "--json").out)
    assert (checked["number"], len(checked["changes"])) == (0, 1)
    assert columns(call) == before
    answer = call("form", "import", str(path), "--who", "周叙言", "--json")
    assert (answer.code, answer.err) == (0, "")
    made = json.loads(answer.out)
    assert made["format"] == "gwreport.form/1"
    assert [(one["change"], one["heading"]) for one in made["changes"]] == [("added", "投入资金")]
    own = [one for one in columns(call) if one["own"]]
    assert [(one["table"], one["heading"], one["width"]) for one in own] == [COLUMN[:3]]
    assert (own[0]["required"], own[0]["hint"], own[0]["shown"]) == (True, "填累计数", ["review"])
    assert "没有要改的" in call("form", "import", str(path)).out
    listed = json.loads(call("form", "list", "--json").out)["forms"]
    assert [(one["who"], one["number"]) for one in listed] == [("周叙言", made["number"])]
    undone = call("form", "undo")
    assert "去掉“投入资金”" in undone.out
    assert columns(call) == before


def test_what_is_wrong_is_one_line_with_file_sheet_and_cell(folder: Path, call: Call) -> None:
    before = columns(call)
    path = edited(call, "目标任务", "所处阶段", "宽")
    answer = call("form", "import", str(path), "--json")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert f"{path.name} 填报表样 C" in answer.err
    (finding,) = json.loads(answer.out)["findings"]
    assert (finding["code"], finding["file"], finding["sheet"]) == (
        "form-width-wrong",
        path.name,
        "填报表样",
    )
    assert columns(call) == before


def test_other_files_are_refused_in_one_line(folder: Path, call: Call) -> None:
    (folder / "表样.docx").write_bytes(b"not a workbook")
    for name in ("表样.docx", "没有.xlsx"):
        answer = call("form", "import", name)
        assert (answer.code, len(answer.err.splitlines())) == (2, 1)
    for line in (
        ("form", "undo"),
        ("form", "undo", "7"),
        ("form", "export"),
        ("form", "show", "x"),
    ):
        answer = call(*line)
        assert (answer.code, len(answer.err.splitlines())) == (2, 1)
