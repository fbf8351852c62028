"""A month as a round: it asks for what falls due or is behind, and goes the whole way like a quarter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.rounds import parse_round
from gwreport.errors import ArgumentError
from gwreport.wording.errors import explain_error
from gwreport.workflow.book.asked_items import plan_to_ask
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import edit_text
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.review.trace import trace
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of

AUGUST = "2025-M08"
CITY, PLANNING = "区城市管理局", "区发展改革委"
DATED = """2025年区政府工作报告目标任务分解方案

一、主要预期目标
1．地区生产总值增长6%以上。
牵头领导：赵明；牵头单位：区发展改革委；责任单位：区级相关部门单位。
二、重点工作
2．新建口袋公园5个。
牵头领导：钱晓东、赵明；牵头单位：区城市管理局、区财政局；责任单位：各镇街。
3．整治背街小巷12条。
牵头领导：钱晓东；牵头单位：区城市管理局；责任单位：各镇街。
4．青石水厂8月底前建成投用。
牵头领导：钱晓东；牵头单位：区水利局；责任单位：各镇街。
5．云溪书院5月底前开放。
牵头领导：赵明；牵头单位：区文化旅游委；责任单位：各镇街。
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path, DATED) as workspace:
        yield workspace


def half_year(office: Workspace, folder: Path) -> None:
    """Collect the first half: T2 is on course, T3 is behind, of GDP nothing came."""
    issued = issue(office, folder / "Q2", "2025-Q2")
    answers = {
        CITY: {
            "新建": {"完成情况": "已建成3个。", "进度自评": "依时序推进"},
            "整治": {"完成情况": "只整治1条。", "进度自评": "未依时序推进", "存在问题": "资金"},
        },
        "区财政局": {"新建": {"完成情况": "已拨付。", "进度自评": "依时序推进"}},
        "区水利局": {"青石水厂": {"完成情况": "主体封顶。", "进度自评": "依时序推进"}},
        "区文化旅游委": {"云溪书院": {"完成情况": "已开放。", "进度自评": "已完成"}},
    }
    files = [
        fill(workbook_of(issued, unit), folder / f"{unit}.xlsx", told)
        for unit, told in answers.items()
    ]
    collect_returns(office, files, now=LATER, workers=1)


def asked(office: Workspace, code: str = AUGUST) -> list[str]:
    round_ = parse_round(code)
    assert round_ is not None
    return [item.id for item in plan_to_ask(office.book, round_).items]


def test_a_month_asks_for_what_falls_due_is_behind_or_was_not_reported(
    office: Workspace, tmp_path: Path
) -> None:
    # Nothing is known of the year yet: all are asked.
    assert asked(office) == ["I1", "T2", "T3", "T4", "T5"]
    half_year(office, tmp_path)
    assert asked(office) == ["I1", "T3", "T4"]
    # A limit of a month that was not collected is not forgotten, and a quarter asks for all.
    assert asked(office, "2025-M10") == ["I1", "T3", "T4"]
    assert asked(office, "2025-Q3") == ["I1", "T2", "T3", "T4", "T5"]
    change_settings(office, {"month_items": "全部"}, now=NOW)
    assert asked(office) == ["I1", "T2", "T3", "T4", "T5"]


