"""A form for each task: labels, and what stands beside each (an invented county)."""

import pytest

from gwreport.domain.plan.column_mapping import NOTHING_SAID
from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from gwreport.reading.shown_tables import show_tables

CARDS = [
    ("001", "内涝治理", "改造管网12公里", "王家和", "县住建局", "县水利局、县城管局", "11月底"),
    ("002", "学校建设", "新建校舍1.2万平方米", "林一川", "县教育局", "县财政局", "12月底"),
]


def card(number, name, goal, leader, leads, support, due):
    return [
        ("任务编号", number, "任务名称", name),
        ("目标任务", goal, "<", "<"),
        ("分管领导", leader, "牵头单位", leads),
        ("配合单位", support, "完成时限", due),
    ]


def read_plan(data: bytes, name: str):
    plan = understand_document(data, name).plan
    assert plan is not None
    return [
        (one.number, one.leaders, one.lead_units, one.support_units, one.due) for one in plan.items
    ]


EXPECTED = [
    ("001", ("王家和",), ("县住建局",), ("县水利局", "县城管局"), "11月底"),
    ("002", ("林一川",), ("县教育局",), ("县财政局",), "12月底"),
]


def test_each_form_is_an_item(word):
    blocks = ["2031年重点工作任务卡"]
    for one in CARDS:
        blocks += [card(*one), " "]
    data = word(blocks)
    assert read_plan(data, "任务卡.docx") == EXPECTED
    reading = understand_document(data, "任务卡.docx")
    assert "目标任务" in str(
        next(one for one in reading.findings if str(one.code) == "blocks-as-table").facts
    )
    words = str(reading.plan.items)
    assert all(one in words for form in CARDS for one in form[1:3])


def test_forms_below_each_other_on_one_sheet_are_items_each(excel):
    rows = [("2031年重点工作任务卡", "<", "<", "<"), *(row for one in CARDS for row in card(*one))]
    assert read_plan(excel({"Sheet1": rows}), "任务卡.xlsx") == EXPECTED


def test_a_form_that_tells_what_was_done_is_a_reports_row(word):
    forms = [
        [
            ("事项名称", "新建书房3处", "责任单位", "县文旅局"),
            ("完成情况", "已建成2处。", "存在问题", "选址困难。"),
        ],
        [
            ("事项名称", "改造管网9公里", "责任单位", "县水利局"),
            ("完成情况", "已改造5公里。", "存在问题", ""),
        ],
    ]
    reading = understand_document(word(["2031年上半年进展情况", *forms]), "a")
    assert reading.kind is DocumentKind.REPORT
    assert [(one.completion, one.problem) for one in reading.report.tasks] == [
        ("已建成2处。", "选址困难。"),
        ("已改造5公里。", ""),
    ]


def test_the_form_is_shown_as_the_table_that_it_was_read_as(word):
    [shown] = show_tables(word([card(*CARDS[0])]), "任务卡.docx", NOTHING_SAID)
    assert len(shown.rows) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [("序号", "目标任务", "牵头单位", "完成时限"), ("1", "新建书房3处", "县文旅局", "6月底")],
        [("目标任务", "牵头单位"), ("新建书房3处", "县文旅局"), ("改造管网9公里", "县水利局")],
    ],
)
def test_a_table_with_a_header_stays_a_table(word, rows):
    reading = understand_document(word(["2031年重点工作分解", rows]), "a")
    assert next(one.lead_units for one in reading.plan.items) == ("县文旅局",)
    assert "blocks-as-table" not in {str(one.code) for one in reading.findings}


def test_a_state_in_the_words_of_a_heading_is_no_heading(word):
    form = [
        ("整改任务序号", "十", "整改状态", "已完成"),
        ("整改任务", "河段垃圾清理不及时。", "<", "<"),
        ("整改时限", "2031年9月底前", "责任单位", "县水利局"),
        ("整改完成情况", "已清理垃圾120吨。", "<", "<"),
    ]
    report = understand_document(word(["2031年前三季度整改情况", form]), "整改.docx").report
    assert report is not None
    (row,) = report.tasks
    assert (row.number, row.text, row.lead_units) == ("十", "河段垃圾清理不及时。", ("县水利局",))
    assert (row.status, row.completion) == ("已完成", "已清理垃圾120吨。")
