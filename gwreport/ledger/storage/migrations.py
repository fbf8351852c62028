"""The numbered steps that bring a workspace to the newest form, each in one transaction.

A step that was released is never changed: what comes later is another step. `{bytes}` stands for
the dialect's type of byte strings.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.sql.elements import TextClause


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its statements, and the tables whose rows, from then on, are never changed nor taken away."""

    name: str
    statements: tuple[str, ...]
    append_only: tuple[str, ...] = ()


_FIRST = Step(
    "first form",
    statements=(
        "CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
        """CREATE TABLE workspace (
            uid TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL, region TEXT NOT NULL,
            year INTEGER NOT NULL, created_at TEXT NOT NULL, office TEXT NOT NULL)""",
        "CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
        """CREATE TABLE archive (
            sha256 TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, content {bytes} NOT NULL)""",
        """CREATE TABLE journal (
            number INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL,
            payload TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL)""",
        """CREATE TABLE plan (
            version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES archive (sha256), loaded_at TEXT NOT NULL,
            items INTEGER NOT NULL, content TEXT NOT NULL)""",
        """CREATE TABLE unit (
            number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,
            aliases TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL)""",
        """CREATE TABLE unit_group (
            position INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, scope TEXT NOT NULL,
            members TEXT NOT NULL)""",
        """CREATE TABLE issue (
            number INTEGER NOT NULL PRIMARY KEY, round TEXT NOT NULL, issued_at TEXT NOT NULL,
            deadline TEXT NOT NULL, workbooks TEXT NOT NULL)""",
        """CREATE TABLE submission (
            number INTEGER NOT NULL PRIMARY KEY,
            sha256 TEXT NOT NULL REFERENCES archive (sha256), path TEXT NOT NULL,
            member TEXT NOT NULL, received_at TEXT NOT NULL, outcome TEXT NOT NULL,
            round TEXT NOT NULL, unit TEXT NOT NULL, version INTEGER NOT NULL,
            identified_by TEXT NOT NULL, content_hash TEXT NOT NULL)""",
        "CREATE INDEX ix_submission_sha256 ON submission (sha256)",
        "CREATE INDEX ix_submission_round ON submission (round)",
        """CREATE TABLE entry (
            submission INTEGER NOT NULL REFERENCES submission (number),
            position INTEGER NOT NULL, unit TEXT NOT NULL, item TEXT NOT NULL,
            sheet TEXT NOT NULL, status TEXT, cells TEXT NOT NULL,
            PRIMARY KEY (submission, position))""",
        """CREATE TABLE loose_cell (
            submission INTEGER NOT NULL REFERENCES submission (number),
            position INTEGER NOT NULL, sort TEXT NOT NULL, sheet TEXT NOT NULL,
            cell TEXT NOT NULL, text TEXT NOT NULL, item TEXT,
            PRIMARY KEY (submission, position))""",
        """CREATE TABLE finding (
            submission INTEGER NOT NULL REFERENCES submission (number),
            position INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL,
            file TEXT NOT NULL, part TEXT NOT NULL, cell TEXT NOT NULL, item TEXT,
            facts TEXT NOT NULL, PRIMARY KEY (submission, position))""",
        """CREATE TABLE decision (
            number INTEGER NOT NULL PRIMARY KEY, round TEXT NOT NULL, subject TEXT NOT NULL,
            kind TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL,
            at TEXT NOT NULL)""",
    ),
    append_only=("archive", "journal", "plan", "issue", "decision"),
)

_HISTORY = Step(
    "reports of past rounds",
    statements=(
        """CREATE TABLE history (
            number INTEGER NOT NULL PRIMARY KEY, round TEXT NOT NULL, name TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES archive (sha256), loaded_at TEXT NOT NULL,
            content TEXT NOT NULL)""",
    ),
    append_only=("history",),
)

_RECORDED = Step(
    "what was recorded, in full; the plan of an issue",
    statements=(
        "CREATE TABLE recorded (digest TEXT NOT NULL PRIMARY KEY, words {bytes} NOT NULL)",
        "ALTER TABLE issue ADD COLUMN plan_version INTEGER",
    ),
    append_only=("recorded",),
)

_WRITTEN = Step(
    "which files were written",
    statements=("CREATE TABLE written (sha256 TEXT NOT NULL PRIMARY KEY)",),
    append_only=("written",),
)

_OFFICE_TIME = Step(
    "the office's own time",
    statements=("ALTER TABLE workspace ADD COLUMN utc_offset TEXT",),
)

_TYPED = Step(
    "findings with typed facts and places in numbers",
    statements=("ALTER TABLE finding ADD COLUMN place TEXT",),
)

