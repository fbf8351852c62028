"""What is kept of a cell that belongs to no issued row: its words, and what lies behind them."""

from gwreport.domain.findings.place import sheet_spot
from gwreport.domain.returns.returns import STORED, LooseCell
from gwreport.officefiles.xlsx.model import CellKind, RawSheet


def loose_cells(
    sort: str, sheet: RawSheet, row: int, column: int, text: str, item: str | None = None
) -> list[LooseCell]:
    """Keep one cell; a formula is kept beside its saved result, a stored text beside the shown one."""
    place = sheet_spot(row, column)
    kept = [LooseCell(sort, sheet.name, place, text, item)]
    detail = sheet.details.get((row, column))
    if detail is not None and detail.formula and detail.kind is not CellKind.UNCACHED:
        kept.append(LooseCell("formula", sheet.name, place, f"={detail.formula}", item))
    if detail is not None and detail.kind is CellKind.TEXT and detail.raw != text:
        kept.append(LooseCell(STORED, sheet.name, place, detail.raw, item))
    return kept
