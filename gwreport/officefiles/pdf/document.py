"""A PDF with a text layer as a document: its ruled tables, and the paragraphs around them.

A table that goes over several pages becomes one again, and so does a row that a page cut in two.
"""

import io
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice
from typing import Any

from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, Spot
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles import limits
from gwreport.officefiles.document_budget import DocumentBudget, too_large
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph
from gwreport.officefiles.pdf.budget import budget_for, current
from gwreport.officefiles.pdf.columns import bands_of
from gwreport.officefiles.pdf.device import Layers, laid_out
from gwreport.officefiles.pdf.guards import install_guards
from gwreport.officefiles.pdf.lines import Line, lines_of, unwrapped
from gwreport.officefiles.pdf.notes import annotation_findings
from gwreport.officefiles.pdf.paragraphs import paragraphs_of
from gwreport.officefiles.pdf.remarks import PdfRemarks
from gwreport.officefiles.pdf.surface import seen_characters
from gwreport.officefiles.pdf.tables import tables_on
from gwreport.wording.file_details import detail

# Points by which a rule may be off its neighbours and still be the same.
_SAME = 3.0
_NUMBER = re.compile(r"\s*+[（(]?\d{1,4}+(?!\d)")
_HEADING_NUMBER = re.compile(r"\s*[（(]?[一二三四五六七八九十]+[)）、．.]")
_MOSTLY = 0.8
# A document of more characters is not read a second time.
_READ_AGAIN = 100_000
_TELLING_ROWS = 300
_FEWEST_ROWS, _FEWEST_CELLS = 2, 2


class _Merged(Enum):
    """What stands in the place of a cell that is merged with its neighbour."""

    DOWN = "down"  # with the one above
    ACROSS = "across"  # with the one to the left


@dataclass(slots=True)
class _Printed:
    """The lines printed in a cell of that width."""

    lines: list[Line]
    width: float

    @property
    def text(self) -> str:
        """The words, lines that were wrapped joined again."""
        return unwrapped(self.lines, self.width)


_Words = _Printed | _Merged
# A page, the upper and the lower edge of a row on it; and what the row is called.
_Height = tuple[int, float, float]
_RowPlace = tuple[_Height, Place]
_Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Piece:
    """A table, or the part of one that stands on one page; `pages` tells where each row stands."""

    edges: tuple[float, ...]
    rows: list[list[_Words]]
    pages: list[_Height]


def read_pdf(data: bytes, name: str) -> Document:
    """Read the tables and paragraphs of a PDF in reading order.

    Raises DocumentError: DAMAGED, ENCRYPTED, TOO_LARGE, or NO_TEXT_LAYER for pages that are
    pictures.
    """
    remarks = PdfRemarks(name)
    document = _read(data, name, remarks)
    if remarks.is_mark_late and remarks.read <= _READ_AGAIN:
        # The pages before hold it too, where it crosses nothing and cannot be told by that.
        document = _read(data, name, PdfRemarks(name, known=frozenset(remarks.crossing)))
    return document


def _read(data: bytes, name: str, remarks: PdfRemarks) -> Document:
    blocks: list[_Piece | Paragraph] = []
    notes: list[tuple[int, float, Finding]] = []
    budget = DocumentBudget(name)
    has_text = False
    for number, (chars, tables, width, found) in enumerate(_pages(data, name, remarks), 1):
        has_text = has_text or bool(chars)
        current().take("steps", len(chars) * (1 + len(tables)))
        _take_page(chars, tables, width, number, blocks)
        notes.extend((number, height, note) for height, note in found)
    if not has_text:
        raise DocumentError(name, DocumentFault.NO_TEXT_LAYER)
    if remarks.is_mostly_unread():
        raise DocumentError(name, DocumentFault.NO_TEXT_LAYER, detail("unmapped"))
    rows: list[_RowPlace] = []
    read = tuple(_joined(blocks, name, rows, budget))
    place_of = _RowsOfPages(name, rows)
    placed = (replace(note, place=place_of(page, height)) for page, height, note in notes)
    return Document(name, read, (*remarks.findings(place_of), *placed))


_Page = tuple[list[Any], list[Any], float, list[tuple[float, Finding]]]


