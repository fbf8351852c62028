"""The rules at work in a round: what they tell, switching off, accepting, undoing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gwreport.domain.findings.finding import Finding
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from gwreport.workflow.plan.manage_units import add_alias
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.accept_findings import accept_finding
from gwreport.workflow.review.decide import undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import Review, review_round
from gwreport.workflow.rounds.check_entries import switch_off, switch_on, switched_off
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

LI = Author("李", "已电话核实", LATER)
CITY = "区城市管理局"
SHORT = {"整治": {"完成情况": "正在推进。", "进度自评": "依时序推进"}}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


def send(
    office: Workspace,
    folder: Path,
    answers: dict[str, dict[str, str]],
    code: str = "2025-Q3",
    unit: str = CITY,
) -> None:
    """Issue the round and take one unit's return in."""
    target = folder / code
    path = workbook_of(issue(office, target, code), unit)
    filled = fill(path, target / "回收" / f"{unit}.xlsx", answers)
    collect_returns(office, [filled], now=LATER, workers=1)


def of_rule(review: Review, code: str) -> list[Finding]:
    return [one for item in review.items for one in item.findings if one.code == code]


def test_a_finding_names_unit_file_sheet_and_cell(office: Workspace, tmp_path: Path) -> None:
    send(office, tmp_path, SHORT)
    (finding,) = of_rule(review_round(office, "2025-Q3"), "text-too-short")
    assert finding.item == "T3"
    assert fact_words(finding)["unit"] == CITY
    assert finding.place.file == f"{CITY}.xlsx"
    assert finding.place.part == "目标任务"
    assert spot_words(finding.place.at)


def test_a_copy_of_last_rounds_text_is_told(office: Workspace, tmp_path: Path) -> None:
    words = {"整治": {"完成情况": "上半年，已整治背街小巷5条。", "进度自评": "依时序推进"}}
    send(office, tmp_path, words, "2025-Q2")
    again = {"整治": {"完成情况": "前三季度，已整治背街小巷5条。", "进度自评": "依时序推进"}}
    send(office, tmp_path, again)
    assert len(of_rule(review_round(office, "2025-Q3"), "text-copied")) == 1
    assert of_rule(review_round(office, "2025-Q2"), "text-copied") == []


def test_a_lag_without_its_reason_is_told_once_and_no_more_when_it_came(
    office: Workspace, tmp_path: Path
) -> None:
    lag = {"完成情况": "已整治背街小巷2条，征收未完成。", "进度自评": "未依时序推进"}
    send(office, tmp_path, {"整治": lag})
    review = review_round(office, "2025-Q3")
    (finding,) = of_rule(review, "behind-without-problem")
    # What is missing stands in no cell; the file is the unit's newest.
    assert finding.place.file == f"{CITY}.xlsx"
    reason = {"存在问题": "征收受阻。", "下一步措施": "11月完成征收。"}
    send(office, tmp_path / "2", {"整治": lag | reason})
    assert of_rule(review_round(office, "2025-Q3"), "behind-without-problem") == []


def test_a_rule_is_switched_off_for_a_reason_and_on_again(
    office: Workspace, tmp_path: Path
) -> None:
    send(office, tmp_path, SHORT)
    switch_off(office, "text-too-short", reason="本区允许简写", who="李", now=LATER)
    review = review_round(office, "2025-Q3")
    assert of_rule(review, "text-too-short") == []
    (off,) = review.off
    assert (off.rule, off.reason, off.who) == ("text-too-short", "本区允许简写", "李")
    assert off.at.date() == date(2025, 10, 9)
    switch_on(office, "text-too-short", now=LATER)
    assert len(of_rule(review_round(office, "2025-Q3"), "text-too-short")) == 1
    assert switched_off(office) == ()
    assert office.ledger.checks.verify_journal() is None
    assert office.ledger.checks.verify_contents() == []


def test_switching_needs_a_rule_and_a_reason(office: Workspace) -> None:
    before = office.ledger.settings()
    with pytest.raises(UnknownNameError) as unknown:
        switch_off(office, "text-to-short", reason="甲", who="李", now=LATER)
    assert "text-too-short" in unknown.value.near
    with pytest.raises(ArgumentError, match="reason-off"):
        switch_off(office, "text-too-short", reason=" ", who="李", now=LATER)
    with pytest.raises(ArgumentError, match="rule-is-on"):
        switch_on(office, "text-too-short", now=LATER)
    assert office.ledger.settings() == before


