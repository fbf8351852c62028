"""Breakdowns that are tables: every row an item, merged cells shared, headings between the rows."""

import re
from dataclasses import replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.column_mapping import RowMark
from gwreport.domain.plan.plan import HeadedCell, Kind
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph
from gwreport.reading.drafts import Draft, finding
from gwreport.reading.layouts.bulleted_rows import broad_rows, is_bulleted, without_bullet
from gwreport.reading.layouts.columns_by_weight import told_guesses
from gwreport.reading.layouts.further_columns import KEPT_ROLES, take_further
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.heading_rows import HeadingRow, heading_row, is_note, is_sum
from gwreport.reading.layouts.kept_columns import kept_findings
from gwreport.reading.layouts.line_joining import one_line, without_stray_marks
from gwreport.reading.layouts.outline import (
    Outline,
    heading_in,
    kind_named_in,
    names_part,
    split_heading,
)
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.layouts.rows_of_items import (
    KEPT,
    as_above,
    joins_above,
    number_in_text,
    settle_units,
    shares_number,
    side_by_side,
    take_cells,
    with_target,
)
from gwreport.reading.layouts.section_leaders import (
    LeadersOverTable,
    SectionLeaders,
    leaders_of_row,
)
from gwreport.reading.layouts.sections_above import SectionsAbove
from gwreport.reading.layouts.several_targets import with_one_target
from gwreport.reading.layouts.table_owners import (
    ANSWERING,
    needs_owner,
    owner_in,
    owner_rows,
    owners_of,
)
from gwreport.reading.words.headings import UNIT_ROLES, Role
from gwreport.reading.words.item_numbers import split_number
from gwreport.reading.words.printed_numbers import bare_number, counted, marks_beside

_BARE_FIGURE = re.compile(r"[-－+]?[\d,.]{1,20}[%％‰]?|[/／—–-]{1,3}")


def is_plan_table(table: Table) -> bool:
    """Say whether a table gives tasks to units: in a column, or in brackets behind the words."""
    if not table.has(Role.TEXT) or _are_figures(table):
        return False
    # Of what a person has spoken as of tasks there may be no unit; with what was done it is no plan.
    spoken = table.said.values()
    said = Role.TEXT in spoken and Role.COMPLETION not in spoken
    told = said or bool(UNIT_ROLES & set(table.columns)) or owner_rows(table)
    # Tasks of one body are given to persons; whom they stand for is missing, and told.
    told = told or (table.has(Role.CONTACT, Role.DUE) and not table.has(Role.COMPLETION))
    return told or _answers_in_text(table)


def _are_figures(table: Table) -> bool:
    """Say whether what would be the tasks are bare figures: a table of units by indicators."""
    if Role.TEXT in table.said.values():
        return False
    texts = [text for row in table.rows if (text := one_line(table.text(row, Role.TEXT)).strip())]
    return 2 * sum(bool(_BARE_FIGURE.fullmatch(one)) for one in texts) > len(texts)


def is_plan_of_owners(document: Document) -> bool:
    """Say whether a document has a table of tasks for each of several units, whose name stands over it."""
    return bool(owners_of(document))


def _answers_in_text(table: Table) -> bool:
    texts = [text for row in table.rows if (text := one_line(table.text(row, Role.TEXT)))]
    answered = sum(bool((read := read_responsibility(one)) and read.names_units) for one in texts)
    return 2 * answered > len(texts)


def drafts_from_tables(document: Document) -> tuple[list[Draft], list[Finding]]:
    """Read the items of every breakdown table of a document, in order."""
    reader = _Reader(document)
    for order, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            reader.paragraph(block)
        else:
            reader.grid(block, order)
    return reader.drafts, reader.findings