def _pages(data: bytes, name: str, remarks: PdfRemarks) -> Iterator[_Page]:
    """Give what is seen on each page: characters, ruled tables, the width, and what hangs on it."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage
    from pdfplumber.utils.exceptions import PdfminerException

    install_guards()
    try:
        with budget_for(name, len(data)) as budget, pdfplumber.open(io.BytesIO(data)) as book:
            pages = islice(PDFPage.create_pages(book.doc), limits.PAGES + 1)
            if sum(1 for _ in pages) > limits.PAGES:
                raise too_large(name, "limit-pages", limits.PAGES)
            layers = Layers(book.doc.catalog)
            for number, one in enumerate(book.pages, 1):
                remarks.page = number
                page = laid_out(one, layers)
                chars = seen_characters(page, remarks)
                place = Place(name, "", Spot(page=number))
                notes = list(annotation_findings(page, chars, place))
                yield chars, tables_on(page, budget), float(page.width), notes
                page.close()
            remarks.is_damaged = budget.is_damaged
    except PdfminerException as error:
        if refused := next((one for one in error.args if isinstance(one, DocumentError)), None):
            raise refused from error
        locked = (PDFPasswordIncorrect, PDFEncryptionError)
        is_locked = any(isinstance(one, locked) for one in error.args)
        fault = DocumentFault.ENCRYPTED if is_locked else DocumentFault.DAMAGED
        raise DocumentError(name, fault) from error
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        raise DocumentError(name, DocumentFault.DAMAGED) from error


def _take_page(
    chars: list[Any],
    tables: list[Any],
    width: float,
    number: int,
    blocks: list[_Piece | Paragraph],
) -> None:
    parts: list[tuple[float, _Piece | Paragraph]] = []
    for table in tables:
        if len(table.cells) < _FEWEST_CELLS:
            continue
        places = _Places(table.bbox, table.cells)
        chars = places.take(chars)
        rows = places.rows()
        sides = (*(round(one, 1) for one in places.lefts), table.bbox[2])
        bottoms = [*places.tops[1:], table.bbox[3]]
        heights = [(number, *edges) for edges in zip(places.tops, bottoms, strict=True)]
        parts.append((table.bbox[1], _Piece(sides, rows, heights)))
    if parts:
        parts += paragraphs_of(lines_of(chars), number, 0.0, width)
        parts.sort(key=lambda part: part[0])
    else:
        for lines, left, right in bands_of(chars, width):
            parts += paragraphs_of(lines, number, left, right)
    blocks.extend(part for _, part in parts)


class _Places:
    """The cells of a table on one page and the characters in each."""

    def __init__(self, box: _Box, cells: Sequence[_Box]) -> None:
        self._box, self._cells = box, cells
        self.lefts = sorted({cell[0] for cell in self._cells})
        self.tops = sorted({cell[1] for cell in self._cells})
        self._chars: dict[int, list[Any]] = {}
        # For each row and column, the cell that covers it.
        self._covers = [[-1] * len(self.lefts) for _ in self.tops]
        for index, (x0, y0, x1, y1) in enumerate(self._cells):
            for row in range(bisect_left(self.tops, y0), bisect_left(self.tops, y1 - 1)):
                for column in range(bisect_left(self.lefts, x0), bisect_left(self.lefts, x1 - 1)):
                    self._covers[row][column] = index

    def take(self, chars: Sequence[Any]) -> list[Any]:
        """Put the characters that stand in the table into its cells; give the others back."""
        x0, y0, x1, y1 = self._box
        others: list[Any] = []
        for char in chars:
            x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
            if not (x0 <= x <= x1 and y0 <= y <= y1):
                others.append(char)
                continue
            row, column = bisect_right(self.tops, y) - 1, bisect_right(self.lefts, x) - 1
            index = self._covers[max(row, 0)][max(column, 0)]
            self._chars.setdefault(index, []).append(char)
        return others

    def rows(self) -> list[list[_Words]]:
        """Give the texts row by row, merged cells told from blank ones."""
        return [
            [self._words(row, column) for column in range(len(self.lefts))]
            for row in range(len(self.tops))
        ]

    def _words(self, row: int, column: int) -> _Words:
        index = self._covers[row][column]
        if index < 0:
            return _Printed([], 0.0)
        x0, y0, x1, _ = self._cells[index]
        if y0 < self.tops[row] - 1:
            return _Merged.DOWN
        if x0 < self.lefts[column] - 1:
            return _Merged.ACROSS
        return _Printed(lines_of(self._chars.get(index, ())), x1 - x0)


class _RowsOfPages:
    """What stands on the pages: the row of a table at a height, else the page."""

    def __init__(self, name: str, rows: Sequence[_RowPlace]) -> None:
        self._name = name
        self._of_page: dict[int, list[_RowPlace]] = {}
        for row in rows:
            self._of_page.setdefault(row[0][0], []).append(row)

    def __call__(self, page: int, height: float) -> Place:
        rows = self._of_page.get(page, ())
        there = (place for (_, top, bottom), place in rows if top <= height < bottom)
        return next(there, Place(self._name, "", Spot(page=page)))


def _joined(
    blocks: Sequence[_Piece | Paragraph],
    name: str,
    rows: list[_RowPlace],
    budget: DocumentBudget,
) -> list[Grid | Paragraph]:
    """Put the parts of tables together that only a page turn parts, and make grids of them.

    `rows` takes where each row stands.
    """
    whole: list[_Piece | Paragraph] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if isinstance(block, _Piece) and isinstance(before, _Piece) and _goes_on(before, block):
            _append(before, block)
        else:
            whole.append(block)
    done: list[Grid | Paragraph] = []
    count = 0
    for block in whole:
        if isinstance(block, Paragraph):
            budget.paragraph(block.text)
            done.append(block)
        else:
            count += 1
            grid = _grid(block, f"第{count}张表", budget)
            for row, height in zip(grid.rows, block.pages, strict=True):
                rows.append((height, Place(name, grid.part, row[0].at)))
            done.append(grid)
    return done


def _goes_on(before: _Piece, after: _Piece) -> bool:
    return (
        before.pages[-1][0] + 1 == after.pages[0][0]
        and len(before.edges) == len(after.edges)
        and all(abs(one - two) <= _SAME for one, two in zip(before.edges, after.edges, strict=True))
    )


def _append(table: _Piece, part: _Piece) -> None:
    rows = part.rows
    # The header is printed again on each page.
    while rows and any(_key(rows[0]) == _key(row) for row in table.rows[:3] if any(_key(row))):
        rows = rows[1:]
    if not rows:
        return
    first = list(rows[0])
    for column, words in enumerate(first):
        # What is merged over many rows is printed once; the next page shows the rest of it.
        if isinstance(words, _Printed) and _is_merged_column(table, part, column):
            if words.lines and not _is_rest_of_heading(table, column, words):
                continue
            _add_to_last(table, column, words)
            first[column] = _Merged.DOWN
    rows = [first, *rows[1:]]
    if _is_rest(table, first):
        table.rows[-1] = [_both(*pair) for pair in zip(table.rows[-1], first, strict=True)]
        rows = rows[1:]
    table.rows.extend(rows)
    table.pages.extend(part.pages[-len(rows) :] if rows else [])


def _key(row: Sequence[_Words]) -> tuple[str, ...]:
    return tuple(
        "".join("".join(line.text.split()) for line in words.lines)
        if isinstance(words, _Printed)
        else ""
        for words in row
    )


def _is_merged_column(table: _Piece, part: _Piece, column: int) -> bool:
    return any(row[column] is _Merged.DOWN for row in (*_last_rows(table), *part.rows[1:]))


def _last_rows(table: _Piece) -> list[list[_Words]]:
    """Give the rows below the header that tell what rows look like: of a long table the last ones."""
    return table.rows[max(1, len(table.rows) - _TELLING_ROWS) :]


def _is_rest_of_heading(table: _Piece, column: int, words: _Printed) -> bool:
    """Say whether a merged cell goes on here: all others of its column are numbered 一、 二、, it is not."""
    printed = [
        one for row in _last_rows(table) if isinstance(one := row[column], _Printed) and one.lines
    ]
    numbered = sum(bool(_HEADING_NUMBER.match(one.lines[0].text)) for one in printed)
    is_numbered = bool(_HEADING_NUMBER.match(words.lines[0].text))
    return numbered >= max(1, _MOSTLY * len(printed)) and not is_numbered


def _add_to_last(table: _Piece, column: int, words: _Printed) -> None:
    for row in reversed(table.rows):
        standing = row[column]
        if isinstance(standing, _Printed) and standing.lines:
            standing.lines.extend(words.lines)
            return


def _is_rest(table: _Piece, row: Sequence[_Words]) -> bool:
    """Say whether a page's first row is the rest of the last one: it lacks the number all others have."""
    body = [one for one in _last_rows(table) if sum(map(bool, _key(one))) > 1]
    if len(body) < _FEWEST_ROWS or not any(_key(row)):
        return False
    for column, words in enumerate(row):
        numbered = sum(_is_numbered(one[column]) for one in body)
        if numbered >= _MOSTLY * len(body):
            return not _is_numbered(words)
    return False


