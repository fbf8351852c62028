"""Cases 97 and 98: what a breakdown holds beside its text, and names that look alike, in each format."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from gwreport.domain.findings.code import Severity
from gwreport.errors import DocumentError
from gwreport.reading import understand_document
from gwreport.reading.result import Reading
from gwreport.wording.facts import fact_words
from tests.officefiles.pdf_pages import PdfPage, pdf
from tests.officefiles.word_packages import W, field, p, package, t, tbl, tc, tr

CASES = Path(__file__).parents[3] / "shared" / "cases"
HEADER = ("序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位")
ROWS = (
    ("1", "规上工业增加值增长9%左右。", "许峥", "区经济信息委", "区统计局"),
    ("2", "新建改建农村公路150公里。", "陆致远", "区交通运输委", "各镇街"),
    ("3", "完成8座小型水库安全鉴定。", "程启明", "区水利局", "各镇街"),
)


def items(reading: Reading) -> list[tuple[str, str, tuple[str, ...]]]:
    assert reading.plan is not None
    return [(one.number, one.text, one.lead_units) for one in reading.plan.items]


PLAIN = [(number, text, (lead,)) for number, text, _, lead, _ in ROWS]


def word(*rows: str, more: str = "", **parts) -> Reading:
    body = p("2026年目标任务分解方案") + tbl(tr(*HEADER), *rows) + more
    return understand_document(package(body, **parts), "方案.docx")


def plain(number: int) -> str:
    return tr(*ROWS[number])


def second(text: str, lead: str = "区交通运输委", properties: str = "") -> str:
    return tr("2", tc(p(text)), "陆致远", tc(p(lead)), "各镇街", properties=properties)


STRIKE, HIDE = "<w:strike/>", "<w:vanish/>"
SAME = t("新建改建农村公路150公里。")
COMMENTS = f'<w:comments {W}><w:comment w:id="7" w:author="办公室">{p("改由区公路中心牵头")}</w:comment></w:comments>'
HIDDEN_ROW = tr("9", "内部任务。", "许峥", "区旧局", "", properties="<w:hidden/>")
DELETED_ROW = tr("9", "旧任务。", "许峥", "区旧局", "", properties='<w:del w:id="1"/>')
PROMPT = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{t('单击此处填写单位')}</w:sdtContent></w:sdt>"
PICTURE = '<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>'


@pytest.mark.parametrize(
    ("row", "code", "at_item"),
    [
        (second(t("新建改建农村公路") + t("120", STRIKE) + t("150公里。")), "struck-text", True),
        (second(SAME + t("内部掌握180公里。", HIDE)), "hidden-text", True),
        (second(SAME) + HIDDEN_ROW, "hidden-rows", False),
        (second(SAME) + DELETED_ROW, "deleted-text", False),
        (second(SAME, t("区交通运输委") + PROMPT), "placeholder-left-out", True),
        (second(SAME + field("AUTONUM")), "field-unread", True),
        (second(SAME, f'<w:commentRangeStart w:id="7"/>{t("区交通运输委")}<w:commentRangeEnd w:id="7"/>'), "document-comment-on", True),
        (second(SAME + PICTURE), "picture-left-out", True),
        (second(SAME, field('<w:r><w:instrText> IF </w:instrText></w:r>' + field(" MERGEFIELD 类 ", t("甲")), t("区交通运输委"))), "", True),
        (second(f"<w:r><w:ruby><w:rubyPr/><w:rt>{t('xīn')}</w:rt><w:rubyBase>{t('新')}</w:rubyBase></w:ruby></w:r>" + t("建改建农村公路150公里。")), "", True),
    ],
)  # fmt: skip
def test_97_a_word_breakdown_is_read_as_it_is_seen(row: str, code: str, at_item: bool) -> None:
    parts = {"comments": COMMENTS} if code == "document-comment-on" else {}
    reading = word(plain(0), row, plain(2), **parts)
    assert items(reading) == PLAIN
    assert [one.code for one in reading.findings] == ([code] if code else [])
    if code and at_item:
        assert reading.plan is not None
        assert reading.findings[0].item == reading.plan.items[1].id


def test_97_what_stands_in_the_document_by_reference_is_read() -> None:
    cells = (
        "".join(f"<td>{words}</td>" for words in HEADER)
        + "</tr><tr>"
        + "".join(f"<td>{words}</td>" for words in ROWS[2])
    )
    page = f"<html><table><tr>{cells}</tr></table></html>"
    reading = word(
        plain(0),
        plain(1),
        more='<w:altChunk r:id="rId1"/>',
        files={"a.html": page},
        relations={"rId1": ("aFChunk", "a.html")},
    )
    assert items(reading) == PLAIN
    assert [one.code for one in reading.findings] == ["inserted-part-read"]


def test_97_an_embedded_workbook_holds_the_rest_of_the_table() -> None:
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROWS[2])
    ole = '<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId1"/></w:object></w:r>'
    reading = word(
        plain(0),
        plain(1),
        more=p(ole),
        files={"embeddings/a.xlsx": book.getvalue()},
        relations={"rId1": ("package", "embeddings/a.xlsx")},
    )
    assert items(reading) == PLAIN
    assert [one.code for one in reading.findings] == ["embedded-read"]


def test_97_a_sheet_is_read_as_it_is_seen() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("2026年")
        strike, italic = (
            book.add_format({"font_strikeout": True}),
            book.add_format({"italic": True}),
        )
        sheet.write_row(0, 0, (*HEADER[:3], "牵头责任单位", *HEADER[3:]))
        for number, row in enumerate(ROWS, 1):
            sheet.write_row(number, 0, (*row[:3], "区旧单位局", *row[3:]))
        sheet.write_rich_string(
            2, 1, italic, "新建改建农村公路", strike, "120", italic, "150公里。"
        )
        sheet.write_row(4, 0, ("9", "内部任务。", "许峥", "区旧局", "区旧局", ""))
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})
        sheet.write_comment("E4", "改由区公路中心牵头")
    reading = understand_document(data.getvalue(), "方案.xlsx")
    assert items(reading) == PLAIN
    assert reading.plan is not None
    found = [one for one in reading.findings if one.code != "year-missing"]
    assert [(one.code, one.item) for one in found] == [
        ("hidden-rows", None),
        ("hidden-columns", None),
        ("cell-comment", reading.plan.items[2].id),
        ("struck-text", reading.plan.items[1].id),
    ]


@pytest.mark.parametrize("kind", ["slanted", "across", "unmapped"])
def test_97_a_pdf_is_read_as_it_is_seen(kind: str) -> None:
    page = PdfPage()
    page.words(200, 60, "2026年目标任务分解表", size=16)
    page.table([HEADER, *ROWS])
    if kind == "slanted":
        page.words(360, 200, "张三6688", size=30, turn=(0.8, 0.6, -0.6, 0.8))
    elif kind == "across":
        page.words(83, 130, "内部资料", size=30, colour="0.8 g")
    else:
        page.words(430, 131, "甲", font="F2")
    reading = understand_document(pdf([page]), "方案.pdf")
    if kind == "unmapped":
        (told,) = [one for one in reading.findings if one.code == "signs-unmapped"]
        assert told.severity is Severity.WARNING
        assert not any("(cid" in str(one) for one in items(reading))
    else:
        assert items(reading) == PLAIN
        assert [one.code for one in reading.findings] == ["watermark-left-out"]


@pytest.mark.parametrize(
    "written", ["区⽔利局", "区水\u200b利局", "区水利\ufeff局", "区\u00ad水利局", "区 水利局"]
)
def test_98_look_alike_names_are_one_unit(written: str) -> None:
    row = tr("2", "新建改建农村公路150公里。", "陆致远", written, "各镇街")
    reading = word(plain(0), row, plain(2))
    assert [leads for _, _, leads in items(reading)] == [
        ("区经济信息委",),
        ("区水利局",),
        ("区水利局",),
    ]
    assert {one.code for one in reading.findings} <= {"doubles-read"}


def test_98_names_of_other_characters_are_told() -> None:
    rows = [
        tr(str(number), f"修路{number}条。", "许峥", name, "各镇街")
        for number, name in ((1, "未来镇"), (2, "末来镇"))
    ]
    reading = word(*rows)
    assert [leads for _, _, leads in items(reading)] == [("未来镇",), ("末来镇",)]
    (told,) = reading.findings
    assert (told.code, fact_words(told)["mark"], fact_words(told)["other"]) == (
        "unit-look-alike",
        "末",
        "未",
    )


SHARED = {
    "word-comparison-signs": (set(), "规上工业增加值增长≥9%，单位能耗下降≤3%。"),
    "word-field-in-field": (set(), None),
    "word-struck-words": ({"struck-text", "number-jump"}, None),
    "pdf-watermark-in-cells": ({"watermark-left-out"}, None),
    "word-inserted-html": ({"inserted-part-read"}, None),
    "word-comment-on-unit": ({"document-comment-on"}, None),
    "word-look-alike-characters": ({"doubles-read"}, None),
    "sheet-hidden-column": ({"hidden-columns", "year-missing"}, None),
}


@pytest.mark.parametrize("name", SHARED)
def test_97_the_cases_of_the_field(name: str) -> None:
    folder = CASES / name
    if not folder.is_dir():
        pytest.skip("shared/cases is not there")
    (path,) = [one for one in folder.iterdir() if one.suffix != ".md"]
    reading = understand_document(path.read_bytes(), path.name)
    codes, first = SHARED[name]
    assert {one.code for one in reading.findings} == codes
    found = items(reading)
    assert [number for number, _, _ in found] == (
        ["1", "2", "3", "5"] if "struck" in name else list("12345")
    )
    assert [leads for _, _, leads in found][-1] == ("区水利局",)
    assert found[0][1] == (first or "规上工业增加值增长9%左右。")


def test_97_a_pdf_whose_words_have_no_encoding_is_refused() -> None:
    page = PdfPage()
    for number, row in enumerate(ROWS):
        page.words(60, 100 + 20 * number, "".join(row), font="F2")
    with pytest.raises(DocumentError):
        understand_document(pdf([page]), "方案.pdf")
