"""A workbook made once by XlsxWriter, into which each unit's rows and words are put.

All workbooks of one shape differ in nothing but their rows and a few words and numbers outside
them. The prototype holds marks in the places of these; to fill it is to replace the marks and to
write the rows between `<sheetData>` and `</sheetData>`.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from gwreport.workbooks.form import GUIDE_SHEET
from gwreport.workbooks.writing.frame import Labels, build, sheet_names
from gwreport.workbooks.writing.row_xml import SharedTexts, dimension, rows_xml
from gwreport.workbooks.writing.sheet_rows import Cell, Row
from gwreport.workbooks.writing.styles import STYLES
from gwreport.workbooks.writing.table_frame import TableFrame

_MARKS = Labels("@TITLE@", "@AUTHOR@", "@FOOTER@", "@STAMP@", date(1999, 12, 31))
# Rows that a sheet can have and no workbook of ours has.
_FIRST_MARKED_ROW = 1_000_001
_TEXTS_PART = "xl/sharedStrings.xml"
_SHEET = re.compile(
    r'(?P<head>.*<dimension ref=")[^"]*(?P<views>".*<sheetData>).*(?P<tail></sheetData>.*)', re.S
)
_SAMPLE = re.compile(r'<c r="[A-Z]+1" s="(\d+)"/>')
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _SheetPart:
    name: str
    head: str  # up to the range that the rows use
    views: str  # from there up to the rows
    tail: str  # after the rows


class Prototype:
    """The workbook of one shape; `rows` are those of any workbook of that shape."""

    def __init__(
        self, tables: Sequence[TableFrame], rows: Mapping[str, Sequence[Row]], password: str
    ) -> None:
        marked = [
            replace(table, last_row=_FIRST_MARKED_ROW + place) for place, table in enumerate(tables)
        ]
        data = build(_MARKS, marked, _with_samples(rows), password)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name).decode() for name in package.namelist()}
        names = sheet_names(tables)
        sheets = {f"xl/worksheets/sheet{place}.xml": name for place, name in enumerate(names, 1)}
        numbers = _SAMPLE.findall(parts["xl/worksheets/sheet1.xml"])[-len(STYLES) :]
        self._styles = {style: int(number) for style, number in zip(STYLES, numbers, strict=True)}
        marks = [*_words(_MARKS), *(str(table.last_row) for table in marked)]
        # All in one pass, so that a word that looks like a mark stays as it is.
        self._mark = re.compile("|".join(marks))
        self._parts: dict[str, bytes | str | _SheetPart] = {}
        for part, text in parts.items():
            if part in sheets:
                self._parts[part] = _split(sheets[part], text)
            elif self._mark.search(text):
                self._parts[part] = text
            else:
                self._parts[part] = text.encode()

    def fill(
        self, labels: Labels, tables: Sequence[TableFrame], rows: Mapping[str, Sequence[Row]]
    ) -> bytes:
        """Make the workbook of these labels and rows; the same input gives the same bytes."""
        words = dict(zip(_words(_MARKS), _words(labels), strict=True))
        words |= {str(_marked_row(place)): str(t.last_row) for place, t in enumerate(tables)}

        def worded(text: str) -> str:
            return self._mark.sub(lambda found: words[found[0]], text)

        texts = SharedTexts()
        written: dict[str, bytes] = {}
        for part, kept in self._parts.items():
            if isinstance(kept, _SheetPart):
                sheet_rows = rows[kept.name]
                head = f"{kept.head}{dimension(sheet_rows)}{kept.views}"
                xml = rows_xml(sheet_rows, self._styles, texts)
                written[part] = f"{worded(head)}{xml}{worded(kept.tail)}".encode()
            elif isinstance(kept, str):
                written[part] = worded(kept).encode()
            else:
                written[part] = kept
        written[_TEXTS_PART] = texts.xml().encode()
        return _zipped(written)


def _with_samples(rows: Mapping[str, Sequence[Row]]) -> dict[str, Sequence[Row]]:
    """Add a blank cell in every style to the first row of all.

    They tell which number each style has got, and that it gets the same in every prototype:
    XlsxWriter counts the styles as it meets them.
    """
    first, *others = rows[GUIDE_SHEET]
    samples = (Cell(style) for style in STYLES)
    return {**rows, GUIDE_SHEET: [replace(first, cells=[*first.cells, *samples]), *others]}


def _split(name: str, text: str) -> _SheetPart:
    # Where nothing is chosen from a list, the sheet 选项 has no rows.
    found = _SHEET.fullmatch(text.replace("<sheetData/>", "<sheetData></sheetData>"))
    if found is None:
        raise AssertionError(f"XlsxWriter writes sheets in another form: {text[:200]}")
    return _SheetPart(name, found["head"], found["views"], found["tail"])


def _words(labels: Labels) -> list[str]:
    words = (labels.title, labels.author, labels.footer, labels.stamp, labels.created.isoformat())
    return [escape(text, quote=False) for text in words]


def _marked_row(place: int) -> int:
    return _FIRST_MARKED_ROW + place


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return buffer.getvalue()
