"""Breakdowns that are paragraphs with “牵头单位：…；责任单位：…。” lines."""

import io

import pytest

from gwreport.domain.plan.plan import Kind
from gwreport.reading import understand_document
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words

NOTICE = """青府办发〔2026〕7号

青河区人民政府办公室
关于印发《2026年区政府工作报告目标任务
分解方案》的通知
各镇人民政府，区政府各部门：
《2026年区政府工作报告目标任务分解方案》已经区政府同意，现印发给你们。
一、提高认识，抓好落实
各牵头单位要负总责。
青河区人民政府办公室
        2026年2月3日
（此件公开发布）
"""
PLAN = """2026年区政府工作报告目标任务分解方案
一、主要预期目标
1．地区生产总值增长6%以上。
牵头单位：区发展改革委；责任单位：区经济信息委、区商务委等。
2.税收增长5%。
牵头单位：区财政局、区税务局。
二、重点工作
（一）围绕产业抓项目。
3．建成标准厂房2.5万平方米。
牵头单位：区经济信息委；责任单位：区政府各部门、各乡
镇（街道）。
4．办好采茶节。
牵头单位：区文化旅游委、区林业局区水利局；责任单位：有关乡镇（街道）等。
三、全面加强政府自身建设
[bookmark: _GoBack]5．持续深化政务公开。
牵头单位：区政府各部门、各乡镇（街道）。
"""
TEXT = NOTICE + PLAN


def read(text: str, name: str = "方案.txt"):
    return understand_document(text.encode(), name)


def test_the_notice_gives_number_issuer_date_and_title():
    plan = read(TEXT).plan
    assert plan.document_number == "青府办发〔2026〕7号"
    assert plan.issuer == "青河区人民政府办公室"
    assert (plan.date, plan.year) == ("2026年2月3日", 2026)
    assert plan.title == "2026年区政府工作报告目标任务分解方案"


def test_every_numbered_paragraph_with_a_line_of_units_is_an_item():
    items = read(TEXT).plan.items
    assert [item.number for item in items] == ["1", "2", "3", "4", "5"]
    assert items[0].text == "地区生产总值增长6%以上。"
    assert items[1].lead_units == ("区财政局", "区税务局")
    assert items[2].text == "建成标准厂房2.5万平方米。"


def test_sections_and_kinds_follow_the_headings():
    items = read(TEXT).plan.items
    assert [item.kind for item in items] == [
        Kind.INDICATOR,
        Kind.INDICATOR,
        Kind.TASK,
        Kind.TASK,
        Kind.GOVERNANCE,
    ]
    assert items[2].section == "（一）围绕产业抓项目。"
    assert {item.category for item in items} == {""}


def test_etc_behind_the_last_unit_is_no_part_of_its_name():
    item = read(TEXT).plan.items[0]
    assert item.support_units == ("区经济信息委", "区商务委")
    assert item.support_text == "区经济信息委、区商务委等"


def test_a_line_broken_inside_a_name_is_joined_and_told_of():
    reading = read(TEXT)
    assert reading.plan.items[2].support_units == ("区政府各部门", "各乡镇（街道）")
    cut = next(one for one in reading.findings if one.code == "text-cut-joined")
    assert cut.item == "T3"


def test_two_units_without_a_separator_are_taken_apart_and_told_of():
    reading = read(TEXT)
    assert reading.plan.items[3].lead_units == ("区文化旅游委", "区林业局", "区水利局")
    apart = next(one for one in reading.findings if one.code == "separator-missing")
    assert (apart.item, fact_words(apart)["read"]) == ("T4", "区林业局区水利局")


def test_a_stray_editor_mark_is_taken_out_and_told_of():
    reading = read(TEXT)
    assert reading.plan.items[4].number == "5"
    mark = next(one for one in reading.findings if one.code == "stray-mark")
    lines = TEXT.splitlines()
    number = next(place for place, line in enumerate(lines, 1) if "bookmark" in line)
    assert spot_words(mark.place.at) == f"第{number}行"


