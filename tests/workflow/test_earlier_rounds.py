"""What earlier rounds said of each item."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.rounds import Round, parse_round
from gwreport.domain.statuses import Status
from gwreport.workflow.plan.load_history import load_history
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import edit_text
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of
from tests.workflow.test_history import report_file

Q2, Q3, Q4 = Round(2025, 2), Round(2025, 3), Round(2025, 4)
CITY = "区城市管理局"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


def send(office: Workspace, folder: Path, code: str, text: str, status: str) -> None:
    path = workbook_of(issue(office, folder / code, code), CITY)
    answers = {"新建": {"完成情况": text, "进度自评": status}}
    collect_returns(office, [fill(path, folder / f"{code}.xlsx", answers)], now=LATER, workers=1)


def test_the_round_before_gives_text_status_figures_and_own_words(
    office: Workspace, tmp_path: Path
) -> None:
    send(office, tmp_path, "2025-Q1", "建成1个。", "依时序推进")
    send(office, tmp_path, "2025-Q2", "建成2个，停工1个。", "未依时序推进")
    earlier = office.book.earlier(Q3)
    (second,) = earlier.of("T2")
    assert str(second.round) == "2025-Q2"
    assert (second.text, second.status) == ("建成2个，停工1个。", Status.BEHIND)
    assert [one.value for one in second.figures] == [2, 1]
    assert second.entries[CITY].completion == second.text
    assert earlier.last("T2") == second
    assert earlier.words("T2", CITY) == earlier.words("T2", "区财政局") == second.text
    assert earlier.last("T3") is None
    assert earlier.words("T3", CITY) == ""


def test_the_reviewers_text_is_what_was_reported_and_the_units_own_stays(
    office: Workspace, tmp_path: Path
) -> None:
    send(office, tmp_path, "2025-Q2", "建成2个。", "依时序推进")
    edit_text(office, "2025-Q2", "T2", "已建成口袋公园2个。", Author("李", "统一格式", LATER))
    last = office.book.earlier(Q3).last("T2")
    assert last is not None
    assert last.text == "已建成口袋公园2个。"
    assert office.book.earlier(Q3).words("T2", CITY) == "建成2个。"


def test_the_last_is_the_newest_round_of_which_something_came(
    office: Workspace, tmp_path: Path
) -> None:
    send(office, tmp_path, "2025-Q2", "建成2个。", "依时序推进")
    issue(office, tmp_path, "2025-Q3")
    assert office.book.earlier(Q4).words("T2", CITY) == "建成2个。"
    assert office.book.earlier(Q2).of("T2") == ()


def test_a_month_is_the_last_of_a_quarter_and_a_quarter_that_of_a_month(
    office: Workspace, tmp_path: Path
) -> None:
    send(office, tmp_path, "2025-Q2", "建成2个。", "未依时序推进")
    august = parse_round("2025-M08")
    assert august is not None
    assert office.book.before(august) == Q2
    send(office, tmp_path, "2025-M08", "建成3个。", "依时序推进")
    assert office.book.before(august) == Q2
    assert office.book.earlier(august).words("T2", CITY) == "建成2个。"
    assert office.book.earlier(Q3).words("T2", CITY) == "建成3个。"


def test_loaded_reports_fill_in_what_was_not_collected(office: Workspace, tmp_path: Path) -> None:
    load_history(office, report_file(tmp_path), now=NOW, code="2025-Q2")
    send(office, tmp_path, "2025-Q2", "建成2个。", "依时序推进")
    earlier = office.book.earlier(Q3)
    assert [one.text for one in earlier.of("T2")] == ["建成2个。"]
    assert [one.text for one in earlier.of("T3")] == ["已整治5条。"]
    indicator = earlier.last("I1")
    assert indicator is not None
    assert indicator.figures[0].value == 6.2


def test_a_report_of_the_year_before_is_the_same_round_then(
    office: Workspace, tmp_path: Path
) -> None:
    load_history(office, report_file(tmp_path), now=NOW, code="2024-Q2")
    earlier = office.book.earlier(Q2)
    before = earlier.year_before("T3")
    assert before is not None
    assert (before.text, before.round) == ("已整治5条。", Round(2024, 2))
    assert earlier.last("T3") is None
    assert office.book.earlier(Q3).year_before("T3") is None
