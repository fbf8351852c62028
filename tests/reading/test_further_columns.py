"""What stands in a breakdown beside the roles: nodes, persons, and columns kept under their headings."""

import pytest

from gwreport.domain.plan.plan import Item
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

TITLE = "青禾区2026年重点工作任务分解表"
Pairs = list[tuple[str, str]]


def items_of(table: str, form: str = "docx", title: str = TITLE) -> tuple[Item, ...]:
    reading = understand_document(FORMATS[form](table, title), f"分解.{form}")
    assert reading.plan is not None
    return reading.plan.items


def nodes(item: Item) -> Pairs:
    return [(node.round, node.text) for node in item.nodes]


def remarks(item: Item) -> dict[str, str]:
    return {one.heading: one.cell for one in item.remarks}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "headings",
    [
        "一季度|二季度|三季度|四季度",
        "第一季度|第二季度|第三季度|第四季度",
        "1-3月|4-6月|7—9月|10—12月",
        "一季度目标|上半年目标|前三季度目标|全年",
        "1-3月工作计划|1-6月工作计划|1-9月工作计划|1-12月工作计划",
        "3月底前|6月底前|9月底前|12月底前",
        "第1季度节点|第2季度节点|第3季度节点|第4季度节点",
        "一季度|上半年|前三季度|年底",
    ],
)
def test_columns_of_a_year_are_nodes_and_no_target(headings: str, form: str) -> None:
    table = f"""
        序号 | 工作任务 | 牵头单位 | {headings.replace("|", " | ")}
        1 | 新建口袋公园。 | 区城管局 | 完成选址 | 建成2个 | 建成4个 | 建成6个
        2 | 修路。 | 区交通局 |  | 开工 |  | 通车
    """
    first, second = items_of(table, form)
    codes = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    words = ["完成选址", "建成2个", "建成4个", "建成6个"]
    assert nodes(first) == list(zip(codes, words, strict=True))
    assert nodes(second) == [("2026-Q2", "开工"), ("2026-Q4", "通车")]
    assert (first.text, first.due, first.targets) == ("新建口袋公园。", None, ())


@pytest.mark.parametrize("above", ["完成时限", "时间节点", "进度安排", "年度目标", "推进计划"])
def test_quarters_under_one_heading_are_nodes(above: str) -> None:
    table = f"""
        序号 | 工作任务 | 牵头单位 | {above} | < | <
        ^ | ^ | ^ | 一季度 | 二季度 | 四季度
        1 | 新建口袋公园。 | 区城管局 | 选址 | 开工 | 建成
    """
    (item,) = items_of(table)
    assert nodes(item) == [("2026-Q1", "选址"), ("2026-Q2", "开工"), ("2026-Q4", "建成")]
    assert item.due is None


def test_months_that_end_no_quarter_are_rounds_of_months() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 2月 | 3月 | 8月
        1 | 新建口袋公园。 | 区城管局 | 选址 | 开工 | 建成
    """
    (item,) = items_of(table)
    assert nodes(item) == [("2026-M02", "选址"), ("2026-M03", "开工"), ("2026-M08", "建成")]


def test_the_years_target_beside_quarters_is_the_last_node_and_a_target() -> None:
    table = """
        序号 | 指标名称 | 全年目标 | 一季度目标 | 上半年目标 | 牵头单位
        1 | 新增城镇就业 | 2万人以上 | 5000人 | 1万人 | 区人社局
    """
    (item,) = items_of(table)
    assert item.text == "新增城镇就业"
    assert nodes(item) == [
        ("2026-Q1", "5000人"),
        ("2026-Q2", "1万人"),
        ("2026-Q4", "2万人以上"),
    ]
    assert [(one.text, one.value) for one in item.targets] == [("2万人以上", 2.0)]


def test_a_cell_over_two_quarters_is_due_by_the_end_of_the_second() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 一季度 | 二季度 | 三季度 | 四季度
        1 | 新建口袋公园。 | 区城管局 | 前期工作 | < | 建设 | 建成
    """
    (item,) = items_of(table, "xlsx")
    assert nodes(item) == [("2026-Q2", "前期工作"), ("2026-Q3", "建设"), ("2026-Q4", "建成")]


def test_ticks_under_quarters_are_a_time_limit() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 一季度 | 二季度 | 三季度 | 四季度
        1 | 新建口袋公园。 | 区城管局 |  | √ |  |
        2 | 修路。 | 区交通局 |  |  |  | ●
    """
    first, second = items_of(table)
    assert (first.due, second.due) == ("二季度", "四季度")
    assert nodes(first) == []


def test_a_document_without_a_year_has_nodes_without_one() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 一季度 | 8月底前
        1 | 新建口袋公园。 | 区城管局 | 选址 | 建成
    """
    (item,) = items_of(table, title="重点工作任务分解表")
    assert nodes(item) == [("Q1", "选址"), ("M08", "建成")]


