"""Finding the tables of a return by their headings, however sheets and columns were changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import Fact
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Place, Spot, sheet_spot
from gwreport.domain.form.columns import Column, Given
from gwreport.domain.form.design import FormDesign, FormTable
from gwreport.officefiles.xlsx.model import RawSheet, RawWorkbook
from gwreport.workbooks.form import HEADER_ROW
from gwreport.workbooks.returned.marks import may_be_token
from gwreport.workbooks.stamp import parse_token
from gwreport.workbooks.written_words import heading_key

_SEARCHED_ROWS = 60
_ENOUGH_HEADINGS = 3


class _Known:
    """The tables of designs as they are known again: looked up once for all files."""

    def __init__(self, designs: Sequence[FormDesign]) -> None:
        self.forms = [(form, design) for design in designs for form in design.sheets]
        self.by_name: dict[str, list[_KnownForm]] = {}
        for form, _ in self.forms:
            self.by_name.setdefault(form.name, []).append(_KnownForm(form))
        self.heading_keys = [
            (form, frozenset(heading_key(column.heading) for column in form.columns))
            for form, _ in self.forms
        ]


class _KnownForm:
    """One table as it was sent out."""

    def __init__(self, form: FormTable) -> None:
        self.form = form
        self.header = {place: column.heading for place, column in enumerate(form.columns, 1)}
        self.columns = {column.key: place for place, column in enumerate(form.columns, 1)}


# A process reads the returns of one workspace.
_known = lru_cache(maxsize=2)(_Known)


@dataclass
class ReturnedTable:
    """One table of a return.

    `form` is the issued sheet that it is; `columns` says where each of its columns stands now, from
    1; `extra` the columns that are none of ours; `lost` that its header is not to be recognised, so
    that nothing of it may be merged.
    """

    sheet: RawSheet
    form: FormTable
    header_row: int
    columns: Mapping[str, int]
    extra: tuple[int, ...] = ()
    findings: list[Finding] = field(default_factory=list[Finding])
    lost: bool = False

    @cached_property
    def given(self) -> frozenset[int]:
        """Where the columns stand that the office filled in."""
        return frozenset(at for column, at in self._placed if not column.is_fill)

    @cached_property
    def issued_cells(self) -> tuple[tuple[Column, int], ...]:
        """The office's columns whose cells are compared with what was sent, and where they stand."""
        return tuple(
            (column, at)
            for column, at in self._placed
            if not column.is_fill and column.key not in (Given.TEXT, Given.TOKEN)
        )

    @cached_property
    def fills(self) -> tuple[tuple[Column, int], ...]:
        """The columns that the unit fills in, and where they stand."""
        return tuple((column, at) for column, at in self._placed if column.is_fill)

    @property
    def _placed(self) -> Iterable[tuple[Column, int]]:
        return ((self.form.column(key), at) for key, at in self.columns.items())


def find_tables(book: RawWorkbook, designs: tuple[FormDesign, ...]) -> list[ReturnedTable]:
    """Find every table, in the order of the sheets; several may be the same issued sheet.

    `designs` are those in which workbooks were sent.
    """
    known = _known(designs)
    found: list[ReturnedTable] = []
    for sheet in book.sheets:
        header = sheet.rows.get(HEADER_ROW)
        sent = next(
            (one for one in known.by_name.get(sheet.name, ()) if one.header == header), None
        )
        if sent:
            # As it was sent out, to the letter.
            columns = sent.columns
            last = len(columns)
            extra = {
                place
                for cells in sheet.rows.values()
                if len(cells) and max(cells) > last
                for place in cells
                if place > last
            }
            table = ReturnedTable(sheet, sent.form, HEADER_ROW, columns, tuple(sorted(extra)))
            _tell_extra(table)
            found.append(table)
        elif table := _find_table(sheet, known):
            found.append(table)
    return found


def _find_table(sheet: RawSheet, known: _Known) -> ReturnedTable | None:
    best: tuple[tuple[int, int, bool], int, FormTable] | None = None
    titles: list[str] = []
    for row, cells in islice(sheet.rows.items(), _SEARCHED_ROWS):
        if len(cells) < _ENOUGH_HEADINGS:
            titles += cells.values()
            continue
        keys = {heading_key(text) for text in cells.values()}
        for form, headings in known.heading_keys:
            # 目标任务, 配合任务 and the sheets of named plans have the same columns: the sheet's own name tells
            # them apart (of names that stand in one another the longest), else its title.
            named = len(form.name) if form.name in sheet.name else 0
            score = len(keys & headings), named, any(form.subject in one for one in titles)
            if best is None or score > best[0]:
                best = score, row, form
    if best is not None and best[0][0] >= _ENOUGH_HEADINGS:
        return _mapped(sheet, best[1], best[2])
    return _by_tokens(sheet, known)


