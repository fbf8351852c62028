"""Counts how often a ledger is read, whoever opened it."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine


@contextmanager
def counted_reads() -> Generator[list[str]]:
    """Count the transactions by which anything is read of a database."""
    begun: list[str] = []

    def begin(_: Any, __: Any, statement: str, *more: Any) -> None:
        if statement.startswith("BEGIN"):
            begun.append(statement)

    event.listen(Engine, "before_cursor_execute", begin)
    try:
        yield begun
    finally:
        event.remove(Engine, "before_cursor_execute", begin)
