"""A table is read as it was when any of its headings is a word that nobody knows: its cells tell what the column is."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.reading import understand_document
from tests.reading.test_combinations import EXPECTED, ONE_COLUMN, table_of
from tests.reading.text_tables import FORMATS, as_xlsx, read_items, rows_of

HEADINGS = {
    "number": "序号",
    "text": "目标任务",
    "leader": "牵头领导",
    "lead": "牵头单位",
    "support": "配合单位",
    "responsible": "责任单位",
    "due": "完成时限",
}
TITLE = "青禾区2026年重点工作任务分解表"
STRANGE = ["甲栏", "乙栏"]
TOLD = {"column-by-cells", "column-doubted"}


def masked(names: tuple[str, ...]) -> dict[str, str]:
    return {**HEADINGS, **dict(zip(names, STRANGE, strict=False))}


def told_headings(data: bytes, name: str) -> set[str]:
    findings = understand_document(data, name).findings
    return {str(one.facts["heading"]) for one in findings if str(one.code) in TOLD}


@pytest.mark.parametrize("way", ["columns", *ONE_COLUMN])
@pytest.mark.parametrize("shape", ["plain", "two header rows", "numeral rows", "category"])
@pytest.mark.parametrize("name", sorted(HEADINGS))
def test_one_strange_heading_changes_nothing(name: str, shape: str, way: str) -> None:
    table = table_of(shape, way, masked((name,)))
    data = as_xlsx(table, TITLE)
    assert read_items(data, "a.xlsx") == EXPECTED
    is_printed = any("甲栏" in row for row in rows_of(table))
    assert told_headings(data, "a.xlsx") == ({"甲栏"} if is_printed else set())


@settings(max_examples=60, deadline=None)
@given(
    names=st.sampled_from(list(combinations(("text", "leader", "lead", "support", "due"), 2))),
    shape=st.sampled_from(["plain", "category", "groups"]),
    form=st.sampled_from(sorted(FORMATS)),
)
def test_two_strange_headings_change_nothing(names: tuple[str, str], shape: str, form: str) -> None:
    data = FORMATS[form](table_of(shape, "columns", masked(names)), TITLE)
    assert read_items(data, f"a.{form}") == EXPECTED
    assert told_headings(data, f"a.{form}") == set(STRANGE)


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("建设地点", "青石镇", "units"),
        ("提出单位", "区委办", "units"),
        ("填报部门", "区统计局", "units"),
        ("领衔代表", "王家和", "leaders"),
        ("填表人", "李强", "leaders"),
        ("交办日期", "2026年3月1日", "due"),
        ("开工时间", "2026年5月", "due"),
    ],
)
def test_what_a_heading_forbids_the_cells_do_not_make(heading: str, cell: str, field: str) -> None:
    table = f"""
    序号|目标任务|{heading}|承办单位
    1|新建口袋公园4个。|{cell}|区城管局
    2|改造农村公路80公里。|{cell}|区交通局
    3|建成卫生院3所。|{cell}|区卫健委
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None
    for one, lead in zip(reading.plan.items, ("区城管局", "区交通局", "区卫健委"), strict=True):
        assert one.lead_units == (lead,)
        assert (one.support_units, one.leaders, one.due) == ((), (), None), field
        assert [(cell.heading, cell.cell) for cell in one.remarks] == [(heading, cell)]


def test_details_beside_a_broad_task_are_the_tasks_under_any_heading() -> None:
    table = """
    序号|重点工作|年内要干成的|牵头单位
    1|城市更新|改造老旧小区20个。|区住建委
    ^|^|新建口袋公园4个。|区城管局
    2|畅通出行|改造农村公路80公里。|区交通局
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None
    assert [(one.category, one.text) for one in reading.plan.items] == [
        ("城市更新", "改造老旧小区20个。"),
        ("城市更新", "新建口袋公园4个。"),
        ("畅通出行", "改造农村公路80公里。"),
    ]


def test_a_strange_column_of_units_before_those_responsible_leads_and_is_told_as_doubtful() -> None:
    table = """
    序号|目标任务|总抓的|责任单位
    1|新建口袋公园4个。|区城管局|区财政局、各镇街
    2|改造农村公路80公里。|区交通局|区农业农村委
    3|建成卫生院3所。|区卫健委|区财政局
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None
    assert [(one.lead_units, one.support_units) for one in reading.plan.items] == [
        (("区城管局",), ("区财政局", "各镇街")),
        (("区交通局",), ("区农业农村委",)),
        (("区卫健委",), ("区财政局",)),
    ]
    told = [one for one in reading.findings if str(one.code) == "column-doubted"]
    assert [(one.facts["heading"], one.facts["role"], one.facts["other"]) for one in told] == [
        ("总抓的", "牵头单位", "配合单位")
    ]