def test_an_accepted_finding_is_not_raised_again_until_the_text_changes(
    office: Workspace, tmp_path: Path
) -> None:
    send(office, tmp_path, SHORT, "2025-Q2")
    number = accept_finding(office, "2025-Q2", "T3", "text-too-short", CITY, LI)
    review = review_round(office, "2025-Q2")
    assert of_rule(review, "text-too-short") == []
    ((finding, decision),) = review.accepted
    assert (finding.item, decision.number, decision.reason) == ("T3", number, "已电话核实")

    send(office, tmp_path, SHORT)
    assert of_rule(review_round(office, "2025-Q3"), "text-too-short") == []
    changed = {"整治": {"完成情况": "抓紧推进。", "进度自评": "依时序推进"}}
    send(office, tmp_path / "2", changed)
    collected = review_round(office, "2025-Q3")
    held = [one.submission for one in collected.items if one.kind == "held"]
    from gwreport.workflow.review.decide_files import settle_version

    for one in held:
        settle_version(office, "2025-Q3", one, accept=True, author=LI)
    assert len(of_rule(review_round(office, "2025-Q3"), "text-too-short")) == 1


def test_accepting_is_undone(office: Workspace, tmp_path: Path) -> None:
    send(office, tmp_path, SHORT)
    number = accept_finding(office, "2025-Q3", "T3", "text-too-short", None, LI)
    undo(office, "2025-Q3", number, LI)
    review = review_round(office, "2025-Q3")
    assert len(of_rule(review, "text-too-short")) == 1
    assert review.accepted == ()


def test_what_is_not_found_cannot_be_accepted(office: Workspace, tmp_path: Path) -> None:
    send(office, tmp_path, SHORT)
    before = office.ledger.state_hash()
    for item, code, unit in (
        ("T3", "text-copied", None),
        ("T2", "text-too-short", None),
        ("T3", "text-too-short", "区财政局"),
    ):
        with pytest.raises(ArgumentError, match="no-finding"):
            accept_finding(office, "2025-Q3", item, code, unit, LI)
    assert office.ledger.state_hash() == before


def test_findings_of_merging_and_of_files_are_accepted_as_well(
    office: Workspace, tmp_path: Path
) -> None:
    send(office, tmp_path, SHORT)
    before = review_round(office, "2025-Q3")
    missing = [one.item for one in before.items if one.kind == "missing"]
    assert "T4" not in missing
    assert "G4" in missing
    accept_finding(office, "2025-Q3", "G4", "item-missing", None, LI)
    (file,) = [one for one in before.items if one.submission and one.kind == "finding"]
    assert "partly-filled" in {one.code for one in file.findings}
    for code in {one.code for one in file.findings}:
        accept_finding(office, "2025-Q3", str(file.submission), code, None, LI)
    after = review_round(office, "2025-Q3")
    assert not {"G4"} & {one.item for one in after.items if one.waits}
    assert not [one for one in after.items if one.submission and one.waits]
    outcome = office.ledger.submission(file.submission)
    assert outcome is not None
    assert outcome.outcome.value == "accepted_with_findings"


def test_an_item_that_is_missing_again_next_round_is_told_again(
    office: Workspace, tmp_path: Path
) -> None:
    issue(office, tmp_path, "2025-Q2")
    accept_finding(office, "2025-Q2", "G4", "item-missing", None, LI)
    issue(office, tmp_path / "3", "2025-Q3")
    missing = of_rule(review_round(office, "2025-Q3"), "item-missing")
    assert "G4" in {one.item for one in missing}
    assert "G4" not in {
        one.item for one in of_rule(review_round(office, "2025-Q2"), "item-missing")
    }


def test_a_renamed_unit_keeps_what_was_accepted_of_it(office: Workspace, tmp_path: Path) -> None:
    send(office, tmp_path, SHORT)
    accept_finding(office, "2025-Q3", "T3", "text-too-short", CITY, LI)
    from gwreport.workflow.plan.manage_units import add_unit

    add_unit(office, "区城市综合管理局", None, now=LATER)
    add_alias(office, "区城市综合管理局", CITY, now=LATER)
    assert of_rule(review_round(office, "2025-Q3"), "text-too-short") == []
