"""Tables as they are copied out of a page or saved as one: cells that begin with a tab, HTML, MHT."""

import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.errors import DocumentError
from gwreport.reading import understand_document
from tests.reading.text_tables import read_items

HEAD = ["分类", "序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位"]
ROWS = [
    ["一、向质效要增量", "1", "新建口袋公园4个。", "王明", "区城市管理局", "区财政局、各镇街"],
    ["", "2", "引进项目20个。", "李强\n高帆", "区招商投资局\n区发展改革委", ""],
    ["二、向改革要活力", "3", "压减企业20户。", "王明", "区国资委", "区级相关部门单位"],
    [
        "",
        "4",
        "改造燃气管道51公里。",
        "高帆",
        "区住房城乡建委\n\n云汀港物流园区\n（保税区）管委会",
        "各镇街",
    ],
]
GOVERNANCE = [
    ["序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位"],
    ["1", "创建法治政府建设示范区。", "许政", "区司法局", "各镇街"],
    ["2", "深化政务公开。", "许政", "区政府办公室", "各镇街"],
]
TITLE = ["2025年区政府工作报告目标任务分解方案", "一、2025年主要工作任务"]
BETWEEN = "二、切实加强政府自身建设"


def pasted(rows: list[list[str]], *, broken_at: int = 0) -> list[str]:
    lines: list[str] = []
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if number and place == broken_at > 0:
                lines.append("")  # a page ended here
            lines += f"\t{cell}".split("\n")
        lines.append("")
    return lines


def items(lines: list[str]) -> list[tuple[str, ...]]:
    reading = understand_document("\n".join(lines).encode(), "分解.txt")
    assert reading.plan is not None
    return [
        (
            one.section,
            one.category,
            one.number,
            one.text,
            "、".join(one.leaders),
            "、".join(one.lead_units),
            one.support_text,
        )
        for one in reading.plan.items
    ]


EXPECTED = [
    ("一、向质效要增量", "1", "新建口袋公园4个。", "王明", "区城市管理局", "区财政局、各镇街"),
    ("一、向质效要增量", "2", "引进项目20个。", "李强、高帆", "区招商投资局、区发展改革委", ""),
    ("二、向改革要活力", "3", "压减企业20户。", "王明", "区国资委", "区级相关部门单位"),
    (
        "二、向改革要活力",
        "4",
        "改造燃气管道51公里。",
        "高帆",
        "区住房城乡建委、云汀港物流园区（保税区）管委会",
        "各镇街",
    ),
]


@pytest.mark.parametrize("broken_at", range(6))
def test_cells_that_begin_with_a_tab_are_the_table_that_they_were(broken_at: int) -> None:
    lines = [*TITLE, "", *pasted([HEAD, *ROWS], broken_at=broken_at), "抄送：区委各部委。"]
    assert [one[1:] for one in items(lines)] == EXPECTED


@pytest.mark.parametrize("between", [["", BETWEEN, ""], [BETWEEN]])
def test_a_heading_right_below_the_last_cell_ends_the_table(between: list[str]) -> None:
    first = pasted([HEAD, *ROWS])[:-1]
    read = items([*TITLE, "", *first, *between, *pasted(GOVERNANCE)])
    assert [one[2:4] for one in read[4:]] == [
        ("1", "创建法治政府建设示范区。"),
        ("2", "深化政务公开。"),
    ]
    assert {one[0] for one in read[4:]} == {BETWEEN}
    assert read[3][6] == "各镇街"


def test_cells_of_a_row_in_one_line_are_cells_too() -> None:
    lines = ["\t" + "\t".join(row) for row in GOVERNANCE]
    spaced = [line for one in lines for line in (one, "")]
    assert [one[3] for one in items(spaced)] == ["创建法治政府建设示范区。", "深化政务公开。"]


def test_a_sub_row_without_values_has_those_of_the_row_above() -> None:
    table = [
        ["序号", "指标名称", "2025年预期目标", "2025年完成情况"],
        ["1", "主要污染物减排（吨）", "完成下达目标", "预计完成"],
        ["", "化学需氧量", "", ""],
        ["2", "粮食产量（万吨）", "45", "46.1"],
    ]
    reading = understand_document("\n".join(pasted(table)).encode(), "指标.txt")
    assert reading.indicators is not None
    rows = reading.indicators[0].rows
    assert [(one.number, one.parent, one.target, one.completion) for one in rows] == [
        ("1", None, "完成下达目标", "预计完成"),
        ("", "1", "完成下达目标", "预计完成"),
        ("2", None, "45", "46.1"),
    ]


