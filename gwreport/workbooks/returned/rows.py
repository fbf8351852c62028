"""One returned table into entries: every cell of it is an entry's, an issued one, or loose."""

from collections.abc import Mapping

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import NamedField
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, Spot, sheet_spot
from gwreport.domain.form.columns import ALWAYS_REQUIRED, Field, FieldKey, Given
from gwreport.domain.returns.returns import Entry, LooseCell, WrittenCell
from gwreport.domain.texts.look_alikes import text_key
from gwreport.domain.texts.quoting import beginning
from gwreport.officefiles.xlsx.model import Merge
from gwreport.workbooks.returned.filled_cells import Gathered, read_filled
from gwreport.workbooks.returned.loose_cells import loose_cells
from gwreport.workbooks.returned.matching import MatchedRows
from gwreport.workbooks.returned.tables import ReturnedTable
from gwreport.workbooks.writing.table_sheet import NOTHING_TO_FILL
from gwreport.workbooks.written_words import read_status

_TITLE_ENDS = "填报表"
_UNIT_BEGINS = "填报单位"

GivenWords = Mapping[str, Mapping[str, tuple[str, ...]]]


def read_table(
    table: ReturnedTable,
    matched: MatchedRows,
    unit: str,
    given: GivenWords,
    gathered: Gathered,
) -> list[Entry]:
    """Read every cell of a table into entries, and the rest of it into `gathered`.

    `given` says what was sent in the office's own cells (see `IntakeContext.given`).
    """
    gathered.findings += table.findings + matched.findings
    covered = _covered(table, matched, gathered) if table.sheet.merges else {}
    entries: list[Entry] = []
    for row, cells in table.sheet.rows.items():
        item = matched.items.get(row)
        if row <= table.header_row:
            _read_heading_row(table, row, cells, gathered)
        elif item is not None:
            entries.append(_read_row(table, row, item, unit, covered, gathered))
            if given:
                _compare_given(table, row, item, given, gathered)
        else:
            _read_extra_row(table, row, cells, matched, gathered)
    if matched.edited and Given.TEXT in table.columns:
        for row in matched.edited:
            column = table.columns[Given.TEXT]
            words = table.sheet.text(row, column)
            gathered.loose.append(
                _loose("edited_text", table, row, column, words, matched.items[row])
            )
    _tell_hidden(table, matched, gathered)
    return entries


def keep_table(table: ReturnedTable, gathered: Gathered) -> None:
    """Keep a table whose columns or whose unit are not known: all its cells stay loose."""
    gathered.findings += table.findings
    for row, cells in table.sheet.rows.items():
        for column, text in cells.items():
            _keep("extra_sheet", table, row, column, text, gathered)
            gathered.cells += 1


def _read_row(
    table: ReturnedTable,
    row: int,
    item: str,
    unit: str,
    covered: Mapping[tuple[int, int], int],
    gathered: Gathered,
) -> Entry:
    written: dict[FieldKey, WrittenCell] = {}
    cells, details = table.sheet.rows[row], table.sheet.details
    # Issued cells: the text was compared with what was sent, the others are not merged.
    gathered.cells += len(cells.keys() & table.given)
    for declared, column in table.fills:
        if (row, column) in covered:
            if column in cells:
                gathered.cells += 1
                _keep("covered", table, row, column, cells[column], gathered, item)
        elif column in cells or (row, column) in details:
            cell = read_filled(table, row, column, declared, item, gathered)
            if cell is not None:
                written[declared.key] = cell
    for column in table.extra:
        if column in cells:
            gathered.cells += 1
            _keep("extra_column", table, row, column, cells[column], gathered, item)
    if written:
        _tell_blanks(table, row, item, written, covered, gathered)
    status = written.get(Field.STATUS)
    return Entry(
        unit, item, written, table.sheet.name, read_status(status.text) if status else None
    )


def _tell_blanks(
    table: ReturnedTable,
    row: int,
    item: str,
    written: Mapping[FieldKey, WrittenCell],
    covered: Mapping[tuple[int, int], int],
    gathered: Gathered,
) -> None:
    # What each row must have in any office is counted for the whole return (`look_for_gaps`).
    for declared, column in table.fills:
        if (
            declared.required
            and declared.key not in ALWAYS_REQUIRED
            and declared.key not in written
            and (row, column) not in covered
            and not table.sheet.text(row, column).strip()
        ):
            place = Place(part=table.sheet.name, at=sheet_spot(row, column))
            facts = {"field": NamedField(declared.key, declared.heading)}
            gathered.findings.append(Finding(ReturnCode.REQUIRED_BLANK, place, item, facts))


