"""What a Word document refers to: inserted parts, embedded files, pictures; and what hangs on its text."""

import io
import struct

import pytest

from gwreport.officefiles.grid import Document
from gwreport.officefiles.word.document import read_word
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.faults.compound_file import compound_file
from tests.officefiles.word_packages import W, p, package, t, tbl, tc, tr

CHUNK = '<w:altChunk r:id="rId1"/>'
PAGE = "<html><body><p>续表</p><table><tr><td>4</td><td>修渠</td></tr></table></body></html>"


def read(body: str, **parts) -> Document:
    return read_word(package(body, **parts), "a.docx")


def inserted(target: str, content: bytes | str, body: str = CHUNK) -> Document:
    data = package(
        tbl(tr("3", "修桥")) + body + p("后"),
        files={target: content},
        relations={"rId1": ("aFChunk", target)},
    )
    return read_word(data, "a.docx")


def tables(document: Document) -> list[tuple[str, list[list[str]]]]:
    return [
        (grid.part, [[cell.text for cell in row] for row in grid.rows]) for grid in document.grids()
    ]


def told(document: Document) -> list[tuple[str, str, str]]:
    return [(one.code, one.severity.value, spot_words(one.place.at)) for one in document.findings]


MHT = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=gb2312\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\n"
)


@pytest.mark.parametrize("kind", ["html", "gbk", "mht", "docx"])
def test_an_inserted_part_is_read_where_it_stands(kind: str) -> None:
    import base64

    made = {
        "html": ("afchunk.html", PAGE.encode()),
        "gbk": ("afchunk.htm", PAGE.encode("gbk")),
        "mht": (
            "afchunk.mht",
            MHT.encode() + base64.b64encode(PAGE.encode("gb2312")) + b"\r\n--x--\r\n",
        ),
        "docx": ("afchunk.docx", package(p("续表") + tbl(tr("4", "修渠")))),
    }
    document = inserted(*made[kind])
    assert tables(document) == [("第1张表", [["3", "修桥"]]), ("第2张表", [["4", "修渠"]])]
    assert [(one.text, spot_words(one.at)) for one in document.paragraphs()] == [
        ("续表", "第1段"),
        ("后", "第2段"),
    ]
    (one,) = document.findings
    assert (one.code, one.severity, fact_words(one)["part"]) == (
        "inserted-part-read",
        "info",
        made[kind][0],
    )


def test_an_inserted_text_is_read() -> None:
    document = inserted("afchunk.txt", "甲\n乙\n".encode())
    assert [one.text for one in document.paragraphs()] == ["甲", "乙", "后"]


@pytest.mark.parametrize(
    ("target", "content"),
    [
        ("afchunk.rtf", b"{\\rtf1 abc}"),
        ("afchunk.bin", b"\x00\x01\x02"),
        ("afchunk.html", b"<html><body></body></html>"),
        ("afchunk.docx", b"PK\x03\x04 cut off"),
        ("afchunk.html", b"<table>" + b"<tr><td colspan=999>a</td></tr>" * 3 + b"</table>"),
        ("https://example.org/a.html", b""),
    ],
)
def test_an_inserted_part_that_cannot_be_read_is_named(target: str, content: bytes) -> None:
    document = inserted(target, content)
    assert [part for part, _ in tables(document)] == ["第1张表"]
    (one,) = document.findings
    assert (one.code, one.severity) == ("inserted-part-left-out", "warning")
    assert fact_words(one)["part"] == target if "://" in target else target.rpartition("/")[2]


def test_documents_in_documents_in_documents_are_told_not_followed() -> None:
    inner = package(
        p("内") + CHUNK, files={"b.html": PAGE}, relations={"rId1": ("aFChunk", "b.html")}
    )
    assert [one.text for one in inserted("a.docx", inner).paragraphs()] == ["内", "续表", "后"]
    second = package(
        p("中") + CHUNK, files={"c.docx": inner}, relations={"rId1": ("aFChunk", "c.docx")}
    )
    document = inserted("a.docx", second)
    assert [one.text for one in document.paragraphs()] == ["中", "后"]
    assert [one.code for one in document.findings] == [
        "inserted-part-read",
        "inserted-part-left-out",
    ]


def test_a_part_inserted_into_a_cell_follows_the_table() -> None:
    document = inserted("afchunk.html", PAGE, tbl(tr("甲", tc(p("乙"), CHUNK))))
    assert [rows for _, rows in tables(document)] == [
        [["3", "修桥"]],
        [["甲", "乙"]],
        [["4", "修渠"]],
    ]


