"""Items that are blocks of labelled lines: 整改目标：… 整改措施：… 责任单位：…"""

import pytest

from gwreport.domain.plan.column_mapping import ColumnMapping, ColumnRole, MappedColumn
from gwreport.reading import understand_document
from gwreport.reading.shown_tables import show_tables

RECTIFIED = """青禾区2031年督察反馈问题整改清单
各镇街，区政府各部门：
现将清单印发给你们。
一、部分企业废水直排
整改目标：年底前全部纳管。
整改措施：1.排查沿河企业32家。
2.新建管网9公里，
8月底前完工。
责任单位：区生态环境局、区水务局
整改时限：12月底
二、填埋场处理能力不足
整改目标：处理能力提升到每日200吨。
整改措施：完成设备招标。
责任单位：区城管局
区财政局
整改时限：9月底
青禾区人民政府办公室
2031年3月5日
"""


def read(text: str, **more):
    reading = understand_document(text.encode(), "清单.txt", **more)
    assert reading.plan is not None
    return reading


def test_each_label_is_a_column_and_the_title_is_the_problem():
    reading = read(RECTIFIED)
    assert reading.plan is not None
    read_items = [
        (
            one.number,
            one.category,
            one.text,
            one.lead_units,
            one.due,
            {remark.heading: remark.cell for remark in one.remarks},
        )
        for one in reading.plan.items
    ]
    assert read_items == [
        (
            "一",
            "部分企业废水直排",
            "1.排查沿河企业32家。2.新建管网9公里，8月底前完工。",
            ("区生态环境局", "区水务局"),
            "12月底",
            {"整改目标": "年底前全部纳管。"},
        ),
        (
            "二",
            "填埋场处理能力不足",
            "完成设备招标。",
            ("区城管局", "区财政局"),
            "9月底",
            {"整改目标": "处理能力提升到每日200吨。"},
        ),
    ]
    told = next(one for one in reading.findings if one.code == "blocks-as-table")
    assert told.facts["words"] == "序号、问题、整改目标、整改措施、责任单位、整改时限"


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("1.项目名称：", "2.项目名称：", "1"),
        ("（一）项目名称：", "（二）项目名称：", "一"),
        ("项目名称：", "项目名称：", "1"),
    ],
)
def test_a_block_may_begin_with_its_name_numbered_or_not(first: str, second: str, number: str):
    text = (
        f"2031年为民办实事责任分解\n{first}新建公园\n建设内容：新建口袋公园5个，配套停车位200个，铺设健身步道。\n"
        f"责任领导：王家和\n责任单位：区园林局\n联系人：苏禾\n"
        f"{second}老旧小区改造\n建设内容：改造20个小区的管网、道路和绿化，加装电梯60部。\n"
        f"责任领导：李强\n牵头单位：区住建局；配合单位：各街道\n"
    )
    reading = read(text)
    assert reading.plan is not None
    first_item, second_item = reading.plan.items
    assert (first_item.number, first_item.leaders, first_item.lead_units) == (
        number,
        ("王家和",),
        ("区园林局",),
    )
    assert (first_item.category, first_item.text) == (
        "",
        "新建公园：新建口袋公园5个，配套停车位200个，铺设健身步道。",
    )
    assert [one.name for one in first_item.contacts] == ["苏禾"]
    assert (second_item.lead_units, second_item.support_units) == (("区住建局",), ("各街道",))


def test_headings_between_blocks_are_sections():
    text = RECTIFIED.replace("二、填埋场", "第二部分 固废方面\n二、填埋场")
    reading = read(text)
    assert reading.plan is not None
    assert [one.section for one in reading.plan.items] == ["", "第二部分 固废方面"]


def test_a_person_can_say_what_a_label_is():
    said = ColumnMapping((MappedColumn("整改目标", ColumnRole.TEXT),))
    reading = read(RECTIFIED, mapping=said)
    assert reading.plan is not None
    assert reading.plan.items[0].text == "年底前全部纳管。"
    (table,) = show_tables(RECTIFIED.encode(), "清单.txt", ColumnMapping())
    assert table.headings == ("序号", "问题", "整改目标", "整改措施", "责任单位", "整改时限")


@pytest.mark.parametrize(
    "text",
    [
        "2031年重点工作分解\n1.新建公园4个。\n牵头单位：区园林局\n2.改造管网9公里。\n牵头单位：区水务局\n",
        "2031年重点工作分解\n1.新建公园4个。（责任单位：区园林局）\n2.改造管网。（责任单位：区水务局）\n",
    ],
)
def test_tasks_with_lines_of_units_alone_are_no_such_blocks(text: str):
    reading = read(text)
    assert "blocks-as-table" not in {one.code for one in reading.findings}
    assert reading.plan is not None
    assert [one.number for one in reading.plan.items] == ["1", "2"]


