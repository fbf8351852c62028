"""The workbook of a table that an office edits and gives back: the table, and beside it how it is filled in."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

_DAY = datetime(2000, 1, 1)


class EditedTable:
    """A workbook in the making; what is written alike gives the same bytes.

    `sheet` is that of the table, whose header stands in its first row; `head`, `plain` and `middle` are the
    styles of its cells, each with what `cell` says beside. Types are Any, because XlsxWriter types its
    parameters in part only.
    """

    def __init__(self, name: str, **cell: object) -> None:
        import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

        self._buffer = io.BytesIO()
        self._book: Any = xlsxwriter.Workbook(self._buffer, {"in_memory": True})
        self._book.set_properties({"title": name, "created": _DAY})
        self._cell = {"border": 1, "text_wrap": True, "valign": "vcenter", **cell}
        self.head: Any = self._style(font_name="黑体", align="center", bg_color="#DCE6F1")
        self.plain: Any = self._style(font_name="宋体")
        self.middle: Any = self._style(font_name="宋体", align="center")
        self.sheet: Any = self._book.add_worksheet(name)

    def offer(self, column: int, last: int, words: Sequence[str]) -> None:
        """Let one of these words be chosen in a column, from the first row to the `last`; others may be written."""
        rule = {"validate": "list", "source": list(words), "error_type": "warning"}
        self.sheet.data_validation(1, column, last, column, rule)

    def finished(self, guide: str, lines: Sequence[str], *, standing: int) -> bytes:
        """Give the workbook with the lines on a sheet `guide`; so many columns stay while others are scrolled."""
        self.sheet.freeze_panes(1, standing)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)
        sheet = self._book.add_worksheet(guide)
        words = self._book.add_format({"font_name": "宋体", "text_wrap": True})
        sheet.set_column(0, 0, 100, words)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line)
        self._book.close()
        return self._buffer.getvalue()

    def _style(self, **style: object) -> Any:
        return self._book.add_format({**self._cell, **style})
