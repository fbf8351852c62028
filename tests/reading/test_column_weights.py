"""Columns whose headings nobody knows are told by their cells, over the whole table."""

import pytest

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS, as_xlsx, read_items

TITLE = "青禾区2026年重点工作任务分解表"
ROWS = """
1|新建口袋公园4个，改造老旧游园2个。|王家和|区城管局|区财政局、区水利局|6月底前
2|改造农村公路80公里，新建桥梁2座。|李强|区交通局|区农业农村委、各镇街|12月底前
3|建成镇街卫生院3所，新增床位120张。|赵敏|区卫健委|区财政局|年底前
"""
EXPECTED = [
    (
        "1",
        "新建口袋公园4个，改造老旧游园2个。",
        "王家和",
        "区城管局",
        "区财政局、区水利局",
        "6月底前",
    ),
    (
        "2",
        "改造农村公路80公里，新建桥梁2座。",
        "李强",
        "区交通局",
        "区农业农村委、各镇街",
        "12月底前",
    ),
    ("3", "建成镇街卫生院3所，新增床位120张。", "赵敏", "区卫健委", "区财政局", "年底前"),
]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize(
    ("headings", "doubted"),
    [
        ("编号|要办的事|分管的人|哪家主抓|哪些来帮忙|啥时办完", 0),
        ("序号|乙|丙|丁|戊|己", 3),
        ("序号|今年要干啥|谁挂帅|主抓的|协同的|什么时候", 0),
        ("序号|目标任务|牵头领导|由谁负总责|请谁配合|几时交账", 0),
    ],
)
def test_unknown_headings_are_told_by_their_cells(headings: str, doubted: int, form: str) -> None:
    data = FORMATS[form](f"{headings}\n{ROWS}", TITLE)
    assert read_items(data, f"a.{form}") == EXPECTED
    findings = understand_document(data, f"a.{form}").findings
    codes = [str(one.code) for one in findings]
    assert codes.count("column-doubted") == doubted
    known = sum(word in headings for word in ("编号", "序号", "目标任务", "牵头领导"))
    assert codes.count("column-by-cells") + doubted == 6 - known


def test_two_candidates_are_both_named() -> None:
    data = as_xlsx(f"序号|乙|丙|丁|戊|己\n{ROWS}", TITLE)
    told = {
        str(one.facts["heading"]): (one.facts["role"], one.facts["other"])
        for one in understand_document(data, "a.xlsx").findings
        if one.code == "column-doubted"
    }
    assert told == {
        "丙": ("牵头领导", "联系人"),
        "丁": ("牵头单位", "配合单位"),
        "戊": ("配合单位", "牵头单位"),
    }


def test_one_column_of_units_alone_answers() -> None:
    table = """
    编号|要办的事|谁家
    1|新建口袋公园4个，改造老旧游园2个。|区城管局、区财政局
    2|改造农村公路80公里。|区交通局
    """
    rows = read_items(as_xlsx(table, TITLE), "a.xlsx")
    assert [one[3] for one in rows] == ["区城管局、区财政局", "区交通局"]


def test_short_names_are_the_tasks_where_a_heading_says_who_answers() -> None:
    table = """
    整治行业名称|时间安排|责任单位
    烟花爆竹|1月份|应急站 派出所
    电力设施|2月份|供电所
    建筑施工|3月份|城建办、派出所
    """
    rows = read_items(as_xlsx(table, TITLE), "a.xlsx")
    assert [(one[1], one[3], one[5]) for one in rows] == [
        ("烟花爆竹", "应急站、派出所", "1月份"),
        ("电力设施", "供电所", "2月份"),
        ("建筑施工", "城建办、派出所", "3月份"),
    ]