_NUMBERED = Step(
    "units known by their numbers",
    statements=(
        "ALTER TABLE unit ADD COLUMN merged_into INTEGER",
        """CREATE TABLE named_unit (
            sort TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, unit INTEGER NOT NULL,
            PRIMARY KEY (sort, number, name))""",
    ),
    append_only=("named_unit",),
)

# Nothing of the tables: a program that does not know these decisions must not open the file.
_OF_PAPERS = Step("decisions upon the final report and the numbers of papers", statements=())
# The tables stay as they are; a program that does not know corrections must not take them for damage.
_CORRECTED = Step("corrections of the plan's items", statements=())
# As above; and an issue may say in which form its workbooks were sent.
_FORMS = Step("forms of the unit workbooks", statements=())
# As above; and an item of the plan may say what was approved of its refinement.
_NODES = Step("proposed nodes that were approved or refused", statements=())

# As above; and an issue may be one of supervision, whose workbooks say what each row asks.
_SUPERVISED = Step("supervision of items behind schedule", statements=())

_REPORTS = Step(
    "which reports were written, when and by whom",
    statements=(
        """CREATE TABLE written_report (
            number INTEGER NOT NULL PRIMARY KEY, round TEXT NOT NULL, path TEXT NOT NULL,
            sha256 TEXT NOT NULL, written_at TEXT NOT NULL, who TEXT NOT NULL,
            is_final INTEGER NOT NULL)""",
    ),
    append_only=("written_report",),
)

_EVIDENCE = Step(
    "evidence beside returns",
    statements=(
        """CREATE TABLE evidence (
            number INTEGER NOT NULL PRIMARY KEY,
            sha256 TEXT NOT NULL REFERENCES archive (sha256), path TEXT NOT NULL,
            member TEXT NOT NULL, received_at TEXT NOT NULL, round TEXT NOT NULL,
            unit TEXT NOT NULL, items TEXT NOT NULL, basis TEXT NOT NULL)""",
    ),
    append_only=("evidence",),
)

# As above; and items of a plan may be those of a named one.
_NAMED_PLANS = Step("named plans, and items that stand in several", statements=())
# As with the form: nothing of the tables.
_SCORES = Step("decisions upon the rules of scoring and its grounds", statements=())
# As above; and a report of a past round may be that of last year's workspace, with its items.
_LAST_YEAR = Step("items of last year's workspace", statements=())
# The tables stay; a program that does not know closings would ask for closed items, and judge them.
_CLOSINGS = Step("closings of items, and requests for them", statements=())
# As above; and an item of the plan may name the row of an office above that it came from.
_FROM_ABOVE = Step("items from a workbook of an office above", statements=())

# And a program that does not know that a workbook was mailed would mail it again.
_MAILED = Step(
    "addresses of units, and what was mailed to them",
    statements=("ALTER TABLE unit ADD COLUMN email TEXT",),
)

STEPS: tuple[Step, ...] = (
    _FIRST,
    _HISTORY,
    _RECORDED,
    _WRITTEN,
    _OFFICE_TIME,
    _TYPED,
    _NUMBERED,
    _OF_PAPERS,
    _CORRECTED,
    _FORMS,
    _REPORTS,
    _EVIDENCE,
    _NAMED_PLANS,
    _SCORES,
    _LAST_YEAR,
    _NODES,
    _SUPERVISED,
    _CLOSINGS,
    _FROM_ABOVE,
    _MAILED,
)
# The number of the step from which on units are known by their numbers.
NUMBERED = STEPS.index(_NUMBERED) + 1

_WORD = re.compile(r"\bTEXT\b")
# PostgreSQL would put texts in the order of some language; every machine gives them in that of their code points.
_SERVER_WORD = 'TEXT COLLATE "C"'
# What the triggers of a server's tables do.
SERVER_REFUSAL = "BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END"


def statements(step: Step, dialect: str) -> "list[TextClause]":
    """Give a step's statements in the words of a dialect ("sqlite", "postgresql")."""
    # The number of the newest step is asked for by those who open no workspace.
    from sqlalchemy import text

    words = _of_file(step) if dialect == "sqlite" else _of_server(step)
    return [text(statement) for statement in words]


def _of_file(step: Step) -> list[str]:
    common = [statement.replace("{bytes}", "BLOB") for statement in step.statements]
    triggers = [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in step.append_only
        for verb in ("UPDATE", "DELETE")
    ]
    return [*common, *triggers]


def _of_server(step: Step) -> list[str]:
    common = [
        _WORD.sub(_SERVER_WORD, statement.replace("{bytes}", "BYTEA"))
        for statement in step.statements
    ]
    triggers = [
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        for table in step.append_only
    ]
    # It stands in the schema of the tables.
    function = f"CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS '{_doubled(SERVER_REFUSAL)}'"
    return [*([function] if step is _FIRST else []), *common, *triggers]


def _doubled(words: str) -> str:
    return words.replace("'", "''")
