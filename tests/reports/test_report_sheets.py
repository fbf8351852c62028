"""The sheets behind the annexes: what they count, name and print, and what they leave out."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.words import SourceCell
from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.returns.returns import Outcome, SourceFile, Submission, WrittenCell
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, UnitState
from gwreport.reading import understand_document
from gwreport.reports.data import ReportData
from gwreport.reports.excel.workbook import report_workbook
from gwreport.reports.item_lines import Earlier, ItemLine
from gwreport.reports.statistics import make_statistics
from gwreport.wording.item_names import KINDS
from gwreport.wording.names import STATUSES
from tests.reports.samples import HASH, item, line, opened, report, rows, unit

ANNEXES = ["附件1", "附件2", "附件3"]
OFFICE_SHEETS = ["汇总", "统计图", "对比", "对比明细", "未报送", "来源"]
SOURCE = SourceCell(
    Submission(
        SourceFile("returns/水利/前三季度.zip", "水利局\\012_区水利局.xlsx", "0" * 64),
        datetime.fromisoformat("2025-10-09T15:30:00+08:00"),
        Outcome.ACCEPTED,
        version=2,
        number=7,
    ),
    "区水利局",
    Field.COMPLETION,
    "目标任务",
    WrittenCell("停工", spot_of("G5")),
)


def decision(number: int, kind: DecisionKind, subject: str, value: str, reason: str) -> Decision:
    return Decision(
        number,
        "2025-Q3",
        subject,
        kind,
        value,
        reason,
        "李主任",
        datetime.fromisoformat("2025-10-11T09:20:00"),
    )


def before(text: str, status: Status) -> Earlier:
    return Earlier(Round(2025, 2), text, status)


LINES = [
    line(
        item("I1", "地区生产总值增长6.5%以上。", "陆致远", leads=("区发改委",), category="经济"),
        "增长6.7%",
        Status.ON_SCHEDULE,
        previous=before("增长6.1%", Status.UNKNOWN),
        year_before=Earlier(Round(2024, 3), "增长5.9%", Status.BEHIND),
    ),
    line(
        item("T1", "治理河道12公里。", "许峥", "陆致远", category="水利"),
        "停工",
        Status.STALLED,
        sources=(SOURCE,),
        decisions=(decision(1, DecisionKind.CONFIRM, "T1", "stalled", "现场核实"),),
        previous=before("开工", Status.ON_SCHEDULE),
    ),
    line(
        item("T2", "新建公园5个。", "陆致远", leads=("区城管局", "区财政局"), category="城建"),
        "建成4个",
        Status.BEHIND,
        reasons=("完成4个，全年目标5个", "自评落后"),
        previous=before("建成1个", Status.BEHIND),
    ),
    line(
        item("T3", "修路3公里。", "许峥", leads=("区城管局",), category="城建"),
        "修好4公里",
        Status.EXCEEDED,
        previous=before("未动工", Status.STALLED),
    ),
    line(item("T4", "办好节会。", "陆致远", leads=("区文旅委",)), "", Status.UNKNOWN),
    line(item("G1", "推进政务公开。", leads=()), "", Status.UNKNOWN),
]
UNITS = [
    unit(
        "区发改委",
        UnitState.RETURNED,
        asked=1,
        filled=1,
        came=datetime.fromisoformat("2025-10-08T09:00:00+08:00"),
    ),
    unit(
        "区水利局",
        UnitState.PARTIAL,
        asked=3,
        filled=1,
        came=datetime.fromisoformat("2025-10-12T10:00:00+08:00"),
    ),
    unit("区文旅委", UnitState.LATE, asked=1, filled=0),
]
REPORT = report(LINES, UNITS)


def book(data: ReportData) -> Any:
    return opened(report_workbook(data))


@pytest.fixture(scope="module")
def made() -> Any:
    return book(REPORT)


def matching(sheet: Any, words: str) -> list[str]:
    return [row for row in rows(sheet) if words in row]


def test_the_annexes_stand_first_and_the_office_s_sheets_behind(made: Any) -> None:
    assert made.sheetnames == ANNEXES + OFFICE_SHEETS


@pytest.mark.parametrize(
    ("choice", "gone"),
    [
        ("summary_sheet", ["汇总"]),
        ("chart_sheet", ["统计图"]),
        ("comparison_sheet", ["对比", "对比明细"]),
        ("missing_sheet", ["未报送"]),
        ("source_sheet", ["来源"]),
    ],
)
def test_each_of_the_office_s_sheets_can_be_left_out(choice: str, gone: list[str]) -> None:
    names = book(report(LINES, UNITS, **{choice: False})).sheetnames
    assert names == ANNEXES + [name for name in OFFICE_SHEETS if name not in gone]


def test_the_office_s_sheets_change_nothing_in_the_published_ones() -> None:
    bare = book(
        report(
            LINES,
            UNITS,
            summary_sheet=False,
            chart_sheet=False,
            comparison_sheet=False,
            missing_sheet=False,
            source_sheet=False,
        )
    )
    whole = book(REPORT)
    assert bare.sheetnames == ANNEXES
    for name in ANNEXES:
        assert rows(bare[name]) == rows(whole[name])


def test_the_report_is_read_back_as_the_annexes_alone() -> None:
    read = understand_document(report_workbook(REPORT), "报告.xlsx", DocumentKind.REPORT).report
    assert read is not None
    assert [row.text for row in read.tasks] == [row.text for row in REPORT.tasks]
    assert [row.name for row in read.indicators] == [row.name for row in REPORT.indicators]
    assert [row.text for row in read.behind] == [row.text for row in REPORT.behind]


def summary_row(sheet: Any, name: str) -> list[Any]:
    return next(
        [cell.value for cell in row][2:] for row in sheet.iter_rows() if row[1].value == name
    )


def test_the_summary_counts_what_stands_in_the_annexes(made: Any) -> None:
    sheet = made["汇总"]
    total, *counts, good, bad = summary_row(sheet, "合计")
    assert total == len(REPORT.lines) == sum(counts)
    # The last class is parted into what was not reported and what is not proven.
    by_status = dict(zip(Status, [*counts[:-2], sum(counts[-2:])], strict=True))
    silent = sum(one.is_missing and one.status is Status.UNKNOWN for one in LINES)
    assert counts[-2] == silent
    in_annex_3 = {row.item for row in REPORT.behind}
    assert by_status[Status.BEHIND] + by_status[Status.STALLED] == len(in_annex_3)
    in_annexes = {row.item for row in (*REPORT.tasks, *REPORT.indicators)}
    assert len(in_annexes) == total
    assert summary_row(sheet, KINDS[LINES[0].kind])[0] == len(REPORT.indicators)
    shares = summary_row(sheet, f"占全部{total}项的比例（%）")[1:-2]
    assert sum(Decimal(str(share)) for share in shares) == Decimal("100.0")
    assert good + bad + sum(shares[-2:]) == pytest.approx(100)


def test_the_summary_says_what_the_shares_are_of(made: Any) -> None:
    text = "\n".join(rows(made["汇总"]))
    assert "占比的分母为全部6项" in text
    assert "共同牵头的任务在每位（家）名下各计一次" in text
    assert "尚未报送2项，尚待核实0项，都计入分母" in text
    assert "发3个单位，报送截止2025-10-10：按时报送1个，迟报1个，未报送1个" in text


def test_the_summary_tells_confirmed_from_proposed(made: Any) -> None:
    text = rows(made["汇总"])
    start = next(at for at, row in enumerate(text) if "附件3共2项" in row)
    assert "其中审核人已确认1项，系统建议、尚未审核1项" in text[start]
    assert text[start + 1] == (
        "　　附件3第1项（T1）停滞暂缓，李主任于2025-10-11确认，理由：现场核实。"
    )
    assert text[start + 2].endswith(
        "未依时序推进，系统建议，尚未审核。依据：完成4个，全年目标5个；自评落后。"
    )
    for name in ANNEXES:
        assert "系统建议" not in "\n".join(rows(made[name]))


def test_leader_unit_and_category_have_their_rows(made: Any) -> None:
    sheet = made["汇总"]
    for name, total in (("陆致远", 4), ("许峥", 2), ("区城管局", 2), ("区财政局", 1), ("城建", 2)):
        assert summary_row(sheet, name)[0] == total
    assert summary_row(sheet, "未列明")[0] == 1


def test_leaders_are_named_in_no_sheet_of_the_office_when_they_shall_not() -> None:
    made = book(report(LINES, UNITS, leader_names=False))
    for name in OFFICE_SHEETS:
        words = "\n".join(rows(made[name]))
        assert "陆致远" not in words
        assert "牵头领导" not in words


def test_the_charts_are_native_and_drawn_from_the_counts(made: Any) -> None:
    sheet = made["统计图"]
    kinds = [type(chart).__name__ for chart in sheet._charts]
    assert kinds == ["PieChart", "PieChart", "BarChart", "BarChart"]
    figures = [[cell.value for cell in row][13:17] for row in sheet.iter_rows()]
    statistics = make_statistics(REPORT)
    for status, share in statistics.all.statuses.items():
        row = [STATUSES[status], share.count, float(share.percent)]
        assert any(figure[:3] == row for figure in figures) is bool(share.count)
    assert ["陆致远", 1, 2, 1] in figures
    assert ["区城管局", 1, 1, 0] in figures
    pie = sheet._charts[0].series[0]
    values = cells(made, pie.val.numRef.f)
    assert values == [share.count for share in statistics.all.statuses.values() if share.count]
    assert all("%）" in label for label in cells(made, pie.cat.strRef.f))


def cells(made: Any, reference: str) -> list[Any]:
    name, area = reference.rsplit("!", 1)
    return [cell.value for row in made[name.strip("'")][area.replace("$", "")] for cell in row]


def test_a_chart_of_nothing_is_left_out() -> None:
    sheet = book(report([]))["统计图"]
    assert sheet._charts == []
    assert "没有可以统计的任务。" in rows(sheet)


def test_this_round_is_held_against_the_last_and_the_year_before(made: Any) -> None:
    sheet = made["对比"]
    text = rows(sheet)
    bands = [row for row in text if "相比" in row]
    assert [band.partition("：")[0] for band in bands] == [
        "一、与上期（2025年上半年）相比",
        "三、与上年同期（2024年前三季度）相比",
    ]
    at = next(number for number, row in enumerate(text) if row == bands[0])
    table = {
        row[0].value: dict(zip(Status, [cell.value for cell in row[1:8]], strict=True))
        for row in list(sheet.iter_rows())[at + 1 : at + 9]
    }
    assert table[STATUSES[Status.ON_SCHEDULE]][Status.STALLED] == 1
    assert table[STATUSES[Status.BEHIND]][Status.BEHIND] == 1
    assert table[STATUSES[Status.STALLED]][Status.EXCEEDED] == 1
    assert table[STATUSES[Status.UNKNOWN]][Status.ON_SCHEDULE] == 1
    assert sum(table["合计"].values()) == 4
    leaders = list(sheet.iter_rows())[at + 10 : at + 12]
    changes = {row[0].value: [cell.value for cell in row[1:]] for row in leaders}
    #           超额 已完成 较好 依时序 未依 停滞 待研判 合计
    assert changes == {
        "陆致远": [0, 0, 0, 0, 0, 1, -1, 0],
        "许峥": [1, 0, 0, -1, 0, 0, 0, 0],
    }


def test_what_fell_back_stands_before_what_caught_up(made: Any) -> None:
    text = rows(made["对比明细"])[3:]
    assert [row.split(" | ")[0] for row in text] == ["T1", "T3", "I1", "I1"]
    assert "退步 | 开工 | 停工" in text[0]
    assert "上年同期 | 未依时序推进 | 依时序推进 | 好转 | 增长5.9% | 增长6.7%" in text[2]
    assert "T2" not in "\n".join(text)


def test_without_an_earlier_round_the_comparison_says_so() -> None:
    made = book(report([line(item("T1", "一。", "甲"), "好", Status.DONE)]))
    assert "对比明细" not in made.sheetnames
    assert matching(made["对比"], "没有上期或上年同期的数据")


def test_late_silent_and_partial_units_are_listed() -> None:
    units = [*UNITS]
    units[1] = unit(
        "区水利局",
        UnitState.PARTIAL,
        asked=3,
        filled=1,
        came=datetime.fromisoformat("2025-10-12T10:00:00+08:00"),
    )
    sheet = book(report(LINES, units))["未报送"]
    text = rows(sheet)
    assert matching(sheet, "区发改委") == []
    assert matching(sheet, "区水利局") == [
        "1 | 区水利局 | 部分填报（迟报） | 2025-10-12 10:00 | 3 | 2 | 王敏 | 000-0000"
    ]
    assert "2 | 区文旅委 | 逾期未报 | 1 | 1 | 王敏 | 000-0000" in text
    assert text[-3:] == [
        "没有任何单位填报的任务共2项：",
        "　　T4 办好节会。（区文旅委）",
        "　　G1 推进政务公开。（没有牵头责任单位）",
    ]


def test_when_everybody_has_returned_the_sheet_says_none() -> None:
    sheet = book(report(LINES[:1], UNITS[:1]))["未报送"]
    assert "无" in rows(sheet)
    assert matching(sheet, "没有任何单位填报的任务共0项。")


def test_each_source_is_named_to_the_cell(made: Any) -> None:
    sheet = made["来源"]
    (row,) = matching(sheet, "T1 |")
    assert row.split(" | ") == [
        "T1",
        "治理河道12公里。",
        "许峥\n陆致远",
        "附件2：2、5\n附件3：1",
        "区水利局",
        "012_区水利局.xlsx",
        "目标任务",
        "G5",
        "2025-10-09 15:30",
        "2",
        "停滞暂缓",
        "已确认",
        "确认研判“停滞暂缓”（2025-10-11 09:20）：现场核实",
        "李主任",
    ]
    assert matching(sheet, "T4 |")[0].split(" | ")[4] == "无人填报"


def test_the_file_remembers_its_state(made: Any) -> None:
    assert f"数据状态：{HASH}" in rows(made["来源"])[1]
    assert HASH in made.properties.description
    assert made.custom_doc_props["gwreport_state"].value == HASH


@pytest.mark.parametrize("name", OFFICE_SHEETS)
def test_they_print_on_a4_across_with_the_header_on_each_page(made: Any, name: str) -> None:
    sheet = made[name]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    if name == "统计图":
        assert sheet.print_area
    else:
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.freeze_panes == "A4"


HARM = ["=1+1", "+A1", "-5", "@SUM(A1)", "http://example.invalid/a", "{=A1}", "internal:附件1!A1"]


def lines_of(text: str) -> list[ItemLine]:
    file = Submission(
        SourceFile(text, text),
        datetime.fromisoformat("2025-10-09T15:30"),
        Outcome.ACCEPTED,
        version=1,
        number=1,
    )
    source = SourceCell(file, text, Field.COMPLETION, text, WrittenCell(text, spot_of(text)))
    one = item("T1", text, text, leads=(text,), category=text)
    return [
        line(
            one,
            text,
            status,
            sources=(source,),
            decisions=(decision(1, DecisionKind.STATUS, "T1", "behind", text),),
            reasons=(text,),
            previous=before(text, Status.DONE),
        )
        for status in (Status.BEHIND, Status.EXCEEDED)
    ]


def all_cells(data: ReportData) -> Iterable[Any]:
    for sheet in book(data).worksheets:
        for row in sheet.iter_rows():
            yield from row


@pytest.mark.parametrize("text", HARM)
def test_no_text_becomes_a_formula_or_a_link_anywhere(text: str) -> None:
    units = [unit(text, UnitState.LATE, asked=1, filled=0)]
    for cell in all_cells(report(lines_of(text), units)):
        assert cell.data_type in "sn"
        assert cell.hyperlink is None


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_makes_a_workbook_that_opens(text: str) -> None:
    data = report(lines_of(text), [unit(text, UnitState.LATE, asked=1, filled=0)])
    assert set(ANNEXES) < set(book(data).sheetnames)


def test_a_long_text_stands_whole_in_the_annex_and_shortened_behind_it() -> None:
    long = "持续推进。" * 8_000
    made = book(report([line(LINES[1].item, long, Status.STALLED, previous=LINES[1].previous)]))
    assert made.sheetnames[:5] == [*ANNEXES, "附文", "汇总"]
    (row,) = [row for row in made["对比明细"].iter_rows() if row[0].value == "T1"]
    assert row[-1].value == long[:400] + "……（下略）"
    assert max(one.height or 0 for one in made["对比明细"].row_dimensions.values()) <= 409


def test_the_same_data_gives_the_same_bytes() -> None:
    assert report_workbook(REPORT) == report_workbook(report(LINES, UNITS))


def test_at_the_end_of_the_year_what_is_behind_is_said_to_be_undone() -> None:
    made = book(report(LINES, UNITS, quarter=4))
    for name in OFFICE_SHEETS:
        words = "\n".join(rows(made[name]))
        # What was behind a quarter before keeps its name.
        assert "未依时序推进" not in words or name.startswith("对比")
    heads = [cell.value for cell in made["汇总"][3]]
    assert heads[7] == "未完成"
    assert heads[9:11] == ["尚未报送", "尚待核实"]
    assert heads[11:] == ["较好完成及以上占比（%）", "未完成和停滞暂缓占比（%）"]


def test_the_rules_of_judging_stand_in_the_summary() -> None:
    rule = "数量和金额类目标完成量达到应有进度的 90% 及以上，为依时序推进。"
    assert f"　　{rule}" in rows(book(report(LINES, UNITS, rules=(rule,)))["汇总"])
