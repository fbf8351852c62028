"""Reading a document: what it is, and what it says, as a pure function of its bytes."""

from dataclasses import replace

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding, first_of_each
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping
from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles import limits
from gwreport.officefiles.document_budget import too_large
from gwreport.officefiles.grid import Document
from gwreport.reading.kinds.indicators import has_figure_tables, read_indicators
from gwreport.reading.kinds.plan import read_plan
from gwreport.reading.kinds.report import read_report
from gwreport.reading.kinds.unread_words import unread_words
from gwreport.reading.layouts.answering_lines import has_responsibility_lines
from gwreport.reading.layouts.headers import (
    decided_columns,
    headings_seen,
    tables_found_once,
    tables_in,
)
from gwreport.reading.layouts.headers_by_weight import with_headers_by_weight
from gwreport.reading.layouts.mapped.grid import left_out_by_person
from gwreport.reading.layouts.mapped.headers import unknown_in
from gwreport.reading.layouts.mapped.tables import with_mapping
from gwreport.reading.layouts.noted_units import told_units
from gwreport.reading.layouts.reports.paragraphs import tells_progress_in_prose
from gwreport.reading.layouts.reports.tables import is_report_table
from gwreport.reading.layouts.tables import is_plan_of_owners, is_plan_table
from gwreport.reading.opened import open_as_printed, set_for_reading
from gwreport.reading.opening import Convert
from gwreport.reading.result import Reading
from gwreport.wording.file_details import detail
from gwreport.wording.findings.left_out import left_out_words

# Characters of a document that nothing was made of, named so that its reader knows it.
_SHOWN = 40
_MOST_HEADINGS = 12


def understand_document(
    data: bytes,
    name: str,
    as_: DocumentKind | None = None,
    *,
    mapping: ColumnMapping = NOTHING_SAID,
    convert: Convert | None = None,
) -> Reading:
    """Read a breakdown, a completion report or indicator tables out of a file's bytes.

    `name` is the file's name, used in places and errors only; without `as_` the kind is found out;
    `mapping` is what a person said of its columns and rows; `convert` is that of `open_document`.
    Raises DocumentError: EMPTY, DAMAGED, ENCRYPTED, HOSTILE, TOO_LARGE, WRONG_KIND, OLD_WORD,
    OLD_WORD_FAILED, OLD_WORD_TIME, OLD_WORD_TABLE,
    NO_TEXT_LAYER, or NOTHING_FOUND with the headings that stand there instead, NOTHING_READ with what was
    left out as well, HEADINGS_UNKNOWN with those of its table that were not understood, HEADING_MISSING for one of
    the mapping that stands nowhere.
    """
    with tables_found_once():
        return _understood(open_as_printed(data, name, convert), as_, mapping)


def _understood(printed: Document, as_: DocumentKind | None, mapping: ColumnMapping) -> Reading:
    document = with_mapping(set_for_reading(printed), mapping)
    # Also where the kind is told: of what has no bounds nothing is read.
    found = _kind_of(document)
    is_plan = (as_ or found) in (None, DocumentKind.PLAN)
    if guessed := with_headers_by_weight(document, is_plan=is_plan):
        document, found = guessed, _kind_of(guessed)
    kind = as_ or found
    reading = _read(document, kind) if kind else None
    if reading is None:
        raise _nothing_found(document)
    unread = unread_words(printed, reading, left_out_by_person(document))
    return replace(reading, findings=(*reading.findings, *unread))


def _kind_of(document: Document) -> DocumentKind | None:
    tables = [table for grid in document.grids() for table in tables_in(grid)]
    if len(tables) > limits.TABLES:
        raise too_large(document.name, "limit-tables", limits.TABLES)
    if any(is_report_table(table) for table in tables):
        return DocumentKind.REPORT
    if any(is_plan_table(table) for table in tables) or is_plan_of_owners(document):
        return DocumentKind.PLAN
    if tells_progress_in_prose(document):
        return DocumentKind.REPORT
    if has_responsibility_lines(document):
        return DocumentKind.PLAN
    return DocumentKind.INDICATORS if any(map(has_figure_tables, document.grids())) else None


def _read(document: Document, kind: DocumentKind) -> Reading | None:
    found: list[Finding]
    match kind:
        case DocumentKind.PLAN:
            plan, found = read_plan(document)
            reading = Reading(kind, plan=plan) if plan else None
            found = [*found, *told_units(document)]
        case DocumentKind.REPORT:
            report, found = read_report(document)
            reading = Reading(kind, report=report) if report else None
            found = [*found, *told_units(document)]
        case DocumentKind.INDICATORS:
            tables, found = read_indicators(document)
            reading = Reading(kind, indicators=tables) if tables else None
    if reading is None:
        return None
    if kind is not DocumentKind.PLAN:
        found = [*document.findings, *found]
    found, more = first_of_each(found, limits.ASIDES)
    if more:
        facts = {"count": more}
        found.append(Finding(OpeningCode.MORE_ALIKE_READ, Place(document.name), facts=facts))
    tables = (table for grid in document.grids() for table in tables_in(grid))
    columns = tuple(one for table in tables for one in decided_columns(table))
    return replace(reading, findings=tuple(found), columns=columns)


def _nothing_found(document: Document) -> DocumentError:
    """Give the refusal of a document that nothing was made of, with what it holds that was not read."""
    codes = [finding.code for finding in document.findings]
    seen = _seen(document)
    unknown = dict.fromkeys(one for grid in document.grids() for one in unknown_in(grid))
    if words := left_out_words(codes, is_bare=not seen):
        told = f"{seen}；{words}" if seen else words
        return DocumentError(document.name, DocumentFault.NOTHING_READ, told)
    if unknown:
        words = "".join(f"“{beginning(one, _SHOWN)}”" for one in list(unknown)[:_MOST_HEADINGS])
        told = detail("headings-unknown", words=words)
        return DocumentError(document.name, DocumentFault.HEADINGS_UNKNOWN, told)
    return DocumentError(document.name, DocumentFault.NOTHING_FOUND, seen)


def _seen(document: Document) -> str:
    headings = [words for grid in document.grids() if (words := headings_seen(grid))]
    if headings:
        return detail("headings-seen", words=beginning(headings[0], _SHOWN))
    first = next(iter(document.paragraphs()), None)
    return detail("words-seen", words=beginning(in_one_line(first.text), _SHOWN)) if first else ""
