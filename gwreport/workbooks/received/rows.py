"""The rows of a unit workbook that another workspace sent, and where each of their cells stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from gwreport.domain.form.columns import FieldKey, Given
from gwreport.domain.plan.plan import Kind, kind_of_id
from gwreport.domain.rounds import Round
from gwreport.officefiles.xlsx.model import RawSheet, RawWorkbook
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.form import TITLE_ROW, UNIT_ROW
from gwreport.workbooks.returned.marks import may_be_token, written_stamps
from gwreport.workbooks.returned.tables import ReturnedTable, find_tables
from gwreport.workbooks.stamp import parse_token
from gwreport.workbooks.writing.table_sheet import NOTHING_TO_FILL

_UNIT_BEGINS, _GAP = "填报单位：", "　　"
_DESIGNS = (STANDARD,)


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """One item that the office above asks for.

    `item` is that office's id of it, "" where the row has lost its mark. `given` holds the cells that
    the office filled in, `filled` those that somebody has filled in already, both verbatim and by the
    keys of their columns; `columns` says in which column (from 1) each key stands.
    """

    sheet: str
    row: int
    item: str
    kind: Kind
    given: Mapping[str, str]
    filled: Mapping[FieldKey, str]
    columns: Mapping[str, int]

    @property
    def text(self) -> str:
        """The item's text."""
        return self.given.get(Given.TEXT, "")


@dataclass(frozen=True, slots=True)
class ReceivedWorkbook:
    """What a workbook says of itself, and its rows in their order.

    `workspace` is the uid of the workspace that made it, `unit` the name of the unit that is to fill
    it in ("" where it is no longer there), `title` that of its first table.
    """

    workspace: str
    round: Round
    unit: str
    title: str
    rows: tuple[ReceivedRow, ...]


def received_workbook(book: RawWorkbook) -> ReceivedWorkbook | None:
    """Read a workbook that a workspace made for one of its units; None for any other."""
    stamp = next((stamp for _, stamp in written_stamps(book)), None)
    if stamp is None:
        return None
    tables = [
        one for one in find_tables(book, _DESIGNS) if not one.lost and one.form != STANDARD.support
    ]
    rows = [row for table in tables for row in _rows(table)]
    return ReceivedWorkbook(
        stamp.workspace,
        stamp.round,
        next(filter(None, (_unit(one.sheet) for one in tables)), ""),
        next((one.sheet.text(TITLE_ROW, 1) for one in tables), ""),
        tuple(rows),
    )


def _unit(sheet: RawSheet) -> str:
    words = sheet.text(UNIT_ROW, 1)
    if not words.startswith(_UNIT_BEGINS):
        return ""
    return words.removeprefix(_UNIT_BEGINS).partition(_GAP)[0].strip()


def _rows(table: ReturnedTable) -> list[ReceivedRow]:
    is_indicators = table.form == STANDARD.indicators
    fills = {column.key for column, _ in table.fills}
    found: list[ReceivedRow] = []
    for row, cells in table.sheet.rows.items():
        if row <= table.header_row:
            continue
        words = {key: cells[at] for key, at in table.columns.items() if at in cells}
        text = words.get(Given.TEXT, "").strip()
        if not text or text == NOTHING_TO_FILL:
            continue
        item = _marked(cells)
        usual = Kind.INDICATOR if is_indicators else Kind.TASK
        found.append(
            ReceivedRow(
                table.sheet.name,
                row,
                item,
                kind_of_id(item) or usual,
                {key: one for key, one in words.items() if key not in fills},
                {key: one for key, one in words.items() if key in fills and one.strip()},
                table.columns,
            )
        )
    return found


def _marked(cells: Mapping[int, str]) -> str:
    tokens = (parse_token(text) for text in cells.values() if may_be_token(text))
    return next((one.item for one in tokens if one is not None), "")
