"""Nothing that anybody wrote steers a terminal; every other character is shown as it is."""

import ast
import json
from pathlib import Path

import pytest

import gwreport
from gwreport.cli import output
from gwreport.cli.terminal_text import shown

PACKAGE = Path(gwreport.__file__).parent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31m红\x1b[0m", "\\x1b[31m红\\x1b[0m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\rb", "a\\x0db"),
        ("一\r\n二", "一\n二"),
        ("a\tb\nc", "a\tb\nc"),
        ("\x00\x08\x0b\x0c\x1f\x7f", "\\x00\\x08\\x0b\\x0c\\x1f\\x7f"),
        ("\x80\x85\x9b31m\x9f", "\\x80\\x85\\x9b31m\\x9f"),
        ("abc\u202ecba\u2066x\u2069", "abc\\u202ecba\\u2066x\\u2069"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        (b"\xb0\xa1.xlsx".decode("utf-8", "surrogateescape"), "\\xb0\\xa1.xlsx"),
        ("\ud83d", "\\ud83d"),
        ("区水利局“3×10⁴”①—～😀é\xa0\u3000", "区水利局“3×10⁴”①—～😀é\xa0\u3000"),
        ("\\x1b", "\\x1b"),
    ],
)
def test_what_steers_is_spelt_out_and_all_else_stays(text: str, expected: str) -> None:
    assert shown(text) == expected


HOSTILE = "甲\x1b[2J\x9b31m\x07\x7f\u202e乙[red]\x85\r"


def steers(text: str) -> bool:
    return any((ord(one) < 32 and one not in "\n\t") or 0x7F <= ord(one) < 0xA0 for one in text)


def test_every_way_of_printing_spells_it_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output.say(HOSTILE)
    output.tell(HOSTILE)
    output.tell_at_end(HOSTILE)
    output.tell_waiting()
    output.write_table([HOSTILE], [[HOSTILE]], title=HOSTILE)
    out, err = capsys.readouterr()
    assert "乙" in out
    assert "\\x1b[2J" in out
    assert "[red]" in out
    assert not steers(out + err)


@pytest.mark.parametrize(
    "text",
    [
        "材料\\[/附件1]",
        "D:\\数据\\[abc]回收表.xlsx",
        "[/red]",
        "\\\\[bold]",
        "[link=x]甲[/link]",
        ":smile:",
    ],
)
def test_brackets_and_slashes_of_a_unit_s_words_are_printed_as_they_are(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output.write_table([text], [[text]], title=text)
    assert capsys.readouterr().out.count(text) == 3


def test_json_spells_it_in_its_own_way_and_means_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.write_json({HOSTILE: HOSTILE + "\udcb0"})
    out = capsys.readouterr().out
    assert not steers(out)
    assert "甲" in out
    assert json.loads(out) == {HOSTILE: HOSTILE + "\udcb0"}


def test_a_step_of_the_progress_line_spells_it_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = output.TerminalProgress()
    monkeypatch.setattr(progress, "_begun", -10.0)
    progress.step(1, 2, HOSTILE)
    err = capsys.readouterr().err
    assert "乙" in err
    # Its own: back to the line's beginning, and the rest of the line away.
    assert not steers(err.removeprefix("\r\x1b[K"))


def test_nothing_is_printed_but_through_the_one_place() -> None:
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="print")):
                    found.add(path.name)
                case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr"):
                    found.add(path.name)
    # The window tells there, in words of its own, that there is no screen.
    assert found == {"output.py", "app.py"}


def test_a_table_beyond_any_office_s_is_printed_in_seconds_and_the_rest_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.write_table(["编号", "内容"], [[str(at), "新建公园。"] for at in range(100_000)])
    out = capsys.readouterr().out
    assert "1999" in out
    assert "另有 98000 行没有列出" in out
    assert out.count("\n") < 2_100


def test_rows_look_the_same_whether_or_not_one_of_them_has_more_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [["001_区水务局_填报表.xlsx", "已收", ""], ["2", "", "[abc] 待定"], ["", "", ""]]
    output.write_table(["文件", "结果", "说明"], rows, title="清单")
    together = capsys.readouterr().out.splitlines()
    output.write_table(["文件", "结果", "说明"], [*rows, ["甲\n乙", "", ""]], title="清单")
    apart = capsys.readouterr().out.splitlines()
    *shown, last = together
    assert last.strip() == ""
    assert shown == apart[: len(shown)]
    assert [line.strip() for line in apart[len(shown) : -1]] == ["甲", "乙"]
