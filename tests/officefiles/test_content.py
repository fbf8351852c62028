"""What a file is, told by its bytes."""

import io
import zipfile

import pytest

from gwreport.officefiles.content import Content, sniff

TYPES = {
    Content.DOCX: "wordprocessingml.document.main+xml",
    Content.XLSX: "spreadsheetml.sheet.main+xml",
    Content.XLSM: "ms-excel.sheet.macroEnabled.main+xml",
    Content.XLSB: "ms-excel.sheet.binary.macroEnabled.main",
}


def zipped(parts: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def ole(stream: str) -> bytes:
    """A compound file's header and a directory with one entry."""
    name = stream.encode("utf-16-le") + b"\0\0"
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little") + b"\0" * 62
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"\0" * 128 + entry


@pytest.mark.parametrize("content", list(TYPES))
def test_open_xml_files_are_told_by_their_main_part(content):
    types = f'<Types><Override ContentType="application/vnd.{TYPES[content]}"/></Types>'
    assert sniff(zipped({"[Content_Types].xml": types})) is content


@pytest.mark.parametrize(("kind", "content"), [("spreadsheet", Content.ODS), ("text", Content.ODT)])
def test_open_documents_are_told_by_their_mimetype(kind, content):
    data = zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}"})
    assert sniff(data) is content


@pytest.mark.parametrize(
    ("stream", "content"),
    [
        ("EncryptedPackage", Content.ENCRYPTED),
        ("WordDocument", Content.DOC),
        ("Workbook", Content.XLS),
        ("Book", Content.XLS),
        ("Contents", Content.OLE),
    ],
)
def test_compound_files_are_told_by_their_streams(stream, content):
    assert sniff(ole(stream)) is content


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"", Content.EMPTY),
        (b" \r\n\0\0", Content.EMPTY),
        (b"%PDF-1.7\n", Content.PDF),
        (b"{\\rtf1\\ansi", Content.RTF),
        (b"Rar!\x1a\x07\x00", Content.RAR),
        (b"\x89PNG\r\n\x1a\n", Content.PICTURE),
        (b"BM\x00\x10\x00\x00\x00\x00", Content.PICTURE),
        ("BM 项目清单".encode(), Content.TEXT),
        (b"PK\x03\x04 cut off", Content.BROKEN_ZIP),
        (b"<!DOCTYPE html><html></html>", Content.HTML),
        (b"\xef\xbb\xbf<html><body>", Content.HTML),
        ("<HTML>".encode("utf-16"), Content.HTML),
        (b"<?xml version='1.0'?><a/>", Content.XML),
        ("一、主要任务".encode("gb18030"), Content.TEXT),
        ("一、主要任务".encode("utf-16"), Content.TEXT),
        (bytes(range(1, 32)) * 10, Content.BINARY),
        (b"words\0words", Content.BINARY),
    ],
)
def test_other_files_are_told_by_their_beginning(data, content):
    assert sniff(data) is content


def test_a_zip_of_other_things_is_an_archive():
    assert sniff(zipped({"a.txt": "words"})) is Content.ZIP


def test_a_name_in_the_text_of_a_compound_file_is_no_stream():
    data = ole("Contents") + "x".encode("utf-16-le") + "Workbook".encode("utf-16-le") + b"\0\0"
    assert sniff(data) is Content.OLE
