"""Cases 45 to 58: what happens to the file as a whole."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable

from lxml import etree

from tests.faults.compound_file import compound_file
from tests.faults.corpus import ACCEPTED, REFUSED, WARNED, Corpus
from tests.faults.office import INDICATORS, OTHER, TASKS, Return
from tests.faults.workbook_editor import MAIN, tag

CONTAINERS = Corpus()
case = CONTAINERS.case
STRINGS = "xl/sharedStrings.xml"
BOMB = 96 << 20


def named(r: Return, name: str) -> None:
    r.files = {name: r.data()}


@case(45, ACCEPTED)
def file_renamed(r: Return) -> None:
    named(r, "填报表(1)(最终版)改.xlsx")


@case(45, ACCEPTED)
def file_without_a_suffix(r: Return) -> None:
    named(r, "水务局")


@case(45, ACCEPTED)
def file_with_a_suffix_in_capitals(r: Return) -> None:
    named(r, "水务局.XLSX")


@case(46, WARNED, "name-other-unit")
def name_of_another_unit(r: Return) -> None:
    named(r, r.office.names[OTHER])


def macro(r: Return) -> None:
    r.book.swap(
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    kind = "application/vnd.ms-office.vbaProject"
    r.book.add_part("xl/vbaProject.bin", compound_file({"VBA": {"dir": b"Auto_Open"}}), kind)
    r.book.relate("xl/workbook.xml", "vbaProject", "vbaProject.bin")


@case(48, WARNED, "has-macro")
def workbook_with_macros(r: Return) -> None:
    macro(r)
    named(r, "水务局.xlsm")


@case(48, WARNED, "has-macro")
def workbook_with_macros_named_xlsx(r: Return) -> None:
    macro(r)


@case(49, REFUSED, "file-text")
def comma_separated(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        rows = [[sheet.text(f"{letter}{row}") for letter in "ABCDEFGHIJ"] for row in range(3, 9)]
    r.files = {"水务局.csv": "\r\n".join(",".join(row) for row in rows).encode("gb18030")}


@case(50, WARNED, "suffix-differs")
def named_xls(r: Return) -> None:
    named(r, "水务局.xls")


@case(50, WARNED, "suffix-differs")
def named_docx(r: Return) -> None:
    named(r, "水务局.docx")


@case(50, WARNED, "suffix-differs")
def named_et(r: Return) -> None:
    named(r, "水务局.et")


HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>目标任务</td>'
    "<td>完成情况</td></tr></table></body></html>"
)


@case(50, REFUSED, "file-html")
def page_named_xls(r: Return) -> None:
    r.files = {"水务局.xls": HTML.encode()}


@case(50, REFUSED, "file-html")
def page_in_utf_16(r: Return) -> None:
    r.files = {"水务局.xlsx": HTML.encode("utf-16")}


@case(50, REFUSED, "file-old-xml")
def xml_table_named_xls(r: Return) -> None:
    words = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    r.files = {"水务局.xls": words.encode()}


@case(50, REFUSED, "file-word")
def document_named_xlsx(r: Return) -> None:
    import docx

    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("完成情况如下")
    document.save(buffer)
    r.files = {"水务局.xlsx": buffer.getvalue()}


@case(50, REFUSED, "file-pdf")
def scan_as_pdf(r: Return) -> None:
    r.files = {"水务局.pdf": b"%PDF-1.7\n1 0 obj"}


@case(50, REFUSED, "file-picture")
def photograph(r: Return) -> None:
    r.files = {"水务局.xlsx": b"\xff\xd8\xff\xe0 photograph"}


@case(51, REFUSED, "file-encrypted")
def password(r: Return) -> None:
    tree = {"EncryptedPackage": r.data(), "EncryptionInfo": b"\x04\x00\x04\x00" + bytes(300)}
    r.files = {"水务局.xlsx": compound_file(tree)}


@case(51, REFUSED, "file-encrypted")
def password_on_the_parts_of_the_zip(r: Return) -> None:
    data = bytearray(r.data())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 1)
    r.files = {"水务局.xlsx": bytes(data)}


def _cut(name: str, change: Callable[[bytes], bytes], code: str = "source-damaged") -> None:
    def cut(r: Return) -> None:
        r.files = {r.name: change(r.data())}

    cut.__name__ = name
    case(52, REFUSED, code)(cut)


_cut("cut_in_half", lambda data: data[: len(data) // 2])
_cut("cut_at_its_end", lambda data: data[:-10])
_cut("no_bytes", lambda data: data[:0], "file-empty")
_cut("only_zeros", lambda data: bytes(len(data)), "file-empty")
_cut("first_bytes_gone", lambda data: data[100:], "file-scrambled")


def stored(book_parts: dict[str, bytes]) -> bytes:
    """Pack without compression, so that a byte can be turned."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in book_parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 10, 8, 9, 0, 0)), part)
    return buffer.getvalue()


