"""Case 88: PDFs that refer to themselves, or draw and unpack without end."""

import struct
import zlib
from collections.abc import Callable
from time import process_time

import pytest

from gwreport.errors import DocumentError
from gwreport.officefiles.pdf import budget as pdf_budget
from gwreport.reading.opening import open_document
from tests.reading.hostile_pdf import composite_font, file_of, form, packed, pdf, stream
from tests.reading.test_hostile_documents import refusal, within_limits

_XOBJECT = "/XObject << /X 6 0 R >>"
Made = Callable[[], bytes]


def words_of(data: bytes) -> list[str]:
    """Give the paragraphs; what is refused has none."""
    try:
        return [one.text for one in open_document(data, "a.pdf").paragraphs()]
    except DocumentError:
        return []


def forms_that_draw_forms() -> bytes:
    forms = {
        number: form("/X Do " * 14, f"/XObject << /X {number + 1} 0 R >>")
        for number in range(6, 13)
    }
    return pdf("/X Do " * 14, resources=_XOBJECT, more=forms | {13: form("0 0 m")})


def in_a_tree(depth: int) -> dict[int, str | bytes]:
    """Make objects each of which holds the next twice: the last is there two to the power of depth."""
    tree: dict[int, str | bytes] = {
        number: f"<< /A {number + 1} 0 R /B {number + 1} 0 R >>" for number in range(6, 6 + depth)
    }
    return tree | {6 + depth: "7"}


