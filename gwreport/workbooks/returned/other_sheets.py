"""What stands outside the tables: the guide with its signers, hidden sheets, added sheets."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import lru_cache

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, sheet_spot
from gwreport.domain.form.design import FormDesign
from gwreport.domain.returns.returns import LooseCell
from gwreport.domain.rounds import Round
from gwreport.officefiles.xlsx.model import RawSheet, RawWorkbook
from gwreport.wording.refinement_design import REFINEMENT_DESIGN
from gwreport.wording.supervision_form import SUPERVISION
from gwreport.workbooks.form import (
    GUIDE_SHEET,
    SIGNER_CELLS,
    FormRow,
    UnitForm,
    WorkspaceKey,
)
from gwreport.workbooks.returned.filled_cells import Gathered
from gwreport.workbooks.returned.loose_cells import loose_cells
from gwreport.workbooks.writing.guide_sheet import guide_rows
from gwreport.workbooks.writing.hidden_sheets import GUIDE_MARK, guide_digest, stamp_rows

_TITLE_ENDS = "填报表"


def issued_guide(book: RawWorkbook) -> frozenset[str]:
    """Give the digests of what stood in 填报说明 when the workbook was sent, as far as it tells."""
    return frozenset(
        digest
        for sheet in book.sheets
        if sheet.state != "visible"
        for cells in sheet.rows.values()
        for text in cells.values()
        if text.startswith(GUIDE_MARK)
        for digest in text.removeprefix(GUIDE_MARK).split()
    )


def read_other_sheet(
    sheet: RawSheet,
    gathered: Gathered,
    designs: tuple[FormDesign, ...],
    issued: Collection[str] = frozenset(),
) -> None:
    """Account for every cell of a sheet that is no table; what is not ours stays loose.

    `designs` are all in which workbooks were sent, `issued` the digests of the guide's own words.
    """
    is_guide = GUIDE_SHEET in sheet.name
    left: list[tuple[int, int]] = []
    for row, cells in sheet.rows.items():
        gathered.cells += len(cells)
        if is_guide:
            left += [
                place
                for place in _guide_row(sheet, row, cells, gathered, _check_labels(designs))
                if guide_digest(sheet.text(*place)) not in issued
            ]
        else:
            left += [
                (row, column)
                for column, text in cells.items()
                if not (sheet.state != "visible" and _is_hidden_sheets_own(text, designs))
            ]
    for row, column in left:
        text = sheet.rows[row][column]
        gathered.loose += loose_cells("extra_sheet", sheet, row, column, text)
    if left:
        code = ReturnCode.GUIDE_WRITTEN if is_guide else ReturnCode.SHEET_EXTRA
        facts = {"count": len(left), "first": sheet.text(*left[0])[:40]}
        place = Place(part=sheet.name, at=sheet_spot(*left[0]))
        gathered.findings.append(Finding(code, place, facts=facts))


def _guide_row(
    sheet: RawSheet,
    row: int,
    cells: dict[int, str],
    gathered: Gathered,
    check_labels: Collection[str],
) -> list[tuple[int, int]]:
    left: list[tuple[int, int]] = []
    words, first, label = _guide_words(), cells.get(1, ""), ""
    # Most rows say what they always say.
    if first in check_labels or _unsigned_words().issuperset(cells.values()):
        return left
    for column, text in cells.items():
        if text in SIGNER_CELLS:
            label = text
        elif label:
            # Whatever stands behind the label, even a word of the guide itself.
            at = sheet_spot(row, column)
            gathered.loose.append(LooseCell("signer", sheet.name, at, f"{label}：{text}"))
            label = ""
        elif not (
            text in words
            or (column == 1 and text.endswith(_TITLE_ENDS))
            or (column == 2 and first in _labels())
        ):
            left.append((row, column))
    return left


@lru_cache(maxsize=1)
def _guide_words() -> frozenset[str]:
    words = {cell.value for one in _samples() for row in guide_rows(one) for cell in row.cells}
    return frozenset(word for word in words if isinstance(word, str)) | set(SIGNER_CELLS)


@lru_cache(maxsize=1)
def _unsigned_words() -> frozenset[str]:
    return _guide_words() - set(SIGNER_CELLS)


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    firsts = (
        row.cells[0].value for one in _samples() for row in guide_rows(one) if len(row.cells) > 1
    )
    return frozenset(word for word in firsts if isinstance(word, str)) - {""}


def _samples() -> tuple[UnitForm, ...]:
    form = _sample()
    refined = replace(form, round=Round(2000, 0), design=REFINEMENT_DESIGN)
    supervised = replace(form, design=SUPERVISION, indicators=(), support=())
    return form, refined, supervised


def _sample() -> UnitForm:
    rows = (FormRow("", "", ""),)
    day = date(2000, 1, 1)
    key = WorkspaceKey("", "")
    return UnitForm(key, "", "", Round(2000, 1), 1, "", day, None, "", rows, rows, rows)


@lru_cache(maxsize=2)
def _check_labels(designs: tuple[FormDesign, ...]) -> frozenset[str]:
    names = (form.name for one in designs for form in one.sheets)
    return frozenset((*names, "填报人信息"))


@lru_cache(maxsize=2)
def _hidden_words(designs: tuple[FormDesign, ...]) -> frozenset[str]:
    words = {cell.value for row in stamp_rows(_sample()) for cell in row.cells}
    choices = (word for one in designs for words in one.choice_lists for word in words)
    return frozenset((*(word for word in words if isinstance(word, str)), *choices))


def _is_hidden_sheets_own(text: str, designs: tuple[FormDesign, ...]) -> bool:
    return text.startswith(("gwreport/", GUIDE_MARK)) or text in _hidden_words(designs)