def test_labels_with_blanks_between_them_in_one_line_are_a_column_each():
    blocks = [
        ("一", "饮水工程", "新建供水工程12处。", "张立群", "县水利局", "李伟"),
        ("二", "停车工程", "新增车位900个。", "王秀英", "县城管局、县公安局", "周强"),
    ]
    lines = [
        line
        for number, title, goal, leader, units, person in blocks
        for line in (
            f"{number}、{title}",
            f"目标任务：{goal}",
            f"分管领导：{leader}　责任单位：{units}  责任人：{person}",
        )
    ]
    reading = read("\n".join(["2031年民生实事责任分解", *lines]))
    assert reading.plan is not None
    found = [(one.text, one.leaders, one.lead_units) for one in reading.plan.items]
    assert found == [
        ("新建供水工程12处。", ("张立群",), ("县水利局",)),
        ("新增车位900个。", ("王秀英",), ("县城管局", "县公安局")),
    ]
    assert [one.contacts[0].name for one in reading.plan.items] == ["李伟", "周强"]


def test_a_word_before_a_colon_inside_a_label_keeps_the_mark_before_it():
    text = RECTIFIED.replace("年底前全部纳管。", "年底前纳管 另注：含雨水。")
    reading = read(text)
    assert reading.plan is not None
    assert "年底前纳管 另注：含雨水" in str(reading.plan.items[0])


WORKS = """青禾区2031年重点工程推进方案
为推进重点工程，制定本方案。
一、基础设施
（一）青河大桥改建工程（{first}）
牵头单位：区交通局
配合单位：区水务局
建设内容：改建大桥1.2公里，拓宽引道3处。
年度安排：9月底前主体完工。
（二）城北水厂扩建工程（{second}）
牵头单位：区水务局
配合单位：区住建局
建设内容：新建日供水5万吨水厂一座。
年度安排：年底前通水。
二、民生保障
（三）区中医院迁建工程（{first}）
牵头单位：区卫健委
建设内容：新建住院楼3万平方米。
年度安排：12月底前封顶。
"""


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("责任领导：王一川", "责任领导：李望舒"),
        ("王一川副区长牵头", "李望舒副区长牵头"),
        ("区领导：王一川", "区领导：李望舒"),
    ],
)
def test_named_works_keep_their_names_and_leaders_above_labels_of_units(
    first: str, second: str, blank: str
):
    reading = read(WORKS.format(first=first, second=second).replace("\n", blank))
    assert [
        (one.section, one.number, one.category, one.text, one.leaders, one.lead_units)
        for one in reading.plan.items
    ] == [
        (
            "一、基础设施",
            "一",
            "",
            "青河大桥改建工程：改建大桥1.2公里，拓宽引道3处。",
            ("王一川",),
            ("区交通局",),
        ),
        (
            "一、基础设施",
            "二",
            "",
            "城北水厂扩建工程：新建日供水5万吨水厂一座。",
            ("李望舒",),
            ("区水务局",),
        ),
        (
            "二、民生保障",
            "三",
            "",
            "区中医院迁建工程：新建住院楼3万平方米。",
            ("王一川",),
            ("区卫健委",),
        ),
    ]
    assert [one.support_units for one in reading.plan.items] == [("区水务局",), ("区住建局",), ()]
    assert [one.remarks[0].cell for one in reading.plan.items] == [
        "9月底前主体完工。",
        "年底前通水。",
        "12月底前封顶。",
    ]


def test_tasks_over_lines_of_units_alone_are_no_blocks():
    reading = read(
        "一、重点任务\n1.新建公园4个。\n牵头单位：区城管局\n完成时限：6月底\n"
        "2.改造公路80公里。\n牵头单位：区交通局\n完成时限：年底\n"
    )
    assert "blocks-as-table" not in {str(one.code) for one in reading.findings}
    assert [(one.text, one.lead_units, one.due) for one in reading.plan.items] == [
        ("新建公园4个。", ("区城管局",), "6月底"),
        ("改造公路80公里。", ("区交通局",), "年底"),
    ]


def test_a_label_that_only_the_last_block_has_does_not_close_the_document():
    reading = read(
        "2031年惠民实事\n一、建设公园\n主要内容：新建公园4个。\n主办单位：区城管局\n"
        "二、改造公路\n主要内容：改造公路80公里。\n主办单位：区交通局\n协办单位：区财政局、各镇街\n"
    )
    assert [(one.lead_units, one.support_units) for one in reading.plan.items] == [
        (("区城管局",), ()),
        (("区交通局",), ("区财政局", "各镇街")),
    ]
