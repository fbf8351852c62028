"""What was said of columns (对应栏目): read from what a clerk writes, and kept for the next document."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from gwreport.domain.plan.column_mapping import ColumnMapping, ColumnRole, MappedColumn
from gwreport.domain.plan.said_columns import column_key, columns_said
from gwreport.domain.texts.likeness import nearest
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.ledger.transaction import Transaction
from gwreport.reading.words.headings import heading_key
from gwreport.wording.column_roles import COLUMN_ROLES, read_column_role
from gwreport.workflow.workspace import Workspace

_NEAR = 3


def read_mapping(written: Iterable[str]) -> ColumnMapping:
    """Read “表头=栏目” as it is written on the command line, several times.

    Raises ArgumentError for another form, UnknownNameError for a role that there is none of, with the nearest.
    """
    columns: dict[str, MappedColumn] = {}
    for one in written:
        heading, mark, role = one.replace("＝", "=").rpartition("=")
        if not (mark and heading_key(heading) and role.strip()):
            raise ArgumentError("--map", "map", one)
        columns[heading_key(heading)] = MappedColumn(heading.strip(), _role(role.strip()))
    return ColumnMapping(tuple(columns.values()))


def _role(written: str) -> ColumnRole:
    role = read_column_role(written)
    if role is None:
        near = nearest(written, {name: name for name in COLUMN_ROLES.values()}, 0.3, _NEAR)
        names = tuple(name for name, _ in near) or tuple(COLUMN_ROLES.values())
        raise UnknownNameError("role", written, names)
    return role


def with_remembered(workspace: Workspace, mapping: ColumnMapping) -> ColumnMapping:
    """Give a mapping with what was said of earlier documents behind it, where it says nothing else."""
    said = {heading_key(one.heading) for one in mapping.columns}
    remembered = [
        MappedColumn(heading, ColumnRole(role), is_remembered=True)
        for heading, role in columns_said(workspace.settings.stored).items()
        if heading_key(heading) not in said and role in set(map(str, ColumnRole))
    ]
    return ColumnMapping((*mapping.columns, *remembered), mapping.tables)


def remember_columns(
    ledger: Transaction, stored: dict[str, str], columns: Sequence[MappedColumn], *, at: datetime
) -> None:
    """Keep what was said of headings for the next document; what is kept already is not kept again."""
    before = {heading_key(heading): heading for heading in columns_said(stored)}
    for one in columns:
        if one.is_remembered:
            continue
        key = column_key(before.get(heading_key(one.heading), one.heading))
        if stored.get(key) != one.role.value:
            ledger.set_setting(key, one.role.value, at=at)
