"""The pictures and attachments that lie in a workbook, as files; nothing of them is opened."""

from collections.abc import Iterator

from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.xlsx.container import Container, UnreadableFileError
from gwreport.officefiles.xlsx.default_password import without_default_password

_FOLDERS = ("xl/media/", "xl/embeddings/")
_OPEN_XML = (Content.XLSX, Content.XLSM)


def embedded_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each picture and attachment; none for what is no .xlsx.

    A part that is damaged is left out, as is everything in a container that is not trusted.
    """
    content = sniff(data)
    if content is Content.ENCRYPTED and (opened := without_default_password(data)):
        data, content = opened, sniff(opened)
    if content not in _OPEN_XML:
        return
    try:
        container = Container(data)
    except UnreadableFileError:
        return
    for name in container.names():
        if name.startswith(_FOLDERS):
            try:
                yield name.rpartition("/")[2], b"".join(container.stream(name))
            except UnreadableFileError:
                continue
