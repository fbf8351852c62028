"""Taking in one return: bytes to entries and findings, a pure function for a reading process."""

import copyreg
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from gwreport.domain.findings.code import Trait
from gwreport.domain.findings.codes.files import FileCode
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import Fact
from gwreport.domain.findings.finding import Finding, first_of_each, needs_person
from gwreport.domain.findings.place import NOWHERE, Place, Spot, sheet_spot
from gwreport.domain.form.design import FormDesign, FormTable
from gwreport.domain.returns.returns import ASIDE, Entry, LooseCell, Outcome, Reading
from gwreport.officefiles.content import Content
from gwreport.officefiles.sheets.opening import open_workbook, suffix_fits
from gwreport.officefiles.xlsx.container import UnreadableFileError
from gwreport.officefiles.xlsx.model import RawWorkbook
from gwreport.workbooks.corrections.reading import forget_own_notes, only_changes, read_list
from gwreport.workbooks.intake.completeness import look_for_gaps
from gwreport.workbooks.intake.recognition import Recognition, recognise
from gwreport.workbooks.intake_context import IntakeContext, IssuedRows, KnownItem
from gwreport.workbooks.returned.beside_cells import read_beside
from gwreport.workbooks.returned.filled_cells import Gathered
from gwreport.workbooks.returned.matching import RowMatcher
from gwreport.workbooks.returned.other_sheets import issued_guide, read_other_sheet
from gwreport.workbooks.returned.rows import GivenWords, keep_table, read_table
from gwreport.workbooks.returned.sheets_of_plans import as_sent, leave_out_known
from gwreport.workbooks.returned.strange_sheets import is_lost_table, is_strange
from gwreport.workbooks.returned.tables import ReturnedTable, find_tables

__all__ = [
    "BY_PERSON",
    "Intake",
    "IntakeContext",
    "IssuedRows",
    "KnownItem",
    "take_in",
    "take_in_as",
]

_A_DAY = timedelta(days=1)
# So many findings of one kind say what there is to say.
_MOST_ALIKE = 200
# How a file is identified of which a person has said whose it is.
BY_PERSON = "person"
_FORMAT_WORDS = {
    Content.XLS: ".xls",
    Content.XLSB: ".xlsb",
    Content.ODS: ".ods",
    Content.XLSX: ".xlsx",
}


@dataclass(frozen=True, slots=True)
class Intake:
    """What was made of one file.

    `outcome` is a proposal from the file alone (versions are not known here): accepted, accepted
    with findings, held or refused. `correction` is the number of the sending back that the file
    answers, 0 for none: then the entries hold what was changed. `stored_as` is the suffix of a
    format of which only what it stores was seen, "" for every other.
    """

    outcome: Outcome
    reading: Reading
    correction: int = 0
    stored_as: str = ""


def _travel_as_parts(kind: type[Intake | Reading | Entry | Finding | Place]) -> None:
    # Frozen dataclasses look their fields up anew for each object that is pickled or unpickled,
    # which costs more than all the rest of the way between two processes.
    parts = attrgetter(*(part.name for part in fields(kind)))
    copyreg.pickle(kind, lambda thing: (kind, parts(thing)))


for _kind in (Intake, Reading, Entry, Finding, Place):
    _travel_as_parts(_kind)


_SPOT_PARTS = attrgetter(*(part.name for part in fields(Spot)))


def _spot_travels(spot: Spot) -> tuple[Callable[..., Spot], tuple[Any, ...]]:
    # Almost every spot is a cell's, which both sides know already.
    cell = spot.row, spot.column
    return (sheet_spot, cell) if spot == sheet_spot(*cell) else (Spot, _SPOT_PARTS(spot))


copyreg.pickle(Spot, _spot_travels)


def take_in_as(data: bytes, name: str, whose: tuple[IntakeContext, str, str]) -> Intake:
    """Read one returned file of which a person has said whose it is: the unit and the round.

    See `take_in`; what the file itself tells of the two is not looked at.
    """
    context, round_, unit = whose
    return take_in(data, name, context, Recognition(round_, unit, BY_PERSON))


def take_in_converted(
    data: bytes, name: str, original: tuple[IntakeContext, str, tuple[str, str] | None]
) -> Intake:
    """Read what was made of a returned file in an older format, of which all can be seen now.

    `original` gives the suffix of that format, and the round and unit where a person has said them.
    """
    context, suffix, whose = original
    given = Recognition(*whose, BY_PERSON) if whose else None
    return take_in(data, name, context, given, made_of=suffix)


