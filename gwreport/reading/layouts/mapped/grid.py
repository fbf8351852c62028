"""A table whose header and columns are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gwreport.domain.findings.place import Spot
from gwreport.domain.plan.column_mapping import RowMark
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.words.headings import Role, heading_key, role_of

LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class MappedGrid(Grid):
    """A table whose header and columns are known.

    `header` is the first and the last row of its header, of none the last before the first; `said` gives the
    places that somebody spoke of, with None for a column that is not read; `remembered` are those
    of them that were said of an earlier document; `marks` what rows are said to be,
    `remembered_rows` those of them of which an earlier document tells.
    """

    header: tuple[int, int] = (0, -1)
    said: Mapping[int, Role | None] = field(default_factory=dict[int, Role | None])
    remembered: frozenset[int] = frozenset()
    marks: Mapping[int, RowMark] = field(default_factory=dict[int, RowMark])
    remembered_rows: frozenset[int] = frozenset()
    # Nobody said what the columns hold: their cells did (`headers_by_weight`).
    is_guessed: bool = False

    def roles(self) -> list[Role | None]:
        """Give the role of each column: as said, else by its heading where nobody spoke of that role."""
        first, last = self.header
        spoken = set(self.said.values())
        roles: list[Role | None] = []
        for place in range(len(self.rows[0]) if self.rows else 0):
            if place in self.said:
                roles.append(self.said[place])
                continue
            known = next(
                (
                    role
                    for row in range(last, first - 1, -1)
                    if (role := role_of(self.rows[row][place].text))
                ),
                None,
            )
            roles.append(None if known in spoken else known)
        return roles

    def body(self) -> list[int]:
        """Give the rows below the header that are read, a header that is printed again left out."""
        first, last = self.header
        printed = [keys_of(self.rows[row]) for row in range(first, last + 1)]
        skipped = (RowMark.HEADER, RowMark.LEFT_OUT)
        return [
            place
            for place in range(last + 1, len(self.rows))
            if self.marks.get(place) not in skipped
            and (self.marks.get(place) or keys_of(self.rows[place]) not in printed)
        ]


def left_out_by_person(document: Document) -> frozenset[tuple[str, Spot]]:
    """Give the cells that somebody said are not to be read: each by its table and its place."""
    return frozenset(
        (grid.part, cell.at)
        for grid in document.grids()
        if isinstance(grid, MappedGrid)
        for at, row in enumerate(grid.rows)
        for column, cell in enumerate(row)
        if grid.marks.get(at) is RowMark.LEFT_OUT or grid.said.get(column, Role.TEXT) is None
    )


def heading_of(grid: MappedGrid, column: int) -> str:
    """Give the words over a column, or its place where it has none."""
    first, last = grid.header
    words = (in_one_line(grid.rows[row][column].text) for row in range(last, first - 1, -1))
    return next((one for one in words if one), place_name(column))


def keys_of(row: Sequence[Cell]) -> tuple[str, ...]:
    """Give by what the headings in a row are known; long cells are none."""
    return tuple(
        heading_key(cell.text)
        for cell in row
        if cell.text.strip() and len(cell.text) <= LONGEST_HEADING
    )


def place_name(place: int) -> str:
    """Name a column by its place, from 0: 第1列."""
    return f"第{place + 1}列"
