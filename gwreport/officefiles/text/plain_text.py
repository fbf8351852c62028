"""Plain text files (.txt, .md): decoded without guessing, one paragraph a line."""

import re
from itertools import islice

from gwreport.domain.findings.place import Spot
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles import limits
from gwreport.officefiles.document_budget import DocumentBudget, too_large
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph, filled
from gwreport.officefiles.text.drawn_tables import drawn_length, drawn_table, is_drawn
from gwreport.officefiles.text.tabbed_text import WITHIN_CELL, tabbed_blocks
from gwreport.officefiles.text_encoding import mostly_decoded, text_encoding
from gwreport.wording.file_details import detail

_LONGEST_CHARACTER = 4
_HEADING = re.compile(r"#{1,6}\s+")
_RULE = re.compile(r"\|?(?:\s*+:?-++:?\s*+\|)++\s*+(?::?-++:?\s*+)?")
# A cell of several lines between tabs, as a sheet is pasted: its quotes are none of its words.
_QUOTED_CELL = re.compile(r'(?:(?<=\t)|(?<=\n)|\A)"(?P<words>[^"\t]{1,4000})"(?=\t|\r?\n|\Z)')
_LINE_ENDS = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")


def decode(data: bytes, name: str) -> str:
    """Decode a text in the encoding that its bytes tell (`text_encoding`); a few damaged bytes are told as lost (�).

    Raises DocumentError: DAMAGED when they are no text in any, TOO_LARGE for too long a text.
    """
    if len(data) > _LONGEST_CHARACTER * limits.CHARACTERS:
        raise too_large(name, "limit-characters", limits.CHARACTERS)
    encoding = text_encoding(data)
    text = mostly_decoded(data) if encoding is None else data.decode(encoding)
    if text is None:
        raise DocumentError(name, DocumentFault.DAMAGED, detail("encoding"))
    if len(text) > limits.CHARACTERS:
        raise too_large(name, "limit-characters", limits.CHARACTERS)
    return text.removeprefix("\ufeff")


def read_plain_text(data: bytes, name: str) -> Document:
    """Read a text: its lines as paragraphs, the marks of Markdown headings and tables understood.

    Raises DocumentError: DAMAGED for bytes that are no text, TOO_LARGE.
    """
    text = decode(data, name)
    if sum(1 for _ in islice(_LINE_ENDS.finditer(text), limits.TEXT_LINES)) == limits.TEXT_LINES:
        raise too_large(name, "limit-lines", limits.TEXT_LINES)
    lines = _LINE_ENDS.split(_with_cells_whole(text))
    if blocks_of_cells := tabbed_blocks(lines, name):
        return Document(name, tuple(blocks_of_cells))
    budget = DocumentBudget(name)
    blocks: list[Paragraph | Grid] = []
    table: list[list[Cell]] = []
    tables = drawn_to = 0
    # Below a row that begins with words a bar in front ends an empty cell, and frames nothing.
    is_open = False
    for number, line in enumerate((*lines, ""), 1):
        if number <= drawn_to:
            continue
        if is_drawn(line):
            stop = number - 1 + drawn_length(lines, number - 1)
            drawing = drawn_table(lines[number - 1 : stop], number, f"第{tables + 1}张表", budget)
            if drawing is not None:
                blocks.append(drawing)
                tables, drawn_to = tables + 1, stop
                continue
        is_open = line.count("|") > 1 and (is_open or not _in_table(line))
        if _in_table(line) and not is_open:
            if not _RULE.fullmatch(line.strip()):
                budget.row()
                budget.columns(line.strip().count("|") - 1)
                table.append(_row(line, number))
            continue
        if table:
            tables += 1
            budget.table()
            budget.cells(len(table) * max(map(len, table)))
            blocks.append(Grid(f"第{tables}张表", filled(table)))
            table = []
        if line.strip():
            words = _HEADING.sub("", line, count=1).replace(WITHIN_CELL, "\n")
            blocks.append(Paragraph(words, Spot(row=number)))
    return Document(name, tuple(blocks))


def _with_cells_whole(text: str) -> str:
    """Give a text in which the line breaks inside quoted cells end no line."""
    if '\t"' not in text and '"\t' not in text:
        return text
    return _QUOTED_CELL.sub(
        lambda found: (
            _LINE_ENDS.sub(WITHIN_CELL, found["words"])
            if _LINE_ENDS.search(found["words"])
            else found[0]
        ),
        text,
    )


def _in_table(line: str) -> bool:
    stripped = line.strip()
    return stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 2


def _row(line: str, number: int) -> list[Cell]:
    pieces = line.strip().strip("|").split("|")
    return [
        Cell(re.sub(r"<br\s*/?>", "\n", piece.strip()), at=Spot(number, column))
        for column, piece in enumerate(pieces, 1)
    ]
