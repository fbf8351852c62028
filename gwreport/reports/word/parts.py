"""The package of an official document: its fixed parts, and bytes that depend on its content only."""

from collections.abc import Mapping
from datetime import UTC, datetime

from gwreport.reports.word.packing import (
    CONTENT_TYPES,
    FORMAT_ID,
    OFFICE,
    PACKAGE,
    RELATIONS,
    packed,
)
from gwreport.reports.word.styles import (
    FOOTER_EVEN,
    FOOTER_ODD,
    LINE,
    font_table_xml,
    styles_xml,
)
from gwreport.reports.word.xml import NAMESPACES, escaped, paragraph, run

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FOOTERS = '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
# The state of the ledger that a document was made from.
STATE_PROPERTY = "gwreport-state"

_PARTS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/footer2.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_RELATED = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    "rId3": ("fontTable", "fontTable.xml"),
    "rId4": ("footer", "footer1.xml"),
    "rId5": ("footer", "footer2.xml"),
}
_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
    f'<w:drawingGridVerticalSpacing w:val="{LINE // 2}"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
    "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def _footer(style: str) -> str:
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:noProof/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    return f"<w:ftr {NAMESPACES}>{paragraph(style, run('— ') + number + run(' —'))}</w:ftr>"


_FIXED = {
    "word/styles.xml": styles_xml(),
    "word/settings.xml": _SETTINGS,
    "word/fontTable.xml": font_table_xml(),
    "word/footer1.xml": _footer(FOOTER_ODD),
    "word/footer2.xml": _footer(FOOTER_EVEN),
    "docProps/app.xml": (
        f'<Properties xmlns="{OFFICE}/extended-properties"><Application>gwreport</Application>'
        "</Properties>"
    ),
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items()
        )
        + "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>'
        f'<Relationship Id="rId4" Type="{OFFICE}/relationships/custom-properties" Target="docProps/custom.xml"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{identity}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
            for identity, (kind, target) in _RELATED.items()
        )
        + "</Relationships>"
    ),
}


def package(
    body: str,
    *,
    title: str,
    author: str,
    created: datetime,
    subject: str,
    properties: Mapping[str, str],
    styles: str = "",
) -> bytes:
    """Pack a document whose body is XML; the same arguments give the same bytes everywhere.

    `properties` are those of the document that only programs look at; blank ones are left out. `styles` is
    the part of that name where it is not the standard's.
    """
    written = {
        "word/styles.xml": styles,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": _core(title, author, created, subject),
        "docProps/custom.xml": (
            f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
            + "".join(
                f'<property fmtid="{FORMAT_ID}" pid="{number}" name="{name}">'
                f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
                # The format counts them from 2.
                for number, (name, value) in enumerate(
                    ((name, value) for name, value in properties.items() if value), 2
                )
            )
            + "</Properties>"
        ),
    }
    order = (CONTENT_TYPES, RELATIONS, "word/_rels/document.xml.rels", *_PARTS)
    return packed({name: (_XML + (written.get(name) or _FIXED[name])).encode() for name in order})


def _core(title: str, author: str, created: datetime, subject: str) -> str:
    when = (
        created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if created.tzinfo
        else (created.strftime("%Y-%m-%dT%H:%M:%SZ"))
    )
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:subject>{escaped(subject)}</dc:subject>"
        f"<dc:creator>{escaped(author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        "</cp:coreProperties>"
    )
