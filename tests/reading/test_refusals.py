"""Files that are no breakdown: each refused with its reason."""

import contextlib
import io
import pickle
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.plan.documents import DocumentKind
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reading import understand_document
from gwreport.wording.errors import explain_error


def refusal(data: bytes, as_: DocumentKind | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        understand_document(data, "文件.docx", as_)
    return caught.value


def ole(stream: str) -> bytes:
    name = stream.encode("utf-16-le") + b"\0\0"
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little") + b"\0" * 62
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + entry


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", DocumentFault.EMPTY),
        (b"  \n", DocumentFault.EMPTY),
        (b"PK\x03\x04", DocumentFault.DAMAGED),
        (ole("EncryptedPackage"), DocumentFault.ENCRYPTED),
        (ole("WordDocument"), DocumentFault.OLD_WORD_FAILED),
        (ole("Workbook"), DocumentFault.DAMAGED),
        (ole("Other"), DocumentFault.WRONG_KIND),
        (b"{\\rtf1", DocumentFault.OLD_WORD_FAILED),
        (b"%PDF-1.7", DocumentFault.DAMAGED),
        (b"<html><body>", DocumentFault.NOTHING_FOUND),
        (b"\x89PNG\r\n\x1a\n", DocumentFault.WRONG_KIND),
        (b"\0" + b"x" * (50 << 20), DocumentFault.TOO_LARGE),
        ("区政府要干的事。".encode(), DocumentFault.NOTHING_FOUND),
    ],
)
def test_every_refusal_has_its_reason_and_a_sentence(data, fault):
    error = refusal(data)
    assert error.fault is fault
    assert "文件.docx" in explain_error(error)
    assert "\n" not in explain_error(error)


def test_a_table_of_other_things_is_refused_with_its_headings(word):
    error = refusal(word([[("姓名", "住址", "生日"), ("赵某", "北街", "1月")]]))
    assert error.fault is DocumentFault.HEADINGS_UNKNOWN
    assert "“姓名”“住址”“生日”" in error.detail


def test_a_document_is_not_taken_for_what_it_is_not(word, breakdown):
    assert refusal(word(breakdown), DocumentKind.REPORT).fault is DocumentFault.NOTHING_FOUND
    assert refusal(word(breakdown), DocumentKind.INDICATORS).fault is DocumentFault.NOTHING_FOUND


def test_a_document_cut_off_is_refused(word, breakdown):
    data = word(breakdown)
    assert refusal(data[: len(data) // 2]).fault is DocumentFault.DAMAGED


def test_a_document_with_a_flipped_byte_is_refused(word, breakdown):
    whole = word(breakdown)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        info = archive.getinfo("word/document.xml")
    place = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    data = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
    assert refusal(data).fault is DocumentFault.DAMAGED


def test_a_part_that_stands_twice_is_refused(word, breakdown):
    data = io.BytesIO(word(breakdown))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    assert refusal(data.getvalue()).fault is DocumentFault.HOSTILE


def test_a_reading_can_cross_to_another_process(word, breakdown):
    reading = understand_document(word(breakdown), "方案.docx")
    assert pickle.loads(pickle.dumps(reading)) == reading


def test_reading_twice_gives_the_same(word, breakdown):
    data = word(breakdown)
    assert understand_document(data, "方案.docx") == understand_document(data, "方案.docx")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_anything_but_a_reading_or_a_refusal(data):
    # Anything but a DocumentError ends the test.
    with contextlib.suppress(DocumentError):
        assert understand_document(data, "a").kind


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="一二、（）1．.。：；牵头责任单位领导区局委等\n |-", max_size=120))
def test_no_text_makes_anything_but_a_reading_or_a_refusal(text):
    with contextlib.suppress(DocumentError):
        reading = understand_document(text.encode(), "a.txt")
        assert reading.plan is None or reading.plan.items
