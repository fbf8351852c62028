"""Every code has a sentence, every sentence a code, and no error is left without words."""

import re
from pathlib import Path

import pytest

from gwreport import errors
from gwreport.domain.findings.finding import Finding
from gwreport.errors import (
    ArgumentError,
    DocumentError,
    DocumentFault,
    MailError,
    MailFault,
    StorageError,
    StorageFault,
    UnknownNameError,
    WorkerError,
    WorkspaceError,
    WorkspaceFault,
)
from gwreport.wording.errors import explain_error
from gwreport.wording.findings.explaining import explain, prove_sentences
from gwreport.wording.findings.rule import Rule
from gwreport.wording.findings.rules import every_rule, known_code

PACKAGE = Path(errors.__file__).parent
SOURCES = {
    path: path.read_text(encoding="utf-8")
    for path in PACKAGE.rglob("*.py")
    if not {"wording", "examples"} & set(path.relative_to(PACKAGE).parts)
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.code)
def test_a_sentence_is_chinese_and_its_facts_are_named(rule: Rule):
    words = explain(Finding(rule.code, facts=dict.fromkeys(rule.facts, "甲")))
    assert CHINESE.search(words.message)
    assert not set("{}") & set(words.message + words.suggestion)
    assert all(name.isidentifier() for name in rule.facts)


@pytest.mark.parametrize(
    "error",
    [
        *[DocumentError("方案.docx", fault, "第3张表") for fault in DocumentFault],
        *[WorkspaceError("2025.gwr", fault, "甲.gwr、乙.gwr") for fault in WorkspaceFault],
        *[StorageError("报告", fault, "I/O") for fault in StorageFault],
        *[MailError("smtp.example.invalid", fault, "550 no") for fault in MailFault],
        *[
            UnknownNameError(sort, "甲", near)
            for sort in ("unit", "item", "round", "group", "file", "decision", "command")
            for near in ((), ("乙", "丙"))
        ],
        *[WorkerError("甲.xlsx", reason) for reason in ("died", "time", "memory")],
    ],
    ids=repr,
)
def test_error_is_one_chinese_line_with_cause_and_remedy(error: errors.GwreportError):
    sentence = explain_error(error)
    assert "\n" not in sentence
    assert CHINESE.search(sentence)
    assert sentence.endswith(("。", "？"))
    assert len(re.findall("[。？]", sentence)) >= 2
    assert not set("{}") & set(sentence)


def test_every_argument_problem_in_the_source_has_a_sentence():
    written = {
        found
        for text in SOURCES.values()
        for found in re.findall(r'ArgumentError\(\s*[^,()]+,\s*"([a-z-]+)"', text)
    }
    assert len(written) > 10
    for problem in written:
        assert CHINESE.search(explain_error(ArgumentError("--x", problem, "甲")))


@pytest.mark.parametrize("code", ["of-another-version", "version-differs"])
def test_a_finding_of_another_version_is_told_with_all_that_it_says(code: str):
    """Its code has no sentence here, or wants facts that it did not have when it was stored."""
    words = explain(Finding(known_code(code), facts={"甲": "乙", "丙": "丁"}))
    assert all(part in words.message for part in (code, "甲：乙", "丙：丁"))
    with pytest.raises(KeyError):
        prove_sentences([Finding(known_code(code))])
