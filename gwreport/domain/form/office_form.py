"""The form (填报表样) as an office edits it: one line a column, laid upon the standard form."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, cast

from gwreport.domain.form.columns import (
    Column,
    FieldKey,
    FilledBy,
    Given,
    Page,
    Reading,
    is_own_key,
    plan_heading,
)
from gwreport.domain.form.design import FormDesign, FormTable
from gwreport.domain.recorded import recorded_text
from gwreport.domain.texts.letters import letters_of
from gwreport.domain.texts.look_alikes import compared

_LONGEST_KEY = 50


@dataclass(frozen=True, slots=True)
class FormLine:
    """One column of one table of the unit workbook, as the office edits it.

    `table` is the sheet's name; `width` counts narrow characters; `key` is that of the column, "" for
    one that is new; one that `is_hidden` keeps its width for the day on which it is shown again.
    """

    table: str
    heading: str
    width: int
    hint: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    shown: frozenset[Page] = frozenset()
    key: FieldKey = ""
    is_hidden: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it is a column of the office's own."""
        return not self.key or is_own_key(self.key)


def lines_of(design: FormDesign) -> tuple[FormLine, ...]:
    """Give the lines of a design, table by table in the order of the columns.

    The token's column, and those that repeat the plan's, are nothing that an office edits here.
    """
    return tuple(
        FormLine(
            table.name,
            column.heading,
            column.width,
            column.hint,
            column.required,
            column.choices,
            column.shown,
            column.key,
            column.is_hidden,
        )
        for table in design.tables
        for column in table.columns
        if column.key != Given.TOKEN and plan_heading(column.key) is None
    )


def design_of(
    lines: Iterable[FormLine],
    standard: FormDesign,
    former: Mapping[FieldKey, str] | None = None,
) -> FormDesign:
    """Give the design that lines with keys describe; what they leave unsaid is as in `standard`.

    Raises ValueError for lines of a table that there is not, or with a key that is no column's.
    """
    by_table: dict[str, list[FormLine]] = {table.name: [] for table in standard.tables}
    for line in lines:
        if line.table not in by_table:
            raise ValueError(line.table)
        by_table[line.table].append(line)
    indicators, tasks, support = (
        _table_of(by_table[table.name], table) for table in standard.tables
    )
    return FormDesign(indicators, tasks, support, former or {})


def _table_of(lines: Sequence[FormLine], table: FormTable) -> FormTable:
    columns = [_column_of(line, table) for line in lines]
    return replace(table, columns=(*columns, table.column(Given.TOKEN)))


def _column_of(line: FormLine, table: FormTable) -> Column:
    known = table.find(line.key)
    if known is None:
        if not is_own_key(line.key):
            raise ValueError(line.key)
        reading = Reading.CHOICE if line.choices else Reading.WORDS
        known = Column(line.key, "", 0, filled_by=FilledBy.UNIT, reading=reading)
    return replace(
        known,
        heading=line.heading,
        width=line.width,
        hint=line.hint,
        required=line.required,
        choices=line.choices,
        shown=line.shown,
        is_hidden=line.is_hidden,
    )


def with_keys(
    lines: Iterable[FormLine], former: Mapping[FieldKey, str] | None = None
) -> tuple[FormLine, ...]:
    """Give every new line a key, made of its heading; the same heading has the same key in each table.

    `former` are the headings that the office's columns had last: one that comes again under its heading
    has its key again, so that what units once wrote stands with what they write now.
    """
    every = list(lines)
    once = former or {}
    used = {*once, *(line.key for line in every)}
    known = {heading_form(heading): key for key, heading in once.items() if is_own_key(key)}
    known |= {heading_form(one.heading): one.key for one in every if one.key and one.is_own}
    taken = {(line.table, line.key) for line in every}
    keyed: list[FormLine] = []
    for line in every:
        if not line.key:
            name = heading_form(line.heading)
            key = known.get(name, "")
            if not key or (line.table, key) in taken:
                known[name] = key = _new_key(line.heading, used)
            used.add(key)
            taken.add((line.table, key))
            line = replace(line, key=key)
        keyed.append(line)
    return tuple(keyed)


def _new_key(heading: str, used: set[FieldKey]) -> FieldKey:
    base = f"x-{letters_of(compared(heading))[:_LONGEST_KEY] or '栏'}"
    key, count = base, 1
    while key in used:
        count += 1
        key = f"{base}-{count}"
    return key


def heading_form(heading: str) -> str:
    """Give a heading as it is told from others: by its letters and figures alone, "" for none."""
    return letters_of(compared(heading))


def write_lines(lines: Iterable[FormLine]) -> str:
    """Write lines as they are recorded: the same lines are always the same text."""
    rows = [
        asdict(line) | {"shown": sorted(line.shown), "choices": list(line.choices)}
        for line in lines
    ]
    return recorded_text(rows)


def read_lines(value: str) -> tuple[FormLine, ...]:
    """Read what `write_lines` wrote.

    Raises ValueError, TypeError or LookupError for what it did not write.
    """
    rows: Any = json.loads(value)
    if type(rows) is not list:
        raise TypeError("form")
    return tuple(_line_of(row) for row in cast("list[dict[str, Any]]", rows))


def _line_of(row: Mapping[str, Any]) -> FormLine:
    for name in ("table", "heading", "hint", "key"):
        _must_be(row[name], str)
    for name in ("required", "is_hidden"):
        _must_be(row[name], bool)
    _must_be(row["width"], int)
    for name in ("choices", "shown"):
        _must_be(row[name], list)
    choices: tuple[Any, ...] = tuple(row["choices"])
    for one in choices:
        _must_be(one, str)
    return FormLine(
        row["table"],
        row["heading"],
        row["width"],
        row["hint"],
        row["required"],
        choices,
        frozenset(Page(one) for one in row["shown"]),
        row["key"],
        row["is_hidden"],
    )


def _must_be(value: object, kind: type) -> None:
    if type(value) is not kind:
        raise TypeError(kind.__name__)
