"""A report's table that goes on without its heading, behind a page's end or a line (an invented county)."""

import pytest

from gwreport.domain.plan.documents import PastReport
from gwreport.reading import understand_document
from gwreport.reading.result import Reading

TITLE = "2031年前三季度重点任务进展情况"
HEAD = ("序号", "目标任务", "完成情况", "牵头单位")
ROWS = [
    ("1", "新增规上企业12家", "已新增9家。", "县工信局"),
    ("2", "建成绿色工厂2家", "已公示1家。", "县工信局"),
    ("3", "新建高标准农田", "已建成3.2万亩", "县农业农村局"),
]
FURTHER = [
    ("4", "新建幼儿园3所", "已建成2所。", "县教育局"),
    ("5", "改造卫生院6所", "全部完成。", "县卫健局"),
]


def report_of(reading: Reading) -> PastReport:
    assert reading.report is not None
    return reading.report


def codes(reading: Reading) -> set[str]:
    return {str(one.code) for one in reading.findings}


@pytest.mark.parametrize("between", ["（第2页）", "续表", " "])
def test_rows_behind_a_page_s_end_are_read(word, between: str) -> None:
    reading = understand_document(word([TITLE, [HEAD, *ROWS], between, FURTHER]), "a.docx")
    tasks = report_of(reading).tasks
    assert [(one.number, one.text, one.lead_units) for one in tasks] == [
        (row[0], row[1], (row[3],)) for row in (*ROWS, *FURTHER)
    ]
    assert [one.completion for one in tasks] == [row[2] for row in (*ROWS, *FURTHER)]
    assert "table-continued" in codes(reading)


def test_a_row_that_the_page_cut_is_one_row(word) -> None:
    rest = [("", "3.2万亩", "并通过县级初验。", ""), *FURTHER]
    reading = understand_document(word([TITLE, [HEAD, *ROWS], " ", rest]), "a.docx")
    tasks = report_of(reading).tasks
    assert [one.number for one in tasks] == ["1", "2", "3", "4", "5"]
    assert (tasks[2].text, tasks[2].completion) == (
        "新建高标准农田3.2万亩",
        "已建成3.2万亩并通过县级初验。",
    )
    assert "text-cut-joined" in codes(reading)


def test_every_cell_of_a_cut_row_goes_on(word) -> None:
    head = ("序号", "目标任务", "完成情况", "存在问题", "下一步措施", "牵头单位", "备注")
    first = ("1", "新建高标准农田", "已建成3.2万亩", "资金到位", "争取上级", "县农业农", "列入")
    rest = ("", "4万亩", "并通过初验。", "率不高。", "资金支持。", "村局", "省级清单")
    last = ("2", "新建幼儿园3所", "已建成2所。", "", "", "县教育局", "")
    reading = understand_document(word([TITLE, [head, first], " ", [rest, last]]), "a.docx")
    cut, whole = report_of(reading).tasks
    assert (cut.text, cut.completion) == ("新建高标准农田4万亩", "已建成3.2万亩并通过初验。")
    assert (cut.problem, cut.next_step) == ("资金到位率不高。", "争取上级资金支持。")
    assert cut.lead_units == ("县农业农村局",)
    assert [(one.heading, one.cell) for one in cut.remarks] == [("备注", "列入省级清单")]
    assert whole.number == "2"


def test_a_further_task_of_the_same_number_is_no_rest(word) -> None:
    rest = [("", "新建水窖12口", "已建成9口。", "县水利局"), *FURTHER]
    rows = [*ROWS[:2], ("3", "新建高标准农田3万亩", "已全部建成。", "县农业农村局")]
    reading = understand_document(word([TITLE, [HEAD, *rows], " ", rest]), "a.docx")
    texts = [one.text for one in report_of(reading).tasks]
    assert texts[2:4] == ["新建高标准农田3万亩", "新建水窖12口"]


def test_a_section_goes_on_with_its_table(word) -> None:
    section = ("一、产业", "<", "<", "<")
    reading = understand_document(word([TITLE, [HEAD, section, *ROWS], " ", FURTHER]), "a.docx")
    assert {one.section for one in report_of(reading).tasks} == {"一、产业"}


@pytest.mark.parametrize(
    "other",
    [
        # As wide, and of something else.
        [("填表人", "王某某", "", "电话"), ("审核", "", "", "")],
        [("附注", "", "", ""), ("数据来源", "", "", "县统计局")],
        # Of another width.
        [("甲", "乙"), ("丙", "丁")],
    ],
)
def test_another_table_is_no_part_of_it(word, other: list[tuple[str, ...]]) -> None:
    reading = understand_document(word([TITLE, [HEAD, *ROWS], " ", other]), "a.docx")
    assert [one.number for one in report_of(reading).tasks] == ["1", "2", "3"]
    assert "table-continued" not in codes(reading)
