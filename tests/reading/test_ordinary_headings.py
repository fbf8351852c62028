"""Headings that every office has: known without a warning, kept under their own words, and nothing else."""

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from gwreport.reading.words.headings import Role, role_of
from gwreport.reading.words.ordinary_headings import is_ordinary
from tests.reading.text_tables import FORMATS, read_table

ORDINARY = """
    总投资 总投资（万元） 项目总投资 估算总投资 投资规模 年度投资 2031年计划投资 年度计划投资（亿元） 本年度投资计划
    资金来源 资金安排 所需资金 经费来源 财政资金 其中：财政资金 投资估算 建设地点 项目位置 所在乡镇 实施区域 建设性质
    项目阶段 新建/续建 占地面积 前期手续 前期手续办理情况 手续办理情况 立项文号 用地情况 计划开工时间 来源 任务来源 问题来源
    政策依据 出处 文号 批示时间 交办单位 来文日期 提案人 领衔代表 第一提案人 联名代表 附议人 建议人 代表姓名 界别 代表团
    案别 填报人 填报时间 权重 权重（%） 分值 评分标准 考核方式 佐证材料 成果形式 预期成效 验收标准 重要程度 密级 办理方式
    受益对象 惠及人口 是否新增 是否省重点 满意度 批次
"""
# Whose words decide: none of these may be taken for an ordinary one.
TELLING = """
    任务 工作内容 牵头单位 责任单位 项目业主 建设单位 完成时限 完成情况 进展情况 存在问题 下一步措施 全年目标 目标值 分管领导
    联系人 备注 状态 完成率 一季度 上半年目标 累计完成投资 1-9月完成投资 完成投资 属地 谁来干
"""


@pytest.mark.parametrize("heading", ORDINARY.split())
def test_what_every_office_has_is_known_and_no_role(heading: str) -> None:
    assert is_ordinary(heading)
    assert role_of(heading) in (None, Role.TEXT)


@pytest.mark.parametrize("heading", TELLING.split())
def test_what_tells_something_of_an_item_is_not_ordinary(heading: str) -> None:
    assert not is_ordinary(heading)


PROJECTS = """
    序号|项目名称|建设地点|建设性质|总投资（万元）|2031年计划投资|资金来源|责任单位|前期手续|计划开工时间
    1|新建城北污水厂|城北街道|新建|12000|5000|专项债券|区水务局|已立项|2031年3月
    2|续建青溪大桥|青溪镇|续建|30000|8000|财政资金|区交通局|已取得用地批复|2030年9月
    3|迁建第二中学|南湖新区|新建|18000|6000|自筹|区教育局|可研已批|2031年6月
"""


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_list_of_projects_keeps_its_own_columns_without_a_warning(form: str) -> None:
    reading = understand_document(
        FORMATS[form](PROJECTS, "青溪区2031年重点项目任务分解表"), f"a.{form}"
    )
    assert reading.plan is not None
    assert [
        (one.text, one.lead_units, one.support_units, one.due) for one in reading.plan.items
    ] == [
        ("新建城北污水厂", ("区水务局",), (), None),
        ("续建青溪大桥", ("区交通局",), (), None),
        ("迁建第二中学", ("区教育局",), (), None),
    ]
    assert [(kept.heading, kept.cell) for kept in reading.plan.items[1].remarks] == [
        ("建设地点", "青溪镇"),
        ("建设性质", "续建"),
        ("总投资（万元）", "30000"),
        ("2031年计划投资", "8000"),
        ("资金来源", "财政资金"),
        ("前期手续", "已取得用地批复"),
        ("计划开工时间", "2030年9月"),
    ]
    told = [one for one in reading.findings if str(one.code).startswith("column")]
    assert [(str(one.code), str(one.severity)) for one in told] == [("column-kept", "info")]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_papers_of_a_project_are_not_how_far_it_is(form: str) -> None:
    table = """
    序号|项目名称|责任单位|前期手续|施工进度
    1|文化路|区住建局|已办结|已完工。
    2|乐业路|区住建局|未办结|路基完成80%。
    3|南湖路|区交通局|已办结|桥梁完成60%。
    """
    reading = understand_document(FORMATS[form](table, "青溪区2031年上半年项目进度表"), f"a.{form}")
    assert reading.report is not None
    assert [
        (one.status, [(kept.heading, kept.cell) for kept in one.remarks])
        for one in reading.report.tasks
    ] == [
        ("", [("前期手续", "已办结")]),
        ("", [("前期手续", "未办结")]),
        ("", [("前期手续", "已办结")]),
    ]
    assert not [one for one in reading.findings if str(one.severity) != "info"]


def test_what_is_aimed_at_beside_a_measure_is_told_as_known() -> None:
    table = """
    序号|反馈问题|整改目标|整改措施|责任单位|整改时限
    1|消防通道堵塞|通道畅通|清理划线12处|区城管局|6月底前
    2|档案不规范|档案齐全|补录档案1200卷|区档案馆|9月底前
    """
    reading = understand_document(FORMATS["docx"](table, "青溪区2031年整改清单"), "a.docx")
    assert reading.plan is not None
    assert [(one.text, one.category, one.remarks[0].cell) for one in reading.plan.items] == [
        ("清理划线12处", "消防通道堵塞", "通道畅通"),
        ("补录档案1200卷", "档案不规范", "档案齐全"),
    ]
    assert {str(one.severity) for one in reading.findings} == {"info"}


