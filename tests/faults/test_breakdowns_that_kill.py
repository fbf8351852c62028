"""Cases 86 and 87: what comes in place of a breakdown and would end the program that reads it."""

import io
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from gwreport.cli.entry import run
from gwreport.errors import DocumentError
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.plan.read_document import read_document
from gwreport.workflow.workspace import Workspace
from tests.reading.breakdowns import xlsx
from tests.workflow.quarter import NOW, open_office

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _record(kind: int, content: bytes) -> bytes:
    number = bytes((kind & 0x7F | 0x80, kind >> 7)) if kind > 0x7F else bytes((kind,))
    return number + bytes((len(content),)) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _cell(row: int, column: int) -> bytes:
    head = struct.pack("<IIHHBI", row, 0, 300, 0, 0, 0)
    return _record(0, head) + _record(5, struct.pack("<IId", column, 0, 2.0))


def binary_workbook_with_a_cell_at(row: int, column: int) -> bytes:
    """Make an .xlsb of two cells: the first, and one where it is told ([MS-XLSB] 2.1.7)."""
    book = (
        _record(131, b"")
        + _record(143, b"")
        + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("S1"))
        + _record(144, b"")
        + _record(132, b"")
    )
    sheet = (
        _record(129, b"")
        + _record(148, struct.pack("<IIII", 0, row, 0, column))
        + _record(145, b"")
        + _cell(0, 0)
        + _cell(row, column)
        + _record(146, b"")
        + _record(130, b"")
    )

    def relation(kind: str, target: str) -> str:
        return (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
        )

    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
        '<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/>'
        "</Types>",
        "_rels/.rels": relation("officeDocument", "xl/workbook.bin"),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relation("worksheet", "worksheets/sheet1.bin"),
        "xl/worksheets/sheet1.bin": sheet,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_case_86_a_far_cell_of_a_binary_workbook_ends_no_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "分解.xlsb"
    # Its bytes are right: near by, the cell is read, and only the words are missing.
    file.write_bytes(binary_workbook_with_a_cell_at(3, 3))
    assert run(["read", str(file)], lambda _: 0) == 2
    assert "没有找到任务分解内容" in capsys.readouterr().err
    file.write_bytes(binary_workbook_with_a_cell_at(900_000, 12_000))
    assert run(["read", str(file), "--as", "plan", "--json"], lambda _: 0) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "分解.xlsb" in err
    with open_office(tmp_path) as office:
        before = office.ledger.state_hash()
        with pytest.raises(DocumentError):
            load_plan(office, file, now=NOW)
        assert office.ledger.state_hash() == before


@pytest.mark.parametrize("value", ["#REF!", "#NAME?", "#N/A", "#DIV/0!"])
@pytest.mark.parametrize("column", [0, 1, 3])
def test_case_87_an_error_value_in_a_breakdown_is_told_and_the_items_are_stored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], value: str, column: int
) -> None:
    rows = [
        ["序号", "目标任务", "牵头领导", "牵头责任单位"],
        ["1", "新建学校2所。", "李一", "区教委"],
        ["2", "新建医院1所。", "李一", "区卫生健康委"],
    ]
    rows[2][column] = value
    file = tmp_path / "2025年任务分解.xlsx"
    file.write_bytes(xlsx({"S1": rows}))
    with open_office(tmp_path):
        pass
    assert run(["load", str(file), "-w", str(tmp_path / "a.gwr")], lambda _: 0) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert f"错误值“{value}”" in out
    assert f"{'ABCD'[column]}3" in out
    with Workspace.open(str(tmp_path / "a.gwr")) as office:
        assert any("新建学校2所" in item.text for item in office.plan().items)
    reading = read_document(file)
    told = [one for one in reading.findings if one.code == "error-in-cell"]
    assert [(fact_words(one)["value"], spot_words(one.place.at)) for one in told] == [
        (value, f"{'ABCD'[column]}3")
    ]
