"""Decide upon rows that stand beside the issued ones: say which item one is, or that it is none."""

import re
from collections.abc import Mapping, Sequence

from gwreport.domain.decision_values import Row, read_row
from gwreport.domain.decisions import Decision, DecisionKind, in_force
from gwreport.domain.returns import MERGED_OUTCOMES, Field, LooseCell, Submission
from gwreport.domain.words import ROW_SORTS
from gwreport.errors import ArgumentError
from gwreport.workbooks.form import TABLE_SHEETS
from gwreport.workbooks.written_words import heading_key, read_status
from gwreport.workflow.decide import find_item
from gwreport.workflow.record_decision import Author, record
from gwreport.workflow.workspace import Workspace

_ADDRESS = re.compile(r"([A-Z]+)([1-9][0-9]*)")


def take_row(
    workspace: Workspace,
    code: str,
    written_item: str,
    number: int,
    sheet: str,
    row: int,
    author: Author,
) -> int:
    """Make an extra row of a file its unit's words for an item; returns the decision's number.

    `written_item` may be "" for a row that nearly has the text of an item: it is that one. The words
    count as those of the file they came in: what the unit sent later is newer. Raises ArgumentError
    when there is no such row in a file that was accepted, when it is settled already, or when none
    of its cells stands in a column that units fill in; ConflictError.
    """
    round_, _ = workspace.issued_round(code)
    submission, cells = _extra_row(workspace, str(round_), number, sheet, row, "--take-row")
    near = next((cell.item for cell in cells if cell.item), None)
    if not (written_item or near):
        raise ArgumentError("--take-row", "row-item-unsaid", _place(number, sheet, row))
    item = find_item(workspace, written_item or near or "")
    columns = _columns(submission, sheet)
    by_column = {_letters(cell): cell for cell in cells}
    words = {part: by_column[column] for part, column in columns.items() if column in by_column}
    if not words:
        raise ArgumentError("--take-row", "row-without-words", _place(number, sheet, row))
    unit = workspace.registry().find(submission.unit)
    status = words.get(Field.STATUS)
    value = Row(
        number,
        sheet,
        row,
        unit.name if unit else submission.unit,
        {part: cell.cell for part, cell in words.items()},
        read_status(status.text) if status else None,
    )
    return record(
        workspace,
        str(round_),
        item.id,
        DecisionKind.ROW,
        value.value(),
        author,
        still=lambda decisions: _refuse_settled(decisions, value, "--take-row"),
    )


def refuse_row(
    workspace: Workspace, code: str, number: int, sheet: str, row: int, author: Author
) -> int:
    """Say that an extra row is none of the issued items; returns the decision's number.

    Raises ArgumentError as `take_row` does; ConflictError.
    """
    round_, _ = workspace.issued_round(code)
    _extra_row(workspace, str(round_), number, sheet, row, "--refuse-row")
    value = Row(number, sheet, row)
    return record(
        workspace,
        str(round_),
        str(number),
        DecisionKind.NO_ROW,
        value.value(),
        author,
        still=lambda decisions: _refuse_settled(decisions, value, "--refuse-row"),
    )


def _extra_row(
    workspace: Workspace, code: str, number: int, sheet: str, row: int, option: str
) -> tuple[Submission, list[LooseCell]]:
    submission = workspace.ledger.submission(number)
    if submission is None or submission.round != code:
        raise ArgumentError(option, "no-such-file", str(number))
    if submission.outcome not in MERGED_OUTCOMES:
        raise ArgumentError(option, "file-not-merged", str(number))
    cells = [
        cell
        for cell in submission.loose
        if cell.sort in ROW_SORTS and cell.sheet == sheet and _row(cell) == row
    ]
    if not cells:
        raise ArgumentError(option, "no-such-row", _place(number, sheet, row))
    return submission, cells


def _refuse_settled(decisions: Sequence[Decision], row: Row, option: str) -> None:
    for one in in_force(decisions):
        if (
            one.kind in (DecisionKind.ROW, DecisionKind.NO_ROW)
            and read_row(one.value).place == row.place
        ):
            raise ArgumentError(option, "row-settled", str(one.number))


def _columns(submission: Submission, sheet: str) -> Mapping[Field, str]:
    """Say in which column of a sheet each field stands, by its letters.

    The rows of the same sheet that were read tell it, or its headings where nothing of it was read.
    What they do not tell stands where it was sent out, unless columns were moved.
    """
    read = {
        part: _letters_of(cell.cell)
        for entry in submission.entries
        if entry.sheet == sheet
        for part, cell in entry.cells.items()
    }
    by_heading = {
        heading_key(column.heading): column.key
        for form in TABLE_SHEETS
        for column in form.columns
        if isinstance(column.key, Field)
    }
    headed: dict[Field, str] = {}
    for cell in submission.loose:
        if (cell.sheet, cell.sort) == (sheet, "extra_sheet"):
            part = by_heading.get(heading_key(cell.text))
            if part is not None:
                headed.setdefault(part, _letters(cell))
    as_sent = {
        column.key: form.letter(column.key)
        for form in TABLE_SHEETS
        if form.name == sheet
        for column in form.columns
        if isinstance(column.key, Field)
    }
    known = headed | read
    is_moved = any(as_sent.get(part) != letter for part, letter in known.items())
    return known if is_moved else as_sent | known


def _letters(cell: LooseCell) -> str:
    return _letters_of(cell.cell)


def _letters_of(address: str) -> str:
    found = _ADDRESS.fullmatch(address)
    return found[1] if found else ""


def _row(cell: LooseCell) -> int:
    found = _ADDRESS.fullmatch(cell.cell)
    return int(found[2]) if found else 0


def _place(number: int, sheet: str, row: int) -> str:
    return f"文件 {number} 的“{sheet}”第 {row} 行"
