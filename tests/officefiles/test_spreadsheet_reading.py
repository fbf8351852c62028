"""Spreadsheets as documents."""

import io
import subprocess

import pytest
import xlsxwriter

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.sheets.binary_documents import read_binary_spreadsheet
from gwreport.officefiles.sheets.documents import read_spreadsheet
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.officefiles.open_document import ods


def made(fill) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        fill(book, book.add_worksheet("任务"))
    return data.getvalue()


def rows(data: bytes):
    return next(read_spreadsheet(data, "a.xlsx").grids()).rows


def test_cells_carry_their_address():
    data = made(lambda _, sheet: sheet.write("C5", "此"))
    cell = rows(data)[4][2]
    assert (cell.text, spot_words(cell.at)) == ("此", "C5")


def test_numbers_are_as_shown():
    def fill(book, sheet):
        sheet.write_number("A1", 1)
        sheet.write_number("B1", 0.065, book.add_format({"num_format": "0.0%"}))
        sheet.write_number("C1", 2.5)

    assert [cell.text for cell in rows(made(fill))[0]] == ["1", "6.5%", "2.5"]


def test_merged_cells_fill_every_row_and_column():
    data = made(lambda _, sheet: sheet.merge_range("A1:B2", "并"))
    cells = [[(cell.text, cell.down, cell.across) for cell in row] for row in rows(data)]
    # Blank rows and columns behind the last word are no part of the table.
    assert cells == [[("并", False, False)]]

    def fill(book, sheet):
        sheet.merge_range("A1:B2", "并")
        sheet.write("C2", "角")

    cells = [[(cell.text, cell.down, cell.across) for cell in row[:2]] for row in rows(made(fill))]
    assert cells == [
        [("并", False, False), ("并", False, True)],
        [("并", True, False), ("并", True, True)],
    ]


def test_saved_values_of_formulas_count_and_missing_ones_are_told_of():
    def fill(book, sheet):
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_string("B1", "甲")

    assert rows(made(fill))[0][0].text == "2"
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.active["B1"] = "甲"
    data = io.BytesIO()
    book.save(data)
    document = read_spreadsheet(data.getvalue(), "a.xlsx")
    assert [(one.code, spot_words(one.place.at)) for one in document.findings] == [
        ("formula-without-value", "A1")
    ]


def test_an_empty_sheet_is_no_table():
    data = made(lambda book, _: book.add_worksheet("空"))
    assert list(read_spreadsheet(data, "a.xlsx").grids()) == []


def test_a_far_cell_is_refused_and_not_spread_out():
    def fill(book, sheet):
        sheet.write("A1", "近")
        sheet.write("XFD1048576", "远")

    with pytest.raises(DocumentError) as caught:
        read_spreadsheet(made(fill), "a.xlsx")
    assert caught.value.fault in (DocumentFault.TOO_LARGE, DocumentFault.HOSTILE)


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["xls", "ods"])
def test_other_formats_give_the_same_cells(form, soffice, tmp_path):
    def fill(book, sheet):
        sheet.merge_range("A1:A2", "并")
        sheet.write("B1", 1)
        sheet.write("B2", "两行\n文字")
        sheet.write("C2", 2.5)
        sheet.write("A3", "隐行" if form == "ods" else "")
        sheet.set_row(2, None, None, {"hidden": form == "ods"})
        book.add_worksheet("隐").write("A1", "藏")
        book.worksheets()[1].hide()

    source = tmp_path / "a.xlsx"
    source.write_bytes(made(fill))
    subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/lo",
            "--convert-to",
            form,
            "--outdir",
            str(tmp_path / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    data = (tmp_path / "out" / f"a.{form}").read_bytes()
    document = read_binary_spreadsheet(data, f"a.{form}")
    expected = [[cell.text for cell in row] for row in rows(source.read_bytes())]
    grids = list(document.grids())
    assert [[cell.text for cell in row] for row in grids[0].rows] == expected
    # That of 2.5 is told too: it may be a percentage.
    hidden = ["hidden-sheet", "number-format-unknown"]
    hidden.append("hidden-rows" if form == "ods" else "format-not-seen")
    assert sorted(one.code for one in document.findings) == sorted(hidden)
    assert len(grids) == 1


def test_what_an_open_document_sheet_hides_strikes_or_comments_is_told():
    def cell(words, style="N", more=""):
        return f'<table:table-cell office:value-type="string" table:style-name="{style}">{more}<text:p>{words}</text:p></table:table-cell>'

    note = "<office:annotation><dc:creator>办公室</dc:creator><text:p>改牵头单位</text:p></office:annotation>"
    partly = '修<text:span text:style-name="S">大</text:span>桥'
    content = (
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
        f"<table:table-row>{cell('1')}{cell('旧')}{cell('修路', more=note)}</table:table-row>"
        f"<table:table-row>{cell('2', 'S')}{cell('旧')}{cell(partly)}</table:table-row>"
    )
    document = read_binary_spreadsheet(ods(content), "a.ods")
    assert [[cell.text for cell in row] for grid in document.grids() for row in grid.rows] == [
        ["1", "修路"],
        ["", "修桥"],
    ]
    told = [
        (one.code, spot_words(one.place.at), next(iter(fact_words(one).values())))
        for one in document.findings
    ]
    assert ("hidden-columns", "B1", "1") in told
    assert ("struck-text", "A2", "2；大") in told
    assert any(
        code == "cell-comment" and cell == "C1" and "改牵头单位" in text
        for code, cell, text in told
    )
