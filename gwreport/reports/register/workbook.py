"""The workbook of the register (工作台账): 台账, 走势, 指标走势, 指标数据, 单位, and 附文 where a text is too long."""

from typing import Any

from gwreport.reports.excel.file import make_workbook
from gwreport.reports.excel.overflow import Overflow, write_overflow
from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.register.data import RegisterData
from gwreport.reports.register.sheet_classes import write_classes
from gwreport.reports.register.sheet_goals import write_goals
from gwreport.reports.register.sheet_items import SIZE, write_items
from gwreport.reports.register.sheet_units import write_units


def register_workbook(data: RegisterData) -> bytes:
    """Write the register as xlsx; the same data gives the same bytes.

    Without any round it is the sheet 台账 alone.
    """

    def draw(book: Any) -> None:
        overflow = Overflow()
        styles = SheetStyles(book, SIZE)
        write_items(book, styles, overflow, data)
        if data.rounds:
            write_classes(book, styles, data)
            write_goals(book, styles, data)
            write_units(book, styles, data)
        write_overflow(book, styles, overflow)

    return make_workbook(data.title, data.as_of, draw, subject=str(data.year), author=data.region)
