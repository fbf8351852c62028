"""What the cells of one row make of an item: its number and words, its units, the rows that go on with it."""

import re
from collections.abc import Mapping

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.texts.figures import holds_figure
from gwreport.domain.texts.quoting import in_one_line
from gwreport.domain.ticked_boxes import ticked_boxes
from gwreport.officefiles.grid import Cell, Document
from gwreport.reading.drafts import Draft
from gwreport.reading.layouts.due_cells import due_text
from gwreport.reading.layouts.further_columns import take_further
from gwreport.reading.layouts.headers import Table
from gwreport.reading.layouts.item_targets import LONGEST_ITEM
from gwreport.reading.layouts.line_joining import ends_sentence, one_line
from gwreport.reading.layouts.outline import names_part
from gwreport.reading.layouts.persons_of_row import take_persons
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.layouts.units_in_cells import called_in, roles_in_cell
from gwreport.reading.words.contacts import without_phones
from gwreport.reading.words.divisions import ranks
from gwreport.reading.words.empty_cells import is_ditto, says_nothing
from gwreport.reading.words.headings import UNIT_ROLES, Role
from gwreport.reading.words.item_numbers import Numbered, counts_on
from gwreport.reading.words.unit_names import LONGEST_LIST

# The cells of a row that an item keeps as they are, always in the same order.
KEPT = (*(role for role in Role if role in UNIT_ROLES), Role.DUE)
_SIGNED = re.compile(
    r"(?:办公室|办公厅|委员会|政府|指挥部|领导小组|专班|[局委办])\s*(?:印制|编制|编印|印发|制表|制|印|宣)\s*$"
)
# ● and ○ beside names say who leads and who helps; only these are boxes of a form.
_BOX = re.compile("[☑√✓✔□☐]")
_BESIDE_PERSONS = frozenset({Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT})
_UNITS = frozenset({Role.LEAD, Role.RESPONSIBLE, Role.DIVISION})


def joins_above(
    document: Document, table: Table, row: tuple[Cell, ...], last: Draft, text: str
) -> bool:
    """Take a row that belongs to the item above, `last`: one task over several rows of units.

    Says whether it was taken; `text` are the row's own words of a task.
    """
    text_cell = table.cell(row, Role.TEXT)
    number_cell = table.cell(row, Role.NUMBER)
    if (
        text
        and not text_cell.down
        and (number_cell.text.strip() or Role.NUMBER not in table.columns)
    ):
        # A task with its own number, as nearly all rows are.
        return False
    own = {
        role: table.text(row, role)
        for role in KEPT
        if role in table.columns and table.cell(row, role).own_text.strip()
    }
    shared = text_cell.down and (number_cell.down or Role.NUMBER not in table.columns)
    blank = not text and not number_cell.own_text.strip() and bool(own)
    if blank and any(map(_SIGNED.search, own.values())):
        # Who made the table signs below it: 县政府办公室 制.
        return False
    cut = (
        bool(text)
        and not text_cell.down
        and not own
        and not names_part(text)
        and len(last.text) < LONGEST_ITEM
        and not ends_sentence(last.text)
    )
    place = document.cell_place(table.grid, text_cell)
    if cut or _breaks_off(table, last, text, number_cell, own):
        last.stands.append(place)
        last.note(DocumentCode.TEXT_CUT_JOINED, before=last.text[-12:], after=text[:12])
        last.text += text
        for role, words in own.items():
            last.cells[role] = "\n".join(filter(None, (last.cells.get(role, ""), words)))
        return True
    if not (shared or blank) or any(
        len(words) > LONGEST_LIST for role, words in last.cells.items() if role in own
    ):
        return False
    last.stands.append(place)
    take_further(table, row, last, own=True)
    for role, words in own.items():
        if words not in last.cells.get(role, "").split("\n"):
            last.cells[role] = "\n".join(filter(None, (last.cells.get(role, ""), words)))
    if blank:
        last.note(DocumentCode.ROW_JOINED, words="；".join(map(in_one_line, own.values())))
    return True


def _breaks_off(
    table: Table, last: Draft, text: str, number: Cell, own: Mapping[Role, str]
) -> bool:
    """Say whether a row goes on with a sentence that the page parted: the row above ends with a comma, nobody leads here."""
    has_numbers = Role.NUMBER in table.columns and not number.text.strip()
    is_open = last.text.rstrip().endswith(("，", "、", ",", "：", ":"))
    return bool(text) and has_numbers and is_open and _UNITS.isdisjoint(own)


def take_cells(
    document: Document,
    table: Table,
    row: tuple[Cell, ...],
    draft: Draft,
    broad: Mapping[Role, str],
) -> None:
    """Take a row's cells of who answers and until when; where one is empty, that of the `broad` task above it."""
    for role in KEPT:
        if role not in table.columns:
            continue
        words = due_text(table, row) if role is Role.DUE else table.text(row, role)
        if not words.strip():
            words = broad.get(role, "")
        place = draft.places[role] = document.cell_place(table.grid, table.cell(row, role))
        if role is not Role.DUE:
            words = _ticked(draft, role, words)
        if role is Role.LEADER:
            words, phones = without_phones(words)
            draft.persons += [("联系电话", one) for one in phones]
        elif role in _BESIDE_PERSONS:
            words = take_persons(draft, role, words, table.heading(role), place)
        draft.cells[role] = words


