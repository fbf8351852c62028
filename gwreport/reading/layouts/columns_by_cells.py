"""Columns whose headings nobody knows, told by what stands in them: units, persons, time limits, tasks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.decided_by_cells import Column, Guess, decided_by_cells
from gwreport.reading.layouts.headers import tables_in
from gwreport.reading.layouts.mapped.grid import MappedGrid, heading_of
from gwreport.reading.layouts.mapped.headers import likely_header
from gwreport.reading.words.headings import UNIT_ROLES, Role, role_of
from gwreport.wording.column_roles import role_name

_BODIES = UNIT_ROLES - {Role.LEADER}
# Who supports answers for nothing: 牵头站办 beside 协助单位 is still to be found.
_ANSWERS = _BODIES - {Role.SUPPORT}
_FEWEST_ROWS, _MOST_ROWS = 2, 400
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 60


def with_columns_by_cells(document: Document) -> Document | None:
    """Give a document whose tables are understood by their cells where their headings are unknown.

    A finding names each column that was taken so, and the role that it may have instead. None where
    no table has both a column of tasks and one of units.
    """
    findings: list[Finding] = []
    blocks = list(document.blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Grid) or not _is_open(block):
            continue
        if guessed := _guessed(block):
            grid, guesses = guessed
            blocks[at] = grid
            findings.extend(_told(document, grid, guesses))
    if not findings:
        return None
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *findings))


def names_bodies(document: Document) -> bool:
    """Say whether a table has a column of units by its heading, as no table of figures has."""
    headers = (
        grid.rows[place] for grid in document.grids() if (place := likely_header(grid)) is not None
    )
    return any(role_of(cell.text) in _BODIES for header in headers for cell in header)


def _is_open(grid: Grid) -> bool:
    """Say whether a grid's headings leave open what it is, or who answers for its tasks."""
    tables = tables_in(grid)
    if not tables:
        return True
    if len(tables) > 1 or not tables[0].unknown:
        return False
    known = set(tables[0].columns)
    return not _ANSWERS & known or Role.TEXT not in known


def _guessed(grid: Grid) -> tuple[MappedGrid, dict[int, Guess]] | None:
    place = likely_header(grid)
    if place is None or not _FEWEST_COLUMNS <= len(grid.rows[place]) <= _MOST_COLUMNS:
        return None
    rows = [row for row in grid.rows[place + 1 :] if _is_filled(row)][:_MOST_ROWS]
    if len(rows) < _FEWEST_ROWS:
        return None
    columns = [
        Column(cell.text, tuple(row[at].text.strip() for row in rows if row[at].own_text.strip()))
        for at, cell in enumerate(grid.rows[place])
    ]
    known = {role for cell in grid.rows[place] if (role := role_of(cell.text))}
    if not known:
        # Nothing says that it is a breakdown at all: that is for a person to say (对应栏目).
        return None
    guesses = decided_by_cells(columns, known)
    roles = known | {guess.role for guess in guesses.values()}
    if not guesses or Role.TEXT not in roles or not roles & _BODIES:
        return None
    said: dict[int, Role | None] = {at: guess.role for at, guess in guesses.items()}
    header = (place, place)
    return MappedGrid(grid.part, grid.rows, grid.named, header, said, is_guessed=True), guesses


def _is_filled(row: Sequence[Cell]) -> bool:
    return sum(bool(cell.text.strip()) and not cell.across for cell in row) >= 2


def _told(document: Document, grid: MappedGrid, guesses: dict[int, Guess]) -> Iterator[Finding]:
    place = document.cell_place(grid, Cell())
    for at, guess in sorted(guesses.items()):
        facts = {"heading": heading_of(grid, at), "role": role_name(str(guess.role))}
        if guess.other is None:
            yield finding(DocumentCode.COLUMN_BY_CELLS, place, **facts)
        else:
            other = role_name(str(guess.other))
            yield finding(DocumentCode.COLUMN_DOUBTED, place, **facts, other=other)
