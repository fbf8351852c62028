"""Lines that were wrapped by the printer are joined again, and those that were ended are not."""

from gwreport.officefiles.grid import Document
from gwreport.officefiles.pdf.document import read_pdf
from tests.officefiles.pdf_pages import PdfPage, pdf

FULL = "推进城市更新提升行动改造老旧小区和背街小巷"  # fills a cell of 220 points
WHOLE = FULL * 2 + "并新增停车"  # fills a line of the page


def read(page: PdfPage) -> Document:
    return read_pdf(pdf([page]), "a.pdf")


def cell(*lines: str) -> str:
    made = PdfPage()
    made.table([("序号", "目标任务", "牵头"), ("1", "", "甲")], widths=(40, 224, 60), height=60)
    for number, line in enumerate(lines):
        made.words(83, 164 + 12 * number, line)
    (grid,) = read(made).grids()
    return grid.rows[1][1].text


def paragraphs(*lines: tuple[float, float, str]) -> list[str]:
    made = PdfPage()
    for x, top, text in lines:
        made.words(x, top, text)
    return [one.text for one in read(made).paragraphs()]


def test_a_full_line_of_a_cell_goes_on_and_a_short_one_ends() -> None:
    assert cell(FULL, "新增停车位", "200个") == f"{FULL}新增停车位\n200个"
    # Its first word had no room, long as the rest of the line was.
    assert cell(FULL[:18], "LNG-2025站点") == f"{FULL[:18]}LNG-2025站点"
    assert cell(FULL[:18], "建成") == f"{FULL[:18]}\n建成"


def test_a_full_line_of_a_page_goes_on_in_the_next() -> None:
    assert paragraphs((60, 100, WHOLE), (60, 114, "位。")) == [f"{WHOLE}位。"]
    # A short line, an indent, a gap, other letters and a number begin a paragraph.
    assert paragraphs((60, 100, WHOLE[:20]), (60, 114, "位。")) == [WHOLE[:20], "位。"]
    assert paragraphs((60, 100, WHOLE), (80, 114, "位。")) == [WHOLE, "位。"]
    assert paragraphs((60, 100, WHOLE), (60, 160, "位。")) == [WHOLE, "位。"]
    ended = WHOLE[:-1] + "。"
    assert paragraphs((60, 100, ended), (60, 114, "（二）位")) == [ended, "（二）位"]
    assert paragraphs((60, 100, WHOLE), (60, 114, "（二）位")) == [f"{WHOLE}（二）位"]


def test_latin_words_are_parted_where_a_line_was_wrapped_and_chinese_ones_are_not() -> None:
    # Latin letters are as wide as any other in this font.
    latin = WHOLE[:-3] + "LNG"
    assert paragraphs((60, 100, latin), (60, 114, "energy站")) == [f"{latin} energy站"]
    assert paragraphs((60, 100, latin), (60, 114, "站点")) == [f"{latin}站点"]
    assert paragraphs((60, 100, WHOLE), (60, 114, "LNG站")) == [f"{WHOLE}LNG站"]


def test_words_in_a_gap_that_others_leave_lie_over_nothing() -> None:
    made = PdfPage()
    made.words(60, 100, "甲乙　　　　丙丁", size=12)
    made.words(88, 100, "戊己", size=12)
    document = read(made)
    assert document.findings == ()
    other = PdfPage()
    other.words(60, 100, "甲乙丙丁", size=12)
    other.words(73, 100, "戊己", size=12)
    assert [one.code for one in read(other).findings] == ["text-overlaps"]
