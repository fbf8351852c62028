"""An item that stands in two plans (清单): proposed, confirmed by a clerk, asked once, told in both."""

from pathlib import Path

import pytest

from gwreport.domain.plan.named_plans import EVERY_NAME, plan_names
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError
from gwreport.wording.errors import explain_error
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.output.finalize import finalize
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.correct_item import ItemChange, correct_item
from gwreport.workflow.review.decide import edit_text, set_status
from gwreport.workflow.review.link_items import (
    link_all_same,
    link_items,
    list_links,
    refuse_link,
    undo_link,
)
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.sending.generate_workbooks import Generated
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.closing import close_items, reopen_items, send_requests_back
from gwreport.workflow.year.view_closings import view_closings
from tests.workflow.quarter import BREAKDOWN, LATER, fill, issue, open_office, workbook_of
from tests.workflow.test_loading_named_plans import LIVELIHOOD, load_named
from tests.workflow.test_sheets_of_named_plans import CITY, HOUSING, SAID, opened, sheets

WHO = Author("周叙言", "核对过", LATER)
ROUND = "2025-Q3"


@pytest.fixture
def office(tmp_path: Path):
    with open_office(tmp_path) as workspace:
        load_named(workspace, tmp_path, LIVELIHOOD, "民生实事")
        yield workspace


def proposals(office: Workspace) -> list[tuple[str, str, bool]]:
    return [(one.item.id, one.asked.id, one.in_same_words) for one in office.book.links().proposed]


def told(office: Workspace) -> dict[str, str]:
    return {one.item.id: one.text for one in office.book.state(office.round(ROUND)).merged}


def codes(office: Workspace, item: str) -> set[str]:
    return {str(one.code) for one in office.book.links().findings.get(item, ())}


def collect(office: Workspace, sent: Generated, folder: Path) -> None:
    for one in sent.workbooks:
        if one.unit in (CITY, HOUSING):
            path = fill(one.path, folder / "回收" / f"{one.unit}.xlsx", SAID)
            collect_returns(office, [path], now=LATER, workers=1)


def test_the_same_words_of_the_same_lead_unit_are_proposed_when_they_are_loaded(
    tmp_path: Path,
) -> None:
    with open_office(tmp_path) as office:
        loaded = load_named(office, tmp_path, LIVELIHOOD, "民生实事")
        (found,) = [one for one in loaded.findings if str(one.code) == "same-in-plans"]
        words = explain(found)
        assert found.item == "T1"
        assert "“民生实事”的“新建口袋公园5个。”与“政府工作报告”的 T2 文字相同" in words.message
        assert "decide 填报期 任务编号 --link T2" in words.suggestion
        assert proposals(office) == [("T1", "T2", True)]
        assert not office.book.links().asked


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("新建口袋公园5个。", "新建口袋公园 5个", [("T1", "T2", True)]),
        ("新建口袋公园5个。", "新建城市口袋公园5个。", [("T1", "T2", False)]),
        ("新建口袋公园5个。", "改造农贸市场3个。", []),
        ("牵头单位：区城市管理局", "牵头单位：区财政局", []),
    ],
)
def test_what_is_proposed(
    tmp_path: Path, before: str, after: str, expected: list[tuple[str, str, bool]]
) -> None:
    with open_office(tmp_path) as office:
        load_named(office, tmp_path, LIVELIHOOD.replace(before, after), "民生实事")
        assert proposals(office) == expected
        assert not office.book.links().asked


def test_a_linked_item_is_asked_once_and_told_in_both(office: Workspace, tmp_path: Path) -> None:
    asked = office.plan()
    number = link_items(office, "T1", "", WHO)
    assert office.plan() == asked
    sent = issue(office, tmp_path)
    assert {one.unit: one.items for one in sent.workbooks}[CITY] == 2
    assert list(sheets(workbook_of(sent, CITY))) == ["填报说明", "目标任务"]
    collect(office, sent, tmp_path)
    assert told(office)["T1"] == told(office)["T2"] == "已建成4个。"
    # What is to be settled is settled once.
    listed = [one.item for one in review_round(office, ROUND).items]
    assert "T1" not in listed
    edit_text(office, ROUND, "T2", "已建成4个，1个在建。", WHO)
    set_status(office, ROUND, "T2", Status.BEHIND, WHO)
    assert told(office)["T1"] == "已建成4个，1个在建。"
    state = office.book.state(office.round(ROUND))
    by_id = {one.item.id: one for one in state.merged}
    assert by_id["T1"].status is Status.BEHIND
    with pytest.raises(ArgumentError) as refused:
        edit_text(office, ROUND, "T1", "别的话。", WHO)
    assert "请在T2处理" in explain_error(refused.value)
    assert not check_workspace(office)
    undo_link(office, number, WHO)
    assert told(office)["T1"] == ""
    assert [one.number for one in office.ledger.decisions("")] == [1, 4]