def test_word_and_text_give_the_same_items(word):
    lines = [line.replace("[bookmark: _GoBack]", "") for line in TEXT.splitlines()]
    in_word = understand_document(word(lines), "方案.docx").plan
    assert in_word.items == read(TEXT).plan.items
    assert in_word.document_number == "青府办发〔2026〕7号"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_usual_encoding_gives_the_same_plan(encoding):
    plan = understand_document(TEXT.encode(encoding), "方案.txt").plan
    assert plan == read(TEXT).plan


def test_numbered_paragraphs_of_the_notice_are_no_items():
    notice = "1．各单位要高度重视。\n2．各单位要抓好落实。\n"
    items = read(notice + PLAN).plan.items
    assert [item.number for item in items] == ["1", "2", "3", "4", "5"]


def test_an_item_that_lost_its_line_is_kept_and_told_of():
    text = PLAN.replace("牵头单位：区财政局、区税务局。\n", "")
    reading = read(text)
    assert [item.number for item in reading.plan.items] == ["1", "2", "3", "4", "5"]
    lost = [one.item for one in reading.findings if one.code == "lead-missing"]
    assert lost == ["I2"]


def test_leaders_and_time_limits_stand_in_the_line_too():
    text = "1．修路。\n牵头领导：林一川；主办单位：区交通局；协办单位：区财政局；完成时限：2026年9月。\n"
    item = read(text).plan.items[0]
    assert item.leaders == ("林一川",)
    assert (item.lead_units, item.support_units) == (("区交通局",), ("区财政局",))
    assert item.due == "2026年9月"


def test_units_on_lines_of_their_own_belong_to_one_item():
    text = "1．修路。\n牵头单位：区交通局\n责任单位：区财政局\n2．建桥。\n牵头单位：区水利局\n"
    items = read(text).plan.items
    assert [item.lead_units for item in items] == [("区交通局",), ("区水利局",)]
    assert items[0].support_units == ("区财政局",)


def test_units_in_brackets_behind_the_task_are_read():
    text = "1．修路，建桥。（牵头单位：区交通局；责任单位：各乡镇（街道））\n"
    item = read(text).plan.items[0]
    assert item.text == "修路，建桥。"
    assert (item.lead_units, item.support_units) == (("区交通局",), ("各乡镇（街道）",))


def test_a_task_without_a_number_is_taken_with_the_running_number():
    text = "修路。\n牵头单位：区交通局。\n建桥。\n牵头单位：区水利局。\n"
    assert [(item.number, item.text) for item in read(text).plan.items] == [
        ("1", "修路。"),
        ("2", "建桥。"),
    ]


def test_responsible_units_alone_among_others_are_doubted():
    text = "1．修路。\n牵头单位：区交通局；责任单位：区财政局。\n2．建桥。\n责任单位：区水利局。\n"
    reading = read(text)
    assert reading.plan.items[1].lead_units == ("区水利局",)
    doubts = [one.item for one in reading.findings if one.code == "responsible-as-lead-here"]
    assert doubts == ["T2"]


def test_a_line_of_units_without_a_task_is_told_of():
    reading = read("牵头单位：区交通局。\n1．修路。\n牵头单位：区水利局。\n")
    assert len(reading.plan.items) == 1
    assert "units-without-task" in [one.code for one in reading.findings]


def test_a_contact_line_is_no_line_of_units():
    text = PLAN + "联系人：赵某，联系电话：00000000。\n"
    items = read(text).plan.items
    assert items[-1].lead_units == ("区政府各部门", "各乡镇（街道）")
    assert len(items) == 5


def test_automatic_numbers_of_word_are_the_printed_numbers():
    import docx

    document = docx.Document()
    for text, style in (
        ("修路。", "List Number"),
        ("牵头单位：区交通局。", None),
        ("建桥。", "List Number"),
        ("牵头单位：区水利局。", None),
    ):
        document.add_paragraph(text, style=style)
    data = io.BytesIO()
    document.save(data)
    reading = understand_document(data.getvalue(), "方案.docx")
    assert [(item.number, item.text) for item in reading.plan.items] == [
        ("1", "修路。"),
        ("2", "建桥。"),
    ]
    assert "numbers-given" not in [one.code for one in reading.findings]


