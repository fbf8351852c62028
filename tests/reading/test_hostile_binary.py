"""Case 86: binary workbooks whose cells lie far apart, or say so, end no program."""

import io
import struct
import zipfile

import pytest

from gwreport.officefiles.binary_workbooks import read_binary_workbook
from gwreport.officefiles.workbook_container import UnreadableFileError
from gwreport.wording.errors import explain_error
from tests.reading.hostile_binary import cell, ods, ods_row, record, row, shared, wide, xlsb
from tests.reading.test_hostile_documents import refusal, texts

HEAD = row(0) + cell(0, "序号") + cell(1, "目标任务") + cell(2, "牵头单位")
TASK = row(1) + cell(0, "1") + cell(1, "新建公园3个") + cell(2, "区教委")
ODS = ods_row("序号", "目标任务", "牵头单位") + ods_row("1", "新建公园3个", "区教委")


def far(columns: str = "1", rows: str = "1") -> str:
    """Make a row of one cell with a number in it, both repeated."""
    cell_ = f'<table:table-cell office:value-type="float" office:value="5" table:number-columns-repeated="{columns}"/>'
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell_}</table:table-row>'


def test_86_a_small_binary_workbook_is_read() -> None:
    assert texts(xlsb(HEAD + TASK), "方案.xlsb") == ["新建公园3个"]
    assert texts(xlsb(row(4) + shared(2, 0) + HEAD + TASK, ["尾"]), "方案.xlsb") == ["新建公园3个"]
    assert texts(ods(ODS), "方案.ods") == ["新建公园3个"]


XLSB = {
    "a far cell": HEAD + row(900_001) + cell(12_001, "x"),
    "a far column that no sheet has": HEAD + cell(0xFFFF_FFFF, "x"),
    "a far cell of a shared text": HEAD + row(0x0010_0000) + shared(16_383, 0),
    "a row whose number is left from the record before": HEAD + record(0x500, b"\xff" * 16) + record(0x00) + cell(1, "x"),
    "a cell whose column is left from the record before": HEAD + record(0x500, b"\xff\xff\xff\x0f" * 4) + record(0x07),
    "a record longer than the file": HEAD + record(0x06, b"", 0x0FFF_FFFF),
    "records without end": HEAD + record(0x500) * 2_000_001,
    "a shared text in thousands of cells": HEAD + b"".join(row(n) + shared(1, 0) for n in range(2, 400)),
}  # fmt: skip


@pytest.mark.parametrize("name", XLSB)
def test_86_an_xlsb_that_asks_for_too_much_is_refused(name: str) -> None:
    error = refusal(xlsb(XLSB[name], ["长" * 30_000]), "方案.xlsb")
    assert "方案.xlsb" in explain_error(error)


def test_86_one_sheet_under_many_names_is_counted_each_time() -> None:
    cells = b"".join(row(n) + cell(0, "甲") + cell(1, "乙") for n in range(2, 2_000))
    assert "300000" in refusal(xlsb(HEAD + cells, sheets=199), "方案.xlsb").detail
    assert "200" in refusal(xlsb(HEAD, sheets=201), "方案.xlsb").detail


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
def test_86_an_ods_that_repeats_without_end_is_refused(name: str) -> None:
    error = refusal(ods(REPEATED[name]), "方案.ods")
    assert "过大" in explain_error(error)


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
