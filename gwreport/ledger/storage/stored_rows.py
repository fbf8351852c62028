"""Rows as they stand in a file, whatever they hold: for checking them, not for working with them."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, type_coerce
from sqlalchemy.types import NullType

from gwreport.ledger.storage.verbatim import Verbatim, unwrapped

_AS_IT_IS = NullType()


def stored_rows(
    connection: Connection, table: Table, which: ColumnElement[bool] | None = None
) -> list[dict[str, Any]]:
    """Give rows of a table in the order of its key; no value is checked for its type."""
    columns = [type_coerce(one, _AS_IT_IS).label(one.name) for one in table.columns]
    query = select(*columns).order_by(*table.primary_key.columns)
    if which is not None:
        query = query.where(which)
    verbatim = [one.name for one in table.columns if isinstance(one.type, Verbatim)]
    rows = [dict(row) for row in connection.execute(query).mappings().all()]
    for row in rows:
        for name in verbatim:
            row[name] = _unwrapped(row[name])
    return rows


def _unwrapped(value: Any) -> Any:
    try:
        return unwrapped(value)
    except ValueError:
        return value
