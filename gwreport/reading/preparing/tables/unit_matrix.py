"""Tables with a column for each unit, in which marks say who leads and who helps: ● under 甲局, ○ under 乙局."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph
from gwreport.reading.drafts import finding
from gwreport.reading.words.cell_likeness import are_units_in
from gwreport.reading.words.headings import Role, role_of

_SIGNS = "●○▲△★☆◆◇■□◎√✓✔☑＊*※"
_LEADS = "牵头|主办|主责|主要|总"
_HELPS = "配合|协办|协助|协同|参与|参加|支持|会办"
_ANSWERS = "责任|负责|承办|落实|实施"
_BY_WORD = (
    (Role.LEAD, re.compile(rf"(?:{_LEADS}).{{0,4}}|主|牵")),
    (Role.SUPPORT, re.compile(rf"(?:{_HELPS}).{{0,4}}|协|配|参")),
    (Role.RESPONSIBLE, re.compile(rf"(?:{_ANSWERS}).{{0,4}}|责")),
)
# “●牵头 ○配合”, “注：▲为牵头单位，△为配合单位”.
_LEGEND = re.compile(
    rf"[“\"（(]?(?P<sign>[{_SIGNS}])[”\"）)]?[为是表示代表指：:—\-\s]{{0,6}}(?P<word>{_LEADS}|{_HELPS}|{_ANSWERS})"
)
# Without a legend the full sign leads and the hollow one helps.
_PAIRS = ("●○", "▲△", "★☆", "◆◇", "■□", "●△", "★○", "▲○", "◎○", "★●")
_HEADINGS = {Role.LEAD: "牵头单位", Role.RESPONSIBLE: "责任单位", Role.SUPPORT: "配合单位"}
_FEWEST_UNITS, _FEWEST_ROWS, _MOST_ABOVE, _LONGEST_MARK = 3, 2, 8, 6


@dataclass(frozen=True, slots=True)
class _Matrix:
    """A header's row, the columns of units, and what each mark in them means."""

    header: int
    places: tuple[int, ...]
    meanings: dict[str, Role]


def with_matrices_as_units(document: Document) -> Document:
    """Give a document whose matrices of units have columns of names instead; a finding tells what each mark was taken for."""
    findings: list[Finding] = []
    blocks = list(document.blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Grid):
            continue
        matrix = _matrix_in(block, document)
        if matrix is None:
            continue
        blocks[at] = _with_names(block, matrix)
        words = "、".join(f"“{mark}”为{_HEADINGS[one]}" for mark, one in matrix.meanings.items())
        place = document.cell_place(block, block.rows[matrix.header][matrix.places[0]])
        findings.append(finding(DocumentCode.MARKS_AS_UNITS, place, words=words))
    if not findings:
        return document
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *findings))


def _matrix_in(grid: Grid, document: Document) -> _Matrix | None:
    for header, row in enumerate(grid.rows[:_MOST_ABOVE]):
        named = [
            place
            for place, cell in enumerate(row)
            if cell.text.strip() and not cell.across and role_of(cell.text) is None
            and are_units_in(in_one_line(cell.text))
        ]  # fmt: skip
        if len(named) < _FEWEST_UNITS:
            continue
        body = [
            row for row in grid.rows[header + 1 :] if sum(bool(one.own_text) for one in row) > 1
        ]
        places = tuple(place for place in named if _are_marks(row[place].own_text for row in body))
        marks = {mark for row in body for place in places if (mark := _mark(row[place].own_text))}
        marked = sum(any(_mark(row[place].own_text) for place in places) for row in body)
        if len(places) < _FEWEST_UNITS or marked < _FEWEST_ROWS or 2 * marked < len(body):
            continue
        meanings = _meanings(marks, _lines(grid, document))
        return _Matrix(header, places, meanings) if meanings else None
    return None


def _mark(text: str) -> str:
    return in_one_line(text).strip(" 。（）()")


def _are_marks(cells: Iterable[str]) -> bool:
    marks = [mark for cell in cells if (mark := _mark(cell))]
    return all((len(one) == 1 and one in _SIGNS) or _by_word(one) for one in marks)


def _by_word(mark: str) -> Role | None:
    if len(mark) > _LONGEST_MARK:
        return None
    return next((role for role, words in _BY_WORD if words.fullmatch(mark)), None)


def _lines(grid: Grid, document: Document) -> list[str]:
    lines = [one.text for one in document.blocks if isinstance(one, Paragraph)]
    return [*lines, *(cell.own_text for row in grid.rows for cell in row if cell.own_text)]


def _meanings(marks: set[str], lines: Sequence[str]) -> dict[str, Role]:
    """Say what each mark means: by its own word, by a legend, else by its look; {} where that is open."""
    known = {mark: role for mark in sorted(marks) if (role := _by_word(mark))}
    for line in lines:
        for found in _LEGEND.finditer(line):
            role = next(role for role, words in _BY_WORD if words.match(found["word"]))
            known.setdefault(found["sign"], role)
    known = {mark: role for mark, role in known.items() if mark in marks}
    signs = marks - set(known)
    if not signs:
        return known
    if known:
        return {}
    if len(signs) == 1:
        return {signs.pop(): Role.RESPONSIBLE}
    pair = next((one for one in _PAIRS if set(one) == signs), "")
    return {pair[0]: Role.LEAD, pair[1]: Role.SUPPORT} if pair else {}


def _with_names(grid: Grid, matrix: _Matrix) -> Grid:
    """Give the grid with one column for each role in the place of the units' columns."""
    roles = [role for role in _HEADINGS if role in matrix.meanings.values()]
    first, units = matrix.places[0], set(matrix.places)
    header = grid.rows[matrix.header]
    names = {place: in_one_line(header[place].text) for place in matrix.places}
    rows: list[tuple[Cell, ...]] = []
    for at, row in enumerate(grid.rows):
        made: list[Cell] = []
        for place, cell in enumerate(row):
            if place == first:
                made.extend(_named(row, at, matrix, names, role) for role in roles)
            elif place not in units:
                made.append(cell)
        rows.append(tuple(made))
    return replace(grid, rows=tuple(rows))


def _named(
    row: tuple[Cell, ...], at: int, matrix: _Matrix, names: dict[int, str], role: Role
) -> Cell:
    first = row[matrix.places[0]]
    if at < matrix.header:
        return first
    if at == matrix.header:
        return Cell(_HEADINGS[role], at=first.at)
    marked = [
        place for place in matrix.places if matrix.meanings.get(_mark(row[place].own_text)) is role
    ]
    if not marked:
        return Cell(at=first.at) if not first.across else first
    return Cell("、".join(names[place] for place in marked), at=row[marked[0]].at)