def _ticked(draft: Draft, role: Role, words: str) -> str:
    """Give of names with a box at each (☑甲局 □乙局) those that are ticked; any other cell as it is."""
    signs = set(_BOX.findall(words))
    is_form = "☑" in signs or not (signs.isdisjoint("√✓✔") or signs.isdisjoint("□☐"))
    if not is_form or (found := ticked_boxes(words)) is None or not found.words:
        return words
    if not signs.isdisjoint("□☐"):
        draft.note(DocumentCode.NAMES_TICKED, role, words=in_one_line(words), names=found.words)
    return found.text


def settle_units(table: Table, draft: Draft) -> None:
    """Part what names units of several roles: in one cell, or in a bracket behind the task's words."""
    _settle_division(table, draft)
    _settle_roles_in_cells(draft)
    if contact := draft.cells.pop(Role.CONTACT, ""):
        draft.persons.append(("责任人", contact))


def _settle_division(table: Table, draft: Draft) -> None:
    """Part a cell that names the units of every role, or the bracket behind the task's words."""
    if Role.DIVISION in draft.cells:
        words = draft.cells.pop(Role.DIVISION)
        place, heading = draft.places.pop(Role.DIVISION), table.heading(Role.DIVISION)
        read = read_responsibility("；".join(filter(None, map(str.strip, words.split("\n")))))
        named = read.words if read else called_in(words) or {Role.RESPONSIBLE: words}
    elif not _UNITS & set(table.columns):
        read = read_responsibility(draft.text)
        if read is None or not read.names_units:
            return
        draft.text, named, place = read.before + read.in_task, read.words, draft.place
        heading = ""
        draft.take_nature(read.nature)
    else:
        return
    draft.take_beside(named.pop(Role.REMARK, ""))
    for role, words in named.items():
        if draft.cells.get(role):
            continue
        draft.places[role] = place
        if role in UNIT_ROLES and role is not Role.LEADER:
            words = take_persons(draft, role, words, heading, place)
        draft.cells[role] = words


def number_in_text(number: str, text: str, found: Numbered) -> tuple[str, str]:
    """Take the number from the words where it stands before them, alone or once more; `found` is what is split from them."""
    if number in ("", "1") and counts_on(found):
        # 1.… 2.…: points inside the words, of which none is the row's number.
        return number, text
    if found.number and number in ("", found.number):
        return found.number, found.words
    if number.isdecimal() and text.startswith(f"{number}.") and text[len(number) + 1 :]:
        return number, text[len(number) + 1 :]
    return number, text


def _settle_roles_in_cells(draft: Draft) -> None:
    """Part a cell of one role that says itself who leads and who helps: “甲局牵头，乙局配合”."""
    for role in (Role.LEAD, Role.RESPONSIBLE):
        named = roles_in_cell(draft.cells.get(role, ""), role)
        if named is None:
            continue
        draft.take_beside(named.pop(Role.REMARK, ""))
        place, draft.unranked = draft.place_of(role), not ranks(draft.cells[role])
        del draft.cells[role]
        for one, said in named.items():
            standing = draft.cells.get(one, "")
            draft.cells[one] = f"{said}\n{standing}" if standing else said
            draft.places.setdefault(one, place)


def side_by_side(table: Table, row: tuple[Cell, ...], role: Role) -> str:
    """Give a row's words of a role in one line, those of several columns with a mark between, each once."""
    places = table.columns.get(role, ())
    if len(places) == 1:
        return one_line(table.text(row, role))
    cells = (row[at].text for at in places if row[at].text.strip() and not row[at].across)
    return "、".join(dict.fromkeys(map(one_line, cells)))


def with_target(name: str, table: Table, row: tuple[Cell, ...]) -> str:
    """Give an indicator's words with the target and the unit that stand in columns of their own."""
    if Role.TARGET not in table.columns and Role.MEASURE not in table.columns:
        return name
    # Beside columns of quarters it is the node of the last.
    target = "" if table.has(Role.NODE) else one_line(table.text(row, Role.TARGET))
    measure = side_by_side(table, row, Role.MEASURE)
    named = f"{name}（{measure}）" if measure and not says_nothing(measure) else name
    if not target or says_nothing(target) or holds_figure(name, target):
        return named
    if target.startswith(name.rstrip("。；;")):
        # 居民收入 | 居民收入增长快于经济增长 says the name once more.
        return target
    return f"{named.rstrip('。；;')}：{target}"


def as_above(draft: Draft, last: Draft | None) -> None:
    """Take the names and limits of the row above where a cell only points to them (同上, 〃); a finding tells of each."""
    for role, words in draft.cells.items():
        above = last.cells.get(role, "") if last and is_ditto(words) else ""
        if above:
            draft.cells[role] = above
            draft.note(DocumentCode.DITTO_READ, role, words=words.strip(), above=in_one_line(above))


def shares_number(table: Table, at: int) -> bool:
    """Say whether the number of a row goes down over the next one, which is a task of its own."""
    if Role.NUMBER not in table.columns or at + 1 >= len(table.rows):
        return False
    below = table.rows[at + 1]
    return table.cell(below, Role.NUMBER).down and not table.cell(below, Role.TEXT).down
