"""Forms in which many offices keep their tasks: units over tables, in brackets, in matrices; cells between bars."""

import io

import pytest

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.plan.documents import DocumentKind, PastReport
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS, read_items, read_table

FORMS = sorted(FORMATS)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、区城管局（2项）", "二、区卫生健康委（1项）"),
        ("区城管局", "区卫生健康委"),
        ("（一）区城管局：", "（二）区卫生健康委："),
        ("区城管局2026年重点工作任务", "区卫生健康委2026年重点工作任务"),
    ],
)
@pytest.mark.parametrize("last", ["协办单位", "完成时限"])
def test_a_row_that_names_a_unit_gives_it_the_tasks_below(
    first: str, second: str, last: str, form: str
) -> None:
    is_due = last == "完成时限"
    one, two, three = ("6月底", "9月底", "全年") if is_due else ("区财政局", "", "各镇街")
    table = f"""
    序号|目标任务|{last}
    {first}|<|<
    1|新建口袋公园4个|{one}
    2|改造公厕8座|{two}
    {second}|<|<
    3|建成卫生院3所|{three}
    """
    read = read_table(table, form=form)
    assert [row[:4] for row in read] == [
        ("1", "新建口袋公园4个", "", "区城管局"),
        ("2", "改造公厕8座", "", "区城管局"),
        ("3", "建成卫生院3所", "", "区卫生健康委"),
    ]
    assert [row[5 if is_due else 4] for row in read] == [one, two, three]


def test_a_unit_over_rows_leads_none_that_have_a_column_for_it() -> None:
    table = """
    序号|目标任务|牵头单位
    一、区城管局|<|<
    1|新建口袋公园4个|区园林中心
    2|改造公厕8座|
    二、区卫生健康委|<|<
    3|建成卫生院3所|区卫生健康委
    """
    assert [row[3] for row in read_table(table)] == ["区园林中心", "", "区卫生健康委"]


def test_a_sheet_for_each_unit_gives_it_the_tasks_of_the_sheet() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for name, task in (("区城管局", "新建口袋公园4个"), ("区卫生健康委", "建成卫生院3所")):
        sheet = book.create_sheet(name)
        sheet.append(["序号", "目标任务", "完成时限"])
        sheet.append([1, task, "6月底"])
        sheet.append([2, f"{task[:2]}配套项目", "9月底"])
    del book[book.sheetnames[0]]
    buffer = io.BytesIO()
    book.save(buffer)
    assert [(row[1], row[3]) for row in read_items(buffer.getvalue(), "a.xlsx")] == [
        ("新建口袋公园4个", "区城管局"),
        ("新建配套项目", "区城管局"),
        ("建成卫生院3所", "区卫生健康委"),
        ("建成配套项目", "区卫生健康委"),
    ]


LISTED = """青禾区2026年领衔重点工作
{first}
1、新建口袋公园4个（区城管局）
2、整理旧档案2万卷（区档案馆、区妇联）
{second}
3、建成卫生院3所（区卫生健康委、各镇街）
4、深化政务公开（区政府办公室）
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("王家和同志牵头负责：", "李强同志牵头负责："),
        ("王家和副区长牵头（2项）", "李强副区长牵头（2项）"),
        ("副区长 王家和：", "区委常委 李强："),
        ("由王家和同志领衔", "由李强同志领衔"),
    ],
)
def test_tasks_below_a_line_that_names_a_leader_with_their_units_in_lone_brackets(
    first: str, second: str
) -> None:
    text = LISTED.format(first=first, second=second)
    assert read_items(text.encode(), "a.txt") == [
        ("1", "新建口袋公园4个", "王家和", "区城管局", "", ""),
        ("2", "整理旧档案2万卷", "王家和", "区档案馆、区妇联", "", ""),
        ("3", "建成卫生院3所", "李强", "区卫生健康委、各镇街", "", ""),
        ("4", "深化政务公开", "李强", "区政府办公室", "", ""),
    ]


def test_a_lone_bracket_names_no_unit_where_others_are_said_under_labels() -> None:
    text = """青禾区2026年任务分解
