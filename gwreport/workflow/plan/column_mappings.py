"""What was said of columns (对应栏目): read from what a clerk writes, and kept for the next document."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from gwreport.domain.plan.column_mapping import (
    ColumnMapping,
    ColumnRole,
    MappedColumn,
    MappedRow,
    RowMark,
    column_key,
    columns_said,
    row_key,
    rows_said,
)
from gwreport.domain.texts.likeness import nearest
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.ledger.transaction import Transaction
from gwreport.reading.words.headings import heading_key
from gwreport.wording.column_roles import COLUMN_ROLES, ROW_MARKS, read_column_role
from gwreport.workflow.workspace import Workspace

_NEAR = 3
# What stands at a place of one document tells nothing of the next.
_PLACE = re.compile(r"第\d{1,4}列")


def read_mapping(written: Iterable[str]) -> ColumnMapping:
    """Read “表头=栏目” as it is written on the command line, several times.

    Raises ArgumentError for another form and for a heading that is said to be two things, UnknownNameError for a role that there is none of, with the nearest.
    """
    columns: dict[str, MappedColumn] = {}
    for one in written:
        heading, mark, role = one.replace("＝", "=").rpartition("=")
        if not (mark and heading_key(heading) and role.strip()):
            raise ArgumentError("--map", "map", one)
        key, said = heading_key(heading), _role(role.strip())
        if key in columns and columns[key].role is not said:
            raise ArgumentError("--map", "map-twice", heading.strip())
        columns[key] = MappedColumn(heading.strip(), said)
    return ColumnMapping(tuple(columns.values()))


def _role(written: str) -> ColumnRole:
    role = read_column_role(written)
    if role is None:
        near = nearest(written, {name: name for name in COLUMN_ROLES.values()}, 0.3, _NEAR)
        names = tuple(name for name, _ in near) or tuple(COLUMN_ROLES.values())
        raise UnknownNameError("role", written, names)
    return role


def with_remembered(
    workspace: Workspace, mapping: ColumnMapping, *, rows: bool = True
) -> ColumnMapping:
    """Give a mapping with what was said of earlier documents behind it, where it says nothing else.

    Without `rows` what was said of rows is left aside.
    """
    said = {heading_key(one.heading) for one in mapping.columns}
    remembered = [
        MappedColumn(heading, ColumnRole(role), is_remembered=True)
        for heading, role in columns_said(workspace.settings.stored).items()
        if heading_key(heading) not in said
        and not _PLACE.fullmatch(heading)
        and role in set(map(str, COLUMN_ROLES))
    ]
    known = set(map(str, ROW_MARKS))
    marked = [
        MappedRow(one.headings, one.words, RowMark(one.mark), is_remembered=True)
        for one in rows_said(workspace.settings.stored)
        if one.mark in known
    ]
    return ColumnMapping(
        (*mapping.columns, *remembered), mapping.tables, tuple(marked) if rows else ()
    )


def remember_said(
    ledger: Transaction, stored: dict[str, str], mapping: ColumnMapping, *, at: datetime
) -> None:
    """Keep what was said for the next document; what is kept already is not kept again."""
    _remember_columns(ledger, stored, mapping.columns, at)
    _remember_rows(ledger, stored, mapping.rows, at)


def _remember_columns(
    ledger: Transaction, stored: dict[str, str], columns: Sequence[MappedColumn], at: datetime
) -> None:
    before = {heading_key(heading): heading for heading in columns_said(stored)}
    for one in columns:
        if one.is_remembered or _PLACE.fullmatch(one.heading):
            continue
        key = column_key(before.get(heading_key(one.heading), one.heading))
        value = "" if one.role is ColumnRole.UNSAID else one.role.value
        if stored.get(key, "") != value:
            ledger.set_setting(key, value, at=at)


def _remember_rows(
    ledger: Transaction, stored: dict[str, str], rows: Sequence[MappedRow], at: datetime
) -> None:
    before = {_known_by(one.headings, one.words): one for one in rows_said(stored)}
    for one in rows:
        if one.is_remembered or not one.words:
            continue
        standing = before.get(_known_by(one.headings, one.words))
        headings = standing.headings if standing else one.headings
        value = "" if one.mark is RowMark.UNSAID else one.mark.value
        if (standing.mark if standing else "") != value:
            ledger.set_setting(row_key(headings, one.words), value, at=at)


def _known_by(headings: Sequence[str], words: str) -> tuple[frozenset[str], str]:
    return frozenset(map(heading_key, headings)), words
