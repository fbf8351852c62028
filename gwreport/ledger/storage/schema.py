"""The tables of the newest form of a workspace; `migrations` says how a file comes to have them."""

from sqlalchemy import Column, ForeignKey, MetaData, Table

from gwreport.ledger.storage.column_types import Integer, LargeBinary, Text
from gwreport.ledger.storage.verbatim import Day, Moment, Verbatim

metadata = MetaData()

migration = Table(
    "migration",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
)
workspace = Table(
    "workspace",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("secret", Text, nullable=False),
    Column("region", Verbatim, nullable=False),
    Column("year", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("office", Verbatim, nullable=False),
    Column("utc_offset", Text(optional=True)),
)
setting = Table(
    "setting",
    metadata,
    Column("key", Verbatim, primary_key=True),
    Column("value", Verbatim, nullable=False),
)
archive = Table(
    "archive",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Verbatim, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Verbatim, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
recorded = Table(
    "recorded",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("words", LargeBinary, nullable=False),
)
plan = Table(
    "plan",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", Verbatim, nullable=False),
    Column("sha256", Text, ForeignKey(archive.c.sha256), nullable=False),
    Column("loaded_at", Moment, nullable=False),
    Column("items", Integer, nullable=False),
    Column("content", Verbatim, nullable=False),
)
history = Table(
    "history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("round", Verbatim, nullable=False),
    Column("name", Verbatim, nullable=False),
    Column("sha256", Text, ForeignKey(archive.c.sha256), nullable=False),
    Column("loaded_at", Moment, nullable=False),
    Column("content", Verbatim, nullable=False),
)
unit = Table(
    "unit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Verbatim, nullable=False),
    Column("kind", Text, nullable=False),
    Column("aliases", Verbatim, nullable=False),
    Column("contact", Verbatim, nullable=False),
    Column("phone", Verbatim, nullable=False),
    # Of a unit that stands no more: the number of that which it was merged into.
    Column("merged_into", Integer(optional=True)),
    Column("email", Verbatim(optional=True)),
)
unit_group = Table(
    "unit_group",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Verbatim, nullable=False),
    Column("scope", Text, nullable=False),
    Column("members", Text, nullable=False),
)
issue = Table(
    "issue",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("round", Verbatim, nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("deadline", Day, nullable=False),
    Column("workbooks", Verbatim, nullable=False),
    Column("plan_version", Integer(optional=True)),
)
submission = Table(
    "submission",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, ForeignKey(archive.c.sha256), nullable=False, index=True),
    Column("path", Verbatim, nullable=False),
    Column("member", Verbatim, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("round", Verbatim, nullable=False, index=True),
    Column("unit", Verbatim, nullable=False),
    Column("version", Integer, nullable=False),
    Column("identified_by", Verbatim, nullable=False),
    Column("content_hash", Verbatim, nullable=False),
)
entry = Table(
    "entry",
    metadata,
    Column("submission", Integer, ForeignKey(submission.c.number), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("unit", Verbatim, nullable=False),
    Column("item", Verbatim, nullable=False),
    Column("sheet", Verbatim, nullable=False),
    Column("status", Text(optional=True)),
    Column("cells", Verbatim, nullable=False),
)
loose_cell = Table(
    "loose_cell",
    metadata,
    Column("submission", Integer, ForeignKey(submission.c.number), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("sort", Verbatim, nullable=False),
    Column("sheet", Verbatim, nullable=False),
    Column("cell", Verbatim, nullable=False),
    Column("text", Verbatim, nullable=False),
    Column("item", Verbatim(optional=True)),
)
finding = Table(
    "finding",
    metadata,
    Column("submission", Integer, ForeignKey(submission.c.number), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", Verbatim, nullable=False),
    Column("severity", Text, nullable=False),
    Column("file", Verbatim, nullable=False),
    Column("part", Verbatim, nullable=False),
    Column("cell", Verbatim, nullable=False),
    Column("item", Verbatim(optional=True)),
    Column("facts", Verbatim, nullable=False),
    Column("place", Text(optional=True)),
)
decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("round", Verbatim, nullable=False),
    Column("subject", Verbatim, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Verbatim, nullable=False),
    Column("reason", Verbatim, nullable=False),
    Column("who", Verbatim, nullable=False),
    Column("at", Moment, nullable=False),
)
evidence = Table(
    "evidence",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, ForeignKey(archive.c.sha256), nullable=False),
    Column("path", Verbatim, nullable=False),
    Column("member", Verbatim, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("round", Verbatim, nullable=False),
    Column("unit", Verbatim, nullable=False),
    Column("items", Verbatim, nullable=False),
    Column("basis", Text, nullable=False),
)
# Which unit of the registry a recorded thing ("issue", its number) means by a name that stands in it;
# for the sorts "unit" and "alias", which have no number, what was recorded before it said so itself.
named_unit = Table(
    "named_unit",
    metadata,
    Column("sort", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Verbatim, primary_key=True),
    Column("unit", Integer, nullable=False),
)
written = Table(
    "written",
    metadata,
    Column("sha256", Text, primary_key=True),
)
# Which reports were written: beside the journal, as are the hashes of what was written.
written_report = Table(
    "written_report",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("round", Verbatim, nullable=False),
    Column("path", Verbatim, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("who", Verbatim, nullable=False),
    Column("is_final", Integer, nullable=False),
)
# Columns that came after the first form, all of them last in their table: what was recorded before
# has none, and is hashed as it was recorded.
LATER_COLUMNS = frozenset({"plan_version", "utc_offset", "place", "merged_into", "email"})
