"""What a document wants to have fetched is taken out before LibreOffice gets it; its own stays."""

import io
import zipfile

import pytest

from gwreport.errors import DocumentError
from gwreport.officefiles.content import Content
from gwreport.officefiles.outside_links import without_outside_links
from tests.officefiles.old_documents import open_document_text, rich_text

WEB, FOLDER = "http://192.0.2.1/", "file:///srv/"


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_case_90_an_open_document_asks_for_nothing_outside_itself() -> None:
    own = b'<a xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="../Pictures/own.png"/><b xlink:href="../../x"/></a>'
    data = open_document_text(WEB, FOLDER, {"Object 1/content.xml": own})
    made = parts_of(without_outside_links(data, "方案.odt", Content.ODT))
    assert list(made) == list(parts_of(data))
    content = made["content.xml"].decode()
    for left in ("draw:object", "draw:plugin", "floating-frame", "section-source", "dde-source"):
        assert left not in content
    # The link that nobody follows, and the picture that lies in the document.
    assert content.count("192.0.2.1") == 1
    assert "链接" in content
    assert content.count("xlink:href") == 2
    assert "Pictures/own.png" in content
    assert content.count("框") == content.count("后") == 8
    assert b"template" not in made["meta.xml"]
    assert made["Pictures/own.png"] == b"\x89PNG"
    assert b"own.png" in made["Object 1/content.xml"]
    assert b"../../x" not in made["Object 1/content.xml"]


def test_a_hostile_package_is_refused() -> None:
    data = open_document_text(
        WEB, FOLDER, {"meta.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
    )
    with pytest.raises(DocumentError):
        without_outside_links(data, "方案.odt", Content.ODT)


def test_case_90_a_rich_text_keeps_what_its_fields_showed_and_loses_what_they_fetch() -> None:
    made = without_outside_links(rich_text(WEB, FOLDER), "方案.rtf", Content.RTF).decode("latin-1")
    for word in ("one", "two", "three", "four", "five", "six", "seven"):
        assert word in made
    for address in (WEB, FOLDER):
        assert address not in made
    assert "DDE" not in made
    assert "SYMBOL 254" in made
    assert "0105" not in made
    assert "0205" in made
    assert "objupdate" not in made
    assert r"\bin5 {{}}\}" in made
    assert made.count("{") == made.count("}")


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 a}",
        b"{\\rtf1 {\\b a",
        b"}}}}{",
        b"{\\rtf1 \\bin2 {}}",
        b"{\\rtf1 " + b"{" * 150,
        b"\\",
        b"",
    ],
)
def test_a_rich_text_without_fields_stays_as_it_is(data: bytes) -> None:
    assert without_outside_links(data, "a.rtf", Content.RTF) == data


def test_case_90_the_fields_of_an_old_word_file_are_blotted_out_in_their_place() -> None:
    narrow = b"INCLUDETEXT a\x13 INCLUDEPICTURE x\x14y\x15 \x13DDEAUTO x\x15 \x13PAGE\x15"
    wide = "LINK a\x13LINK x\x14y\x15 \x13  IncludeText x\x15".encode("utf-16-le")
    made = without_outside_links(b"\xd0\xcf" + narrow + wide, "a.doc", Content.DOC)
    assert made == (
        b"\xd0\xcf"
        b"INCLUDETEXT a\x13 XXXXXXXXXXXXXX x\x14y\x15 \x13XXXXXXX x\x15 \x13PAGE\x15"
        + "LINK a\x13XXXX x\x14y\x15 \x13  XXXXXXXText x\x15".encode("utf-16-le")
    )
