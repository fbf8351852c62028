"""A row of the loaded plan is put right: a new version, what was returned stays, and it can be undone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from gwreport.domain.plan.corrections import ItemPart, corrected_parts
from gwreport.domain.plan.plan import Item
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.wording.facts import fact_words
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.keeping.read_journal import journal_lines
from gwreport.workflow.plan import manage_units
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.correct_item import (
    ItemChange,
    correct_item,
    list_corrections,
    undo_correction,
)
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.trace import trace
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import (
    BREAKDOWN,
    LATER,
    fill,
    issue,
    load,
    open_office,
    workbook_of,
)

WHO = Author("周叙言", "印错了", LATER)


@pytest.fixture
def office(tmp_path: Path):
    with open_office(tmp_path) as workspace:
        yield workspace


def parks(office: Workspace) -> Item:
    return next(one for one in office.plan().items if one.lead_units[0] == "区城市管理局")


def test_a_correction_is_a_new_version_with_who_when_and_why(office: Workspace) -> None:
    before = office.plan()
    made = correct_item(
        office,
        "T2",
        ItemChange(
            text="新建口袋公园8个。",
            leaders=["赵明"],
            lead_units=["区财政局", "区城市管理局"],
            support_units=["各镇街", "区发展改革委"],
            due="2025年6月底前",
        ),
        WHO,
    )
    assert [one.version for one in office.book.parts.plan_versions] == [1, 2]
    assert made.version == 2
    item = office.plan().item("T2")
    assert item == made.after
    assert (item.text, item.leaders, item.due) == ("新建口袋公园8个。", ("赵明",), "2025年6月底前")
    assert item.lead_units == ("区财政局", "区城市管理局")
    assert item.support_text == "各镇街、区发展改革委"
    assert [one.value for one in item.targets] == [8]
    assert office.plan(1) == before
    others = [one for one in office.plan().items if one.id != "T2"]
    assert others == [one for one in before.items if one.id != "T2"]
    (listed,) = list_corrections(office, "T2")
    assert (listed.decision.who, listed.decision.reason) == ("周叙言", "印错了")
    assert corrected_parts(item)[ItemPart.TEXT] == "新建口袋公园5个。"
    assert not check_workspace(office)
    assert any("更正 任务2" in line.words for line in journal_lines(office))


def test_what_was_issued_before_is_matched_and_what_is_issued_later_has_the_new_words(
    office: Workspace, tmp_path: Path
) -> None:
    old = workbook_of(issue(office, tmp_path), "区城市管理局")
    correct_item(office, "T2", ItemChange(text="建成街心花坛一批。"), WHO)
    file = fill(old, tmp_path / "1.xlsx", {"新建": {"完成情况": "已建成4个。"}})
    collect_returns(office, [file], now=LATER, workers=1)
    (taken,) = office.book.parts.submissions("2025-Q3")
    assert [one.code for one in taken.findings if one.item == "T2"] == []
    state = office.book.state(office.round("2025-Q3"))
    assert next(one.text for one in state.merged if one.item.id == "T2") == "已建成4个。"
    new = workbook_of(issue(office, tmp_path / "again", now=LATER), "区城市管理局")
    again = fill(new, tmp_path / "2.xlsx", {"建成街心": {"完成情况": "已建成5个。"}})
    collect_returns(office, [again], now=LATER + timedelta(hours=1), workers=1)
    newest = office.book.parts.submissions("2025-Q3")[-1]
    assert {one.item: one.completion for one in newest.entries}["T2"] == "已建成5个。"


def test_a_unit_that_takes_over_gets_the_item(office: Workspace, tmp_path: Path) -> None:
    correct_item(office, "T3", ItemChange(lead_units=["区财政局"]), WHO)
    items = {one.unit: one.items for one in issue(office, tmp_path).workbooks}
    assert items["区财政局"] == 2
    assert items["区城市管理局"] == 1


def test_undoing_leaves_the_other_corrections_and_the_returns(office: Workspace) -> None:
    printed = parks(office)
    first = correct_item(office, "T2", ItemChange(text="新建口袋公园8个。"), WHO)
    correct_item(office, "T2", ItemChange(leaders=["赵明"]), WHO)
    second = correct_item(office, "T2", ItemChange(text="新建口袋公园9个。"), WHO)
    with pytest.raises(ArgumentError) as raised:
        undo_correction(office, first.number, WHO)
    assert raised.value.problem == "amended-since"
    undo_correction(office, second.number, WHO)
    assert parks(office).text == "新建口袋公园8个。"
    undo_correction(office, first.number, WHO)
    item = parks(office)
    assert (item.text, item.targets, item.leaders) == (printed.text, printed.targets, ("赵明",))
    with pytest.raises(ArgumentError) as raised:
        undo_correction(office, first.number, WHO)
    assert raised.value.problem == "not-an-amendment"
    assert not check_workspace(office)


def test_the_first_correction_undone_before_a_later_one_does_not_come_back(
    office: Workspace,
) -> None:
    first = correct_item(office, "T2", ItemChange(text="新建口袋公园8个。", leaders=["赵明"]), WHO)
    second = correct_item(office, "T2", ItemChange(text="新建口袋公园9个。"), WHO)
    undo_correction(office, first.number, WHO)
    assert parks(office).text == "新建口袋公园9个。"
    assert parks(office).leaders == ("钱晓东", "赵明")
    undo_correction(office, second.number, WHO)
    assert parks(office).text == "新建口袋公园5个。"
    assert parks(office).printed is None


def test_the_same_document_loaded_again_keeps_corrections(
    office: Workspace, tmp_path: Path
) -> None:
    # So much is corrected that the document's words are no edit of it any more.
    correct_item(office, "T2", ItemChange(text="全面开展义务植树。", lead_units=["区财政局"]), WHO)
    before = office.plan()
    loaded = load(office, tmp_path, BREAKDOWN, now=LATER)
    assert not loaded.changes.any
    assert office.plan() == before
    told = [fact_words(one) for one in loaded.findings if one.code == "correction-kept"]
    assert [(one["part"], one["kept"]) for one in told] == [
        ("目标任务", "全面开展义务植树。"),
        ("牵头责任单位", "区财政局"),
    ]


def test_a_document_that_says_something_else_is_told_and_the_correction_stands(
    office: Workspace, tmp_path: Path
) -> None:
    made = correct_item(office, "T2", ItemChange(text="新建口袋公园8个。"), WHO)
    loaded = load(office, tmp_path, BREAKDOWN.replace("口袋公园5个", "口袋公园6个"), now=LATER)
    (told,) = [one for one in loaded.findings if one.code == "correction-differs"]
    assert fact_words(told)["says"] == "新建口袋公园6个。"
    assert parks(office).text == "新建口袋公园8个。"
    undo_correction(office, made.number, WHO)
    assert parks(office).text == "新建口袋公园6个。"


def test_a_document_that_says_it_as_corrected_answers_the_correction(
    office: Workspace, tmp_path: Path
) -> None:
    correct_item(office, "T2", ItemChange(text="全面开展义务植树8次。"), WHO)
    taken = BREAKDOWN.replace("新建口袋公园5个。", "全面开展义务植树8次。")
    loaded = load(office, tmp_path, taken, now=LATER)
    assert not [one for one in loaded.findings if one.code.startswith("correction-")]
    assert not loaded.changes.any
    assert parks(office).printed is None
    later = load(office, tmp_path, taken.replace("8次", "10次"), now=LATER)
    assert not [one for one in later.findings if one.code.startswith("correction-")]
    assert parks(office).text == "全面开展义务植树10次。"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (ItemChange(text="  "), "item-text-blank"),
        (ItemChange(text="新建口袋公园5个。"), "amends-nothing"),
        (ItemChange(lead_units=["区城市管理局", "区财政局"]), "amends-nothing"),
        (ItemChange(lead_units=[" "]), "lead-blank"),
        (ItemChange(due="尽快"), "due"),
        (ItemChange(due="2025年2月30日前"), "due"),
        (ItemChange(due="2025-13-01"), "due"),
    ],
)
def test_what_cannot_be_is_refused(office: Workspace, change: ItemChange, problem: str) -> None:
    before = office.ledger.state_hash()
    with pytest.raises(ArgumentError) as raised:
        correct_item(office, "T2", change, WHO)
    assert raised.value.problem == problem
    assert office.ledger.state_hash() == before


def test_an_unknown_unit_is_refused_with_the_nearest(office: Workspace) -> None:
    for change in (
        ItemChange(lead_units=["区城市管理局", "区财证局"]),
        ItemChange(support_units=["区财证局"]),
    ):
        with pytest.raises(UnknownNameError) as raised:
            correct_item(office, "T2", change, WHO)
        assert raised.value.near[0] == "区财政局"
    with pytest.raises(UnknownNameError) as raised:
        correct_item(office, "T2", ItemChange(support_units=["各街镇"]), WHO)
    assert "各镇街" in raised.value.near
    assert len(office.book.parts.plan_versions) == 1


def test_a_reason_is_needed(office: Workspace) -> None:
    with pytest.raises(ArgumentError) as raised:
        correct_item(office, "T2", ItemChange(text="新建1个。"), replace(WHO, reason=" "))
    assert raised.value.problem == "reason"


def test_an_unknown_leader_is_told(office: Workspace) -> None:
    made = correct_item(office, "T2", ItemChange(leaders=["钱小东", "孙立"]), WHO)
    assert [one.code for one in made.findings] == ["leader-new", "leader-new"]
    assert made.after.leaders == ("钱小东", "孙立")


def test_a_unit_may_be_named_by_its_alias_or_number(office: Workspace) -> None:
    manage_units.add_alias(office, "区财政局", "财政", now=LATER)
    number = office.unit("区发展改革委").number
    made = correct_item(office, "T3", ItemChange(lead_units=["财政", str(number)]), WHO)
    assert made.after.lead_units == ("区财政局", "区发展改革委")


def test_a_limit_is_taken_away_and_read(office: Workspace) -> None:
    correct_item(office, "T3", ItemChange(due="六月底前"), WHO)
    assert office.plan().item("T3").due == "六月底前"
    correct_item(office, "T3", ItemChange(due=""), WHO)
    assert office.plan().item("T3").due is None


def test_somebody_elses_correction_is_not_written_over(office: Workspace) -> None:
    shown = parks(office)
    correct_item(office, "T2", ItemChange(text="新建口袋公园8个。"), WHO)
    with pytest.raises(ArgumentError) as raised:
        correct_item(office, "T2", ItemChange(text="新建口袋公园9个。"), WHO, shown=shown)
    assert raised.value.problem == "amended-meanwhile"
    made = correct_item(office, "T2", ItemChange(leaders=["赵明"]), WHO, shown=shown)
    assert (made.after.text, made.after.leaders) == ("新建口袋公园8个。", ("赵明",))


def test_a_correction_follows_its_units_names(office: Workspace) -> None:
    correct_item(office, "T3", ItemChange(lead_units=["区财政局"]), WHO)
    manage_units.rename_unit(office, "区财政局", "区财政金融局", now=LATER)
    manage_units.rename_unit(office, "区城市管理局", "区综合执法局", now=LATER)
    (listed,) = list_corrections(office, "T3")
    assert "区财政金融局" in listed.decision.value
    assert "区综合执法局" in listed.decision.value
    assert not check_workspace(office)


def test_trace_shows_what_was_corrected(office: Workspace, tmp_path: Path) -> None:
    issue(office, tmp_path)
    correct_item(office, "T2", ItemChange(text="新建口袋公园8个。"), WHO)
    found = trace(office, "2025-Q3", "T2")
    assert [one.decision.reason for one in found.decisions] == ["印错了"]
    assert not trace(office, "2025-Q3", "T3").decisions
