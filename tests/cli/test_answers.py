"""What each command prints: the JSON of the contract, words for a person, exit codes."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gwreport.cli.entry import COMMANDS, run
from tests.cli.conftest import Answer, Call

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OUTCOMES = {"accepted", "accepted_with_findings", "held", "duplicate", "superseded", "refused"}


def json_of(answer: Answer) -> dict[str, Any]:
    assert answer.code in (0, 1)
    return json.loads(answer.out)


def test_read_gives_the_plan(call: Call) -> None:
    document = json_of(call("read", str(EXAMPLES / "breakdown.docx"), "--json"))
    assert document["format"] == "gwreport.plan/1"
    assert set(document) >= {"title", "issuer", "document_number", "date", "year", "findings"}
    assert document["year"] == 2025
    assert len(document["items"]) == 75
    assert set(document["items"][0]) == {
        "id",
        "kind",
        "section",
        "category",
        "number",
        "parent",
        "text",
        "leaders",
        "lead_units",
        "support_units",
        "support_text",
        "targets",
        "binding",
        "due",
    }
    target = document["items"][0]["targets"][0]
    assert target == {
        "text": "6.5%以上",
        "comparator": ">=",
        "value": 6.5,
        "unit": "%",
        "kind": "growth",
    }
    assert {"code", "severity", "item", "message", "suggestion"} <= set(document["findings"][0])


@pytest.mark.parametrize("name", ["breakdown.docx", "breakdown-lines.docx", "breakdown.xlsx"])
def test_all_forms_of_the_breakdown_are_read_alike(call: Call, name: str) -> None:
    def items(file: str) -> list[tuple[Any, ...]]:
        found = json_of(call("read", str(EXAMPLES / file), "--json"))["items"]
        return [
            (one["text"], one["kind"], one["leaders"], one["lead_units"], one["support_units"])
            for one in found
        ]

    assert items(name) == items("breakdown.docx")


def test_read_gives_a_report_that_was_written(made: Path, call: Call) -> None:
    report = made / "报告/2025年前三季度完成情况报告.xlsx"
    document = json_of(call("read", str(report), "--as", "report", "--json"))
    assert document["format"] == "gwreport.report/1"
    assert document["round"] == "2025-Q3"
    assert set(document["indicators"][0]) == {
        "number",
        "name",
        "completion",
        "target",
        "lead_units",
    }
    assert set(document["tasks"][0]) == {"number", "text", "completion", "lead_units"}
    assert len(document["indicators"]) == 13
    told = {row["text"]: row["completion"] for row in document["tasks"]}
    behind = document["behind"]
    # What was done is read apart from what the report says of it on lines below.
    assert all(row["completion"] == told[row["text"]] for row in behind if "remarks" in row)
    assert any("全年目标增长6%" in row.get("remarks", {}).get("差距", "") for row in behind)
    assert any(row.get("next_step") for row in behind)


def test_generate_tells_every_workbook(folder: Path, call: Call) -> None:
    answer = call("generate", "2025-Q4", "--out", "下发", "--json")
    document = json_of(answer)
    assert document["format"] == "gwreport.issue/1"
    assert document["round"] == "2025-Q4"
    for one in document["workbooks"]:
        assert {"unit", "path", "items", "sha256"} <= set(one)
        assert Path(one["path"]).is_absolute()
        assert Path(one["path"]).is_file()
        assert Path(one["path"]).parent == folder / "下发"
    assert len(document["workbooks"]) == 43


def test_collect_tells_every_file(folder: Path, made: Path, call: Call) -> None:
    answer = call("collect", str(made / "前三季度报回"), "--json")
    document = json_of(answer)
    assert document["format"] == "gwreport.collect/1"
    assert sum(document["totals"].values()) == len(document["files"]) == 42
    for one in document["files"]:
        assert set(one) >= {
            "path",
            "member",
            "sha256",
            "outcome",
            "unit",
            "round",
            "version",
            "entries",
            "findings",
        }
        assert one["outcome"] in OUTCOMES
        for finding in one["findings"]:
            assert {"code", "severity", "sheet", "cell", "message"} <= set(finding)
            assert finding["severity"] in {"error", "warning", "info"}


def test_status_review_and_report_answer_in_json_with_exit_one(folder: Path, call: Call) -> None:
    status = json_of(call("status", "2025-Q3", "--json"))
    assert len(status["units"]) == 43
    answer = call("review", "2025-Q3", "--json")
    assert answer.code == 1
    review = json_of(answer)
    assert review["format"] == "gwreport.review/1"
    for one in review["items"]:
        assert {"item", "unit", "kind", "texts", "findings", "judgement"} <= set(one)
        for text in one["texts"]:
            assert {"unit", "text", "path", "sheet", "cell"} <= set(text)
    report = json_of(call("report", "2025-Q3", "--out", "报告", "--json"))
    assert report["format"] == "gwreport.output/1"
    assert set(report["counts"]) == {"indicators", "tasks", "behind", "missing"}
    assert [Path(path).is_file() for path in report["outputs"]] == [True]


@pytest.mark.parametrize(
    ("line", "format_", "keys"),
    [
        (
            ("init", "b.gwr", "--region", "青禾区", "--year", "2026"),
            "workspace",
            {"workspace", "region", "year", "units"},
        ),
        (("load", str(EXAMPLES / "breakdown.docx")), "plan", {"version", "changes", "findings"}),
        (("units",), "units", {"units", "groups"}),
        (("units", "alias", "区财政局", "区财政"), "units", {"units", "groups"}),
        (("units", "export", "名录.xlsx"), "units", {"units", "groups"}),
        (("settings", "office=区政府督查室"), "settings", {"settings"}),
        (("status", "2025-Q3"), "status", {"round", "deadline", "units", "totals", "open"}),
        (("decide", "2025-Q3", "T1", "--status", "done", "--reason", "x"), "decision", set()),
        (("demo", "示例"), "output", {"outputs", "counts", "workspace"}),
        (("selftest",), "selftest", {"passed", "checks"}),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_every_other_command_answers_in_one_document(
    folder: Path, call: Call, line: tuple[str, ...], format_: str, keys: set[str]
) -> None:
    document = json_of(call(*line, "--json"))
    assert document["format"] == f"gwreport.{format_}/1"
    assert set(document) >= keys


def test_an_alias_that_takes_over_a_unit_says_so(folder: Path, call: Call) -> None:
    answer = call("units", "alias", "区财政局", "区审计局")
    assert answer.code == 0
    assert "区审计局 已并入" in answer.out


def test_an_alias_can_be_taken_back(folder: Path, call: Call) -> None:
    assert call("units", "alias", "区财政局", "区财政").code == 0
    answer = call("units", "unalias", "区财政局", "区财政")
    assert answer.code == 0
    assert "区财政 不再是 区财政局 的别名" in answer.out
    units = json_of(call("units", "--json"))["units"]
    assert [one["aliases"] for one in units if one["name"] in ("区财政局", "区财政")] == [[], []]
    assert {one["email"] for one in units} == {""}


def test_a_unit_gets_another_name(folder: Path, call: Call) -> None:
    call("units", "alias", "区财政局", "区国资局")
    answer = call("units", "rename", "区审计局", "区国资局")
    assert answer.code == 0
    assert "区审计局 改名为 区国资局" in answer.out
    assert "“区国资局”原来是 区财政局 的别名" in answer.out
    units = {one["name"]: one for one in json_of(call("units", "--json"))["units"]}
    assert units["区国资局"]["aliases"] == ["区审计局"]
    assert units["区财政局"]["aliases"] == []
    refused = call("units", "rename", "区财政局", "区国资局")
    assert (refused.code, "区国资局" in refused.err) == (2, True)


def test_a_decision_is_made_shown_and_undone(folder: Path, call: Call) -> None:
    line = (
        "decide",
        "2025-Q3",
        "T2",
        "--status",
        "未依时序推进",
        "--reason",
        "核实",
        "--who",
        "甲",
    )
    (number,) = json_of(call(*line, "--json"))["decisions"]
    undo = ("decide", "2025-Q3", "--undo", str(number), "--reason", "误判")
    assert call(*undo).code == 0
    assert call(*undo).code == 2


def test_a_new_workspace_from_the_first_to_the_last_command(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GWREPORT_WORKSPACE", raising=False)
    units = str(EXAMPLES / "units.xlsx")
    line = ("init", "2025.gwr", "--region", "青禾区", "--year", "2025", "--units", units)
    assert call(*line).code == 0
    loaded = call("load", str(EXAMPLES / "breakdown.xlsx"))
    assert loaded.code == 1
    assert "75 项" in loaded.out
    assert call("generate", "2025-Q3", "--out", "下发", "--deadline", "2025-10-10").code == 0
    assert call("collect", "下发").code == 1
    assert call("status", "2025-Q3").code in (0, 1)
    assert call("report", "2025-Q3", "--out", "报告").code == 1
    assert (tmp_path / "报告/2025年前三季度完成情况报告.xlsx").is_file()


def test_the_workspace_is_found_by_option_and_by_environment(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "2026.gwr").write_bytes((folder / "2025.gwr").read_bytes())
    assert (
        call("-w", "2026.gwr", "status", "2025-Q3").code
        == call("status", "2025-Q3", "-w", "2026.gwr").code
        != 2
    )
    monkeypatch.setenv("GWREPORT_WORKSPACE", "2025.gwr")
    assert call("status", "2025-Q3").code != 2


def test_the_only_workspace_of_the_folder_is_taken(folder: Path, call: Call) -> None:
    assert json_of(call("status", "2025-Q3", "--json"))["round"] == "2025-Q3"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself_in_chinese(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run((command, "--help"), lambda _: 0) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.startswith(f"用法：gwreport {command}")
    assert "--json" in captured.out
    # Argparse's own words, and names of arguments that it makes in capitals.
    assert re.findall(r"usage|positional|options|arguments|show this|default", captured.out) == []
    assert set(re.findall(r"(?<![A-Z_])[A-Z]{3,}(?![A-Z_])", captured.out)) <= {"JSON", "PDF"}


def test_starting_loads_nothing_heavy() -> None:
    heavy = (
        "pandas openpyxl sqlalchemy PySide6 lxml docx xlsxwriter python_calamine rich pdfplumber"
    )
    for arguments in ("--version", "--help"):
        code = (
            f"import sys; sys.argv = ['gwreport', {arguments!r}]\n"
            "from gwreport.__main__ import main\n"
            "main()\n"
            f"sys.stderr.write(' '.join(set({heavy!r}.split()) & set(sys.modules)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stderr == ""
        assert "gwreport" in done.stdout


def test_leaders_are_listed_and_put_in_order(folder: Path, call: Call) -> None:
    first = json_of(call("units", "leaders", "--json"))
    assert first["format"] == "gwreport.leaders/1"
    names = [one["name"] for one in first["leaders"]]
    assert not any(one["placed"] for one in first["leaders"])
    answer = call("units", "leaders", names[-1])
    assert answer.code == 0
    assert "已排定" in answer.out
    now = json_of(call("units", "leaders", "--json"))["leaders"]
    assert [one["name"] for one in now] == [names[-1], *names[:-1]]
    assert call("units", "leaders", "无此人").code == 2