@case(52, REFUSED, "file-damaged")
def byte_turned_in_a_text(r: Return) -> None:
    data = bytearray(stored(r.book.parts))
    at = data.find("的完成情况".encode())
    data[at + 1] ^= 1
    r.files = {r.name: bytes(data)}


@case(52, REFUSED, "file-damaged")
def byte_turned_in_a_part_nobody_reads(r: Return) -> None:
    data = bytearray(stored(r.book.parts))
    at = data.find(b"<a:theme")
    data[at + 3] ^= 1
    r.files = {r.name: bytes(data)}


@case(52, REFUSED, "file-damaged")
def wrong_checksum_in_the_directory(r: Return) -> None:
    data = bytearray(r.data())
    at = data.rfind(STRINGS.encode()) - 46 + 16
    data[at] ^= 0xFF
    r.files = {r.name: bytes(data)}


@case(52, REFUSED, "file-damaged")
def sheet_cut_off_inside(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    r.book.parts[part] = r.book.parts[part][:-400]


@case(52, REFUSED, "file-damaged")
def compressed_bytes_spoilt(r: Return) -> None:
    data = bytearray(r.data())
    at = data.find(STRINGS.encode()) + len(STRINGS) + 400
    data[at : at + 30] = bytes(30)
    r.files = {r.name: bytes(data)}


@case(52, REFUSED, "file-damaged")
def shared_text_that_does_not_exist(r: Return) -> None:
    r.cell(r.tasks[0], "<v>99999</v>", t="s")


def bomb(r: Return, part: str, before: bytes, after: bytes) -> None:
    r.book.parts[part] = before + b" " * BOMB + after


@case(53, REFUSED, "file-bomb", hostile=True)
def bomb_in_a_sheet(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    bomb(r, part, r.book.parts[part].replace(b"</worksheet>", b""), b"</worksheet>")


@case(53, REFUSED, "file-bomb", hostile=True)
def bomb_in_the_shared_texts(r: Return) -> None:
    bomb(r, STRINGS, r.book.parts[STRINGS].replace(b"</sst>", b"<si><t>"), b"</t></si></sst>")


@case(53, REFUSED, "file-bomb", hostile=True)
def bomb_in_a_picture(r: Return) -> None:
    r.book.parts["xl/media/image1.png"] = bytes(300 << 20)


@case(53, REFUSED, "file-damaged", hostile=True)
def bomb_that_lies_about_its_size(r: Return) -> None:
    bomb(r, STRINGS, r.book.parts[STRINGS].replace(b"</sst>", b""), b"</sst>")
    data = bytearray(r.data())
    small = struct.pack("<I", 5_000)
    at = data.rfind(STRINGS.encode()) - 46
    data[at + 24 : at + 28] = small
    at = data.find(STRINGS.encode()) - 30
    data[at + 22 : at + 26] = small
    r.files = {r.name: bytes(data)}


@case(53, REFUSED, "file-bomb", hostile=True)
def thousands_of_parts(r: Return) -> None:
    for number in range(2_100):
        r.book.parts[f"xl/media/{number}.png"] = b""


@case(53, REFUSED, "file-too-large", hostile=True)
def too_many_cells(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f"<c><v>{row * column % 9973}</v></c>" for column in range(1, 301))
        + "</row>"
        for row in range(100, 1_200)
    )
    r.book.swap(part, "</sheetData>", f"{rows}</sheetData>")


@case(53, WARNED, "row-extra", "more-alike", hostile=True)
def twenty_thousand_rows_of_their_own(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    rows = "".join(
        f'<row r="{row}"><c r="B{row}" t="inlineStr"><is><t>治理水土流失面积{row}平方公里</t></is></c></row>'
        for row in range(100, 20_100)
    )
    r.book.swap(part, "</sheetData>", f"{rows}</sheetData>")
    r.tokens += ["治理水土流失面积20099平方公里"]


@case(53, ACCEPTED, "columns-hidden", hostile=True)
def columns_hidden_ten_thousand_times(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        cols = sheet.root.find(tag("cols"))
        for _ in range(10_000):
            etree.SubElement(cols, tag("col"), min="1", max="16384", hidden="1")


@case(53, ACCEPTED, hostile=True)
def merged_ranges_by_the_hundred_thousand(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    merges = "".join(f'<mergeCell ref="AA{row}:XFD{row}"/>' for row in range(100, 100_100))
    r.book.edit(part, lambda xml: xml.replace("</mergeCells>", f"{merges}</mergeCells>", 1))


@case(53, REFUSED, "file-damaged", hostile=True)
def elements_nested_without_end(r: Return) -> None:
    r.book.parts["xl/styles.xml"] = b"<a>" * 200_000 + b"</a>" * 200_000


@case(53, ACCEPTED, hostile=True)
def sheet_with_elements_nested_without_end(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    nested = "<x>" * 200_000 + "</x>" * 200_000
    r.book.swap(part, "</worksheet>", f"<extLst>{nested}</extLst></worksheet>")


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{("&" + chr(97 + at) + ";") * 10}">' for at in range(9))
    + "]>"
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/canary.dtd">'
    '<!ENTITY a SYSTEM "file:///tmp/gwreport-canary">]>'
)


def _doctype(name: str, part: str, declared: str) -> None:
    def change(r: Return) -> None:
        where = part if part in r.book.parts else r.book.sheet_part(part)
        head, found, rest = r.book.parts[where].partition(b"?>")
        assert found
        r.book.parts[where] = head + found + declared.encode() + rest

    change.__name__ = name
    case(54, REFUSED, "file-doctype", hostile=True)(change)


for _name, _part in {
    "a_sheet": TASKS,
    "another_sheet": INDICATORS,
    "the_shared_texts": STRINGS,
    "the_workbook": "xl/workbook.xml",
    "the_styles": "xl/styles.xml",
    "the_properties": "docProps/custom.xml",
    "the_dates": "docProps/core.xml",
    "the_content_types": "[Content_Types].xml",
    "the_relations": "xl/_rels/workbook.xml.rels",
    "a_part_nobody_reads": "docProps/app.xml",
}.items():
    _doctype(f"entities_in_{_name}", _part, LAUGHS)
    _doctype(f"entity_from_outside_in_{_name}", _part, OUTSIDE)


@case(54, REFUSED, "file-doctype", hostile=True)
def entities_that_are_used_in_a_cell(r: Return) -> None:
    r.book.edit(STRINGS, lambda xml: xml.replace("?>", f"?>{OUTSIDE}", 1))
    r.book.swap(STRINGS, "</sst>", "<si><t>&a;</t></si></sst>")


@case(54, REFUSED, "file-doctype", hostile=True)
def entities_in_utf_16(r: Return) -> None:
    xml = r.book.parts[STRINGS].decode().partition("?>")[2]
    xml = f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}{xml}'
    r.book.parts[STRINGS] = xml.encode("utf-16")


@case(55, ACCEPTED)
def strict_open_xml(r: Return) -> None:
    for name, part in r.book.parts.items():
        if name.endswith((".xml", ".rels")):
            strict = part.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
            r.book.parts[name] = strict.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )


@case(55, ACCEPTED)
def part_names_in_capitals(r: Return) -> None:
    r.book.parts = {
        name if name == "[Content_Types].xml" else name.upper(): part
        for name, part in r.book.parts.items()
    }


@case(55, ACCEPTED)
def parts_elsewhere(r: Return) -> None:
    # As other programs name them: absolute targets, the workbook in another folder.
    moved = {}
    for name, part in r.book.parts.items():
        moved[name.replace("xl/", "office/") if name.startswith("xl/") else name] = part
    moved["_rels/.rels"] = moved["_rels/.rels"].replace(b'"xl/', b'"/office/')
    types = moved["[Content_Types].xml"]
    moved["[Content_Types].xml"] = types.replace(b"/xl/", b"/office/")
    r.book.parts = moved


@case(55, ACCEPTED)
def names_with_a_prefix(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    root = etree.fromstring(r.book.parts[part])
    made = etree.Element(root.tag, nsmap={"x": MAIN})
    made[:] = list(root)
    r.book.parts[part] = etree.tostring(made)


def twice(data: bytes, name: str, other: bytes) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(name, other)
    return buffer.getvalue()


@case(56, REFUSED, "file-part-twice")
def sheet_twice(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    r.files = {r.name: twice(r.data(), part, r.book.parts[part].replace(b"<v>", b"<v>1"))}


@case(56, REFUSED, "file-part-twice")
def shared_texts_twice_in_other_letters(r: Return) -> None:
    r.files = {r.name: twice(r.data(), "xl/SharedStrings.xml", r.book.parts[STRINGS])}


@case(56, REFUSED, "file-part-name")
def part_that_leaves_the_container(r: Return) -> None:
    r.files = {r.name: twice(r.data(), "../../evil.xml", b"<x/>")}


@case(57, ACCEPTED, "clock-odd")
def saved_in_the_future(r: Return) -> None:
    r.book.swap(
        "docProps/core.xml",
        "2025-09-28T00:00:00Z</dcterms:modified>",
        "2031-01-01T00:00:00Z</dcterms:modified>",
    )


@case(57, ACCEPTED, "clock-odd")
def saved_before_it_was_sent_out(r: Return) -> None:
    r.book.swap(
        "docProps/core.xml",
        "2025-09-28T00:00:00Z</dcterms:modified>",
        "1980-01-01T00:00:00Z</dcterms:modified>",
    )


@case(58, ACCEPTED)
def marked_as_final_and_read_only(r: Return) -> None:
    r.book.swap(
        "xl/workbook.xml",
        "<workbookPr ",
        '<fileSharing readOnlyRecommended="1" userName="李明"/><workbookPr ',
    )
    r.book.swap("xl/workbook.xml", "<sheets>", '<workbookProtection lockStructure="1"/><sheets>')
    r.book.swap(
        "docProps/custom.xml",
        "</Properties>",
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="9" name="_MarkAsFinal">'
        '<vt:bool xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">true'
        "</vt:bool></property></Properties>",
    )
