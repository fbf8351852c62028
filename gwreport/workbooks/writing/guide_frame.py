"""What stands around the rows of 填报说明: widths, colours of the self-check, hints for the signers."""

from typing import Any

from gwreport.workbooks.form import SIGNER_CELLS
from gwreport.workbooks.writing.cell_rules import Colours, coloured_where, hint, is_blank
from gwreport.workbooks.writing.guide_sheet import ALL_FILLED, COLUMN_WIDTHS, FIRST_CHECK_ROW
from gwreport.workbooks.writing.table_frame import ignore_figures_as_texts

_HINTS = {
    "填报人": "填写具体填报人的姓名。",
    "审核人": "填写审核把关的单位负责人姓名。",
    "联系电话": "填写能找到填报人的座机或手机号码。",
    "填报日期": "如：2025年10月9日。",
}


def frame_guide(sheet: Any, colours: Colours, checks: int) -> None:
    """Set up the guide sheet, whose self-check has that many rows."""
    for column, width in enumerate(COLUMN_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.fit_to_pages(1, 1)
    sheet.set_tab_color("#5B7C99")
    sheet.set_selection(next(iter(SIGNER_CELLS.values())))
    for label, cell in SIGNER_CELLS.items():
        sheet.conditional_format(cell, coloured_where(is_blank(cell), colours.empty))
        sheet.data_validation(cell, hint(label, _HINTS[label]))
    ignore_figures_as_texts(sheet, SIGNER_CELLS.values())
    first, last = FIRST_CHECK_ROW, FIRST_CHECK_ROW + checks - 1
    for columns, condition, colour in (
        (f"F{first}:F{last}", f'$F{first}="{ALL_FILLED}"', colours.good),
        (f"F{first}:F{last}", f'$F{first}<>"{ALL_FILLED}"', colours.wrong),
        (f"E{first}:E{last}", f"N($E{first})>0", colours.wrong),
        (f"D{first}:D{last}", f"$D{first}>0", colours.empty),
    ):
        sheet.conditional_format(columns, coloured_where(condition, colour))
