"""Word documents in the words of their XML, with the parts that they refer to."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
BODY = f'<?xml version="1.0"?><w:document {{ns}} {_SPACES}><w:body>{{body}}</w:body></w:document>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def package(
    body: str,
    ns: str = W,
    files: Mapping[str, str | bytes] | None = None,
    relations: Mapping[str, tuple[str, str]] | None = None,
    **parts: str,
) -> bytes:
    """The bytes of a .docx with this body, in the words of its XML.

    `parts` are those of word/ by their names without .xml, `files` others of word/ by their whole
    names; `relations` give kind and target of each reference, an address for one outside.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", BODY.format(ns=ns, body=body))
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
        for name, content in (files or {}).items():
            archive.writestr(f"word/{name}", content)
        if relations:
            words = "".join(_relation(*one) for one in relations.items())
            archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(words))
    return data.getvalue()


def _relation(number: str, facts: tuple[str, str]) -> str:
    kind, target = facts
    outside = ' TargetMode="External"' if "://" in target else ""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationship Id="{number}" Type="{space}/{kind}" Target="{target}"{outside}/>'


def t(text: str, look: str = "") -> str:
    """A run of words; `look` are its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; plain words are a run of their own."""
    words = "".join(one if one.startswith("<") else t(one) for one in runs)
    style = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{style}{words}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """A cell of paragraphs; plain words are a paragraph of their own."""
    words = "".join(one if one.startswith("<") else p(one) for one in content) or p("")
    style = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{style}{words}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells; plain words are a cell of their own."""
    words = "".join(one if one.startswith("<w:tc>") else tc(one) for one in cells)
    style = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{style}{words}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    """A table of rows."""
    style = f"<w:tblPr>{properties}</w:tblPr>" if properties else ""
    return f"<w:tbl>{style}{''.join(rows)}</w:tbl>"


def field(instruction: str, result: str | None = None) -> str:
    """A field as Word writes it, in runs; without a result it has no place for one."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = instruction if instruction.startswith("<") else code_of(instruction)
    shown = "" if result is None else mark.format("separate") + result
    return mark.format("begin") + code + shown + mark.format("end")


def code_of(words: str) -> str:
    """The words of a field's instruction, in a run."""
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'
