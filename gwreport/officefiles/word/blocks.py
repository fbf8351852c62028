"""The blocks of a Word document in reading order: its paragraphs, and its tables with merged cells."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Beside, Place, Spot, table_spot
from gwreport.domain.texts.quoting import beginning, in_one_line, listed
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Cell, Grid, Paragraph, filled, labelled_lines
from gwreport.officefiles.word.final_text import W
from gwreport.officefiles.word.math import M
from gwreport.officefiles.word.numbering import Numbering
from gwreport.officefiles.word.remarks import Remarks
from gwreport.officefiles.word.runs import RunReader
from gwreport.officefiles.word.styles import is_switched_on
from gwreport.officefiles.xml_element import Element, child_of, children_of

_P, _TBL, _TR, _TC = W + "p", W + "tbl", W + "tr", W + "tc"
_VAL, _STYLE = W + "val", W + "pStyle"
_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES = W + "pPr", W + "rPr"
_TABLE_PROPERTIES, _ROW_PROPERTIES, _CELL_PROPERTIES = W + "tblPr", W + "trPr", W + "tcPr"
_CELL_DELETED, _CELL_INSERTED = W + "cellDel", W + "cellIns"
_SPAN, _DOWN, _ACROSS, _TRACKED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellMerge"
_INSERTED_PART = W + "altChunk"
_FORMULA = M + "oMathPara"
_QUOTED = 30
_FEWEST_BESIDE = 3
_DELETED = OpeningCode.DELETED_TEXT


class _Reading(NamedTuple):
    """A row as it is being read: its place, the cells above it, and whether those are seen."""

    part: str
    row: Spot
    above: list[Cell]
    above_seen: bool
    aside: list[Element]


class _Parts(Protocol):
    def inserted(self, chunk: Element, walk: "BlockWalk") -> None: ...
    def settle(self, walk: "BlockWalk") -> None: ...


class BlockWalk:
    """Collects the blocks of a document in reading order.

    `parts` reads what stands in the document by reference only.
    """

    def __init__(
        self,
        name: str,
        numbering: Numbering,
        reader: RunReader,
        remarks: Remarks,
        parts: "_Parts",
        budget: DocumentBudget,
    ) -> None:
        self.blocks: list[Paragraph | Grid] = []
        self.findings: list[Finding] = []
        self.paragraphs = 0
        self.tables = 0
        self._name, self._numbering, self._budget = name, numbering, budget
        self._reader, self._remarks, self._parts = reader, remarks, parts

    def blocks_of(self, container: Element) -> None:
        """Take the blocks in a container, whatever controls they stand in."""
        carried = ""
        for child in _flat(container, (_P, _TBL, _INSERTED_PART, _FORMULA)):
            if child.tag == _P:
                self.paragraphs += 1
                self._enter_paragraph()
                carried, text = self._line(child, carried, in_cell=False)
                self._add_paragraph(text)
                continue
            self._add_paragraph(carried)
            carried = ""
            if child.tag == _TBL:
                self._table(child)
            elif child.tag == _FORMULA:
                self.paragraphs += 1
                self._enter_paragraph()
                self._add_paragraph(self._reader.text(_wrapped(child), ""))
            elif child.tag == _INSERTED_PART:
                self._parts.inserted(child, self)
            else:
                self._reader.mark(child)
        self._add_paragraph(carried)

    def _enter_paragraph(self) -> None:
        spot = Spot(paragraph=self.paragraphs)
        self._remarks.enter("", spot, spot)

    def _add_paragraph(self, text: str) -> None:
        self._budget.paragraph(text)
        if text.strip():
            self.blocks.append(Paragraph(text, Spot(paragraph=self.paragraphs)))
        self._parts.settle(self)

    def _line(self, paragraph: Element, carried: str, *, in_cell: bool) -> tuple[str, str]:
        """Give what goes on in the next paragraph, and the text of this one.

        A paragraph whose end was deleted or is hidden goes on in the next.
        """
        properties = child_of(paragraph, _PARAGRAPH_PROPERTIES)
        style = "" if properties is None else _value(child_of(properties, _STYLE), "")
        text = carried + self._reader.text(paragraph, style)
        ended = None if properties is None else child_of(properties, _RUN_PROPERTIES)
        if ended is not None and (
            ended.find(W + "del") is not None
            or ended.find(W + "moveFrom") is not None
            or is_switched_on(ended, "vanish", "specVanish")
        ):
            return text, ""
        label = "" if self._reader.state is _DELETED else self._numbering.label(properties)
        if text.strip():
            return "", label + text
        # In a cell the number of an empty paragraph is all that there is to see (序号).
        is_blank = not any(True for _ in paragraph.iter(W + "t", W + "delText"))
        return "", label if in_cell and is_blank else text

    def _table(self, table: Element) -> None:
        self.tables += 1
        self._budget.table()
        part = f"第{self.tables}张表"
        properties = table.find(_TABLE_PROPERTIES)
        outer_style = self._reader.table_style
        if properties is not None:
            self._reader.table_style = _value(properties.find(W + "tblStyle"), "")
        rows: list[list[Cell]] = []
        hidden: list[tuple[int, str]] = []
        aside: list[Element] = []
        above: list[Cell] = []
        above_seen = True
        for row in _flat(table, (_TR,)):
            if row.tag != _TR:
                self._reader.mark(row)
                continue
            self._budget.row()
            state = _row_state(row)
            number = len(rows) + 1
            self._reader.state = None if state is OpeningCode.HIDDEN_ROWS else state
            is_seen = state in (None, OpeningCode.INSERTED_TEXT)
            spot = Spot(number, beside=None if is_seen else Beside.BEFORE)
            cells = self._row(row, _Reading(part, spot, above, above_seen, aside))
            self._reader.state = None
            above, above_seen = cells, is_seen
            if above_seen:
                rows.append(cells)
            elif state is OpeningCode.HIDDEN_ROWS:
                hidden.append(
                    (number, "；".join(filter(None, (in_one_line(c.own_text) for c in cells))))
                )
        self._reader.table_style = outer_style
        # Those that the short rows are filled up with.
        width = max(map(len, rows), default=0)
        self._budget.cells(sum(width - len(cells) for cells in rows))
        grid = Grid(part, filled(rows))
        if any(cell.text.strip() for cells in grid.rows for cell in cells):
            self.blocks.append(grid)
        self._tell_hidden(part, hidden)
        self._parts.settle(self)
        for element in aside:
            if element.tag == _TBL:
                self._table(element)
            else:
                self._parts.inserted(element, self)

    def _tell_hidden(self, part: str, hidden: list[tuple[int, str]]) -> None:
        filled_rows = [(number, words) for number, words in hidden if words]
        if filled_rows:
            rows = listed(
                (f"第{number}行之前“{beginning(words, _QUOTED)}”" for number, words in filled_rows),
                5,
            )
            facts = {"count": len(filled_rows), "rows": rows}
            place = Place(self._name, part, Spot(filled_rows[0][0], beside=Beside.BEFORE))
            self.findings.append(Finding(OpeningCode.HIDDEN_ROWS, place, facts=facts))

    def _row(self, row: Element, reading: _Reading) -> list[Cell]:
        cells: list[Cell] = []
        properties = child_of(row, _ROW_PROPERTIES)
        if properties is not None:
            before = child_of(properties, W + "gridBefore")
            skipped = 0 if before is None else _number(before, 0)
            self._budget.columns(skipped)
            self._append(cells, Cell(), skipped)
        for child in _flat(row, (_TC,)):
            if child.tag == _TC:
                self._cell(child, cells, reading)
            else:
                self._reader.mark(child)
        return cells

    def _cell(self, cell: Element, cells: list[Cell], reading: _Reading) -> None:
        """Read a cell and append it to its row, once for every column that it spans."""
        properties = child_of(cell, _CELL_PROPERTIES)
        span, down, across, tracked = _merging(properties)
        column = len(cells)
        self._budget.columns(column + span)
        # A row that is not read has no columns of its own.
        spot = reading.row if reading.row.beside else table_spot(reading.row.row, column + 1)
        self._remarks.enter(reading.part, spot, reading.row)
        outer = self._reader.state
        is_deleted = tracked == _CELL_DELETED
        if is_deleted:
            self._reader.state = _DELETED
        elif tracked == _CELL_INSERTED:
            self._reader.state = outer or OpeningCode.INSERTED_TEXT
        text = self._cell_text(cell, reading)
        self._reader.state = outer
        if is_deleted and outer != _DELETED:
            return
        down, across = down and column < len(reading.above), across and bool(cells)
        if down or across:
            shown = cells[-1].text if across else reading.above[column].text
            self._tell_covered(text, shown)
            text, down = shown, cells[-1].down if across else reading.above_seen
        self._append(cells, Cell(text, down, across, spot), 1)
        if span > 1:
            self._append(cells, Cell(text, down, True, spot), span - 1)

    def _append(self, cells: list[Cell], cell: Cell, times: int) -> None:
        self._budget.cells(times, len(cell.text))
        cells.extend([cell] * times)

    def _tell_covered(self, text: str, shown: str) -> None:
        # What a merged cell covers is not seen; the same words again are no loss.
        if text.strip() and "".join(text.split()) != "".join(shown.split()):
            self._remarks.add(OpeningCode.COVERED_TEXT, text)

    def _cell_text(self, cell: Element, reading: _Reading) -> str:
        lines: list[str] = []
        carried = ""
        for child in _flat(cell, (_P, _TBL, _INSERTED_PART, _FORMULA)):
            if child.tag == _P:
                carried, text = self._line(child, carried, in_cell=True)
                if not carried:
                    lines.append(text)
            elif child.tag == _FORMULA:
                lines.append(self._reader.text(_wrapped(child), ""))
            elif child.tag == _TBL and _is_of_labels(cell, child):
                inner = (row for row in _flat(child, (_TR,)) if row.tag == _TR)
                lines.append(labelled_lines([self._labels(row, reading) for row in inner]))
            elif child.tag in (_TBL, _INSERTED_PART):
                reading.aside.append(child)
            else:
                self._reader.mark(child)
        if carried:
            lines.append(carried)
        return "\n".join(lines).strip("\n") if len(lines) > 1 else "".join(lines)

    def _labels(self, row: Element, reading: _Reading) -> list[str]:
        """Read the cells of a row of a table of labels."""
        cells = [child for child in _flat(row, (_TC,)) if child.tag == _TC]
        self._budget.cells(len(cells))
        return [self._cell_text(cell, reading) for cell in cells]


def _is_of_labels(cell: Element, table: Element) -> bool:
    """Say whether a table inside a cell only labels what the cell holds; a page laid out in cells has no row of several."""
    row = cell.getparent()
    if row is None or sum(one.tag == _TC for one in row) < _FEWEST_BESIDE:
        return False
    rows = [
        ["".join(str(text.text or "") for text in one.iter(W + "t")) for one in row.iter(_TC)]
        for row in table.iterchildren(_TR)
    ]
    return bool(labelled_lines(rows))


_MARKS = frozenset(W + tag for tag in ("commentRangeStart", "commentRangeEnd"))
_WITHOUT_BLOCKS = frozenset(
    (_TABLE_PROPERTIES, _ROW_PROPERTIES, _CELL_PROPERTIES, W + "tblGrid", W + "tblPrEx", W + "sectPr", W + "sdtPr", W + "sdtEndPr")
)  # fmt: skip


def _flat(container: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    """Give the wanted elements of a container and marks of comments, out of whatever holds them."""
    for child in children_of(container):
        tag = str(child.tag)
        if tag in wanted or tag in _MARKS:
            yield child
        elif tag not in _WITHOUT_BLOCKS:
            yield from _flat(child, wanted)


def _wrapped(formula: Element) -> Element:
    # A formula on its own stands where a paragraph would.
    from lxml import etree

    paragraph = etree.Element(_P)
    paragraph.append(formula)
    return paragraph


def _row_state(row: Element) -> Code | None:
    properties = child_of(row, _ROW_PROPERTIES)
    if properties is None:
        return None
    if properties.find(W + "del") is not None:
        return _DELETED
    if is_switched_on(properties, "hidden"):
        return OpeningCode.HIDDEN_ROWS
    return OpeningCode.INSERTED_TEXT if properties.find(W + "ins") is not None else None


def _merging(properties: Element | None) -> tuple[int, bool, bool, str]:
    """Give the columns that a cell spans, whether it continues the cell above or to its left, and how it was changed.

    The last is the tag of a deletion or insertion that is tracked, of both the deletion's; "" for none.
    """
    span, down, across, changed = 1, False, False, ""
    for child in () if properties is None else children_of(properties):
        tag = child.tag
        if tag == _CELL_DELETED or (tag == _CELL_INSERTED and not changed):
            changed = str(tag)
        elif tag == _SPAN:
            span = max(_number(child, 1), 1)
        elif tag == _DOWN:
            down = child.get(_VAL, "continue") != "restart"
        elif tag == _ACROSS:
            across = child.get(_VAL, "continue") != "restart"
        elif tag == _TRACKED:
            # A merge that is tracked as a change: what is final counts.
            down = child.get(_DOWN, "rest") == "cont"
    return span, down, across, changed


def _value(element: Element | None, default: str) -> str:
    return default if element is None else str(element.get(_VAL, default))


def _number(element: Element, default: int) -> int:
    value = str(element.get(_VAL, ""))
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default
