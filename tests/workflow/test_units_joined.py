"""A unit that was entered twice, or has a new name: all that is known of it is known under one name."""

from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.returns.returns import Outcome
from gwreport.workflow.keeping.check_workspace import check_records
from gwreport.workflow.plan.manage_units import add_alias, add_unit
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import choose_text
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.sending.send_back import SentBack, send_back
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

ROUND = "2025-Q3"
OLD, NEW = "区城市管理局", "区综合行政执法局"
WORDS = {"新建": {"完成情况": "建成2个。"}, "整治": {"完成情况": "已整治9条。"}}
AUTHOR = Author("王敏", "核实", LATER)


@pytest.fixture
def office(tmp_path: Path):
    with open_office(tmp_path) as workspace:
        blank = workbook_of(issue(workspace, tmp_path / "q3", ROUND), OLD)
        come(workspace, fill(blank, tmp_path / "1.xlsx", WORDS))
        yield workspace


def come(workspace: Workspace, path: Path) -> Outcome:
    return collect_returns(workspace, [path], now=LATER, workers=1).files[0].submission.outcome


def back(workspace: Workspace, folder: Path, unit: str) -> SentBack:
    items = {"T2": "请核实。"}
    return send_back(workspace, ROUND, unit, folder, author=AUTHOR, items=items)


def rename(workspace: Workspace) -> None:
    """Enter a unit of the new name, and let the old one's mean it."""
    add_unit(workspace, NEW, None, now=LATER)
    add_alias(workspace, NEW, OLD, now=LATER)


def test_what_is_stored_is_read_under_the_new_name(office: Workspace, tmp_path: Path) -> None:
    item = next(one.item for one in office.ledger.submissions()[0].entries if one.completion)
    choose_text(office, ROUND, item, OLD, AUTHOR)
    back(office, tmp_path / "退回", OLD)
    rename(office)
    ledger = office.ledger
    (file,) = ledger.submissions(ROUND)
    assert (file.unit, {one.unit for one in file.entries}) == (NEW, {NEW})
    assert ledger.submission(file.number) == file
    issued = {workbook.unit for one in ledger.issues(ROUND) for workbook in one.workbooks}
    assert NEW in issued
    assert OLD not in issued
    values = {one.kind: one for one in ledger.decisions(ROUND)}
    assert values[DecisionKind.CHOOSE].value == NEW
    assert values[DecisionKind.SEND_BACK].subject == NEW
    # The rows themselves are those that were recorded.
    assert check_records(office) == []


def test_the_round_is_the_same_under_the_new_name(office: Workspace) -> None:
    before = review_round(office, ROUND)
    rename(office)
    after = review_round(office, ROUND)
    assert [(one.text, one.state) for one in after.state.merged] == [
        (one.text, one.state) for one in before.state.merged
    ]
    assert {one.source for one in after.state.merged if one.text} == {NEW}


def test_sendings_back_are_counted_on_under_the_new_name(office: Workspace, tmp_path: Path) -> None:
    assert back(office, tmp_path / "一", OLD).send_back.number == 1
    rename(office)
    author = Author("王敏", "再核", LATER)
    again = send_back(
        office, ROUND, NEW, tmp_path / "二", author=author, items={"T2": "请再核实。"}
    )
    assert again.send_back.number == 2


def test_a_unit_that_is_joined_by_its_short_name_keeps_what_it_sent(office: Workspace) -> None:
    add_alias(office, OLD, "城管", now=LATER)
    add_unit(office, NEW, None, now=LATER)
    add_alias(office, NEW, "城管", now=LATER)
    assert [one.unit for one in office.ledger.submissions(ROUND)] == [NEW]
