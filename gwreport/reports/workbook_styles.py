"""The formats of the report workbook, in the fonts of official documents."""

from typing import Any

# GB/T 9704; a client without these fonts shows its own substitutes.
TITLE_FONT = "方正小标宋简体"
HEAD_FONT = "黑体"
BODY_FONT = "仿宋_GB2312"
BODY_SIZE = 12


class Styles:
    """The formats of one workbook; it holds open what XlsxWriter made of them."""

    def __init__(self, book: Any) -> None:
        centred = {"align": "center", "valign": "vcenter"}
        cell = {
            "font_name": BODY_FONT,
            "font_size": BODY_SIZE,
            "border": 1,
            "valign": "vcenter",
            "text_wrap": True,
        }
        plain = {"font_name": BODY_FONT, "font_size": BODY_SIZE, "valign": "vcenter"}
        title = {"font_name": TITLE_FONT, "font_size": 22, "text_wrap": True, **centred}
        self.annex = book.add_format({"font_name": HEAD_FONT, "font_size": 16, "valign": "vcenter"})
        self.title = book.add_format(title)
        self.head = book.add_format({**cell, **centred, "font_name": HEAD_FONT})
        self.text = book.add_format({**cell, "align": "left", "indent": 1})
        self.middle = book.add_format({**cell, **centred})
        self.number = book.add_format({**cell, **centred, "num_format": "0"})
        self.percent = book.add_format({**cell, **centred, "num_format": "0.0"})
        self.heading = book.add_format({**cell, "font_name": HEAD_FONT, "align": "left"})
        self.note = book.add_format(plain)
        self.line = book.add_format({**plain, "text_wrap": True, "valign": "top"})
