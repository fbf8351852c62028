"""The raw reader: every cell of odd and hostile workbooks, or one reason why not."""

import contextlib
import io
import re
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.officefiles.xlsx.container import Container, Unreadable, UnreadableFileError
from gwreport.officefiles.xlsx.model import CellKind, Merge, OddPart
from gwreport.officefiles.xlsx.reader import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXTS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\ufffe\uffff"), max_size=40
)


def workbook(
    rows: str,
    *,
    strings: str = "",
    styles: str = "",
    around: str = "",
    namespace: str = MAIN,
    book: str = "",
    extra: dict[str, str | bytes] | None = None,
    head: str = '<?xml version="1.0" encoding="UTF-8"?>',
) -> bytes:
    """Make the smallest workbook whose sheet holds these rows."""
    links = (
        LINKS if namespace == MAIN else "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{links}">{book}<sheets>'
        '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{links}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{links}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{links}/styles" Target="/xl/styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{namespace}"><dimension ref="A1"/>'
        f"<sheetData>{rows}</sheetData>{around}</worksheet>",
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f'{head}<sst xmlns="{namespace}">{strings}</sst>'
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{namespace}">{styles}</styleSheet>'
    return zipped(parts | (extra or {}))


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return buffer.getvalue()


def sheet(data: bytes):
    return read_workbook(data).sheets[0]


def cells(data: bytes) -> dict[tuple[int, int], str]:
    rows = sheet(data).rows
    return {(row, column): text for row in rows for column, text in rows[row].items()}


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(UnreadableFileError) as caught:
        read_workbook(data)
    return caught.value.reason


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_wrong_dimension_is_not_believed():
    data = workbook(f'<row r="3">{inline("B3", "甲")}{inline("D3", "乙")}</row>')
    assert cells(data) == {(3, 2): "甲", (3, 4): "乙"}


def test_rows_and_cells_without_addresses_stand_one_after_the_other():
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    data = workbook(
        f"<row>{cell.format('甲')}<c/>{cell.format('乙')}</row><row>{cell.format('丙')}</row>"
    )
    assert cells(data) == {(1, 1): "甲", (1, 3): "乙", (2, 1): "丙"}


def test_rows_out_of_order_are_put_in_order():
    data = workbook(f'<row r="5">{inline("A5", "戊")}</row><row r="2">{inline("A2", "己")}</row>')
    assert list(cells(data).items()) == [((2, 1), "己"), ((5, 1), "戊")]


def test_cell_given_twice_is_refused():
    data = workbook(f'<row r="1">{inline("A1", "甲")}</row><row r="1">{inline("A1", "乙")}</row>')
    assert refusal(data) is Unreadable.DAMAGED


def test_far_cell_costs_nothing():
    data = workbook(f'<row r="1048576">{inline("XFD1048576", "远")}</row>')
    assert cells(data) == {(1_048_576, 16_384): "远"}


@pytest.mark.parametrize("place", ["XFE1", "A1048577", "A0", "1A"])
def test_cell_off_the_sheet_is_refused(place):
    row = re.sub(r"\D", "", place)
    assert refusal(workbook(f'<row r="{row}">{inline(place, "甲")}</row>')) is Unreadable.DAMAGED


def test_strict_files_are_read_like_others():
    data = workbook(f'<row r="1">{inline("A1", "严格")}</row>', namespace=STRICT)
    assert cells(data) == {(1, 1): "严格"}


def test_prefixed_elements_and_comments_are_read():
    rows = "<x:row r='1'><!-- c --><x:c r='A1' t='inlineStr'><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c></x:row>"
    data = workbook("", extra={
        "xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    })  # fmt: skip
    assert cells(data) == {(1, 1): "a<b"}


def test_part_names_in_other_letter_case_are_found():
    data = workbook(f'<row r="1">{inline("A1", "甲")}</row>')
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts = {name.upper(): container.read(name) for name in container.namelist()}
    assert cells(zipped(parts)) == {(1, 1): "甲"}


def test_another_encoding_is_read():
    body = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"><sheetData><row r="1">{inline("A1", "甲")}</row></sheetData></worksheet>'
    data = workbook("", extra={"xl/worksheets/sheet1.xml": body.encode("utf-16")})
    assert cells(data) == {(1, 1): "甲"}


def test_errors_formulas_booleans_and_blanks_are_told_apart():
    data = workbook(
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" s="0"/>'
        '<c r="F1" t="str"><f>""</f><v></v></c><c r="G1"><v>1.0</v></c></row>'
    )
    found = sheet(data)
    assert found.rows[1] == {1: "#REF!", 2: "=1+1", 3: "2", 4: "TRUE", 7: "1"}
    kinds = {column: detail.kind for (_, column), detail in found.details.items()}
    assert kinds == {
        1: CellKind.ERROR,
        2: CellKind.UNCACHED,
        3: CellKind.NUMBER,
        4: CellKind.BOOLEAN,
        6: CellKind.TEXT,
        7: CellKind.NUMBER,
    }
    assert found.details[1, 3].formula == "1+1"
    assert found.details[1, 6].formula == '""'


def test_rich_text_gives_what_is_not_struck_out():
    strings = (
        "<si><r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r></si>"
        '<si><r><rPr><strike val="0"/></rPr><t>不算</t></r><rPh sb="0" eb="1"><t>yin</t></rPh></si>'
    )
    data = workbook(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>', strings=strings
    )
    found = sheet(data)
    assert found.rows[1] == {1: "旧新", 2: "不算"}
    assert found.details[1, 1].standing == "新"
    assert (1, 2) not in found.details


def test_struck_font_strikes_the_whole_cell():
    styles = '<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
    data = workbook(
        '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>',
        strings="<si><t>删</t></si>",
        styles=styles,
    )
    details = sheet(data).details
    assert details[1, 1].standing == ""
    assert (1, 2) not in details


@pytest.mark.parametrize("number_format", [14, 22, 27, 31, 57, 58])
def test_chinese_date_formats_are_dates(number_format):
    styles = f'<cellXfs><xf numFmtId="{number_format}"/></cellXfs>'
    data = workbook('<row r="1"><c r="A1" s="0"><v>46000</v></c></row>', styles=styles)
    found = sheet(data)
    assert found.rows[1][1] == "2025-12-09"
    assert (found.details[1, 1].kind, found.details[1, 1].raw) == (CellKind.DATE, "46000")


def test_1904_system_counts_from_1904():
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    row = '<row r="1"><c r="A1" s="0"><v>44538</v></c></row>'
    data = workbook(row, styles=styles, book='<workbookPr date1904="1"/>')
    assert cells(data) == {(1, 1): "2025-12-09"}


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("甲_x000D_\n乙", "甲\n乙"),
        ("_x005F_x000D_", "_x000D_"),
        ("a_x000B_b", "a\x0bb"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_!", "\ufffd!"),
        ("&lt;&amp;&#20013;", "<&中"),
        ("甲\r\n乙", "甲\n乙"),
    ],
)
def test_escapes_are_undone_once(stored, shown):
    data = workbook(f'<row r="1">{inline("A1", stored)}<c r="B1" t="s"><v>0</v></c></row>',
                    strings=f"<si><t>{stored}</t></si>")  # fmt: skip
    assert cells(data) == {(1, 1): shown, (1, 2): shown}


def test_merges_hidden_rows_and_columns_are_told():
    data = workbook(
        f'<row r="1" hidden="1">{inline("A1", "甲")}</row>',
        around='<mergeCells count="1"><mergeCell ref="B2:C4"/></mergeCells>',
    )
    found = sheet(data)
    assert found.merges == [Merge(2, 2, 4, 3)]
    assert found.hidden_rows == {1}


def test_sheet_states_properties_and_names_are_read():
    book = '<definedNames><definedName name="印">"x"</definedName><definedName name="局部" localSheetId="0">1</definedName></definedNames>'
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property pid="2" name="标记"><vt:lpwstr>值</vt:lpwstr></property></Properties>'
    )
    data = workbook("", book="", extra={"docProps/custom.xml": custom})

    def name_it(xml: bytes) -> bytes:
        return xml.replace(b"</sheets>", b"</sheets>" + book.encode()).replace(
            b'sheetId="1"', b'sheetId="1" state="veryHidden"'
        )

    found = read_workbook(changed(data, "xl/workbook.xml", name_it))
    assert found.properties == {"标记": "值"}
    assert found.defined_names == {"印": '"x"'}
    assert found.sheets[0].state == "veryHidden"


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts: dict[str, str | bytes] = {
            name: container.read(name) for name in container.namelist()
        }
    parts[part] = change(bytes(parts[part]))
    return zipped(parts)


def test_comments_threads_text_boxes_and_odd_parts_are_found():
    kind = LINKS + "/"
    thread = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{kind}comments" Target="../comments1.xml"/>'
        f'<Relationship Id="b" Type="{thread}" Target="../threadedComments/t1.xml"/>'
        f'<Relationship Id="c" Type="{kind}drawing" Target="../drawings/d1.xml"/>'
        f'<Relationship Id="d" Type="{kind}hyperlink" Target="http://x" TargetMode="External"/></Relationships>'
    )
    drawing = (
        '<w:wsDr xmlns:w="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<w:sp><w:txBody><a:p><a:r><a:t>文本</a:t></a:r><a:r><a:t>框</a:t></a:r></a:p></w:txBody></w:sp><w:pic/></w:wsDr>"
    )
    data = workbook(
        "",
        extra={
            "xl/worksheets/_rels/sheet1.xml.rels": rels,
            "xl/comments1.xml": f'<comments xmlns="{MAIN}"><commentList><comment ref="B2"><text><r><t>批</t></r><r><t>注</t></r></text></comment>'
            '<comment ref="C3"><text><t>[线程批注]</t></text></comment></commentList></comments>',
            "xl/threadedComments/t1.xml": '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
            '<threadedComment ref="C3"><text>回复</text></threadedComment></ThreadedComments>',
            "xl/drawings/d1.xml": drawing,
            "xl/vbaProject.bin": b"x",
            "xl/externalLinks/externalLink1.xml": "<x/>",
            "xl/embeddings/a.bin": b"x",
        },
    )
    book = read_workbook(data)
    assert {(note.sort, note.cell, note.text) for note in book.sheets[0].notes} == {
        ("note", "B2", "批注"),
        ("thread", "C3", "回复"),
        ("textbox", "", "文本框"),
    }
    assert book.sheets[0].pictures == 1
    assert book.odd_parts == {OddPart.MACRO: 1, OddPart.EXTERNAL_LINK: 1, OddPart.EMBEDDED: 1}


