"""Making a workbook in memory, dated so that the same content gives the same bytes."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from gwreport.reports.head_property import WORKBOOK_HEAD

# The document property that holds the hash; the clerk reads it among the comments.
STATE_PROPERTY = "gwreport_state"
_STATE_WORDS, _HEAD_WORDS = "数据状态：{hash}", "历史记录校验码：{head}"


def make_workbook(
    title: str,
    created: datetime,
    draw: Callable[[Any], None],
    *,
    subject: str = "",
    author: str = "",
    state_hash: str = "",
    journal_head: str = "",
) -> bytes:
    """Give the bytes of the workbook that `draw` fills; it gets the open XlsxWriter workbook.

    `state_hash` says in the file's properties from which state of the ledger it was made, and
    `journal_head` up to which record.

    The time of day is kept, its zone is not: XlsxWriter writes what it is given as UTC.
    """
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    words = [_STATE_WORDS.format(hash=state_hash)] if state_hash else []
    words += [_HEAD_WORDS.format(head=journal_head)] if journal_head else []
    buffer = io.BytesIO()
    # Any, because XlsxWriter types its parameters in part only.
    book: Any = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties(
        {
            "title": title,
            "subject": subject,
            "author": author,
            "created": created.replace(tzinfo=None),
            "comments": "　".join(words),
        }
    )
    if state_hash:
        book.set_custom_property(STATE_PROPERTY, state_hash)
    if journal_head:
        book.set_custom_property(WORKBOOK_HEAD, journal_head)
    draw(book)
    book.close()
    return buffer.getvalue()
