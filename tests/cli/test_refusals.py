"""Whatever is wrong with a command line: exit 2, one line that says why, nothing written."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call

DECIDE = ("decide", "2025-Q3", "T2")
LONG = "a" * 300
# Argparse's own words, and Python's: no clerk reads them.
ENGLISH = ("argument", "invalid", "expected", "required", "Error", "Traceback", "None")


@pytest.mark.parametrize(
    "arguments",
    [
        ("none",),
        ("--none",),
        ("read",),
        ("read", "none.docx"),
        ("read", "."),
        ("read", LONG),
        ("read", "/dev/null"),
        ("read", "text.txt"),
        ("read", "empty.docx"),
        ("read", "cut.docx"),
        ("read", "text.txt", "--as", "novel"),
        ("init", "2025.gwr", "--region", "青禾区", "--year", "2025"),
        ("init", "none/a.gwr", "--region", "青禾区", "--year", "2025"),
        ("init", "a.gwr", "--region", "青禾区", "--year", "next"),
        ("init", "a.gwr", "--region", "青禾区"),
        ("init", "", "--region", "青禾区", "--year", "2025"),
        ("init", "a.gwr", "--region", "", "--year", "2025"),
        ("init", "a.gwr", "--region", "青禾区", "--year", "0000"),
        ("init", LONG, "--region", "青禾区", "--year", "2025"),
        ("init", "a.gwr", "--region", "青禾区", "--year", "2025", "--units", "text.txt"),
        ("load", "text.txt"),
        ("load", "none.docx"),
        ("generate", "2025-Q5", "--out", "out"),
        ("generate", "2024-Q3", "--out", "out"),
        ("generate", "2025-Q3"),
        ("generate", "2025-Q3", "--out", ""),
        ("generate", "2025-Q3", "--out", LONG),
        ("generate", "2025-Q3", "--out", "out", "--unit", ""),
        ("generate", "2025-Q3", "--out", "out", "--unit", "区委宣传部"),
        ("generate", "2025-Q3", "--out", "out", "--deadline", "2025-13-45"),
        ("generate", "2025-Q3", "--out", "text.txt/out"),
        ("generate", "2025-Q3", "--out", "out", "--unit", "区没有局"),
        ("generate", "2025-Q3", "--out", "out", "--deadline", "soon"),
        ("collect",),
        ("collect", LONG),
        ("collect", "text.txt", "--workers", "0"),
        ("collect", "text.txt", "--workers", "two"),
        ("collect", "none"),
        ("status",),
        ("status", "2025-Q3", "more"),
        ("status", "2025-Q3", "--json=1"),
        ("status", "2025-Q3", "-w"),
        ("status", "2025-Q3", "-w", LONG),
        ("status", "2025-Q3", "-w", "dir"),
        ("status", "2025-Q3", "-w", "nowhere://x"),
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
        ("decide", "2025-Q3", "--accept", "9" * 30, "--reason", "x"),
        ("decide", "2025-Q3", "--undo", "first", "--reason", "x"),
        ("decide", "2025-Q3", "--status", "done", "--reason", "x"),
        (*DECIDE, "--undo", "1", "--reason", "x"),
        (*DECIDE, "--choose", "青禾高新区管委会", "--text", "好", "--reason", "x"),
        (*DECIDE, "--choose", "青禾高新区管委会", "--status", "maybe", "--reason", "x"),
        (*DECIDE, "--text", "", "--reason", "x"),
        (*DECIDE, "--text", "好", "--reason", " "),
        (*DECIDE, "--reason", "x"),
        ("units", "import", "text.txt"),
        ("units", "alias", "区没有局", "别名"),
        ("units", "alias", "区财政局"),
        ("units", "unalias", "区财政局", "没有的别名"),
        ("units", "unalias", "区没有局", "别名"),
        ("units", "alias", "区财政局", "各镇街"),
        ("units", "group", "各镇街", "没有的街道"),
        ("units", "group", "区财政局", "区审计局"),
        ("units", "add", "区财政局"),
        ("units", "add", ""),
        ("units", "add", "区新局", "--kind", "公司"),
        ("units", "export", "dir"),
        ("units", "frob"),
        ("settings", "office"),
        ("settings", "none=x"),
        ("settings", "office=区政府督查室", "none=x"),
        ("settings", "leader_headings=maybe"),
        ("app", "--none"),
        ("selftest", "more"),
        ("demo", "text.txt"),
        ("demo", LONG),
    ],
    ids=lambda arguments: " ".join(arguments).replace(LONG, "LONG"),
)
def test_one_line_says_what_is_wrong(
    folder: Path, made: Path, call: Call, arguments: tuple[str, ...]
) -> None:
    (folder / "text.txt").write_text("会议于下午三点开始。\n", encoding="utf-8")
    (folder / "empty.docx").write_bytes(b"")
    (folder / "cut.docx").write_bytes(b"PK\x03\x04" + b"\0" * 900)
    (folder / "dir").mkdir()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    answer = call(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert answer.err.endswith("\n")
    assert len(answer.err.strip()) > 8
    assert [word for word in ENGLISH if word in answer.err] == []
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


def test_a_system_that_refuses_unforeseen_is_told(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> Path:
        raise PermissionError(13, "Permission denied", "/弃/置")

    monkeypatch.setattr(Path, "cwd", refused)
    answer = call("status", "2025-Q3")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "/弃/置" in answer.err


def test_an_account_without_a_name_must_say_who_decides(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    line = (*DECIDE, "--status", "done", "--reason", "x")
    assert "--who" in call(*line).err
    assert call(*line, "--who", "甲").code == 0


@pytest.mark.parametrize(
    "line", [("nodes",), ("score", "2025-Q3"), ("score", "2025-Q3", "--list"), ("form", "show")]
)
def test_who_only_looks_need_not_say_who_he_is(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert call(*line).code in (0, 1)


def test_an_item_that_is_nearly_right_is_suggested(folder: Path, call: Call) -> None:
    answer = call("decide", "2025-Q3", "T99", "--status", "done", "--reason", "x")
    assert answer.code == 2
    assert "T9" in answer.err.replace("T99", "")


def test_a_unit_that_is_nearly_right_is_suggested(folder: Path, call: Call) -> None:
    answer = call("generate", "2025-Q3", "--out", "out", "--unit", "区发展改革局")
    assert answer.code == 2
    assert "区发展改革委" in answer.err
