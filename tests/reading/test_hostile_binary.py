"""Case 86: binary workbooks whose cells lie far apart, or say so, end no program."""

import io
import struct
import zipfile

import pytest

from gwreport.errors import DocumentFault
from gwreport.machine import conversion
from gwreport.officefiles.sheets import used_range
from gwreport.officefiles.sheets.binary_workbooks import read_binary_workbook
from gwreport.officefiles.xlsx.container import UnreadableFileError
from gwreport.wording.errors import explain_error
from tests.reading.hostile_binary import (
    biff,
    cell,
    label,
    label_of,
    ods,
    ods_row,
    record,
    row,
    shared,
    shared_texts,
    wide,
    xls,
    xlsb,
)
from tests.reading.test_hostile_documents import refusal, texts, within_limits

HEAD = row(0) + cell(0, "序号") + cell(1, "目标任务") + cell(2, "牵头单位")
TASK = row(1) + cell(0, "1") + cell(1, "新建公园3个") + cell(2, "区教委")
ODS = ods_row("序号", "目标任务", "牵头单位") + ods_row("1", "新建公园3个", "区教委")


def far(columns: str = "1", rows: str = "1") -> str:
    """Make a row of one cell with a number in it, both repeated."""
    cell_ = f'<table:table-cell office:value-type="float" office:value="5" table:number-columns-repeated="{columns}"/>'
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell_}</table:table-row>'


class Unasked:
    """Stands in for the library, which makes room for whatever a file tells: it is not asked to read."""

    @staticmethod
    def from_filelike(_: object) -> None:
        raise AssertionError("the library was asked")


@pytest.fixture
def library_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("python_calamine.CalamineWorkbook", Unasked)


