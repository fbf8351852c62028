"""Sheets that only look like tables of ours, and tables of ours that no longer look like any."""

from collections.abc import Collection

from gwreport.domain.texts.look_alikes import text_key
from gwreport.officefiles.xlsx.model import RawSheet
from gwreport.workbooks.form import GUIDE_SHEET
from gwreport.workbooks.returned.marks import may_be_token
from gwreport.workbooks.returned.tables import ReturnedTable


def is_strange(table: ReturnedTable, texts: Collection[str]) -> bool:
    """Say whether a table is a sheet of the unit's own that happens to have some of our headings.

    `texts` are the issued texts of the unit's rows as `text_key` gives them.
    """
    if table.form.name in table.sheet.name:
        return False
    return not any(
        may_be_token(text) or text_key(text) in texts
        for cells in table.sheet.rows.values()
        for text in cells.values()
    )


def is_lost_table(sheet: RawSheet, texts: Collection[str]) -> bool:
    """Say whether a sheet that is no table holds rows of ours: `texts` are those not found yet."""
    if not texts or GUIDE_SHEET in sheet.name:
        return False
    return any(text_key(text) in texts for cells in sheet.rows.values() for text in cells.values())
