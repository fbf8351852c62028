"""Tables drawn with characters in a text: their cells, and what a breakdown in this form says."""

import pytest

from gwreport.officefiles.text.plain_text import read_plain_text
from gwreport.reading import understand_document

HEAD = "2031年《政府工作报告》主要工作任务分解表\n\n"
TABLE = """\
┌──────────┬───┬──────┬────┐
│ 工 作 任 务          │分管领│牵头单位    │完成时限│
│                      │导    │            │        │
├──────────┼───┼──────┼────┤
│抓好城乡建设          │王家和│区住建局、区│年内见成│
├──────────┤      │城管局      │效      │
│△改造老旧小区20个，惠│      │            │        │
│及三千户              │      │            │        │
├──────────┤      ├──────┤        │
│△新建公园4个         │      │区园林局    │        │
├──────────┼───┼──────┼────┤
│办好民生实事          │李强  │区民政局    │12月底前│
├──────────┤      │            │        │
│△新增床位300张       │      │            │        │
└──────────┴───┴──────┴────┘
"""
ITEMS = [
    ("改造老旧小区20个，惠及三千户", "王家和", ("区住建局", "区城管局"), "年内见成效", "抓好城乡建设"),
    ("新建公园4个", "王家和", ("区园林局",), "年内见成效", "抓好城乡建设"),
    ("新增床位300张", "李强", ("区民政局",), "12月底前", "办好民生实事"),
]  # fmt: skip


def read(text: str):
    plan = understand_document((HEAD + text).encode(), "分解.txt").plan
    assert plan is not None
    return [
        (one.text, "、".join(one.leaders), one.lead_units, one.due, one.category)
        for one in plan.items
    ]


def test_cells_go_on_where_a_rule_stops_and_their_lines_are_joined():
    assert read(TABLE) == ITEMS


def test_the_drawing_may_be_heavy_and_its_blanks_folded():
    heavy = TABLE.translate(str.maketrans("┌┬┐├┼┤└┴┘│─", "┏┳┓┣╋┫┗┻┛┃━"))
    assert read(heavy) == ITEMS
    folded = "\n".join(" ".join(line.split()) for line in TABLE.splitlines())
    assert [one[:2] for one in read(folded)] == [one[:2] for one in ITEMS]


def test_a_broad_row_is_told_of_and_gives_its_units_where_the_details_have_none():
    text = TABLE.replace("├──────────┤      ├──────┤        │\n│△新建公园4个         │      │区园林局    │        │\n", "├──────────┤      ├──────┤        │\n│△新建公园4个         │      │            │        │\n")  # fmt: skip
    reading = understand_document((HEAD + text).encode(), "分解.txt")
    assert reading.plan is not None
    assert reading.plan.items[1].lead_units == ("区住建局", "区城管局")
    assert [one.code for one in reading.findings].count("broad-row") == 2


def test_a_cell_over_several_columns_goes_across():
    text = """\
┌──┬────┬────┐
│序号│任务    │单位    │
├──┼────┴────┤
│1   │修路，区交通局    │
└──┴─────────┘
""".replace("┴────┤", "┴────┤")
    grid = next(read_plain_text(text.encode(), "a.txt").grids())
    assert [[(cell.text, cell.across) for cell in row] for row in grid.rows] == [
        [("序号", False), ("任务", False), ("单位", False)],
        [("1", False), ("修路，区交通局", False), ("修路，区交通局", True)],
    ]


@pytest.mark.parametrize("line", ["┌──────", "┌──┬──┐", "┌──┬──┐\n│甲│乙│丙│丁│\n└──┴──┘"])
def test_what_is_no_whole_drawing_stays_text(line: str):
    document = read_plain_text(f"前文\n{line}\n后文\n".encode(), "a.txt")
    assert not list(document.grids())
    assert next(document.paragraphs()).text == "前文"


def test_a_drawing_of_any_length_takes_no_longer_for_each_line():
    rows = "│甲│乙│\n├─┼─┤\n" * 4000
    document = read_plain_text(f"┌─┬─┐\n{rows}│甲│乙│\n└─┴─┘\n".encode(), "a.txt")
    assert len(next(document.grids()).rows) == 4001


def test_points_in_one_cell_are_tasks_of_their_own_where_only_the_units_are_parted():
    text = """\
┌──────────┬───┬──────┐
│ 工 作 任 务          │分管领│牵头单位    │
│                      │导    │            │
├──────────┼───┼──────┤
│抓好城乡建设          │王家和│区住建局    │
├──────────┤      │            │
│△改造老旧小区20个，惠│      │            │
│及三千户              │      ├──────┤
│△新建公园4个         │      │区园林局、区│
│△改造公厕8座         │      │城管局      │
└──────────┴───┴──────┘
"""
    assert [one[:3] for one in read(text)] == [
        ("改造老旧小区20个，惠及三千户", "王家和", ("区住建局",)),
        ("新建公园4个", "王家和", ("区园林局", "区城管局")),
        ("改造公厕8座", "王家和", ("区园林局", "区城管局")),
    ]