# --- the two ways through a sheet must agree


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                TEXTS.map(lambda text: ("s", text)),
                TEXTS.map(lambda text: ("inlineStr", text)),
                st.floats(allow_nan=False, allow_infinity=False).map(lambda n: ("n", repr(n))),
                st.sampled_from([("blank", ""), ("b", "1"), ("e", "#N/A"), ("f", 'A1&amp;"x"')]),
            ),
            max_size=5,
        ),
        max_size=5,
    )
)
def test_quick_and_thorough_ways_agree(table):
    strings: list[str] = []
    rows = ""
    for row, values in enumerate(table, 1):
        rows += f'<row r="{row}">'
        for column, (kind, value) in enumerate(values):
            place = f'r="{"ABCDE"[column]}{row}"'
            if kind == "blank":
                rows += f"<c {place}/>"
            elif kind == "s":
                rows += f'<c {place} t="s"><v>{len(strings)}</v></c>'
                strings.append(escaped(value))
            elif kind == "inlineStr":
                rows += f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'
            elif kind == "f":
                rows += f"<c {place}><f>{value}</f></c>"
            else:
                rows += f'<c {place} t="{kind}"><v>{value}</v></c>'
        rows += "</row>"
    shared = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in strings)
    quick = sheet(workbook(rows, strings=shared))
    # A comment sends both parts the thorough way.
    thorough = sheet(workbook(rows + "<!-- -->", strings=shared + "<!-- -->"))
    assert quick == thorough
    for row, values in enumerate(table, 1):
        for column, (kind, value) in enumerate(values, 1):
            if kind in ("s", "inlineStr"):
                assert quick.text(row, column) == value


