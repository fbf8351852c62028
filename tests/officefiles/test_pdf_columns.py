"""A page set in two columns is read one column after the other; cells side by side stay together."""

from gwreport.officefiles.pdf.document import read_pdf
from tests.officefiles.pdf_pages import PdfPage, pdf

FULL = "推进城市更新提升行动改造老旧小区和背街小巷"  # 21 characters: a column of 210 points
LEFT, RIGHT = 60, 320


def paragraphs(page: PdfPage) -> list[str]:
    return [one.text for one in read_pdf(pdf([page]), "a.pdf").paragraphs()]


def two_columns(page: PdfPage, *, begins: float = 100, off: float = 0) -> None:
    for line in range(14):
        page.words(LEFT, begins + 16 * line, FULL)
        page.words(RIGHT, begins + off + 16 * line, FULL.replace("城市", "乡村"))
    page.words(LEFT, begins + 16 * 14, "左栏末行。")
    page.words(RIGHT, begins + off + 16 * 14, "右栏末行。")


def test_the_left_column_comes_before_the_right_one() -> None:
    for off in (0, 5):
        page = PdfPage()
        two_columns(page, off=off)
        assert paragraphs(page) == [
            f"{FULL * 14}左栏末行。",
            f"{FULL.replace('城市', '乡村') * 14}右栏末行。",
        ]


def test_lines_over_both_columns_part_them() -> None:
    page = PdfPage()
    page.words(200, 60, "青禾区人民政府二〇二五年工作报告正文")
    two_columns(page)
    page.words(200, 400, "青禾区人民政府二〇二五年工作报告附件")
    found = paragraphs(page)
    assert [found[0], found[-1]] == [
        "青禾区人民政府二〇二五年工作报告正文",
        "青禾区人民政府二〇二五年工作报告附件",
    ]
    assert found[1].endswith("左栏末行。")
    assert found[2].endswith("右栏末行。")


def test_cells_of_a_table_without_rules_stay_together() -> None:
    page = PdfPage()
    for row in range(16):
        page.words(LEFT, 100 + 20 * row, "新建口袋公园和停车场"[: 6 + row % 4])
        page.words(RIGHT, 100 + 20 * row, "区城市管理局和各镇街"[: 6 + row % 5])
    assert all("新建口袋公园" in one and "区城市管理局" in one for one in paragraphs(page))


def test_a_page_in_one_column_is_one() -> None:
    page = PdfPage()
    for row in range(16):
        page.words(LEFT, 100 + 16 * row, (FULL * 3)[row : row + 47])
    assert len(paragraphs(page)) == 1
