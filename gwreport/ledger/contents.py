"""What the tables hold, as hashes: one over all of it, and one for each thing the journal names."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from gwreport.ledger import schema
from gwreport.ledger.records import JournalRecord
from gwreport.ledger.registry import read_registry, registry_rows
from gwreport.ledger.settings import facts_row, read_facts, read_settings
from gwreport.ledger.submission_rows import SubmissionRows
from gwreport.ledger.submissions import raw_rows
from gwreport.ledger.verbatim import to_json, utf8

_STATE_TABLES = (
    schema.plan,
    schema.history,
    schema.unit,
    schema.unit_group,
    schema.issue,
    schema.submission,
    schema.entry,
    schema.loose_cell,
    schema.finding,
    schema.decision,
)
# Things of one row each; a submission has rows in four tables.
_SINGLE_ROWS: dict[str, tuple[Table, Column[Any]]] = {
    "plan": (schema.plan, schema.plan.c.version),
    "history": (schema.history, schema.history.c.number),
    "issue": (schema.issue, schema.issue.c.number),
    "decision": (schema.decision, schema.decision.c.number),
}
_PAGE = 500

# A kind ("submission") and its number.
Thing = tuple[str, int]


def digest(*parts: Any) -> str:
    """Give the SHA-256 over rows (mappings of columns) or lists of rows."""
    return hashlib.sha256(utf8(to_json(parts))).hexdigest()


def submission_digest(rows: SubmissionRows) -> str:
    """Give the digest of a submission without its outcome, which may change."""
    own = {name: value for name, value in rows.submission.items() if name != "outcome"}
    return digest(own, rows.entries, rows.loose, rows.findings)


def state_hash(connection: Connection) -> str:
    """Give the SHA-256 over plans, registry, issues, submissions and decisions, in order."""
    state = hashlib.sha256()
    for table in _STATE_TABLES:
        query = select(table).order_by(*table.primary_key.columns)
        state.update(utf8(to_json([table.name])))
        for row in connection.execute(query.execution_options(yield_per=_PAGE)):
            state.update(utf8(to_json(list(row))))
    return state.hexdigest()


def unrecorded(connection: Connection, recorded: Mapping[Thing, str]) -> list[Thing]:
    """Give kind and number of what is not as it was `recorded`, or stands only on one side."""
    stored = _stored(connection)
    return sorted(
        key for key in recorded.keys() | stored.keys() if recorded.get(key) != stored.get(key)
    )


def recorded(records: Iterable[JournalRecord]) -> dict[Thing, str]:
    """Give the digest of everything that the journal names, by kind and number."""
    digests: dict[Thing, str] = {("registry", 0): digest([], [])}
    outcomes: dict[int, str] = {}
    settings: dict[str, str] = {}
    for record in records:
        facts = record.facts
        if record.kind == "setting":
            settings[facts["key"]] = facts["value"]
            continue
        if record.kind in ("submission", "outcome"):
            outcomes[facts["number"]] = facts["outcome"]
        if "digest" in facts:
            digests[record.kind, facts["number"]] = facts["digest"]
    for number, outcome in outcomes.items():
        digests["submission", number] = digest(digests.get(("submission", number)), outcome)
    digests["settings", 0] = digest(settings)
    return digests


def _stored(connection: Connection) -> dict[Thing, str]:
    stored: dict[Thing, str] = {}
    for kind, (table, number) in _SINGLE_ROWS.items():
        rows = connection.execute(select(table).execution_options(yield_per=_PAGE))
        for row in rows.mappings():
            stored[kind, row[number]] = digest(dict(row))
    for number in connection.execute(select(schema.submission.c.number)).scalars().all():
        rows = raw_rows(connection, number)
        stored["submission", number] = digest(submission_digest(rows), rows.submission["outcome"])
    facts = read_facts(connection)
    if facts is not None:
        stored["workspace", 0] = digest(facts_row(facts))
    stored["registry", 0] = digest(*registry_rows(read_registry(connection)))
    stored["settings", 0] = digest(read_settings(connection))
    return stored
