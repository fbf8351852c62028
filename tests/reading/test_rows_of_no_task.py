"""Rows that tell of no task: sums, numbered sections with sums beside them; figures are no tasks' words."""

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

PROJECTS = """
序号|项目名称|年度投资|责任单位|进展情况
合计|4个|12800||
一|产业类（2个）|9000||
1|建设智能家电园|5000|区经信局|主体完工，完成投资3200万元。
2|建设食品加工园|4000|区农业农村局|正在安装设备。
小计|2个|9000||
二|基础设施类（2个）|3800||
3|改造城北水厂|2000|区水利局|已完工。
4|新建客运站|1800|区交通局|正在装修。
"""


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_sums_and_sections_are_no_tasks_of_a_report(form: str) -> None:
    reading = understand_document(
        FORMATS[form](PROJECTS, "2026年1—9月重大项目推进情况"), f"a.{form}"
    )
    assert reading.report is not None
    assert [
        (one.section, one.number, one.text, one.lead_units) for one in reading.report.tasks
    ] == [
        ("一、产业类（2个）", "1", "建设智能家电园", ("区经信局",)),
        ("一、产业类（2个）", "2", "建设食品加工园", ("区农业农村局",)),
        ("二、基础设施类（2个）", "3", "改造城北水厂", ("区水利局",)),
        ("二、基础设施类（2个）", "4", "新建客运站", ("区交通局",)),
    ]
    told = [one.facts["text"] for one in reading.findings if str(one.code) == "row-left-out"]
    assert told == [
        "合计；4个；12800",
        "一、产业类（2个）：9000",
        "小计；2个；9000",
        "二、基础设施类（2个）：3800",
    ]


def test_units_by_indicators_are_no_plan_whose_tasks_are_figures() -> None:
    table = """
    序号|责任单位|签约亿元项目（个）|到位资金（亿元）
    1|青石镇|2|3.5
    2|云汀镇|4|6.1
    3|龙潭镇|3|2.8
    """
    reading = understand_document(FORMATS["xlsx"](table, "2026年招商引资任务表"), "a.xlsx")
    assert reading.kind is DocumentKind.INDICATORS


