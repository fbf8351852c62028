"""Spreadsheets that are not Open XML (.xls, .et, .xlsb, .ods) as documents."""

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.grid import Document
from gwreport.officefiles.package import refusal
from gwreport.officefiles.sheets.binary_workbooks import read_with_layouts
from gwreport.officefiles.sheets.documents import document_of
from gwreport.officefiles.xlsx.container import UnreadableFileError
from gwreport.officefiles.xlsx.model import CellDetail


def read_binary_spreadsheet(data: bytes, name: str) -> Document:
    """Read a workbook of an older or other format.

    What is hidden, struck or commented cannot be seen in these but .ods (a finding says so), nor
    number formats in any; formulas count with the value that was saved.
    Raises DocumentError: DAMAGED, ENCRYPTED, HOSTILE or TOO_LARGE.
    """
    try:
        book, layouts = read_with_layouts(data)
    except UnreadableFileError as error:
        raise refusal(error, name) from error
    for sheet in book.sheets:
        if layout := layouts.get(sheet.name):
            sheet.merges[:] = layout.merges
            sheet.hidden_rows.update(layout.hidden_rows)
            sheet.hidden_columns.update(layout.hidden_columns)
            sheet.notes.extend(layout.notes)
            for place, standing in layout.standing.items():
                known = sheet.details.get(place, CellDetail(raw=sheet.text(*place)))
                sheet.details[place] = known._replace(standing=standing)
    document = document_of(book, name)
    if sniff(data) is Content.ODS:
        return document
    finding = Finding(OpeningCode.FORMAT_NOT_SEEN, Place(name))
    return Document(name, document.blocks, (*document.findings, finding))
