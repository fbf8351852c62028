"""The journal as a workbook, for reading and for the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gwreport.reports.excel.file import make_workbook
from gwreport.wording.decisions import exact_time_words

_COLUMNS = (("编号", 8), ("时间", 20), ("事项", 14), ("内容", 90), ("校验码", 22))
_LONGEST = 32_000


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One record in words; `hash` is the record's own."""

    number: int
    at: datetime
    kind: str
    words: str
    hash: str


def journal_list(lines: Sequence[JournalLine]) -> bytes:
    """Write the journal as xlsx, a row a record."""

    def draw(book: Any) -> None:
        head = book.add_format(
            {"font_name": "黑体", "border": 1, "align": "center", "bg_color": "#DCE6F1"}
        )
        plain = book.add_format(
            {"font_name": "宋体", "border": 1, "text_wrap": True, "valign": "top"}
        )
        sheet = book.add_worksheet("历史记录")
        for column, (heading, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, head)
        for row, line in enumerate(lines, 1):
            sheet.write_number(row, 0, line.number, plain)
            words = (exact_time_words(line.at), line.kind, line.words, line.hash[:16])
            for column, text in enumerate(words, 1):
                sheet.write_string(row, column, text[:_LONGEST], plain)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)

    return make_workbook("历史记录", datetime(2000, 1, 1), draw)