def run_lengths(size: int) -> bytes:
    return bytes([129]) + b"q" if size <= 128 else (bytes([129]) + b"\n") * (size // 128)


def lzw(count: int) -> bytes:
    """Pack blanks by LZW: each code stands for one more of them than the code before."""
    bits, width, table = "100000000", 9, 258
    bits += format(32, "09b")
    for _ in range(count):
        bits += format(table, f"0{width}b")
        table += 1
        width = 9 + (table >= 511) + (table >= 1023) + (table >= 2047)
        if table >= 4094:
            bits += format(256, f"0{width}b")
            width, table = 9, 258
            bits += format(32, "09b")
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


FONT, PARTS = composite_font()


def tables_of_references(count: int) -> bytes:
    """Chain tables of references, each of which names the one before it twice."""
    data = pdf()
    before = data.rindex(b"xref\n0")
    for _ in range(count):
        place = len(data)
        data += (
            b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 6 /Root 1 0 R /XRefStm %d /Prev %d >>\n"
            % (
                before,
                before,
            )
        )
        before = place
    return data + b"startxref\n%d\n%%%%EOF" % before


def stream_of_references(count: int) -> bytes:
    """Name more objects in a stream of references than it holds, of a file that names no page."""
    body = b"%PDF-1.5\n"
    catalogue = len(body)
    body += b"1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    start = len(body)
    rows = bytes(6) + b"".join(b"\1" + struct.pack(">IB", place, 0) for place in (catalogue, start))
    entries = f"/Type /XRef /Size 3 /W [1 4 1] /Root 1 0 R /Index [0 3 3 {count}]"
    body += b"2 0 obj\n" + packed(rows, entries) + b"\nendobj\n"
    return body + b"startxref\n%d\n%%%%EOF" % start


CIRCLES: dict[str, Made] = {
    "box": lambda: pdf(page="/MediaBox 6 0 R", more={6: "6 0 R"}),
    "box of two": lambda: pdf(page="/MediaBox 6 0 R", more={6: "7 0 R", 7: "6 0 R"}),
    "side of a box": lambda: pdf(page="/MediaBox [0 0 6 0 R 800]", more={6: "6 0 R"}),
    "contents": lambda: pdf(b"4 0 R"),
    "contents in a list": lambda: pdf(b"[4 0 R]"),
    "font": lambda: pdf(font="5 0 R"),
    "rotation": lambda: pdf(page="/MediaBox [0 0 9 9] /Rotate 6 0 R", more={6: "6 0 R"}),
    "resources": lambda: pdf(resources="/XObject 6 0 R /ColorSpace 6 0 R", more={6: "6 0 R"}),
    "length": lambda: pdf(b"<< /Length 4 0 R >>\nstream\nq\nendstream"),
    "filter": lambda: pdf(b"<< /Length 1 /Filter 6 0 R >>\nstream\nq\nendstream", more={6: "6 0 R"}),
    "annotations": lambda: pdf(page="/MediaBox [0 0 9 9] /Annots 6 0 R", more={6: "6 0 R"}),
    "field": lambda: pdf(page="/Annots [6 0 R]", more={6: "<< /Subtype /Widget /T 7 0 R /Parent 6 0 R >>", 7: "7 0 R"}),
    "pages": lambda: file_of({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"}),
    "catalogue": lambda: file_of({1: "1 0 R"}),
    "table of references": lambda: pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 000000").replace(b"/Prev 000000", b"/Prev %06d" % pdf().rindex(b"xref\n0")),
    "form": lambda: pdf("/X Do", resources=_XOBJECT, more={6: form("/X Do /X Do", _XOBJECT)}),
    "form of two": lambda: pdf("/X Do", resources=_XOBJECT, more={6: form("/X Do " * 9, "/XObject << /X 7 0 R >>"), 7: form("/X Do " * 9, _XOBJECT)}),
    "widths": lambda: pdf(font=composite_font("/W 8 0 R")[0], more=composite_font("/W 8 0 R")[1] | {8: "[8 0 R 8 0 R]"}),
    "layers": lambda: pdf().replace(b"/Pages 2 0 R", b"/Pages 2 0 R/OCProperties 5 0 R").replace(b"<< /Type /Font", b"<< /D 5 0 R /OFF 5 0 R /Type /Font"),
    "information": lambda: pdf(more={6: "<< /A 6 0 R /B [6 0 R] >>"}).replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 6 0 R"),
}  # fmt: skip


@pytest.mark.parametrize("name", CIRCLES)
def test_88_what_refers_to_itself_ends(name: str) -> None:
    within_limits(CIRCLES[name](), "a.pdf")


def test_88_a_tree_of_objects_is_not_walked_to_its_last_leaf() -> None:
    for page in ("/MediaBox 6 0 R", "/MediaBox [0 0 600 800] /CropBox [6 0 R]"):
        within_limits(pdf(page=page, more=in_a_tree(60)), "a.pdf")
    font, parts = composite_font("/W [0 [6 0 R]] /FontDescriptor << /FontBBox 9 0 R >>")
    tree = {number + 3: words for number, words in in_a_tree(60).items()}
    tree = {number: str(words).replace(" 0 R", "_0_R") for number, words in tree.items()}
    within_limits(
        pdf("<0041> Tj", font=font, more=parts | {**tree, **in_a_tree(40)} | parts), "a.pdf"
    )


def true_type(groups: bytes) -> bytes:
    """Make a font file that is a table of characters only, of form 12, with these groups."""
    table = struct.pack(">HHHHL", 0, 1, 3, 10, 12)
    table += struct.pack(">HHII", 12, 0, 0, 0) + struct.pack(">I", len(groups) // 12) + groups
    head = struct.pack(">4sHHHH", b"\0\1\0\0", 1, 0, 0, 0)
    return head + struct.pack(">4sLLL", b"cmap", 0, 28, len(table)) + table


def font_with_file(groups: bytes) -> bytes:
    font, parts = composite_font("/FontDescriptor 8 0 R")
    file = {8: "<< /Type /FontDescriptor /FontFile2 9 0 R >>", 9: packed(true_type(groups))}
    return pdf(
        "BT /F1 9 Tf <0041> Tj ET", font=font.replace("/ToUnicode 7 0 R", ""), more=parts | file
    )


# Tables of codes that every reader has at hand, by their names in the standard.
_NAMED = [
    "GB-EUC",
    "GBpc-EUC",
    "GBK-EUC",
    "GBKp-EUC",
    "GBK2K",
    "UniGB-UCS2",
    "B5pc",
    "HKscs-B5",
    "ETen-B5",
    "UniCNS-UCS2",
]


def fonts_of_many_tables() -> bytes:
    _, parts = composite_font()
    fonts = {
        20
        + place: f"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /{name}-H /DescendantFonts [6 0 R] >>"
        for place, name in enumerate(_NAMED)
    }
    shown = "".join(f"BT /G{place} 9 Tf <4141> Tj ET " for place in range(len(_NAMED)))
    named = " ".join(f"/G{place} {20 + place} 0 R" for place in range(len(_NAMED)))
    return pdf(shown, resources=f"/Font << {named} >>", more=parts | fonts)


LIMITS: dict[str, tuple[Made, str]] = {
    "characters of a font's file": (lambda: font_with_file(struct.pack(">III", 0, 0x7FFFFFFF, 0)), "字体编码超过"),
    "tables of codes": (fonts_of_many_tables, "编码表超过 8 种"),
    "forms that draw forms": (forms_that_draw_forms, "互相引用超过 20000 次"),
    "rectangles": (lambda: pdf("10 20 9 9 re f " * 21_000), "线条、图形超过 20000 个"),
    "lines": (lambda: pdf("10 20 m 90 80 l S " * 25_000), "线条、图形超过"),
    "a line of endless parts": (lambda: pdf("0 0 m " + "9 9 l " * 450_000 + "S"), "绘图指令超过"),
    "parts of one line": (lambda: pdf("0 0 m 99 0 l " * 25_000 + "S"), "线条、图形超过"),
    "characters": (lambda: pdf("BT /F1 9 Tf (" + "a" * 61_000 + ") Tj ET"), "第 1 页的字超过 60000 个"),
    "rules of a table": (
        lambda: pdf("".join(f"{x / 9} 10 m {x / 9} 790 l S 10 {x / 7} m 590 {x / 7} l S " for x in range(90, 5_000, 3))),
        "",
    ),
    "operators": (lambda: pdf("q Q " * 700_000), "绘图指令超过"),
    "pages": (
        lambda: file_of({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in range(3, 900))}] >>"} | dict.fromkeys(range(3, 900), "<< /Type /Page /MediaBox [0 0 9 9] >>")),
        "超过 600 页",
    ),
    "codes of a font": (lambda: pdf("<0041> Tj", font=composite_font()[0], more=composite_font(codes="1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange")[1]), "字体编码超过"),
    "codes of a font in characters": (lambda: pdf("<0041> Tj", font=composite_font()[0], more=composite_font(codes="1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange")[1]), "字体编码超过"),
    "widths of a font": (lambda: pdf("<0041> Tj", font=FONT, more=composite_font("/W [0 2000000000 500]")[1]), "字体编码超过"),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_88_a_pdf_that_asks_for_too_much_is_refused_with_its_limit(name: str) -> None:
    make, words = LIMITS[name]
    if words:
        assert words in refusal(make(), "a.pdf").detail
    else:
        within_limits(make(), "a.pdf")


@pytest.mark.parametrize("times", [1, 3])
def test_88_a_bomb_is_refused_while_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    # As large a one as the true limit asks for takes a second to be made.
    monkeypatch.setattr(pdf_budget, "_UNPACKED", 8 << 20)
    data = pdf(packed(b" " * (9 << 20), times=times))
    assert "展开后超过 8 MB" in refusal(data, "a.pdf").detail


ODD: dict[str, Made] = {
    "a text of brackets": lambda: pdf("(" * 500_000),
    "a text of marks": lambda: pdf("(" + "\\101" * 100_000 + ") Tj"),
    "a name without end": lambda: pdf("/" + "#41" * 100_000 + " gs"),
    "a word without end": lambda: pdf("a" * 900_000),
    "a number without end": lambda: pdf("1" * 900_000 + " w"),
    "numbers of hundreds of digits": lambda: pdf(f"{'9' * 400} w 1 0 0 1 {'9' * 400} 0 cm {'9' * 4_000} 0 m 1 1 l S"),
    "lists in lists": lambda: pdf("[" * 100_000),
    "dictionaries in dictionaries": lambda: pdf("/A << " * 30_000),
    "operands of nothing": lambda: pdf("1 " * 300_000 + "w " * 50_000),
    "states that are never left": lambda: pdf("q " * 100_000),
    "a picture that never ends": lambda: pdf("BI /W 9 /H 9 ID " + "E" * 900_000),
    "pictures among operators": lambda: pdf("BI /W 1 /H 1 ID xE EI Q " * 5_000),
    "a predictor of a billion columns": lambda: pdf(packed(b"q" * 99, "/DecodeParms << /Predictor 12 /Columns 2000000000 >>")),
    "runs": lambda: pdf(stream(run_lengths(20 << 20), "/Filter /RunLengthDecode")),
    "codes of codes": lambda: pdf(stream(lzw(20_000), "/Filter /LZWDecode")),
    "ten filters": lambda: pdf(stream(b"q" * 1_000, "/Filter [" + "/AHx " * 10 + "]")),
    "a filter that nobody knows": lambda: pdf(stream(b"q", "/Filter /Whatever")),
    "a box without end": lambda: pdf(page=f"/MediaBox [0 0 {'9' * 400} {'9' * 400}]"),
    "a box of no size": lambda: pdf(page="/MediaBox [0 0 0 0]"),
    "a box of words": lambda: pdf(page="/MediaBox [/A (b) [] <<>>]"),
    "a rotation of words": lambda: pdf(page="/MediaBox [0 0 9 9] /Rotate /A"),
    "a size of nothing": lambda: pdf("BT /F1 0 Tf (a) Tj /F1 -9 Tf (b) Tj /F1 99999999999999 Tf (c) Tj ET"),
    "a matrix of nothing": lambda: pdf("0 0 0 0 0 0 cm BT /F1 9 Tf (a) Tj ET"),
    "no objects": lambda: b"%PDF-1.5\ntrailer << /Root 9 0 R >>\n%%EOF",
    "a line without end": lambda: b"%PDF-1.5 " + b"x" * 900_000,
    "tables of references that double": lambda: tables_of_references(60),
    "a stream of references without end": lambda: stream_of_references(4_000_000_000),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_88_an_odd_pdf_is_read_or_refused_in_seconds(name: str) -> None:
    within_limits(ODD[name](), "a.pdf")


def test_88_a_page_of_thousands_of_dots_is_read_and_its_dots_are_not_kept() -> None:
    def seconds(count: int) -> float:
        dots = "".join(
            f"{10 + x % 190 * 3} {20 + x // 190 * 2.4} 1.5 .5 re f " for x in range(count)
        )
        started = process_time()
        assert words_of(pdf(dots)) == ["1. Build a park"]
        return process_time() - started

    # Of a few a rule may be made. What else runs slows single readings down, never every one of them.
    assert any(seconds(27_000) < 2 * seconds(9_000) for _ in range(4))


def test_88_a_stream_that_ends_in_the_midst_is_told() -> None:
    whole = zlib.compress(
        b"BT /F1 12 Tf 50 700 Td (1. Build a park) Tj ET " + bytes(range(256)) * 40, 0
    )
    broken = whole[:3_000] + b"\0\0\0" + whole[3_003:8_000] + b"\xff" * 900
    data = pdf(stream(broken, "/Filter /FlateDecode"))
    try:
        found = {one.code for one in open_document(data, "a.pdf").findings}
    except DocumentError:
        return
    assert "stream-damaged" in found