def test_a_part_with_units_of_its_own_belongs_to_the_item_above():
    text = (
        "1．投资增长6%。\n牵头单位：区发展改革委。\n其中：工业投资增长12%。\n牵头单位：区经济信息委。\n"
        "2．税收增长5%。\n牵头单位：区税务局。\n"
    )
    reading = read(text)
    whole, part, tax = reading.plan.items
    assert [item.number for item in reading.plan.items] == ["1", "1-1", "2"]
    assert (part.parent, part.lead_units) == (whole.id, ("区经济信息委",))
    assert tax.parent is None
    assert "number-missing" not in [one.code for one in reading.findings]


@pytest.mark.parametrize("last", ["各单位要按照分工抓紧落实，年底前报送情况。", "青河区人民政府"])
def test_what_stands_below_a_closed_bracket_of_units_is_not_theirs(last):
    text = (
        "一、重点任务\n（一）新建公园4个。（区园林局牵头，区财政局配合）\n"
        f"（二）改造管网9公里。（区水务局牵头，各镇街参与）\n{last}\n"
    )
    items = read(text).plan.items
    assert [(one.lead_units, one.support_units) for one in items] == [
        (("区园林局",), ("区财政局",)),
        (("区水务局",), ("各镇街",)),
    ]


UNITS_OVER_TASKS = {
    "numbered, the task in the same line": (
        "（一）区教育局。负责新建学校2所，\n改造食堂5处。\n（二）区水务局。负责改造管网9公里。\n四、实施步骤\n6月底前完成调查。",
        [("一", "负责新建学校2所，改造食堂5处。", ("区教育局",)), ("二", "负责改造管网9公里。", ("区水务局",))],
    ),
    "a colon, a list below": (
        "区教育局：\n1.新建学校2所。\n2.改造食堂5处。\n区水务局、区住建局：\n1.改造管网9公里。",
        [
            ("1", "新建学校2所。", ("区教育局",)),
            ("2", "改造食堂5处。", ("区教育局",)),
            ("1", "改造管网9公里。", ("区水务局", "区住建局")),
        ],
    ),
    "numbered and counted, a list below": (
        "（一）区教育局（2项）\n1.新建学校2所。\n2.改造食堂5处。\n（二）区水务局（共1项）\n3.改造管网9公里。",
        [
            ("1", "新建学校2所。", ("区教育局",)),
            ("2", "改造食堂5处。", ("区教育局",)),
            ("3", "改造管网9公里。", ("区水务局",)),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", UNITS_OVER_TASKS)
def test_a_unit_over_its_tasks_leads_them(case):
    words, expected = UNITS_OVER_TASKS[case]
    text = f"2031年重点工作责任分工\n各镇街，区政府各部门：\n三、责任分工\n{words}\n"
    items = read(text).plan.items
    assert [(one.number, one.text, one.lead_units) for one in items] == expected


def test_the_title_of_a_further_list_is_no_unit_of_the_item_above():
    text = (
        "2031年政府工作报告重点工作责任分解\n1.建设交通枢纽。\n责任单位：区交通局、各县（市、区）政府\n"
        "2031年政府\n民生实事责任分解\n1.新建公园4个。\n责任单位：区园林局\n"
    )
    items = read(text).plan.items
    assert [(one.number, one.lead_units, one.section) for one in items] == [
        ("1", ("区交通局", "各县（市、区）政府"), ""),
        ("1", ("区园林局",), "2031年政府民生实事责任分解"),
    ]


def test_a_number_may_end_with_a_full_stop():
    text = "1。打通断头路20条。（牵头单位：区住建局）\n2。新建公园4个。（牵头单位：区园林局）\n"
    assert [(one.number, one.text) for one in read(text).plan.items] == [
        ("1", "打通断头路20条。"),
        ("2", "新建公园4个。"),
    ]


def test_a_heading_of_goals_below_another_opens_indicators():
    text = (
        "一、总体安排\n（一）跨越式发展目标\n1.生产总值增长6%。（责任单位：区统计局）\n"
        "（二）重点工作\n2.新建公园4个。（责任单位：区园林局）\n"
        "二、主要预期目标\n（一）产业方面的工作\n3.工业投资增长8%。（责任单位：区工信局）\n"
    )
    items = read(text).plan.items
    assert [one.kind for one in items] == [Kind.INDICATOR, Kind.TASK, Kind.INDICATOR]
