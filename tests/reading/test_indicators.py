"""Indicator tables of plans."""

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from gwreport.wording.facts import fact_words

RESULTS = [
    ("序号", "指  标  名  称", "2025年预期目标", "2025完成情况¶（预计）"),
    (1, "地区生产总值增速（%）", "6.5", "7.5以上"),
    (2, "固定资产投资增速（%）", "10", "5.8"),
    ("", "其中：民间投资（不含房地产）增速（%）", "12", "8"),
    (3, "主要污染物减排量下降（万吨）*", "完成市级下达目标", "预计能够完成"),
    ("^", "#化学需氧量", "^", "^"),
    (4, "外资（万美元）", "≥3000", "-16.9"),
]
PLAN = [
    ("类别", "序号", "指标名称", "2026年计划目标"),
    ("综合¶质效", 1, "地区生产总值增速（%）", "6.5"),
    ("^", "", "其中：工业（%）", "8"),
    ("综合¶质效", 2, "民营经济占比（%）", "与经济增速同步"),
    ("安全", 3, "事故死亡人数*", "控制在下达指标内"),
]
BLOCKS = (
    "关于2025年计划执行情况及2026年计划草案的报告",
    "2025年国民经济和社会发展计划执行情况",
    RESULTS,
    "注：“*”代表约束性指标。",
    "2026年国民经济和社会发展主要指标计划",
    PLAN,
    [("专栏1：重点项目",), ("开工项目20个。",)],
)


def tables(data: bytes):
    return understand_document(data, "计划.docx").indicators


def test_every_indicator_table_has_the_title_above_it(word):
    reading = understand_document(word(BLOCKS), "计划.docx")
    assert reading.kind is DocumentKind.INDICATORS
    assert [table.title for table in reading.indicators] == [BLOCKS[1], BLOCKS[4]]
    assert [len(table.rows) for table in reading.indicators] == [6, 4]


def test_the_unit_is_parted_from_the_name(word):
    rows = tables(word(BLOCKS))[0].rows
    assert [(row.name, row.unit) for row in rows] == [
        ("地区生产总值增速", "%"),
        ("固定资产投资增速", "%"),
        ("民间投资（不含房地产）增速", "%"),
        ("主要污染物减排量下降", "万吨"),
        ("化学需氧量", ""),
        ("外资", "万美元"),
    ]


def test_a_part_carries_its_parents_number_and_none_of_its_own(word):
    rows = tables(word(BLOCKS))[0].rows
    assert [(row.number, row.parent) for row in rows] == [
        ("1", None),
        ("2", None),
        ("", "2"),
        ("3", None),
        ("", "3"),
        ("4", None),
    ]


def test_targets_and_results_are_as_printed(word):
    rows = tables(word(BLOCKS))[0].rows
    assert (rows[0].target, rows[0].completion) == ("6.5", "7.5以上")
    assert (rows[5].target, rows[5].completion) == ("≥3000", "-16.9")


def test_a_target_merged_with_the_row_above_is_given_to_both_and_told_of(word):
    reading = understand_document(word(BLOCKS), "计划.docx")
    part = reading.indicators[0].rows[4]
    assert (part.target, part.completion) == ("完成市级下达目标", "预计能够完成")
    assert [
        fact_words(one)["count"] for one in reading.findings if one.code == "target-shared"
    ] == ["1"]


def test_a_star_marks_a_binding_indicator(word):
    first, second = tables(word(BLOCKS))
    assert [row.name for row in first.rows if row.binding] == ["主要污染物减排量下降"]
    assert [row.name for row in second.rows if row.binding] == ["事故死亡人数"]


def test_merged_and_repeated_categories_fill_every_row(word):
    rows = tables(word(BLOCKS))[1].rows
    assert [row.category for row in rows] == ["综合质效"] * 3 + ["安全"]


@pytest.mark.parametrize(("heading", "value"), [("计量单位", "万吨"), ("单位", "个")])
def test_a_column_of_units_is_read(word, heading, value):
    rows = [("序号", "指标", heading, "目标值"), (1, "粮食产量", value, "≥44")]
    assert tables(word([rows]))[0].rows[0].unit == value


def test_excel_gives_the_same_rows(word, excel):
    sheets = {"执行情况": RESULTS, "计划": PLAN}
    assert [table.rows for table in tables(excel(sheets))] == [
        table.rows for table in tables(word(BLOCKS))
    ]
