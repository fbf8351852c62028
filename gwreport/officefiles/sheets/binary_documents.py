"""Spreadsheets that are not Open XML (.xls, .et, .xlsb, .ods) as documents."""

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.grid import Document
from gwreport.officefiles.package import refusal
from gwreport.officefiles.sheets.binary_workbooks import read_binary_workbook
from gwreport.officefiles.sheets.documents import document_of
from gwreport.officefiles.xlsx.container import UnreadableFileError


def read_binary_spreadsheet(data: bytes, name: str) -> Document:
    """Read a workbook of an older or other format.

    What is hidden, struck or commented cannot be seen in these but .ods (a finding says so), nor
    number formats in any; formulas count with the value that was saved.
    Raises DocumentError: DAMAGED, ENCRYPTED, HOSTILE or TOO_LARGE.
    """
    try:
        book = read_binary_workbook(data)
    except UnreadableFileError as error:
        raise refusal(error, name) from error
    document = document_of(book, name)
    if sniff(data) is Content.ODS:
        return document
    finding = Finding(OpeningCode.FORMAT_NOT_SEEN, Place(name))
    return Document(name, document.blocks, (*document.findings, finding))
