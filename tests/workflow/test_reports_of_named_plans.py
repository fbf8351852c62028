"""Each plan (清单) has a report of its own, from the same returns and decisions."""

from datetime import date
from pathlib import Path

import pytest

from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.statuses import Status
from gwreport.workflow.output.finalize import finalize, make_draft
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.write_report import write_report, write_reports
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import set_status
from gwreport.workflow.review.link_items import link_items
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, printed
from tests.workflow.test_linked_items import ANSWERS, ROUND, WHO
from tests.workflow.test_loading_named_plans import LIVELIHOOD, PROJECTS, load_named
from tests.workflow.test_sheets_of_named_plans import opened


def quarter(folder: Path, *, lists: bool = True, link: bool = True) -> Workspace:
    office = open_office(folder)
    if lists:
        load_named(office, folder, LIVELIHOOD, "民生实事")
        load_named(office, folder, PROJECTS, "重点项目")
        if link:
            link_items(office, "T1", "T2", WHO)
    for one in issue(office, folder).workbooks:
        path = fill(one.path, folder / "回收" / f"{one.unit}.xlsx", ANSWERS)
        collect_returns(office, [path], now=LATER, workers=1)
    return office


@pytest.fixture
def office(tmp_path: Path):
    with quarter(tmp_path) as workspace:
        yield workspace


def test_each_plan_has_its_own_annexes_titles_and_file(office: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    main, livelihood, projects = write_reports(
        office, ROUND, out, names=("", "民生实事", "重点项目")
    )
    assert [path.name for one in (main, livelihood, projects) for path in one.outputs] == [
        "2025年前三季度完成情况报告.xlsx",
        "2025年前三季度民生实事完成情况报告.xlsx",
        "2025年前三季度重点项目完成情况报告.xlsx",
    ]
    assert [row[1] for row in printed(main.outputs[0], "附件2")] == [
        *("地区生产总值增长6%以上。", "新建口袋公园5个。", "持续深化政务公开。"),
        *("新建口袋公园5个。", "整治背街小巷12条。"),
    ]
    rows = printed(livelihood.outputs[0], "附件2")
    assert [(row[1], row[2]) for row in rows] == [
        ("新建口袋公园5个。", "已建成4个。"),
        ("加装电梯60部。", "已加装41部。"),
    ]
    book = opened(livelihood.outputs[0])
    title = book["附件2"]["A2"].value or book["附件2"]["A1"].value
    assert title == "前三季度民生实事完成情况"
    assert (livelihood.counts.tasks, projects.counts.tasks) == (2, 1)


def test_the_main_report_is_that_of_a_workspace_without_lists(tmp_path: Path) -> None:
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
    with quarter(tmp_path / "with", link=False) as office:
        with_lists = report_data(office, office.book.state(office.round(ROUND)))
    with quarter(tmp_path / "without", lists=False) as office:
        without = report_data(office, office.book.state(office.round(ROUND)))
    assert with_lists.indicators == without.indicators
    assert with_lists.tasks == without.tasks
    assert with_lists.behind == without.behind
    assert with_lists.counts == without.counts
    assert with_lists.titles == without.titles
    assert [(one.unit, one.progress.items) for one in with_lists.units] == [
        (one.unit, one.progress.items) for one in without.units
    ]


def test_what_is_told_under_another_id_counts_as_reported(office: Workspace) -> None:
    data = report_data(office, office.book.state(office.round(ROUND)), "民生实事")
    units = {one.unit: one for one in data.units}
    assert units["区城市管理局"].progress.items == units["区城市管理局"].progress.filled == 1
    assert not units["区城市管理局"].open_items
    assert data.counts.missing == 0


def test_all_together_count_a_matter_once(office: Workspace) -> None:
    state = office.book.state(office.round(ROUND))
    data = report_data(office, state, EVERY_NAME)
    assert [line.item.id for line in data.lines] == ["I1", "T2", "T3", "G4", "T2-2", "T1-2"]
    status = round_status(office, ROUND, today=date(2025, 10, 9))
    assert [(one.name, one.items, one.asked, one.filled) for one in status.plans] == [
        ("", 4, 5, 5),
        ("民生实事", 2, 2, 2),
        ("重点项目", 1, 1, 1),
    ]
    assert sum(status.statuses.values()) == 6


def test_each_report_is_final_by_itself(office: Workspace, tmp_path: Path) -> None:
    finalize(office, ROUND, WHO, "民生实事")
    assert write_report(office, ROUND, tmp_path / "a", named="民生实事").is_final
    assert not write_report(office, ROUND, tmp_path / "b").is_final
    finalize(office, ROUND, WHO)
    # Another version of one list leaves the others' reports as they are.
    load_named(office, tmp_path, PROJECTS.replace("建成", "基本建成"), "重点项目")
    state = office.book.state(office.round(ROUND))
    facts = [report_data(office, state, one).facts for one in ("", "民生实事", "重点项目")]
    assert [(one.is_final, one.has_lapsed) for one in facts] == [
        *((True, False), (True, False), (False, False)),
    ]
    make_draft(office, ROUND, Author("周叙言", "再核对", LATER), "民生实事")
    state = office.book.state(office.round(ROUND))
    assert not report_data(office, state, "民生实事").facts.is_final
    assert report_data(office, state).facts.is_final


def test_review_says_of_which_plan_a_thing_is(office: Workspace) -> None:
    set_status(office, ROUND, "T2", Status.BEHIND, WHO)
    review = review_round(office, ROUND)
    whole = {one.item for one in review.items if one.item}
    parts = {
        name: {one.item for one in review.of_plan(name) if one.item}
        for name in ("", "民生实事", "重点项目")
    }
    assert set().union(*parts.values()) == whole
    # T2 is asked for two plans, and stands in the list of both.
    assert "T1" not in whole
    assert [name for name, items in parts.items() if "T2" in items] in (["", "民生实事"], [])
    assert all(not items & {"T2-2", "T1-2"} for items in (parts[""],))


def test_the_covering_text_names_the_plan(office: Workspace, tmp_path: Path) -> None:
    import docx

    written = write_report(office, ROUND, tmp_path / "报告", ("docx",), named="民生实事")
    words = "\n".join(one.text for one in docx.Document(str(written.outputs[0])).paragraphs)
    assert "政府工作报告" not in words
    assert "列入2025年民生实事清单的任务共2项" in words


def test_a_list_without_indicators_has_no_annex_of_them(office: Workspace, tmp_path: Path) -> None:
    import docx

    set_status(office, ROUND, "T2-2", Status.BEHIND, WHO)
    (made,) = write_reports(office, ROUND, tmp_path / "报告", ("xlsx", "docx"), names=("民生实事",))
    excel, word = made.outputs
    assert opened(excel).sheetnames[:2] == ["附件2", "附件3"]
    paragraphs = docx.Document(str(word)).paragraphs
    marks = [one.text for one in paragraphs if one.style.name == "公文附件序号" and one.text]
    assert marks == ["附件1", "附件2"]
    told = "\n".join(one.text for one in paragraphs)
    # What the text says of an annex is the number that it bears there.
    assert "逐项情况见附件2" in told
    assert "附件2第1项" in told
    assert "附件3" not in told
    assert "主要指标完成情况" not in told
    # The main plan's report keeps the form of the public appendices.
    (main,) = write_reports(office, ROUND, tmp_path / "主", ("xlsx",), names=("",))
    assert opened(main.outputs[0]).sheetnames[:3] == ["附件1", "附件2", "附件3"]
