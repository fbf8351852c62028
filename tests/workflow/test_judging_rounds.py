"""A round's items are judged; a reviewer's word counts before what is proposed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gwreport.domain.review.round_state import RoundState
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import Author, set_status
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, printed, workbook_of

AUTHOR = Author("李敏", "电话核实", LATER)
PARK, STREET, GDP, OPENNESS = "T2", "T3", "I1", "G4"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        generated = issue(workspace, tmp_path)
        fill(
            workbook_of(generated, "区城市管理局"),
            tmp_path / "回收" / "城管.xlsx",
            {
                "新建": {"完成情况": "新建口袋公园1个。", "进度自评": "依时序推进"},
                "整治": {"完成情况": "整治背街小巷10条。"},
            },
        )
        fill(
            workbook_of(generated, "区发展改革委"),
            tmp_path / "回收" / "发改.xlsx",
            {"地区": {"完成情况": "地区生产总值同比增长6.3%。"}},
        )
        collect_returns(workspace, [tmp_path / "回收"], now=LATER, workers=1)
        yield workspace


def state(office: Workspace) -> RoundState:
    return office.book.state(office.round("2025-Q3"))


def statuses(office: Workspace) -> dict[str, Status]:
    return {one.item.id: one.status for one in state(office).merged}


def test_every_item_has_a_proposed_class_with_reasons(office: Workspace) -> None:
    found = state(office)
    assert set(found.judgements) == {PARK, STREET, GDP, OPENNESS}
    assert statuses(office) == {
        GDP: Status.ON_SCHEDULE,
        PARK: Status.BEHIND,
        STREET: Status.ON_SCHEDULE,
        OPENNESS: Status.UNKNOWN,
    }
    reasons = [reason.code for reason in found.judgements[PARK].reasons]
    assert reasons[:2] == ["amount-behind-whole", "word-against-number"]


def test_the_reviewers_word_counts_before_the_proposed(office: Workspace) -> None:
    set_status(office, "2025-Q3", PARK, Status.ON_SCHEDULE, AUTHOR)
    merged = next(one for one in state(office).merged if one.item.id == PARK)
    assert (merged.status, merged.proposed) == (Status.ON_SCHEDULE, Status.BEHIND)


def test_the_third_annex_holds_what_is_proposed_until_a_reviewer_overrules(
    office: Workspace, tmp_path: Path
) -> None:
    before = write_report(office, "2025-Q3", tmp_path / "一")
    assert [row[1] for row in printed(before.outputs[0], "附件3")] == ["新建口袋公园5个。"]
    set_status(office, "2025-Q3", PARK, Status.ON_SCHEDULE, AUTHOR)
    after = write_report(office, "2025-Q3", tmp_path / "二")
    assert after.counts.behind == 0


def test_review_lists_open_judgements_until_they_are_settled(office: Workspace) -> None:
    def open_judgements() -> list[str | None]:
        return [
            one.item
            for one in review_round(office, "2025-Q3").items
            if any(finding.code == "judged-behind" for finding in one.findings)
        ]

    assert open_judgements() == [PARK]
    set_status(office, "2025-Q3", PARK, Status.BEHIND, AUTHOR)
    assert open_judgements() == []


def test_status_counts_by_the_judged_class(office: Workspace) -> None:
    counted = round_status(office, "2025-Q3", today=date(2025, 10, 9)).statuses
    assert (counted[Status.BEHIND], counted[Status.ON_SCHEDULE], counted[Status.UNKNOWN]) == (
        1,
        2,
        1,
    )


def test_the_offices_thresholds_and_words_are_used(office: Workspace) -> None:
    change_settings(office, {"judge_tolerance": "80%"}, now=NOW)
    assert statuses(office)[PARK] is Status.ON_SCHEDULE
    change_settings(office, {"judge_behind_words": "同比增长6.3%"}, now=NOW)
    assert statuses(office)[GDP] is Status.BEHIND
    change_settings(office, {"judge_tolerance": "", "judge_behind_words": ""}, now=NOW)
    assert statuses(office)[PARK] is Status.BEHIND
    assert statuses(office)[GDP] is Status.ON_SCHEDULE


@pytest.mark.parametrize("wrong", ["很多", "120%", "-5", "九成"])
def test_a_threshold_that_is_no_share_is_refused(office: Workspace, wrong: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        change_settings(office, {"judge_tolerance": wrong}, now=NOW)
    assert caught.value.problem == "percent"