def escaped(text: str) -> str:
    text = text.replace("_x", "_x005F_x")
    text = "".join(f"_x{ord(c):04X}_" if ord(c) < 32 and c not in "\t\n" else c for c in text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# --- refusals


# What stands between the rows' tags, in any order and number: few of these lists are in order.
PIECES = (
    '<row r="1">', '<row r="2" ht="20.25" customHeight="1">', '<row r="3" hidden="1">',
    '<row r="4" spans="1:2"/>', '<row r="5" hidden="true"/>', "</row>", "</row>", "</row>",
    '<c r="A1" s="1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>',
    '<c r="A2" t="s"><v>2</v></c>', '<c r="B2" t="s"><v>9</v></c>', '<c r="C2" s="1"/>',
    '<c r="A3"><v>12.5</v></c>', '<c r="B3" t="str"><f>A1&amp;1</f><v>甲 t="s">乙</v></c>',
    '<c r="C3" t="inlineStr"><is><t>&lt;丙&gt;</t></is></c>', '<c r="D3" t="inlineStr"><is><t/></is></c>',
    '<c r="E3" t="inlineStr"><is><t></t></is></c>', '<c r="F3" t="n" ></c>', '<c t="s"><v>0</v></c>',
    '<c r="XFE1" t="s"><v>0</v></c>', '<c r="A9" t="s"><v>x</v></c>', '<f t="s"><v>1</v></c>',
    ' t="s"><v>0</v></c>', "字", "&nbsp;", "<extLst/>",
)  # fmt: skip


def outcome(data: bytes) -> object:
    try:
        return sheet(data)
    except UnreadableFileError as error:
        return error.reason


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_the_quick_way_believes_the_thorough_way_reads_too(pieces):
    shared = "<si><t>一</t></si><si><t>二</t></si><si><t></t></si>"
    rows = "".join(pieces)
    assert outcome(workbook(rows, strings=shared)) == outcome(
        workbook(rows + "<!-- -->", strings=shared)
    )


def test_rows_of_the_same_pattern_keep_their_own_texts():
    row = '<row r="{0}"><c r="A{0}" t="s"><v>{1}</v></c><c r="C{0}" s="2"/></row>'
    strings = "".join(f"<si><t>第{number}条</t></si>" for number in range(4))
    for texts in ((0, 1), (2, 3), (3, 3)):
        rows = "".join(row.format(number, text) for number, text in enumerate(texts, 1))
        assert cells(workbook(rows, strings=strings)) == {
            (number, 1): f"第{text}条" for number, text in enumerate(texts, 1)
        }


def test_shared_texts_with_anything_around_them_are_read():
    strings = (
        '<si><t>一</t></si><si><t xml:space="preserve"> 二</t></si>'
        '<si><t>三</t><phoneticPr fontId="1" type="noConversion"/></si><si><t/></si><si><t></t></si>'
    )
    row = "".join(f'<c r="{column}1" t="s"><v>{at}</v></c>' for at, column in enumerate("ABCDE"))
    data = workbook(f'<row r="1">{row}</row>', strings=strings)
    assert cells(data) == {(1, 1): "一", (1, 2): " 二", (1, 3): "三"}


def test_bomb_is_refused_before_it_is_unpacked():
    data = workbook("", extra={"xl/worksheets/sheet1.xml": b" " * (9 << 20)})
    assert refusal(data) is Unreadable.BOMB


def test_too_many_parts_are_refused():
    data = workbook("", extra={f"xl/media/{number}": b"" for number in range(2_000)})
    assert refusal(data) is Unreadable.BOMB


def test_lying_size_is_found_out():
    data = workbook(f'<row r="1">{inline("A1", "甲" * 500)}</row>')
    entry = next(e for e in zipfile.ZipFile(io.BytesIO(data)).infolist() if "sheet1" in e.filename)
    lie = data.replace(
        struct.pack("<III", entry.CRC, entry.compress_size, entry.file_size),
        struct.pack("<III", entry.CRC, entry.compress_size, 100),
    )
    assert lie != data
    assert refusal(lie) is Unreadable.DAMAGED


def test_wrong_checksum_is_refused():
    rows = f'<row r="1">{inline("A1", "八成")}</row>'
    data = workbook(rows)
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        stored = zipped({name: container.read(name) for name in container.namelist()}, 0)
    assert refusal(stored.replace("八成".encode(), "九成".encode())) is Unreadable.DAMAGED


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_part_that_is_there_twice_is_refused():
    buffer = io.BytesIO(workbook(""))
    with zipfile.ZipFile(buffer, "a") as container:
        container.writestr("xl/Worksheets/sheet1.xml", "<x/>")
    assert refusal(buffer.getvalue()) is Unreadable.PART_TWICE


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "xl/../../a", "C:\\x.xml"])
def test_part_names_that_leave_the_container_are_refused(name):
    assert refusal(workbook("", extra={name: "x"})) is Unreadable.PART_NAME


