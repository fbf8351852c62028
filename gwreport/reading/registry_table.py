"""A registry table (单位名录) from a document: units with kind, aliases, contacts and groups."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gwreport.officefiles.grid import Cell, Grid
from gwreport.reading.opening import open_document

_COLUMNS = {
    "name": ("单位名称", "单位", "名称", "单位全称", "责任单位"),
    "kind": ("类别", "单位类别", "类型", "单位类型"),
    "aliases": ("别名", "简称", "简称/别名", "别名/简称", "曾用名"),
    "contact": ("联系人", "姓名", "联络员"),
    "phone": ("联系电话", "电话", "手机", "手机号码"),
    "groups": ("所属分组", "分组", "所属组"),
}
_COLUMN_OF = {word: column for column, words in _COLUMNS.items() for word in words}
_LIST = re.compile(r"[、，,；;\n]+")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """One unit as the table has it; what it leaves blank is ""."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    groups: tuple[str, ...] = ()


def read_registry_table(data: bytes, name: str) -> list[RegistryRow] | None:
    """Read the units of every table with a column 单位名称; None when no table has one.

    Rows above the header, rows without a name and merged rows across the table (titles, notes)
    are no units. Raises DocumentError.
    """
    tables = [
        (grid, at, columns)
        for grid in open_document(data, name).grids()
        for at, columns in _header(grid)
    ]
    if not tables:
        return None
    return [
        _row(cells, columns)
        for grid, at, columns in tables
        for cells in grid.rows[at + 1 :]
        if _is_unit(cells, columns)
    ]


def _header(grid: Grid) -> Iterator[tuple[int, Mapping[str, int]]]:
    """Give the row of the header and the place of each known column, if there is one.

    A column alone could be any list; the name must have another known column beside it, or the
    table must be that one column.
    """
    for at, cells in enumerate(grid.rows):
        columns: dict[str, int] = {}
        for index, cell in enumerate(cells):
            column = _COLUMN_OF.get(_BLANKS.sub("", cell.own_text))
            if column is not None:
                columns.setdefault(column, index)
        if "name" in columns and (len(columns) > 1 or len(cells) == 1):
            yield at, columns
            return


def _is_unit(cells: Sequence[Cell], columns: Mapping[str, int]) -> bool:
    cell = cells[columns["name"]]
    across = len(cells) > 1 and all(other.across for other in cells[1:])
    return bool(_BLANKS.sub("", cell.own_text)) and not across and _header_word(cell) is None


def _header_word(cell: Cell) -> str | None:
    """A header that is repeated on each page is no unit."""
    return _COLUMN_OF.get(_BLANKS.sub("", cell.text))


def _row(cells: Sequence[Cell], columns: Mapping[str, int]) -> RegistryRow:
    def text(column: str) -> str:
        at = columns.get(column)
        return "" if at is None else " ".join(cells[at].text.split())

    def names(column: str) -> tuple[str, ...]:
        at = columns.get(column)
        words = _LIST.split(cells[at].text) if at is not None else []
        return tuple(dict.fromkeys(word for word in (one.strip() for one in words) if word))

    return RegistryRow(
        name=_BLANKS.sub("", text("name")),
        kind=text("kind"),
        aliases=names("aliases"),
        contact=text("contact"),
        phone=text("phone"),
        groups=names("groups"),
    )
