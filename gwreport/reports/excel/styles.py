"""The formats of the report workbook, in the fonts of official documents.

A client without these fonts shows its own substitutes.
"""

from typing import Any

from gwreport.domain.statuses import Status
from gwreport.reports.word.fonts import BODY_FONT, HEADING_FONT, TITLE_FONT

BODY_SIZE = 12.0
# 五号, as in the public form.
ANNEX_SIZE = 10.5

# Printed in colour or in grey, neighbouring classes can be told apart.
STATUS_COLOURS = {
    Status.EXCEEDED: "#1B7837",
    Status.DONE: "#5AAE61",
    Status.NEARLY_DONE: "#A6DBA0",
    Status.ON_SCHEDULE: "#4393C3",
    Status.BEHIND: "#F4A582",
    Status.STALLED: "#B2182B",
    Status.UNKNOWN: "#BABABA",
}


class SheetStyles:
    """The formats of one workbook; it holds open what XlsxWriter made of them."""

    def __init__(self, book: Any, size: float = BODY_SIZE) -> None:
        centred = {"align": "center", "valign": "vcenter"}
        cell = {
            "font_name": BODY_FONT,
            "font_size": size,
            "border": 1,
            "valign": "vcenter",
            "text_wrap": True,
        }
        plain = {"font_name": BODY_FONT, "font_size": size, "valign": "vcenter"}
        title = {"font_name": TITLE_FONT, "font_size": 22, "text_wrap": True, **centred}
        self.annex = book.add_format(
            {"font_name": HEADING_FONT, "font_size": 16, "valign": "vcenter"}
        )
        self.title = book.add_format(title)
        self.head = book.add_format({**cell, **centred, "font_name": HEADING_FONT})
        self.text = book.add_format({**cell, "align": "left", "indent": 1})
        self.middle = book.add_format({**cell, **centred})
        self.number = book.add_format({**cell, **centred, "num_format": "0"})
        self.percent = book.add_format({**cell, **centred, "num_format": "0.0"})
        self.heading = book.add_format({**cell, "font_name": HEADING_FONT, "align": "left"})
        self.note = book.add_format(plain)
        self.line = book.add_format({**plain, "text_wrap": True, "valign": "top"})
