"""`gwreport templates`: what a clerk types, and what is answered."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.reports.word_forms import OFFICE_LINES, office_form


def test_an_offices_file_is_taken_listed_and_given_back(folder: Path, call: Call) -> None:
    (folder / "督办通知单.docx").write_bytes(office_form())
    taken = call("templates", "use", "督办通知单.docx")
    assert taken.code == 0
    assert "里面没有{{ 联系方式 }}" in taken.out
    listed = json.loads(call("templates", "--json").out)
    assert listed["format"] == "gwreport.templates/1"
    assert {one["paper"]: one["file"] for one in listed["templates"]} == {
        "report": "",
        "notice": "",
        "letter": "",
        "supervision": "督办通知单.docx",
        "circular": "",
        "brief": "",
    }
    assert call("papers", "2025-Q3", "督办通知单", "--out", "公文").code == 0
    assert "督办通知单.docx" not in call("templates", "reset", "督办通知单").out


def test_what_is_wrong_is_one_line_and_changes_nothing(folder: Path, call: Call) -> None:
    lines = tuple(line.replace("附件说明", "付件说明") for line in OFFICE_LINES)
    (folder / "表.docx").write_bytes(office_form(lines))
    for action in ("check", "use"):
        answer = call("templates", action, "表.docx", "--for", "通报")
        assert (answer.code, len(answer.err.splitlines())) == (2, 1)
        assert "{{ 付件说明 }}，是不是{{ 附件说明 }}" in answer.err
    assert call("templates", "use", "表.docx").code == 2
    assert call("templates", "use", "表.docx", "--for", "别的").code == 2
    assert call("templates", "use").code == 2
    assert "表.docx" not in call("templates").out


def test_ours_can_be_had_without_a_workspace(
    folder: Path, call: Call, tmp_path_factory: object
) -> None:
    (folder / "2025.gwr").unlink()
    answer = call("templates", "export", "模板", "通报", "--json")
    assert answer.code == 0
    (path,) = json.loads(answer.out)["outputs"]
    assert Path(path).name == "通报.docx"
    assert call("templates", "export", "模板", "-w", "没有.gwr").code == 2


@pytest.mark.parametrize(
    ("command", "surplus"),
    [
        (("templates", "check", "甲.docx", "乙.docx"), "乙.docx"),
        (("units", "rename", "区教委", "区教育局", "区教体局"), "区教体局"),
    ],
)
def test_names_beyond_those_that_are_meant_are_not_passed_over(
    folder: Path, call: Call, command: tuple[str, ...], surplus: str
) -> None:
    answer = call(*command)
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)
    assert surplus in answer.err
