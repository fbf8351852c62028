"""Decide upon rows that stand beside the issued ones: say which item one is, or that it is none."""

from collections.abc import Sequence

from gwreport.domain.decisions.decisions import Decision, DecisionKind, in_force
from gwreport.domain.decisions.values import Row, read_row
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.words import ROW_SORTS
from gwreport.domain.returns.returns import MERGED_OUTCOMES, LooseCell, Submission
from gwreport.errors import ArgumentError
from gwreport.workbooks.returned.field_columns import field_columns
from gwreport.workbooks.written_words import read_status
from gwreport.workflow.review.decide import find_matter
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.rounds.sent_designs import design_as, sent_as
from gwreport.workflow.workspace import Workspace


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
    round_, _ = workspace.issued_round(code, refinement=True)
    submission, cells = _extra_row(workspace, str(round_), number, sheet, row, "--take-row")
    near = next((cell.item for cell in cells if cell.item), None)
    if not (written_item or near):
        raise ArgumentError("--take-row", "row-item-unsaid", _place(number, sheet, row))
    item = find_matter(workspace, round_, written_item or near or "")
    sent = sent_as(workspace, workspace.book.issues(str(round_)), submission.unit)
    columns = field_columns(submission, sheet, design_as(workspace, sent))
    by_column = {cell.at.column: cell for cell in cells}
    words = {part: by_column[column] for part, column in columns.items() if column in by_column}
    if not words:
        raise ArgumentError("--take-row", "row-without-words", _place(number, sheet, row))
    status = words.get(Field.STATUS)

    def still_open(decisions: Sequence[Decision]) -> None:
        # Somebody may have undone the taking of the file meanwhile.
        _extra_row(workspace, str(round_), number, sheet, row, "--take-row")
        _refuse_settled(decisions, value, "--take-row")

    value = Row(
        number,
        sheet,
        row,
        submission.unit,
        {part: cell.at for part, cell in words.items()},
        read_status(status.text) if status else None,
    )
    return record(
        workspace,
        str(round_),
        item.id,
        DecisionKind.ROW,
        value.value(),
        author,
        still=still_open,
    )


def refuse_row(
    workspace: Workspace, code: str, number: int, sheet: str, row: int, author: Author
) -> int:
    """Say that an extra row is none of the issued items; returns the decision's number.

    Raises ArgumentError as `take_row` does; ConflictError.
    """
    round_, _ = workspace.issued_round(code, refinement=True)
    _extra_row(workspace, str(round_), number, sheet, row, "--refuse-row")
    value = Row(number, sheet, row)

    def still_open(decisions: Sequence[Decision]) -> None:
        _extra_row(workspace, str(round_), number, sheet, row, "--refuse-row")
        _refuse_settled(decisions, value, "--refuse-row")

    return record(
        workspace,
        str(round_),
        str(number),
        DecisionKind.NO_ROW,
        value.value(),
        author,
        still=still_open,
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
        if cell.sort in ROW_SORTS and cell.sheet == sheet and cell.at.row == row
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


def _place(number: int, sheet: str, row: int) -> str:
    return f"文件 {number} 的“{sheet}”第 {row} 行"
