"""Every sentence holds for the window too: commands stand in brackets of their own, and nowhere else."""

import ast
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import gwreport
from gwreport.cli.entry import COMMANDS, run
from gwreport.domain.findings.codes.corrections import CorrectionCode
from gwreport.domain.findings.finding import Finding
from gwreport.errors import (
    ArgumentError,
    Cancelled,
    ConflictError,
    DocumentError,
    DocumentFault,
    GwreportError,
    ProgramMissingError,
    StorageError,
    StorageFault,
    UnknownNameError,
    WorkerError,
    WorkspaceError,
    WorkspaceFault,
)
from gwreport.settings.catalogue import ALL as OPTIONS
from gwreport.wording import chasing, judgement_reasons
from gwreport.wording.commands import without_commands
from gwreport.wording.errors import argument_problems, explain_error
from gwreport.wording.findings import corrections as correction_findings
from gwreport.wording.findings.explaining import explain
from gwreport.wording.findings.rule import Rule
from gwreport.wording.findings.rules import every_rule

PACKAGE = Path(gwreport.__file__).parent
BRACKET = re.compile(r"（命令：([^（）]*)）")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*|(?<![\w-])--?[A-Za-z]+")
# Programs, forms of files and rounds, which a clerk knows by these names.
KNOWN = re.compile(
    r"LibreOffice|WPS|Excel|Word|Office|Windows|PDF|CSV|RAR|7z|ZIP|UTF-8|MB|TXT|OFD|MHT|XML|CEB|CAJ"
    r"|Pages|Numbers|Visio"
    r"|(?:\*?\.)?\b(?:xlsx|docx|txt|pdf|ofd|gwr)\b|templates/README\.md|\b\d{4}-Q[1-4]\b|\bSHA-256\b"
)
COMMAND_WORD = re.compile(
    r"gwreport|(?<![\w-])--[a-z]|(?<![\w-])-w\b|(?<![\w.])(?:" + "|".join(COMMANDS) + r")(?![\w.])"
)
EXPLAINED_ERRORS: tuple[GwreportError | Cancelled, ...] = (
    *[DocumentError("方案.docx", fault) for fault in DocumentFault],
    *[WorkspaceError("某地.gwr", fault, "甲") for fault in WorkspaceFault],
    *[StorageError("报告", fault) for fault in StorageFault],
    *[
        UnknownNameError(sort, "甲", near)
        for sort in ("unit", "item", "round", "group", "file", "decision", "rule", "command")
        for near in ((), ("乙", "丙"))
    ],
    *[ArgumentError("甲", problem, "乙") for problem in argument_problems()],
    *[
        ConflictError(
            subject,
            3,
            kind,
            value,
            who="甲",
            at=datetime.fromisoformat("2025-10-09T15:30"),
            reason="核实",
        )
        for subject, kind, value in (
            ("7", "version", "refused"),
            ("任务", "text", "建成。"),
        )
    ],
    *[WorkerError("甲.xlsx", reason) for reason in ("died", "failed", "time", "memory", "spawn")],
    ProgramMissingError("图形桌面", "打开窗口"),
    Cancelled(),
    GwreportError("甲"),
)


def plain(sentence: str) -> str:
    """Take the names out that stand in sentences on both faces."""
    return KNOWN.sub("", sentence)


def finding_of(rule: Rule) -> Finding:
    return Finding(rule.code, facts=dict.fromkeys(rule.facts, "甲"))


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.code)
def test_a_finding_is_told_whole_in_plain_words(rule: Rule) -> None:
    finding = finding_of(rule)
    words = explain(finding, commands=False)
    for sentence in (words.message, words.suggestion):
        assert not LATIN.findall(plain(sentence))
        assert not sentence or (CHINESE.search(sentence) and sentence.endswith("。"))
    told = explain(finding)
    assert told.message == words.message, "what is wrong names no command"
    assert without_commands(told.suggestion) == words.suggestion


@pytest.mark.parametrize("error", EXPLAINED_ERRORS, ids=repr)
def test_an_error_is_told_whole_in_plain_words(error: GwreportError | Cancelled) -> None:
    sentence = explain_error(error, commands=False)
    assert not LATIN.findall(plain(sentence))
    assert sentence.endswith("。")
    assert "\n" not in explain_error(error)
    # The cause, and the remedy.
    assert len(re.findall("[。；：]", sentence)) >= 2


