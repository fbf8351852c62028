"""The last look at a document: what stands in no row that was read of it, and what no finding names."""

from collections.abc import Container, Iterator, Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, Spot
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph, row_of
from gwreport.reading.drafts import finding
from gwreport.reading.kinds.words_taken import WordsTaken
from gwreport.reading.result import Reading

# A table of which more than that stands in no row was not read as one; those of so few rows frame a text.
_MOST_OF_IT, _FRAME_ROWS = 0.8, 2
# A cell that is a heading is no longer.
_LONGEST_HEADING, _SHOWN = 20, 40
_TOLD = frozenset(
    (
        DocumentCode.NOTE_LEFT_OUT,
        DocumentCode.CLOSING_LEFT_OUT,
        DocumentCode.PARAGRAPH_LEFT_OUT,
        DocumentCode.LIST_LEFT_OUT,
        DocumentCode.ROW_LEFT_OUT,
        DocumentCode.ROW_JOINED,
        DocumentCode.UNITS_WITHOUT_TASK,
        DocumentCode.GROUP_ROW,
    )
)
_TOLD_OF_TABLES = frozenset((DocumentCode.TABLE_LEFT_OUT, DocumentCode.SHEET_BESIDE_ANNEXES))

_CellPlace = tuple[str, Spot]


def unread_words(
    printed: Document, reading: Reading, spared: Container[_CellPlace] = frozenset()
) -> Iterator[Finding]:
    """Tell of the words of a document that nothing was made of and that no finding names.

    `printed` is the document before anything of it was set in another way for reading, `spared` are cells that a
    person said are not to be read. Each row of a table is looked at, a table of which no row was read is told as
    one; paragraphs of which a part was read as an item are told one by one, all others once together.
    """
    look = _Look(printed, reading, spared)
    for block in printed.blocks:
        yield from look.at_table(block) if isinstance(block, Grid) else look.at_paragraph(block)
    if look.beside:
        place, text = look.beside[0]
        facts = {"count": len(look.beside), "words": beginning(in_one_line(text), _SHOWN)}
        yield finding(DocumentCode.PROSE_BESIDE, place, **facts)


class _Look:
    def __init__(self, document: Document, reading: Reading, spared: Container[_CellPlace]) -> None:
        self._document, self._spared = document, spared
        self._taken, self._rows = WordsTaken.of(reading), WordsTaken.of_rows(reading)
        self._texts = WordsTaken.of_texts(reading)
        found = reading.findings
        self._told = {(one.place.part, row_of(one.place.at)) for one in found if one.code in _TOLD}
        self._told_tables = {one.place.part for one in found if one.code in _TOLD_OF_TABLES}
        # Of a report's workbook only the annexes are the report; what stands beside them is counted from it.
        self._has_annexes = any(_is_annex(grid) for grid in document.grids())
        # To whom it is sent stands before the first item; those who answer for one stand behind it.
        self._has_begun = False
        self.beside: list[tuple[Place, str]] = []

    def at_paragraph(self, paragraph: Paragraph) -> Iterator[Finding]:
        """Look at a paragraph."""
        text, place = paragraph.text, self._document.paragraph_place(paragraph)
        self._has_begun = self._has_begun or self._texts.holds_of(text)
        if ("", row_of(paragraph.at)) in self._told or not (words := self._taken.missing(text)):
            return
        if self._has_begun and self._rows.holds_of(text):
            yield _nowhere(place, words)
        else:
            self.beside.append((place, text))

    def at_table(self, grid: Grid) -> Iterator[Finding]:
        """Look at each row of a table."""
        if grid.part in self._told_tables:
            return
        rows = [
            row for one in grid.rows if (row := [cell for cell in one if self._says(grid, cell)])
        ]
        held = [[self._rows.holds_of(cell.own_text) for cell in row] for row in rows]
        is_strange = sum(map(sum, held)) <= (1 - _MOST_OF_IT) * sum(map(len, rows))
        missing = [[self._taken.missing(cell.own_text) for cell in row] for row in rows]
        if self._has_annexes and not _is_annex(grid) and any(map(any, missing)):
            self.beside.append((self._document.cell_place(grid, rows[0][0]), rows[0][0].own_text))
            return
        if is_strange and any(map(any, missing)):
            yield from self._at_strange(grid, rows)
            return
        top = _top(rows, held)
        headings = {cell.own_text for row in rows[:top] for cell in row if len(row) > 1}
        for at, (row, words) in enumerate(zip(rows, missing, strict=True)):
            lost = [
                (cell, one)
                for cell, one in zip(row, words, strict=True)
                if one and cell.own_text not in headings
            ]
            if not lost:
                continue
            cell, place = lost[0][0], self._document.cell_place(grid, lost[0][0])
            if len(row) == 1 and (at < top or len(cell.own_text) <= _LONGEST_HEADING):
                self.beside.append((place, cell.own_text))
            else:
                yield _nowhere(place, [piece for _, one in lost for piece in one])

    def _says(self, grid: Grid, cell: Cell) -> bool:
        return bool(cell.own_text.strip()) and (
            (grid.part, row_of(cell.at)) not in self._told
            and (grid.part, cell.at) not in self._spared
        )

    def _at_strange(self, grid: Grid, rows: Sequence[Sequence[Cell]]) -> Iterator[Finding]:
        """Tell of a table none of whose rows was read; what only frames a text is told with the text."""
        place = self._document.cell_place(grid, rows[0][0])
        is_frame = len(rows) == 1 or max(map(len, rows)) == 1
        if is_frame or (
            len(rows) <= _FRAME_ROWS
            and all(len(cell.own_text) <= _LONGEST_HEADING for row in rows for cell in row)
        ):
            self.beside.append((place, rows[0][0].own_text))
        else:
            words = "、".join(in_one_line(cell.own_text) for cell in rows[0])
            yield finding(DocumentCode.TABLE_LEFT_OUT, place, words=words)


def _is_annex(grid: Grid) -> bool:
    return grid.named and grid.part.startswith("附件")


def _top(rows: Sequence[Sequence[Cell]], held: Sequence[Sequence[bool]]) -> int:
    """Count the rows over the first that was read: the table's title and its headings, which are short."""
    for at, (row, one) in enumerate(zip(rows, held, strict=True)):
        is_long = len(row) > 1 and any(len(cell.own_text) > _LONGEST_HEADING for cell in row)
        if is_long or (len(row) > 1 and 2 * sum(one) >= len(row)):
            return at
    return len(rows)


def _nowhere(place: Place, words: Sequence[str]) -> Finding:
    quoted = "、".join(beginning(one, _SHOWN) for one in words)
    return finding(DocumentCode.WORDS_NOWHERE, place, words=quoted)
