"""Making a workbook in memory, dated so that the same content gives the same bytes."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any


def make_workbook(
    title: str,
    created: datetime,
    draw: Callable[[Any], None],
    *,
    subject: str = "",
    author: str = "",
) -> bytes:
    """Give the bytes of the workbook that `draw` fills; it gets the open XlsxWriter workbook.

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
        }
    )
    draw(book)
    book.close()
    return buffer.getvalue()