@pytest.mark.parametrize("heading", ["计算单位", "计量单位", "量纲", "计算⏎单位"])
def test_a_column_of_measures_is_no_column_of_names(heading: str) -> None:
    table = f"""
    项目名称|{heading}|1-3月累计|同比±%
    社会消费品零售总额|万元|125400|5.2
    限额以上批零企业销售额|万元|84210|-1.0
    """
    reading = understand_document(FORMATS["xlsx"](table, "2026年3月消费品市场"), "a.xlsx")
    rows = [row for one in reading.indicators for row in one.rows]
    assert [(row.name, row.unit, row.completion) for row in rows] == [
        ("社会消费品零售总额", "万元", "125400"),
        ("限额以上批零企业销售额", "万元", "84210"),
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("numbers", [("", ""), ("1.", "2."), ("（1）", "（2）"), ("①", "②")])
def test_parts_under_the_same_heading_stay_with_their_project(
    form: str, numbers: tuple[str, str]
) -> None:
    first, second = numbers
    table = f"""
    序号|牵头单位|项目名称|<|进展情况
    1|区住建局|打通断头路|{first}文化路|已完工。
    ^|^|^|{second}乐业路|路基完成70%。
    2|区城管局|井盖整治|<|已整治1260座。
    """
    reading = understand_document(FORMATS[form](table, "2026年上半年民生实事进展"), f"a.{form}")
    assert reading.report is not None
    assert [(one.text, one.completion) for one in reading.report.tasks] == [
        ("打通断头路：文化路", "已完工。"),
        ("打通断头路：乐业路", "路基完成70%。"),
        ("井盖整治", "已整治1260座。"),
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("further", ["工程名称", "类别", "板块"])
@pytest.mark.parametrize("heading", ["项目内容", "工作任务"])
def test_a_task_may_stand_over_both_columns_beside_a_further_category(
    form: str, further: str, heading: str
) -> None:
    table = f"""
    {further}|序号|{heading}|<|目标任务|牵头单位|进度
    就业工程|1|就业促进|城镇新增就业（人）|26000|区人社局|19456
    ^|2|^|失业人员再就业（人）|4000|区人社局|3034
    ^|8|给予创业补贴|<|260|区人社局|162
    """
    reading = understand_document(FORMATS[form](table, "2026年上半年民生实事进展"), f"a.{form}")
    assert reading.report is not None
    found = [(one.name, one.target, one.completion) for one in reading.report.indicators]
    assert found == [
        ("城镇新增就业（人）", "26000", "19456"),
        ("失业人员再就业（人）", "4000", "3034"),
        ("给予创业补贴", "260", "162"),
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_task_over_both_columns_of_a_plan_keeps_its_units(form: str) -> None:
    table = """
    板块|序号|工作任务|<|牵头单位|完成时限
    民生|1|就业|城镇新增就业2.6万人|区人社局|12月底
    ^|2|^|失业人员再就业4000人|区人社局|12月底
    ^|3|发放创业补贴148万元|<|区人社局|12月底
    """
    plan = understand_document(FORMATS[form](table, "2026年重点任务分解"), f"a.{form}").plan
    assert plan is not None
    assert [(one.text, one.category, one.lead_units) for one in plan.items] == [
        (text, "民生", ("区人社局",))
        for text in ("城镇新增就业2.6万人", "失业人员再就业4000人", "发放创业补贴148万元")
    ]


@pytest.mark.parametrize("last", ["〔6.1〕", "（6.1）", "[6.1]", "完成省下达任务", "注"])
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_words_that_judge_figures_make_no_report_of_indicators(form: str, last: str) -> None:
    closing = (
        "注：〔〕内为五年累计数。|<|<|<|<|<|<"
        if last == "注"
        else f"绿化|3|单位能耗降低|%|{last}|〔14〕|达到预期"
    )
    table = f"""
    类别|序号|指标|单位|2022年完成值|2025年规划目标|评估结论
    经济|1|生产总值年均增速|%|5.9|7|滞后预期
    经济|2|城镇化率|%|50.1|54|达到预期
    {closing}
    """
    reading = understand_document(FORMATS[form](table, "“十四五”规划主要指标中期评估"), f"a.{form}")
    assert reading.kind is DocumentKind.INDICATORS
    rows = [row for one in reading.indicators for row in one.rows]
    assert [(row.target, row.completion) for row in rows] == [("7", "5.9"), ("54", "50.1")] + (
        [] if last == "注" else [("〔14〕", last)]
    )


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize(("first", "second"), [("1.", "2."), ("（1）", "（2）")])
def test_what_shares_its_row_s_number_is_counted_by_itself(
    form: str, first: str, second: str
) -> None:
    table = f"""
    序号|牵头单位|工程类别|项目名称|进展情况
    1|区住建局|老旧小区|{first}前进花园小区|已完工。
    ^|^|^|{second}建设里小区|完成80%。
    2|区城管局|公园|新建口袋公园4个|已建成2个。
    """
    reading = understand_document(FORMATS[form](table, "2026年上半年民生实事进展"), f"a.{form}")
    assert reading.report is not None
    found = [one.text for one in reading.report.tasks]
    assert found == ["前进花园小区", "建设里小区", "新建口袋公园4个"]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_of_columns_that_name_states_the_ticked_one_is_the_state(form: str) -> None:
    table = """
    序号|项目名称|责任单位|进展情况|已完成|推进中|滞后
    1|新建公园3个|区城管局|建成3个。|√||
    2|改造管网12公里|区水务局|完成4公里。|||√
    3|新建学校1所|区教育局|正在装修。||√|
    """
    reading = understand_document(FORMATS[form](table, "2026年上半年工作进展"), f"a.{form}")
    assert reading.report is not None
    assert [(one.status, one.remarks) for one in reading.report.tasks] == [
        ("已完成", ()),
        ("滞后", ()),
        ("推进中", ()),
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_tick_under_yes_or_no_is_told_with_its_question(form: str) -> None:
    table = """
    序号|整改措施|责任单位|整改情况|是否完成|<
    ^|^|^|^|是|否
    1|清理并划线|区城管局|已清理并划线。|√|
    2|补录档案1200卷|区档案馆|已补录700卷。||√
    """
    reading = understand_document(FORMATS[form](table, "2026年上半年整改情况"), f"a.{form}")
    assert reading.report is not None
    assert [one.status for one in reading.report.tasks] == ["是否完成：是", "是否完成：否"]


_PARTS = (
    "子项目",
    "子任务",
    "具体子项",
    "分项",
    "小项",
    "分项任务",
    "子项",
    "子项名称",
    "单项工程",
)


@pytest.mark.parametrize("heading", _PARTS)
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_parts_under_a_heading_of_their_own_are_the_rows_of_a_report(
    form: str, heading: str
) -> None:
    table = f"""
    序号|项目名称|{heading}|责任单位|进展情况
    1|老旧小区改造工程|1.前进花园小区|区住建局|已完工。
    ^|^|2.建设里小区|^|完成80%。
    2|井盖整治||区城管局|已整治1260座。
    """
    reading = understand_document(FORMATS[form](table, "2026年上半年民生实事进展"), f"a.{form}")
    assert reading.report is not None
    assert [
        (one.text, one.completion, [kept.cell for kept in one.remarks])
        for one in reading.report.tasks
    ] == [
        ("前进花园小区", "已完工。", ["老旧小区改造工程"]),
        ("建设里小区", "完成80%。", ["老旧小区改造工程"]),
        ("井盖整治", "已整治1260座。", []),
    ]
    assert not {"column-as-remark", "row-left-out", "column-by-cells"} & {
        one.code for one in reading.findings
    }


@pytest.mark.parametrize("heading", _PARTS)
@pytest.mark.parametrize("last", ["整治井盖1260座|", "|整治井盖1260座"])
def test_parts_under_a_heading_of_their_own_are_the_items_of_a_plan(
    heading: str, last: str
) -> None:
    table = f"""
    序号|重点项目|{heading}|责任单位|完成时限
    1|老旧小区改造工程|（1）改造前进花园小区|区住建局|9月底前
    ^|^|（2）改造建设里小区|区房管局|10月底前
    2|{last}|区城管局|6月底前
    """
    plan = understand_document(FORMATS["docx"](table, "2026年民生实事任务分解表"), "a.docx").plan
    assert plan is not None
    assert [(one.text, one.category, one.lead_units) for one in plan.items] == [
        ("改造前进花园小区", "老旧小区改造工程", ("区住建局",)),
        ("改造建设里小区", "老旧小区改造工程", ("区房管局",)),
        ("整治井盖1260座", "", ("区城管局",)),
    ]


def test_a_broad_task_above_its_details_is_no_item_of_its_own() -> None:
    table = """
    序号|重点项目|子项目|责任单位|完成时限
    1|老旧小区改造工程||区住建局|年内
    ||改造前进花园小区|区住建局|9月底前
    ||改造建设里小区|区房管局|10月底前
    """
    plan = understand_document(FORMATS["docx"](table, "2026年民生实事任务分解表"), "a.docx").plan
    assert plan is not None
    assert "老旧小区改造工程" not in [one.text for one in plan.items]
    assert {one.text for one in plan.items} == {"改造前进花园小区", "改造建设里小区"}


@pytest.mark.parametrize(
    "signed", ["县委办公室 县政府办公室 制", "青禾县人民政府办公室印", "县督查专班编制"]
)
def test_who_signs_below_a_table_is_no_unit_of_its_last_task(signed: str) -> None:
    table = f"""
        序号 | 工作任务 | 责任单位 | 完成时限
        1 | 新建高标准农田2万亩。 | 县农业农村局 | 11月底
        2 | 除险加固水库14座。 | 县水利局 | 汛期前
         |  | {signed} |
    """
    reading = understand_document(FORMATS["xlsx"](table, "青禾县重点工作责任表"), "责任.xlsx")
    assert reading.plan is not None
    assert [one.lead_units for one in reading.plan.items] == [("县农业农村局",), ("县水利局",)]
    told = [str(one.facts["text"]) for one in reading.findings if str(one.code) == "row-left-out"]
    (words,) = told
    assert words.split() == signed.split()


@pytest.mark.parametrize("measure", ["-", "—", "/", "无"])
def test_a_measure_that_says_nothing_is_none(measure: str) -> None:
    table = f"""
        序号 | 指标名称 | 单位 | 年度目标 | 责任部门
        1 | 粮食安全责任制 | {measure} | 良好以上 | 县发改局
        2 | 粮食播种面积 | 万亩 | 12.5 | 县农业农村局
    """
    reading = understand_document(FORMATS["docx"](table, "青禾县重点工作责任表"), "责任.docx")
    assert reading.plan is not None
    assert reading.plan.items[0].text == "粮食安全责任制：良好以上"
