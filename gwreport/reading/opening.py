"""Opening a document by what its bytes are; every refusal has its reason."""

from collections.abc import Callable

from gwreport.errors import DocumentError, DocumentFault
from gwreport.machine.conversion import Unmade
from gwreport.officefiles import limits
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.grid import Document
from gwreport.officefiles.package import refusal
from gwreport.officefiles.pdf.attachments import pdf_attachments
from gwreport.officefiles.refused_kinds import refused_kind
from gwreport.officefiles.xlsx.default_password import without_default_password
from gwreport.reading.document_signs import with_signs_as_seen
from gwreport.wording.file_details import detail

# Turns a file of one format (".doc") into another ("docx"), or says why it does not succeed.
Convert = Callable[[bytes, str, str], bytes | Unmade]
_UNMADE = {
    Unmade.NO_PROGRAM: DocumentFault.OLD_WORD,
    Unmade.FAILED: DocumentFault.OLD_WORD_FAILED,
    Unmade.STOPPED: DocumentFault.OLD_WORD_FAILED,
    Unmade.OUT_OF_TIME: DocumentFault.OLD_WORD_TIME,
}


def open_document(data: bytes, name: str, *, convert: Convert | None = None) -> Document:
    """Open a document of any form that can be read: Word and spreadsheets (the old formats through LibreOffice), PDF, text.

    Its texts are in the characters that their reader sees (`with_signs_as_seen`). `convert` has
    LibreOffice do its part; left out, it is started from here. Raises DocumentError with the reason for every other.
    """
    return with_signs_as_seen(_opened(data, name, convert))


def _opened(data: bytes, name: str, convert: Convert | None) -> Document:
    if len(data) > limits.FILE_BYTES:
        raise DocumentError(name, DocumentFault.TOO_LARGE, detail("megabytes", limit="50"))
    content = sniff(data, name)
    if content is Content.ENCRYPTED and (opened := without_default_password(data)):
        data, content = opened, sniff(opened)
    match content:
        case Content.DOCX:
            from gwreport.officefiles.word.document import read_word

            return read_word(data, name)
        case Content.XLSX | Content.XLSM:
            from gwreport.officefiles.sheets.documents import read_spreadsheet

            return read_spreadsheet(data, name)
        case Content.XLS | Content.XLSB | Content.ODS:
            return _old_spreadsheet(data, name, content, convert)
        case Content.PDF:
            from gwreport.officefiles.pdf.document import read_pdf

            if pdf_attachments(data).is_portfolio:
                raise refusal(refused_kind(data, content), name)
            return read_pdf(data, name)
        case Content.TEXT:
            from gwreport.officefiles.text.delimited_text import read_delimited
            from gwreport.officefiles.text.plain_text import read_plain_text

            return read_delimited(data, name) or read_plain_text(data, name)
        case Content.HTML | Content.WEB_ARCHIVE:
            from gwreport.officefiles.text.html_blocks import read_html

            return read_html(data, name)
        case Content.DOC | Content.RTF | Content.ODT:
            return _old_word(data, name, content, convert)
        case _:
            raise refusal(refused_kind(data, content), name)


def _old_spreadsheet(data: bytes, name: str, content: Content, convert: Convert | None) -> Document:
    """Read a workbook whose formats, strikes and hidden rows only LibreOffice sees, where it is installed.

    Without it the cells are read as they are stored, and findings say what could not be seen.
    """
    from gwreport.machine.conversion import converted
    from gwreport.officefiles.outside_links import without_outside_links
    from gwreport.officefiles.sheets.binary_documents import read_binary_spreadsheet
    from gwreport.officefiles.sheets.documents import read_spreadsheet

    # First, as it knows how far the cells reach before anybody makes room for them.
    stored = read_binary_spreadsheet(data, name)
    if content is Content.ODS:
        data = without_outside_links(data, name, content)
    made = (convert or converted)(data, f".{content.value}", "xlsx")
    try:
        return stored if isinstance(made, Unmade) else read_spreadsheet(made, name)
    except DocumentError:
        return stored


def _old_word(data: bytes, name: str, content: Content, convert: Convert | None) -> Document:
    """Read what Word or WPS wrote before .docx through LibreOffice, where that is installed."""
    from gwreport.machine.conversion import converted
    from gwreport.officefiles.outside_links import without_outside_links
    from gwreport.officefiles.word.binary_ending import with_last_paragraph
    from gwreport.officefiles.word.document import read_word

    data = without_outside_links(data, name, content)
    if content is Content.DOC:
        data = with_last_paragraph(data, name)
    made = (convert or converted)(data, f".{content.value}", "docx")
    if isinstance(made, Unmade):
        raise unmade(name, made)
    return read_word(made, name)


def unmade(name: str, reason: Unmade) -> DocumentError:
    """Give the refusal of an old text document that was not turned into a new one."""
    return DocumentError(name, _UNMADE[reason])
