"""Whatever is wrong with a command line: exit 2, one line that says why, nothing written."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call

DECIDE = ("decide", "2025-Q3", "T2")


@pytest.mark.parametrize(
    "arguments",
    [
        ("none",),
        ("--none",),
        ("read",),
        ("read", "none.docx"),
        ("read", "."),
        ("read", "text.txt"),
        ("read", "empty.docx"),
        ("read", "cut.docx"),
        ("read", "text.txt", "--as", "novel"),
        ("init", "2025.gwr", "--region", "青禾区", "--year", "2025"),
        ("init", "none/a.gwr", "--region", "青禾区", "--year", "2025"),
        ("init", "a.gwr", "--region", "青禾区", "--year", "next"),
        ("init", "a.gwr", "--region", "青禾区"),
        ("init", "a.gwr", "--region", "青禾区", "--year", "2025", "--units", "text.txt"),
        ("load", "text.txt"),
        ("load", "none.docx"),
        ("generate", "2025-Q5", "--out", "out"),
        ("generate", "2024-Q3", "--out", "out"),
        ("generate", "2025-Q3"),
        ("generate", "2025-Q3", "--out", "text.txt/out"),
        ("generate", "2025-Q3", "--out", "out", "--unit", "区没有局"),
        ("generate", "2025-Q3", "--out", "out", "--deadline", "soon"),
        ("collect",),
        ("collect", "none"),
        ("status", "Q3"),
        ("status", "2025-Q1"),
        ("status", "2025-Q3", "-w", "text.txt"),
        ("status", "2025-Q3", "-w", "empty.docx"),
        ("status", "2025-Q3", "-w", "none.gwr"),
        ("review", "2025-Q4"),
        ("report", "2025-Q4", "--out", "out"),
        ("report", "2025-Q3", "--out", "out", "--format", "odt"),
        ("report", "2025-Q3", "--out", "text.txt"),
        (*DECIDE, "--status", "done"),
        (*DECIDE, "--status", "maybe", "--reason", "x"),
        (*DECIDE, "--choose", "区审计局", "--reason", "x"),
        ("decide", "2025-Q3", "T999", "--status", "done", "--reason", "x"),
        ("decide", "2025-Q3", "--accept", "1", "--reason", "x"),
        ("decide", "2025-Q3", "--undo", "7", "--reason", "x"),
        (*DECIDE, "--reason", "x"),
        ("units", "import", "text.txt"),
        ("units", "alias", "区没有局", "别名"),
        ("units", "frob"),
        ("settings", "none", "x"),
        ("demo", "text.txt"),
    ],
    ids=" ".join,
)
def test_one_line_says_what_is_wrong(
    folder: Path, made: Path, call: Call, arguments: tuple[str, ...]
) -> None:
    (folder / "text.txt").write_text("会议于下午三点开始。\n", encoding="utf-8")
    (folder / "empty.docx").write_bytes(b"")
    (folder / "cut.docx").write_bytes(b"PK\x03\x04" + b"\0" * 900)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    answer = call(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert answer.err.endswith("\n")
    assert len(answer.err.strip()) > 8
    assert "Traceback" not in answer.err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_no_command_shows_what_there_is(call: Call) -> None:
    answer = call()
    assert answer.code == 2
    assert "generate" in answer.out
    assert answer.err.count("\n") == 1
    assert call("--help").code == 0


def test_two_workspaces_in_the_folder_are_named(folder: Path, call: Call) -> None:
    (folder / "2026.gwr").write_bytes((folder / "2025.gwr").read_bytes())
    answer = call("status", "2025-Q3")
    assert answer.code == 2
    assert "2025.gwr" in answer.err
    assert "2026.gwr" in answer.err


def test_no_workspace_in_the_folder_is_told(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GWREPORT_WORKSPACE", raising=False)
    answer = call("status", "2025-Q3")
    assert answer.code == 2
    assert "init" in answer.err


def test_a_unit_that_is_nearly_right_is_suggested(folder: Path, call: Call) -> None:
    answer = call("generate", "2025-Q3", "--out", "out", "--unit", "区发展改革局")
    assert answer.code == 2
    assert "区发展改革委" in answer.err
