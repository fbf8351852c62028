"""Filling a workbook from an office above with what this office reports, and nothing over what stands there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from gwreport.domain.findings.place import sheet_spot
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.texts.look_alikes import text_key
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.content import Content
from gwreport.officefiles.package import refusal
from gwreport.officefiles.sheets.opening import open_workbook
from gwreport.officefiles.xlsx.container import UnreadableFileError
from gwreport.wording.file_details import detail
from gwreport.workbooks.received.formula_values import with_formula_values
from gwreport.workbooks.received.rows import ReceivedRow, ReceivedWorkbook, received_workbook
from gwreport.workbooks.writing.sheet_rows import fitting


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What this office reports of an item of its own: the words for each column that has any.

    `origin` is that of the item (`Item.origin`), `texts` are those under which it may stand above.
    """

    item: str
    origin: str
    texts: tuple[str, ...]
    words: Mapping[FieldKey, str]


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell that was to be filled: `text` is what was written or, where it was not, what stands there.

    `wanted` is what this office reports, where the cell was left as it is; "" where it was filled.
    """

    sheet: str
    cell: str
    key: FieldKey
    text: str
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """A row with the item of this office that answers it ("" for none), and its cells."""

    sheet: str
    row: int
    text: str
    item: str = ""
    cells: tuple[FilledCell, ...] = ()
    left: tuple[FilledCell, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """The workbook as it is to be sent up, and what became of each row, in their order."""

    received: ReceivedWorkbook
    data: bytes
    rows: tuple[AnsweredRow, ...]


@dataclass(slots=True)
class _Answers:
    """The answers by what they are found by; what stands for several is none."""

    by_origin: dict[str, RowAnswer | None] = field(default_factory=dict[str, RowAnswer | None])
    by_text: dict[str, RowAnswer | None] = field(default_factory=dict[str, RowAnswer | None])

    def of(self, row: ReceivedRow, workspace: str) -> RowAnswer | None:
        marked = self.by_origin.get(f"{workspace}/{row.item}") if row.item else None
        text = text_key(row.text)
        if marked is not None and text in map(text_key, marked.texts):
            return marked
        # The office above reads the text. A mark may have been moved or copied to another row.
        return self.by_text.get(text, marked)


def fill_received(data: bytes, name: str, answers: Sequence[RowAnswer]) -> FilledWorkbook | None:
    """Fill the blank cells of a workbook; None for one that no office's workspace made.

    A row is found by its mark and its text; where these are of two items, by its text. Cells that somebody has filled in, and those that have no
    column any more or cannot hold the words whole, are left as they are and told. Raises
    DocumentError, also for a format that is only read.
    """
    try:
        book, content = open_workbook(data, name)
    except UnreadableFileError as error:
        raise refusal(error, name) from error
    received = received_workbook(book)
    if received is None:
        return None
    if content is not Content.XLSX or not data.startswith(b"PK"):
        raise DocumentError(name, DocumentFault.WRONG_KIND, detail("form-only-read"))
    from openpyxl import load_workbook

    known = _known(answers)
    filled = load_workbook(BytesIO(data))
    rows = [_answered(row, known.of(row, received.workspace), filled) for row in received.rows]
    stream = BytesIO()
    filled.save(stream)
    titles = [sheet.title for sheet in filled.worksheets]
    written = with_formula_values(stream.getvalue(), book, titles)
    return FilledWorkbook(received, written, tuple(rows))


def _known(answers: Sequence[RowAnswer]) -> _Answers:
    known = _Answers()
    for one in answers:
        if one.origin:
            known.by_origin[one.origin] = None if one.origin in known.by_origin else one
        for text in dict.fromkeys(map(text_key, one.texts)):
            known.by_text[text] = None if text in known.by_text else one
    return known


def _answered(row: ReceivedRow, answer: RowAnswer | None, book: Any) -> AnsweredRow:
    if answer is None:
        return AnsweredRow(row.sheet, row.row, row.text)
    cells = list(_filled(row, answer, book[row.sheet]))
    return AnsweredRow(
        row.sheet,
        row.row,
        row.text,
        answer.item,
        tuple(one for one in cells if not one.wanted),
        tuple(one for one in cells if one.wanted),
    )


def _filled(row: ReceivedRow, answer: RowAnswer, sheet: Any) -> Iterator[FilledCell]:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell

    for key, words in answer.words.items():
        column = row.columns.get(key)
        if column is None:
            yield FilledCell(row.sheet, "", key, "", words)
            continue
        at = sheet_spot(row.row, column).reference
        stands = row.filled.get(key, "")
        if stands or fitting(words) != words or ILLEGAL_CHARACTERS_RE.search(words):
            if stands != words:
                yield FilledCell(row.sheet, at, key, stands, words)
            continue
        cell = sheet.cell(row.row, column)
        if isinstance(cell, MergedCell):
            yield FilledCell(row.sheet, at, key, "", words)
            continue
        if cell.data_type == "f":
            # A formula that says nothing so far is somebody's too.
            formula = str(getattr(cell.value, "text", cell.value))
            yield FilledCell(row.sheet, at, key, formula, words)
            continue
        # A text that begins with = is a text.
        cell.value, cell.data_type = words, "s"
        yield FilledCell(row.sheet, at, key, words)
