"""The form of the unit workbooks (填报表样): shown, written as a table, changed, and set back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.decisions.decisions import (
    FORM,
    NO_ROUND,
    Decision,
    DecisionKind,
    ListedDecision,
    listed_decisions,
    undone,
)
from gwreport.domain.decisions.forms import STANDARD_FORM, standing_form
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import UNPLACED, Place, Spot
from gwreport.domain.form.form_changes import FormChange, changes_between
from gwreport.domain.form.form_faults import faults_of
from gwreport.domain.form.office_form import (
    FormLine,
    design_of,
    lines_of,
    with_keys,
    write_lines,
)
from gwreport.errors import ArgumentError
from gwreport.machine.saving import make_folder
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.form_table.reading import fault_finding, read_form_table
from gwreport.workbooks.form_table.writing import form_table
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.outputs import Outputs, WrittenFile
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ChangedForm:
    """What became of a form that was to be taken.

    `number` is that of the decision, 0 where nothing was changed: then `findings` say what is wrong
    with it, or it is the form that stands.
    """

    lines: tuple[FormLine, ...]
    changes: tuple[FormChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    number: int = 0


def form_lines(workspace: Workspace) -> tuple[FormLine, ...]:
    """Give the form that stands, a line a column."""
    return lines_of(workspace.design)


def export_form(workspace: Workspace, path: Path) -> WrittenFile:
    """Write the form that stands as a table (xlsx); what stands there and is another is kept.

    Raises StorageError.
    """
    make_folder(path.parent)
    return Outputs(workspace).write_one(path, form_table(form_lines(workspace)))


def import_form(
    workspace: Workspace, path: Path, author: Author, *, only_check: bool = False
) -> ChangedForm:
    """Take the form that an office has edited, whole or not at all; `only_check` says what it would change.

    Raises DocumentError for a file that is no workbook or cannot be read.
    """
    from gwreport.workflow.processes.reading_process import run_apart

    forms = workspace.design, STANDARD
    edited = run_apart(read_form_table, forms, read_file(path), shown_file_name(path))
    if edited.findings:
        return ChangedForm(edited.lines, findings=edited.findings)
    if only_check:
        return _checked(workspace, edited.lines)
    return change_form(workspace, edited.lines, author)


def change_form(workspace: Workspace, lines: Sequence[FormLine], author: Author) -> ChangedForm:
    """Take these lines as the form from now on, unless something is wrong with them.

    New lines get their keys. Raises ConflictError when somebody has changed the form since `author.seen`.
    """
    checked = _checked(workspace, lines)
    if checked.findings or not checked.changes:
        return checked
    value = write_lines(checked.lines)

    def still(_: Sequence[Decision]) -> None:
        # Somebody else may have changed it since it was looked at.
        if author.seen is None and workspace.book.form != before:
            raise ArgumentError("form", "form-changed-meanwhile")

    before = workspace.book.form
    number = record(workspace, NO_ROUND, FORM, DecisionKind.FORM, value, author, still=still)
    return ChangedForm(checked.lines, checked.changes, number=number)


def _checked(workspace: Workspace, lines: Sequence[FormLine]) -> ChangedForm:
    faults = faults_of(lines, STANDARD)
    if faults:
        findings = (
            fault_finding(
                fault,
                _place_of(lines, fault.line),
                _place_words(fault.facts.get("first")),
            )
            for fault in faults
        )
        return ChangedForm(tuple(lines), findings=tuple(findings))
    keyed = with_keys(lines, workspace.design.former)
    # In the order of the tables, whatever that of the rows was.
    ordered = lines_of(design_of(keyed, STANDARD))
    return ChangedForm(ordered, tuple(changes_between(form_lines(workspace), ordered)))


def _place_of(lines: Sequence[FormLine], line: int | None) -> Place:
    return UNPLACED if line is None else Place(part=lines[line].table, at=Spot(row=line + 1))


def _place_words(line: object) -> str:
    return f"第{line + 1}行" if isinstance(line, int) else ""


def undo_form(workspace: Workspace, author: Author, number: int = 0) -> ChangedForm:
    """Take the newest change of the form back, or that of `number`; the form before it counts again.

    Raises ArgumentError when there is none in force.
    """
    before = form_lines(workspace)
    chosen = number or workspace.book.form

    def still(decisions: Sequence[Decision]) -> None:
        its = [one.number for one in decisions if one.kind is DecisionKind.FORM]
        if chosen not in its or chosen in undone(decisions):
            raise ArgumentError("--undo", "form-nothing-to-undo", str(number or ""))

    still(workspace.book.parts.decisions(NO_ROUND))
    made = record(workspace, NO_ROUND, FORM, DecisionKind.UNDO, str(chosen), author, still=still)
    after = form_lines(workspace)
    return ChangedForm(after, tuple(changes_between(before, after)), number=made)


def list_forms(workspace: Workspace) -> list[tuple[ListedDecision, tuple[FormChange, ...]]]:
    """Give every change of the form and every undoing of one, oldest first, with what it changed."""
    decisions = workspace.book.parts.decisions(NO_ROUND)
    forms = workspace.book.forms
    found: list[tuple[ListedDecision, tuple[FormChange, ...]]] = []
    stood = STANDARD_FORM
    for one in listed_decisions(decisions):
        if one.decision.subject != FORM:
            continue
        stands = standing_form(other for other in decisions if other.number <= one.decision.number)
        changes = changes_between(lines_of(forms[stood]), lines_of(forms[stands]))
        found.append((one, tuple(changes)))
        stood = stands
    return found