@pytest.mark.parametrize(
    ("lead", "support"),
    [
        ("牵头庭室", "配合庭室"),
        ("主办庭室", "协办庭室"),
        ("责任庭（室）", "配合部室"),
        ("牵头警种", "配合警种"),
        ("责任党支部", "协助班组"),
        ("牵头学院", "协同部室"),
        ("责任公司", "配合公司"),
        ("牵头业务部门", "参与中心"),
    ],
)
def test_bodies_of_any_sort_answer_by_their_heading(lead: str, support: str) -> None:
    table = f"""
    序号|任务|来源|{lead}|{support}|完成时限
    1|清理积案120件|年度会议|第一庭|立案室|6月底前
    2|开展巡回审判30场|院党组会|第二庭|研究室|9月底前
    """
    items = read_table(table, "2031年重点任务分解表")
    assert [(one[3], one[4]) for one in items] == [("第一庭", "立案室"), ("第二庭", "研究室")]
    reading = understand_document(FORMATS["docx"](table, "2031年重点任务分解表"), "a.docx")
    assert "column-by-cells" not in {str(one.code) for one in reading.findings}


def test_the_number_of_a_proposal_beside_that_of_the_row_is_kept() -> None:
    table = """
    序号|建议编号|建议标题|领衔代表|主办单位|会办单位|办理时限
    1|12|关于建设停车场的建议|陆某某|区城管局|区住建局|6月底前
    2|27|关于延长公交线的建议|沈某某|区交通局|区财政局|9月底前
    """
    reading = understand_document(FORMATS["xlsx"](table, "青溪区2031年建议交办表"), "a.xlsx")
    assert reading.plan is not None
    assert [
        (one.number, [(kept.heading, kept.cell) for kept in one.remarks])
        for one in reading.plan.items
    ] == [
        ("1", [("建议编号", "12"), ("领衔代表", "陆某某")]),
        ("2", [("建议编号", "27"), ("领衔代表", "沈某某")]),
    ]
    assert {str(one.severity) for one in reading.findings} <= {"info"}


@pytest.mark.parametrize(
    "heading", ["项目业主", "业主", "业主单位", "建设单位", "建设方", "项目法人"]
)
def test_the_owner_of_a_project_answers_where_nobody_else_does(heading: str) -> None:
    table = f"""
    序号|项目名称|建设内容|{heading}|完成时限
    1|城北污水厂|日处理2万吨|区水务集团有限公司|年底前
    2|青溪大桥|桥长600米|区交通局|9月底前
    """
    assert [one[3] for one in read_table(table, "青溪区2031年重点项目任务表")] == [
        "区水务集团有限公司",
        "区交通局",
    ]


@pytest.mark.parametrize("heading", ["项目业主", "业主", "建设主体", "投资方", "中标单位"])
def test_the_owner_beside_who_answers_is_kept(heading: str) -> None:
    table = f"""
    序号|项目名称|{heading}|责任单位|完成时限
    1|新建城北污水厂|青溪城投公司|区水务局|年底前
    2|续建青溪大桥|云岭路桥公司|区交通局|9月底前
    """
    reading = understand_document(FORMATS["docx"](table, "青溪区2031年重点项目任务表"), "a.docx")
    assert reading.plan is not None
    assert [(one.lead_units, one.remarks[0].cell) for one in reading.plan.items] == [
        (("区水务局",), "青溪城投公司"),
        (("区交通局",), "云岭路桥公司"),
    ]


def test_an_owner_s_column_that_names_nobody_answers_for_nothing() -> None:
    table = """
    序号|任务|建设主体|分管领导|完成时限
    1|新建城北污水厂1座|政府投资|陆某某|年底前
    2|续建青溪大桥1座|社会投资|沈某某|9月底前
    """
    reading = understand_document(
        FORMATS["docx"](table, "青溪区2031年重点项目任务表"), "a.docx", DocumentKind.PLAN
    )
    assert reading.plan is not None
    assert [(one.lead_units, one.remarks[0].cell) for one in reading.plan.items] == [
        ((), "政府投资"),
        ((), "社会投资"),
    ]
    assert "lead-missing" in {str(one.code) for one in reading.findings}


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("whole", ["", "全市|"])
def test_regions_side_by_side_are_told_once(form: str, whole: str) -> None:
    first, second = ("900|", "120|") if whole else ("", "")
    table = f"""
    序号|任务|牵头单位|{whole}青溪区|云岭县|南湖新城
    1|新增学位|市教育局|{first}300|200|400
    2|改造危房|市住建局|{second}50|40|30
    """
    reading = understand_document(FORMATS[form](table, "2031年民生任务分解表"), f"a.{form}")
    assert reading.plan is not None
    assert [(kept.heading, kept.cell) for kept in reading.plan.items[0].remarks] == [
        ("青溪区", "300"),
        ("云岭县", "200"),
        ("南湖新城", "400"),
    ]
    told = [one.facts["heading"] for one in reading.findings if one.code == "column-as-remark"]
    assert told == ["青溪区、云岭县、南湖新城"]