class _Reader:
    def __init__(self, document: Document) -> None:
        self.drafts: list[Draft] = []
        self.findings: list[Finding] = []
        self._document = document
        self._outline = Outline()
        self._order = 0
        self._last: Table | None = None
        self._leaders = SectionLeaders()
        self._over_table = LeadersOverTable()
        # Whether a numbered heading stands inside the table: leaders named in a row stand below it.
        self._is_headed = False
        # The broad task whose details stand below it, each with a mark.
        self._broad: Draft | None = None
        self._is_bulleted = False
        self._owners = owners_of(document)
        self._above = SectionsAbove(document)
        # The unit that answers for what stands below, and the level of the heading that names it.
        self._owner: tuple[str, int] = ("", 0)
        # Told once a table follows; in a document of paragraphs they are told there.
        self._said: list[Finding] = []

    def paragraph(self, paragraph: Paragraph) -> None:
        place = self._document.paragraph_place(paragraph)
        self._heading(paragraph.text, place)
        if line := one_line(paragraph.text).strip():
            self._over_table.take(line, place)

    def _heading(self, text: str, place: Place) -> None:
        said, leaders = leaders_of_row(one_line(text).strip())
        heading = heading_in(said)
        if heading:
            self._outline.enter(heading)
            self._over_table.is_numbered = True
            self._leaders.enter(heading.level, heading.text)
            if leaders:
                self._leaders.say(leaders)
                told = {"section": heading.text, "words": leaders}
                self._said.append(finding(DocumentCode.SECTION_RESPONSIBILITY, place, **told))

    def grid(self, grid: Grid, order: int) -> None:
        self._order = order
        tables = tables_in(grid)
        owner = self._owners.get(order, "")
        follows = False
        for found in tables:
            if is_plan_table(found) or owner:
                table, told = with_one_target(found, self._document.cell_place(grid, Cell()))
                self.findings.extend(told)
                self._last = table
                self._owner = ("", 0)
                if owner:
                    self._own(owner, owner, 1, self._document.cell_place(grid, Cell()))
                self._enter(table, follows=follows)
                if named := self._over_table.say_to(self._leaders):
                    self._tell_leaders(*named)
                self._rows(table)
                # What stands over the next header was read as this table's last rows.
                follows = True
        if not tables:
            self._without_header(grid)

    def _own(self, owner: str, heading: str, level: int, place: Place) -> None:
        """Take the unit that a heading names for that of all tasks below it."""
        self._owner = owner, level
        self.findings.append(
            finding(DocumentCode.SECTION_RESPONSIBILITY, place, section=heading, words=owner)
        )

    def _without_header(self, grid: Grid) -> None:
        """Take a table without a header as the rest of the one before, where it fits; or tell of it."""
        filled = [row for row in grid.rows if sum(bool(cell.own_text.strip()) for cell in row) > 2]
        if not filled:
            # A table for nothing but a title: （一、2025年主要预期目标） in a frame.
            for row in grid.rows:
                titles = [cell for cell in row if cell.own_text.strip()]
                if len(titles) == 1:
                    self._heading(titles[0].own_text, self._document.cell_place(grid, titles[0]))
            return
        place = self._document.cell_place(grid, filled[0][0])
        last = self._last
        if (
            last
            and len(grid.rows[0]) == len(last.grid.rows[0])
            and self._counts_on(last, filled[0])
        ):
            rest = replace(last, grid=grid, above=(), rows=grid.rows)
            self.findings.append(finding(DocumentCode.TABLE_CONTINUED, place))
            self._rows(rest)
        else:
            words = "；".join(
                in_one_line(cell.own_text) for cell in filled[0] if cell.own_text.strip()
            )
            self.findings.append(finding(DocumentCode.TABLE_LEFT_OUT, place, words=words))

    def _counts_on(self, table: Table, row: tuple[Cell, ...]) -> bool:
        if Role.NUMBER not in table.columns or not self.drafts:
            return bool(one_line(table.text(row, Role.TEXT)))
        number = counted(bare_number(in_one_line(table.cell(row, Role.NUMBER).own_text)))
        before = counted(self.drafts[-1].number)
        return number is not None and before is not None and number == before + 1

    def _enter(self, table: Table, *, follows: bool) -> None:
        self._is_headed = False
        self._broad = None
        self.findings.extend(self._said)
        self._said.clear()
        if not follows:
            self._find_section(table)
        self._note_columns(table)

    def _find_section(self, table: Table) -> None:
        """Go on under the section, and the leaders, that the rows over a table, its title or its sheet open."""
        place = self._document.cell_place(table.grid, Cell())
        level = 0
        for opening in self._above.of(table, self._order, self._outline.section):
            if opening.heading:
                self._outline.enter(opening.heading)
                level = opening.heading.level + 1
                self._is_headed |= bool(split_heading(opening.heading.text)[0])
            self._leaders.enter(max(level - 1, 0), opening.text)
            if opening.leaders:
                self._leaders.say(opening.leaders)
                self._tell_leaders(opening.text, opening.leaders, place)

    def _note_columns(self, table: Table) -> None:
        """Say which column was taken for the tasks' text, and which are not known."""
        place = self._document.cell_place(table.grid, Cell())
        text_columns = table.columns[Role.TEXT]
        for role in KEPT_ROLES:
            if role in table.columns and any(table.text(row, role).strip() for row in table.rows):
                self.findings.append(
                    finding(DocumentCode.COLUMN_KEPT, place, heading=table.heading(role))
                )
        if table.has(Role.TARGET) and not table.has(Role.NODE):
            self.findings.append(
                finding(DocumentCode.TARGET_JOINED, place, heading=table.heading(Role.TARGET))
            )
        kept = {at: one for at, one in table.unknown.items() if at not in text_columns}
        self.findings.extend(kept_findings(place, kept))
        self.findings.extend(told_guesses(place, table.headings, table.by_cells))
        if table.assumed_text:
            words = table.heading(Role.TEXT)
            self.findings.append(finding(DocumentCode.TEXT_COLUMN_ASSUMED, place, heading=words))

    def _rows(self, table: Table) -> None:
        last: Draft | None = None
        broad, self._is_bulleted = broad_rows(table), is_bulleted(table)
        for at, row in enumerate(table.rows):
            printed = [cell for cell in row if cell.text.strip() and not cell.across]
            if not any(cell.own_text.strip() for cell in row):
                continue
            mark = table.marks.get(at)
            if mark is None and len(printed) == 1 and is_note(in_one_line(printed[0].text)):
                place = self._document.cell_place(table.grid, printed[0])
                text = in_one_line(printed[0].text)
                self.findings.append(finding(DocumentCode.NOTE_LEFT_OUT, place, text=text))
                continue
            if mark is None and is_sum(table, row):
                place = self._document.cell_place(table.grid, printed[0])
                text = "；".join(in_one_line(cell.own_text) for cell in printed)
                self.findings.append(finding(DocumentCode.NOTE_LEFT_OUT, place, text=text))
                continue
            heading = heading_row(table, row, printed, mark)
            if heading:
                self._under(table, heading)
                self._broad = None
            elif at in broad and mark is None:
                self._broad, last = self._broad_task(table, row), None
            else:
                shares = shares_number(table, at)
                last = self._row(table, row, last, mark, shares=shares) or last

    def _broad_task(self, table: Table, row: tuple[Cell, ...]) -> Draft:
        """Take a broad task whose details stand below it: their 分类, and who answers where they name nobody."""
        place = self._document.cell_place(table.grid, table.cell(row, Role.TEXT))
        text = one_line(table.text(row, Role.TEXT)).strip()
        self.findings.append(finding(DocumentCode.BROAD_ROW, place, text=text))
        cells = {role: table.text(row, role) for role in KEPT if role in table.columns}
        return Draft(place, self._outline.kind, self._outline.section, "", text, cells=cells)

    def _under(self, table: Table, row: HeadingRow) -> None:
        """Go on under a heading inside the table, and under the leaders whom it names."""
        place = self._document.cell_place(table.grid, row.cell)
        if row.heading:
            self._outline.enter(row.heading)
            self._leaders.enter(row.heading.level, row.text)
            self._is_headed = True
        else:
            # A few words across the whole table part it into groups.
            self._outline.section = row.text
            self._outline.kind = kind_named_in(row.text) or self._outline.kind
            self.findings.append(finding(DocumentCode.GROUP_ROW, place, text=row.text))
            if row.leaders:
                self._leaders.enter(2 if self._is_headed else 0, row.text)
        level = row.heading.level if row.heading else 0
        if level <= self._owner[1]:
            self._owner = ("", 0)
        if needs_owner(table) and not row.leaders and (owner := owner_in(row.text)):
            self._own(owner, row.text, level, place)
        if row.leaders:
            self._leaders.say(row.leaders)
            self._tell_leaders(row.text, row.leaders, place)

    def _tell_leaders(self, section: str, leaders: str, place: Place) -> None:
        told = {"section": section, "words": in_one_line(leaders)}
        self.findings.append(finding(DocumentCode.SECTION_RESPONSIBILITY, place, **told))

    def _row(
        self,
        table: Table,
        row: tuple[Cell, ...],
        last: Draft | None,
        mark: RowMark | None,
        *,
        shares: bool = False,
    ) -> Draft | None:
        """Take a row for an item; `shares` says that its number goes down over further tasks."""
        text_cell = table.cell(row, Role.TEXT)
        text, marks = without_stray_marks(one_line(table.text(row, Role.TEXT)))
        if last and mark is None and joins_above(self._document, table, row, last, text):
            return None
        place = self._document.cell_place(table.grid, text_cell)
        if not text:
            words = "；".join(in_one_line(cell.text) for cell in row if cell.own_text.strip())
            self.findings.append(finding(DocumentCode.ROW_LEFT_OUT, place, text=words))
            return None
        printed = table.cell(row, Role.NUMBER)
        number, ticks = bare_number(said := in_one_line(printed.own_text)), marks_beside(said)
        found = split_number(text)
        beside = found.mark
        if shares or (printed.down and printed.text.strip()):
            # What shares its number with others has its own before its words: （1）, ①, 1.
            text = found.words or text
        else:
            number, text = number_in_text(number, text, found)
        if self._broad is not None or self._is_bulleted:
            text = without_bullet(text)
        text = with_target(text.strip(), table, row)
        draft = Draft(place, self._kind(table), self._outline.section, number, text)
        take_further(table, row, draft)
        draft.aim = "" if table.has(Role.NODE) else one_line(table.text(row, Role.TARGET)).strip()
        if table.has(Role.NODE):
            draft.goal = one_line(table.text(row, Role.TARGET))
        draft.order = self._order
        draft.stands.append(place)
        draft.category = side_by_side(table, row, Role.CATEGORY)
        if self._broad is not None:
            draft.category = draft.category or self._broad.text
        # Another task beside the same merged number is a part of the task above, not the next one.
        shares_number = printed.down and not number and bool(printed.text.strip())
        is_named = names_part(text) and not number
        draft.is_part = last is not None and (shares_number or is_named)
        if mark is not None:
            draft.is_part = last is not None and mark is RowMark.PART
        broad = self._broad.cells if self._broad is not None else {}
        take_cells(self._document, table, row, draft, broad)
        if self._leaders.names and not draft.cells.get(Role.LEADER, "").strip():
            draft.cells[Role.LEADER] = self._leaders.names
        as_above(draft, last)
        settle_units(table, draft)
        if not table.has(Role.DUE):
            draft.take_limit()
        if self._owner[0] and not any(draft.cells.get(role, "").strip() for role in ANSWERING):
            draft.cells[Role.LEAD] = self._owner[0]
        if marks:
            draft.note(DocumentCode.STRAY_MARK, marks=marks)
        if ticks:
            draft.remarks.insert(0, HeadedCell(in_one_line(table.heading(Role.NUMBER)), ticks))
            draft.note(DocumentCode.NUMBER_MARKED, marks=ticks)
        if beside and beside not in text:
            draft.note(DocumentCode.NUMBER_MARKED, marks=beside)
        self.drafts.append(draft)
        return draft

    def _kind(self, table: Table) -> Kind:
        if self._outline.section:
            return self._outline.kind
        return Kind.INDICATOR if "指标" in table.heading(Role.TEXT) else Kind.TASK
