"""Case 91: control characters in words, names and errors are shown as text on a terminal."""

import json
import os
from pathlib import Path

import pytest

from gwreport.cli import output
from gwreport.cli.entry import COMMANDS, run
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import BREAKDOWN, NOW, fill, issue, load, open_office

# Colours, a new title of the window, a cursor moved up, and the order of the words turned around.
RED, TITLE, UP, TURNED = "\x1b[31m", "\x1b]0;x\x07", "\x9b1A", "\u202e"
# As Excel keeps what XML cannot hold, and as XML can.
IN_CELL = "_x001B_[31m\x9b1A\u202e"
FOLDER = f"收{UP}件"


def steers(text: str) -> list[str]:
    """Give the characters that a terminal, or its reader's eye, would follow."""
    return [
        repr(one)
        for one in text
        if (ord(one) < 32 and one not in "\n\t")
        or 0x7F <= ord(one) < 0xA0
        or one in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a workspace in which whatever can be written has been written so."""
    monkeypatch.chdir(tmp_path)
    breakdown = (
        BREAKDOWN.replace("口袋公园", f"口袋{RED}公园")
        .replace("钱晓东", f"钱{UP}晓东")
        .replace("区城市管理局", f"区城市{TURNED}管理局")
        .replace("各镇街", f"各{TITLE}镇街")
        .replace("重点工作", f"重点{RED}工作")
    )
    with open_office(tmp_path, breakdown) as workspace:
        issued = issue(workspace, tmp_path)
        load(workspace, tmp_path, breakdown.replace("小巷12条", f"小巷13{RED}条"))
        unit = next(one.name for one in workspace.registry().units if "城市" in one.name)
    workbook = next(one.path for one in issued.workbooks if one.unit == unit)
    answers = {
        "完成情况": f"已建成4个{IN_CELL}。",
        "进度自评": f"大概{IN_CELL}",
        "存在问题": f"缺{IN_CELL}钱。",
    }
    folder = tmp_path / FOLDER
    fill(workbook, folder / f"表{RED}.xlsx", {"新建": answers, "整治": answers})
    fill(workbook, folder / f"又{TITLE}一份.xlsx", {"新建": {"完成情况": f"已建成5个{IN_CELL}。"}})
    (folder / f"坏{TURNED}的.xlsx").write_bytes(b"PK\x03\x04 broken")
    (folder / f"空{RED}.docx").write_bytes(b"")
    report = f"政府工作报告\n二、2025年工作安排\n新建口袋{RED}公园5个{UP}。"
    (tmp_path / f"报告{RED}.txt").write_text(report, encoding="utf-8")
    (tmp_path / f"方案{RED}.txt").write_text(breakdown, encoding="utf-8")
    (tmp_path / "上级").mkdir()
    with open_office(tmp_path / "上级", breakdown) as above:
        sent = next(
            one.path for one in issue(above, tmp_path / "上级").workbooks if one.unit == unit
        )
    sent.rename(tmp_path / f"上{RED}级.xlsx")
    return tmp_path


def lines(folder: Path) -> list[list[str]]:
    """Give a command line for every command, in an order in which each has something to tell."""
    plan = f"方案{RED}.txt"
    return [
        ["read", plan],
        ["draft", f"报告{RED}.txt", "--history", plan, "--out", f"初{RED}稿.xlsx"],
        ["load", plan],
        ["collect", FOLDER],
        ["units", "list"],
        ["units", "check"],
        ["units", "add", f"区新{TITLE}局"],
        ["units", "alias", f"区新{TITLE}局", f"新{RED}局"],
        ["units", "group", f"新{UP}组", f"区新{TITLE}局"],
        ["units", "export", f"名录{RED}.xlsx"],
        ["units", "import", f"名录{RED}.xlsx"],
        ["settings", f"office=督查{TITLE}室"],
        ["settings"],
        ["checks"],
        ["status", "2025-Q3"],
        ["review", "2025-Q3"],
        ["review", "2025-Q3", "--all"],
        ["decide", "2025-Q3", "T2", "--text", f"改{RED}写。", "--reason", f"因{UP}为"],
        ["decide", "2025-Q3", "T2", "--text", f"再{RED}改。", "--reason", f"因{UP}为"],
        ["decide", "2025-Q3", "--list"],
        ["correct", "T2", "--text", f"改{RED}写。", "--leader", f"{UP}某", "--reason", f"因{UP}为"],
        ["correct", "--list"],
        ["nodes", "--approve", "T2", "--period", "2025-Q1", "--text", f"完{RED}成", "--reason", UP],
        ["nodes"],
        ["nodes", "--list"],
        ["trace", "2025-Q3", "T2"],
        ["evidence", "2025-Q3"],
        ["close", "T2", "--no-evidence", "--reason", f"办{RED}结"],
        ["close", "--list"],
        ["reopen", "T2", "--reason", f"没{RED}办完"],
        ["extract", "1", "--out", f"取{RED}出"],
        ["sendback", "2025-Q3", f"区城市{TURNED}管理局", "--out", f"退{UP}回", "--reason", RED],
        ["chase", "2025-Q3", "--waiting", "--text"],
        ["chase", "2025-Q3", "--waiting", "--out", f"催{RED}报"],
        ["notice", "2025-Q3", "--out", f"通{RED}知"],
        ["brief", "2025-Q3", "--out", f"简{RED}报", "--leader", "赵明"],
        ["brief", "2025-Q3", "--out", f"简{RED}报"],
        ["papers", "2025-Q3", "--out", f"公{RED}文"],
        ["supervise", "2025-Q3", "--proposed"],
        ["supervise", "2025-Q3", "--proposed", "--out", f"督{RED}办"],
        ["supervise", "--list"],
        ["supervise", "--levels-export", f"级{RED}别.xlsx"],
        ["supervise", "--levels", f"级{RED}别.xlsx"],
        ["templates", "export", f"模{RED}板"],
        ["templates", "use", f"模{RED}板/通报.docx"],
        ["templates"],
        ["form", "export", f"表{RED}样.xlsx"],
        ["form", "import", f"表{RED}样.xlsx"],
        ["form", "list"],
        ["form"],
        ["generate", "2025-Q3", "--out", f"下{TITLE}发"],
        ["mail", "2025-Q3"],
        ["mail", "2025-Q3", "--out", f"邮{RED}件"],
        ["report", "2025-Q3", "--out", f"报{RED}告"],
        ["answer", f"上{RED}级.xlsx", "--round", "2025-Q3", "--out", f"报{RED}上.xlsx"],
        ["rollup", "a.gwr", "上级/a.gwr", "--round", "2025-Q3", "--out", f"汇{RED}总"],
        ["register", "--out", f"台{RED}账"],
        ["score", "--rules-export", f"细{RED}则.xlsx"],
        ["score", "2025-Q3", "--rules", f"细{RED}则.xlsx", "--out", f"考{RED}核"],
        ["score", "2025-Q3", "--list"],
        [
            "judge",
            str(folder / f"报{RED}告" / "2025年前三季度完成情况报告.xlsx"),
            "--round",
            "2025-Q3",
        ],
        ["check"],
        ["members"],
        ["backup", f"备{RED}份.gwr"],
        ["restore", f"备{RED}份.gwr", f"恢{UP}复.gwr"],
        ["lastyear"],
        ["init", f"新{TITLE}.gwr", "--region", f"青禾{RED}区", "--year", "2025"],
    ]


WITHOUT = {"read", "draft", "judge", "restore", "init", "rollup"}
# Of a workspace that is a file they say so, and no more.
OF_SERVERS = {"members"}
ENDLESS = {"app", "demo", "selftest"}


def test_case_91_no_command_lets_a_word_steer_the_terminal(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    called: set[str] = set()
    all_told = ""
    for line in lines(office):
        given = [] if line[0] in WITHOUT else ["-w", "a.gwr"]
        code = run([*line, *given], lambda _: 0)
        out, err = capsys.readouterr()
        assert code in ((2,) if line[0] in OF_SERVERS else (0, 1)), (line, err)
        assert steers(out + err) == [], line
        called.add(line[0])
        all_told += out + err
    assert called == set(COMMANDS) - ENDLESS
    # The words stay readable.
    for words in (
        "已建成4个",
        "\\x1b[31m",
        "\\x9b1A",
        "\\u202e",
        "\\x1b]0;x\\x07",
        "钱\\x9b1A晓东",
    ):
        assert words in all_told, words


def test_case_91_json_means_the_same_and_steers_nothing(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", f"方案{RED}.txt", "--json"], lambda _: 0) in (0, 1)
    out = capsys.readouterr().out
    assert steers(out) == []
    assert f"新建口袋{RED}公园5个。" in {item["text"] for item in json.loads(out)["items"]}
    for line in (["collect", FOLDER], ["review", "2025-Q3", "--all"], ["status", "2025-Q3"]):
        assert run([*line, "-w", "a.gwr", "--json"], lambda _: 0) in (0, 1)
        out, err = capsys.readouterr()
        assert json.loads(out)
        assert steers(out + err) == []


@pytest.mark.parametrize(
    "line",
    [
        [f"无{RED}此"],
        ["read", f"没{RED}有.docx"],
        ["read", f"没{UP}有\n两行.docx"],
        ["read", "a\x85b\u2028c.docx"],
        ["load", f"没{TITLE}有.docx", "-w", "a.gwr"],
        ["status", f"Q{RED}"],
        ["status", "2025-Q3", "-w", f"无{UP}.gwr"],
        ["status", f"--no{RED}"],
        ["decide", "2025-Q3", f"T{RED}9", "--text", "x", "--reason", "y"],
        ["decide", "2025-Q3", "T2", "--choose", f"区{TITLE}局", "--reason", "y"],
        ["generate", "2025-Q3", "--out", "out", "--unit", f"区{UP}局"],
        ["generate", "2025-Q3", "--out", f"a.gwr/{RED}"],
        ["settings", f"no{RED}ne=x"],
        ["templates", "use", f"无{RED}名.docx"],
        ["checks", "--off", f"no{RED}ne", "--reason", "x"],
        ["init", f"{RED}.gwr", "--region", "青禾区", "--year", f"20{UP}"],
    ],
    ids=repr,
)
def test_case_91_an_error_is_one_line_whatever_it_names(
    office: Path, capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    assert run(line, lambda _: 0) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert steers(err) == []


@pytest.mark.skipif(os.name != "posix", reason="names are bytes there")
def test_case_91_a_name_that_is_no_text_is_shown(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsdecode(b"\xb7\xbd\xb0\xb8.txt")
    Path(name).write_text(BREAKDOWN, encoding="utf-8")
    assert run(["read", name], lambda _: 0) in (0, 1)
    assert run(["read", os.fsdecode("没有.txt".encode("gbk"))], lambda _: 0) == 2
    assert "没有.txt" in capsys.readouterr().err
    output.tell(name)
    assert capsys.readouterr().err == "\\xb7\\xbd\\xb0\\xb8.txt\n"
    output.write_json({"path": name})
    assert json.loads(capsys.readouterr().out) == {"path": name}


def test_case_91_a_workspace_with_such_words_opens_again(office: Path) -> None:
    with Workspace.open(str(office / "a.gwr")) as workspace:
        assert any(RED in item.text for item in workspace.plan().items)
        load(workspace, office, BREAKDOWN, now=NOW)