def take_in(
    data: bytes,
    name: str,
    context: IntakeContext,
    given: Recognition | None = None,
    *,
    made_of: str = "",
) -> Intake:
    """Read one returned file; whatever it is, nothing is raised and nothing is left out.

    `name` is the file's own, which is never believed; `given` is whose it is when a person has
    said so. `made_of` is the suffix of the older format from which the file was converted.
    """
    try:
        book, content = open_workbook(data, name)
    except UnreadableFileError as error:
        facts = {"name": name, "detail": error.detail}
        refusal = Finding(FileCode.of(error.reason), Place(file=name), facts=facts)
        return Intake(Outcome.REFUSED, Reading(findings=(refusal,)))
    tables = find_tables(book, context.designs)
    whose = given or recognise(book, tables, name, context)
    gathered = Gathered()
    stored_as = "" if book.full else f".{content.value}"
    _tell_format(Content(made_of[1:]) if made_of else content, stored_as, name, gathered)
    gathered.findings += whose.findings
    _tell_clock(book, whose, context, gathered)
    if whose.refused:
        return _result(Outcome.REFUSED, whose, (), gathered, name)
    issued = context.rows.get((whose.round, whose.unit))
    designs = context.sent_designs(issued)
    if issued and len(context.designs) > 1:
        # Now that it is known whose it is: as it was sent, whatever other forms are like it.
        tables = find_tables(book, designs)
    texts = context.all_keys(issued) if issued else frozenset[str]()
    tables = [table for table in tables if not (issued and is_strange(table, texts))]
    correction = context.correction(whose.round, whose.unit, whose.correction)
    # What was sent back is compared with what was sent back, cell by cell.
    read = _read_tables(tables, whose, context, {} if correction else context.given, gathered)
    entries = list(read.entries.values())
    if correction:
        forget_own_notes(book, correction)
    tabled, guide = {id(table.sheet) for table in tables}, issued_guide(book)
    left = texts - (context.all_keys(issued, read.entries) if issued else texts)
    for sheet in book.sheets:
        if id(sheet) in tabled or (correction and read_list(sheet, correction, gathered)):
            continue
        read_other_sheet(sheet, gathered, context.designs, guide)
        if is_lost_table(sheet, left):
            place = Place(part=sheet.name)
            gathered.findings.append(Finding(ReturnCode.HEADER_LOST, place))
    read_beside(book, gathered, context.page_words)
    _prove(book, gathered)
    if issued:
        # What stands on a table that could not be read is not missing, nor is what may be a row.
        is_lost = any(finding.code.has(Trait.COLUMNS_IN_DOUBT) for finding in gathered.findings)
        rows = correction.rows if correction else issued.items
        there = set(rows) if is_lost else read.near
        gathered.findings += look_for_gaps(entries, rows, context.numbers, read.tables, there)
        if designs[0].tasks.one_of:
            gathered.findings += _of_nodes(entries, issued, designs[0], context)
    if correction:
        entries = only_changes(entries, correction, designs[0], gathered)
    taken = _result(_outcome(whose, gathered), whose, entries, gathered, name)
    return replace(taken, stored_as=stored_as)


def _of_nodes(
    entries: Sequence[Entry], issued: IssuedRows, design: FormDesign, context: IntakeContext
) -> Iterable[Finding]:
    # The rules of judging are loaded where a refinement is read, and nowhere else.
    from gwreport.workbooks.intake.proposed_nodes import proposed_node_findings

    return proposed_node_findings(entries, issued, design, context)


def _tell_clock(
    book: RawWorkbook, whose: Recognition, context: IntakeContext, gathered: Gathered
) -> None:
    # A day either way is the time zone's. Nothing is ever decided by this time.
    issued = context.rows.get((whose.round, whose.unit))
    try:
        saved = date.fromisoformat(book.modified[:10])
    except ValueError:
        return
    sent = (issued.issued_on if issued else None) or saved
    today = context.today or saved
    if sent - saved > _A_DAY or saved - today > _A_DAY:
        facts = {"saved": saved}
        gathered.findings.append(Finding(ReturnCode.CLOCK_ODD, facts=facts))


def _tell_format(content: Content, stored_as: str, name: str, gathered: Gathered) -> None:
    facts = {"format": _FORMAT_WORDS.get(content, content.value), "name": name}
    place = Place(file=name)
    if not suffix_fits(name, content):
        gathered.findings.append(Finding(ReturnCode.SUFFIX_DIFFERS, place, facts=facts))
    if content is not Content.XLSX:
        code = ReturnCode.FORMAT_OLD if stored_as else ReturnCode.FORMAT_CONVERTED
        gathered.findings.append(Finding(code, place, facts=facts))


@dataclass(slots=True)
class _Read:
    # What was read of the tables: entries by item, the issued table of each, items that are near.
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    tables: dict[str, FormTable] = field(default_factory=dict[str, FormTable])
    near: set[str] = field(default_factory=set[str])


