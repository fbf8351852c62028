"""What closing and supervision give to a round's scores: finished in time, answered by the day or not."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from gwreport.domain.decisions.scoring import ScoreRule, ScoreRuleKind, ScoreRules
from gwreport.domain.decisions.supervision import AnswerVerdict
from gwreport.domain.statuses import Status
from gwreport.reports.scored_round import ScoredRound
from gwreport.wording.scores import ground_words
from gwreport.workflow.review.correct_item import ItemChange, correct_item
from gwreport.workflow.review.decide import set_status
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.closing import close_items, reopen_items
from gwreport.workflow.year.scoring.score import score_round
from gwreport.workflow.year.settle_answer import settle_answer
from gwreport.workflow.year.supervise import SupervisionWritten, supervise
from tests.workflow.quarter import issue, open_office
from tests.workflow.year.test_supervising import WHOLE, answer, behind_in, collected, workbook

ROUND, CITY, MONEY = "2025-Q3", "区城市管理局", "区财政局"
AUTHOR = Author("李伟", "已核实", datetime.fromisoformat("2025-10-20T09:00:00"))
DEADLINE = date(2025, 10, 27)
K = ScoreRuleKind
RULES = ScoreRules(
    (
        ScoreRule(K.CLOSED, Decimal(1)),
        ScoreRule(K.UNANSWERED, Decimal(2)),
        ScoreRule(K.ANSWERED, Decimal("0.5")),
    )
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        behind_in(workspace, tmp_path, ROUND)
        yield workspace


def scored(office: Workspace, code: str = ROUND, today: date = DEADLINE) -> ScoredRound:
    return score_round(office, code, RULES, today=today)


def points(found: ScoredRound) -> dict[str, list[tuple[str, float]]]:
    """Give the grounds of each unit that has any: rule and points."""
    return {
        one.unit.name: [(ground.kind.value, float(ground.points)) for ground in one.grounds]
        for one in found.units
        if one.grounds
    }


def test_an_item_that_is_closed_in_time_is_a_bonus_once_until_it_is_reopened(
    office: Workspace, tmp_path: Path
) -> None:
    close_items(office, ["T3"], AUTHOR, without_evidence=True, code=ROUND)
    found = scored(office)
    assert points(found) == {CITY: [("closed", 1)]}
    (ground,) = found.grounds
    words = ground_words(ground.happening)
    assert words == f"2025-10-20 09:00 销号，时限 2025-12-31（决定 {ground.happening.decision}）"
    issue(office, tmp_path / "全年", "2025-Q4")
    assert points(scored(office, "2025-Q4")) == {}
    reopen_items(office, ["T3"], AUTHOR, code=ROUND)
    assert points(scored(office)) == {}


def test_an_item_that_is_closed_after_its_limit_is_none(office: Workspace) -> None:
    correct_item(office, "T3", ItemChange(due="2025年9月底前"), AUTHOR)
    close_items(office, ["T3"], AUTHOR, without_evidence=True, code=ROUND)
    assert points(scored(office)) == {}


@pytest.fixture
def asked(office: Workspace, tmp_path: Path) -> SupervisionWritten:
    return supervise(office, ROUND, tmp_path / "督办", author=AUTHOR, deadline=DEADLINE)


def test_an_answer_is_missing_from_the_day_after_its_deadline(
    office: Workspace, asked: SupervisionWritten
) -> None:
    assert points(scored(office)) == {}
    found = scored(office, today=DEADLINE + timedelta(1))
    assert points(found) == {CITY: [("unanswered", -2)], MONEY: [("unanswered", -2)]}
    words = {ground_words(one.happening) for one in found.grounds}
    assert words == {"应在 2025-10-27 前答复，没有答复"}


def test_an_answer_counts_when_it_is_accepted_and_came_by_its_day(
    office: Workspace, asked: SupervisionWritten, tmp_path: Path
) -> None:
    after = DEADLINE + timedelta(5)
    for unit, day in ((CITY, "2025-10-24"), (MONEY, "2025-10-29")):
        path = answer(workbook(asked, unit), tmp_path / "答复" / f"{unit}.xlsx", WHOLE)
        collected(office, path, now=datetime.fromisoformat(f"{day}T10:00:00"))
    assert points(scored(office, today=after)) == {MONEY: [("unanswered", -2)]}
    settle_answer(office, ROUND, "T2", AnswerVerdict.ACCEPTED, AUTHOR, unit=CITY)
    found = scored(office, today=after)
    assert points(found) == {CITY: [("answered", 0.5)], MONEY: [("unanswered", -2)]}
    late = next(one for one in found.grounds if one.kind is K.UNANSWERED)
    assert ground_words(late.happening) == "应在 2025-10-27 前答复，2025-10-29 才答复"
    settle_answer(office, ROUND, "T2", AnswerVerdict.SENT_BACK, AUTHOR, unit=CITY)
    assert points(scored(office, today=after))[CITY] == [("unanswered", -2)]
    settle_answer(office, ROUND, "T2", AnswerVerdict.LIFTED, AUTHOR, unit=CITY)
    assert CITY not in points(scored(office, today=after))


def test_supervision_of_another_round_counts_there(
    office: Workspace, asked: SupervisionWritten, tmp_path: Path
) -> None:
    issue(office, tmp_path / "全年", "2025-Q4")
    set_status(office, "2025-Q4", "T2", Status.BEHIND, AUTHOR)
    assert points(scored(office, "2025-Q4", DEADLINE + timedelta(9))) == {}