def test_what_is_left_out_of_an_inserted_part_is_told_at_its_new_place() -> None:
    page = "<table><tr><td>4</td><td>修<s>大</s>渠<span style='display:none'>内部</span></td></tr></table>"
    document = inserted("afchunk.html", f"<html>{page}</html>")
    assert tables(document)[1][1] == [["4", "修渠"]]
    places = {
        one.code: (one.place.part, spot_words(one.place.at), fact_words(one).get("text"))
        for one in document.findings
    }
    assert places["struck-text"] == ("第2张表", "第1行第2列", "大")
    assert places["hidden-text"] == ("第2张表", "第1行第2列", "内部")


def workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "续"
    sheet.append([4, "修渠"])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def embedded(
    target: str, content: bytes, kind: str = "Excel.Sheet.12", body: str = "{}"
) -> Document:
    ole = f'<o:OLEObject Type="Embed" ProgID="{kind}" r:id="rId1"/>'
    picture = '<v:shape style="width:400pt;height:200pt"><v:imagedata r:id="rId2"/></v:shape>'
    run = f"<w:r><w:object>{picture}{ole}</w:object></w:r>"
    relations = {"rId1": ("package", target), "rId2": ("image", "media/a.emf")}
    return read_word(
        package(body.format(p("见表", run)), files={target: content}, relations=relations), "a.docx"
    )


def test_an_embedded_workbook_is_read_behind_its_paragraph() -> None:
    document = embedded("embeddings/a.xlsx", workbook(), body=tbl(tr("3", "修桥")) + "{}" + p("后"))
    assert tables(document) == [
        ("第1张表", [["3", "修桥"]]),
        ("第2张表（嵌入的工作表“续”）", [["4", "修渠"]]),
    ]
    assert [one.text for one in document.paragraphs()] == ["见表", "后"]
    assert told(document) == [("embedded-read", "info", "第1段")]


def test_an_embedded_workbook_in_a_cell_is_read_behind_the_table() -> None:
    document = embedded("embeddings/a.xlsx", workbook(), body=tbl(tr("<w:tc>{}</w:tc>", "乙")))
    assert [rows for _, rows in tables(document)] == [[["见表", "乙"]], [["4", "修渠"]]]
    assert told(document) == [("embedded-read", "info", "第1行第1列")]


@pytest.mark.parametrize("kind", ["package", "native"])
def test_a_workbook_in_an_object_is_read(kind: str) -> None:
    data = workbook()
    names = b"a.xlsx\0C:\\a.xlsx\0" + struct.pack("<I", 0x30000) + struct.pack("<I", 5) + b"temp\0"
    native = struct.pack("<IH", 0, 2) + names + struct.pack("<I", len(data)) + data
    made = compound_file({"Package": data} if kind == "package" else {"\x01Ole10Native": native})
    document = embedded("embeddings/oleObject1.bin", made, "Package")
    assert [rows for _, rows in tables(document)] == [[["4", "修渠"]]]
    assert told(document) == [("embedded-read", "info", "第1段")]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("Equation.3", b"\x00\x01"),
        ("Excel.Sheet.12", b"PK\x03\x04 cut"),
        ("AcroExch.Document", b"%PDF-1.7 "),
    ],
)
def test_an_embedded_object_that_cannot_be_read_is_named(kind: str, content: bytes) -> None:
    document = embedded("embeddings/a.bin", content, kind)
    assert told(document) == [("embedded-left-out", "warning", "第1段")]
    assert fact_words(document.findings[0]) == {"kind": kind}


def drawing(width: int, height: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width * 12700}" cy="{height * 12700}"/>'
        '<a:blip r:embed="rId9"/></wp:inline></w:drawing></w:r>'
    )


def test_a_picture_that_may_hold_a_table_is_told_at_its_place_and_a_small_one_counted() -> None:
    document = read(
        p(drawing(400, 300)) + p(drawing(110, 110)) + tbl(tr("1", tc(p(drawing(30, 20)))))
    )
    assert told(document) == [
        ("picture-left-out", "warning", "第1段"),
        ("picture-left-out", "warning", "第1行第2列"),
        ("pictures-small", "info", ""),
    ]


def test_words_in_drawings_charts_and_word_art_are_told() -> None:
    shape = "<w:r><w:drawing><a:t>流程一</a:t><a:t>流程二</a:t></w:drawing></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="2026年分解方案"/></v:shape></w:pict></w:r>'
    smart = '<w:r><w:drawing><dgm:relIds r:dm="rId1"/></w:drawing></w:r>'
    chart = '<w:r><w:drawing><c:chart r:id="rId2"/></w:drawing></w:r>'
    points = (
        '<x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>区水利局</a:t></x>'
    )
    data = package(
        p(shape) + p(art) + p(smart) + p(chart),
        files={"diagrams/data1.xml": points},
        relations={"rId1": ("diagramData", "diagrams/data1.xml")},
    )
    document = read_word(data, "a.docx")
    assert [
        (one.code, spot_words(one.place.at), next(iter(fact_words(one).values())))
        for one in document.findings
    ] == [
        ("drawing-words", "第1段", "流程一；流程二"),
        ("drawing-words", "第2段", "2026年分解方案"),
        ("drawing-words", "第3段", "区水利局"),
        ("embedded-left-out", "第4段", "图表"),
    ]


