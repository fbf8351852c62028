"""Tables kept as text (.csv, .tsv): known by every line having as many columns as the others."""

import csv
import io
from collections import Counter

from gwreport.officefiles import limits
from gwreport.officefiles.grid import Cell, Document, Grid, filled
from gwreport.officefiles.plain_text import decode

_DELIMITERS = (",", "\t", ";")
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
_MOSTLY = 0.8
_LONGEST_FIELD = 1 << 20


def read_delimited(data: bytes, name: str) -> Document | None:
    """Read a text as a table; None when its lines have no common number of columns.

    Raises DocumentError (DAMAGED) for bytes that are no text.
    """
    text = decode(data, name)
    for delimiter in _DELIMITERS:
        rows = _rows(text, delimiter)
        if rows is None:
            continue
        cells = [
            [
                Cell(words.strip(), address=f"第{number}行第{column}列")
                for column, words in enumerate(row[: limits.TABLE_COLUMNS], 1)
            ]
            for number, row in enumerate(rows, 1)
        ]
        return Document(name, (Grid("第1张表", filled(cells)),))
    return None


def _rows(text: str, delimiter: str) -> list[list[str]] | None:
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        # Line breaks inside quotes belong to the cell.
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    finally:
        csv.field_size_limit(before)
    rows = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows if row]
    widths = Counter(map(len, rows))
    if len(rows) < _FEWEST_ROWS:
        return None
    width, count = widths.most_common(1)[0]
    return rows if width >= _FEWEST_COLUMNS and count >= _MOSTLY * len(rows) else None
