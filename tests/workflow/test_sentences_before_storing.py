"""Nothing is stored of which the last sentence cannot be made."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import Outcome
from gwreport.machine.program_log import log_path
from gwreport.wording.findings import rules
from gwreport.workflow.plan.load_history import load_history
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import (
    BREAKDOWN,
    LATER,
    NOW,
    fill,
    issue,
    load,
    open_office,
    workbook_of,
)
from tests.workflow.test_history import report_file


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


def test_a_plan(office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = office.ledger.state_hash()
    monkeypatch.delitem(rules._RULES, "unit-near-registered")
    with pytest.raises(KeyError):
        load(office, tmp_path, BREAKDOWN.replace("区发展改革委", "区发展改格委"))
    assert office.ledger.state_hash() == before


def test_a_report_of_an_earlier_round(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.ledger.state_hash()
    monkeypatch.delitem(rules._RULES, "history-unknown")
    with pytest.raises(KeyError):
        load_history(office, report_file(tmp_path), now=NOW, code="2025-Q2")
    assert office.ledger.state_hash() == before


def test_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breakdown = BREAKDOWN.replace("牵头单位：区政府办公室", "牵头单位：各园区")
    with open_office(tmp_path, breakdown) as office:
        before = office.ledger.state_hash()
        monkeypatch.delitem(rules._RULES, "lead-group-empty")
        with pytest.raises(KeyError):
            generate_workbooks(office, "2025-Q3", tmp_path / "out", now=NOW)
        assert office.ledger.state_hash() == before
        assert not (tmp_path / "out").exists()


def test_a_return_costs_itself_alone(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = issue(office, tmp_path)
    for unit, status in (("区城市管理局", "大概"), ("区财政局", "已完成")):
        answers = {"新建": {"完成情况": "已建成4个。", "进度自评": status}}
        fill(workbook_of(issued, unit), tmp_path / "b" / f"{unit}.xlsx", answers)
    monkeypatch.delitem(rules._RULES, "status-unknown")
    came = collect_returns(office, [tmp_path / "b"], now=LATER, workers=1)
    bad, good = came.files
    assert bad.submission.outcome is Outcome.REFUSED
    assert [told.code for told in bad.submission.findings] == ["worker-failed", "unit-supposed"]
    assert good.entries == 1
    assert good.submission.outcome is not Outcome.REFUSED
    assert office.ledger.archived(bad.submission.source.sha256)
    assert "KeyError" in log_path().read_text(encoding="utf-8")
