"""Tables kept as text (.csv, .tsv): known by every line having as many columns as the others."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from gwreport.domain.findings.place import Spot
from gwreport.officefiles import limits
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Cell, Document, Grid, filled
from gwreport.officefiles.text.plain_text import decode

_DELIMITERS = (",", "\t", ";")
# What parts the clauses of sentences too.
_OF_SENTENCES = ";"
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
_MOSTLY, _MOST_LINES_BESIDE = 0.8, 3
_LONGEST_FIELD = 1 << 20
_LOOKED_AT, _SEVERAL = 40, 2
_LABEL = re.compile(r"[^:：]{0,60}?[\u4e00-\u9fff]{2,8}\s*[:：]")


def read_delimited(data: bytes, name: str) -> Document | None:
    """Read a text as a table; None when its lines have no common number of columns.

    Raises DocumentError: DAMAGED for bytes that are no text, TOO_LARGE.
    """
    text = decode(data, name)
    for delimiter in _DELIMITERS:
        widths = _widths(text, delimiter)
        if not _is_table(widths) or (delimiter == _OF_SENTENCES and _is_of_labels(text)):
            continue
        budget = DocumentBudget(name)
        budget.columns(max(widths))
        cells: list[list[Cell]] = []
        for number, row in enumerate(filter(None, _rows(text, delimiter)), 1):
            budget.row()
            budget.cells(max(widths))
            cells.append(
                [
                    Cell(_lines(words), at=Spot(number, column))
                    for column, words in enumerate(row, 1)
                ]
            )
        return Document(name, (Grid("第1张表", filled(cells)),))
    return None


def _is_table(widths: Counter[int]) -> bool:
    count = widths.total()
    if count < _FEWEST_ROWS:
        return False
    width, alike = widths.most_common(1)[0]
    # A title over the table and a note below it have one field.
    lines = min(widths[1], _MOST_LINES_BESIDE)
    return width >= _FEWEST_COLUMNS and alike >= max(_MOSTLY * (count - lines), _FEWEST_ROWS)


def _is_of_labels(text: str) -> bool:
    """Say whether most lines are sentences of labels, typed in half width: (负责部门:甲局;协助部门:乙局;时间:8月底)."""
    rows = list(islice(filter(None, _rows(text, _OF_SENTENCES)), _LOOKED_AT))
    labelled = sum(sum(bool(_LABEL.match(one)) for one in row) >= _SEVERAL for row in rows)
    return _SEVERAL * labelled >= len(rows)


def _widths(text: str, delimiter: str) -> Counter[int]:
    """Count the rows by their number of columns, no more than a table may have; none for no table.

    Nothing of the rows is kept, of which there may be millions.
    """
    try:
        rows = filter(None, _rows(text, delimiter))
        return Counter(map(len, islice(rows, limits.TABLE_ROWS + 1)))
    except csv.Error:
        return Counter()


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        # Line breaks inside quotes belong to the cell.
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    finally:
        csv.field_size_limit(before)


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()
