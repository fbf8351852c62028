"""One decision settles an item: what it answers is accepted with it, and open again without it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind, Force, listed_decisions
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.statuses import Status
from gwreport.errors import ConflictError
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.accept_findings import open_findings
from gwreport.workflow.review.answering import answering
from gwreport.workflow.review.record_decision import Author, newest_decision
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

ROUND = "2025-Q3"
AUTHOR = Author("周叙言", "", datetime.fromisoformat("2025-10-11T09:00:00"))
# Looked at by the rules: the class against the words, a length, a missing reason.
ANSWERS = {
    "新建": {"完成情况": "口袋公园建成2个，其余暂停施工。", "进度自评": "已完成"},
    "整治": {"完成情况": "正在推进。", "进度自评": "未依时序推进"},
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        path = workbook_of(issue(workspace, tmp_path), "区城市管理局")
        filled = fill(path, tmp_path / "回收.xlsx", ANSWERS)
        collect_returns(workspace, [filled], now=LATER, workers=1)
        yield workspace


def codes(office: Workspace, item: str) -> set[str]:
    return {
        str(finding.code)
        for subject, finding, _ in open_findings(review_round(office, ROUND))
        if subject == item
    }


def waits(office: Workspace, item: str) -> bool:
    return any(one.waits for one in review_round(office, ROUND).items if one.item == item)


def test_a_confirmed_class_answers_what_was_asked_of_it(office: Workspace) -> None:
    assert CheckCode.STALLED_IN_WORDS in codes(office, "T2")
    author = answering(office, ROUND, "T2", DecisionKind.CONFIRM, AUTHOR)
    decide.confirm_status(office, ROUND, "T2", author)
    assert not waits(office, "T2")


def test_without_that_only_the_class_is_decided(office: Workspace) -> None:
    decide.confirm_status(office, ROUND, "T2", AUTHOR)
    assert CheckCode.STALLED_IN_WORDS in codes(office, "T2")


def test_a_missing_reason_is_answered_by_no_class(office: Workspace) -> None:
    asked = {CheckCode.BEHIND_WITHOUT_PROBLEM, CheckCode.BEHIND_WITHOUT_NEXT_STEP}
    assert asked & codes(office, "T3")
    author = answering(office, ROUND, "T3", DecisionKind.CONFIRM, AUTHOR)
    decide.confirm_status(office, ROUND, "T3", author)
    assert codes(office, "T3") == asked & codes(office, "T3")
    assert waits(office, "T3")


def test_what_it_answered_is_open_again_when_it_is_taken_back(office: Workspace) -> None:
    before = codes(office, "T2")
    author = answering(office, ROUND, "T2", DecisionKind.CONFIRM, AUTHOR)
    number = decide.confirm_status(office, ROUND, "T2", author)
    undoing = decide.undo(office, ROUND, number, AUTHOR)
    assert codes(office, "T2") == before
    listed = {one.decision.number: one for one in listed_decisions(office.ledger.decisions(ROUND))}
    follower = next(one for one in listed.values() if one.decision.kind is DecisionKind.ACCEPT)
    assert (follower.force, follower.undone_by) == (Force.UNDONE, undoing)
    decide.undo(office, ROUND, undoing, AUTHOR)
    assert not waits(office, "T2")


def test_only_what_was_before_the_clerks_eyes_is_answered(office: Workspace) -> None:
    keys = {
        str(finding.code): str(key)
        for subject, finding, key in open_findings(review_round(office, ROUND))
        if subject == "T2"
    }
    shown = [key for code, key in keys.items() if code != CheckCode.STALLED_IN_WORDS]
    author = answering(office, ROUND, "T2", DecisionKind.CONFIRM, AUTHOR, shown=shown)
    decide.confirm_status(office, ROUND, "T2", author)
    assert codes(office, "T2") == {CheckCode.STALLED_IN_WORDS}


def test_a_decision_that_was_seen_is_seen_with_what_it_answered(office: Workspace) -> None:
    author = answering(office, ROUND, "T2", DecisionKind.CONFIRM, AUTHOR)
    number = decide.confirm_status(office, ROUND, "T2", author)
    assert newest_decision(office, ROUND, "T2") == number
    seen = Author("林知微", "已核", AUTHOR.now, seen=number)
    later = decide.set_status(office, ROUND, "T2", Status.BEHIND, seen)
    with pytest.raises(ConflictError):
        decide.set_status(office, ROUND, "T2", Status.DONE, seen)
    assert newest_decision(office, ROUND, "T2") == later