def test_the_unit_is_told_that_one_row_serves_two_plans(office: Workspace, tmp_path: Path) -> None:
    link_items(office, "T1", "T2", WHO)
    guide = opened(workbook_of(issue(office, tmp_path), CITY))["填报说明"]
    words = [str(cell.value) for row in guide.iter_rows() for cell in row if cell.value]
    assert any("“目标任务”序号2（同时列入“民生实事”）" in one for one in words)


def test_a_lead_unit_of_one_of_them_alone_is_asked_all_the_same(tmp_path: Path) -> None:
    shared = LIVELIHOOD.replace("牵头单位：区城市管理局", "牵头单位：区城市管理局、区文化旅游委")
    with open_office(tmp_path) as office:
        load_named(office, tmp_path, shared, "民生实事")
        link_items(office, "T1", "T2", WHO)
        counts = {one.unit: one.items for one in issue(office, tmp_path).workbooks}
        # 区财政局 leads T2 alone beside it, 区文化旅游委 T1 alone.
        assert (counts[CITY], counts["区财政局"], counts["区文化旅游委"]) == (2, 1, 1)


def test_what_is_said_not_to_be_one_matter_is_proposed_no_more(office: Workspace) -> None:
    number = refuse_link(office, "T2", "T1", WHO)
    assert proposals(office) == []
    with pytest.raises(ArgumentError):
        refuse_link(office, "T1", "T2", WHO)
    undo_link(office, number, WHO)
    assert proposals(office) == [("T1", "T2", True)]
    link_items(office, "T1", "T2", WHO)
    refuse_link(office, "T1", "T2", WHO)
    assert not office.book.links().asked
    assert [one.force.value for one in list_links(office)][-1] == "in_force"


@pytest.mark.parametrize(
    ("item", "other", "words"),
    [
        ("T1", "T2-2", "同一张清单"),
        ("T2", "T3", "同一张清单"),
        ("T2-2", "T2", "牵头单位不同"),
        ("T2-2", "", "没有文字相同"),
    ],
)
def test_what_cannot_be_linked_is_refused(
    office: Workspace, item: str, other: str, words: str
) -> None:
    with pytest.raises(ArgumentError) as refused:
        link_items(office, item, other, WHO)
    assert words in explain_error(refused.value)
    assert not office.ledger.decisions("")


def test_other_words_are_linked_by_the_clerk_alone(tmp_path: Path) -> None:
    words = LIVELIHOOD.replace("新建口袋公园5个", "新建城市口袋公园5个")
    with open_office(tmp_path) as office:
        load_named(office, tmp_path, words, "民生实事")
        assert link_all_same(office, WHO) == []
        link_items(office, "T1", "T2", WHO)
        assert office.book.links().asked == {"T1": "T2"}


def test_a_link_that_no_longer_holds_is_told(office: Workspace, tmp_path: Path) -> None:
    link_items(office, "T1", "T2", WHO)
    correct_item(office, "T1", ItemChange(text="新建口袋公园6个。"), WHO)
    assert codes(office, "T1") == {"link-parted"}
    assert office.book.links().asked == {"T1": "T2"}
    correct_item(office, "T1", ItemChange(lead_units=["区财政局"]), WHO)
    assert codes(office, "T1") == {"link-void"}
    assert not office.book.links().asked
    issue(office, tmp_path)
    listed = {one.item: one for one in review_round(office, ROUND).items}
    assert {"link-void"} <= {str(found.code) for found in listed["T1"].findings}


def test_what_was_asked_twice_before_it_was_linked_stays_where_it_was_written(
    office: Workspace, tmp_path: Path
) -> None:
    sent = issue(office, tmp_path)
    said = dict(SAID)
    path = fill(workbook_of(sent, CITY), tmp_path / "b.xlsx", said)
    book = opened(path)
    book["民生实事"]["G4"].value = "已建成3个。"
    book.save(path)
    collect_returns(office, [path], now=LATER, workers=1)
    link_items(office, "T1", "T2", WHO)
    assert (told(office)["T1"], told(office)["T2"]) == ("已建成3个。", "已建成4个。")
    (item,) = [one for one in review_round(office, ROUND).items if one.item == "T1"]
    assert "linked-differ" in {str(found.code) for found in item.findings}
    edit_text(office, ROUND, "T1", "已建成4个。", WHO)
    assert not [
        found
        for one in review_round(office, ROUND).items
        for found in one.findings
        if str(found.code) == "linked-differ"
    ]


def test_what_was_written_in_one_of_two_sheets_alone_serves_both(
    office: Workspace, tmp_path: Path
) -> None:
    sent = issue(office, tmp_path)
    path = fill(workbook_of(sent, CITY), tmp_path / "b.xlsx", SAID)
    book = opened(path)
    for column in "GH":
        book["目标任务"][f"{column}4"].value = None
    book.save(path)
    collect_returns(office, [path], now=LATER, workers=1)
    assert told(office)["T2"] == ""
    link_items(office, "T1", "T2", WHO)
    assert told(office)["T2"] == told(office)["T1"] == "已建成4个。"


