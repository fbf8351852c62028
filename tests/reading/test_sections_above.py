"""What opens a section over a table: rows over its header, the sheet's name, a second title."""

import io

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS, as_docx, as_page, as_xlsx, rows_of

FORMS = sorted(FORMATS)
_TITLE = "青禾区2026年重点工作任务分解表"


def _sections(data: bytes, name: str) -> list[tuple[str, str, str]]:
    plan = understand_document(data, name).plan
    assert plan is not None
    return [(one.text, one.section, "、".join(one.leaders)) for one in plan.items]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "below",
    ["序号|项目名称|年度任务|责任单位", "序号|工作|责任单位|时限", "序号|目标任务|牵头单位|备注"],
)
def test_a_heading_between_stacked_tables_is_the_section_of_the_lower(
    below: str, form: str
) -> None:
    table = f"""
    一、经济指标（牵头领导：王家和）|<|<|<
    序号|目标任务|牵头单位|配合单位
    1|新建口袋公园4个。|区城管局|区财政局
    二、重点项目|<|<|<
    {below}
    2|改造公路80公里。|区交通局|9月底
    """
    read = _sections(FORMATS[form](table, _TITLE), f"分解.{form}")
    assert [one[1:] for one in read] == [("一、经济指标", "王家和"), ("二、重点项目", "")]


def test_the_nearest_heading_over_a_header_is_the_section() -> None:
    table = """
    一、城市建设|<|<
    （一）公园绿地（李强副区长牵头）|<|<
    序号|目标任务|牵头单位
    1|新建口袋公园4个。|区城管局
    """
    ((_, section, leaders),) = _sections(as_xlsx(table, _TITLE), "分解.xlsx")
    assert (section, leaders) == ("（一）公园绿地", "李强")


def test_leaders_in_a_row_over_the_header_answer_for_all_below() -> None:
    table = """
    分管领导：王家和|<|<
    序号|目标任务|牵头单位
    1|新建口袋公园4个。|区城管局
    2|改造公路80公里。|区交通局
    """
    read = _sections(as_xlsx(table, _TITLE), "分解.xlsx")
    assert [leaders for *_, leaders in read] == ["王家和", "王家和"]


def test_leaders_of_one_sheet_end_with_it() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Sheet1"
    second = book.create_sheet("Sheet2")
    for row in rows_of(
        "一、城市建设（牵头领导：王家和）||\n序号|任务|牵头单位\n1|新建公园4个|区城管局"
    ):
        first.append([None if cell == "<" else cell for cell in row])
    for row in rows_of("序号|任务|牵头单位\n2|改造公路80公里|区交通局"):
        second.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    assert _sections(buffer.getvalue(), "分解.xlsx") == [
        ("新建公园4个", "一、城市建设", "王家和"),
        ("改造公路80公里", "", ""),
    ]


def test_the_title_of_a_second_table_is_the_section_of_its_rows() -> None:
    first = as_page("序号|目标任务|牵头单位\n1|新建口袋公园4个。|区城管局", _TITLE)
    second = as_page(
        "序号|目标任务|牵头单位\n1|建成卫生院3所。|区卫健委", "青禾区2026年民生实事项目分解表"
    )
    body = second.decode().partition("<body>")[2] or second.decode()
    page = first.decode().replace("</body>", body).encode()
    assert _sections(page, "分解.html") == [
        ("新建口袋公园4个。", "", ""),
        ("建成卫生院3所。", "青禾区2026年民生实事项目分解表", ""),
    ]


def test_a_numbered_heading_below_the_second_title_is_the_section() -> None:
    one = as_page("序号|目标任务|牵头单位\n1|新建口袋公园4个。|区城管局", _TITLE).decode()
    two = (
        "<p>青禾区2026年民生实事项目分解表</p><p>一、卫生健康</p>"
        + as_page("序号|目标任务|牵头单位\n1|建成卫生院3所。|区卫健委").decode()
    )
    read = _sections(one.replace("</body>", two).encode(), "分解.html")
    assert [section for _, section, _ in read] == ["", "一、卫生健康"]