def _read_tables(
    tables: Sequence[ReturnedTable],
    whose: Recognition,
    context: IntakeContext,
    given: GivenWords,
    gathered: Gathered,
) -> _Read:
    # The issued name goes first, so that a copy is the copy whatever the order of the sheets.
    ordered = sorted(tables, key=lambda table: table.sheet.name != table.form.name)
    matcher = RowMatcher(whose.round, whose.unit, context)
    read = _Read()
    entries = read.entries
    seen: dict[str, ReturnedTable] = {}
    for table in ordered:
        if table.lost or not whose.unit:
            keep_table(table, gathered)
            continue
        matched = matcher.match(table)
        table = as_sent(table, matched, context)
        read.near.update(matched.near.values())
        if table.form.name in seen and set(matched.items.values()) & set(entries):
            aside = Gathered()
            copies = read_table(table, matched, whose.unit, given, aside)
            _compare_copy(table, seen[table.form.name], copies, entries, gathered)
            table.findings.clear()
            keep_table(table, gathered)
            continue
        leave_out_known(table, matched, read.tables, entries, seen)
        if table.sheet.name != table.form.name:
            facts = {"sheet": table.sheet.name, "form": table.form.name}
            place = Place(part=table.sheet.name)
            gathered.findings.append(Finding(ReturnCode.SHEET_RENAMED, place, facts=facts))
        seen[table.form.name] = table
        for entry in read_table(table, matched, whose.unit, given, gathered):
            entries[entry.item] = entry
            read.tables[entry.item] = table.form
    return read


def _compare_copy(
    table: ReturnedTable,
    first: ReturnedTable,
    copies: Iterable[Entry],
    entries: dict[str, Entry],
    gathered: Gathered,
) -> None:
    different: list[str] = []
    first_at = NOWHERE
    for copy in copies:
        known = entries.get(copy.item)
        for part in {*copy.cells, *(known.cells if known else ())}:
            if known is None or known.text(part) != copy.text(part):
                cell = copy.cells.get(part) or (known.cells[part] if known else None)
                if cell and not different:
                    first_at = cell.at
                different.append(cell.at.reference if cell else copy.item)
    facts: dict[str, Fact] = {
        "first": first.sheet.name,
        "copy": table.sheet.name,
        "count": len(different),
    }
    place = Place(part=table.sheet.name, at=first_at)
    if different:
        facts["cells"] = tuple(sorted(different)[:10])
        gathered.findings.append(Finding(ReturnCode.SHEET_COPIED, place, facts=facts))
    else:
        gathered.findings.append(Finding(ReturnCode.SHEET_COPIED_SAME, place, facts=facts))


def _prove(book: RawWorkbook, gathered: Gathered) -> None:
    # What stood in the file and what was accounted for must be the same number of cells.
    found = sum(sheet.count() for sheet in book.sheets)
    if found != gathered.cells:
        facts = {"found": found, "taken": gathered.cells}
        gathered.findings.append(Finding(ReturnCode.CELLS_UNACCOUNTED, facts=facts))


def _outcome(whose: Recognition, gathered: Gathered) -> Outcome:
    if whose.held or any(finding.code.has(Trait.HOLDS) for finding in gathered.findings):
        return Outcome.HELD
    if needs_person(gathered.findings):
        return Outcome.ACCEPTED_WITH_FINDINGS
    return Outcome.ACCEPTED


def _result(
    outcome: Outcome, whose: Recognition, entries: Sequence[Entry], gathered: Gathered, name: str
) -> Intake:
    reading = Reading(
        whose.round,
        whose.unit,
        whose.identified_by,
        content_hash(entries, gathered.loose, whose.correction),
        tuple(entries),
        tuple(gathered.loose),
        tuple(_with_file(finding, name) for finding in _not_too_many(gathered.findings)),
    )
    return Intake(outcome, reading, whose.correction)


def _not_too_many(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= _MOST_ALIKE:
        return findings
    kept, more = first_of_each(findings, _MOST_ALIKE)
    if more:
        kept.append(Finding(ReturnCode.MORE_ALIKE, facts={"count": more}))
    return kept


def _with_file(finding: Finding, name: str) -> Finding:
    place = finding.place
    return finding if place.file else replace(finding, place=Place(name, place.part, place.at))


def content_hash(entries: Iterable[Entry], loose: Iterable[LooseCell], correction: int = 0) -> str:
    """Hash what was written, wherever it stands: equal for a file that was only saved again."""
    words = [
        f"{entry.item}\0{part}\0{cell.text}"
        for entry in entries
        for part, cell in entry.cells.items()
    ]
    words += [f"{one.sort}\0{one.item or ''}\0{one.text}" for one in loose if one.sort not in ASIDE]
    if correction:
        words.append(f"correction\0{correction}")
    return hashlib.sha256("\1".join(sorted(words)).encode()).hexdigest()