1、支持医院改革（区人民医院）
牵头单位：区卫生健康委
2、新建口袋公园4个
牵头单位：区城管局
"""
    assert [(row[1], row[3]) for row in read_items(text.encode(), "a.txt")] == [
        ("支持医院改革（区人民医院）", "区卫生健康委"),
        ("新建口袋公园4个", "区城管局"),
    ]


MATRIX = """
序号|重点工作|区城管局|区住建局|区财政局|完成时限
1|新建口袋公园4个|{lead}|{help}||6月底
2|改造老旧小区30个||{lead}|{help}|9月底
3|优化支付流程|||{lead}|全年
"""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("lead", "helps", "title"),
    [
        ("●", "○", "责任矩阵（●牵头 ○配合）"),
        ("▲", "△", "责任矩阵"),
        ("○", "●", "责任矩阵（○为牵头单位，●为配合单位）"),
        ("牵头", "配合", "责任矩阵"),
        ("主办", "协办", "责任矩阵"),
    ],
)
def test_marks_in_the_columns_of_units_say_who_leads_and_who_helps(
    lead: str, helps: str, title: str, form: str
) -> None:
    table = MATRIX.format(lead=lead, help=helps)
    data = FORMATS[form](table, title)
    assert read_items(data, f"a.{form}") == [
        ("1", "新建口袋公园4个", "", "区城管局", "区住建局", "6月底"),
        ("2", "改造老旧小区30个", "", "区住建局", "区财政局", "9月底"),
        ("3", "优化支付流程", "", "区财政局", "", "全年"),
    ]
    found = understand_document(data, f"a.{form}").findings
    assert DocumentCode.MARKS_AS_UNITS in {one.code for one in found}


def test_one_mark_for_all_names_who_answers() -> None:
    table = MATRIX.format(lead="√", help="√")
    assert [row[3] for row in read_table(table, "责任矩阵")] == [
        "区城管局、区住建局",
        "区住建局、区财政局",
        "区财政局",
    ]


def test_marks_of_which_nobody_says_what_they_mean_are_not_guessed() -> None:
    from gwreport.errors import DocumentError

    table = MATRIX.format(lead="■", help="※")
    with pytest.raises(DocumentError):
        read_table(table, "责任矩阵")


BARRED = (
    "序号 |\n工作任务 |\n牵头单位 |\n完成时限 |\n1 |\n新建口袋公园4个。 |\n区城管局 |\n6月底 |\n2 |\n建成卫生院3所。 |\n区卫生健康委 |\n全年 |\n",
    "序号\n|\n工作任务\n|\n牵头单位\n|\n完成时限\n|\n1\n|\n新建口袋公园4个。\n|\n区城管局\n|\n6月底\n|\n2\n|\n建成卫生院3所。\n|\n区卫生健康委\n|\n全年\n|\n",
    "| 序号 | 工作任务 | 牵头单位 | 完成时限 |\n|---|:---|---|---|\n| 1 | 新建口袋公园4个。 | 区城管局 | 6月底 |\n| 2 | 建成卫生院3所。 | 区卫生健康委 | 全年 |\n|||||\n||||\n",
    "序号｜工作任务｜牵头单位｜完成时限\n1｜新建口袋公园4个。｜区城管局｜6月底\n2｜建成卫生院3所。｜区卫生健康委｜全年\n附：略｜\n说明｜\n｜\n",
)


@pytest.mark.parametrize("body", BARRED, ids=["behind", "alone", "rows", "full-width"])
def test_bars_between_cells_are_none_of_their_words(body: str) -> None:
    read = read_items(f"青禾区2026年任务分解表\n{body}".encode(), "a.txt")
    assert read[:2] == [
        ("1", "新建口袋公园4个。", "", "区城管局", "", "6月底"),
        ("2", "建成卫生院3所。", "", "区卫生健康委", "", "全年"),
    ]


def test_a_small_table_between_bars_is_one_and_a_few_bars_in_sentences_are_none() -> None:
    table = "序号|工作任务|责任单位\n1|新建公园4个|区城管局\n2|改造公路80公里|区交通局\n"
    assert [one[1:4] for one in read_items(table.encode(), "a.txt")] == [
        ("新建公园4个", "", "区城管局"),
        ("改造公路80公里", "", "区交通局"),
    ]
    prose = "1.新建公园4个|含绿道。\n牵头单位：区城管局\n2.改造公路80公里|两段|三标。\n牵头单位：区交通局\n"
    assert [one[1] for one in read_items(prose.encode(), "a.txt")] == [
        "新建公园4个|含绿道。",
        "改造公路80公里|两段|三标。",
    ]


def test_a_heading_between_header_and_first_number_opens_its_section() -> None:
    cells = [
        *("序号", "目标任务", "牵头单位", "责任人"),
        "一、城市建设、交通、住房保障等方面的工作目标（牵头领导：王家和、李强）",
        *("1", "新建口袋公园4个。", "区城管局", "赵敏"),
        *("2", "改造公路80公里。", "区交通局", "钱进"),
    ]
    text = "青禾区2026年任务分解表\n\n" + "\n\n".join(cells) + "\n"
    reading = understand_document(text.encode(), "a.txt")
    assert reading.plan is not None
    assert [(one.text, one.leaders, one.lead_units) for one in reading.plan.items] == [
        ("新建口袋公园4个。", ("王家和", "李强"), ("区城管局",)),
        ("改造公路80公里。", ("王家和", "李强"), ("区交通局",)),
    ]


@pytest.mark.parametrize("nothing", ["—", "―", "─", "/"])
def test_figures_on_lines_are_rows_of_even_length(nothing: str) -> None:
    rows = [
        ("工业增加值", "亿元", nothing, "3.1"),
        ("零售总额", "亿元", "61.3", "-7.8"),
        ("居民消费价格指数", "%", "101.8", "1.8"),
        ("一般公共预算收入", "亿元", "8.5", "1.4"),
    ]
    lines = ["2026年1-6月主要指标", "指标名称", "单位", "累计", "±%", *(c for r in rows for c in r)]
    reading = understand_document("\n".join(lines).encode(), "a.txt")
    assert reading.kind is DocumentKind.INDICATORS
    (table,) = reading.indicators
    assert [(one.name, one.unit, one.completion) for one in table.rows][1:] == [
        ("零售总额", "亿元", "61.3"),
        ("居民消费价格指数", "%", "101.8"),
        ("一般公共预算收入", "亿元", "8.5"),
    ]
    assert "3.1" in str(table.rows[0].values)


def _report(data: bytes, name: str) -> PastReport:
    reading = understand_document(data, name)
    assert reading.report is not None
    return reading.report


@pytest.mark.parametrize("form", FORMS)
def test_units_in_a_bracket_behind_the_task_of_a_report_are_its_lead_units(form: str) -> None:
    table = """
    序号|目标任务|推进情况
    1|新建口袋公园4个（责任单位：区城管局）|建成3个。
    2|改造公路80公里。（牵头单位：区交通局，配合单位：区住建局）|完成52公里。
    3|建成卫生院3所（含迁建1所）（责任单位：区卫生健康委、各镇街）|全部开工。
    """
    report = _report(FORMATS[form](table, "2026年上半年重点工作进展情况"), f"a.{form}")
    assert [(one.text, one.lead_units) for one in report.tasks] == [
        ("新建口袋公园4个", ("区城管局",)),
        ("改造公路80公里。", ("区交通局",)),
        ("建成卫生院3所（含迁建1所）", ("区卫生健康委", "各镇街")),
    ]
    assert [one.cell for one in report.tasks[1].remarks] == ["区住建局"]


def test_names_and_what_was_done_in_paragraphs_without_numbers_are_a_report() -> None:
    text = """2026年民生实事上半年进展情况