def _mapped(sheet: RawSheet, header_row: int, form: FormTable) -> ReturnedTable:
    headings = sheet.rows[header_row]
    keys = {place: heading_key(text) for place, text in headings.items()}
    columns: dict[str, int] = {}
    for column in form.columns:
        wanted = heading_key(column.heading)
        place = next(
            (
                place
                for place, key in keys.items()
                if key == wanted and place not in columns.values()
            ),
            None,
        )
        if place is not None:
            columns[column.key] = place
    table = ReturnedTable(sheet, form, header_row, columns)
    _find_edited(table, columns, keys)
    used = {place for row, cells in sheet.rows.items() if row >= header_row for place in cells}
    table.extra = tuple(sorted(used - set(columns.values())))
    issued_order = [columns[column.key] for column in form.columns if column.key in columns]
    moved = issued_order != sorted(issued_order)
    inserted = any(place < max(issued_order) for place in table.extra)
    if moved or inserted:
        table.findings.append(_finding(ReturnCode.COLUMNS_MOVED, table))
    _tell_extra(table)
    _tell_twice(table, columns, keys)
    lost = [
        column.heading
        for column in form.columns
        if column.key not in columns and (column.required or column.key == Given.TEXT)
    ]
    if lost:
        table.lost = True
        table.findings.append(_finding(ReturnCode.COLUMN_LOST, table, columns=tuple(lost)))
    return table


def _tell_twice(table: ReturnedTable, columns: Mapping[str, int], keys: dict[int, str]) -> None:
    # Two columns of the same heading, words in both: which of them counts is not ours to say.
    for key, place in columns.items():
        if not table.form.column(key).is_fill and key != Given.TEXT:
            continue
        twins = [one for one, words in keys.items() if words == keys.get(place)]
        filled = [one for one in twins if _has_words(table, one)]
        if len(filled) > 1:
            heading = table.sheet.text(table.header_row, place)
            cells = tuple(Spot(column=one, lettered=True) for one in filled)
            table.findings.append(
                _finding(ReturnCode.COLUMN_TWICE, table, heading=heading, columns=cells)
            )


def _has_words(table: ReturnedTable, column: int) -> bool:
    return any(column in cells for row, cells in table.sheet.rows.items() if row > table.header_row)


def _find_edited(table: ReturnedTable, columns: dict[str, int], keys: dict[int, str]) -> None:
    # A heading that was edited: it still begins or ends with its words, or stands where it stood.
    for index, column in enumerate(table.form.columns):
        if column.key in columns:
            continue
        free = {place: key for place, key in keys.items() if place not in columns.values()}
        wanted = heading_key(column.heading)
        near = [
            place for place, key in free.items() if key.startswith(wanted) or key.endswith(wanted)
        ]
        place = near[0] if len(near) == 1 else _expected_place(table, columns, index)
        if place is None or place in columns.values():
            continue
        columns[column.key] = place
        if column.key == Given.TOKEN:
            continue
        table.findings.append(
            _finding(
                ReturnCode.HEADING_EDITED,
                table,
                sheet_spot(table.header_row, place),
                heading=column.heading,
                now=table.sheet.text(table.header_row, place) or "（空白）",
            )
        )


def _expected_place(table: ReturnedTable, columns: Mapping[str, int], index: int) -> int | None:
    issued = table.form.columns
    if index == 0:
        right = columns.get(issued[1].key)
        return right - 1 if right and right > 1 else None
    left = columns.get(issued[index - 1].key)
    return left + 1 if left else None


def _by_tokens(sheet: RawSheet, known: _Known) -> ReturnedTable | None:
    # No header at all: the tokens tell that this is a table, and where its columns must be.
    first = next(
        (
            (row, column)
            for row, cells in sheet.rows.items()
            for column, text in cells.items()
            if may_be_token(text) and parse_token(text)
        ),
        None,
    )
    if first is None:
        return None
    # By name and width, by name, by width, and at last as the tasks of the office.
    forms = [form for form, _ in known.forms]
    named = [form for form in forms if form.name in sheet.name]
    named.sort(key=lambda form: -len(form.name))
    fitting = [form for form in forms if len(form.columns) == first[1]]
    both = [form for form in named if form in fitting]
    form = next(iter((*both, *named, *fitting, known.forms[0][1].tasks)))
    columns = {column.key: place for place, column in enumerate(form.columns, 1)}
    table = ReturnedTable(sheet, form, first[0] - 1, columns)
    if first[1] != table.columns[Given.TOKEN]:
        table.lost = True
    code = ReturnCode.HEADER_LOST if table.lost else ReturnCode.HEADER_BY_PLACE
    table.findings.append(_finding(code, table))
    return table


def _tell_extra(table: ReturnedTable) -> None:
    for place in table.extra:
        heading = table.sheet.text(table.header_row, place) or "（没有表头）"
        table.findings.append(
            _finding(
                ReturnCode.COLUMN_EXTRA, table, Spot(column=place, lettered=True), heading=heading
            )
        )


def _finding(code: Code, table: ReturnedTable, at: Spot = NOWHERE, **facts: Fact) -> Finding:
    place = Place(part=table.sheet.name, at=Spot(table.header_row) if at == NOWHERE else at)
    return Finding(code, place, facts=facts)
