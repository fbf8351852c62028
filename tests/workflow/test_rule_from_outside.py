"""A rule of review that comes from outside the package: its function and its sentences are all it needs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.cli.entry import run
from gwreport.domain.checks import registry
from gwreport.domain.checks.case import Case, Check, Told
from gwreport.domain.checks.registry import add_check
from gwreport.domain.findings.code import Code, Severity
from gwreport.domain.form.columns import Field
from gwreport.wording.findings import rules
from gwreport.wording.findings.explaining import explain, words_to_unit
from gwreport.wording.findings.rule import Rule
from gwreport.wording.findings.rules import add_rule
from gwreport.workflow.review.accept_findings import accept_finding
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.rounds.check_entries import switch_off
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, open_office
from tests.workflow.test_checks import CITY, of_rule, send

ROUND = "2025-Q3"
CODE = Code("x-says-roughly", Severity.ERROR)


def _roughly(case: Case) -> Iterator[Told]:
    for entry in case.filled:
        if "大约" in entry.completion:
            yield Told(entry.unit, Field.COMPLETION, entry.completion, {"text": entry.completion})


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """An office whose program has the rule as long as the test lasts."""
    monkeypatch.setattr(registry, "_CHECKS", dict(registry._CHECKS))
    monkeypatch.setattr(rules, "_RULES", dict(rules._RULES))
    add_check(Check(CODE, _roughly))
    add_rule(
        Rule(
            CODE,
            "“{unit}”写的是大约的数：“{text}”。",
            "请让单位写准确的数。",
            to_unit="写的是大约的数。请写准确的数。",
            title="数据不准",
            looks_at="文字说大约",
        )
    )
    with open_office(tmp_path) as workspace:
        yield workspace


def test_it_goes_through_review_acceptance_and_checks(
    office: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {"新建": {"完成情况": "大约建成4个口袋公园。", "进度自评": "依时序推进"}}
    send(office, tmp_path, answers)
    (finding,) = of_rule(review_round(office, ROUND), CODE)
    assert (finding.severity, finding.unit, finding.item) == (Severity.ERROR, CITY, "T2")
    assert finding.place.file == f"{CITY}.xlsx"
    assert "大约的数：“大约建成4个口袋公园。”" in explain(finding).message
    assert words_to_unit(finding) == "写的是大约的数。请写准确的数。"
    author = Author("周叙言", "确实不能数", LATER)
    accept_finding(office, ROUND, "T2", CODE, CITY, author)
    assert of_rule(review_round(office, ROUND), CODE) == []
    switch_off(office, CODE, reason="不用", who="周叙言", now=LATER)
    location = office.ledger.location
    office.ledger.close()
    capsys.readouterr()
    assert run(["checks", "-w", location, "--json"], lambda _: 0) == 0
    listed = json.loads(capsys.readouterr().out)["rules"][-1]
    assert (listed["id"], listed["severity"], listed["title"]) == (CODE, "error", "数据不准")
    assert listed["off"]["reason"] == "不用"


def test_no_rule_takes_the_place_of_another(office: Workspace) -> None:
    with pytest.raises(ValueError, match=CODE):
        add_check(Check(CODE, _roughly))
    with pytest.raises(ValueError, match=CODE):
        add_rule(Rule(CODE, "甲。"))