@pytest.fixture
def asking(office: Workspace, tmp_path: Path) -> Workspace:
    """A unit asks that the matter of two plans be closed, and sends a picture for it."""
    link_items(office, "T1", "T2", WHO)
    change_settings(office, {"ask_closing": "是"}, now=LATER)
    book = workbook_of(issue(office, tmp_path), CITY)
    said = {"新建": {"完成情况": "已建成5个。", "进度自评": "已完成", "申请销号": "是"}}
    fill(book, tmp_path / "回" / "城管.xlsx", said)
    (tmp_path / "回" / "T2").mkdir()
    (tmp_path / "回" / "T2" / "竣工照片.jpg").write_bytes(b"\xff\xd8\xff\xe0 picture")
    collect_returns(office, [tmp_path / "回"], now=LATER, workers=1)
    return office


@pytest.mark.parametrize("named", [["T1"], ["T2"], ["T1", "T2"]])
def test_a_matter_of_two_plans_is_closed_once_upon_what_its_unit_sent(
    asking: Workspace, named: list[str]
) -> None:
    (done,) = close_items(asking, named, WHO).items
    assert [one.source.name for one in done.evidence] == ["竣工照片.jpg"]
    state = asking.book.state(asking.round(ROUND))
    assert {one.item.id for one in state.merged if one.closed} == {"T1", "T2"}
    # The request is answered, also after it is reopened.
    waits = [one.item for one in review_round(asking, ROUND).items if one.waits]
    assert not {"T1", "T2"} & set(waits)
    reopen_items(asking, named[:1], WHO)
    assert view_closings(asking).asked == ()
    assert view_closings(asking).closed == ()


@pytest.mark.parametrize("named", [["T1"], ["T2"], ["T2", "T1"]])
def test_a_request_for_a_matter_of_two_plans_is_sent_back_by_either_number(
    asking: Workspace, named: list[str]
) -> None:
    assert len(send_requests_back(asking, named, WHO).items) == 1
    assert view_closings(asking).asked == ()


def test_a_matter_of_two_plans_is_reopened_once(asking: Workspace) -> None:
    close_items(asking, ["T1"], WHO)
    assert len(reopen_items(asking, ["T1", "T2"], WHO).items) == 1


def test_what_was_closed_before_it_was_linked_answers_the_other_plans_request(
    office: Workspace, tmp_path: Path
) -> None:
    change_settings(office, {"ask_closing": "是"}, now=LATER)
    book = workbook_of(issue(office, tmp_path), CITY)
    said = {"新建": {"完成情况": "已建成5个。", "进度自评": "已完成", "申请销号": "是"}}
    path = fill(book, tmp_path / "回" / "城管.xlsx", said)
    collect_returns(office, [path], now=LATER, workers=1)
    close_items(office, ["T1"], WHO, without_evidence=True)
    assert [one.item.id for one in view_closings(office).asked] == ["T2"]
    link_items(office, "T1", "T2", WHO)
    assert view_closings(office).asked == ()


def test_a_closing_leaves_the_final_report_of_each_plan_of_the_matter(
    asking: Workspace,
) -> None:
    finalize(asking, ROUND, WHO, "民生实事")
    close_items(asking, ["T2"], WHO)
    round_ = asking.round(ROUND)
    assert not asking.book.closed(round_)
    assert report_data(asking, asking.book.state(round_), "民生实事").facts.is_final


# The issue's metamorphic test: the same returns in two plans or in one give the same texts.
ONE_PLAN = BREAKDOWN + LIVELIHOOD[LIVELIHOOD.index("2．") :].replace("2．", "5．")
ANSWERS = {
    **SAID,
    "地区生产总值": {"完成情况": "增长6.3%。", "本期完成值": "/", "同比增速": "6.3%"},
    "持续深化": {"完成情况": "已公开120条。", "进度自评": "依时序推进"},
}


def reported(folder: Path, *, plans: int, link: bool = False) -> dict[str, str]:
    """Give the texts by the items' words, collected in one plan or in two."""
    folder.mkdir()
    with open_office(folder, ONE_PLAN if plans == 1 else BREAKDOWN) as office:
        if plans == 2:
            load_named(office, folder, LIVELIHOOD, "民生实事")
            if link:
                link_all_same(office, WHO)
        for one in issue(office, folder).workbooks:
            path = fill(one.path, folder / f"{one.unit}.xlsx", ANSWERS)
            collect_returns(office, [path], now=LATER, workers=1)
        state = office.book.state(office.round(ROUND))
        texts: dict[str, str] = {}
        for name in (*plan_names(state.plan), EVERY_NAME):
            for line in report_data(office, state, name).lines:
                assert texts.setdefault(line.item.text, line.completion) == line.completion
        return texts


def test_the_same_returns_in_two_plans_or_one_give_the_same_texts(tmp_path: Path) -> None:
    whole = reported(tmp_path / "one", plans=1)
    assert reported(tmp_path / "two", plans=2) == whole
    assert reported(tmp_path / "linked", plans=2, link=True) == whole
