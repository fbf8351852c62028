"""Tables, indexes, triggers and views of a workspace on a server, held against the program's own."""

from sqlalchemy import Connection
from sqlalchemy.types import Integer, LargeBinary

from gwreport.ledger.records import StructureFault
from gwreport.ledger.storage.migrations import SERVER_REFUSAL, STEPS
from gwreport.ledger.storage.schema import metadata

_Made = dict[tuple[str, str], str]
_RELATIONS = """
    SELECT CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'i' THEN 'index' ELSE c.relkind::text END,
           c.relname,
           coalesce((SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, NULL) || ' ' || a.attnotnull,
                                       ', ' ORDER BY a.attname)
                     FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                       AND c.relkind <> 'i'), '')
           || CASE WHEN c.relkind = 'i' OR i.indrelid IS NULL THEN '' ELSE ' key' END
    FROM pg_class c LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary AND c.relkind = 'r'
    WHERE c.relnamespace = %(schema)s::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_index k WHERE k.indexrelid = c.oid AND k.indisprimary)
"""
_TRIGGERS = """
    SELECT 'trigger', t.tgname, p.proname || ' ' || t.tgenabled::text || ' ' || p.prosrc
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relnamespace = %(schema)s::regnamespace AND NOT t.tgisinternal
"""
_RULES = """
    SELECT 'rule', r.rulename, '' FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relnamespace = %(schema)s::regnamespace AND c.relkind = 'r'
"""


def structure_faults(connection: Connection, schema: str) -> list[StructureFault]:
    """Give what is there and is none of the program's, what is missing, and what was changed."""
    found: _Made = {}
    for query in (_RELATIONS, _TRIGGERS, _RULES):
        for sort, name, words in connection.exec_driver_sql(query, {"schema": schema}).all():
            found[sort, name] = words
    ours = _own_structure()
    faults = [
        StructureFault(*one, "changed" if one in found else "missing")
        for one, words in ours.items()
        if found.get(one) != words
    ]
    faults += [StructureFault(*one, "added") for one in found if one not in ours]
    if ("table", "migration") in found:
        steps = connection.exec_driver_sql("SELECT number, name FROM migration ORDER BY 1").all()
        if [tuple(step) for step in steps] != [(n, one.name) for n, one in enumerate(STEPS, 1)]:
            faults.append(StructureFault("table", "migration", "changed"))
    return sorted(set(faults))


def _own_structure() -> _Made:
    ours: _Made = {}
    for table in metadata.tables.values():
        columns = sorted(
            f"{column.name} {_type_name(column.type)} {str(not column.nullable).lower()}"
            for column in table.columns
        )
        ours["table", table.name] = ", ".join(columns) + " key"
        for index in table.indexes:
            ours["index", str(index.name)] = ""
    for name in (name for step in STEPS for name in step.append_only):
        ours["trigger", f"{name}_append_only"] = f"refuse_change O {SERVER_REFUSAL}"
    return ours


def _type_name(kind: object) -> str:
    if isinstance(kind, LargeBinary):
        return "bytea"
    return "integer" if isinstance(kind, Integer) else "text"
