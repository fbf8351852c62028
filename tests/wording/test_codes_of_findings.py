"""Every code that the package can raise has one sentence in one table, and the facts it needs."""

import ast
import codecs
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import gwreport
from gwreport.domain.findings.finding import Finding, Severity
from gwreport.officefiles.archives.unpacking import Remark
from gwreport.officefiles.containers.members import Problem
from gwreport.officefiles.xlsx.container import Unreadable
from gwreport.wording.errors import argument_problems
from gwreport.wording.findings.documents import detail_codes
from gwreport.wording.findings.explaining import TABLES, codes, prove_sentences, template_facts
from gwreport.workflow.found_files import Obstacle

PACKAGE = Path(gwreport.__file__).parent
# A code is written in this form and nothing else is, in the modules that make findings.
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
HEAD = re.compile(r"[a-z]+-")
# What may stand behind a code's beginning that is written as an f-string.
ENDINGS: dict[str, set[str]] = {
    "source-": {*map(str, Problem), *map(str, Remark), *map(str, Obstacle), "unreadable"},
    "worker-": {"died", "failed", "time", "memory"},
    "file-": set(map(str, Unreadable)),
    "structure-": {"added", "missing", "changed"},
}
# The two faces show findings and make none.
MODULES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(text)
    for path in sorted(PACKAGE.rglob("*.py"))
    if not {"wording", "examples", "cli", "ui"} & set(path.relative_to(PACKAGE).parts)
    and re.search(r"[Ff]inding\b|\bRule\(", text := path.read_text(encoding="utf-8"))
}


def test_no_code_stands_in_two_tables():
    every = [code for table in TABLES for code in table]
    assert sorted(code for code in set(every) if every.count(code) > 1) == []
    assert set(codes()) == set(every)


@pytest.mark.parametrize("path", MODULES)
def test_every_code_that_a_module_can_raise_has_a_sentence(path: str):
    written: set[str] = set()
    for node in ast.walk(MODULES[path]):
        match node:
            case ast.Constant(value=str(text)) if CODE.fullmatch(text):
                written.add(text)
            case ast.JoinedStr(values=[ast.Constant(value=str(head)), *_]) if HEAD.fullmatch(head):
                written |= {head + ending for ending in ENDINGS[head]}
            case _:
                pass
    written = {text for text in written if not _is_encoding(text)}
    # What errors say stands in tables of its own.
    assert written - set(codes()) - set(argument_problems()) - set(detail_codes()) == set()


def _is_encoding(text: str) -> bool:
    try:
        codecs.lookup(text)
    except LookupError:
        return False
    return True


def test_the_modules_that_make_findings_are_looked_at():
    assert {
        "officefiles/sheets/documents.py",
        "workbooks/intake/reading.py",
        "domain/checks/text_rules.py",
    } <= {*MODULES}


def test_a_finding_brings_every_fact_that_its_sentence_names():
    seen = 0
    for path, module in MODULES.items():
        for function in ast.walk(module):
            if not isinstance(function, ast.FunctionDef):
                continue
            for code, brought, line in _brought(function):
                seen += 1
                assert template_facts(code) <= brought, (path, line, code)
    assert seen > 30


def _brought(function: ast.FunctionDef) -> Iterator[tuple[str, set[str], int]]:
    """Give the code and the facts of each finding of which both stand in the function itself."""
    for node in ast.walk(function):
        match node:
            case ast.Call(
                func=ast.Name(id="Finding"),
                args=[ast.Constant(value=str(code)), *_] as arguments,
                keywords=keywords,
            ):
                facts = next((one.value for one in keywords if one.arg == "facts"), None)
                if facts is None and len(arguments) < 5:
                    yield code, set(), node.lineno
                if isinstance(facts, ast.Name):
                    facts = _assigned_once(function, facts.id)
                if isinstance(facts, ast.Dict):
                    keys = {str(one.value) for one in facts.keys if isinstance(one, ast.Constant)}
                    yield code, keys, node.lineno
            case _:
                pass


def _assigned_once(function: ast.FunctionDef, name: str) -> ast.expr | None:
    set_ = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)
    ]
    values = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and node.targets[0] in set_
    ]
    is_added_to = any(
        isinstance(node, ast.BinOp | ast.Subscript | ast.AugAssign)
        and name in {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
        for node in ast.walk(function)
    )
    return values[0] if len(set_) == len(values) == 1 and not is_added_to else None


def test_sentences_are_proved_before_anything_is_kept():
    facts = {"year": "2024", "expected": "2025"}
    prove_sentences([Finding("plan-other-year", Severity.INFO, facts=facts)])
    for finding in (
        Finding("plan-other-year", Severity.INFO),
        Finding("no-such-code", Severity.INFO),
    ):
        with pytest.raises(KeyError):
            prove_sentences([finding])
