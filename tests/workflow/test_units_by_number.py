"""Units are known by their numbers: whatever they are called later, each keeps what is its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.returns.returns import Outcome, Submission
from gwreport.errors import ArgumentError
from gwreport.ledger.making import ledger_restored
from gwreport.workflow.keeping.check_workspace import check_records
from gwreport.workflow.plan.manage_units import add_alias, add_unit, part_alias, rename_unit
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import choose_text, undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.sending.generate_workbooks import Generated
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, load, open_office, workbook_of

ROUND = "2025-Q3"
PARKS, MONEY, GROWTH = "区城市管理局", "区财政局", "区发展改革委"
NEW = "区综合执法局"
AUTHOR = Author("王敏", "核实", LATER)
OF_PARKS = {"新建": {"完成情况": "建成2个。"}, "整治": {"完成情况": "已整治9条。"}}
OF_MONEY = {"新建": {"完成情况": "已拨付经费。"}}


class Office:
    """A workspace whose workbooks of a round are sent, with what came back of two units."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace, self.folder = workspace, folder
        self.sent: Generated = issue(workspace, folder / "q3", ROUND)

    def come(self, sent_to: str, words: dict[str, dict[str, str]], name: str) -> Submission:
        """Collect the workbook that was sent to a unit, named as it was then."""
        file = fill(workbook_of(self.sent, sent_to), self.folder / f"{name}.xlsx", words)
        done = collect_returns(self.workspace, [file], now=LATER, workers=1)
        return done.files[0].submission

    def texts(self) -> dict[str, tuple[str, str]]:
        """Give of each item the text of the round and whose it is."""
        merged = review_round(self.workspace, ROUND).state.merged
        return {one.item.text[:2]: (one.source, one.text) for one in merged if one.text}

    def leads(self) -> dict[str, tuple[str, ...]]:
        """Give who leads each item."""
        merged = review_round(self.workspace, ROUND).state.merged
        return {one.item.text[:2]: one.leads for one in merged}

    def swap(self, one: str, other: str) -> None:
        """Let two units have each other's name."""
        for old, new in ((one, "某局"), (other, one), ("某局", other)):
            rename_unit(self.workspace, old, new, now=LATER)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with open_office(tmp_path) as workspace:
        yield Office(workspace, tmp_path)


def test_what_a_renamed_unit_sent_is_not_that_of_a_new_unit_of_its_old_name(office: Office) -> None:
    office.come(PARKS, OF_PARKS, "一")
    rename_unit(office.workspace, PARKS, NEW, now=LATER)
    part_alias(office.workspace, NEW, PARKS, now=LATER)
    (file,) = office.workspace.ledger.submissions(ROUND)
    assert (file.unit, {one.unit for one in file.entries}) == (NEW, {NEW})
    assert office.texts() == {"新建": (NEW, "建成2个。"), "整治": (NEW, "已整治9条。")}
    assert check_records(office.workspace) == []


def test_a_workbook_that_comes_after_the_renaming_is_the_renamed_units(office: Office) -> None:
    rename_unit(office.workspace, PARKS, NEW, now=LATER)
    part_alias(office.workspace, NEW, PARKS, now=LATER)
    came = office.come(PARKS, OF_PARKS, "一")
    assert (came.unit, came.outcome.value.startswith("accepted")) == (NEW, True)
    assert office.texts()["整治"] == (NEW, "已整治9条。")


def test_the_plan_means_the_units_that_were_called_so_when_it_was_loaded(office: Office) -> None:
    rename_unit(office.workspace, PARKS, NEW, now=LATER)
    part_alias(office.workspace, NEW, PARKS, now=LATER)
    assert office.leads() == {
        "地区": (GROWTH,),
        "新建": (NEW, MONEY),
        "整治": (NEW,),
        "持续": ("区政府办公室",),
    }


def test_a_plan_that_is_loaded_later_means_the_new_unit_of_that_name(
    office: Office, tmp_path: Path
) -> None:
    rename_unit(office.workspace, PARKS, NEW, now=LATER)
    part_alias(office.workspace, NEW, PARKS, now=LATER)
    text = f"一、重点工作\n1．整治背街小巷12条。\n牵头领导：钱晓东；牵头单位：{PARKS}。\n"
    load(office.workspace, tmp_path, text, now=LATER)
    assert office.leads() == {"整治": (PARKS,)}


def test_two_units_that_swap_their_names_keep_what_each_sent(office: Office) -> None:
    office.come(PARKS, OF_PARKS, "一")
    office.swap(PARKS, MONEY)
    office.come(MONEY, OF_MONEY, "二")
    files = office.workspace.ledger.submissions(ROUND)
    assert [one.unit for one in files] == [MONEY, PARKS]
    assert office.texts() == {"新建": (MONEY, "建成2个。"), "整治": (MONEY, "已整治9条。")}
    assert office.leads()["新建"] == (MONEY, PARKS)


