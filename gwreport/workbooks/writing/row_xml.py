"""The XML of a sheet's rows and of the shared texts that they refer to, as XlsxWriter writes it."""

import re
from collections.abc import Mapping, Sequence

from gwreport.domain.findings.place import column_letters
from gwreport.workbooks.writing.sheet_rows import Cell, Row

# Of more columns than any form has.
_LETTERS = tuple(map(column_letters, range(1, 257)))
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Heights are whole pixels, of so many points each.
_PIXEL = 0.75
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NEEDS_CARE = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
_LOOKS_ESCAPED = re.compile(r"(_x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
# Half of a character, which no file can hold.
_BROKEN = re.compile(r"[\ud800-\udfff]")


class SharedTexts:
    """The texts of one workbook, each of them stored once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses = 0

    def number(self, text: str) -> int:
        """Give the number by which cells refer to a text."""
        self._uses += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def xml(self) -> str:
        """Write the part of shared texts."""
        texts = "".join([_shared_text(text) for text in self._numbers])
        counts = f'count="{self._uses}" uniqueCount="{len(self._numbers)}"'
        return f'{_XML_HEAD}<sst xmlns="{_NAMESPACE}" {counts}>{texts}</sst>'


def escaped(text: str) -> str:
    """Escape a text for XML, and what XML cannot hold in the workbook's own way (_x000B_)."""
    if not _NEEDS_CARE.search(text):
        return text
    text = _LOOKS_ESCAPED.sub(r"_x005F\1", text)
    text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    text = _BROKEN.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shared_text(text: str) -> str:
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<si><t{space}>{escaped(text)}</t></si>"


def rows_xml(rows: Sequence[Row], styles: Mapping[str, int], texts: SharedTexts) -> str:
    """Write the rows; `styles` gives each named style's number in the workbook."""
    pieces: list[str] = []
    for row in rows:
        number = row.number
        height = int(row.height / _PIXEL + 0.5) * _PIXEL
        pieces.append(f'<row r="{number}" ht="{height:g}" customHeight="1">')
        pieces += [
            _cell_xml(f"{letter}{number}", cell, styles[cell.style], texts)
            for letter, cell in zip(_LETTERS, row.cells, strict=False)
        ]
        pieces.append("</row>")
    return "".join(pieces)


def _cell_xml(address: str, cell: Cell, style: int, texts: SharedTexts) -> str:
    value = cell.value
    if cell.formula:
        kind = ' t="str"' if isinstance(value, str) else ""
        result = escaped(str(value))
        formula = escaped(cell.formula)
        return f'<c r="{address}" s="{style}"{kind}><f>{formula}</f><v>{result}</v></c>'
    if value is None:
        return f'<c r="{address}" s="{style}"/>'
    if isinstance(value, int):
        return f'<c r="{address}" s="{style}"><v>{value}</v></c>'
    return f'<c r="{address}" s="{style}" t="s"><v>{texts.number(value)}</v></c>'


def dimension(rows: Sequence[Row]) -> str:
    """Give the range that the rows use, "A1:K15"; of a sheet without rows its first cell."""
    if not rows:
        return "A1"
    widest = max(len(row.cells) for row in rows)
    return f"A1:{_LETTERS[widest - 1]}{rows[-1].number}"