@pytest.mark.parametrize(
    ("name", "section"),
    [("目标任务", ""), ("分解表", ""), ("2026年重点任务清单", ""), ("民生实事", "民生实事")],
)
def test_the_name_of_the_only_sheet_is_a_section_where_it_says_something(
    name: str, section: str
) -> None:
    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(as_xlsx("序号|目标任务|牵头单位\n1|新建口袋公园4个。|区城管局", _TITLE))
    )
    assert book.active is not None
    book.active.title = name
    buffer = io.BytesIO()
    book.save(buffer)
    assert _sections(buffer.getvalue(), "分解.xlsx")[0][1] == section


def test_a_title_over_the_first_table_is_no_section() -> None:
    data = as_docx("序号|目标任务|牵头单位\n1|新建口袋公园4个。|区城管局", _TITLE)
    assert _sections(data, "分解.docx") == [("新建口袋公园4个。", "", "")]


_FIRST = "序号|目标任务|牵头单位\n1|新建公园4个|区城管局"
_SECOND = "序号|目标任务|牵头单位\n2|建成卫生院3所|区卫健委"


def _in_text(*blocks: str) -> bytes:
    """Make a page of paragraphs and tables (those with a | in them)."""
    parts = [as_page(one).decode() if "|" in one else f"<p>{one}</p>" for one in blocks]
    return "".join(["<html><meta charset='utf-8'>", *parts, "</html>"]).encode()


def _read_in_text(*blocks: str) -> list[str]:
    return [section for _, section, _ in _sections(_in_text(_TITLE, *blocks), "分解.html")]


@pytest.mark.parametrize(
    "own", ["城市建设任务表", "民生实事项目清单", "社会事业", "卫生健康重点项目"]
)
@pytest.mark.parametrize("over", ["一、工业经济", "（一）总体要求", "三、保障措施"])
def test_a_title_of_its_own_is_the_section_of_a_table_below_a_heading(own: str, over: str) -> None:
    assert _read_in_text(over, f"{own}|<|<\n{_FIRST}") == [own]
    assert _read_in_text(over, "全面完成各项任务。", "认真落实。", f"{own}|<|<\n{_FIRST}") == [own]


@pytest.mark.parametrize("own", ["社会事业", "城市建设任务表"])
@pytest.mark.parametrize(
    "first", [_FIRST, f"一、工业|<|<\n{_FIRST}", _FIRST + "\n二、工业|<|<\n2|改造公厕8座|区住建局"]
)
def test_a_table_with_a_title_does_not_keep_the_section_of_the_one_before(
    own: str, first: str
) -> None:
    assert _read_in_text("一、工业", first, own, _SECOND)[-1] == own
    assert _read_in_text("一、工业", first, f"{own}|<|<\n{_SECOND}")[-1] == own


@pytest.mark.parametrize("over", ["三、保障措施", "二、工作要求", "四、组织领导", "一、总体思路"])
@pytest.mark.parametrize("title", ["附件：重点任务分解表", "2026年重点任务清单"])
def test_a_table_behind_the_prose_of_a_notice_is_not_below_its_last_heading(
    over: str, title: str
) -> None:
    assert _read_in_text(over, "加强领导，压实责任。", title, _FIRST) == [""]


@pytest.mark.parametrize(
    "line",
    [
        "工业经济任务表",
        "2026年重点任务清单",
        "单位：万元",
        "单位万元",
        "填报单位：区统计局",
        "区统计局",
        "附件1",
        "（续表）",
    ],
)
def test_a_line_over_a_table_that_says_nothing_else_leaves_the_heading(line: str) -> None:
    assert _read_in_text("一、工业经济", f"{line}|<|<\n{_FIRST}") == ["一、工业经济"]
    if not line.endswith(("任务表", "清单")):
        # That is the title of a further list.
        assert _read_in_text("一、工业经济", _FIRST, line, _SECOND)[-1] == "一、工业经济"


def test_the_leaders_of_a_heading_answer_for_a_table_with_its_own_title_too() -> None:
    data = _in_text(_TITLE, "一、工业（王家和副区长牵头）", f"技改项目表|<|<\n{_FIRST}")
    assert _sections(data, "分解.html") == [("新建公园4个", "技改项目表", "王家和")]