def test_a_line_drawn_says_nothing() -> None:
    line = '<w:r><w:pict><v:line style="width:400pt"/></w:pict></w:r><w:r><w:drawing><wp:anchor/></w:drawing></w:r>'
    assert read(p("甲", line)).findings == ()


def comments(*entries: tuple[str, str, str]) -> str:
    made = "".join(
        f'<w:comment w:id="{number}" w:author="{author}">{p(t(text))}</w:comment>'
        for number, author, text in entries
    )
    return f"<w:comments {W}>{made}</w:comments>"


def start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def test_comments_are_quoted_with_author_place_and_the_words_they_hang_on() -> None:
    body = tbl(
        tr("1", tc(p("由", start(0), t("区交通局"), end(0), "牵头"))),
        # Over two cells, and one of a row that begins between cells.
        tr(tc(p(start(1), t("2"))), tc(p("修桥", end(1)))),
        tr(start(2) and "3", tc(p("修渠", end(2)))),
        start(3) + tr("4", tc(p("修站", end(3)))),
    ) + p("文", '<w:r><w:commentReference w:id="4"/></w:r>')
    entries = [
        ("0", "办公室", "改由区公路中心牵头"),
        ("1", "张三", "并入第1项"),
        ("2", "", "删去"),
        ("3", "李四", "已完成"),
        ("4", "王五", "待核"),
        ("5", "赵六", "哪里？"),
    ]
    document = read(body, comments=comments(*entries))
    found = [
        (
            one.code,
            spot_words(one.place.at),
            fact_words(one)["author"],
            fact_words(one)["on"],
            fact_words(one)["text"],
        )
        for one in document.findings
    ]
    assert found == [
        ("document-comment-on", "第1行第2列", "办公室", "区交通局", "改由区公路中心牵头"),
        ("document-comment-on", "第2行第1列", "张三", "2修桥", "并入第1项"),
        ("document-comment", "第3行第2列", "?", "", "删去"),
        ("document-comment-on", "第4行第1列", "李四", "4修站", "已完成"),
        ("document-comment", "第1段", "王五", "", "待核"),
        ("document-comment", "", "赵六", "", "哪里？"),
    ]
    assert {one.severity for one in document.findings} == {"warning"}


def test_notes_are_told_where_they_hang() -> None:
    def notes(kind: str) -> str:
        return f'<w:{kind}s {W}><w:{kind} w:id="2">{p("不含跨年项目。")}</w:{kind}></w:{kind}s>'

    body = tbl(tr("1", tc(p("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>')))) + p(
        "乙", '<w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    document = read(body, footnotes=notes("footnote"), endnotes=notes("endnote"))
    assert told(document) == [
        ("footnote-left-out", "info", "第1行第2列"),
        ("footnote-left-out", "info", "第1段"),
    ]


def test_words_of_headers_and_watermarks_are_told_and_page_numbers_not() -> None:
    art = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="草稿"/></v:shape></w:pict></w:r></w:p>'
    files = {
        "header1.xml": f"<w:hdr {W}>{p('征求意见稿')}{art}</w:hdr>",
        "header2.xml": f"<w:hdr {W}>{p('征求意见稿')}</w:hdr>",
        "footer1.xml": f"<w:ftr {W}>{p('— ', '1', ' —')}{p('第3页 共5页')}</w:ftr>",
    }
    relations = {f"rId{number}": (name[:6], name) for number, name in enumerate(files)}
    document = read_word(package(p("甲"), files=files, relations=relations), "a.docx")
    assert [(one.code, fact_words(one)["text"]) for one in document.findings] == [
        ("page-header-left-out", "征求意见稿"),
        ("page-header-left-out", "草稿"),
    ]


def test_a_link_to_elsewhere_is_told_and_one_inside_not() -> None:
    body = p(
        f'<w:hyperlink r:id="rId1">{t("甲")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="b">{t("乙")}</w:hyperlink>',
    )
    data = package(body, relations={"rId1": ("hyperlink", "https://example.org/附件.docx")})
    document = read_word(data, "a.docx")
    assert [one.text for one in document.paragraphs()] == ["甲乙"]
    assert [(one.code, one.severity, fact_words(one)["text"]) for one in document.findings] == [
        ("link-behind", "info", "https://example.org/附件.docx")
    ]