def _compare_given(
    table: ReturnedTable, row: int, item: str, given: GivenWords, gathered: Gathered
) -> None:
    # The item's text has been compared already, with more care.
    cells = table.sheet.rows[row]
    for declared, column in table.issued_cells:
        sent, words = given.get(declared.key, {}).get(item), cells.get(column, "")
        if sent is None or not words or words in sent or text_key(words) in sent:
            continue
        if declared.key == Given.NUMBER and words.strip().isdecimal():
            continue  # rows that were numbered anew
        gathered.loose.append(_loose("edited_text", table, row, column, words, item))
        place = Place(part=table.sheet.name, at=sheet_spot(row, column))
        facts = {"heading": declared.heading, "now": beginning(words, 60)}
        gathered.findings.append(Finding(ReturnCode.GIVEN_EDITED, place, item, facts))


def _read_heading_row(
    table: ReturnedTable, row: int, cells: Mapping[int, str], gathered: Gathered
) -> None:
    for column, text in cells.items():
        gathered.cells += 1
        if row == table.header_row:
            if column in table.extra:
                _keep("extra_column", table, row, column, text, gathered)
        elif not text.endswith(_TITLE_ENDS) and not text.startswith(_UNIT_BEGINS):
            _keep("extra_row", table, row, column, text, gathered)
            facts = {"text": text[:60]}
            place = Place(part=table.sheet.name, at=sheet_spot(row, column))
            gathered.findings.append(Finding(ReturnCode.ABOVE_HEADER, place, facts=facts))


def _read_extra_row(
    table: ReturnedTable,
    row: int,
    cells: Mapping[int, str],
    matched: MatchedRows,
    gathered: Gathered,
) -> None:
    gathered.cells += len(cells)
    if list(cells.values()) == [NOTHING_TO_FILL]:
        return
    for column, text in cells.items():
        _keep("extra_row", table, row, column, text, gathered, matched.near.get(row))


def _covered(
    table: ReturnedTable, matched: MatchedRows, gathered: Gathered
) -> dict[tuple[int, int], int]:
    # Fill cells under a merged range, with the row of the cell whose value counts.
    fills = [column for _, column in table.fills]
    covered: dict[tuple[int, int], int] = {}
    for merge in table.sheet.merges:
        rows = [row for row in matched.items if merge.first_row <= row <= merge.last_row]
        columns = [column for column in fills if merge.first_column <= column <= merge.last_column]
        under = [
            (row, column)
            for row in rows
            for column in columns
            if (row, column) != (merge.first_row, merge.first_column)
        ]
        covered.update(dict.fromkeys(under, merge.first_row))
        if under:
            _tell_merge(table, merge, matched, under, gathered)
    return covered


def _tell_merge(
    table: ReturnedTable,
    merge: Merge,
    matched: MatchedRows,
    under: list[tuple[int, int]],
    gathered: Gathered,
) -> None:
    words = [table.sheet.text(row, column) for row, column in under]
    facts = {
        "range": Spot(
            merge.first_row,
            merge.first_column,
            last_row=merge.last_row,
            last_column=merge.last_column,
            lettered=True,
        ),
        "first": sheet_spot(merge.first_row, merge.first_column),
        "covered": tuple(sheet_spot(row, column) for row, column in under[:10]),
        "words": sum(bool(text) for text in words),
    }
    place = Place(part=table.sheet.name, at=sheet_spot(merge.first_row, merge.first_column))
    for item in dict.fromkeys(matched.items[row] for row, _ in under):
        gathered.findings.append(Finding(ReturnCode.CELLS_MERGED, place, item, facts))


def _tell_hidden(table: ReturnedTable, matched: MatchedRows, gathered: Gathered) -> None:
    hidden = [row for row in matched.items if row in table.sheet.hidden_rows]
    if hidden:
        place = Place(part=table.sheet.name)
        facts = {"count": len(hidden)}
        gathered.findings.append(Finding(ReturnCode.ROWS_HIDDEN, place, facts=facts))
    columns = [
        column
        for declared, column in table.fills
        if column in table.sheet.hidden_columns and not declared.is_hidden
    ]
    if columns:
        place = Place(part=table.sheet.name)
        names = tuple(table.sheet.text(table.header_row, column) for column in columns)
        facts = {"columns": names}
        gathered.findings.append(Finding(ReturnCode.COLUMNS_HIDDEN, place, facts=facts))


def _keep(
    sort: str,
    table: ReturnedTable,
    row: int,
    column: int,
    text: str,
    gathered: Gathered,
    item: str | None = None,
) -> None:
    gathered.loose += loose_cells(sort, table.sheet, row, column, text, item)


def _loose(
    sort: str, table: ReturnedTable, row: int, column: int, text: str, item: str | None = None
) -> LooseCell:
    return LooseCell(sort, table.sheet.name, sheet_spot(row, column), text, item)
