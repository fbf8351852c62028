"""A corrected workbook that came back: what the unit changed of what was sent, and its answers."""

from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.corrections import CorrectionCode
from gwreport.domain.findings.facts import Fact, ItemField, NamedField
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, Spot, sheet_spot
from gwreport.domain.form.columns import Field, FieldKey
from gwreport.domain.form.design import FormDesign
from gwreport.domain.merging.send_backs import REPLY
from gwreport.domain.returns.returns import Entry, LooseCell, WrittenCell
from gwreport.domain.texts.quoting import beginning
from gwreport.officefiles.xlsx.model import RawSheet, RawWorkbook
from gwreport.workbooks.corrections.sheets import REPLY_COLUMN
from gwreport.workbooks.form import CORRECTION_SHEET, SIGNER_CELLS
from gwreport.workbooks.issued_correction import CellOf, IssuedCorrection, folded
from gwreport.workbooks.returned.filled_cells import Gathered


def forget_own_notes(book: RawWorkbook, correction: IssuedCorrection) -> None:
    """Take the notes that we put on the cells off again; what a unit has added to one stays."""
    for sheet in book.sheets:
        sheet.notes = [note for note in sheet.notes if folded(note.text) not in correction.notes]


def read_list(sheet: RawSheet, correction: IssuedCorrection, gathered: Gathered) -> bool:
    """Account for every cell of 修改说明: our words, the unit's answers, the signers, the rest.

    Returns False for any other sheet.
    """
    if CORRECTION_SHEET not in sheet.name:
        return False
    left: list[tuple[int, int, str]] = []
    for row, cells in sheet.rows.items():
        gathered.cells += len(cells)
        first = cells.get(1, "")
        if first in SIGNER_CELLS and len(cells) > 1:
            gathered.loose += [
                LooseCell("signer", sheet.name, sheet_spot(row, column), f"{first}：{text}")
                for column, text in cells.items()
                if column > 1
            ]
            continue
        index = int(first) - 1 if first.isdecimal() and len(first) < 6 else -1
        is_question = 0 <= index < len(correction.items) and len(cells) > 1
        for column, text in cells.items():
            place = sheet_spot(row, column)
            if is_question and column == REPLY_COLUMN + 1:
                _take_reply(sheet, place, text, correction.items[index], first, gathered)
            elif not (is_question and column == 1) and text not in correction.words:
                left.append((row, column, text))
    for row, column, text in left:
        gathered.loose.append(LooseCell("extra_sheet", sheet.name, sheet_spot(row, column), text))
    if left:
        facts = {"sheet": sheet.name, "count": len(left), "first": left[0][2][:40]}
        where = Place(part=sheet.name, at=sheet_spot(*left[0][:2]))
        gathered.findings.append(Finding(CorrectionCode.CORRECTION_WRITTEN, where, facts=facts))
    return True


def _take_reply(
    sheet: RawSheet, place: Spot, text: str, item: str, number: str, gathered: Gathered
) -> None:
    gathered.loose.append(LooseCell(REPLY, sheet.name, place, text, item))
    facts = {"number": number, "text": beginning(text, 120)}
    where = Place(part=sheet.name, at=place)
    gathered.findings.append(Finding(CorrectionCode.UNIT_REPLIED, where, item, facts))


def only_changes(
    entries: Sequence[Entry],
    correction: IssuedCorrection,
    design: FormDesign,
    gathered: Gathered,
) -> list[Entry]:
    """Give the entries with the changed cells only, and tell what was changed, and what was not.

    What was not touched is in the ledger already, where it was first written.
    """
    changed: list[Entry] = []
    touched: set[CellOf] = set()
    untouched: set[tuple[str, Spot]] = set()
    for entry in entries:
        cells: dict[FieldKey, WrittenCell] = {}
        for part, cell in entry.cells.items():
            if cell.text == correction.sent.get((entry.item, part), ""):
                untouched.add((entry.item, cell.at))
            else:
                cells[part] = cell
        touched |= {(entry.item, part) for part in cells}
        if cells:
            status = entry.status if Field.STATUS in cells else None
            changed.append(replace(entry, cells=cells, status=status))
    gathered.findings[:] = [
        one for one in gathered.findings if not (one.item and (one.item, one.place.at) in untouched)
    ]
    cleared = _cleared(entries, correction)
    _tell(touched, cleared, correction, design, gathered)
    return changed


def _cleared(entries: Sequence[Entry], correction: IssuedCorrection) -> list[CellOf]:
    by_item = {entry.item: entry for entry in entries}
    return [
        (item, part)
        for (item, part), text in correction.sent.items()
        if text and item in by_item and part not in by_item[item].cells
    ]


def _tell(
    touched: set[CellOf],
    cleared: Sequence[CellOf],
    correction: IssuedCorrection,
    design: FormDesign,
    gathered: Gathered,
) -> None:
    def tell(code: Code, item: str | None = None, **facts: Fact) -> None:
        facts["number"] = correction.number
        gathered.findings.append(Finding(code, item=item, facts=facts))

    tell(
        CorrectionCode.CORRECTION_OF,
        version=correction.version,
        count=len(touched),
    )
    if correction.withdrawn:
        tell(CorrectionCode.CORRECTION_WITHDRAWN)
    beyond = sorted(touched - correction.asked)
    if beyond:
        cells = tuple(
            ItemField(item, NamedField(part, design.heading(part))) for item, part in beyond
        )
        tell(CorrectionCode.CORRECTION_BEYOND, count=len(beyond), cells=cells)
    for item, part in cleared:
        tell(CorrectionCode.CORRECTION_CLEARED, item, field=NamedField(part, design.heading(part)))
    replied = {cell.item for cell in gathered.loose if cell.sort == REPLY}
    answered = {item for item, _ in {*touched, *cleared}} | replied
    left = list(dict.fromkeys(item for item in correction.items if item not in answered))
    if left:
        tell(CorrectionCode.CORRECTION_LEFT, count=len(left), items=tuple(left))
