"""Sheets of OpenDocument in the words of their XML."""

import io
import zipfile

_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<office:automatic-styles><style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="N"><style:text-properties style:text-line-through-style="none"/></style:style></office:automatic-styles>'
    '<office:body><office:spreadsheet><table:table table:name="任务">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def ods(content: str) -> bytes:
    """The bytes of an .ods whose one sheet, 任务, holds this content; style S strikes, N does not."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", _ODS.format(content))
    return data.getvalue()
