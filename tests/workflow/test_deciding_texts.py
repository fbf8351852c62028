"""Texts of several units and of older versions, and decisions that something has overtaken."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError
from gwreport.settings.declared import JOIN_HEADS
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.decide import Author
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import (
    BREAKDOWN,
    LATER,
    fill,
    issue,
    load,
    open_office,
    printed,
)

ROUND = "2025-Q3"
AUTHOR = Author("周叙言", "电话核实", datetime.fromisoformat("2025-10-11T09:00:00"))
AFTER = datetime.fromisoformat("2025-10-12T09:00:00")
CITY, MONEY = "区城市管理局", "区财政局"
PARK = "T2"


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A round in which both lead units have written of the park, and the city of a street."""
    folder = tmp_path_factory.mktemp("start")
    with open_office(folder) as workspace:
        issue(workspace, folder)
        send(workspace, folder, CITY, "1", "已建成4个。", 整治="已整治9条。")
        send(workspace, folder, MONEY, "2", "已拨付\n资金300万元。")
    return folder


@pytest.fixture
def office(start: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it, to be changed."""
    shutil.copytree(start, tmp_path, dirs_exist_ok=True)
    with Workspace.open(str(tmp_path / "a.gwr")) as workspace:
        yield workspace


def send(
    office: Workspace, folder: Path, unit: str, name: str, park: str, *, now=LATER, **others: str
):
    """Let a unit send its workbook in, filled in with these words."""
    path = next((folder / "下发").rglob(f"*{unit}*.xlsx"))
    answers = {"新建": {"完成情况": park, "进度自评": "依时序推进"}}
    answers |= {
        text: {"完成情况": words, "进度自评": "依时序推进"} for text, words in others.items()
    }
    file = fill(path, folder / "回收" / f"{name}.xlsx", answers)
    (came,) = collect_returns(office, [file], now=now, workers=1).files
    return came


def merged(office: Workspace, item: str = PARK) -> Merged:
    state = office.book.state(office.round(ROUND))
    return next(one for one in state.merged if one.item.id == item)


def told(notes: tuple[Finding, ...]) -> dict[str, str]:
    return {one.code: explain(one).message for one in notes}


def test_texts_are_joined_verbatim_in_the_order_that_was_asked_for(
    office: Workspace, tmp_path: Path
) -> None:
    number = decide.join_texts(office, ROUND, PARK, [MONEY, CITY], AUTHOR)
    one = merged(office)
    assert one.text == "已拨付\n资金300万元。\n已建成4个。"
    assert one.state is MergeState.DECIDED
    rows = printed(write_report(office, ROUND, tmp_path / "报告").outputs[0], "附件2")
    assert one.text in {row[2] for row in rows}
    decide.undo(office, ROUND, number, AUTHOR)
    assert merged(office).text == "已建成4个。"


def test_joined_texts_bear_their_units_names_where_the_office_wants_it(office: Workspace) -> None:
    with office.ledger.write() as ledger:
        ledger.set_setting(
            JOIN_HEADS.key, "是", at=datetime.fromisoformat("2025-10-11T09:00:00+08:00")
        )
    decide.join_texts(office, ROUND, PARK, [CITY, MONEY], AUTHOR)
    assert merged(office).text == f"{CITY}：已建成4个。\n{MONEY}：已拨付\n资金300万元。"


@pytest.mark.parametrize("units", [[CITY], [CITY, CITY], [CITY, "区政府办公室"]])
def test_what_cannot_be_joined_is_refused(office: Workspace, units: list[str]) -> None:
    with pytest.raises(ArgumentError):
        decide.join_texts(office, ROUND, PARK, units, AUTHOR)
    assert office.ledger.decisions() == []


def test_one_cell_of_a_held_version_can_be_taken_without_the_rest(
    office: Workspace, tmp_path: Path
) -> None:
    came = send(office, tmp_path, CITY, "3", "已建成5个。", 整治="已整治2条。")
    assert came.submission.outcome is Outcome.HELD
    number = decide.choose_text(office, ROUND, PARK, CITY, AUTHOR, version=2)
    one = merged(office)
    assert (one.text, one.source) == ("已建成5个。", CITY)
    assert [source.file.number for source in one.sources] == [came.submission.number]
    assert merged(office, "T3").text == "已整治9条。"
    decide.undo(office, ROUND, number, AUTHOR)
    assert merged(office).text == "已建成4个。"


def test_an_older_version_can_be_gone_back_to(office: Workspace, tmp_path: Path) -> None:
    from gwreport.workflow.review.decide_files import settle_version

    came = send(office, tmp_path, CITY, "3", "已建成5个。", 整治="已整治9条。")
    settle_version(office, ROUND, came.submission.number, accept=True, author=AUTHOR)
    assert merged(office).text == "已建成5个。"
    decide.choose_text(office, ROUND, PARK, CITY, AUTHOR, version=1)
    assert merged(office).text == "已建成4个。"
    with pytest.raises(ArgumentError):
        decide.choose_text(office, ROUND, PARK, CITY, AUTHOR, version=3)


def test_a_proposed_status_is_confirmed_and_given_back(office: Workspace) -> None:
    before = merged(office)
    assert not before.reviewed
    number = decide.confirm_status(office, ROUND, PARK, AUTHOR)
    confirmed = merged(office)
    assert (confirmed.reviewed, confirmed.status) == (True, before.status)
    assert confirmed.status_decision is not None
    assert confirmed.status_decision.who == "周叙言"
    decide.undo(office, ROUND, number, AUTHOR)
    assert merged(office) == before


def test_a_status_that_was_set_takes_the_place_of_a_confirmed_one(office: Workspace) -> None:
    decide.confirm_status(office, ROUND, PARK, AUTHOR)
    number = decide.set_status(office, ROUND, PARK, Status.STALLED, AUTHOR)
    assert merged(office).status is Status.STALLED
    decide.undo(office, ROUND, number, AUTHOR)
    assert merged(office).status is not Status.STALLED
    assert merged(office).reviewed


def test_a_status_that_a_person_has_set_is_not_confirmed_away(office: Workspace) -> None:
    proposed = merged(office).proposed
    assert proposed is not Status.STALLED
    decide.set_status(office, ROUND, PARK, Status.STALLED, AUTHOR)
    with pytest.raises(ArgumentError) as raised:
        decide.confirm_status(office, ROUND, PARK, AUTHOR)
    assert raised.value.problem == "class-was-set"
    assert merged(office).status is Status.STALLED
    # Who chooses the proposed class himself has it.
    decide.confirm_status(office, ROUND, PARK, AUTHOR, instead=True)
    assert merged(office).status is proposed


def test_nothing_is_confirmed_where_nothing_is_proposed(office: Workspace) -> None:
    with pytest.raises(ArgumentError):
        decide.confirm_status(office, ROUND, "G4", AUTHOR)


def test_a_plan_that_changes_an_items_text_after_a_decision_is_told(
    office: Workspace, tmp_path: Path
) -> None:
    decide.edit_text(office, ROUND, PARK, "建成4个。", AUTHOR)
    decide.edit_text(office, ROUND, "T3", "整治9条。", AUTHOR)
    load(office, tmp_path, BREAKDOWN.replace("新建口袋公园5个", "新建口袋公园8个"), now=AFTER)
    words = told(merged(office).notes)["decided-on-old-text"]
    assert "新建口袋公园5个" in words
    assert "新建口袋公园8个" in words
    assert "周叙言" in words
    assert merged(office, "T3").notes == ()
    decide.edit_text(office, ROUND, PARK, "建成4个，还差4个。", Author("甲", "新方案", AFTER))
    assert merged(office).notes == ()


def test_words_that_came_after_a_decision_are_told(office: Workspace, tmp_path: Path) -> None:
    number = decide.edit_text(office, ROUND, "G4", "正常推进。", AUTHOR)
    decide.edit_text(office, ROUND, PARK, "建成4个。", AUTHOR)
    assert merged(office, "G4").notes == ()
    path = next((tmp_path / "下发").rglob("*区政府办公室*.xlsx"))
    file = fill(path, tmp_path / "4.xlsx", {"持续": {"完成情况": "公开300条。"}})
    collect_returns(office, [file], now=AFTER, workers=1)
    assert "区政府办公室" in told(merged(office, "G4").notes)["decided-on-old-words"]
    assert merged(office).notes == ()
    decide.undo(office, ROUND, number, AUTHOR)
    assert merged(office, "G4").notes == ()


def test_a_held_version_that_is_accepted_after_a_decision_is_told(
    office: Workspace, tmp_path: Path
) -> None:
    from gwreport.workflow.review.decide_files import settle_version

    came = send(office, tmp_path, CITY, "3", "已建成5个。", 整治="已整治9条。")
    decide.edit_text(office, ROUND, PARK, "建成4个。", AUTHOR)
    assert merged(office).notes == ()
    settle_version(office, ROUND, came.submission.number, accept=True, author=AUTHOR)
    assert "decided-on-old-words" in told(merged(office).notes)


def test_a_decision_follows_a_unit_that_is_renamed(office: Workspace) -> None:
    from gwreport.workflow.plan.manage_units import add_alias, add_unit

    decide.choose_text(office, ROUND, PARK, MONEY, AUTHOR)
    add_unit(office, "区财政金融局", None, now=AFTER)
    add_alias(office, "区财政金融局", MONEY, now=AFTER)
    assert (merged(office).source, merged(office).notes) == ("区财政金融局", ())
