"""Taking a database through the numbered steps, within a write transaction."""

from gwreport.ledger.storage import schema
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.migrations import STEPS, statements


def take_steps(database: Database, done: int = 0, until: int = len(STEPS)) -> None:
    """Take the steps behind the first `done`, by default every one: an empty database gets its tables."""
    for number, step in enumerate(STEPS[done:until], done + 1):
        for statement in statements(step, database.dialect):
            database.change(statement)
        database.insert(schema.migration, [{"number": number, "name": step.name}])
    database.note_version(until)
