"""What is wrong with a form (填报表样) that an office has edited: nothing of it is taken then."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from gwreport.domain.form.columns import Column, Field, Given
from gwreport.domain.form.design import FormDesign
from gwreport.domain.form.office_form import FormLine, heading_form

LONGEST_HEADING, LONGEST_HINT, WIDEST, MOST_COLUMNS = 60, 240, 120, 80
# The rules and the report are made of them: they may be called and stand as the office likes.
_ALWAYS_SEEN = frozenset(
    {Given.TEXT, Field.COMPLETION, Field.STATUS, Field.PROBLEM, Field.NEXT_STEP}
)


class LinePart(StrEnum):
    """A column of the form table."""

    TABLE = "table"
    HEADING = "heading"
    WIDTH = "width"
    HINT = "hint"
    REQUIRED = "required"
    CHOICES = "choices"
    SHOWN = "shown"


class FormFaultKind(StrEnum):
    """What is wrong; each has a finding's code of the same name."""

    NO_TABLE = "form-no-table"
    TABLE_UNKNOWN = "form-table-unknown"
    HEADING_BLANK = "form-heading-blank"
    HEADING_LONG = "form-heading-long"
    HEADING_OURS = "form-heading-ours"
    HEADING_TWICE = "form-heading-twice"
    WIDTH_WRONG = "form-width-wrong"
    HINT_LONG = "form-hint-long"
    REQUIRED_WRONG = "form-required-wrong"
    CHOICES_EMPTY = "form-choices-empty"
    CHOICES_SINGLE = "form-choices-single"
    CHOICES_TWICE = "form-choices-twice"
    PAGE_UNKNOWN = "form-page-unknown"
    COLUMN_NEEDED = "form-column-needed"
    COLUMNS_MANY = "form-columns-many"
    NOT_FILLED_IN = "form-not-filled-in"
    PART_FIXED = "form-part-fixed"
    MUST_BE_SEEN = "form-must-be-seen"


@dataclass(frozen=True, slots=True)
class FormFault:
    """One fault: of which line (its place among the lines, None for the whole) and which part of it."""

    kind: FormFaultKind
    line: int | None = None
    part: LinePart = LinePart.HEADING
    facts: Mapping[str, str | int] = field(default_factory=dict[str, str | int])


def faults_of(lines: Sequence[FormLine], standard: FormDesign) -> list[FormFault]:
    """Find what is wrong with the lines of an edited form; none where it can be taken as it is."""
    found: list[FormFault] = []
    for place, line in enumerate(lines):
        table = standard.table(line.table)
        if table is None:
            facts = {"words": line.table}
            found.append(FormFault(FormFaultKind.TABLE_UNKNOWN, place, LinePart.TABLE, facts))
            continue
        found += _of_line(place, line, table.find(line.key))
        ours = table.column(Given.TOKEN).heading
        if heading_form(line.heading) == heading_form(ours):
            facts = {"heading": line.heading}
            found.append(FormFault(FormFaultKind.HEADING_OURS, place, LinePart.HEADING, facts))
    found += _twice(lines)
    for table in standard.tables:
        own = [line for line in lines if line.table == table.name]
        there = {line.key for line in own}
        missing = [one.heading for one in table.columns if one.key not in {*there, Given.TOKEN}]
        facts = {"table": table.name}
        for heading in missing:
            more = {**facts, "heading": heading}
            found.append(FormFault(FormFaultKind.COLUMN_NEEDED, facts=more))
        if len(own) > MOST_COLUMNS:
            more = {**facts, "count": len(own), "most": MOST_COLUMNS}
            found.append(FormFault(FormFaultKind.COLUMNS_MANY, facts=more))
    return found


def _of_line(place: int, line: FormLine, known: Column | None) -> Iterator[FormFault]:
    def fault(kind: FormFaultKind, part: LinePart, **facts: str | int) -> FormFault:
        return FormFault(kind, place, part, {"heading": line.heading, **facts})

    if not heading_form(line.heading):
        yield fault(FormFaultKind.HEADING_BLANK, LinePart.HEADING)
    if len(line.heading) > LONGEST_HEADING:
        most = LONGEST_HEADING
        yield fault(FormFaultKind.HEADING_LONG, LinePart.HEADING, most=most)
    if not 0 < line.width <= WIDEST:
        words = str(line.width)
        yield fault(FormFaultKind.WIDTH_WRONG, LinePart.WIDTH, words=words, most=WIDEST)
    if len(line.hint) > LONGEST_HINT:
        most = LONGEST_HINT
        yield fault(FormFaultKind.HINT_LONG, LinePart.HINT, count=len(line.hint), most=most)
    if len(line.choices) == 1:
        yield fault(FormFaultKind.CHOICES_SINGLE, LinePart.CHOICES, words=line.choices[0])
    twice = next((one for one in line.choices if line.choices.count(one) > 1), None)
    if twice is not None:
        yield fault(FormFaultKind.CHOICES_TWICE, LinePart.CHOICES, words=twice)
    if known is None:
        if line.is_hidden and line.required:
            yield fault(FormFaultKind.MUST_BE_SEEN, LinePart.WIDTH)
        return
    yield from _of_known(line, known, fault)


def _of_known(
    line: FormLine, known: Column, fault: Callable[..., FormFault]
) -> Iterator[FormFault]:
    if not known.is_fill:
        for part, is_said in (
            (LinePart.REQUIRED, line.required),
            (LinePart.HINT, bool(line.hint)),
            (LinePart.CHOICES, bool(line.choices)),
            (LinePart.SHOWN, bool(line.shown)),
        ):
            if is_said:
                yield fault(FormFaultKind.NOT_FILLED_IN, part)
    else:
        if line.choices != known.choices:
            yield fault(FormFaultKind.PART_FIXED, LinePart.CHOICES)
        if known.key == Field.COMPLETION:
            if not line.required:
                yield fault(FormFaultKind.PART_FIXED, LinePart.REQUIRED)
            if line.shown != known.shown:
                yield fault(FormFaultKind.PART_FIXED, LinePart.SHOWN)
    if line.is_hidden and (line.required or known.key in _ALWAYS_SEEN):
        yield fault(FormFaultKind.MUST_BE_SEEN, LinePart.WIDTH)


def _twice(lines: Sequence[FormLine]) -> Iterator[FormFault]:
    first: dict[tuple[str, str], int] = {}
    for place, line in enumerate(lines):
        form = line.table, heading_form(line.heading)
        if not form[1]:
            continue
        if form in first:
            facts = {"heading": line.heading, "table": line.table, "first": first[form]}
            yield FormFault(FormFaultKind.HEADING_TWICE, place, LinePart.HEADING, facts)
        first.setdefault(form, place)
