"""Which columns say who answers, where several or none say so by their headings."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS, as_docx, read_table

FORMS = sorted(FORMATS)
UNITS = ("区住建局", "区水务局", "区教育局")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", ["单位", "部门", "单位名称", "科室", "镇街"])
def test_a_bare_heading_over_names_of_units_says_who_answers(heading: str, form: str) -> None:
    names = {"科室": ("综合科", "工程科"), "镇街": ("青山镇", "河东街道")}.get(heading, UNITS)
    table = f"""
    {heading}|目标任务|完成时限
    {names[0]}|改造公路80公里。|6月底
    {names[1]}|新建泵站2座。|年底
    """
    assert read_table(table, form=form) == [
        ("1", "改造公路80公里。", "", names[0], "", "6月底"),
        ("2", "新建泵站2座。", "", names[1], "", "年底"),
    ]


def test_a_bare_heading_over_measures_is_one_of_measures() -> None:
    table = """
    指标|单位|年度目标|责任单位
    新建公园|个|4|区城管局
    改造公路|公里|80|区交通局
    """
    assert [one[1:4] for one in read_table(table)] == [
        ("新建公园（个）：4", "", "区城管局"),
        ("改造公路（公里）：80", "", "区交通局"),
    ]


def test_a_bare_heading_beside_one_who_answers_is_a_remark() -> None:
    table = """
    部门|目标任务|责任单位
    建设口|改造公路80公里。|区交通局
    农业口|新建泵站2座。|区水务局
    """
    assert [one[3:5] for one in read_table(table)] == [("区交通局", ""), ("区水务局", "")]


@pytest.mark.parametrize(
    "heading", ["项目业主", "业主单位", "建设单位", "施工单位", "监理单位", "代建单位", "监督单位"]
)
@pytest.mark.parametrize("answers", ["责任单位", "牵头单位"])
def test_owner_and_builder_beside_who_answers_are_remarks(heading: str, answers: str) -> None:
    table = f"""
    序号|项目名称|{answers}|{heading}
    1|新建公园4个|区城管局|区城投公司
    2|改造公路80公里|区交通局|区交投公司
    """
    data = as_docx(table, "青禾区2026年重点项目清单")
    reading = understand_document(data, "清单.docx")
    assert reading.plan is not None
    first = reading.plan.items[0]
    assert (first.lead_units, first.support_units) == (("区城管局",), ())
    assert [(one.heading, one.cell) for one in first.remarks] == [(heading, "区城投公司")]
    assert "column-as-remark" not in {str(one.code) for one in reading.findings}


@pytest.mark.parametrize("heading", ["项目业主", "建设单位", "实施主体", "包保单位"])
def test_owner_and_builder_alone_answer(heading: str) -> None:
    table = f"""
    序号|项目名称|{heading}
    1|新建公园4个|区城投公司
    2|改造公路80公里|区交投公司
    """
    assert [one[3] for one in read_table(table)] == ["区城投公司", "区交投公司"]


def test_who_carries_out_helps_the_one_who_answers() -> None:
    table = """
    序号|工作任务|责任单位|实施单位
    1|新建公园4个。|区城管局|青山镇
    2|改造公路80公里。|区交通局|河东街道
    """
    assert [one[3:5] for one in read_table(table)] == [
        ("区城管局", "青山镇"),
        ("区交通局", "河东街道"),
    ]


def test_the_section_of_a_unit_is_no_further_unit() -> None:
    table = """
    序号|工作任务|责任单位|经办科室
    1|新建公园4个。|区城管局|园林科
    2|改造公路80公里。|区交通局|工程科
    """
    assert [one[3:5] for one in read_table(table)] == [("区城管局", ""), ("区交通局", "")]


@pytest.mark.parametrize("heading", ["责任领导、责任单位", "责任单位及责任领导"])
def test_a_column_of_leaders_and_units_is_parted(heading: str) -> None:
    table = f"""
    序号|工作任务|{heading}
    1|新建公园4个。|区城管局⏎王家和
    2|改造公路80公里。|李强⏎区交通局⏎各镇街
    """
    assert [one[2:4] for one in read_table(table)] == [
        ("王家和", "区城管局"),
        ("李强", "区交通局、各镇街"),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("beside", "helps"),
    [("项目单位", ""), ("项目主体", ""), ("承办单位", "区园林中心"), ("落实部门", "区园林中心")],
)
def test_who_is_called_responsible_leads_whoever_stands_beside(
    beside: str, helps: str, form: str
) -> None:
    table = f"""
    序号|项目名称|责任单位|{beside}|完成时限
    1|新建口袋公园4个|区城管局|区园林中心|6月底
    2|改造公厕8座|区住建局|区园林中心|年底
    """
    read = read_table(table, form=form)
    assert [row[3:5] for row in read] == [("区城管局", helps), ("区住建局", helps)]


@pytest.mark.parametrize(
    ("over", "who", "body", "leads"),
    [
        ("牵头领导及单位", "领导", "单位", True),
        ("牵头区领导及单位", "区领导", "单位", True),
        ("牵头领导及牵头单位", "领导", "部门", True),
        ("责任领导、单位", "领导", "单位", True),
        ("包抓领导和单位", "领导", "部门名称", True),
        ("配合领导及单位", "领导", "单位", False),
    ],
)
def test_a_bare_body_below_a_heading_of_several_roles_is_told_by_its_verb(
    over: str, who: str, body: str, *, leads: bool
) -> None:
    table = f"""
    序号|目标任务|{over}|<|完成时限
    ^|^|{who}|{body}|^
    1|新建口袋公园4个。|王家和|区城管局|9月底
    2|改造公路80公里。|李强|区交通局、各镇街|10月底
    """
    first, second = read_table(table)
    units = ("区城管局", "") if leads else ("", "区城管局")
    assert (first[1], first[2], *first[3:5]) == ("新建口袋公园4个。", "王家和", *units)
    assert second[3 if leads else 4].split("、") == ["区交通局", "各镇街"]


@pytest.mark.parametrize(
    ("over", "above", "below"),
    [
        ("县直部门责任|乡镇责任", "责任单位", "责任单位"),
        ("责任落实|<", "县级部门", "乡镇（街道）"),
        ("责任落实|<", "行业主管部门", "属地镇街"),
        ("责任落实|<", "市级责任单位", "县级责任单位"),
        ("责任落实|<", "市直责任单位", "县（区）责任单位"),
    ],
)
def test_of_two_levels_side_by_side_the_department_leads(over: str, above: str, below: str) -> None:
    table = f"""
    序号|目标任务|{over}|完成时限
    ^|^|{above}|{below}|^
    1|新建高标准农田2万亩。|县农业农村局|各乡镇|11月底
    2|除险加固水库14座。|县水利局|金桥镇、云岭镇|汛期前
    """
    read = read_table(table)
    assert [row[3:5] for row in read] == [
        ("县农业农村局", "各乡镇"),
        ("县水利局", "金桥镇、云岭镇"),
    ]


@pytest.mark.parametrize("heading", ["评分部门", "考评单位", "打分单位"])
def test_who_gives_marks_helps_nobody(heading: str) -> None:
    table = f"""
    序号|目标任务|责任单位|{heading}
    1|新建高标准农田2万亩。|县农业农村局|市农业农村局
    2|除险加固水库14座。|县水利局|市水利局
    """
    read = read_table(table)
    assert [row[3:5] for row in read] == [("县农业农村局", ""), ("县水利局", "")]


@pytest.mark.parametrize("heading", ["分管单位", "分管部门", "联系单位", "分管（联系）单位"])
def test_what_a_leader_is_in_charge_of_answers_for_no_task(heading: str) -> None:
    table = f"""
    区领导|{heading}|重点工作|完成时限|责任单位
    王家和|区发改局⏎区财政局|实施重点项目96个|全年|区发改局（牵头）⏎各镇街
    ^|^|化解债务3亿元|12月底|区财政局（牵头）⏎区国资中心
    李强|区教育局|新建幼儿园4所|8月底前|区教育局（牵头）⏎区住建局
    """
    read = read_table(table)
    assert [(row[2], *row[3:5]) for row in read] == [
        ("王家和", "区发改局", "各镇街"),
        ("王家和", "区财政局", "区国资中心"),
        ("李强", "区教育局", "区住建局"),
    ]


@pytest.mark.parametrize("heading", ["行业主管部门", "主管部门", "市主管单位", "归口管理部门"])
def test_who_oversees_a_trade_helps_the_one_who_is_called_responsible(heading: str) -> None:
    table = f"""
    序号|项目名称|包保领导|责任单位|{heading}
    1|临港产业园二期|王家和|区开发区管委会|区工信局
    2|城北水厂扩建|李强|区水务集团|区住建局
    """
    read = read_table(table)
    assert [row[3:5] for row in read] == [
        ("区开发区管委会", "区工信局"),
        ("区水务集团", "区住建局"),
    ]


@pytest.mark.parametrize(
    ("cell", "leads", "helps"),
    [
        ("招商局（各招商分局配合）", "招商局", "各招商分局"),
        ("区土地办（区规划局、区执法局协助）", "区土地办", "区规划局、区执法局"),
        ("民政科（残联配合）", "民政科", "残联"),
        ("经发局（统计站参与）", "经发局", "统计站"),
        ("区人社局、区编办（区财政局配合落实）", "区人社局、区编办", "区财政局"),
        ("区城管局\n（各镇街协助）", "区城管局", "各镇街"),
        # A bracket that is a part of a name, and one that says who leads.
        ("区交通局（区铁路办）", "区交通局（区铁路办）", ""),
    ],
)
@pytest.mark.parametrize("heading", ["责任单位", "牵头单位"])
def test_who_helps_may_stand_in_a_bracket_behind_who_answers(
    heading: str, cell: str, leads: str, helps: str
) -> None:
    table = f"""
    序号|目标任务|{heading}|完成时限
    1|新签约项目15个。|{cell.replace(chr(10), "⏎")}|年底
    2|改造公厕8座。|区住建局|年底
    """
    assert read_table(table)[0][3:5] == (leads, helps)


OVERSEERS = ["主管部门", "行业主管部门", "县级主管部门", "项目主管单位", "归口管理部门", "监管单位", "行业监管部门"]  # fmt: skip


@pytest.mark.parametrize("overseer", OVERSEERS)
@pytest.mark.parametrize("doer", ["实施单位", "实施主体", "项目实施单位", "承办单位", "落实单位"])
@pytest.mark.parametrize("is_first", [True, False])
def test_who_carries_a_task_out_leads_beside_who_oversees_it(
    overseer: str, doer: str, is_first: bool
) -> None:
    def pair(one: str, other: str) -> str:
        return f"{one}|{other}" if is_first else f"{other}|{one}"

    table = f"""
    序号|目标任务|{pair(overseer, doer)}|完成时限
    1|加固水库3座。|{pair("县水利局", "青禾镇人民政府")}|6月底
    2|新建公园5处。|{pair("县城管局", "白马镇人民政府")}|9月底
    """
    assert [row[3:5] for row in read_table(table)] == [
        ("青禾镇人民政府", "县水利局"),
        ("白马镇人民政府", "县城管局"),
    ]


def test_who_is_named_to_help_beside_an_overseer_helps_too() -> None:
    table = """
    序号|目标任务|行业主管部门|实施单位|配合单位
    1|加固水库3座。|县水利局|青禾镇人民政府|县财政局
    2|新建公园5处。|县城管局|白马镇人民政府|县住建局
    """
    lead, support = read_table(table)[0][3:5]
    assert (lead, set(support.split("、"))) == ("青禾镇人民政府", {"县水利局", "县财政局"})


@pytest.mark.parametrize("beside", ["配合单位", "建设单位", "完成时限"])
def test_an_overseer_beside_nobody_who_carries_it_out_leads_still(beside: str) -> None:
    table = f"""
    序号|目标任务|主管部门|{beside}
    1|加固水库3座。|县水利局|青禾镇人民政府
    2|新建公园5处。|县城管局|白马镇人民政府
    """
    assert [row[3] for row in read_table(table)] == ["县水利局", "县城管局"]


@pytest.mark.parametrize("doer", ["主责单位", "主办单位", "主体责任单位"])
def test_who_mainly_does_a_task_helps_beside_who_leads(doer: str) -> None:
    table = f"""
    序号|工作任务|完成时限|牵头部门|{doer}|协办单位
    1|新建公园5处|9月底|县城管局|各镇街|县财政局
    2|加固水库3座|6月底|县水利局|青禾镇|县应急局
    """
    plan = understand_document(FORMATS["xlsx"](table, "青禾县2026年行动计划"), "a.xlsx").plan
    assert plan is not None
    assert [(one.lead_units, one.support_units) for one in plan.items] == [
        (("县城管局",), ("各镇街", "县财政局")),
        (("县水利局",), ("青禾镇", "县应急局")),
    ]
