"""Making a workbook in memory, dated so that the same content gives the same bytes."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

# The document property that holds the hash; the clerk reads it among the comments.
STATE_PROPERTY = "gwreport_state"
_STATE_WORDS = "数据状态：{hash}"


def make_workbook(
    title: str,
    created: datetime,
    draw: Callable[[Any], None],
    *,
    subject: str = "",
    author: str = "",
    state_hash: str = "",
) -> bytes:
    """Give the bytes of the workbook that `draw` fills; it gets the open XlsxWriter workbook.

    `state_hash` says in the file's properties from which state of the ledger it was made.

    The time of day is kept, its zone is not: XlsxWriter writes what it is given as UTC.
    """
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    buffer = io.BytesIO()
    # Any, because XlsxWriter types its parameters in part only.
    book: Any = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties(
        {
            "title": title,
            "subject": subject,
            "author": author,
            "created": created.replace(tzinfo=None),
            "comments": _STATE_WORDS.format(hash=state_hash) if state_hash else "",
        }
    )
    if state_hash:
        book.set_custom_property(STATE_PROPERTY, state_hash)
    draw(book)
    book.close()
    return buffer.getvalue()
