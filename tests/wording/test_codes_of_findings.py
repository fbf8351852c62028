"""Every code has one rule, is told somewhere, and brings the facts that its sentences need."""

import ast
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import gwreport
from gwreport.domain.findings import codes as codes_room
from gwreport.domain.findings.code import Code, Severity
from gwreport.domain.findings.codes.files import FileCode, SourceCode
from gwreport.domain.findings.codes.forms import FormCode
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.form_faults import FormFaultKind
from gwreport.officefiles.archives.unpacking import Remark
from gwreport.officefiles.containers.members import Problem
from gwreport.officefiles.xlsx.container import Unreadable
from gwreport.wording.findings.explaining import prove_sentences
from gwreport.wording.findings.rule import Rule
from gwreport.wording.findings.rules import add_rule, every_rule, find_rule
from gwreport.workflow.found_files import Obstacle

PACKAGE = Path(gwreport.__file__).parent
# The two faces show findings and make none; wording says them.
MODULES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(text)
    for path in sorted(PACKAGE.rglob("*.py"))
    if not {"wording", "examples", "cli", "ui", "codes"} & set(path.relative_to(PACKAGE).parts)
    and "Code" in (text := path.read_text(encoding="utf-8"))
}


def _enumerations() -> Iterator[type[Code]]:
    for one in iter_modules(codes_room.__path__, f"{codes_room.__name__}."):
        for thing in vars(import_module(one.name)).values():
            if isinstance(thing, type) and issubclass(thing, Code) and thing is not Code:
                yield thing


ENUMERATIONS = list(_enumerations())
CODES: dict[str, Code] = {
    f"{room.__name__}.{name}": code
    for room in ENUMERATIONS
    for name, code in vars(room).items()
    if isinstance(code, Code)
}


def test_every_code_has_one_rule_and_every_rule_a_code() -> None:
    assert len(CODES) > 300
    assert len(set(CODES.values())) == len(CODES)
    assert {rule.code for rule in every_rule()} == set(CODES.values())
    assert all(rule is find_rule(rule.code) for rule in every_rule())
    with pytest.raises(ValueError, match="plan-other-year"):
        add_rule(Rule(PlanCode.PLAN_OTHER_YEAR, "甲。"))


def test_every_code_is_told_somewhere() -> None:
    named = {
        f"{node.value.id}.{node.attr}"
        for module in MODULES.values()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    # These are made from what was found; the next test holds that there is one for each.
    made = FileCode | SourceCode | FormCode
    found = {name for name, code in CODES.items() if isinstance(code, made)}
    assert set(CODES) - found - named == set()


def test_whatever_hinders_the_taking_of_a_file_has_its_code() -> None:
    assert {FileCode.of(kind) for kind in Unreadable} == _members(FileCode)
    problems = [*Problem, *Remark, *Obstacle, "unreadable"]
    assert {SourceCode.of(problem) for problem in problems} == _members(SourceCode)
    assert {FormCode.of(kind) for kind in FormFaultKind} == _members(FormCode)


def _members(room: type[Code]) -> set[Code]:
    return {code for code in CODES.values() if isinstance(code, room)}


def test_a_finding_brings_every_fact_that_its_sentence_names() -> None:
    seen = 0
    for path, module in MODULES.items():
        for function in ast.walk(module):
            if not isinstance(function, ast.FunctionDef):
                continue
            for code, brought, line in _brought(function):
                seen += 1
                rule = find_rule(code)
                assert rule is not None
                assert rule.facts <= brought, (path, line, code)
    assert seen > 60


def _brought(function: ast.FunctionDef) -> Iterator[tuple[Code, set[str], int]]:
    """Give the code and the facts of each finding of which both stand in the function itself."""
    for node in ast.walk(function):
        match node:
            case ast.Call(
                func=ast.Name(id="Finding"),
                args=[ast.Attribute(value=ast.Name(id=str(room)), attr=str(name)), *_] as arguments,
                keywords=keywords,
            ):
                code = CODES.get(f"{room}.{name}")
                if code is None:
                    continue
                facts = next((one.value for one in keywords if one.arg == "facts"), None)
                if facts is None and len(arguments) < 4:
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
        for node in _assignments(function)
        if set_ and (node.targets[0] if isinstance(node, ast.Assign) else node.target) in set_
    ]
    is_added_to = any(
        isinstance(node, ast.BinOp | ast.Subscript | ast.AugAssign)
        and name in {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
        for node in ast.walk(function)
    )
    return values[0] if len(set_) == len(values) == 1 and not is_added_to else None


def _assignments(function: ast.FunctionDef) -> Iterable[ast.Assign | ast.AnnAssign]:
    return (one for one in ast.walk(function) if isinstance(one, ast.Assign | ast.AnnAssign))


def test_sentences_are_proved_before_anything_is_kept() -> None:
    facts = {"year": "2024", "expected": "2025"}
    prove_sentences([Finding(PlanCode.PLAN_OTHER_YEAR, facts=facts)])
    for finding in (Finding(PlanCode.PLAN_OTHER_YEAR), Finding(Code("no-such-code"))):
        with pytest.raises(KeyError):
            prove_sentences([finding])


def test_a_severity_is_one_of_those_that_its_code_may_have() -> None:
    facts = {"count": "3", "text": "甲"}
    more = OpeningCode.MORE_OF_THESE
    prove_sentences([Finding(more, facts=facts, chosen=one) for one in more.severities])
    assert Severity.ERROR not in more.severities
    with pytest.raises(ValueError, match="more-of-these"):
        prove_sentences([Finding(more, facts=facts, chosen=Severity.ERROR)])