def test_figures_of_a_period_alone_are_no_nodes() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 1-3月
        1 | 新建口袋公园。 | 区城管局 | 3个
    """
    (item,) = items_of(table)
    assert nodes(item) == []
    assert remarks(item) == {"1-3月": "3个"}


def test_unknown_columns_stay_under_their_headings_and_are_told() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 资金来源 | 依据 | 备注 |
        1 | 修路。 | 区交通局 | 专项债⏎区级 |  | 续建 | 甲
        2 | 建桥。 | 区交通局 |  | 《纪要》 |  |
    """
    reading = understand_document(FORMATS["xlsx"](table, TITLE), "a.xlsx")
    assert reading.plan is not None
    first, second = reading.plan.items
    assert remarks(first) == {"资金来源": "专项债\n区级", "备注": "续建", "第7列": "甲"}
    assert remarks(second) == {"依据": "《纪要》"}
    told = [one.facts["heading"] for one in reading.findings if one.code == "column-as-remark"]
    assert told == ["第7列"]
    kept = [one.facts["heading"] for one in reading.findings if one.code == "column-kept"]
    assert kept == ["备注", "资金来源、依据"]


def test_parts_of_a_divided_heading_are_told_apart() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 总投资 | < | 年度投资 | <
        ^ | ^ | ^ | 市级 | 区级 | 市级 | 区级
        1 | 修路。 | 区交通局 | 10 | 20 | 1 | 2
    """
    (item,) = items_of(table)
    assert remarks(item) == {
        "总投资 市级": "10",
        "总投资 区级": "20",
        "年度投资 市级": "1",
        "年度投资 区级": "2",
    }


def test_a_merged_cell_is_every_rows_remark_and_a_further_row_adds_to_it() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 资金来源
        1 | 修路。 | 区交通局 | 专项债
        2 | 建桥。 | 区交通局 | ^
        ^ | ^ | 区水利局 | 区级
    """
    first, second = items_of(table, "xlsx")
    assert remarks(first) == {"资金来源": "专项债"}
    assert remarks(second) == {"资金来源": "专项债\n区级"}


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        ("责任人", "王家和", [("王家和", "", "")]),
        ("责任人 | 联系电话", "王家和 | 023-12345678", [("王家和", "", "023-12345678")]),
        (
            "责任人 | 职务 | 手机号码",
            "王家和 | 副局长 | 13800000000",
            [("王家和", "副局长", "13800000000")],
        ),
        ("责任人及电话", "王家和⏎13800000000", [("王家和", "", "13800000000")]),
        ("联系人", "王家和，区交通局科长，13x", [("王家和", "区交通局科长", "13x")]),
        (
            "责任人 | 联系人 | 联系方式",
            "王家和 | 李小川 | 6666",
            [("王家和", "", ""), ("李小川", "", "6666")],
        ),
        (
            "责任人 | 电话",
            "王家和⏎李小川 | 1111⏎2222",
            [("王家和", "", "1111"), ("李小川", "", "2222")],
        ),
        ("负责人", "区委常委、副区长 王家和", [("王家和", "区委常委、副区长", "")]),
        ("负责人", "王家和副局长", [("王家和", "副局长", "")]),
        ("责任人", "高  帆", [("高帆", "", "")]),
        ("责任人", "各股室负责人", [("", "各股室负责人", "")]),
    ],
)
def test_persons_are_contacts(
    headings: str, cells: str, expected: list[tuple[str, str, str]]
) -> None:
    table = f"""
        序号 | 工作任务 | 牵头单位 | {headings}
        1 | 修路。 | 区交通局 | {cells}
    """
    (item,) = items_of(table, "xlsx")
    assert [(one.name, one.post, one.phone) for one in item.contacts] == expected
    assert (item.leaders, item.lead_units) == ((), ("区交通局",))


def test_the_person_in_brackets_behind_a_unit_is_a_contact() -> None:
    table = """
        序号 | 工作任务 | 责任单位及责任人
        1 | 修路。 | 区交通局（王家和）
    """
    (item,) = items_of(table)
    assert item.lead_units == ("区交通局",)
    assert [one.name for one in item.contacts] == ["王家和"]


def test_a_binding_column_marks_its_indicators() -> None:
    table = """
        序号 | 指标名称 | 目标值 | 属性 | 牵头单位
        1 | 单位能耗下降 | 3% | 约束性 | 区发改委
        2 | 税收增长 | 5% | 预期性 | 区税务局
    """
    first, second = items_of(table)
    assert (first.binding, second.binding) == (True, False)
    assert remarks(second) == {"属性": "预期性"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("steps", ["节点安排", "进度安排", "时间节点", "序时进度安排"])
def test_steps_beside_a_limit_are_nodes_and_no_part_of_it(steps: str, form: str) -> None:
    table = f"""
        序号 | 工作任务 | 牵头单位 | 完成时限 | {steps}
        1 | 建成青禾书院。 | 区文旅局 | 9月底前 | 一季度完成主体；二季度完成装修；三季度开放
        2 | 加固河堤12公里。 | 区水利局 | 汛期前 | 3月底前完成8公里，5月底前全部完成
    """
    first, second = items_of(table, form)
    assert (first.due, second.due) == ("9月底前", "汛期前")
    assert [code for code, _ in nodes(first)] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert remarks(first)[steps].startswith("一季度完成主体")


def test_steps_are_the_limit_of_a_row_that_has_no_other() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 完成时限 | 时间节点
        1 | 建成青禾书院。 | 区文旅局 | 9月底前 |
        2 | 加固河堤12公里。 | 区水利局 |  | 5月底前
    """
    assert [item.due for item in items_of(table)] == ["9月底前", "5月底前"]
