"""The archive: the original bytes of every file, by their SHA-256."""

import hashlib
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, insert, select, union

from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.schema import archive, evidence, history, plan, submission


def add_bytes(database: Database, files: Sequence[bytes]) -> list[str]:
    """Put the bytes of each file into the archive unless they are there, and give their hashes."""
    hashes = [hashlib.sha256(data).hexdigest() for data in files]
    found = dict(zip(hashes, files, strict=True))
    with database.reading() as connection:
        known = set(
            connection.execute(
                select(archive.c.sha256).where(archive.c.sha256.in_(found))
            ).scalars()
        )
    rows = [
        {"sha256": sha256, "size": len(data), "content": data}
        for sha256, data in found.items()
        if sha256 not in known
    ]
    if rows:
        # Written at once: files are too big to wait for others.
        database.change(insert(archive), rows)
    return hashes


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
    """Give the hashes that a plan, a submission or evidence names and that are not in the archive."""
    named = union(
        select(submission.c.sha256),
        select(plan.c.sha256),
        select(history.c.sha256),
        select(evidence.c.sha256),
    ).subquery()
    there = select(archive.c.sha256)
    yield from connection.execute(
        select(named.c.sha256).where(named.c.sha256.not_in(there))
    ).scalars()