def test_words_that_are_no_names_are_no_persons() -> None:
    table = """
    序号|项目名称|建设阶段|牵头协调部门|牵头区领导
    1|青河大桥|加快建设|区交通局|王家和
    2|云汀医院|开工建设|区卫健委|李强
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None
    assert [(one.leaders, one.lead_units, one.contacts) for one in reading.plan.items] == [
        (("王家和",), ("区交通局",), ()),
        (("李强",), ("区卫健委",), ()),
    ]
    assert [str(cell.cell) for one in reading.plan.items for cell in one.remarks] == [
        "加快建设",
        "开工建设",
    ]


def test_a_table_of_which_no_heading_is_known_is_for_a_person_to_say() -> None:
    with pytest.raises(DocumentError) as caught:
        understand_document(as_xlsx(f"甲|乙|丙|丁|戊|己\n{ROWS}", TITLE), "a.xlsx")
    assert caught.value.fault is DocumentFault.HEADINGS_UNKNOWN


@pytest.mark.parametrize(
    "table",
    [
        # A list of contacts, a table of figures, a list of places: no tasks.
        "序号|单位名|姓|号码\n1|区城管局|王家和|81234567\n2|区交通局|李强|81234568\n3|区水利局|赵敏|81234569",
        "序号|甲数|乙数\n1|12|青石镇\n2|14|云汀镇\n3|16|龙潭镇",
        "序号|节目|参加的\n1|龙舟赛|区城管局\n2|灯会|区交通局",
        "序号|地点|参加的\n1|一号会议室|区城管局\n2|二号会议室|区交通局",
    ],
)
def test_tables_of_other_things_are_no_plan(table: str) -> None:
    with pytest.raises(DocumentError):
        understand_document(as_xlsx(table, TITLE), "a.xlsx")


def test_a_table_of_thousands_of_columns_is_not_looked_through() -> None:
    head = "|".join(["序号", *(f"栏{place}" for place in range(2_000))])
    rows = [f"{number}|" + "|".join(["区城管局"] * 2_000) for number in (1, 2, 3)]
    with pytest.raises(DocumentError):
        understand_document(as_xlsx("\n".join([head, *rows]), TITLE), "a.xlsx")


def test_who_leads_is_found_beside_a_known_column_of_those_who_help() -> None:
    table = """
    序号|目标任务|牵头站办|协助单位
    1|清理垃圾点30处，改厕120户。|乡村建设办|各村、派出所
    2|新建大棚50座，产值突破800万元。|农业服务中心|财政所
    """
    rows = read_items(as_xlsx(table, TITLE), "a.xlsx")
    assert [(one[3], one[4]) for one in rows] == [
        ("乡村建设办", "各村、派出所"),
        ("农业服务中心", "财政所"),
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_strange_heading_beside_known_ones_is_told_by_its_cells(form: str) -> None:
    table = """
    序号|任务名称|指标要求|主责校领导|牵头部门|协同力量|交账时点
    1|学科建设|新增3个|副校长 王家和|教务处|各学院、图书馆|12月底
    2|引进人才|增长10%以上|李  强|人事处|组织部、财务处|11月底
    """
    reading = understand_document(FORMATS[form](table, "青禾学院2026年重点任务"), f"a.{form}")
    assert reading.plan is not None
    assert [
        (one.text, one.leaders, one.lead_units, one.support_units, one.due)
        for one in reading.plan.items
    ] == [
        ("学科建设：新增3个", ("王家和",), ("教务处",), ("各学院", "图书馆"), "12月底"),
        ("引进人才：增长10%以上", ("李强",), ("人事处",), ("组织部", "财务处"), "11月底"),
    ]
    told = {
        str(one.facts["heading"])
        for one in reading.findings
        if one.code is DocumentCode.COLUMN_BY_CELLS
    }
    assert told >= {"指标要求", "主责校领导"}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_what_goes_down_over_several_tasks_in_front_of_them_groups_them(form: str) -> None:
    table = """
    “1+6”部署|序号|任务分解|主办部门
    一、做强产业|1|规上工业增加值增长8%|区工信局
    ^|2|引进企业6家以上|区招商局
    二、做优环境|3|完成小区改造120个|区住建局
    """
    reading = understand_document(FORMATS[form](table, TITLE), f"a.{form}")
    assert reading.plan is not None
    groups = [one.category for one in reading.plan.items]
    assert groups == ["一、做强产业", "一、做强产业", "二、做优环境"]


@pytest.mark.parametrize("heading", ["2025年基期值", "分值", "权重", "上年实绩值"])
def test_figures_of_before_and_marks_are_no_targets(heading: str) -> None:
    table = f"""
    指标名称|单位|{heading}|责任单位
    研发经费投入强度|%|2.1|区科技局
    高新技术企业数|家|82|区工信局
    地表水优良比例|%|91.7|区生态环境局
    """
    texts = [row[1] for row in read_items(as_xlsx(table, TITLE), "a.xlsx")]
    assert texts == ["研发经费投入强度（%）", "高新技术企业数（家）", "地表水优良比例（%）"]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_what_was_taken_for_the_task_is_not_its_target_as_well(form: str) -> None:
    table = """
    序号|责任单位|承担任务|完成时限
    1|区招商局|签约亿元项目20个|12月
    2|区经发局|规上工业产值突破300亿元|12月
    3|区建设局|完成纵三路建设|7月
    """
    tasks = [row[1] for row in read_items(FORMATS[form](table, TITLE), f"a.{form}")]
    assert tasks == ["签约亿元项目20个", "规上工业产值突破300亿元", "完成纵三路建设"]


@pytest.mark.parametrize("heading", ["检查场所", "企业名称", "点位", "隐患对象"])
def test_what_is_looked_at_never_answers_for_it(heading: str) -> None:
    table = f"""
        序号 | {heading} | 整改措施 | 整改时限 | 责任单位
        1 | 盛源化工仓库 | 更换防爆开关 | 6月15日前 | 县应急管理局
        2 | 青禾客运南站 | 清理疏散通道 | 6月20日前 | 县交通运输局
        3 | 红星小学食堂 | 更换报警器 | 6月20日前 | 县教育局
    """
    reading = understand_document(FORMATS["docx"](table, "青禾县隐患清单"), "清单.docx")
    assert reading.plan is not None
    assert [one.lead_units for one in reading.plan.items] == [
        ("县应急管理局",),
        ("县交通运输局",),
        ("县教育局",),
    ]
    assert "盛源化工仓库" in str(reading.plan.items[0])
