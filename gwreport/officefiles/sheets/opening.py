"""Opening a workbook of whatever format, which is told by its bytes; its name helps to say what is none."""

from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.refused_kinds import refused_kind
from gwreport.officefiles.sheets.binary_workbooks import read_binary_workbook
from gwreport.officefiles.xlsx.container import Container
from gwreport.officefiles.xlsx.default_password import without_default_password
from gwreport.officefiles.xlsx.model import RawWorkbook
from gwreport.officefiles.xlsx.reader import is_open_xml, read_container

_BINARY = (Content.XLS, Content.XLSB, Content.ODS)
_SUFFIXES = {
    Content.XLSX: ("xlsx", "xlsm", "xltx", "xltm"),
    Content.XLS: ("xls", "et", "xlt", "ett"),
    Content.XLSB: ("xlsb",),
    Content.ODS: ("ods",),
}


def open_workbook(data: bytes, name: str = "") -> tuple[RawWorkbook, Content]:
    """Read a workbook and say what format it is (XLSX for every Open XML one).

    One that is locked with the password which its programs try by themselves is read like any other.
    Raises UnreadableFileError with the reason; its detail names what the file is instead.
    """
    if data.startswith(b"PK\x03\x04") and (found := _open_xml(data)) is not None:
        return found, Content.XLSX
    content = sniff(data, name)
    if content in _BINARY:
        return read_binary_workbook(data), content
    if content is Content.ENCRYPTED and (opened := without_default_password(data)):
        if (content := sniff(opened)) in _BINARY:
            return read_binary_workbook(opened), content
        if (found := _open_xml(opened)) is not None:
            return found, Content.XLSX
        data = opened
    raise refused_kind(data, content)


def suffix_fits(name: str, content: Content) -> bool:
    """Say whether a file's name ends as its content does; a name without suffix fits."""
    _, dot, suffix = name.rpartition(".")
    return not dot or suffix.lower() in _SUFFIXES.get(content, ())


def _open_xml(data: bytes) -> RawWorkbook | None:
    container = Container(data)
    return read_container(container) if is_open_xml(container) else None
