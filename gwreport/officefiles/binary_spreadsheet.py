"""Spreadsheets that are not Open XML (.xls, .et, .xlsb, .ods) as documents."""

from gwreport.domain.findings import Finding, Place, Severity
from gwreport.officefiles.binary_workbooks import read_binary_workbook
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.grid import Document
from gwreport.officefiles.ods_layout import read_ods_layout
from gwreport.officefiles.package import refusal
from gwreport.officefiles.spreadsheet import document_of
from gwreport.officefiles.workbook_container import UnreadableFileError


def read_binary_spreadsheet(data: bytes, name: str) -> Document:
    """Read a workbook of an older or other format.

    Hidden rows cannot be seen in these but .ods (a finding says so), nor number formats in any;
    formulas count with the value that was saved.
    Raises DocumentError: DAMAGED, ENCRYPTED, HOSTILE or TOO_LARGE.
    """
    is_ods = sniff(data) is Content.ODS
    # First, as it bounds how far the cells reach.
    layouts = read_ods_layout(data, name) if is_ods else {}
    try:
        book = read_binary_workbook(data)
    except UnreadableFileError as error:
        raise refusal(error, name) from error
    for sheet in book.sheets:
        if layout := layouts.get(sheet.name):
            sheet.merges[:] = layout.merges
            sheet.hidden_rows.update(layout.hidden_rows)
    document = document_of(book, name)
    if is_ods:
        return document
    finding = Finding("format-not-seen", Severity.INFO, Place(name))
    return Document(name, document.blocks, (*document.findings, finding))
