"""What was sent back to a unit, read from the very bytes that were written then."""

from dataclasses import replace

from gwreport.domain.merging.send_backs import SendBack
from gwreport.officefiles.sheets.opening import open_workbook
from gwreport.workbooks.corrections.form import notes
from gwreport.workbooks.form import CORRECTION_SHEET
from gwreport.workbooks.intake.reading import IntakeContext, take_in
from gwreport.workbooks.issued_correction import IssuedCorrection, folded


def read_issued(
    data: bytes,
    send_back: SendBack,
    unit: str,
    round_code: str,
    context: IntakeContext,
    *,
    withdrawn: bool,
) -> IssuedCorrection:
    """Say what a workbook that was sent back held.

    It is read as a return is read, so that a cell which nobody touches comes back as it stands
    here, whatever reading makes of odd characters.
    """
    book, _ = open_workbook(data)
    words = {
        text
        for sheet in book.sheets
        if sheet.name == CORRECTION_SHEET
        for cells in sheet.rows.values()
        for text in cells.values()
    }
    entries = take_in(data, send_back.file, replace(context, corrections=())).reading.entries
    sent = {
        (entry.item, part): cell.text for entry in entries for part, cell in entry.cells.items()
    }
    return IssuedCorrection(
        round_code,
        unit,
        send_back.number,
        send_back.version,
        tuple(entry.item for entry in entries),
        tuple(one.item for one in send_back.questions),
        frozenset() if withdrawn else send_back.asked(),
        sent,
        frozenset(words),
        frozenset(map(folded, notes(send_back.questions).values())),
        withdrawn,
    )
