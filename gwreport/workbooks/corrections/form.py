"""What a workbook that is sent back (退回修改) says: the unit's form, its own words, the questions."""

from collections.abc import Mapping
from dataclasses import dataclass

from gwreport.domain.form.columns import Field, FieldKey
from gwreport.domain.form.design import FormTable
from gwreport.domain.merging.send_backs import Question
from gwreport.workbooks.form import FIRST_ROW, UnitForm, column_letter

NOTE_HEAD = "【退回修改】"


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """A workbook that goes back to its unit.

    `form` is that of the unit in the round, `form.correction` the number of the sending back;
    `written` are the unit's own words by item and field, verbatim; `reason` is told to the unit
    beside the questions, "" for none.
    """

    form: UnitForm
    questions: tuple[Question, ...]
    written: Mapping[tuple[str, FieldKey], str]
    reason: str = ""

    def places(self) -> dict[str, tuple[FormTable, int]]:
        """Give the sheet and the row in which each item stands."""
        return {
            row.item: (sheet, number)
            for sheet, rows in self.form.tables()
            for number, row in enumerate(rows, FIRST_ROW)
        }


def marked(question: Question) -> tuple[FieldKey, ...]:
    """Give the fields of a question that stand out and bear its note.

    Of a whole row that is 完成情况; the other cells are open without standing out.
    """
    if question.fields:
        return question.fields
    return (Field.COMPLETION,) if Field.COMPLETION in question.open else question.open[:1]


def first_cell(question: Question, sheet: FormTable, row: int) -> str:
    """Give the address of the cell to which a question leads."""
    return f"{column_letter(sheet, marked(question)[0])}{row}"


def notes(questions: tuple[Question, ...]) -> dict[tuple[str, FieldKey], str]:
    """Give the note on each cell that bears one, by item and field; the reader knows them again."""
    found: dict[tuple[str, FieldKey], list[str]] = {}
    for question in questions:
        for part in marked(question):
            found.setdefault((question.item, part), []).append(question.words)
    return {place: NOTE_HEAD + "\n".join(words) for place, words in found.items()}
