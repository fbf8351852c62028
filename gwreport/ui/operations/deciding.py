"""What 审核 does: each decision with who and why, refused when somebody else was quicker.

What reads and writes workbooks is loaded by the few decisions that need it, not for the list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, ConflictError
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import error_words
from gwreport.wording.item_names import item_name
from gwreport.workflow.review import decide
from gwreport.workflow.review.accept_findings import accept_finding
from gwreport.workflow.review.answering import answering
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace

if TYPE_CHECKING:
    from gwreport.workflow.sending.send_back import SentBack


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a decision is taken: workspace, round, item or file, who decides and why.

    `seen` is the number of the newest decision on it that the clerk had before his eyes, `findings`
    are the keys of the open findings that he had there.
    """

    location: str
    round: str
    subject: str
    who: str
    reason: str
    seen: int
    findings: tuple[str, ...] = ()

    def author(self) -> Author:
        """Give the author of a decision that is taken now."""
        return Author(self.who, self.reason, datetime.now(), self.seen)

    def answering(
        self,
        workspace: Workspace,
        kind: DecisionKind,
        units: Sequence[str] = (),
        status: Status = Status.UNKNOWN,
    ) -> Author:
        """Give the author of a decision that settles the item with what it answers."""
        return answering(
            workspace,
            self.round,
            self.subject,
            kind,
            self.author(),
            units=units,
            status=status,
            shown=self.findings,
        )


def choose(desk: Desk, unit: str) -> int:
    """Take one unit's text for the report."""
    with opened(desk.location) as workspace:
        author = desk.answering(workspace, DecisionKind.CHOOSE, [unit])
        return decide.choose_text(workspace, desk.round, desk.subject, unit, author)


def join(desk: Desk, units: Sequence[str]) -> int:
    """Take the texts of several units, in this order."""
    with opened(desk.location) as workspace:
        author = desk.answering(workspace, DecisionKind.JOIN, units)
        return decide.join_texts(workspace, desk.round, desk.subject, units, author)


def edit(desk: Desk, text: str) -> int:
    """Set the report's text."""
    with opened(desk.location) as workspace:
        author = desk.answering(workspace, DecisionKind.TEXT)
        return decide.edit_text(workspace, desk.round, desk.subject, text, author)


def set_status(desk: Desk, status: Status) -> int:
    """Set the class of progress."""
    with opened(desk.location) as workspace:
        author = desk.answering(workspace, DecisionKind.STATUS, status=status)
        return decide.set_status(workspace, desk.round, desk.subject, status, author)


def confirm(desk: Desk, shown: Status, *, instead: bool = False) -> int:
    """Confirm the class as it is proposed, and as the clerk has it before his eyes.

    `instead` puts it in the place of another class that a person has set.
    """
    with opened(desk.location) as workspace:
        author = desk.answering(workspace, DecisionKind.CONFIRM)
        return decide.confirm_status(
            workspace, desk.round, desk.subject, author, shown=shown, instead=instead
        )


def confirm_each(desks: Sequence[tuple[Desk, Status]]) -> list[str]:
    """Confirm several items, each by a decision of its own.

    Gives a sentence for each that was not, because somebody else was quicker or new words came in.
    """
    refused: list[str] = []
    for desk, shown in desks:
        try:
            confirm(desk, shown)
        except (ConflictError, ArgumentError) as error:
            refused.append(f"{item_name(desk.subject)}：{error_words(error)}")
    return refused


def text_and_class(desk: Desk, shown: Status, text: str) -> tuple[int, bool]:
    """Set the report's text, and confirm the class as the clerk saw it where the text leaves it so.

    Gives the number of the last decision, and whether the class was confirmed: of the new text the
    rules may propose another, which nobody has seen yet.
    """
    number = edit(desk, text)
    try:
        return confirm(replace(desk, seen=number), shown), True
    except ArgumentError:
        return number, False


def accept(desk: Desk, code: str, unit: str) -> int:
    """Accept a finding."""
    with opened(desk.location) as workspace:
        return accept_finding(
            workspace, desk.round, desk.subject, code, unit or None, desk.author()
        )


def settle_file(desk: Desk, *, accepted: bool, unit: str = "") -> int:
    """Take a held file or refuse it; `unit` says whose it is where it does not tell."""
    from gwreport.workflow.review.decide_files import settle_version

    with opened(desk.location) as workspace:
        return settle_version(
            workspace,
            desk.round,
            int(desk.subject),
            accept=accepted,
            author=desk.author(),
            unit=unit,
        ).decision


def take_row(desk: Desk, item: str, sheet: str, row: int) -> int:
    """Make an extra row of the file its unit's words for an item."""
    from gwreport.workflow.review import decide_rows

    with opened(desk.location) as workspace:
        return decide_rows.take_row(
            workspace,
            desk.round,
            item,
            int(desk.subject),
            sheet,
            row,
            replace(desk.author(), seen=None),
        )


def refuse_row(desk: Desk, sheet: str, row: int) -> int:
    """Say that an extra row of the file is none of the issued items."""
    from gwreport.workflow.review import decide_rows

    with opened(desk.location) as workspace:
        return decide_rows.refuse_row(
            workspace, desk.round, int(desk.subject), sheet, row, desk.author()
        )


def undo(desk: Desk, number: int) -> int:
    """Take one decision back."""
    with opened(desk.location) as workspace:
        return decide.undo(workspace, desk.round, number, desk.author())


def undo_at_once(desk: Desk, number: int) -> int:
    """Take one decision back whatever was decided on the same thing before it."""
    with opened(desk.location) as workspace:
        author = replace(desk.author(), seen=None)
        return decide.undo(workspace, desk.round, number, author)


def asked_of(location: str, code: str, unit: str) -> list[tuple[str, str]]:
    """Give what a unit would be asked when its return goes back now: an item's number, the words.

    Raises ArgumentError when nothing of the unit was taken in.
    """
    from gwreport.workflow.sending.send_back import asked_of as questions_of

    with opened(location) as workspace:
        return [
            (one.item, one.words) for one in questions_of(workspace, code, unit, today=date.today())
        ]


def return_to_unit(desk: Desk, folder: Path, questions: Mapping[str, str]) -> "SentBack":
    """Write the workbook that goes back to a unit; `desk.subject` is the unit's name.

    `questions` adds a sentence to items, by their ids, to what is open anyway.
    """
    from gwreport.workflow.sending.send_back import send_back

    with opened(desk.location) as workspace:
        # A unit may be asked several times; the newest questions take the place of the older.
        author = replace(desk.author(), seen=None)
        return send_back(
            workspace, desk.round, desk.subject, folder, author=author, items=questions
        )