def _is_numbered(words: _Words) -> bool:
    return isinstance(words, _Printed) and bool(_NUMBER.match(words.text))


def _both(one: _Words, two: _Words) -> _Words:
    if isinstance(one, _Printed) and isinstance(two, _Printed):
        return _Printed([*one.lines, *two.lines], one.width)
    return two if isinstance(two, _Printed) and two.lines else one


def _grid(table: _Piece, part: str, budget: DocumentBudget) -> Grid:
    budget.table()
    budget.columns(max(map(len, table.rows)))
    above = [""] * len(table.rows[0])
    on_page: Counter[int] = Counter()
    rows: list[tuple[Cell, ...]] = []
    for row, (page, _, _) in zip(table.rows, table.pages, strict=True):
        on_page[page] += 1
        spot = Spot(on_page[page], page=page)
        cells: list[Cell] = []
        for column, words in enumerate(row):
            if isinstance(words, _Printed):
                cells.append(Cell(words.text, at=spot))
            elif words is _Merged.ACROSS and cells:
                cells.append(Cell(cells[-1].text, across=True, at=spot))
            else:
                cells.append(Cell(above[column], down=True, at=spot))
            above[column] = cells[-1].text
        budget.row()
        budget.cells(len(cells))
        budget.characters(sum(len(cell.text) for cell in cells))
        rows.append(tuple(cells))
    return Grid(part, tuple(rows))
