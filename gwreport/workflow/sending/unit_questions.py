"""What a unit is to correct: the open findings about its own words, and the cells it left blank."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gwreport.domain.findings.code import Code, Severity, Trait
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import Field, FieldKey
from gwreport.domain.form.design import FormTable
from gwreport.domain.merging.send_backs import Question
from gwreport.domain.merging.words import newest_words
from gwreport.domain.returns.returns import Entry, Submission
from gwreport.domain.review.outdated_findings import finding_field
from gwreport.domain.texts.quoting import in_one_line
from gwreport.wording.findings.corrections import BLANK
from gwreport.wording.findings.explaining import words_to_unit
from gwreport.workflow.review.review_items import ReviewItem
from gwreport.workflow.review.review_round import Review

# Where a finding tells no cell of its own.
_OF_CODE: dict[Code, tuple[FieldKey, ...]] = {
    CheckCode.BEHIND_WITHOUT_PROBLEM: (Field.PROBLEM, Field.NEXT_STEP),
    CheckCode.BEHIND_WITHOUT_NEXT_STEP: (Field.NEXT_STEP,),
    ReviewCode.STATUS_DIFFERS: (Field.STATUS,),
}
_NOT_MERGED = frozenset({"held", "refused"})


@dataclass(frozen=True, slots=True)
class UnitRows:
    """The rows that a unit has in a round: the sheet of each item, and its newest words."""

    unit: str
    sheets: Mapping[str, FormTable]
    words: Mapping[str, Entry]

    def text(self, item: str, part: FieldKey) -> str:
        """Give the unit's newest words in one cell, "" for a blank."""
        entry = self.words.get(item)
        return entry.text(part) if entry else ""

    def fields(self, item: str) -> tuple[FieldKey, ...]:
        """Give the fields that the unit fills in for an item, in the columns' order."""
        return tuple(column.key for column in self.sheets[item].fills)

    def question(self, item: str, fields: Iterable[FieldKey], words: str) -> Question:
        """Ask for the correction of an item's fields, of the whole row when none is named."""
        table, all_fields, wrong = self.sheets[item], self.fields(item), set(fields)
        belonging = wrong.union(*(table.column(part).along for part in wrong)) or set(all_fields)
        open_ = tuple(part for part in all_fields if part in belonging)
        return Question(
            item,
            tuple(part for part in all_fields if part in wrong),
            open_,
            in_one_line(words),
            {part: self.text(item, part) for part in open_},
        )


def unit_rows(review: Review, unit: str, sheets: Mapping[str, FormTable]) -> UnitRows:
    """Gather a unit's rows; `sheets` gives the sheet of each item that its workbook holds."""
    newest = newest_words(review.state.entries)
    words = {item: entry for (name, item), entry in newest.items() if name == unit}
    return UnitRows(unit, sheets, words)


def open_questions(review: Review, rows: UnitRows) -> list[Question]:
    """List what is open with a unit's words, in the order of its workbook."""
    files = {one.number: one for one in review.state.submissions}
    leads = {one.item.id: one.leads for one in review.state.merged}
    found: dict[tuple[str, str], Question] = {}
    for one in review.items:
        if one.kind in _NOT_MERGED or (one.submission and one.submission not in files):
            # What answers supervision is no part of the return that is sent back.
            continue
        for finding in one.findings:
            if _concerns(finding, one, rows, leads):
                parts = _parts(finding, files.get(one.submission), rows)
                words = words_to_unit(finding)
                question = rows.question(finding.item or "", parts, words)
                found.setdefault((question.item, question.words), question)
    asked = {(one.item, part) for one in found.values() for part in one.fields}
    questions = [*found.values(), *_blanks(rows, asked)]
    order = {item: place for place, item in enumerate(rows.sheets)}
    return sorted(questions, key=lambda one: order[one.item])


def _concerns(
    finding: Finding, one: ReviewItem, rows: UnitRows, leads: Mapping[str, Sequence[str]]
) -> bool:
    if finding.severity is Severity.INFO or finding.code.has(Trait.NOT_FOR_UNITS):
        return False
    if finding.item is None or finding.item not in rows.sheets:
        return False
    if finding.code == ReviewCode.STATUS_DIFFERS:
        return rows.unit in leads.get(finding.item, ()) and finding.item in rows.words
    return (finding.unit or one.unit) == rows.unit


def _parts(finding: Finding, file: Submission | None, rows: UnitRows) -> tuple[FieldKey, ...]:
    """Say which fields a finding is about, () for the whole row."""
    part = finding_field(finding, file)
    named = _OF_CODE.get(finding.code) or ((part,) if part else ())
    fields = rows.fields(finding.item or "")
    return tuple(one for one in named if one in fields)


def _blanks(rows: UnitRows, asked: set[tuple[str, FieldKey]]) -> Iterable[Question]:
    for item, sheet in rows.sheets.items():
        entry = rows.words.get(item)
        blank = [
            column
            for column in sheet.fills
            if column.required
            and not rows.text(item, column.key).strip()
            # Figures stand for an indicator's words.
            and not (column.key == Field.COMPLETION and entry and entry.completion.strip())
            and (item, column.key) not in asked
        ]
        if blank:
            names = "".join(f"“{column.heading}”" for column in blank)
            yield rows.question(item, (column.key for column in blank), BLANK.format(fields=names))
