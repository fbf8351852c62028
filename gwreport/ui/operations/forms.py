"""What 填报表样 shows and does: the columns of the unit workbook, as the office wants them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.decisions.decisions import FORM, NO_ROUND, Force
from gwreport.domain.form.columns import Page
from gwreport.domain.form.form_changes import FormChange
from gwreport.domain.form.office_form import FormLine
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import finding_words
from gwreport.wording.form_design import STANDARD
from gwreport.wording.form_lines import change_words
from gwreport.workflow.outputs import WrittenFile
from gwreport.workflow.progress import Progress
from gwreport.workflow.review.record_decision import Author, newest_decision
from gwreport.workflow.sending import unit_form
from gwreport.workflow.sending.unit_form import ChangedForm

# The columns that the unit does not fill in, and those of the program, table by table.
GIVEN = frozenset(
    column.key for table in STANDARD.tables for column in table.columns if not column.is_fill
)
# Where a column of the office's own is shown when nobody has said so.
USUAL_PAGES = (Page.REVIEW,)
TABLES = tuple(table.name for table in STANDARD.tables)


@dataclass(frozen=True, slots=True)
class FormView:
    """The form that stands; `number` is that of the decision that made it, 0 for none.

    `seen` is the number of the newest decision on it, undoings among them; `newest` tells of the last change.
    """

    lines: tuple[FormLine, ...] = ()
    number: int = 0
    seen: int = 0
    newest: str = ""


@dataclass(frozen=True, slots=True)
class FormMade:
    """What became of a form, in words: what changed, or what is wrong with it."""

    changes: tuple[str, ...]
    faults: tuple[str, ...] = ()


def view_form(location: str) -> FormView:
    """Read the form that stands.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        lines, number = unit_form.form_lines(workspace), workspace.book.form
        seen = newest_decision(workspace, NO_ROUND, FORM)
        made = [
            (one.decision, changes)
            for one, changes in unit_form.list_forms(workspace)
            if one.force is Force.IN_FORCE and one.decision.number == number
        ]
    newest = ""
    if made:
        decision, changes = made[-1]
        newest = f"{decision.who}：{_changes(changes)}"
    return FormView(lines, number, seen, newest)


def change_columns(
    location: str, lines: Sequence[FormLine], who: str, now: datetime, seen: int
) -> FormMade:
    """Take these lines as the form, unless it is another than `seen` by now or something is wrong.

    Raises ConflictError, WorkspaceError.
    """
    with opened(location) as workspace:
        author = Author(who, "", now, seen=seen)
        return _made(unit_form.change_form(workspace, lines, author))


def import_form(location: str, path: Path, who: str, now: datetime, _: Progress) -> FormMade:
    """Take the form that an office has edited in a sheet program.

    Raises DocumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        return _made(unit_form.import_form(workspace, path, Author(who, "", now)))


def export_form(location: str, path: Path) -> WrittenFile:
    """Write the form as a table.

    Raises StorageError, WorkspaceError.
    """
    with opened(location) as workspace:
        return unit_form.export_form(workspace, path)


def undo_form(location: str, who: str, now: datetime) -> FormMade:
    """Take the newest change back.

    Raises ArgumentError when there is none, WorkspaceError.
    """
    with opened(location) as workspace:
        return _made(unit_form.undo_form(workspace, Author(who, "", now)))


def _made(made: ChangedForm) -> FormMade:
    return FormMade(
        tuple(map(change_words, made.changes)), tuple(map(finding_words, made.findings))
    )


def _changes(changes: Sequence[FormChange]) -> str:
    return "；".join(map(change_words, changes))
