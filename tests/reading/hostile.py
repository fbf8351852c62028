"""Documents that no office would write and anybody can send: each small, each asking for very much."""

import io
import zipfile
from collections.abc import Iterable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = ("序号", "目标任务", "牵头单位")
_ROWS = (("1", "新建公园3个", "区教委"), ("2", "改造道路5公里", "区交通局"))
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Pack parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, **parts: str) -> bytes:
    """Make a .docx of this body; `parts` are further ones of its folder."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped(
        {"[Content_Types].xml": types, "word/document.xml": document}
        | {f"word/{name}.xml": text for name, text in parts.items()}
    )


def p(text: str, properties: str = "") -> str:
    """Make a paragraph."""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str, before: str = "", properties: str = "") -> str:
    """Make a row; `properties` are those of each cell, `before` those of the row."""
    made = "".join(f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{before}{made}</w:tr>"


def table(*rows: str) -> str:
    """Make a table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def plan(*more: str) -> str:
    """Make a table of two tasks, and these rows behind them."""
    return table(row(*_HEAD), *(row(*cells) for cells in _ROWS), *more)


def workbook(
    rows: Iterable[Iterable[str]] = (), around: str = "", raw: str = "", strings: str = ""
) -> bytes:
    """Make an .xlsx of two tasks and these rows; `raw` are rows as XML, `around` what follows them."""
    sheet: list[str] = []
    for number, cells in enumerate((_HEAD, *_ROWS, *rows), 1):
        made = "".join(
            f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{words}</t></is></c>'
            for place, words in enumerate(cells)
        )
        sheet.append(f'<row r="{number}">{made}</row>')
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="{content}"/></Types>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets><sheet name="表" sheetId="1" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}"><Relationship Id="a" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="b" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(sheet)}{raw}</sheetData>{around}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
        }
    )
