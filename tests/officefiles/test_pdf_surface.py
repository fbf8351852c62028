"""PDFs whose pages hold more than their text: watermarks, hidden words, notes, words without encoding."""

import math

import pytest

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.grid import Document
from gwreport.officefiles.pdf.document import read_pdf
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.officefiles.pdf_pages import HEIGHT, WIDTH, PdfPage, form, pdf

ROWS = [
    ("序号", "目标任务", "牵头领导", "牵头责任单位", "配合单位"),
    ("1", "规上工业增加值增长9%左右。", "许峥", "区经济信息委", "区统计局"),
    ("2", "新建改建农村公路120公里。", "陆致远", "区交通运输委", "各镇街"),
    ("3", "完成8座小型水库安全鉴定。", "程启明", "区水利局", "各镇街"),
]
SLANT = (math.cos(0.6), math.sin(0.6), -math.sin(0.6), math.cos(0.6))


def page(entries: str = "") -> PdfPage:
    made = PdfPage(entries)
    made.words(200, 60, "2026年目标任务分解表", size=16)
    made.table(ROWS)
    return made


def read(*pages: PdfPage, **more) -> Document:
    return read_pdf(pdf(pages, **more), "a.pdf")


def rows(document: Document) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for grid in document.grids() for row in grid.rows]


def told(document: Document) -> list[tuple[str, str, str]]:
    return [
        (one.code, one.severity.value, fact_words(one).get("text", "")) for one in document.findings
    ]


def assert_clean(document: Document) -> None:
    assert rows(document) == ROWS
    assert [one.text for one in document.paragraphs()] == ["2026年目标任务分解表"]


def test_a_plain_page_is_read_without_a_finding() -> None:
    document = read(page())
    assert_clean(document)
    assert document.findings == ()


def test_a_slanted_watermark_is_no_text() -> None:
    made = page()
    for x, top in ((60, 200), (220, 240), (360, 180)):
        made.words(x, top, "张三6688", size=20, turn=SLANT, colour="0.85 g")
    document = read(made)
    assert_clean(document)
    assert told(document) == [("watermark-left-out", "info", "“张三6688”")]


@pytest.mark.parametrize(
    ("size", "colour", "font"),
    [
        (36, "0.8 g", "F1"),
        (36, "0 g", "F4"),
        (10, "0.8 g", "F1"),
        (10, "0.9 0.7 0.7 rg", "F1"),
        (10, "0 g", "F4"),
    ],
)
def test_an_upright_watermark_across_the_rows_is_no_text(
    size: float, colour: str, font: str
) -> None:
    made = page()
    made.words(83, 129, "内部资料严禁外传", size=size, colour=colour, font=font)
    document = read(made)
    assert_clean(document)
    assert told(document) == [("watermark-left-out", "info", "“内部资料严禁外传”")]


def test_a_watermark_is_none_of_the_text_of_a_page_where_it_crosses_nothing() -> None:
    first, second = PdfPage(), page()
    first.words(60, 60, "区政府各部门：", size=12)
    for one in (first, second):
        one.words(85, 132, "张三6688", size=12, colour="0.7 g")
    document = read(first, second)
    assert rows(document) == ROWS
    assert [one.text for one in document.paragraphs()] == ["区政府各部门：", "2026年目标任务分解表"]
    assert told(document) == [("watermark-left-out", "info", "“张三6688”")]


def test_words_of_the_table_that_are_also_those_of_a_watermark_stay() -> None:
    made = PdfPage()
    made.table([*ROWS, ("4", "办好展会。", "张三", "区商务委", "6")])
    for x, top in ((60, 200), (220, 240)):
        made.words(x, top, "张三6688", size=20, turn=SLANT, colour="0.85 g")
    made.words(310, 130, "张三", size=24, colour="0.8 g")
    for number, mark in enumerate("张三6"):
        made.words(100 + 80 * number, 400, mark, size=20, turn=SLANT)
    assert rows(read(made)) == [*ROWS, ("4", "办好展会。", "张三", "区商务委", "6")]


def test_a_watermark_whose_characters_stand_upright_one_by_one_is_no_text() -> None:
    made = page()
    for number, mark in enumerate("内部资料严禁外传"):
        made.words(90 + 40 * number, 110 + 14 * number, mark, size=18, colour="0.6 0.6 0.9 rg")
    document = read(made)
    assert_clean(document)
    assert [one.code for one in document.findings] == ["watermark-left-out"]


def test_a_light_watermark_that_is_tiled_between_the_rows_is_no_text() -> None:
    made = page()
    for number in range(6):
        made.words(60 + 70 * (number % 3), 220 + 20 * number, "张三6688", size=9, colour="0.8 g")
    document = read(made)
    assert_clean(document)
    assert told(document) == [("watermark-left-out", "info", "“张三6688”")]


