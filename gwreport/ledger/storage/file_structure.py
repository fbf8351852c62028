"""Tables, indexes and triggers of a workspace file, held against the program's own."""

import sqlite3
from functools import cache

from sqlalchemy import Connection

from gwreport.ledger.records import StructureFault
from gwreport.ledger.storage.migrations import STEPS, statements

_Made = dict[tuple[str, str], str]
_MASTER = "SELECT type, name, sql FROM sqlite_master"


def structure_faults(connection: Connection) -> list[StructureFault]:
    """Give what is there and is none of the program's, what is missing, and what was changed.

    A trigger may change what is stored behind the program's back, a view may show what is not
    there, and a table without its references lets a row stand that belongs to nothing.
    """
    found: _Made = {}
    for sort, name, sql in connection.exec_driver_sql(_MASTER).all():
        # The words may be anything in a file that was tampered with, or damaged.
        found[str(sort), str(name)] = _folded(str(sql or ""))
    ours = _own_structure()
    faults = [
        StructureFault(sort, name, "changed" if (sort, name) in found else "missing")
        for (sort, name), sql in ours.items()
        if found.get((sort, name)) != sql
    ]
    faults += [StructureFault(*one, "added") for one in found if one not in ours]
    if ("table", "migration") not in found:
        return sorted(faults)
    steps = connection.exec_driver_sql("SELECT number, name FROM migration ORDER BY 1").all()
    if [tuple(step) for step in steps] != [(n, one.name) for n, one in enumerate(STEPS, 1)]:
        faults.append(StructureFault("table", "migration", "changed"))
    return sorted(set(faults))


def runs_statements(connection: Connection, done: int) -> bool:
    """Say whether a file that was taken through `done` steps brings statements that run by themselves.

    A view in the place of a table runs when that is read, and may never come to its end; a trigger
    that is not the program's own runs when the file is brought to the newest form.
    """
    ours = _own_structure(done)
    for sort, name, sql in connection.exec_driver_sql(_MASTER).all():
        if sort == "view" and ("table", str(name)) in ours:
            return True
        is_own = ours.get((str(sort), str(name))) == _folded(str(sql or ""))
        if sort == "trigger" and done < len(STEPS) and not is_own:
            return True
    return False


@cache
def _own_structure(done: int = len(STEPS)) -> _Made:
    """Give what the first `done` steps make of an empty file."""
    connection = sqlite3.connect(":memory:")
    try:
        for step in STEPS[:done]:
            for statement in statements(step, "sqlite"):
                connection.execute(statement.text)
        return {(sort, name): _folded(sql or "") for sort, name, sql in connection.execute(_MASTER)}
    finally:
        connection.close()


def _folded(sql: str) -> str:
    return " ".join(sql.split())
