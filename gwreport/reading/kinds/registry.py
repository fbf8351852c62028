"""A registry table (单位名录, 通讯录) from a document: units with kind, aliases, contacts and groups."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.look_alikes import usual_characters
from gwreport.officefiles.grid import Cell, Grid
from gwreport.reading.opening import Convert, open_document

_COLUMNS = {
    "name": ("单位名称", "单位", "名称", "单位全称", "责任单位"),
    "kind": ("类别", "单位类别", "类型", "单位类型"),
    "aliases": ("别名", "简称", "简称/别名", "别名/简称", "曾用名"),
    "contact": ("联系人", "姓名", "联络员"),
    "phone": ("联系电话", "电话", "手机", "手机号码"),
    "groups": ("所属分组", "分组", "所属组"),
}
# 电子邮箱, 联系人邮箱, 邮箱地址, E-mail, 电子邮箱（E-mail）.
_EMAIL = re.compile(
    r"[一-鿿]{0,6}(?:邮箱|电子邮件|邮件|email)(?:地址|账号|帐号)?(?:[(（][^()（）]{0,20}[)）])?",
    re.IGNORECASE,
)
_GROUP_COLUMNS = {
    "name": ("分组名称", "分组", "组名"),
    "members": ("成员单位", "成员", "包括单位"),
}
_GROUP_COLUMN_OF = {word: column for column, words in _GROUP_COLUMNS.items() for word in words}
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
    email: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group word with the names of its members as the table has them."""

    name: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegistryTable:
    """What a registry document holds; `findings` tell what of it was left out (hidden or struck rows)."""

    units: tuple[RegistryRow, ...]
    groups: tuple[GroupRow, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_registry_table(
    data: bytes, name: str, *, convert: Convert | None = None
) -> RegistryTable | None:
    """Read every table with a column 单位名称, or 分组名称 and 成员单位; None when there is none.

    Rows above the header, rows without a name and merged rows across the table (titles, notes)
    are no units. `convert` is that of `open_document`. Raises DocumentError.
    """
    document = open_document(data, name, convert=convert)
    grids = list(document.grids())
    units = [(grid, *found) for grid in grids if (found := _header(grid, _COLUMN_OF))]
    groups = [
        (grid, *found)
        for grid in grids
        if (found := _header(grid, _GROUP_COLUMN_OF)) and "members" in found[1]
    ]
    if not units and not groups:
        return None
    return RegistryTable(
        tuple(
            _row(cells, columns)
            for grid, at, columns in units
            for cells in grid.rows[at + 1 :]
            if _is_named(cells, columns, _COLUMN_OF)
        ),
        tuple(
            GroupRow(_name(cells[columns["name"]]), _names(cells[columns["members"]]))
            for grid, at, columns in groups
            for cells in grid.rows[at + 1 :]
            if _is_named(cells, columns, _GROUP_COLUMN_OF)
        ),
        document.findings,
    )


def _header(grid: Grid, known: Mapping[str, str]) -> tuple[int, Mapping[str, int]] | None:
    """Give the row of the header and the place of each known column, if there is one.

    A column alone could be any list; the name must have another known column beside it, or the
    table must be that one column.
    """
    for at, cells in enumerate(grid.rows):
        columns: dict[str, int] = {}
        for index, cell in enumerate(cells):
            heading = _BLANKS.sub("", cell.own_text)
            column = known.get(heading)
            if column is None and _EMAIL.fullmatch(usual_characters(heading).replace("-", "")):
                column = "email"
            if column is not None:
                columns.setdefault(column, index)
        if "name" in columns and (len(columns) > 1 or len(cells) == 1):
            return at, columns
    return None


def _is_named(cells: Sequence[Cell], columns: Mapping[str, int], known: Mapping[str, str]) -> bool:
    name = cells[columns["name"]]
    across = len(cells) > 1 and all(other.across for other in cells[1:])
    # A header that is repeated on each page is no entry.
    return bool(_name(name)) and not across and _name(name) not in known


def _name(cell: Cell) -> str:
    return _name_in(cell.own_text)


def _name_in(words: str) -> str:
    return _BLANKS.sub("", usual_characters(words))


def _names(cell: Cell) -> tuple[str, ...]:
    words = (_name_in(word) for word in _LIST.split(cell.text))
    return tuple(dict.fromkeys(word for word in words if word))


def _row(cells: Sequence[Cell], columns: Mapping[str, int]) -> RegistryRow:
    def text(column: str) -> str:
        at = columns.get(column)
        return "" if at is None else " ".join(cells[at].text.split())

    def names(column: str) -> tuple[str, ...]:
        at = columns.get(column)
        return () if at is None else _names(cells[at])

    return RegistryRow(
        name=_name(cells[columns["name"]]),
        kind=text("kind"),
        aliases=names("aliases"),
        contact=text("contact"),
        phone=text("phone"),
        email=text("email"),
        groups=names("groups"),
    )