@pytest.fixture
def as_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no other program open what our own readers and their limits have let through."""
    monkeypatch.setattr(conversion, "office_program", lambda: None)


def test_86_a_small_binary_workbook_is_read() -> None:
    assert texts(xlsb(HEAD + TASK), "方案.xlsb") == ["新建公园3个"]
    assert texts(xlsb(row(4) + shared(2, 0) + HEAD + TASK, ["尾"]), "方案.xlsb") == ["新建公园3个"]
    assert texts(ods(ODS), "方案.ods") == ["新建公园3个"]


# What each is refused for, where a limit is what refuses it; of the others the reader makes nothing.
FAR_APART, RECORDS, CHARACTERS = "相隔最远的内容之间", "60000 条记录", "文字合计超过"
XLSB = {
    "a far cell": (HEAD + row(900_001) + cell(12_001, "x"), FAR_APART),
    "a far column that no sheet has": (HEAD + cell(0xFFFF_FFFF, "x"), FAR_APART),
    "a far cell of a shared text": (HEAD + row(0x0010_0000) + shared(16_383, 0), FAR_APART),
    "a row whose number is left from the record before": (HEAD + record(0x500, b"\xff" * 16) + record(0x00) + cell(1, "x"), ""),
    "a cell whose column is left from the record before": (HEAD + record(0x500, b"\xff\xff\xff\x0f" * 4) + record(0x07), ""),
    "a record longer than the file": (HEAD + record(0x06, b"", 0x0FFF_FFFF), ""),
    "records without end": (HEAD + record(0x500) * 60_001, RECORDS),
    "a shared text in thousands of cells": (HEAD + b"".join(row(n) + shared(1, 0) for n in range(2, 400)), CHARACTERS),
}  # fmt: skip


@pytest.mark.parametrize("name", XLSB)
@pytest.mark.usefixtures("library_unasked")
def test_86_an_xlsb_that_asks_for_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(used_range, "RECORDS_LIMIT", 60_000)
    cells, told = XLSB[name]
    error = refusal(xlsb(cells, ["长" * 30_000]), "方案.xlsb")
    assert error.fault is (DocumentFault.TOO_LARGE if told else DocumentFault.DAMAGED)
    assert told in error.detail
    assert "方案.xlsb" in explain_error(error)


def test_86_one_sheet_under_many_names_is_counted_each_time() -> None:
    cells = b"".join(row(n) + cell(0, "甲") + cell(1, "乙") for n in range(2, 2_000))
    assert "300000" in refusal(xlsb(HEAD + cells, sheets=199), "方案.xlsb").detail
    assert "200" in refusal(xlsb(HEAD, sheets=201), "方案.xlsb").detail


@pytest.mark.usefixtures("library_unasked")
def test_86_names_that_are_written_out_a_million_times_are_refused() -> None:
    reference = b"\x3a" + struct.pack("<H", 0) + bytes(6)
    words = bytes(9) + wide("名" * 9_000) + struct.pack("<I", 9 * 20_000) + reference * 20_000
    refusal(xlsb(HEAD + TASK, names=record(0x27, words)), "方案.xlsb")


BLANK_ROWS = (
    '<table:table-row table:number-rows-repeated="900000"><table:table-cell/></table:table-row>'
)
REPEATED = {
    "a cell far to the right and far below": ODS + BLANK_ROWS + far().replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="12000"/><table:table-cell', 1),
    "a row repeated without end": ODS + ods_row("甲", "乙", attributes='table:number-rows-repeated="1000000"'),
    "a cell repeated ten digits of times": ODS + far("99999999999", "99999999999"),
    "a number with a plus": ODS + far("+500", "+500000"),
    "blanks without end": ODS + ods_row('甲<text:s text:c="4000000000"/>'),
    "a long text repeated": ODS + ods_row("长" * 20_000, attributes='table:number-rows-repeated="600"'),
}  # fmt: skip


@pytest.mark.parametrize("name", REPEATED)
@pytest.mark.usefixtures("library_unasked")
def test_86_an_ods_that_repeats_without_end_is_refused(name: str) -> None:
    error = refusal(ods(REPEATED[name]), "方案.ods")
    assert "过大" in explain_error(error)


@pytest.mark.usefixtures("as_stored")
def test_86_what_is_blank_may_be_repeated() -> None:
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    assert texts(ods(ODS + blank), "方案.ods") == ["新建公园3个"]


def test_86_names_of_another_namespace_hide_nothing_from_the_limits() -> None:
    # The library goes by the names as they are written, wherever they belong to.
    data = ods(REPEATED["a cell far to the right and far below"], space="urn:another")
    with pytest.raises(UnreadableFileError):
        read_binary_workbook(data)


def test_86_a_file_of_two_kinds_is_refused() -> None:
    both = io.BytesIO(xlsb(HEAD + TASK))
    with zipfile.ZipFile(both, "a") as archive:
        archive.writestr("content.xml", "<a/>")
    refusal(both.getvalue(), "方案.xlsb")


OLD_HEAD = label(0, 0, "序号") + label(0, 1, "目标任务") + label(0, 2, "牵头单位")
OLD_TASK = label(1, 0, "1") + label(1, 1, "新建公园3个") + label(1, 2, "区教委")
OLD = {
    "a far cell": (xls(OLD_HEAD + label(65_535, 65_535, "x")), FAR_APART),
    "rows of cells far apart": (xls(OLD_HEAD + biff(0x00BD, struct.pack("<HH", 9, 0) + bytes(6 * 1_200) + struct.pack("<H", 1_199)) + label(60_000, 0, "x")), FAR_APART),
    "a shared text in thousands of cells": (xls(OLD_HEAD + b"".join(label_of(n, 1, 0) for n in range(2, 400)), shared_texts("长" * 30_000)), CHARACTERS),
    "one sheet under many names": (xls(OLD_HEAD + b"".join(label(n, 0, "甲") + label(n, 1, "乙") for n in range(2, 9_000)), sheets=40), RECORDS),
    "sheets without end": (xls(OLD_HEAD, sheets=201), "200 张"),
    "records without end": (xls(OLD_HEAD + biff(0x0099) * 60_001), RECORDS),
    "records that continue without end": (xls(OLD_HEAD + biff(0x0099) + biff(0x003C) * 20_001), "20000 条记录"),
    "no workbook": (xls(OLD_HEAD, name="Other"), "旧版办公软件的其他文件"),
}  # fmt: skip


def test_86_a_small_old_workbook_is_read() -> None:
    assert texts(xls(OLD_HEAD + OLD_TASK), "方案.xls") == ["新建公园3个"]
    assert texts(xls(OLD_HEAD + OLD_TASK, name="Book"), "方案.xls") == ["新建公园3个"]
    shared_words = shared_texts("序号", "目标任务", "牵头单位", "长" * 30_000, "区教委")
    cells = b"".join(label_of(0, n, n) for n in range(3)) + label_of(1, 1, 3) + label_of(1, 2, 4)
    assert texts(xls(cells, shared_words), "方案.xls") == ["长" * 30_000]


@pytest.mark.parametrize("name", OLD)
@pytest.mark.usefixtures("library_unasked")
def test_86_an_xls_that_asks_for_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(used_range, "RECORDS_LIMIT", 60_000)
    data, told = OLD[name]
    error = refusal(data, "方案.xls")
    assert told in error.detail
    assert "方案.xls" in explain_error(error)


@pytest.mark.usefixtures("as_stored")
def test_86_shared_texts_of_an_old_workbook_are_counted_by_their_own_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Flags say that the characters are narrow, or that runs (4 bytes each) and phonetics follow.
    narrow = struct.pack("<HB", 6, 0) + b"narrow"
    rich = struct.pack("<HBH", 2, 9, 3) + "修路".encode("utf-16-le") + bytes(12)
    spoken = struct.pack("<HBI", 2, 5, 20) + "修桥".encode("utf-16-le") + bytes(20)
    long = struct.pack("<HB", 30_000, 0) + b"a" * 3_000
    head = struct.pack("<II", 5, 5)
    last = struct.pack("<HB", 2, 1) + "修渠".encode("utf-16-le")
    # The long text changes its width where the record is continued.
    texts_of = biff(0x00FC, head + narrow + rich) + biff(0x003C, spoken + long)
    texts_of += biff(0x003C, b"\1" + "长".encode("utf-16-le") * 4_000)
    texts_of += 2 * biff(0x003C, b"\0" + b"a" * 8_000)
    texts_of += biff(0x003C, b"\0" + b"a" * 7_000 + last)

    def book(index: int) -> bytes:
        cells = [
            label(row, 0, str(row)) + label_of(row, 1, index) + label(row, 2, "区教委")
            for row in range(1, 400)
        ]
        return xls(OLD_HEAD + b"".join(cells), texts_of)

    for index, words in enumerate(("narrow", "修路", "修桥", None, "修渠")):
        if words is None:
            with monkeypatch.context() as patched:
                patched.setattr("python_calamine.CalamineWorkbook", Unasked)
                assert CHARACTERS in refusal(book(index), "方案.xls").detail
        else:
            assert texts(book(index), "方案.xls") == [words] * 399


@pytest.mark.usefixtures("as_stored")
def test_86_a_size_that_an_old_workbook_tells_is_not_believed() -> None:
    told = biff(0x0200, struct.pack("<IIHHH", 0, 0xFFFF_FFFF, 0, 0xFFFF, 0))
    assert texts(xls(told + OLD_HEAD + OLD_TASK), "方案.xls") == ["新建公园3个"]


@pytest.mark.usefixtures("as_stored")
@pytest.mark.parametrize("place", [44, 48, 60, 62, 64, 66, 68, 72, 76])
def test_86_sizes_of_the_container_are_not_believed(place: int) -> None:
    data = bytearray(xls(OLD_HEAD + OLD_TASK))
    data[place : place + 4] = b"\xf0\xff\xff\x7f"
    within_limits(bytes(data), "方案.xls")


@pytest.mark.usefixtures("as_stored")
def test_86_an_old_workbook_with_a_password_is_told() -> None:
    locked = xls(OLD_HEAD).replace(biff(0x000A), biff(0x002F, b"\1\0") + biff(0x000A), 1)
    assert "密码" in explain_error(refusal(xls(OLD_HEAD, biff(0x002F, b"\1\0" * 3)), "方案.xls"))
    within_limits(locked, "方案.xls")
