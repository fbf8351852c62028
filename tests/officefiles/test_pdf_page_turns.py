"""Tables of a PDF that a page turn parts: rows, merged cells and headings that go on over the page."""

from collections.abc import Sequence

from gwreport.officefiles.grid import Grid
from gwreport.officefiles.pdf.document import read_pdf
from tests.officefiles.pdf_pages import PdfPage, pdf

HEAD = ("分类", "序号", "目标任务", "牵头单位")
WIDTHS = (90, 40, 220, 120)
Row = tuple[str | None, ...]


def page(rows: Sequence[Row], *, widths: Sequence[float] = WIDTHS, top: float = 100) -> PdfPage:
    """Draw a ruled table; None is merged with what stands above it, an own first line too."""
    made, height = PdfPage(), 24.0
    edges = [40 + sum(widths[:place]) for place in range(len(widths) + 1)]
    bottom = top + len(rows) * height
    for edge in edges:
        made.line(edge, top, edge, bottom)
    made.line(edges[0], top, edges[-1], top)
    made.line(edges[0], bottom, edges[-1], bottom)
    for number, row in enumerate(rows):
        at = top + number * height
        for left, right, text in zip(edges, edges[1:], row, strict=False):
            if number and text is not None:
                made.line(left, at, right, at)
            if text:
                made.words(left + 3, at + 7, text)
    return made


def grids(*pages: PdfPage) -> list[Grid]:
    return list(read_pdf(pdf(pages), "a.pdf").grids())


def texts(grid: Grid) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in grid.rows]


def table(start: int, count: int, first: str | None = "一、经济") -> list[Row]:
    rows: list[Row] = [
        (None, str(start + one), f"修建第{start + one}条道路。", "区交通局") for one in range(count)
    ]
    return [(first, *rows[0][1:]), *rows[1:]]


def test_a_table_goes_on_over_the_page_below_its_header_printed_again() -> None:
    (grid,) = grids(page([HEAD, *table(1, 3)]), page([HEAD, *table(4, 2, "二、民生")]))
    assert texts(grid) == [
        HEAD,
        *(("一、经济", str(one), f"修建第{one}条道路。", "区交通局") for one in (1, 2, 3)),
        *(("二、民生", str(one), f"修建第{one}条道路。", "区交通局") for one in (4, 5)),
    ]
    assert [row[0].at.page for row in grid.rows if row[0].at] == [1, 1, 1, 1, 2, 2]
    assert [row[0].down for row in grid.rows] == [False, False, True, True, False, True]


def test_a_page_that_repeats_the_header_and_nothing_else_adds_nothing() -> None:
    (grid,) = grids(page([HEAD, *table(1, 3)]), page([HEAD, HEAD]))
    assert len(grid.rows) == 4


def test_a_table_of_other_columns_or_a_page_later_is_one_of_its_own() -> None:
    first, blank = page([HEAD, *table(1, 3)]), PdfPage()
    assert len(grids(first, page([HEAD, *table(4, 2)], widths=(60, 70, 220, 120)))) == 2
    assert len(grids(first, page([HEAD[:3], ("二", "4", "修桥")], widths=WIDTHS[:3]))) == 2
    assert len(grids(first, blank, page([HEAD, *table(4, 2)]))) == 2


def test_a_row_that_the_page_cuts_is_one_row() -> None:
    rest: Row = ("", "", "其中：完成投资3亿元。", "区财政局")
    (grid,) = grids(
        page([HEAD, *table(1, 4, "一、经济")]), page([HEAD, rest, *table(5, 2, "二、民生")])
    )
    assert [row[1].text for row in grid.rows] == ["序号", "1", "2", "3", "4", "5", "6"]
    assert [cell.text for cell in grid.rows[4][2:]] == [
        "修建第4条道路。\n其中：完成投资3亿元。",
        "区交通局\n区财政局",
    ]


def test_a_row_without_a_number_is_a_row_where_others_have_none_either() -> None:
    rows: list[Row] = [("", "", f"修建第{one}条道路。", "区交通局") for one in range(1, 5)]
    (grid,) = grids(page([HEAD, *rows]), page([HEAD, ("", "", "修桥。", "区水利局")]))
    assert texts(grid)[-1] == ("", "", "修桥。", "区水利局")


def test_what_is_merged_over_the_page_turn_goes_on_below_it() -> None:
    (grid,) = grids(page([HEAD, *table(1, 3)]), page([HEAD, *table(4, 3, "")]))
    assert [row[0].text for row in grid.rows] == ["分类", *["一、经济"] * 6]
    assert [row[0].down for row in grid.rows][3:] == [True] * 4


def test_the_rest_of_a_merged_heading_is_added_to_it_and_a_new_one_is_not() -> None:
    one, two = table(1, 3), table(4, 3, "二、民生")
    (grid,) = grids(page([HEAD, *one, *two]), page([HEAD, *table(7, 2, "保障")]))
    assert [row[0].text for row in grid.rows][4:] == ["二、民生\n保障"] * 5
    (grid,) = grids(page([HEAD, *one, *two]), page([HEAD, *table(7, 2, "三、治理")]))
    assert [row[0].text for row in grid.rows][4:] == ["二、民生"] * 3 + ["三、治理"] * 2
    # Headings that bear no number may be new ones, whatever they say.
    (grid,) = grids(page([HEAD, *table(1, 3, "经济")]), page([HEAD, *table(4, 2, "保障")]))
    assert [row[0].text for row in grid.rows][1:] == ["经济"] * 3 + ["保障"] * 2


def test_a_blank_cell_at_the_top_of_a_page_stays_blank() -> None:
    rows: list[Row] = [("二、民生", "4", "修建第4条道路。", ""), *table(5, 2, "三、治理")]
    (grid,) = grids(page([HEAD, *table(1, 3)]), page([HEAD, *rows]))
    assert [cell.text for cell in grid.rows[4]] == ["二、民生", "4", "修建第4条道路。", ""]
