"""Tables of which no row reads as a header by its words: the likely one, its columns weighed by their cells."""

from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.layouts.column_kinds import column_of
from gwreport.reading.layouts.column_weights import BODIES, Guess, guessed_columns
from gwreport.reading.layouts.columns_by_weight import told_guesses
from gwreport.reading.layouts.headers import tables_in
from gwreport.reading.layouts.mapped.grid import MappedGrid, heading_of
from gwreport.reading.layouts.mapped.headers import likely_header
from gwreport.reading.words.headings import Role, role_of

# Who supports answers for nothing: 牵头站办 beside 协助单位 is still to be found.
_ANSWERS = BODIES - {Role.SUPPORT}
_FEWEST_ROWS, _MOST_ROWS = 2, 400
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 60


def with_headers_by_weight(document: Document, *, is_plan: bool) -> Document | None:
    """Give a document whose tables are understood by their cells where their headings are unknown.

    A finding names each column that was taken so, and the role that it may have instead. Tables of which
    somebody has spoken are left as they are. Of a document that is no plan (`is_plan`) only where a
    heading speaks of units. None where no table has both a column of tasks and one of units.
    """
    if not is_plan and not _names_bodies(document):
        return None
    findings: list[Finding] = []
    blocks = list(document.blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Grid) or isinstance(block, MappedGrid) or not _is_open(block):
            continue
        if guessed := _guessed(block):
            grid, guesses = guessed
            blocks[at] = grid
            headings = {at: heading_of(grid, at) for at in guesses}
            findings.extend(told_guesses(document.cell_place(grid, Cell()), headings, guesses))
    if not findings:
        return None
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *findings))


def _names_bodies(document: Document) -> bool:
    """Say whether a table has a column of units by its heading, as no table of figures has."""
    headers = (
        grid.rows[place] for grid in document.grids() if (place := likely_header(grid)) is not None
    )
    return any(role_of(cell.text) in BODIES for header in headers for cell in header)


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
    known: dict[Role, tuple[int, ...]] = {}
    for at, cell in enumerate(grid.rows[place]):
        if role := role_of(cell.text):
            known[role] = (*known.get(role, ()), at)
    if not known:
        # Nothing says that it is a breakdown at all: that is for a person to say (对应栏目).
        return None
    columns = {at: column_of(cell.text, rows, at) for at, cell in enumerate(grid.rows[place])}
    guesses = guessed_columns(columns, known)
    roles = known.keys() | {guess.role for guess in guesses.values()}
    if not guesses or Role.TEXT not in roles or not roles & BODIES:
        return None
    said: dict[int, Role | None] = {at: guess.role for at, guess in guesses.items()}
    header = (place, place)
    return MappedGrid(grid.part, grid.rows, grid.named, header, said, is_guessed=True), guesses


def _is_filled(row: Sequence[Cell]) -> bool:
    return sum(bool(cell.text.strip()) and not cell.across for cell in row) >= 2