def test_a_month_goes_the_whole_way_and_is_about_what_it_asked_for(
    office: Workspace, tmp_path: Path
) -> None:
    import openpyxl

    half_year(office, tmp_path)
    made = issue(office, tmp_path, AUGUST)
    assert [one.path.name for one in made.workbooks] == [
        "001_区发展改革委_2025年1—8月_填报表.xlsx",
        *(
            f"{office.unit(name).number:03}_{name}_2025年1—8月_填报表.xlsx"
            for name in (CITY, "区水利局")
        ),
    ]
    assert [one.code for one in made.findings] == ["month-asks-less"]
    guide = openpyxl.load_workbook(workbook_of(made, CITY))["填报说明"]
    told = " ".join(str(cell.value) for row in guide.iter_rows() for cell in row if cell.value)
    assert "估计要用 5 分钟" in told
    listed = openpyxl.load_workbook(made.list_path).active
    assert listed is not None
    heading = next(cell for cell in listed[2] if "预计用时" in str(cell.value))
    assert [listed.cell(row, heading.column).value for row in (3, 4, 5)] == [5, 5, 5]
    file = fill(
        workbook_of(made, CITY),
        tmp_path / "八月.xlsx",
        {"整治": {"完成情况": "已整治9条。", "进度自评": "依时序推进"}},
    )
    collected = collect_returns(office, [file], now=LATER, workers=1)
    (came,) = collected.files
    assert came.submission.round == AUGUST
    status = round_status(office, AUGUST, today=LATER.date())
    assert [(one.unit, one.items, one.filled) for one in status.units] == [
        (PLANNING, 1, 0),
        (CITY, 1, 1),
        ("区水利局", 1, 0),
    ]
    review = review_round(office, AUGUST)
    assert [one.item.id for one in review.state.merged] == ["I1", "T3", "T4"]
    assert review.state.merged[1].text == "已整治9条。"
    written = write_report(office, AUGUST, tmp_path / "报告")
    assert "2025年1—8月完成情况报告.xlsx" in [one.name for one in written.outputs]
    book = openpyxl.load_workbook(written.outputs[0])
    words = [str(cell.value) for row in book["附件2"].iter_rows() for cell in row if cell.value]
    assert any(one.startswith("1—8月") for one in words)
    assert any("整治" in one for one in words)
    assert not any("口袋公园" in one for one in words)
    # The quarter behind it has the month as its last round.
    q3 = parse_round("2025-Q3")
    assert q3 is not None
    assert office.book.last(q3).words("T3", CITY) == "已整治9条。"
    # What it did not ask for stands as it was reported before it; what it asked in vain does not.
    before = office.book.last(q3).last("T2")
    assert before is not None
    assert (before.text, str(before.round)) == ("已建成3个。", "2025-Q2")
    assert office.book.last(q3).last("T4") is None


def test_what_a_month_did_not_ask_for_is_said_and_can_be_decided(
    office: Workspace, tmp_path: Path
) -> None:
    half_year(office, tmp_path)
    issue(office, tmp_path, AUGUST)
    with pytest.raises(ArgumentError) as caught:
        trace(office, AUGUST, "T2")
    assert "本期没有要求填报" in explain_error(caught.value)
    edit_text(office, AUGUST, "T2", "已建成4个。", Author("李", "电话核实", LATER))
    merged = review_round(office, AUGUST).state.merged
    assert [(one.item.id, one.text) for one in merged if one.item.id == "T2"] == [
        ("T2", "已建成4个。")
    ]


def test_a_month_in_which_nothing_is_to_be_told_says_so(office: Workspace, tmp_path: Path) -> None:
    half_year(office, tmp_path)
    july = issue(office, tmp_path / "7", "2025-M07")
    told = {
        PLANNING: {"地区": {"完成情况": "增长6.5%。"}},
        CITY: {"整治": {"完成情况": "已全部整治12条。", "进度自评": "已完成"}},
    }
    files = [
        fill(workbook_of(july, unit), tmp_path / f"7{unit}.xlsx", answers)
        for unit, answers in told.items()
    ]
    collect_returns(office, files, now=LATER, workers=1)
    assert asked(office) == ["T4"]
    with pytest.raises(ArgumentError) as caught:
        generate_workbooks(office, AUGUST, tmp_path / "8", now=NOW, units=[CITY])
    assert "没有填报表可发" in explain_error(caught.value)
    answer = fill(
        workbook_of(issue(office, tmp_path / "8", AUGUST), "区水利局"),
        tmp_path / "8.xlsx",
        {"青石水厂": {"完成情况": "已建成投用。", "进度自评": "已完成"}},
    )
    collect_returns(office, [answer], now=LATER, workers=1)
    with pytest.raises(ArgumentError) as caught:
        issue(office, tmp_path / "10", "2025-M10")
    assert "2025年1—10月没有要填的任务" in explain_error(caught.value)
    assert not (tmp_path / "10").exists()
