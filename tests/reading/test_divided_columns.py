"""One heading over two columns, headings of plans over words of progress, lists with columns of their own."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS, read_table

FORMS = sorted(FORMATS)
TITLE = "青禾区2031年民生实事项目进度表"


def reported(table: str, form: str = "docx") -> list[tuple[str, str, str, tuple[str, ...]]]:
    reading = understand_document(FORMATS[form](table, TITLE), f"进度.{form}", DocumentKind.REPORT)
    assert reading.report is not None
    return [(one.number, one.text, one.completion, one.lead_units) for one in reading.report.tasks]


@pytest.mark.parametrize("form", FORMS)
def test_a_task_over_both_columns_stands_beside_tasks_with_parts(form: str) -> None:
    table = """
    序号|项目名称|<|牵头单位
    1|改善出行项目|新修道路3条|区交通局
    2|^|新建桥梁2座|区住建局
    3|完成燃气管网改造|<|区城管局
    4|提升教育项目|新建小学1所|区教育局
    5|^|新建幼儿园2所|区教育局
    """
    assert [one[:2] + one[3:4] for one in read_table(table, form=form)] == [
        ("1", "新修道路3条", "区交通局"),
        ("2", "新建桥梁2座", "区住建局"),
        ("3", "完成燃气管网改造", "区城管局"),
        ("4", "新建小学1所", "区教育局"),
        ("5", "新建幼儿园2所", "区教育局"),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_progress_stands_in_one_of_two_columns_under_its_heading(form: str) -> None:
    table = """
    序号|项目名称|牵头单位|本月进展情况|<
    ^|^|^|前期手续|在建形象进度
    1|新修道路3条|区交通局||完成路基
    2|新建桥梁2座|区住建局|正在办理用地手续|
    3|新建小学1所|区教育局||已封顶
    """
    assert reported(table, form) == [
        ("1", "新修道路3条", "完成路基", ("区交通局",)),
        ("2", "新建桥梁2座", "正在办理用地手续", ("区住建局",)),
        ("3", "新建小学1所", "已封顶", ("区教育局",)),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_under_a_plan_is_not_what_was_done(form: str) -> None:
    table = """
    序号|项目名称|总投资|建设起止年限|至2030年底累计完成投资|2031年工作计划|<|建设阶段（1-9月）|<|<|责任单位|政策处理单位
    ^|^|^|^|^|投资|主要形象进度|完成⏎投资|%|主要形象进度|^|^
    1|新修道路3条|1800|2031|100|900|建成|700|77.8|完成路基|区交通局|东河镇
    2|新建桥梁2座|600|2030-2031|50|550|完工|300|54.5|桥墩完成|区住建局⏎各镇街|
    """
    assert reported(table, form) == [
        ("1", "新修道路3条", "完成路基", ("区交通局",)),
        ("2", "新建桥梁2座", "桥墩完成", ("区住建局", "各镇街")),
    ]


DETAILS = ["改造管网3公里", "新建泵站2座", "清淤河道12公里", "新建公园4个"]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.lists(st.sampled_from(DETAILS), min_size=0, max_size=3, unique=True),
        min_size=2,
        max_size=4,
    ),
    st.sampled_from(["项目名称", "工作任务", "重点任务"]),
    st.sampled_from(["实施城市更新和水环境综合治理三年行动计划一期工程", "城市更新"]),
)
def test_however_long_the_broad_words_the_details_are_the_tasks(
    groups: list[list[str]], heading: str, broad: str
) -> None:
    assume(any(len(group) > 1 for group in groups))
    lines = [f"序号|{heading}|<|牵头单位|配合单位"]
    expected: list[str] = []
    for number, group in enumerate(groups, 1):
        first = f"{broad}第{number}批"
        for at, detail in enumerate(group or [""]):
            words = f"{first}|{detail}" if detail else f"{first}|<"
            lines.append(
                f"{len(expected) + 1}|{words if not at else f'^|{detail}'}|区水利局|区财政局"
            )
            expected.append(detail or first)
    assert [one[1] for one in read_table("\n".join(lines))] == expected


@pytest.mark.parametrize("form", FORMS)
def test_a_heading_over_all_but_the_names_is_divided(form: str) -> None:
    table = """
    项目名称|项目完成情况|<|<|<
    ^|工作任务|实际已完成工作量|完成工作进度（%）|预计至12月31日完成工作量
    新建小学|建成教学楼2栋|已封顶1栋，另1栋正在施工，比原定工期提前了一个月|60|建成2栋
    改造公园|改造口袋公园4个|已全部完成|100|
    """
    reading = understand_document(FORMATS[form](table, TITLE), f"a.{form}", DocumentKind.REPORT)
    assert reading.report is not None
    assert [(one.completion, one.rate) for one in reading.report.tasks] == [
        ("已封顶1栋，另1栋正在施工，比原定工期提前了一个月", "60"),
        ("已全部完成", "100"),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("broad", ["省政府重点工作任务", "县委任务", "市级重点工作任务"])
@pytest.mark.parametrize("detail", ["厅落实措施", "局工作举措", "区具体任务"])
def test_tasks_of_an_office_and_of_the_one_above(broad: str, detail: str, form: str) -> None:
    table = f"""
    {broad}|{detail}|分管厅领导|牵头处室（单位）|配合处室（单位）|完成时限
    加快高速公路建设，年内新增通车里程300公里。|推进7个在建项目。|王家和|建设处|规划处|12月
    ^|做好5个项目前期工作。|王家和|规划处|建设处|6月
    建设农村公路1.2万公里。|创建示范县5个。|李强|公路处|财务处|10月
    """
    assert [one[1:] for one in read_table(table, form=form)] == [
        ("推进7个在建项目。", "王家和", "建设处", "规划处", "12月"),
        ("做好5个项目前期工作。", "王家和", "规划处", "建设处", "6月"),
        ("创建示范县5个。", "李强", "公路处", "财务处", "10月"),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("forecast", ["预计全年完成情况", "预计12月底完成情况"])
def test_a_forecast_beside_what_was_done_is_not_what_was_done(forecast: str, form: str) -> None:
    table = f"""
    序号|目标任务|1-9月完成情况|{forecast}|责任单位
    1|新建公园4个。|已建成2个。|可建成4个，全面完成年度任务。|区城管局
    2|改造公路80公里。|已改造50公里。|可完成80公里。|区交通局
    """
    assert [one[2] for one in reported(table, form)] == ["已建成2个。", "已改造50公里。"]