@pytest.mark.parametrize(
    "heading", ["目前到哪一步了", "干到哪了", "现状", "推进到哪", "干得怎么样", "甲栏"]
)
def test_what_was_done_is_told_by_its_cells_and_makes_a_report(heading: str) -> None:
    table = f"""
    序号|目标任务|责任单位|{heading}|下一步怎么破
    1|新改建农村公路120公里|县交通局|已完成96公里，完成率80%|抢抓晴好天气施工
    2|县医院新院区投入使用|县卫健局|主体已竣工，正在安装设备|完成第三次招标
    3|新增停车位800个|县城管局|已建成530个|利用边角地建设
    """
    reading = understand_document(as_xlsx(table, "事项情况表（截至2026年9月30日）"), "a.xlsx")
    assert reading.report is not None
    assert [one.completion for one in reading.report.tasks] == [
        "已完成96公里，完成率80%",
        "主体已竣工，正在安装设备",
        "已建成530个",
    ]
    assert told_headings(as_xlsx(table, "情况表（截至2026年9月30日）"), "a.xlsx") == {heading}


@pytest.mark.parametrize("heading", ["存在的难处", "下步咋办", "去年做到哪", "主要抓手"])
def test_what_stands_in_the_way_or_is_to_come_was_not_done(heading: str) -> None:
    table = f"""
    序号|目标任务|责任单位|{heading}
    1|新改建农村公路120公里|县交通局|已列入计划，目前等待批复
    2|县医院新院区投入使用|县卫健局|已启动招标，正在协商
    3|新增停车位800个|县城管局|已选址，尚未供地
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None


@pytest.mark.parametrize(
    "heading", ["考核值", "年度考核值", "本年考核值", "目标数", "全年预算", "奋斗值", "力争值"]
)
def test_headings_of_what_is_to_be_reached(heading: str) -> None:
    table = f"""
    序号|指标名称|{heading}|责任单位
    1|固定资产投资增长|8%以上|区发改委
    2|新增规上企业|12家|区经信委
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None
    assert [one.text for one in reading.plan.items] == [
        "固定资产投资增长：8%以上",
        "新增规上企业：12家",
    ]


@pytest.mark.parametrize("last", ["四季度", "11—12月"])
def test_the_years_goal_beside_periods_is_kept_where_the_last_has_its_own_words(last: str) -> None:
    table = f"""
    序号|目标任务|年度目标|上半年|{last}|责任单位
    1|建设卒中中心|中位数控制在45分钟以内|制定流程|通过认证|神经内科
    2|推进日间手术|占比达25%|试运行||医务部
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None
    first, second = reading.plan.items
    assert [(one.heading, one.cell) for one in first.remarks] == [
        ("年度目标", "中位数控制在45分钟以内")
    ]
    assert [node.text for node in first.nodes] == ["制定流程", "通过认证"]
    assert second.remarks == ()
    assert [node.text for node in second.nodes] == ["试运行", "占比达25%"]


def test_under_a_heading_that_speaks_of_now_fewer_cells_need_to_say_so() -> None:
    table = """
    序号|目标任务|责任单位|目前干到哪了
    1|新改建农村公路120公里|县交通局|完成96公里
    2|县医院新院区投入使用|县卫健局|主体竣工，设备进场
    3|新增停车位800个|县城管局|建成530个
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.report is not None
    assert reading.report.tasks[0].completion == "完成96公里"


def test_a_column_of_lights_does_not_take_the_place_of_what_was_done() -> None:
    table = """
    序号|目标任务|责任单位|办到哪一步|亮灯
    1|新改建农村公路120公里|县交通局|已完成96公里，完成率80%|绿灯
    2|县医院新院区投入使用|县卫健局|主体已竣工，正在安装设备|黄灯
    3|新增停车位800个|县城管局|已建成530个|红灯
    """
    reading = understand_document(as_xlsx(table, "情况表（截至2026年9月30日）"), "a.xlsx")
    assert reading.report is not None
    assert [(one.completion, one.status) for one in reading.report.tasks] == [
        ("已完成96公里，完成率80%", "绿灯"),
        ("主体已竣工，正在安装设备", "黄灯"),
        ("已建成530个", "红灯"),
    ]


def test_short_tasks_with_a_figure_are_tasks_under_any_heading() -> None:
    table = """
    序号|打啥仗|主将|攻坚单位|助攻单位|鸣金之日
    1|拆除违建3万平方米|张伟镇长|城建办|综合执法队、各村|6月底
    2|化解信访积案12件|王芳同志|平安办|派出所、司法所|11月底
    3|新栽果树500亩|李明|农业服务中心|各村|年底前
    """
    rows = read_items(as_xlsx(table, TITLE), "a.xlsx")
    assert rows == [
        ("1", "拆除违建3万平方米", "张伟", "城建办", "综合执法队、各村", "6月底"),
        ("2", "化解信访积案12件", "王芳", "平安办", "派出所、司法所", "11月底"),
        ("3", "新栽果树500亩", "李明", "农业服务中心", "各村", "年底前"),
    ]
