"""Files that are no workbook: what they are instead, in words that a clerk understands."""

import random

import pytest

from gwreport.errors import DocumentError
from gwreport.officefiles.content import Content, is_without_order, sniff
from gwreport.officefiles.pdf.attachments import pdf_attachments
from gwreport.officefiles.refused_kinds import refused_kind
from gwreport.officefiles.text.plain_text import decode
from gwreport.officefiles.text_encoding import text_encoding
from gwreport.officefiles.xlsx.container import Unreadable
from gwreport.reading.opening import open_document
from gwreport.wording.errors import explain_error
from gwreport.wording.refused_files import KINDS
from tests.officefiles.raw_archives import Part, raw_zip

TEXT = "一、重点工作\r\n1．推进青禾水库除险加固，年底前完成主体工程。\r\n牵头单位：区水务局；责任单位：各镇街。\r\n"


def pdf(*names: str, portfolio: bool = False, kids: str = "", before: str = "") -> bytes:
    """A page without words, and files attached to it under these names."""
    files = "".join(
        f"({number}) << /Type /Filespec /UF <feff{name.encode('utf-16-be').hex()}> >> "
        for number, name in enumerate(names)
    )
    collection = "/Collection << /Type /Collection >>" if portfolio else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {collection} /Names << /EmbeddedFiles 4 0 R >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        f"<< {kids} /Names [{files}] >>",
    ]
    data, places = before + "%PDF-1.7\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj {words} endobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    data += "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    ).encode()


def test_the_files_attached_to_a_pdf_are_named() -> None:
    data = pdf("区水务局_填报表.xlsx", "说明.docx")
    assert pdf_attachments(data) == (("区水务局_填报表.xlsx", "说明.docx"), False)
    refusal = refused_kind(data, sniff(data))
    assert (refusal.reason, refusal.detail) == (
        Unreadable.PORTFOLIO,
        "区水务局_填报表.xlsx、说明.docx",
    )
    assert refused_kind(pdf(), Content.PDF).reason is Unreadable.PDF


def test_a_portfolio_is_no_breakdown() -> None:
    with pytest.raises(DocumentError) as caught:
        open_document(pdf("方案.xlsx", portfolio=True), "方案.pdf")
    assert caught.value.kind == "portfolio"
    assert "方案.xlsx" in explain_error(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        pdf("a.xlsx", kids="/Kids [4 0 R 4 0 R 4 0 R]"),
        pdf("a.xlsx").replace(b"/UF", b"/XX"),
        pdf("a.xlsx").replace(b"/Root 1", b"/Root 9"),
        pdf("a.xlsx")[:-80],
        b"%PDF-1.7\n/EmbeddedFiles",
        b"%PDF-1.7\n" + b"[" * 20_000 + b"/EmbeddedFiles",
        pdf(*("x" for _ in range(3_000))),
    ],
)
def test_a_pdf_that_is_damaged_or_endless_names_what_it_can(data: bytes) -> None:
    assert len(pdf_attachments(data).names) <= 100


@pytest.mark.parametrize("size", [512, 700, 1_024, 4_096, 100_000])
def test_chance_has_no_order_and_words_have(size: int) -> None:
    for seed in range(5):
        chance = random.Random(seed).randbytes(size)
        assert is_without_order(chance)
        assert sniff(b"\x81\x01\x02" + chance) is Content.SCRAMBLED
    words = (TEXT * 2_000).encode()[:size]
    assert not is_without_order(words)
    assert not is_without_order((TEXT * 2_000).encode("gb18030")[:size])
    assert not is_without_order(bytes(range(32)) * (size // 32))


def test_every_kind_of_refusal_has_its_words() -> None:
    for content in Content:
        refusal = refused_kind(b"", content)
        known = ("empty", "text", "encrypted", "damaged", "no-workbook")
        assert refusal.reason.value in KINDS or refusal.reason.value in known


@pytest.mark.parametrize(
    ("parts", "content"),
    [
        ((b"OFD.xml", b"Doc_0/Document.xml"), Content.OFD),
        ((b"[Content_Types].xml", b"xl/workbook.xml"), Content.XLSX),
        ((rb"xl\workbook.xml",), Content.XLSX),
        ((b"word/document.xml",), Content.DOCX),
        ((b"Index/Document.iwa", b"preview.jpg"), Content.PACKAGE),
        ((b"[Content_Types].xml", b"visio/document.xml"), Content.PACKAGE),
        ((b"mimetype", b"OEBPS/content.opf"), Content.PACKAGE),
        (("\u56de\u6536/xl/workbook.xml".encode(), b"a.xlsx"), Content.ZIP),
    ],
)
def test_zips_are_told_by_their_parts(parts: tuple[bytes, ...], content: Content) -> None:
    assert sniff(raw_zip(*(Part(name, b"<x/>") for name in parts))) is content


# Texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])  # fmt: skip
@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "序号,目标任务,牵头单位\n1,新建,甲局\n",
        "项目名称：青禾水库\r\n",
        "ABC,1,2\r\n3,4,5\r\n",
        "①治理水土流失面积35平方公里——“山水林田湖草”工程（二期）％、±5℃\n",
    ],
)
def test_the_encoding_of_a_text_is_told_by_its_bytes(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    assert sniff(data) is Content.TEXT
    assert decode(data, "方案.txt") == text


def test_what_is_no_text_has_no_encoding() -> None:
    chance = random.Random(1)
    for _ in range(300):
        data = chance.randbytes(400)
        assert text_encoding(data + b"\0\xff") is None
    for data in (
        b"words\0words",
        b"\xff\xfe\xff",
        bytes(range(256)) * 4,
        b"\0\0\0A" * 30 + b"\xff\xff\xff\xff",
    ):
        assert text_encoding(data) is None


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_address_of_a_shortcut_is_told(encoding: str) -> None:
    data = "[InternetShortcut]\r\nURL=https://docs.example.cn/sheet/DUabc\r\n".encode(encoding)
    refusal = refused_kind(data, sniff(data))
    assert (refusal.reason, refusal.detail) == (
        Unreadable.LINK,
        "https://docs.example.cn/sheet/DUabc",
    )
