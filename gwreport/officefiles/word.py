"""Word documents (.docx) read once through: paragraphs and tables with their merged cells."""

from collections.abc import Iterator

from gwreport.domain.findings import Finding, Place, Severity
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles import limits
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph, filled
from gwreport.officefiles.package import Package
from gwreport.officefiles.word_final_text import W, make_final
from gwreport.officefiles.word_numbering import Numbering
from gwreport.officefiles.xml_element import Element

_P, _TBL, _TR, _TC = W + "p", W + "tbl", W + "tr", W + "tc"
_VAL = W + "val"
_TEXT_TAGS = (
    W + "t",
    W + "tab",
    W + "br",
    W + "cr",
    W + "noBreakHyphen",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
)
_MARKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_ROW_PROPERTIES = W + "trPr"
_CELL_PROPERTIES = W + "tcPr"
_SPAN, _MERGE = W + "gridSpan", W + "vMerge"
_CONTAINERS = {W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def read_word(data: bytes, name: str) -> Document:
    """Read a .docx: what a reader sees when every tracked change is accepted.

    Deleted text and hidden text are left out (a finding says so), text boxes follow the paragraph
    that holds them, automatic list numbers stand in front of their paragraph; footnotes are told of.
    Raises DocumentError: DAMAGED, ENCRYPTED, HOSTILE or TOO_LARGE.
    """
    package = Package(data, name)
    part = package.main_part() or "word/document.xml"
    root = package.parse(part)
    body = None if root is None else _body(root)
    if root is None or body is None:
        raise DocumentError(name, DocumentFault.DAMAGED)
    folder = part.rpartition("/")[0]
    left_out = make_final(root)
    walk = _Walk(name, Numbering(package, folder))
    walk.blocks_of(body)
    findings = tuple(
        Finding(code, Severity.INFO, Place(name), facts={"count": str(count)})
        for code, count in left_out.items()
        if count
    )
    return Document(name, tuple(walk.blocks), (*findings, *_footnotes(package, folder, name)))


def _footnotes(package: Package, folder: str, name: str) -> Iterator[Finding]:
    """Tell of every footnote and endnote: they belong to no row, and may limit what one says."""
    for kind in ("footnote", "endnote"):
        root = package.parse(f"{folder}/{kind}s.xml" if folder else f"{kind}s.xml")
        for note in () if root is None else root.iter(W + kind):
            # Those of a type are the rules between text and notes.
            text = "".join(_text(paragraph) for paragraph in note.iter(_P)).strip()
            if text and note.get(W + "type") is None:
                facts = {"text": text if len(text) <= 60 else text[:59] + "…"}
                yield Finding("footnote-left-out", Severity.INFO, Place(name), facts=facts)


def _body(root: Element) -> Element | None:
    # Strict documents use another namespace; it is translated with the rest.
    return next((child for child in root if str(child.tag).endswith("}body")), None)


class _Walk:
    """Collects the blocks of a document in reading order."""

    def __init__(self, name: str, numbering: Numbering) -> None:
        self.blocks: list[Paragraph | Grid] = []
        self._name = name
        self._numbering = numbering
        self._paragraphs = 0
        self._tables = 0

    def blocks_of(self, container: Element) -> None:
        for child in container:
            if child.tag == _P:
                self._paragraph(child)
            elif child.tag == _TBL:
                self._table(child)
            elif child.tag in _CONTAINERS:
                self.blocks_of(child)

    def _paragraph(self, paragraph: Element) -> None:
        self._paragraphs += 1
        text = self._numbered_text(paragraph)
        if text.strip():
            self.blocks.append(Paragraph(text, f"第{self._paragraphs}段"))

    def _numbered_text(self, paragraph: Element) -> str:
        text = _text(paragraph)
        return self._numbering.label(paragraph) + text if text.strip() else text

    def _table(self, table: Element) -> None:
        self._tables += 1
        number = self._tables
        rows: list[list[Cell]] = []
        nested: list[Element] = []
        for row in _descend(table, _TR):
            rows.append(self._row(row, len(rows) + 1, rows[-1] if rows else [], nested))
        grid = Grid(f"第{number}张表", filled(rows))
        if any(cell.text.strip() for cells in grid.rows for cell in cells):
            self.blocks.append(grid)
        for inner in nested:
            self._table(inner)

    def _row(
        self, row: Element, number: int, above: list[Cell], nested: list[Element]
    ) -> list[Cell]:
        cells: list[Cell] = []
        for child in row:
            if child.tag == _ROW_PROPERTIES:
                cells.extend([Cell()] * _skipped_before(child))
            elif child.tag == _TC:
                self._cell(child, number, cells, above, nested)
            elif child.tag in _CONTAINERS:
                for cell in _descend(child, _TC):
                    self._cell(cell, number, cells, above, nested)
        return cells

    def _cell(
        self,
        cell: Element,
        row: int,
        cells: list[Cell],
        above: list[Cell],
        nested: list[Element],
    ) -> None:
        """Read a cell and append it to its row, once for every column that it spans."""
        span, continues = _merging(cell[0]) if len(cell) else (1, False)
        column = len(cells)
        if column + span > limits.TABLE_COLUMNS:
            raise DocumentError(self._name, DocumentFault.TOO_LARGE)
        if continues and column < len(above):
            text = above[column].text
        else:
            continues = False
            text = self._cell_text(cell, nested)
        address = f"第{row}行第{column + 1}列"
        cells.append(Cell(text, continues, False, address))
        if span > 1:
            cells.extend([Cell(text, continues, True, address)] * (span - 1))

    def _cell_text(self, cell: Element, nested: list[Element]) -> str:
        lines: list[str] = []
        for child in cell:
            tag = child.tag
            if tag == _P:
                lines.append(self._numbered_text(child))
            elif tag == _TBL:
                nested.append(child)
            elif tag in _CONTAINERS:
                lines.append(self._cell_text(child, nested))
        return "\n".join(lines).strip("\n") if len(lines) > 1 else "".join(lines)


def _descend(container: Element, tag: str) -> list[Element]:
    found: list[Element] = []
    for child in container:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _CONTAINERS:
            found.extend(_descend(child, tag))
    return found


def _text(paragraph: Element) -> str:
    pieces: list[str] = []
    for node in paragraph.iter(*_TEXT_TAGS):
        mark = _MARKS.get(str(node.tag))
        if mark is None:
            pieces.append(node.text or "")
        elif mark != "\t" or not _is_tab_stop(node):
            pieces.append(mark)
    return "".join(pieces)


def _is_tab_stop(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == W + "tabs"


def _merging(properties: Element) -> tuple[int, bool]:
    """Give the columns that a cell spans and whether it continues the cell above."""
    span, continues = 1, False
    if properties.tag == _CELL_PROPERTIES:
        for child in properties:
            if child.tag == _SPAN:
                span = max(_number(child, 1), 1)
            elif child.tag == _MERGE:
                continues = child.get(_VAL, "continue") != "restart"
    return span, continues


def _skipped_before(properties: Element) -> int:
    skipped = properties.find(W + "gridBefore")
    return min(0 if skipped is None else _number(skipped, 0), limits.TABLE_COLUMNS)


def _number(element: Element, default: int) -> int:
    value = str(element.get(_VAL, ""))
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default
