"""Reads the form table that an office has edited: blanks, widths and the order of its columns aside."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gwreport.domain.findings.codes.forms import FormCode
from gwreport.domain.findings.facts import Fact
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, sheet_spot
from gwreport.domain.form.columns import Page
from gwreport.domain.form.design import FormDesign
from gwreport.domain.form.form_faults import (
    WIDEST,
    FormFault,
    FormFaultKind,
    LinePart,
    faults_of,
)
from gwreport.domain.form.office_form import FormLine, heading_form, lines_of
from gwreport.officefiles.package import refusal
from gwreport.officefiles.sheets.opening import open_workbook
from gwreport.officefiles.xlsx.container import UnreadableFileError
from gwreport.officefiles.xlsx.model import RawSheet, RawWorkbook
from gwreport.wording.form_lines import LINE_PARTS, PAGE_NAMES
from gwreport.workbooks.form_table.writing import KEY_HEADING
from gwreport.workbooks.written_words import bare_words, heading_key, read_switch

_SEARCHED_ROWS = 20
_USUAL_WIDTH = 16
# A width as a sheet program may write it.
_WIDTH = re.compile(r"(\d{1,4})(?:\.0{1,9})?")
_BETWEEN = re.compile("[、\n;；]+")
_PAGES_BETWEEN = re.compile(r"[、，,;；/\s]+")
_PARTS = {heading_key(name): part for part, name in LINE_PARTS.items()}
_PAGES = {name: page for page, name in PAGE_NAMES.items()}


@dataclass(frozen=True, slots=True)
class EditedForm:
    """The lines of a form table as an office has it, and what is wrong with them.

    With any finding nothing of it may be taken.
    """

    lines: tuple[FormLine, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_form_table(
    data: bytes, name: str, forms: tuple[FormDesign, FormDesign], convert: object = None
) -> EditedForm:
    """Read the table in a file of that name; `forms` are the form that stands, and the standard one.

    Raises DocumentError for a file that is no workbook.
    """
    del convert  # what a sheet stores is all that is asked of it
    try:
        book, _ = open_workbook(data, name)
    except UnreadableFileError as error:
        raise refusal(error, name) from error
    return _Reader(name, *forms).read(book)


def fault_finding(fault: FormFault, place: Place, first: str = "") -> Finding:
    """Give the finding of a fault; `first` is where the line stands that it names, "" for none."""
    facts: dict[str, Fact] = {**fault.facts, "part": LINE_PARTS[fault.part]}
    if "first" in facts:
        facts["first"] = first
    return Finding(FormCode.of(fault.kind), place, facts=facts)


class _Reader:
    def __init__(self, name: str, stands: FormDesign, standard: FormDesign) -> None:
        self._name, self._standard = name, standard
        self._known = {(line.table, line.key): line for line in lines_of(stands)}
        self._by_heading = {
            (line.table, heading_form(line.heading)): line
            for line in (*lines_of(standard), *lines_of(stands))
            if (line.table, line.key) in self._known
        }
        self._faults: list[Finding] = []
        self._tables = {heading_key(table.name): table.name for table in standard.tables}

    def read(self, book: RawWorkbook) -> EditedForm:
        """Read the first sheet on which the table stands."""
        for sheet in book.sheets:
            header = _header(sheet)
            if header is not None:
                return self._read_sheet(sheet, *header)
        first = book.sheets[0].name if book.sheets else ""
        return EditedForm(
            findings=(
                Finding(
                    FormCode.NO_TABLE,
                    Place(self._name, first),
                    facts={"headings": tuple(LINE_PARTS.values())},
                ),
            )
        )

    def _read_sheet(
        self, sheet: RawSheet, header: int, columns: Mapping[LinePart, int], key_column: int
    ) -> EditedForm:
        rows = [
            row
            for row, cells in sheet.rows.items()
            if row > header and any(cells.get(at, "").strip() for at in columns.values())
        ]
        lines: list[FormLine] = []
        for row in rows:

            def words(part: LinePart, row: int = row) -> str | None:
                at = columns.get(part)
                return None if at is None else sheet.text(row, at).strip()

            def tell(kind: FormFaultKind, part: LinePart, row: int = row, **facts: Fact) -> None:
                self._faults.append(
                    Finding(
                        FormCode.of(kind),
                        self._place(sheet, row, columns.get(part, 1)),
                        facts={
                            "heading": sheet.text(row, columns[LinePart.HEADING]).strip(),
                            "part": LINE_PARTS[part],
                            **facts,
                        },
                    )
                )

            key = sheet.text(row, key_column).strip() if key_column else ""
            lines.append(self._line(words, tell, key))
        keyed = self._with_known_keys(lines)
        self._faults += self._structural(sheet, rows, columns, keyed)
        return EditedForm(tuple(keyed), tuple(self._faults))

    def _line(
        self,
        words: Callable[[LinePart], str | None],
        tell: Callable[..., None],
        key: str,
    ) -> FormLine:
        written = words(LinePart.TABLE) or ""
        table = self._tables.get(heading_key(written), written)
        heading = " ".join((words(LinePart.HEADING) or "").split())
        known = self._known.get((table, key)) or self._by_heading.get(
            (table, heading_form(heading))
        )
        base = replace(known, heading=heading) if known else FormLine(table, heading, _USUAL_WIDTH)
        line = replace(base, key=key if (table, key) in self._known else "")
        width = words(LinePart.WIDTH)
        if width:
            line = _with_width(line, width, tell)
        if (hint := words(LinePart.HINT)) is not None:
            line = replace(line, hint=hint)
        if (required := words(LinePart.REQUIRED)) is not None:
            line = replace(line, required=_is_yes(required, tell))
        if (choices := words(LinePart.CHOICES)) is not None:
            line = replace(line, choices=_choices(choices, tell))
        if (shown := words(LinePart.SHOWN)) is not None:
            line = replace(line, shown=_pages(shown, tell))
        return line

    def _with_known_keys(self, lines: Sequence[FormLine]) -> list[FormLine]:
        # A row that was copied has the key of the one that it was made of: it is that which still has its
        # heading, else the first. A row without a key is the column of its heading.
        claimed: dict[tuple[str, str], int] = {}
        for place, line in enumerate(lines):
            if not line.key:
                continue
            of = line.table, line.key
            before = claimed.get(of)
            if before is None or (not self._has_heading(lines[before]) and self._has_heading(line)):
                claimed[of] = place
        for place, line in enumerate(lines):
            if line.key:
                continue
            known = self._by_heading.get((line.table, heading_form(line.heading)))
            if known is not None:
                claimed.setdefault((known.table, known.key), place)
        keys = {place: key for (_, key), place in claimed.items()}
        return [replace(line, key=keys.get(place, "")) for place, line in enumerate(lines)]

    def _has_heading(self, line: FormLine) -> bool:
        known = self._known[line.table, line.key]
        return heading_form(known.heading) == heading_form(line.heading)

    def _structural(
        self,
        sheet: RawSheet,
        rows: Sequence[int],
        columns: Mapping[LinePart, int],
        lines: Sequence[FormLine],
    ) -> list[Finding]:
        found: list[Finding] = []
        for fault in faults_of(lines, self._standard):
            place, first = Place(self._name, sheet.name), ""
            if fault.line is not None:
                row = rows[fault.line]
                place = self._place(sheet, row, columns.get(fault.part, 1))
                at = fault.facts.get("first")
                if isinstance(at, int):
                    first = sheet_spot(rows[at], columns[LinePart.HEADING]).reference
            # What could not be read is told once.
            if fault.line is None or place not in {one.place for one in self._faults}:
                found.append(fault_finding(fault, place, first))
        return found

    def _place(self, sheet: RawSheet, row: int, column: int) -> Place:
        return Place(self._name, sheet.name, sheet_spot(row, column))


def _header(sheet: RawSheet) -> tuple[int, dict[LinePart, int], int] | None:
    for row, cells in islice(sheet.rows.items(), _SEARCHED_ROWS):
        columns: dict[LinePart, int] = {}
        key = 0
        for column, text in cells.items():
            form = heading_key(text)
            if form in _PARTS:
                columns.setdefault(_PARTS[form], column)
            elif form == heading_key(KEY_HEADING):
                key = column
        if {LinePart.TABLE, LinePart.HEADING} <= columns.keys():
            return row, columns, key
    return None


def _with_width(line: FormLine, written: str, tell: Callable[..., None]) -> FormLine:
    found = _WIDTH.fullmatch(bare_words(written))
    if found is None:
        tell(FormFaultKind.WIDTH_WRONG, LinePart.WIDTH, words=written, most=WIDEST)
        return line
    width = int(found[1])
    # A hidden column keeps its width for the day on which it is shown again.
    return replace(line, width=width or line.width, is_hidden=width == 0)


def _is_yes(written: str, tell: Callable[..., None]) -> bool:
    said = read_switch(written, "必填", ("不必填", ""))
    if said is None:
        tell(FormFaultKind.REQUIRED_WRONG, LinePart.REQUIRED, words=written)
    return said is True


def _choices(written: str, tell: Callable[..., None]) -> tuple[str, ...]:
    choices = tuple(one.strip() for one in _BETWEEN.split(written) if one.strip())
    if written and not choices:
        tell(FormFaultKind.CHOICES_EMPTY, LinePart.CHOICES, words=written)
    return choices


def _pages(written: str, tell: Callable[..., None]) -> frozenset[Page]:
    words = [one for one in _PAGES_BETWEEN.split(written) if one]
    strange = [one for one in words if one not in _PAGES]
    if strange:
        tell(FormFaultKind.PAGE_UNKNOWN, LinePart.SHOWN, words="、".join(strange))
    return frozenset(_PAGES[one] for one in words if one in _PAGES)
