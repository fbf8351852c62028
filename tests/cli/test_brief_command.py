"""`gwreport brief`: files, JSON, exit codes, and sentences for what cannot be."""

import json
from pathlib import Path

from gwreport.workflow.workspace import Workspace
from tests.cli.conftest import Call
from tests.reports.word_forms import words_of_document
from tests.workflow.quarter import BREAKDOWN, issue, open_office
from tests.workflow.test_reports_of_named_plans import quarter

NAME = "2025年前三季度领导简报"


def test_pages_and_slides_are_written_and_told(folder: Path, call: Call) -> None:
    answer = call("brief", "2025-Q3", "--out", "简报", "--json")
    assert answer.code == 0
    told = json.loads(answer.out)
    assert told["format"] == "gwreport.brief/1"
    assert [Path(one).name for one in told["outputs"]] == [f"{NAME}.docx", f"{NAME}.pptx"]
    assert all(Path(one).is_file() and Path(one).is_absolute() for one in told["outputs"])
    assert (told["final"], told["without_leader"]) == (False, 0)
    assert len(told["leaders"]) == len(set(told["leaders"])) > 2
    # The same ledger gives the same bytes.
    before = [Path(one).read_bytes() for one in told["outputs"]]
    again = json.loads(call("brief", "2025-Q3", "--out", "又", "--json").out)
    assert [Path(one).read_bytes() for one in again["outputs"]] == before


def test_leaders_can_be_chosen(folder: Path, call: Call) -> None:
    names = json.loads(call("brief", "2025-Q3", "--out", "a", "--format", "docx", "--json").out)[
        "leaders"
    ]
    answer = call("brief", "2025-Q3", "--out", "b", "--format", "docx", "--leader", names[1])
    assert answer.code == 0
    assert (folder / "b" / f"{NAME}_{names[1]}.docx").is_file()
    assert "1 位领导" in answer.out
    assert "征求意见稿" in answer.out
    wrong = call("brief", "2025-Q3", "--out", "c", "--leader", names[1] + "某")
    assert (wrong.code, len(wrong.err.splitlines())) == (2, 1)
    assert names[1] in wrong.err
    assert not (folder / "c").exists()


def test_a_brief_may_be_of_one_plan(tmp_path: Path, call: Call) -> None:
    with quarter(tmp_path) as office:
        location = str(office.ledger.location)
    line = ("brief", "2025-Q3", "-w", location, "--format", "docx", "--json")
    every = json.loads(call(*line, "--out", str(tmp_path / "a")).out)
    same = json.loads(call(*line, "--out", str(tmp_path / "b"), "--plan", "全部").out)
    one = json.loads(call(*line, "--out", str(tmp_path / "c"), "--plan", "重点项目").out)
    assert every["leaders"] == same["leaders"] == ["赵明", "钱晓东", "孙立"]
    assert one["leaders"] == ["孙立"]
    assert Path(one["outputs"][0]).name == f"{NAME}_重点项目.docx"
    assert "青禾区2025年前三季度重点项目简报" in words_of_document(
        Path(one["outputs"][0]).read_bytes()
    )
    wrong = call(*line[:-1], "--out", str(tmp_path / "d"), "--plan", "重大项目")
    assert (wrong.code, len(wrong.err.splitlines())) == (2, 1)
    assert not (tmp_path / "d").exists()


def test_what_cannot_be_is_said_and_nothing_is_written(
    folder: Path, call: Call, tmp_path: Path
) -> None:
    for line, said in (
        (("2025-Q3", "--format", "pdf"), "pptx"),
        (("2025-Q9",), "2025-Q1"),
        (("2025-Q4",), "填报"),
    ):
        answer = call("brief", *line, "--out", "简报")
        assert (answer.code, len(answer.err.splitlines())) == (2, 1), answer.err
        assert said in answer.err
    assert not (folder / "简报").exists()


def test_a_plan_without_leaders_says_so(tmp_path: Path, call: Call) -> None:
    breakdown = BREAKDOWN
    for one in ("牵头领导：赵明；", "牵头领导：钱晓东、赵明；", "牵头领导：钱晓东；"):
        breakdown = breakdown.replace(one, "")
    with open_office(tmp_path, breakdown) as workspace:
        issue(workspace, tmp_path)
    answer = call("brief", "2025-Q3", "-w", str(tmp_path / "a.gwr"), "--out", str(tmp_path / "出"))
    assert answer.code == 2
    assert "没有写牵头领导" in answer.err
    assert not (tmp_path / "出").exists()


def test_an_offices_own_file_is_taken(folder: Path, call: Call) -> None:
    assert call("templates", "export", "模板").code == 0
    assert call("templates", "use", "模板/领导简报.docx").code == 0
    ours = json.loads(call("brief", "2025-Q3", "--out", "a", "--format", "docx", "--json").out)
    with Workspace.open("2025.gwr") as workspace:
        assert workspace.settings.stored["paper-form:brief"].endswith("领导简报.docx")
    assert Path(ours["outputs"][0]).is_file()