区政府各部门大力推动民生实事。计划投资27亿元，主要进度如下：
新建口袋公园4个（2025—2026年）。上半年已建成2个。累计建成3个。
改造公路80公里。上半年各标段均已开工。
建成卫生院3所。已全部投用。
"""
    report = _report(text.encode(), "a.txt")
    assert [(one.text, one.completion) for one in report.tasks] == [
        ("新建口袋公园4个（2025—2026年）", "上半年已建成2个。累计建成3个。"),
        ("改造公路80公里", "上半年各标段均已开工。"),
        ("建成卫生院3所", "已全部投用。"),
    ]


def test_who_signs_below_a_limit_is_no_part_of_it() -> None:
    text = """青禾区2026年民生实事
1、新建口袋公园4个
责任单位：区城管局；完成时限：6月底前
2、建成卫生院3所
责任单位：区卫生健康委；完成时限：10月底前
区政府办公室
"""
    assert [row[3:] for row in read_items(text.encode(), "a.txt")] == [
        ("区城管局", "", "6月底前"),
        ("区卫生健康委", "", "10月底前"),
    ]


@pytest.mark.parametrize("third", ["一般公共预算收入（亿元）", "一般公共预算收入", "招商到位资金"])
def test_each_indicator_over_its_own_columns_is_read_whatever_its_heading_says(third: str) -> None:
    table = f"""
    地区|工业增加值增速（%）|<|<|固定资产投资增速（%）|<|<|{third}|<|<
    ^|年度目标|1-9月完成|位次|年度目标|1-9月完成|位次|年度目标|1-9月完成|完成率（%）
    甲县|8|8.4|2|12|13.1|1|20.5|15.9|77.6
    乙区|7.5|6.9|3|10|9.2|3|33.0|24.1|73.0
    丙市|8.5|8.8|1|11|10.7|2|28.4|21.6|76.1
    """
    data = FORMATS["xlsx"](table, "2026年1-9月各县（市、区）主要经济指标完成情况")
    tables = understand_document(data, "a.xlsx").indicators
    assert [[(row.name, row.target, row.completion) for row in one.rows] for one in tables] == [
        [("甲县", "8", "8.4"), ("乙区", "7.5", "6.9"), ("丙市", "8.5", "8.8")],
        [("甲县", "12", "13.1"), ("乙区", "10", "9.2"), ("丙市", "11", "10.7")],
        [("甲县", "20.5", "15.9"), ("乙区", "33.0", "24.1"), ("丙市", "28.4", "21.6")],
    ]


@pytest.mark.parametrize(
    "who", ["王家和同志(党委书记)负责:", "王家和同志（镇长）牵头：", "王家和(镇长)同志负责："]
)
def test_a_comrade_with_a_post_in_brackets_is_named_without_both(who: str) -> None:
    text = f"青禾镇2026年班子成员包联方案\n{who}\n1.新建公园4个.(规建办)\n2.改造公厕8座.(城管中队,各村)\n"
    assert [(row[2], row[3]) for row in read_items(text.encode(), "a.txt")] == [
        ("王家和", "规建办"),
        ("王家和", "城管中队、各村"),
    ]


@pytest.mark.parametrize("verb", ["按照任务分工抓好落实", "按职责分工负责", "按工作职责分工抓落实"])
def test_verbs_of_a_divided_task_are_no_part_of_a_name(verb: str) -> None:
    table = f"""
    序号|重点任务|责任部门及分工
    1|创建文明城市|区文明办总牵头，区直各部门、各镇{verb}
    2|打造健身圈|区体育局牵头，区住建局{verb}
    """
    assert [row[3:5] for row in read_table(table)] == [
        ("区文明办", "区直各部门、各镇"),
        ("区体育局", "区住建局"),
    ]


def test_brackets_of_units_below_a_leader_may_hold_names_that_end_less_surely() -> None:
    text = """青禾镇2026年班子成员包联方案
王家和同志(镇长)负责:
1.财政收入增长10%.(财政所)
2.改造镇区道路6条.(规建办,城管中队)
3.建成镇中心幼儿园.(中心校)
"""
    assert [row[3] for row in read_items(text.encode(), "a.txt")] == [
        "财政所",
        "规建办、城管中队",
        "中心校",
    ]
