"""A page of HTML as paragraphs and tables, cells that span rows and columns repeated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, Spot
from gwreport.domain.texts.quoting import beginning, in_one_line, listed
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.mail_parts import mail_parts
from gwreport.officefiles.containers.members import UnpackError
from gwreport.officefiles.document_budget import DocumentBudget, too_large
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph, filled, labelled_lines
from gwreport.officefiles.text_encoding import marked_encoding
from gwreport.officefiles.xml_element import Element

_MOST_BYTES = 8 << 20
_HEAD, _RARELY = 4096, 100
_CHARSET = re.compile(
    rb"(?:charset|encoding)\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_.:-]{2,40})", re.I
)
_CHINESE = frozenset(
    ("gb2312", "gbk", "x-gbk", "gb_2312-80", "csgb2312", "cp936", "windows-936", "gb18030")
)
_SECONDS = 5.0
_MOST_TOLD, _LONGEST = 60, 240
_MOST_ROWS, _QUOTED = 5, 40
# Cells of a row of several.
_FEWEST_BESIDE = 3
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "title",
        "object",
        "svg",
        "select",
        "textarea",
    ]
)
_STRUCK = frozenset(("s", "strike", "del"))
_BLOCKS = frozenset(
    ["p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main", "center", "blockquote", "pre", "address", "hr", "form", "fieldset", "figure", "figcaption", "body", "html", "caption"]
)  # fmt: skip
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_STRIKING = re.compile(
    r"text-decoration[a-z-]{0,20}+\s*+:(?:(?!line-through)[^;:])*+line-through", re.I
)
_WHITE = re.compile(r"[ \t\r\n\f]+")
# A line of the page's source ends between two Chinese characters: no blank stands there.
_NO_BLANK = re.compile(r"(?<=[\u2e80-\uffef]) \x00(?=[\u2e80-\uffef])")


def read_html(data: bytes, name: str) -> Document:
    """Read the tables and paragraphs of a page, or of a page saved as .mht, in reading order.

    Struck words and hidden ones are left out and told of; nothing is fetched or run.
    Raises DocumentError: TOO_LARGE, or DAMAGED for bytes that are no page.
    """
    page, charset = _page_of(data)
    if len(page) > _MOST_BYTES:
        raise too_large(name, "limit-part", _MOST_BYTES >> 20)
    root = _parsed(page, charset)
    if root is None:
        raise DocumentError(name, DocumentFault.DAMAGED)
    walk = _Walk(name)
    walk.page(root)
    return Document(name, tuple(walk.blocks), tuple(walk.findings[:_MOST_TOLD]))


def _page_of(data: bytes) -> tuple[bytes, str]:
    """Take the page out of a message of parts (.mht), with the encoding that its part states."""
    head = data[:4096].lower()
    is_page = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff"))
    if is_page or b"content-type:" not in head:
        return data, ""
    budget = Budget(1, len(data), len(data), _SECONDS)
    try:
        for part in mail_parts(data, budget):
            if part.content_type in ("text/html", "application/xhtml+xml"):
                return part.content(), part.head.charset
    except UnpackError:
        pass
    return b"", ""


def _parsed(page: bytes, charset: str) -> Element | None:
    from lxml import etree

    try:
        # Decoded here: the parser ends a page at the first byte that its charset does not know.
        parser = etree.HTMLParser(
            encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(_decoded(page, charset).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, LookupError, ValueError):
        return None


def _decoded(page: bytes, charset: str) -> str:
    """Give the characters of a page; those that its charset does not know are told as lost (�)."""
    if marked := marked_encoding(page):
        return page.decode(marked, "replace")
    # A page may state one charset and be in another; no Chinese text in any other is UTF-8 by chance.
    read = page.decode("utf-8", "replace")
    if _RARELY * read.count("\ufffd") <= sum(mark > "\x7f" for mark in read):
        # Where a byte was lost, in another charset all others would be wrong characters.
        return read
    told = _CHARSET.search(page[:_HEAD])
    stated = _as_browsers_read(charset or (told[1].decode("ascii", "replace") if told else ""))
    for encoding in dict.fromkeys((stated or "gb18030", "gb18030")):
        try:
            return page.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return page.decode("gb18030", "replace")


def _as_browsers_read(charset: str) -> str:
    """Give the charset that is meant: what calls itself GB2312 has characters of GB18030 (长堎街道)."""
    name = charset.strip().lower()
    return "gb18030" if name in _CHINESE else name


@dataclass(slots=True)
class _Gathered:
    """The lines of a cell or of the page so far, the tables inside, and what was left out."""

    lines: list[list[str]] = field(default_factory=lambda: [[]])
    tables: list[Element] = field(default_factory=list[Element])
    left_out: list[tuple[Code, str]] = field(default_factory=list[tuple[Code, str]])

    def text(self) -> str:
        whole = map("".join, self.lines)
        lines = (_NO_BLANK.sub("", line).replace("\x00", "").strip(" ") for line in whole)
        return "\n".join(line for line in lines if line.strip())


class _Walk:
    def __init__(self, name: str) -> None:
        self.blocks: list[Paragraph | Grid] = []
        self.findings: list[Finding] = []
        self._name = name
        self._budget = DocumentBudget(name)
        self._paragraphs = self._tables = 0

    def page(self, element: Element) -> None:
        """Take the blocks of an element, each line of words a paragraph."""
        gathered = _Gathered()
        self._gather(element, None, gathered, is_page=True)
        self._end_paragraphs(gathered)

    def _end_paragraphs(self, gathered: _Gathered) -> None:
        for text in filter(None, gathered.text().split("\n")):
            self._paragraphs += 1
            self._budget.paragraph(text)
            self.blocks.append(Paragraph(text, Spot(paragraph=self._paragraphs)))
        self._tell(gathered, Place(self._name, "", Spot(paragraph=self._paragraphs)))
        gathered.lines, gathered.left_out = [[]], []

    def _tell(self, gathered: _Gathered, place: Place) -> None:
        for code in dict.fromkeys(code for code, _ in gathered.left_out):
            words = [
                one
                for kind, words in gathered.left_out
                if kind == code and (one := in_one_line(words))
            ]
            if words:
                facts = {"text": beginning("；".join(words), _LONGEST)}
                self.findings.append(Finding(code, place, facts=facts))

    def _gather(
        self, element: Element, state: Code | None, gathered: _Gathered, *, is_page: bool
    ) -> None:
        tag = _tag(element)
        if tag in _UNSEEN:
            return
        if tag == "br":
            gathered.lines.append([])
            return
        if tag == "table":
            if is_page:
                self._end_paragraphs(gathered)
                self._table(element)
            else:
                lines = "" if state else self._labelled(element, gathered)
                if lines:
                    gathered.lines += [*([line] for line in lines.split("\n")), []]
                else:
                    gathered.tables.append(element)
            return
        state = _state(element, tag) or state
        if tag in _BLOCKS:
            gathered.lines.append([])
        self._words(element.text, state, gathered)
        for child in element:
            self._gather(child, state, gathered, is_page=is_page)
            self._words(child.tail, state, gathered)
        if tag in _BLOCKS:
            gathered.lines.append([])

    def _labelled(self, table: Element, gathered: _Gathered) -> str:
        """Give the lines of a table that only labels what the cell holds in which it stands, "" for any other."""
        row = next(table.iterancestors("tr"), None)
        if row is None or len(_cells_of(row)) < _FEWEST_BESIDE:
            # A page that is laid out in cells has no row of several.
            return ""
        rows = [
            (_cells_of(inner), state) for inner, state in _rows_of(table, _state(table, "table"))
        ]
        if any(state for _, state in rows):
            return ""
        raw = [["".join(map(str, cell.itertext())) for cell in cells] for cells, _ in rows]
        if not labelled_lines(raw):
            return ""
        told: list[list[str]] = []
        for cells, _ in rows:
            told.append([])
            for cell in cells:
                inside = _Gathered()
                self._gather(cell, None, inside, is_page=False)
                gathered.left_out += inside.left_out
                told[-1].append(inside.text())
        return labelled_lines(told)

    def _words(self, words: str | None, state: Code | None, gathered: _Gathered) -> None:
        if not words:
            return
        folded = _WHITE.sub(
            lambda found: " \x00" if "\n" in found[0] else " ", words.replace("\x00", "")
        )
        if state:
            gathered.left_out.append((state, folded.replace("\x00", "")))
        else:
            gathered.lines[-1].append(folded)

    def _table(self, table: Element) -> None:
        self._tables += 1
        self._budget.table()
        part = f"第{self._tables}张表"
        rows: list[list[Cell]] = []
        nested: list[Element] = []
        # For each column, the cell above that goes on: its words, for how many rows, across or not.
        standing: dict[int, tuple[str, int, bool]] = {}
        hidden: list[str] = []
        for row, state in _rows_of(table, _state(table, "table")):
            self._budget.row()
            if state is OpeningCode.HIDDEN_TEXT:
                # Cells from above go on through it: it is gone, not taken out.
                cells = self._row(row, None, part, len(rows) + 1, standing, [])
                words = (in_one_line(cell.own_text) for cell in cells if cell.own_text.strip())
                hidden.append("；".join(words))
            else:
                rows.append(self._row(row, state, part, len(rows) + 1, standing, nested))
        self._tell_hidden(part, list(filter(None, hidden)))
        width = max(map(len, rows), default=0)
        self._budget.cells(sum(width - len(row) for row in rows))
        grid = Grid(part, filled(rows))
        if any(cell.text.strip() for cells in grid.rows for cell in cells):
            self.blocks.append(grid)
        for inner in nested:
            self._table(inner)

    def _tell_hidden(self, part: str, rows: list[str]) -> None:
        if rows:
            quoted = (f"“{beginning(words, _QUOTED)}”" for words in rows)
            facts = {"count": len(rows), "rows": listed(quoted, _MOST_ROWS)}
            self.findings.append(
                Finding(OpeningCode.HIDDEN_ROWS, Place(self._name, part), facts=facts)
            )

    def _row(
        self,
        row: Element,
        state: Code | None,
        part: str,
        number: int,
        standing: dict[int, tuple[str, int, bool]],
        nested: list[Element],
    ) -> list[Cell]:
        cells: list[Cell] = []

        def spot() -> Spot:
            return Spot(number, len(cells) + 1)

        def go_down() -> None:
            while (column := len(cells)) in standing:
                text, left, across = standing.pop(column)
                if left > 1:
                    standing[column] = (text, left - 1, across)
                self._add(cells, Cell(text, True, across, spot()))

        for cell in _cells_of(row):
            go_down()
            gathered = _Gathered()
            self._gather(cell, state, gathered, is_page=False)
            self._tell(gathered, Place(self._name, part, spot()))
            nested.extend(gathered.tables)
            text, down, first = gathered.text(), _span(cell, "rowspan"), spot()
            for place in range(_span(cell, "colspan")):
                if down > 1:
                    standing[len(cells)] = (text, down - 1, place > 0)
                self._add(cells, Cell(text, False, place > 0, first))
        go_down()
        return cells

    def _add(self, cells: list[Cell], cell: Cell) -> None:
        self._budget.columns(len(cells) + 1)
        self._budget.cells(1, len(cell.text))
        cells.append(cell)


def _rows_of(table: Element, state: Code | None) -> Iterator[tuple[Element, Code | None]]:
    """Give the rows of a table, not those of tables inside it, and of each whether it is left out."""
    for child in table:
        tag = _tag(child)
        if tag in ("table", "caption", "td", "th"):
            continue
        of_child = state or _state(child, tag)
        if tag == "tr":
            yield child, of_child
        else:
            yield from _rows_of(child, of_child)


def _cells_of(row: Element) -> list[Element]:
    return [cell for cell in row if _tag(cell) in ("td", "th")]


def _tag(element: Element) -> str:
    return str(element.tag).lower()


def _state(element: Element, tag: str) -> Code | None:
    style = str(element.get("style", ""))
    if element.get("hidden") is not None or (style and _HIDING.search(style)):
        return OpeningCode.HIDDEN_TEXT
    if tag in _STRUCK or _STRIKING.search(style):
        return OpeningCode.STRUCK_TEXT
    return None


def _span(cell: Element, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    return max(int(value), 1) if value.isascii() and value.isdigit() and len(value) < 6 else 1