def test_encrypted_part_is_refused():
    data = bytearray(workbook(""))
    place = bytes(data).rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    assert refusal(bytes(data)) is Unreadable.ENCRYPTED


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_declaration_is_refused_in_every_part(part, encoding):
    data = workbook("", strings="<si><t>甲</t></si>")

    def declare(xml: bytes) -> bytes:
        body = xml.decode().split("?>")[-1]
        return (f'<?xml version="1.0" encoding="{encoding}"?>{BOMB}' + body).encode(encoding)

    assert refusal(changed(data, part, declare)) is Unreadable.DOCTYPE


def test_unknown_entity_is_no_text():
    assert refusal(workbook(f'<row r="1">{inline("A1", "&nbsp;")}</row>')) is Unreadable.DAMAGED


def test_missing_sheet_part_is_never_an_empty_sheet():
    data = workbook("")
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts = {n: container.read(n) for n in container.namelist() if "sheet1" not in n}
    assert refusal(zipped(parts)) is Unreadable.DAMAGED


def test_missing_shared_text_is_refused():
    data = workbook('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', strings="<si><t>甲</t></si>")
    assert refusal(data) is Unreadable.DAMAGED


def test_text_beyond_the_limit_is_refused():
    data = workbook(f'<row r="1">{inline("A1", "字" * 1_000_001)}</row>')
    assert refusal(data) is Unreadable.TOO_LARGE


