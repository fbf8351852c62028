"""Text in which each cell of a table stands on a line of its own (an invented district)."""

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from tests.reading.text_tables import Read, read_items, rows_of

TITLE = "青禾区2026年民生实事任务分解表"


def on_lines(table: str, between: str = "\n", behind: str = "") -> bytes:
    cells = [cell for row in rows_of(table) for cell in row if cell not in ("^", "<")]
    lines = [line for cell in cells for line in cell.split("\n") if line]
    return between.join([TITLE, "附件", *lines, *behind.split()]).encode()


PLAIN = """
序号|工作任务|牵头领导|牵头单位|完成时限
1|新建口袋公园4个。|王家和|区城管局|6月底前
2|改造公路80公里，新建桥梁2座。|李强|区交通局⏎区农业农村委|9月投入使用
3|建成卫生院3所|赵敏|区卫健委|年底前
4|深化政务公开。|赵敏|区政府办公室|全年
"""
EXPECTED: list[Read] = [
    ("1", "新建口袋公园4个。", "王家和", "区城管局", "", "6月底前"),
    ("2", "改造公路80公里，新建桥梁2座。", "李强", "区交通局、区农业农村委", "", "9月投入使用"),
    ("3", "建成卫生院3所", "赵敏", "区卫健委", "", "年底前"),
    ("4", "深化政务公开。", "赵敏", "区政府办公室", "", "全年"),
]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n \r\n"])
@pytest.mark.parametrize("behind", ["", "分享到：", "抄送：区委办公室。 青禾区人民政府办公室"])
def test_a_cell_a_line_is_the_table_that_it_was(between: str, behind: str) -> None:
    assert read_items(on_lines(PLAIN, between, behind), "a.txt") == EXPECTED


def test_a_sub_row_under_a_merged_number_is_a_part() -> None:
    table = """
    序号|民生实事|责任单位|完成时限
    1|新建养老院1所。|区民政局|5月底前动工
    ^|开工建设老年大学。|^|12月底前
    2|新建菜市场1个。|区商务局⏎区投资公司|12月底前
    """
    assert read_items(on_lines(table), "a.txt") == [
        ("1", "新建养老院1所。", "", "区民政局", "", "5月底前动工"),
        ("1-1", "开工建设老年大学。", "", "区民政局", "", "12月底前"),
        ("2", "新建菜市场1个。", "", "区商务局、区投资公司", "", "12月底前"),
    ]


def test_headings_between_the_rows_open_sections() -> None:
    table = """
    序号|工作任务|责任单位
    1|新建口袋公园4个|区城管局
    2|改造公路80公里|区交通局
    二、民生保障|<|<
    3|建成卫生院3所|区卫健委
    """
    reading = understand_document(on_lines(table), "a.txt")
    assert reading.plan is not None
    assert [(one.section, one.text) for one in reading.plan.items] == [
        ("", "新建口袋公园4个"),
        ("", "改造公路80公里"),
        ("二、民生保障", "建成卫生院3所"),
    ]


def test_a_heading_and_a_text_over_two_lines_are_one_each() -> None:
    lines = "序号 工作任务 分管 领导 责任单位 1 新建口袋公园4个，改造 老旧公园2个。 王家和 区城管局"
    lines += " 2 改造公路80公里 李强 区交通局"
    assert read_items("\n".join([TITLE, *lines.split()]).encode(), "a.txt") == [
        ("1", "新建口袋公园4个，改造老旧公园2个。", "王家和", "区城管局", "", ""),
        ("2", "改造公路80公里", "李强", "区交通局", "", ""),
    ]


def test_units_that_may_lead_or_help_are_told_with_their_row() -> None:
    table = """
    序号|工作任务|牵头单位|配合单位
    1|新建口袋公园4个。|区城管局|区财政局⏎各镇街
    2|改造公路80公里。|区交通局|各镇街
    """
    reading = understand_document(on_lines(table), "a.txt")
    assert reading.plan is not None
    assert [(one.lead_units, one.support_units) for one in reading.plan.items] == [
        (("区城管局",), ("区财政局", "各镇街")),
        (("区交通局",), ("各镇街",)),
    ]
    doubted = [one.item for one in reading.findings if one.code == "units-on-lines"]
    assert doubted == [reading.plan.items[0].id]


def test_a_report_a_cell_a_line_is_a_report() -> None:
    table = """
    序号|项目内容|当前进度|牵头单位|备注
    1|新增公办学位1000个。|80%（新区进度滞后）|区教委|市民生实事
    2|建设农村路55公里。|95%|区交通局|区民生实事
    """
    reading = understand_document(on_lines(table), "a.txt")
    assert reading.kind is DocumentKind.REPORT
    assert reading.report is not None
    assert [(one.text, one.completion) for one in reading.report.tasks] == [
        ("新增公办学位1000个。", "80%（新区进度滞后）"),
        ("建设农村路55公里。", "95%"),
    ]


def test_numbered_lines_below_a_list_of_headings_in_prose_are_no_table() -> None:
    text = "\n".join(
        [TITLE, "一、填报要求", "序号", "由区政府办公室统一编排。", "1.新建公园。（区城管局牵头）"]
    )
    assert [one[1] for one in read_items(text.encode(), "a.txt")] == ["新建公园。"]


@pytest.mark.parametrize(
    ("unknown", "place"), [("牵头社工点", "lead"), ("协助网格", "support"), ("包片干事", "leader")]
)
def test_the_lines_of_a_column_that_nobody_knows_go_to_no_other(unknown: str, place: str) -> None:
    words = {"leader": "责任领导", "lead": "牵头单位", "support": "配合单位", place: unknown}
    table = f"""
    序号|工作任务|{words["leader"]}|{words["lead"]}|{words["support"]}|完成时限
    1|新建实践站3个。|李国华|党群工作办|各社区|9月底
    2|改造背街小巷8条。|周敏|城市管理办|各社区、综合执法队|10月底
    3|完成固定资产投资6.5亿元。|陈勇|经济发展办|统计站|12月底
    """
    read = read_items(on_lines(table), "a.txt")
    known = {"leader": 2, "lead": 3, "support": 4}
    expected = [
        ("李国华", "党群工作办", "各社区"),
        ("周敏", "城市管理办", "各社区、综合执法队"),
        ("陈勇", "经济发展办", "统计站"),
    ]
    for one, names in zip(read, expected, strict=True):
        for name, at in known.items():
            if name != place:
                assert one[at] == names[at - 2]
    if place == "lead":
        assert [one[3] for one in read] == [names[1] for names in expected]


def test_a_part_of_a_longer_list_keeps_its_numbers() -> None:
    lines = ["序号", "重点工作任务", "主要责任单位", "协同配合单位"]
    lines += [
        "一、主要目标",
        "3",
        "固定资产投资增长7.5%左右。",
        "区发改委",
        "区工信局、区住建局，各镇人民政府。",
    ]
    lines += ["二、重点项目", "三、民生福祉", "68", "新增托位200个。", "区教育局", "区卫健委。"]
    lines += ["73", "建成卫生院3所。", "区卫健委", "区财政局。"]
    text = "\n\n".join(["青禾区教育局2026年重点工作任务分解表", *lines])
    assert read_items(text.encode(), "a.txt") == [
        ("3", "固定资产投资增长7.5%左右。", "", "区发改委", "区工信局、区住建局、各镇人民政府", ""),
        ("68", "新增托位200个。", "", "区教育局", "区卫健委", ""),
        ("73", "建成卫生院3所。", "", "区卫健委", "区财政局", ""),
    ]
