"""The head of a form above its table in one grid (任务名称 | 小区改造 | 牵头单位 | 甲局): it holds for every row."""

from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.words.headings import UNIT_ROLES, Role, heading_key, role_of
from gwreport.reading.words.value_headings import names_indicators, value_heading

Row = tuple[Cell, ...]
_MOST_ROWS = 12
_FEWEST_HEADINGS = 3
_MOST = 2 / 3
_SHARED = frozenset({*UNIT_ROLES, Role.LEADER, Role.DUE, Role.CONTACT})
# What the head calls its task is the group of the rows below; anything else is kept for them.
_GROUP, _KEPT = "所属类别", "本表"


def with_form_heads_as_columns(document: Document) -> Document:
    """Give a document in which what a form says above its table stands in columns of the table.

    Only where a header that knows more headings than the head has labels stands below; every other
    table comes back as it is. A finding tells what holds for all rows.
    """
    blocks: list[Paragraph | Grid] = []
    told: list[Finding] = []
    for block in document.blocks:
        forms = _forms_in(block) if isinstance(block, Grid) else []
        if not isinstance(block, Grid) or not forms:
            blocks.append(block)
            continue
        blocks += _lines(block.rows[: forms[0][0]])
        ends = (*(first for first, _ in forms[1:]), len(block.rows))
        for (first, header), end in zip(forms, ends, strict=True):
            head = block.rows[first:header]
            pairs = [pair for row in head for pair in _pairs(row)]
            blocks += _lines([row for row in head if not _pairs(row)])
            blocks.append(replace(block, rows=_with_columns(block.rows[header:end], pairs)))
            told.append(_told(document, block, pairs))
    if not told:
        return document
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *told))


def _told(document: Document, grid: Grid, pairs: Sequence[tuple[Cell, Cell]]) -> Finding:
    said = (f"{one_line(label.text)}：{one_line(value.text)}" for label, value in pairs)
    place = document.cell_place(grid, pairs[0][0])
    return finding(DocumentCode.FORM_HEAD, place, words="；".join(said))


def _with_columns(rows: Sequence[Row], pairs: Sequence[tuple[Cell, Cell]]) -> tuple[Row, ...]:
    """Give a table's rows with a column more for each pair, its value in every row."""
    roles = {role_of(cell.text) for cell in rows[0]}
    headings: list[str] = []
    for label, _ in pairs:
        role, words = role_of(label.text), heading_key(label.text)
        if role in _SHARED and role not in roles:
            headings.append(words)
        elif role is Role.TEXT and Role.CATEGORY not in roles and _GROUP not in headings:
            headings.append(_GROUP)
        else:
            headings.append(_KEPT + words)
    values = [value.text for _, value in pairs]
    return (
        (*rows[0], *(Cell(words) for words in headings)),
        *((*row, *(Cell(words) for words in values)) for row in rows[1:]),
    )


def _forms_in(grid: Grid) -> list[tuple[int, int]]:
    """Give where each form begins that stands in a grid, and where its table's header is."""
    forms: list[tuple[int, int]] = []
    for at, row in enumerate(grid.rows):
        if forms and at <= forms[-1][1]:
            continue
        if not forms and len(_own(row)) <= 1:
            continue
        header = _header_below(grid.rows, at) if _pairs(row) else 0
        if header:
            forms.append((at, header))
        elif not forms:
            # A table that begins like any other.
            return []
    return forms


def _lines(rows: Sequence[Row]) -> list[Paragraph]:
    return [
        Paragraph(" ".join(one_line(cell.text) for cell in own), own[0].at)
        for row in rows
        if (own := _own(row))
    ]


def _own(row: Row) -> list[Cell]:
    return [cell for cell in row if cell.own_text.strip()]


def _pairs(row: Row) -> list[tuple[Cell, Cell]]:
    """Give the labels of a row with what stands beside each; none where it is anything else."""
    cells = [cell for cell in row if not cell.across and not cell.down]
    while cells and not cells[-1].text.strip():
        cells.pop()
    if len(cells) < 2 or len(cells) % 2:
        return []
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    is_told = all(role_of(label.text) and not role_of(value.text) for label, value in pairs)
    return pairs if is_told and all(value.text.strip() for _, value in pairs) else []


def _header_below(rows: Sequence[Row], head: int) -> int:
    """Give the place of the first row below that reads as a header and the form's row does not; 0 for none."""
    labels = len(_pairs(rows[head]))
    for at in range(head + 1, min(head + _MOST_ROWS, len(rows))):
        own = [] if _pairs(rows[at]) else _own(rows[at])
        known = sum(map(_is_heading, own))
        if known >= max(_FEWEST_HEADINGS, labels + 1) and known >= _MOST * len(own):
            return at
    return 0


def _is_heading(cell: Cell) -> bool:
    words = cell.text
    return bool(role_of(words)) or names_indicators(words) or value_heading(words).known
