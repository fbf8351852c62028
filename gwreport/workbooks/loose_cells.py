"""What is kept of a cell that belongs to no issued row: its words, and the formula behind them."""

from gwreport.domain.returns import LooseCell
from gwreport.officefiles.workbook_cells import address
from gwreport.officefiles.workbook_model import CellKind, RawSheet


def loose_cells(
    sort: str, sheet: RawSheet, row: int, column: int, text: str, item: str | None = None
) -> list[LooseCell]:
    """Keep one cell; a formula whose result was saved is kept beside the result."""
    place = address(row, column)
    kept = [LooseCell(sort, sheet.name, place, text, item)]
    detail = sheet.details.get((row, column))
    if detail is not None and detail.formula and detail.kind is not CellKind.UNCACHED:
        kept.append(LooseCell("formula", sheet.name, place, f"={detail.formula}", item))
    return kept
