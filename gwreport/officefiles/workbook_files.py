"""Opening a workbook of whatever format, which is told by its bytes and never by its name."""

from gwreport.officefiles.binary_workbooks import read_binary_workbook
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.workbook_container import Container, Unreadable, UnreadableFileError
from gwreport.officefiles.workbook_model import RawWorkbook
from gwreport.officefiles.workbook_xml import is_open_xml, read_container

_REFUSED = {
    Content.EMPTY: Unreadable.EMPTY,
    Content.HTML: Unreadable.HTML,
    Content.TEXT: Unreadable.TEXT,
    Content.ENCRYPTED: Unreadable.ENCRYPTED,
    Content.BROKEN_ZIP: Unreadable.DAMAGED,
}
_SUFFIXES = {
    Content.XLSX: ("xlsx", "xlsm"),
    Content.XLS: ("xls", "et"),
    Content.XLSB: ("xlsb",),
    Content.ODS: ("ods",),
}


def open_workbook(data: bytes) -> tuple[RawWorkbook, Content]:
    """Read a workbook and say what format it is (XLSX for every Open XML one).

    Raises UnreadableFileError with the reason; its detail names what the file is instead.
    """
    if data.startswith(b"PK\x03\x04") and (found := _open_xml(data)) is not None:
        return found, Content.XLSX
    content = sniff(data)
    if content in (Content.XLS, Content.XLSB, Content.ODS):
        return read_binary_workbook(data), content
    raise UnreadableFileError(_REFUSED.get(content, Unreadable.NO_WORKBOOK), content.value)


def suffix_fits(name: str, content: Content) -> bool:
    """Say whether a file's name ends as its content does; a name without suffix fits."""
    _, dot, suffix = name.rpartition(".")
    return not dot or suffix.lower() in _SUFFIXES.get(content, ())


def _open_xml(data: bytes) -> RawWorkbook | None:
    container = Container(data)
    return read_container(container) if is_open_xml(container) else None