def test_what_is_grey_and_crosses_nothing_is_text() -> None:
    made = page()
    made.words(60, 300, "注：以上为初步分解。", colour="0.65 g")
    document = read(made)
    assert [one.text for one in document.paragraphs()][-1] == "注：以上为初步分解。"
    assert document.findings == ()


def test_marked_watermarks_are_no_text() -> None:
    made, other = page(), page()
    drawn = PdfPage()
    drawn.words(85, 132, "草稿")
    for one in (made, other):
        one.codes |= drawn.codes
    made.between("/Artifact << /Type /Pagination /Subtype /Watermark >> BDC", "EMC", drawn.ops)
    other.ops.append("/W Do")
    watermark = form(
        drawn.ops,
        "/PieceInfo << /ADBE_CompoundType << /Private /Watermark >> >> /Resources << /Font << /F1 4 0 R >> >>",
    )
    for document in (
        read(made),
        read(other, resources="/XObject << /W 20 0 R >>", objects=[watermark]),
    ):
        assert_clean(document)
        assert told(document) == [("watermark-left-out", "info", "“草稿”")]


def test_what_a_form_draws_without_such_a_mark_is_text() -> None:
    drawn = PdfPage()
    drawn.words(60, 300, "注：以上为初步分解。")
    for mark in ("", "/PieceInfo << /ADBE_CompoundType << /Private /Header >> >>"):
        made = page()
        made.codes |= drawn.codes
        made.ops.append("/W Do")
        noted = form(drawn.ops, f"{mark} /Resources << /Font << /F1 4 0 R >> >>")
        document = read(made, resources="/XObject << /W 20 0 R >>", objects=[noted])
        assert [one.text for one in document.paragraphs()][-1] == "注：以上为初步分解。"
        assert document.findings == ()


def test_words_that_lie_over_each_other_and_look_alike_are_told() -> None:
    made = page()
    made.words(85, 132, "区水利局")
    document = read(made)
    (one,) = document.findings
    assert (one.code, one.severity, spot_words(one.place.at)) == (
        "text-overlaps",
        "warning",
        "第1页第2行",
    )
    assert "区水利局" in fact_words(one)["text"]


def test_a_character_drawn_twice_to_look_bold_is_one() -> None:
    made = PdfPage()
    made.table(ROWS)
    made.table([tuple(words for words in row) for row in ROWS], left=40.3)
    document = read(made)
    assert [tuple(filter(None, row)) for row in rows(document)] == ROWS or rows(document) == ROWS


def test_words_that_were_drawn_struck_are_left_out_and_told() -> None:
    made = PdfPage()
    made.table([*ROWS[:2], ("2", "修路120150公里。", "许峥", "区教委", "")])
    # The line goes through 120.
    made.line(103, 100 + 48 + 7 + 5, 133, 100 + 48 + 7 + 5)
    document = read(made)
    assert rows(document)[2][1] == "修路150公里。"
    (one,) = document.findings
    assert (one.code, fact_words(one)["text"], one.place.part, spot_words(one.place.at)) == (
        "struck-text",
        "120",
        "第1张表",
        "第1页第3行",
    )


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_pages_that_are_turned_are_read_upright(degrees: int) -> None:
    made = page(f"/Rotate {degrees}")
    turned = {
        90: f"0 1 -1 0 {HEIGHT} 0 cm",
        180: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm",
        270: f"0 -1 1 0 0 {WIDTH} cm",
    }
    box = f"/MediaBox [0 0 {HEIGHT} {WIDTH}]" if degrees != 180 else ""
    made = page(f"/Rotate {degrees} {box}")
    made.ops.insert(0, turned[degrees])
    assert_clean(read(made))
    # And a page whose words run sideways though nothing says that it is turned.
    made.entries = box
    document = read(made)
    assert_clean(document)
    assert document.findings == ()


def test_words_put_sideways_beside_upright_ones_are_told() -> None:
    made = page()
    made.words(20, 400, "此表作废", turn=(0, 1, -1, 0))
    document = read(made)
    assert_clean(document)
    assert told(document) == [("turned-left-out", "warning", "此表作废")]


LAYERS = (
    "/OCProperties << /OCGs [20 0 R 21 0 R] /D << /OFF [20 0 R] /Order [] >> >>",
    [
        "<< /Type /OCG /Name (off) >>",
        "<< /Type /OCG /Name (on) >>",
        "<< /Type /OCMD /OCGs [20 0 R] /P /AnyOn >>",
    ],
    "/Properties << /Off 20 0 R /On 21 0 R /Set 22 0 R >>",
)


def test_layers_that_are_off_are_left_out_and_told() -> None:
    made = page()
    for name, words in (("Off", "旧任务"), ("Set", "旧单位"), ("On", "新任务")):
        drawn = PdfPage()
        drawn.words(60, 300 + 20 * len(made.ops) % 200, words)
        made.between(f"/OC /{name} BDC", "EMC", drawn.ops)
    catalog, objects, resources = LAYERS
    document = read(made, catalog=catalog, objects=objects, resources=resources)
    assert [one.text for one in document.paragraphs()] == ["2026年目标任务分解表", "新任务"]
    assert told(document) == [("hidden-text", "warning", "旧任务；旧单位")]


