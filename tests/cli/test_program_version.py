"""`gwreport --version`: the number, of which source it was built, and what workspaces it knows."""

import json
from pathlib import Path

import pytest

import gwreport
from gwreport.ledger.storage.migrations import STEPS
from gwreport.wording.program_version import version_lines
from gwreport.workflow.keeping import program_version as module
from gwreport.workflow.keeping.program_version import ProgramVersion, program_version
from tests.cli.conftest import Call


def test_the_version_stands_alone_in_the_first_line(call: Call) -> None:
    first, build, form = call("--version").out.splitlines()
    assert first == f"gwreport {gwreport.__version__}"
    assert build.startswith("构建：")
    assert f"第 {len(STEPS)} 版" in form
    assert call("-V").out == call("--version").out


def test_the_version_is_there_for_programs(call: Call) -> None:
    answer = call("--version", "--json")
    assert answer.code == 0
    assert json.loads(answer.out) == {
        "format": "gwreport.version/1",
        "version": gwreport.__version__,
        "commit": program_version().commit,
        "date": program_version().date,
        "workspace_form": len(STEPS),
    }


def test_what_stands_behind_it_is_refused(call: Call) -> None:
    answer = call("--version", "status")
    assert answer.code == 2
    assert "--version" in answer.err


def test_what_was_packaged_says_of_which_source(tmp_path: Path) -> None:
    build = tmp_path / "build.json"
    build.write_text('{"commit": "0123456789ab", "date": "2026-11-30"}', encoding="utf-8")
    known = program_version(build)
    assert (known.commit, known.date) == ("0123456789ab", "2026-11-30")
    assert version_lines(known)[1] == "构建：0123456789ab（2026-11-30）"


@pytest.mark.parametrize("words", ["", "[]", "{}", "nothing", '"x"', "\x00"])
def test_a_stamp_that_says_nothing_is_as_none(tmp_path: Path, words: str) -> None:
    build = tmp_path / "build.json"
    build.write_text(words, encoding="utf-8")
    assert program_version(build) == program_version(tmp_path / "none.json")
    assert version_lines(program_version(build))[1] == "构建：源码（没有打包）"


def test_the_command_says_what_the_function_knows(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = ProgramVersion("9.9.9", "0123456789ab", "2026-11-30", 77)
    monkeypatch.setattr(module, "program_version", lambda: known)
    told = call("--version").out
    for one in ("gwreport 9.9.9", "0123456789ab", "2026-11-30", "第 77 版"):
        assert one in told