def test_every_other_sentence_names_no_command() -> None:
    told = [
        *(one for rule in every_rule() for one in (rule.to_unit, rule.title, rule.looks_at)),
        correction_findings.BLANK,
        *judgement_reasons.SENTENCES.values(),
        chasing.NOTHING_TO_CHASE,
        chasing.AT_ONCE,
        *(option.help for option in OPTIONS),
    ]
    for template in told:
        assert not COMMAND_WORD.search(re.sub(r"\{.*?\}", "", template)), template


def sentences_with_commands() -> list[str]:
    told = [explain(finding_of(rule)).suggestion for rule in every_rule()]
    told += [explain_error(error) for error in EXPLAINED_ERRORS]
    return [one for one in told if "命令：" in one]


def test_a_bracket_stands_at_the_end_of_its_sentence() -> None:
    named = sentences_with_commands()
    assert len(named) > 60
    for sentence in named:
        assert len(BRACKET.findall(sentence)) == sentence.count("（命令：")
        assert len(re.findall(r"（命令：[^（）]*）。", sentence)) == sentence.count("（命令：")


def test_every_command_that_is_named_exists_with_its_options(
    capsys: pytest.CaptureFixture[str],
) -> None:
    offered: dict[str, set[str]] = {}
    for name in COMMANDS:
        assert run([name, "--help"], lambda _: 0) == 0
        offered[name] = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", capsys.readouterr().out))
    anywhere = set[str]().union(*offered.values())
    named = 0
    for bracket in BRACKET.findall("".join(sentences_with_commands())):
        # What stands before the first command is an option of the command that was given.
        head, *commands = re.split(r"gwreport ", bracket)
        assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", head)) <= anywhere, bracket
        for words in commands:
            name = words.split()[0]
            if name == "甲":
                continue
            assert name in COMMANDS, bracket
            assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", words)) <= offered[name], bracket
            named += 1
    assert named > 50


def test_brackets_go_and_what_a_unit_wrote_stays() -> None:
    assert without_commands("请核实（见附件）。") == "请核实（见附件）。"
    assert (
        without_commands("请登记（命令：gwreport units alias 甲（筹） 乙）。再看。")
        == "请登记。再看。"
    )
    written = "照办（命令：立即整改）"
    finding = Finding(CorrectionCode.UNIT_REPLIED, facts={"number": "1", "text": written})
    assert written in explain(finding, commands=False).message


def texts_of(path: Path) -> Iterator[str]:
    """Give every Chinese text in a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
            and CHINESE.search(node.value)
        ):
            yield node.value


def test_the_command_line_alone_names_commands() -> None:
    read = 0
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] in ("cli", "wording"):
            continue
        for text in texts_of(path):
            read += 1
            assert not COMMAND_WORD.search(text), f"{path.name}: {text}"
    assert read > 500
    for path in (PACKAGE / "templates").glob("*.txt"):
        for text in re.sub(r"\{[{%].*?[}%]\}", "", path.read_text(encoding="utf-8")).split("\n"):
            assert not COMMAND_WORD.search(text), f"{path.name}: {text}"


def test_what_the_workflow_refuses_is_told_without_the_names_of_options() -> None:
    # These take an option's help for its name, or what there is to choose from, not what stands on the
    # command line.
    told_by_help = {"option-value", "percent", "plan-column"}
    problems = {
        found
        for path in (PACKAGE / "workflow").rglob("*.py")
        for found in re.findall(
            r'ArgumentError\(\s*[^,()]+,\s*"([a-z-]+)"', path.read_text(encoding="utf-8")
        )
    }
    assert len(problems) > 20
    for problem in problems - told_by_help:
        words = explain_error(ArgumentError("--x", problem, "甲"), commands=False)
        assert "--x" not in words, problem


def test_the_window_tells_findings_and_errors_in_one_place() -> None:
    place = PACKAGE / "ui" / "operations" / "sentences.py"
    for path in (PACKAGE / "ui").rglob("*.py"):
        if path != place:
            words = path.read_text(encoding="utf-8")
            assert not re.search(r"\bexplain(_error)?\b", words), path.name
