"""The archive: the original bytes of every file, by their SHA-256."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, insert, select, union

from gwreport.ledger.database import Database
from gwreport.ledger.schema import archive, plan, submission


def add_bytes(database: Database, data: bytes) -> str:
    """Put bytes into the archive unless they are there, and give their hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    with database.reading() as connection:
        known = has_bytes(connection, sha256)
    if not known:
        # Written at once: files are too big to wait for one another.
        database.change(insert(archive), {"sha256": sha256, "size": len(data), "content": data})
    return sha256


def has_bytes(connection: Connection, sha256: str) -> bool:
    """Say whether bytes of that hash are there."""
    found = connection.execute(select(archive.c.size).where(archive.c.sha256 == sha256))
    return found.first() is not None


def read_bytes(connection: Connection, sha256: str) -> bytes | None:
    """Give the bytes that were archived under a hash, unchecked; None when there are none."""
    found = connection.execute(select(archive.c.content).where(archive.c.sha256 == sha256))
    return found.scalar_one_or_none()


def is_intact(sha256: str, data: bytes) -> bool:
    """Say whether bytes are those that were archived under a hash."""
    return hashlib.sha256(data).hexdigest() == sha256


def hashes(connection: Connection) -> list[str]:
    """Give every hash in the archive, in order."""
    return list(connection.execute(select(archive.c.sha256).order_by(archive.c.sha256)).scalars())


def missing_hashes(connection: Connection) -> Iterator[str]:
    """Give the hashes that a plan or a submission names and that are not in the archive."""
    named = union(select(submission.c.sha256), select(plan.c.sha256)).subquery()
    there = select(archive.c.sha256)
    yield from connection.execute(
        select(named.c.sha256).where(named.c.sha256.not_in(there))
    ).scalars()