@given(
    st.lists(
        st.lists(st.sampled_from(["", "甲", "乙丙", "3", "一行\n两行"]), min_size=3, max_size=5),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_stands_in_the_cells_no_word_is_lost(rows: list[list[str]]) -> None:
    from gwreport.officefiles.grid import Grid
    from gwreport.officefiles.text.plain_text import read_plain_text

    document = read_plain_text("\n".join(["题目", "", *pasted(rows)]).encode(), "a.txt")
    read = [
        word
        for block in document.blocks
        for text in (
            [cell.own_text for row in block.rows for cell in row]
            if isinstance(block, Grid)
            else [block.text]
        )
        for word in text.split()
    ]
    assert sorted(read) == sorted(
        ["题目", *(w for row in rows for cell in row for w in cell.split())]
    )


def page(rows: list[list[str]]) -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell.replace(chr(10), '<br>')}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    return (
        "<html><head><meta charset='utf-8'><title>某区政府网</title></head><body>"
        "<div class='nav'><a href='/'>首页</a> <a href='/zwgk'>政务公开</a></div>"
        f"<h1>{TITLE[0]}</h1><table><tr><td><p>发布日期：2025年1月20日</p>"
        f"<table border='1'>{cells}</table></td></tr></table>"
        "<div>打印 关闭窗口</div></body></html>"
    )


@pytest.mark.parametrize("form", ["html", "mht"])
def test_a_page_is_read_like_the_table_in_it(form: str) -> None:
    data = page([HEAD, *ROWS]).encode()
    if form == "mht":
        data = (
            b"From: <saved by>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;"
            b' boundary="b"; type="text/html"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"'
            b"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://a/\r\n\r\n"
            + quopri.encodestring(data)
            + b"\r\n--b--\r\n"
        )
    reading = understand_document(data, f"分解.{form}")
    assert reading.plan is not None
    assert reading.plan.year == 2025
    assert [(one.number, one.text, one.lead_units) for one in reading.plan.items] == [
        (number, text, tuple(leads.split("、"))) for _, number, text, _, leads, _ in EXPECTED
    ]


def test_columns_that_are_aligned_by_blanks_are_a_table() -> None:
    lines = [
        "2031年实事任务分解",
        "",
        "序号    工作任务              责任单位      完成时限",
        "1       新建公路60公里        县交通局      10月底",
        "2       改造危房120户         县住建局      9月底",
        "以上实事由督查室跟踪督办。",
    ]
    plan = understand_document("\n".join(lines).encode(), "分解.txt").plan
    assert plan is not None
    assert [(one.number, one.text, one.lead_units, one.due) for one in plan.items] == [
        ("1", "新建公路60公里", ("县交通局",), "10月底"),
        ("2", "改造危房120户", ("县住建局",), "9月底"),
    ]


def test_where_a_cell_is_missing_nobody_guesses_which() -> None:
    lines = [
        "序号    工作任务              责任单位      完成时限",
        "1       新建公路60公里        县交通局      10月底",
        "2       改造危房120户         9月底",
    ]
    with pytest.raises(DocumentError):
        understand_document("\n".join(lines).encode(), "分解.txt")


def test_cells_of_several_lines_between_tabs() -> None:
    rows = [
        "\t序号\t主要任务\t主责部门\t协办部门\t办结时限",
        "\t1\t新建口袋公园4个\t区城管局\t区财政局\n各镇街\t6月底前",
        "",
        "\t2\t改造公厕8座\t区住建局\n区城管局\t\t9月底前",
        "",
        "\t3\t建成卫生院3所\t区卫健委\t区财政局\t年底前",
    ]
    text = "\n".join(["青禾区2026年重点任务台账", "", *rows, ""])
    assert read_items(text.encode(), "a.txt") == [
        ("1", "新建口袋公园4个", "", "区城管局", "区财政局、各镇街", "6月底前"),
        ("2", "改造公厕8座", "", "区住建局、区城管局", "", "9月底前"),
        ("3", "建成卫生院3所", "", "区卫健委", "区财政局", "年底前"),
    ]


@pytest.mark.parametrize("end", ["", " |"])
@pytest.mark.parametrize("further", [0, 1, 4])
@pytest.mark.parametrize("number", ["", "一、"])
def test_a_row_that_begins_with_a_bar_has_an_empty_first_cell(
    end: str, further: int, number: str
) -> None:
    """A column that was merged down, as a converter writes it."""
    lines = [
        "2026年重点任务分工表",
        f"重点工作 | 具体要求 | 责任部门 | 完成时限{end}",
        f"{number}做好政府信息主动公开工作 | 1.推进预算、决算和绩效信息全部公开。 | 财务科 | 10月底前{end}",
        *(
            f" | {at}.按期答复信息公开申请，不少于{at}件。 | 办公室 | 全年{end}"
            for at in range(2, 3 + further)
        ),
        f"政策解读 | {3 + further}.制作政策图解和视频解读12期。 | 办公室 | 12月底前{end}",
    ]
    plan = understand_document("\n".join(lines).encode(), "分解.txt").plan
    assert plan is not None
    assert [(one.number, one.lead_units) for one in plan.items] == [
        ("1", ("财务科",)),
        *((str(at), ("办公室",)) for at in range(2, 4 + further)),
    ]
