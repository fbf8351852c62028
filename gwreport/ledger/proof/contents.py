"""What the tables hold, as hashes: one over all of it, and one for each thing the journal names."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from gwreport.domain.units.registry import Registry
from gwreport.ledger.records import JournalRecord
from gwreport.ledger.storage import schema
from gwreport.ledger.storage.stored_rows import stored_rows
from gwreport.ledger.storage.verbatim import to_json, utf8
from gwreport.ledger.tables.named_units import rows_before, rows_of_thing
from gwreport.ledger.tables.recorded import as_recorded, digest
from gwreport.ledger.tables.registry import registry_of
from gwreport.ledger.tables.submission_rows import SubmissionRows
from gwreport.ledger.tables.submissions import raw_rows

STATE_TABLES = (
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
    schema.evidence,
)
# Things of one row each; a submission has rows in four tables.
SINGLE_ROWS: dict[str, tuple[Table, Column[Any]]] = {
    "plan": (schema.plan, schema.plan.c.version),
    "history": (schema.history, schema.history.c.number),
    "issue": (schema.issue, schema.issue.c.number),
    "decision": (schema.decision, schema.decision.c.number),
    "evidence": (schema.evidence, schema.evidence.c.number),
}
_PAGE = 500

# In a record of the journal: which unit each name in the thing means, by its number; and, of the
# registry, that the program which wrote it knew units by their numbers.
MEANT, BY_NUMBER = "meant", "by_number"

# A kind ("submission") and its number.
Thing = tuple[str, int]
REGISTRY: Thing = ("registry", 0)
SETTINGS: Thing = ("settings", 0)
NAMES: Thing = ("names", 0)
WORKSPACE: Thing = ("workspace", 0)


@dataclass(frozen=True, slots=True)
class Log:
    """What the journal says of everything: its newest digest, and what has none of its own."""

    digests: dict[Thing, str] = field(default_factory=dict[Thing, str])
    outcomes: dict[int, str] = field(default_factory=dict[int, str])
    settings: dict[str, str] = field(default_factory=dict[str, str])
    names: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    # The registry as it stood in turn before units were known by their numbers.
    before: list[Registry] = field(default_factory=list[Registry])

    def proofs(self) -> dict[Thing, str]:
        """Give a digest for each thing, outcomes and settings among them."""
        proofs = {REGISTRY: digest([], []), **self.digests}
        for number, outcome in self.outcomes.items():
            proofs["submission", number] = digest(proofs.get(("submission", number)), outcome)
        proofs[SETTINGS] = digest(self.settings)
        proofs[NAMES] = digest(self.names)
        return proofs


def read_log(records: Iterable[JournalRecord]) -> Log:
    """Go through the journal's records."""
    log = Log()
    for record in records:
        facts = record.facts
        if record.kind == "setting":
            log.settings[facts["key"]] = facts["value"]
            continue
        if record.kind in ("submission", "outcome"):
            log.outcomes[facts["number"]] = facts["outcome"]
        if "digest" in facts:
            log.digests[record.kind, facts["number"]] = facts["digest"]
        if record.kind == "registry" and BY_NUMBER not in facts:
            log.before.append(registry_of(facts["units"]))
        meant: Mapping[str, int] = facts.get(MEANT, {})
        log.names.extend(rows_of_thing(record.kind, facts.get("number", 0), meant))
    log.names.extend(rows_before(log.before))
    log.names.sort(key=_name_order)
    return log


def _name_order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["sort"], row["number"], row["name"]


def submission_parts(rows: SubmissionRows) -> tuple[Any, ...]:
    """Give what is recorded of a submission: all but its outcome, which may change."""
    own = {name: value for name, value in rows.submission.items() if name != "outcome"}
    return own, rows.entries, rows.loose, [as_recorded(row) for row in rows.findings]


def state_hash(connection: Connection) -> str:
    """Give the SHA-256 over plans, registry, issues, submissions and decisions, in order."""

    def stored(table: Table) -> Iterator[Mapping[str, Any]]:
        query = select(table).order_by(*table.primary_key.columns)
        for row in connection.execute(query.execution_options(yield_per=_PAGE)).mappings():
            yield dict(row)

    return hash_of_rows(stored)


def hash_of_rows(rows_of: Callable[[Table], Iterable[Mapping[str, Any]]]) -> str:
    """Give what `state_hash` gives for a state whose tables have these rows."""
    state = hashlib.sha256()
    for table in STATE_TABLES:
        names = [column.name for column in table.columns]
        state.update(utf8(to_json([table.name])))
        for row in rows_of(table):
            known = as_recorded(row)
            state.update(utf8(to_json([known[name] for name in names if name in known])))
    return state.hexdigest()


def unlike(proofs: Mapping[Thing, str], stored: Mapping[Thing, str]) -> list[Thing]:
    """Give kind and number of what differs, or stands only on one side."""
    different = (key for key in proofs.keys() | stored.keys() if proofs.get(key) != stored.get(key))
    # A number in the tables may be anything.
    return sorted(different, key=lambda key: (key[0], key[1] if type(key[1]) is int else -1))


def stored_things(connection: Connection) -> Iterator[tuple[Thing, Sequence[Any]]]:
    """Give every thing in the tables that has a digest in the journal, with what is hashed of it.

    The rows are given as they stand, whatever they hold.
    """
    facts = stored_rows(connection, schema.workspace)
    if facts:
        yield WORKSPACE, tuple(map(as_recorded, facts))
    units, groups = (stored_rows(connection, one) for one in (schema.unit, schema.unit_group))
    yield REGISTRY, ([as_recorded(row) for row in units], groups)
    for kind, (table, number) in SINGLE_ROWS.items():
        for row in stored_rows(connection, table):
            yield (kind, row[number.name]), (as_recorded(row),)
    for row in stored_rows(connection, schema.submission):
        yield ("submission", row["number"]), submission_parts(raw_rows(connection, row))


def stored_proofs(connection: Connection) -> dict[Thing, str]:
    """Give for everything in the tables what `Log.proofs` gives for everything in the journal."""
    outcomes = {row["number"]: row["outcome"] for row in stored_rows(connection, schema.submission)}
    rows = stored_rows(connection, schema.setting)
    proofs = {SETTINGS: proof_of({row["key"]: row["value"] for row in rows})}
    proofs[NAMES] = _names_proof(connection)
    for thing, parts in stored_things(connection):
        kind, number = thing
        proof = proof_of(*parts)
        proofs[thing] = proof_of(proof, outcomes[number]) if kind == "submission" else proof
    return proofs


def _names_proof(connection: Connection) -> str:
    rows = stored_rows(connection, schema.named_unit)
    try:
        return proof_of(sorted(rows, key=_name_order))
    except TypeError:
        return ""  # a number in the place of words, or words in that of a number


def proof_of(*parts: Any) -> str:
    """Give the digest of rows as they stand, "" for rows that hold what no record can."""
    try:
        return digest(*parts)
    except (TypeError, ValueError):
        return ""  # bytes in the place of words: nothing that was ever recorded
