"""What the journal's records are about, in full, by its digest: from it all else can be made again.

The journal names a digest; the words under it are canonical JSON, and prove themselves by it.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, select

from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.schema import LATER_COLUMNS, recorded
from gwreport.ledger.storage.verbatim import from_json, to_json, utf8

# The quickest level halves the time of the others, and takes off most of what there is to take.
_LEVEL = 1
# More than any thing has; a file from elsewhere may hold words that unpack without end.
_MOST_BYTES = 256 << 20


def digest(*parts: Any) -> str:
    """Give the SHA-256 over rows (mappings of columns) or lists of rows."""
    return hashlib.sha256(utf8(to_json(parts))).hexdigest()


def as_recorded(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row without the columns that did not exist when it was recorded."""
    return {
        name: value for name, value in row.items() if value is not None or name not in LATER_COLUMNS
    }


def recorded_row(*parts: Any) -> dict[str, Any]:
    """Give the row that keeps what `digest` hashes."""
    words = utf8(to_json(parts))
    return {
        "digest": hashlib.sha256(words).hexdigest(),
        "words": zlib.compress(words, _LEVEL),
    }


def keep(database: Database, *parts: Any, may_be_there: bool = False) -> str:
    """Keep what is being recorded, within a write transaction, and give its digest.

    `may_be_there` is for what carries no number of its own.
    """
    row = recorded_row(*parts)
    if may_be_there:
        with database.reading() as connection:
            if read_words(connection, [row["digest"]]):
                return row["digest"]
    database.insert(recorded, [row])
    return row["digest"]


def read_words(connection: Connection, digests: Sequence[str]) -> dict[str, bytes]:
    """Give the packed words of those digests that are there, unchecked."""
    query = select(recorded.c.digest, recorded.c.words).where(recorded.c.digest.in_(digests))
    return {row.digest: row.words for row in connection.execute(query)}


def unpacked(expected: str, words: bytes | None) -> list[Any] | None:
    """Give the parts that were recorded under a digest; None when they are lost or damaged."""
    if words is None:
        return None
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(words, _MOST_BYTES)
    except zlib.error:
        return None
    if not unpacking.eof or hashlib.sha256(plain).hexdigest() != expected:
        return None
    try:
        parts = from_json(plain.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    return cast("list[Any]", parts) if isinstance(parts, list) else None
