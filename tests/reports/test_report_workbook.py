"""The report workbook: the form of the public appendices, and texts that come through unharmed."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.statuses import Status
from gwreport.officefiles.sheets.opening import open_workbook
from gwreport.reports.data import ReportData
from gwreport.reports.excel.workbook import report_workbook
from tests.reports.samples import data, item, opened, rows

# One page; the format leaves out what it takes for granted.
FITS = (None, 1)
ANNEXES = ["附件1", "附件2", "附件3"]


def book(report: ReportData) -> Any:
    return opened(report_workbook(report))


EXAMPLE = data(
    (item("I1", "地区生产总值增长6.5%以上。", "陆致远"), "增长6.7%", Status.ON_SCHEDULE),
    (item("I2", "其中：工业投资增长12%以上。", "许峥"), "增长3%", Status.BEHIND),
    (
        item("T1", "治理河道12公里。", "许峥", "陆致远", leads=("区水利局", "区财政局")),
        "停工",
        Status.STALLED,
    ),
    (item("T2", "新建公园5个。", "陆致远"), "", Status.UNKNOWN),
    (item("G1", "推进政务公开。", "陆致远"), "公开率100%", Status.DONE),
)


def test_the_annexes_are_those_of_the_public_form() -> None:
    made = book(EXAMPLE)
    assert made.sheetnames[:3] == ANNEXES
    assert rows(made["附件1"]) == [
        "附件1",
        "主要指标完成情况",
        "序号 | 指标名称 | 完成情况 | 全年目标 | 牵头责任单位",
        "1 | 地区生产总值增长（%） | 增长6.7% | 6.5%以上 | 区水利局",
        "2 | 其中：工业投资增长（%） | 增长3% | 12%以上 | 区水利局",
    ]
    assert rows(made["附件2"]) == [
        "附件2",
        "目标任务完成情况",
        "序号 | 目标任务 | 完成情况 | 牵头责任单位",
        "1 | 地区生产总值增长6.5%以上。 | 增长6.7% | 区水利局",
        "2 | 治理河道12公里。 | 停工 | 区水利局\n区财政局",
        "3 | 新建公园5个。 | （未报送） | 区水利局",
        "4 | 推进政务公开。 | 公开率100% | 区水利局",
        "5 | 其中：工业投资增长12%以上。 | 增长3% | 区水利局",
        "6 | 治理河道12公里。 | 停工 | 区水利局\n区财政局",
    ]
    assert rows(made["附件3"])[3:] == [
        "1 | 治理河道12公里。 | 停工 | 区水利局\n区财政局",
        "2 | 其中：工业投资增长12%以上。 | 增长3% | 区水利局",
    ]


@pytest.mark.parametrize(
    ("text", "completion", "noted"),
    [
        ("地区生产总值增长6%。", "/", True),
        ("节能减排。", "完成", True),
        ("地区生产总值增长6%。", "完成1/2", False),
    ],
    ids=["no data", "no target", "another stroke"],
)
def test_the_stroke_is_explained_where_one_stands(text: str, completion: str, noted: bool) -> None:
    made = rows(book(data((item("I1", text, "甲"), completion, Status.UNKNOWN)))["附件1"])
    assert (made[-1] == "注：“/”表示暂无相关数据。") is noted


def test_thirteen_indicators_stand_on_one_page() -> None:
    indicators = [
        (
            item(f"I{number}", "规模以上工业战略性新兴产业增加值增长15%。", "甲"),
            "前三季度，全区规模以上工业战略性新兴产业增加值118.6亿元，同比增长16.2%，居全市第4位",
            Status.ON_SCHEDULE,
        )
        for number in range(1, 14)
    ]
    sheet = book(data(*indicators))["附件1"]
    assert sheet.page_setup.fitToHeight in FITS


def test_leaders_can_have_rows_of_their_own() -> None:
    report = data((item("T1", "一。", "甲", "乙"), "好", Status.DONE), block_headings=True)
    assert rows(book(report)["附件2"])[3:] == [
        "牵头领导：甲",
        "1 | 一。 | 好 | 区水利局",
        "牵头领导：乙",
        "2 | 一。 | 好 | 区水利局",
    ]


def test_many_rows_go_on_over_pages_that_stay_readable() -> None:
    many = [(item(f"T{number}", "建成。", "甲"), "已建成", Status.DONE) for number in range(60)]
    assert book(data(*many))["附件2"].page_setup.fitToHeight == 0


def test_an_annex_without_rows_says_so() -> None:
    made = book(data())
    said = [rows(made[name])[3] for name in ANNEXES]
    assert said[0] == "目标任务分解方案没有单列主要指标。"
    assert said[2] == "截至本期末，没有未依时序推进和停滞暂缓的目标任务。"


def test_it_prints_on_a4_across_with_the_header_on_each_page() -> None:
    made = book(EXAMPLE)
    for sheet in [made[name] for name in ANNEXES]:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight in FITS
        assert sheet.print_title_rows == "$3:$3"
        assert "&P" in sheet.oddFooter.center.text
        assert sheet["A2"].font.name == "方正小标宋简体"
        assert sheet["A3"].font.name == "黑体"
        assert sheet["B4"].font.name == "仿宋_GB2312"
        assert sheet["C4"].alignment.wrap_text
        assert sheet.column_dimensions["C"].width > 50


def test_the_same_data_gives_the_same_bytes() -> None:
    assert report_workbook(EXAMPLE) == report_workbook(EXAMPLE)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+A1", "-5%", "@SUM(A1)", "http://example.invalid/a", "{=A1}", "internal:附件1!A1"],
)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    cell = book(data((item("T1", text, "甲"), text, Status.DONE)))["附件2"]["C4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_long_text_gets_rows_that_show_it_whole() -> None:
    long = "持续推进项目建设，" * 600
    sheet = book(data((item("T1", "一。", "甲"), long, Status.DONE)))["附件2"]
    assert sheet["C4"].value == long
    merged = next(
        area for area in sheet.merged_cells.ranges if area.min_row == 4 and area.min_col == 3
    )
    heights = [
        sheet.row_dimensions[row].height for row in range(merged.min_row, merged.max_row + 1)
    ]
    assert max(heights) <= 409
    # 27 wide characters a line at most, of 12 points each.
    assert sum(heights) > len(long) / 33 * 12


@settings(max_examples=15, deadline=None)
@given(
    length=st.integers(32_700, 70_000),
    mark=st.sampled_from(["长", "𠮷", "a\n", "完成，"]),
)
def test_a_text_too_long_for_a_cell_goes_on_in_an_appendix(length: int, mark: str) -> None:
    text = mark * (length // len(mark))
    made = book(data((item("T1", "一。", "甲"), text, Status.DONE)))
    head = made["附件2"]["C4"].value
    if "附文" not in made.sheetnames:
        assert head == text
        return
    beginning, separator, _ = head.partition("……（下接附文第")
    assert separator
    # 附件1 and 附件3 have no row of it; the first text of the appendix is that of 附件2.
    parts = [row[1].value for row in made["附文"].iter_rows(min_row=2) if row[1].value is not None]
    assert beginning + "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) <= 2 * 32_767 for part in parts)


def read_back(text: str) -> str:
    """Print a text as 完成情况, and read the cell as the program reads every workbook."""
    written = report_workbook(data((item("T1", "一。", "甲"), text, Status.DONE)))
    (sheet,) = (one for one in open_workbook(written)[0].sheets if one.name == "附件2")
    return sheet.text(4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "垂直\v制表",
        "退格\b响铃\a转义\x1b[0m",
        "制表\t符",
        "删除\x7f和\x85",
        "不是字符\ufffe和\uffff",
        "_x000D_",
        "  首尾空白  ",
        "零宽\u200b反向\u202e",
        "𠮷野家𡋾",
        "<b>&amp;\"'",
    ],
    ids=ascii,
)
def test_odd_characters_come_through_as_they_were_written(text: str) -> None:
    assert read_back(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("零\0字节", "零\ufffd字节"),
        ("半个\ud800字", "半个\ufffd字"),
        ("回车\r\n换行\r", "回车\n换行\n"),
    ],
    ids=ascii,
)
def test_what_a_sheet_cannot_hold_is_shown_by_a_mark(text: str, shown: str) -> None:
    assert read_back(text) == shown


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1))
def test_any_text_comes_through_whole(text: str) -> None:
    assert read_back(f"前{text}后") == f"前{text}后"