def test_decisions_mean_the_units_and_not_their_names(office: Office, tmp_path: Path) -> None:
    office.come(PARKS, OF_PARKS, "一")
    office.come(MONEY, OF_MONEY, "二")
    workspace = office.workspace
    item = next(one for one in workspace.plan().items if one.text.startswith("新建"))
    chosen = choose_text(workspace, ROUND, item.id, MONEY, AUTHOR)
    asked = {"T2": "请核实。"}
    send_back(workspace, ROUND, PARKS, tmp_path / "退回", author=AUTHOR, items=asked)
    office.swap(PARKS, MONEY)
    assert office.texts()["新建"] == (PARKS, "已拨付经费。")
    decided = {one.kind: one for one in workspace.ledger.decisions(ROUND)}
    assert decided[DecisionKind.SEND_BACK].subject == MONEY
    undo(workspace, ROUND, chosen, AUTHOR)
    assert office.texts()["新建"] == (MONEY, "建成2个。")
    assert check_records(workspace) == []


def test_the_workbook_of_a_merged_unit_is_taken_for_the_one_it_was_merged_into(
    office: Office,
) -> None:
    add_alias(office.workspace, MONEY, PARKS, now=LATER)
    came = office.come(PARKS, OF_PARKS, "一")
    assert (came.unit, came.outcome) == (MONEY, Outcome.ACCEPTED_WITH_FINDINGS)
    (stored,) = office.workspace.ledger.submissions(ROUND)
    assert {one.item for one in stored.entries if one.completion} == {"T2", "T3"}
    assert not any(one.code == "row-of-other-unit" for one in came.findings)


def test_the_number_of_a_merged_unit_is_no_other_units(office: Office) -> None:
    newest = add_unit(office.workspace, NEW, None, now=LATER)
    add_alias(office.workspace, PARKS, NEW, now=LATER)
    other = add_unit(office.workspace, "区审计局", None, now=LATER)
    assert other.number > newest.number


def test_units_that_are_parted_again_have_what_each_sent(office: Office) -> None:
    office.come(PARKS, OF_PARKS, "一")
    before = office.texts()
    number = office.workspace.unit(PARKS).number
    add_alias(office.workspace, MONEY, PARKS, now=LATER)
    office.come(MONEY, OF_MONEY, "二")
    assert {one.unit for one in office.workspace.ledger.submissions(ROUND)} == {MONEY}
    assert part_alias(office.workspace, MONEY, PARKS, now=LATER).number == number
    assert [one.unit for one in office.workspace.ledger.submissions(ROUND)] == [PARKS, MONEY]
    assert office.texts() == before


def test_a_former_name_of_two_units_leaves_each_what_it_sent_under_it(office: Office) -> None:
    office.come(PARKS, OF_PARKS, "一")
    rename_unit(office.workspace, PARKS, NEW, now=LATER)
    rename_unit(office.workspace, MONEY, PARKS, now=LATER)
    office.come(MONEY, OF_MONEY, "二")
    rename_unit(office.workspace, PARKS, "区国资局", now=LATER)
    files = office.workspace.ledger.submissions(ROUND)
    assert [one.unit for one in files] == [NEW, "区国资局"]
    assert office.leads()["新建"] == (NEW, "区国资局")


def test_a_name_that_is_another_units_is_not_given_twice(office: Office) -> None:
    with pytest.raises(ArgumentError):
        rename_unit(office.workspace, PARKS, MONEY, now=LATER)
    with pytest.raises(ArgumentError):
        rename_unit(office.workspace, PARKS, "各镇街", now=LATER)
    assert rename_unit(office.workspace, PARKS, PARKS, now=LATER).aliases == ()


def test_an_alias_that_was_a_mistake_takes_nothing_along(office: Office) -> None:
    office.come(PARKS, OF_PARKS, "一")
    add_alias(office.workspace, PARKS, "城管", now=LATER)
    part_alias(office.workspace, PARKS, "城管", now=LATER)
    assert [one.unit for one in office.workspace.ledger.submissions(ROUND)] == [PARKS]


def test_what_names_mean_is_rebuilt_from_the_journal_and_held_against_it(
    office: Office, tmp_path: Path
) -> None:
    office.come(PARKS, OF_PARKS, "一")
    office.swap(PARKS, MONEY)
    location = office.workspace.ledger.location
    texts = office.texts()
    office.workspace.close()
    with ledger_restored(location, tmp_path / "b.gwr", at=LATER.astimezone()) as (_, rebuilding):
        assert not rebuilding.repaired
    with Workspace.open(str(tmp_path / "b.gwr")) as again:
        office.workspace = again
        assert office.texts() == texts
        assert check_records(again) == []