def test_large_sheet_streams_and_reads_the_same():
    rows = "".join(
        f'<row r="{n}">{inline(f"A{n}", f"第{n}行" * 9)}</row>' for n in range(1, 40_000)
    )
    found = sheet(workbook(rows))
    assert found.count() == 39_999
    assert found.rows[39_999][1] == "第39999行" * 9


def test_formats_down_to_the_last_row_cost_no_memory():
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(1, 150_000))
    assert sheet(workbook(rows + f'<row r="150000">{inline("A150000", "底")}</row>')).count() == 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_bytes_are_refused_and_never_crash(data):
    good = workbook(f'<row r="1">{inline("A1", "完成八成")}</row>', strings="<si><t>甲</t></si>")
    place = data.draw(st.integers(0, len(good) - 1))
    byte = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(good)))
    for broken in (good[:place] + bytes([byte]) + good[place + 1 :], good[:cut]):
        with contextlib.suppress(UnreadableFileError):
            assert cells(broken) == {(1, 1): "完成八成"}


def test_container_says_what_it_holds():
    container = Container(workbook(""))
    assert container.has("/XL/Workbook.xml")
    assert not container.has("xl/nothing.xml")
    assert b"".join(container.stream("xl/workbook.xml")) == container.read("xl/workbook.xml")


def test_what_stands_between_runs_and_over_them_is_no_word_of_the_text() -> None:
    from gwreport.officefiles.xlsx.rich_text import RichText

    text = RichText()
    for element, words in (
        ("r", "\n  "),
        ("t", "完成"),
        ("rPh", " "),
        ("t", "wán"),
        ("r", ""),
        ("t", "3公里"),
    ):
        text.start(element, {})
        text.words(words)
        if element == "t":
            text.end("t")
            text.words("\n  ")
        if words == "wán":
            text.end("rPh")
    assert text.text == "完成3公里"
