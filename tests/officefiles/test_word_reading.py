"""Word documents read once through."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.findings.place import Spot
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.grid import Grid, Paragraph
from gwreport.officefiles.word.document import read_word
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.officefiles.word_packages import W, p, package


def new_document():
    import docx

    return docx.Document()


def saved(document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def texts(data: bytes) -> list[str]:
    return [one.text for one in read_word(data, "a.docx").paragraphs()]


def grid(data: bytes) -> Grid:
    return next(read_word(data, "a.docx").grids())


def test_paragraphs_and_tables_stand_in_reading_order():
    document = new_document()
    document.add_paragraph("前")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "格"
    document.add_paragraph("后")
    blocks = read_word(saved(document), "a.docx").blocks
    assert [type(block) for block in blocks] == [Paragraph, Grid, Paragraph]
    assert blocks[2] == Paragraph("后", Spot(paragraph=2))


def test_line_breaks_tabs_and_hyphens_in_a_run_are_kept():
    body = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/></w:r></w:p>"
    assert texts(package(body)) == ["甲\n乙\t丙-"]


def test_merged_cells_fill_every_row_and_column():
    document = new_document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).text = "下"
    table.cell(0, 0).merge(table.cell(2, 0))
    table.cell(0, 1).text = "右"
    table.cell(0, 1).merge(table.cell(0, 2))
    rows = grid(saved(document)).rows
    assert [row[0].text for row in rows] == ["下"] * 3
    assert [row[0].down for row in rows] == [False, True, True]
    assert [(cell.text, cell.across) for cell in rows[0][1:]] == [("右", False), ("右", True)]
    assert rows[1][0].own_text == ""


def test_a_cell_is_named_by_row_and_column():
    document = new_document()
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 1).text = "此"
    assert spot_words(grid(saved(document)).rows[1][1].at) == "第2行第2列"


def test_paragraphs_of_a_cell_are_its_lines_and_empty_ends_are_dropped():
    document = new_document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "甲"
    cell.add_paragraph("乙")
    cell.add_paragraph("")
    assert grid(saved(document)).rows[0][0].text == "甲\n乙"


def test_deleted_text_is_left_out_inserted_text_taken_and_it_is_told():
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r>"
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom></w:p>"
    )
    document = read_word(package(body), "a.docx")
    assert [one.text for one in document.paragraphs()] == ["甲新"]
    assert [(one.code, fact_words(one)["text"]) for one in document.findings] == [
        ("deleted-text", "旧；移"),
        ("inserted-text", "新"),
    ]


def test_a_deleted_row_is_left_out():
    body = (
        "<w:tbl><w:tr><w:tc>" + p("甲") + "</w:tc></w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("乙") + "</w:tc></w:tr></w:tbl>"
    )
    assert [row[0].text for row in grid(package(body)).rows] == ["甲"]


def test_hidden_text_is_left_out_and_told_of():
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>乙</w:t></w:r></w:p>'
    )
    document = read_word(package(body), "a.docx")
    assert [one.text for one in document.paragraphs()] == ["甲乙"]
    assert [one.code for one in document.findings] == ["hidden-text"]


def test_footnotes_are_told_of_and_no_part_of_the_text():
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("—")}</w:footnote>'
        f'<w:footnote w:id="2">{p("不含跨年项目。")}</w:footnote></w:footnotes>'
    )
    body = '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    document = read_word(package(body, footnotes=notes), "a.docx")
    assert [one.text for one in document.paragraphs()] == ["甲"]
    assert [(one.code, fact_words(one)["text"]) for one in document.findings] == [
        ("footnote-left-out", "不含跨年项目。")
    ]


def test_a_text_box_stands_once_behind_its_paragraph():
    box = "<w:txbxContent>" + p("框") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + p("乙")
    )
    assert texts(package(body)) == ["甲", "框", "乙"]


def test_content_controls_and_links_are_read_through():
    body = (
        f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink></w:p>"
    )
    assert texts(package(body)) == ["甲", "乙"]


def test_field_codes_are_no_text():
    body = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>"
    assert texts(package(body)) == ["甲"]


def test_a_nested_table_is_a_table_of_its_own():
    inner = "<w:tbl><w:tr><w:tc>" + p("内") + "</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{p('外')}{inner}</w:tc></w:tr></w:tbl>"
    grids = list(read_word(package(body), "a.docx").grids())
    assert [one.rows[0][0].text for one in grids] == ["外", "内"]
    assert [one.part for one in grids] == ["第1张表", "第2张表"]


def test_columns_skipped_before_a_row_are_empty_cells():
    body = (
        "<w:tbl><w:tr><w:tc>" + p("甲") + "</w:tc><w:tc>" + p("乙") + "</w:tc></w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>'
        + p("丙")
        + "</w:tc></w:tr></w:tbl>"
    )
    assert [cell.text for cell in grid(package(body)).rows[1]] == ["", "丙"]


def test_strict_documents_are_read():
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    cell = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    body = p("甲") + f"<w:tbl><w:tr><w:tc>{cell}{p('乙')}</w:tc></w:tr></w:tbl>"
    document = read_word(package(body, strict), "a.docx")
    assert [one.text for one in document.paragraphs()] == ["甲"]
    assert len(next(document.grids()).rows[0]) == 2


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2．"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def numbered(text: str, level: int, number: int = 1) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_automatic_numbers_stand_before_their_paragraph():
    body = (
        numbered("甲", 0)
        + numbered("乙", 1)
        + numbered("丙", 1)
        + numbered("丁", 0)
        + numbered("戊", 1)
    )
    assert texts(package(body, numbering=NUMBERING)) == [
        "一、甲",
        "1．乙",
        "2．丙",
        "二、丁",
        "1．戊",
    ]


STYLES = (
    f"<w:styles {W}>"
    '<w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="own"><w:basedOn w:val="2"/></w:style>'
    '<w:style w:styleId="off"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    "</w:styles>"
)


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it():
    body = "".join(
        p(words, properties=f'<w:pStyle w:val="{style}"/>')
        for words, style in zip("甲乙丙丁戊己", ("1", "2", "own", "off", "a", "1"), strict=True)
    )
    assert texts(package(body, numbering=NUMBERING, styles=STYLES)) == [
        "一、甲",
        "1．乙",
        "2．丙",
        "丁",
        "戊",
        "二、己",
    ]


def test_the_list_may_say_which_style_a_level_is_for():
    numbering = NUMBERING.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="own"/>')
    styles = STYLES.replace('<w:ilvl w:val="1"/>', "")
    body = "".join(
        p(words, properties=f'<w:pStyle w:val="{style}"/>')
        for words, style in (("甲", "1"), ("乙", "own"), ("丙", "2"))
    )
    assert texts(package(body, numbering=numbering, styles=styles)) == ["一、甲", "1．乙", "二、丙"]


def test_an_unknown_list_or_level_prints_no_number():
    body = numbered("甲", 5) + numbered("乙", 0, number=9)
    assert texts(package(body, numbering=NUMBERING)) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"PK\x03\x04 cut", DocumentFault.DAMAGED),
        (package("<w:p>"), DocumentFault.DAMAGED),
        (package(p("&e;")), DocumentFault.DAMAGED),
    ],
)
def test_a_damaged_document_is_refused(data, fault):
    with pytest.raises(DocumentError) as caught:
        read_word(data, "a.docx")
    assert caught.value.fault is fault


def test_a_document_type_declaration_is_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY e "x">]><w:document {W}><w:body>{p("&e;")}</w:body></w:document>',
        )
    with pytest.raises(DocumentError) as caught:
        read_word(data.getvalue(), "a.docx")
    assert caught.value.fault is DocumentFault.HOSTILE


def test_a_part_packed_beyond_reason_is_refused():
    with pytest.raises(DocumentError) as caught:
        read_word(package(p("x" * (9 << 20))), "a.docx")
    assert caught.value.fault is DocumentFault.HOSTILE


def test_a_table_too_wide_to_be_one_is_refused():
    cell = '<w:tcPr><w:gridSpan w:val="99999"/></w:tcPr>'
    with pytest.raises(DocumentError) as caught:
        read_word(package(f"<w:tbl><w:tr><w:tc>{cell}{p('甲')}</w:tc></w:tr></w:tbl>"), "a.docx")
    assert caught.value.fault is DocumentFault.TOO_LARGE


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4))
def test_what_python_docx_writes_is_read_back(rows):
    document = new_document()
    table = document.add_table(rows=len(rows), cols=3)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    read = read_word(saved(document), "a.docx")
    got = [[cell.text for cell in row] for one in read.grids() for row in one.rows]
    assert got == (rows if any(map(any, rows)) else [])