def test_words_without_ink_are_hidden_unless_they_are_what_a_scanner_recognised() -> None:
    made = page()
    made.words(60, 300, "看不见", mode=3)
    document = read(made)
    assert_clean(document)
    assert told(document) == [("hidden-text", "warning", "看不见")]
    scan = PdfPage()
    scan.table(ROWS)
    scan.ops = [one.replace("0 Tr", "3 Tr") for one in scan.ops]
    document = read(page(), scan)
    assert rows(document)[-1] == ROWS[-1]
    (one,) = document.findings
    assert (one.code, one.severity, fact_words(one)["pages"]) == ("text-recognised", "warning", "2")


def test_white_words_are_hidden_but_on_a_dark_ground_seen() -> None:
    made = PdfPage()
    made.ops.append(f"0.2 g 40 {HEIGHT - 124} 500 24 re f")
    made.table(ROWS[1:], top=124)
    for x, words in zip((43, 83, 303, 363, 453), ROWS[0], strict=True):
        made.words(x, 107, words, colour="1 g")
    made.words(60, 300, "看不见", colour="1 1 1 rg")
    made.line(40, 100, 540, 100)
    for x in (40, 80, 300, 360, 450, 540):
        made.line(x, 100, x, 124)
    document = read(made)
    assert rows(document) == ROWS
    assert told(document) == [("hidden-text", "warning", "看不见")]


def test_words_outside_the_page_are_left_out_and_told() -> None:
    made = page(f"/CropBox [20 200 {WIDTH} {HEIGHT}]")
    made.words(60, 700, "页外")
    document = read(made)
    assert_clean(document)
    assert told(document) == [("hidden-text", "warning", "页外")]


def test_words_without_encoding_are_never_passed_on() -> None:
    made = PdfPage()
    made.table(ROWS, widths=(40, 220, 60, 90, 90))
    made.words(430, 180, "局", font="F2")
    document = read(made)
    texts = "".join(text for row in rows(document) for text in row)
    assert "(cid:" not in texts
    assert "〓" in texts
    assert [
        (one.code, spot_words(one.place.at), fact_words(one)["count"]) for one in document.findings
    ] == [("signs-unmapped", "第1页第4行", "1")]
    for row in ROWS:
        made.words(60, 400, "".join(row), font="F2")
    with pytest.raises(DocumentError) as caught:
        read(made)
    assert caught.value.fault is DocumentFault.NO_TEXT_LAYER
    assert "编码" in caught.value.detail


def test_signs_of_picture_fonts_are_read_as_they_are_drawn() -> None:
    made = page()
    made.words(60, 300, "\uf0fe", font="F3")
    made.words(72, 300, "已完成")
    assert [one.text for one in read(made).paragraphs()][-1] == "☑已完成"


def text(words: str) -> str:
    return "<FEFF" + words.encode("utf-16-be").hex() + ">"


def test_notes_are_quoted_in_the_row_on_which_they_hang() -> None:
    made = page()
    # Over the unit of the second row.
    box = f"/Rect [361 {HEIGHT - 172} 440 {HEIGHT - 148}]"
    note = f"<< /Type /Annot /Subtype /Highlight {box} /T {text('办公室')} /Contents {text('改由区公路中心牵头')} >>"
    sticky = f"<< /Type /Annot /Subtype /Text /Rect [10 20 30 40] /Contents {text('请抓紧')} >>"
    link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents (x) >>"
    made.annotations = ["20 0 R", "21 0 R", "22 0 R"]
    document = read(made, objects=[note, sticky, link])
    assert_clean(document)
    assert [
        (one.code, one.severity, one.place.part, spot_words(one.place.at), dict(fact_words(one)))
        for one in document.findings
    ] == [
        (
            "document-comment-on",
            "warning",
            "第1张表",
            "第1页第3行",
            {"author": "办公室", "text": "改由区公路中心牵头", "on": "区交通运输委"},
        ),
        ("document-comment", "warning", "", "第1页", {"author": "?", "text": "请抓紧", "on": ""}),
    ]


def test_values_of_a_form_are_told() -> None:
    made = page()
    field = f"<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [361 600 440 620] /T {text('牵头单位')} /V {text('区水利局')} >>"
    empty = "<< /Type /Annot /Subtype /Widget /FT /Btn /Rect [0 0 9 9] /T (a) /V /Off >>"
    made.annotations = ["20 0 R", "21 0 R"]
    document = read(made, objects=[field, empty])
    assert [(one.code, dict(fact_words(one))) for one in document.findings] == [
        ("form-value-left-out", {"field": "牵头单位", "text": "区水利局"})
    ]
