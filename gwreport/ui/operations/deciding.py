"""What 审核 does: each decision with who and why, refused when somebody else was quicker.

What reads and writes workbooks is loaded by the few decisions that need it, not for the list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.domain.decisions.decisions import Decision, DecisionKind, Force, ListedDecision
from gwreport.domain.statuses import Status
from gwreport.ui.operations.opened import opened
from gwreport.wording.decisions import decision_line
from gwreport.workflow.review import decide
from gwreport.workflow.review.accept_findings import accept_finding
from gwreport.workflow.review.record_decision import Author

if TYPE_CHECKING:
    from gwreport.workflow.sending.send_back import SentBack


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a decision is taken: workspace, round, item or file, who decides and why.

    `seen` is the number of the newest decision on it that the clerk had before his eyes.
    """

    location: str
    round: str
    subject: str
    who: str
    reason: str
    seen: int

    def author(self) -> Author:
        """Give the author of a decision that is taken now."""
        return Author(self.who, self.reason, datetime.now(), self.seen)


def choose(desk: Desk, unit: str) -> int:
    """Take one unit's text for the report."""
    with opened(desk.location) as workspace:
        return decide.choose_text(workspace, desk.round, desk.subject, unit, desk.author())


def join(desk: Desk, units: Sequence[str]) -> int:
    """Take the texts of several units, in this order."""
    with opened(desk.location) as workspace:
        return decide.join_texts(workspace, desk.round, desk.subject, units, desk.author())


def edit(desk: Desk, text: str) -> int:
    """Set the report's text."""
    with opened(desk.location) as workspace:
        return decide.edit_text(workspace, desk.round, desk.subject, text, desk.author())


def set_status(desk: Desk, status: Status) -> int:
    """Set the class of progress."""
    with opened(desk.location) as workspace:
        return decide.set_status(workspace, desk.round, desk.subject, status, desk.author())


def confirm(desk: Desk, shown: Status) -> int:
    """Confirm the class as it is proposed, and as the clerk has it before his eyes."""
    with opened(desk.location) as workspace:
        return decide.confirm_status(
            workspace, desk.round, desk.subject, desk.author(), shown=shown
        )


def confirm_with_text(desk: Desk, shown: Status, text: str) -> int:
    """Confirm the class where one is proposed and set the report's text; gives the text's number.

    The class comes first, as the clerk saw it: the new text may let the rules propose another.
    """
    if shown is not Status.UNKNOWN:
        desk = replace(desk, seen=confirm(desk, shown))
    return edit(desk, text)


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


def undo_newest(desk: Desk) -> str:
    """Take the round's newest decision that is in force back; says which, "" when there is none."""
    return _take_back(desk, undoings=False)


def redo_newest(desk: Desk) -> str:
    """Take back the undoing that was the last thing done; says what counts again, "" for nothing."""
    return _take_back(desk, undoings=True)


def _take_back(desk: Desk, *, undoings: bool) -> str:
    with opened(desk.location) as workspace:
        if not workspace.book.issues(desk.round):
            return ""
        every = decide.list_decisions(workspace, desk.round)
        kept = [one.decision for one in every if one.force is not Force.UNDONE]
        if undoings:
            # A decision since is a new line of thought: what was undone before it stays undone.
            # What was only done again is passed over, or doing again would turn round and round.
            since = takewhile(lambda one: one.kind is DecisionKind.UNDO, reversed(kept))
            found = [one for one in since if _undone(every, one).kind is not DecisionKind.UNDO][:1]
        else:
            found = [one for one in kept if one.kind is not DecisionKind.UNDO]
        if not found:
            return ""
        decide.undo(workspace, desk.round, found[-1].number, replace(desk.author(), seen=None))
    return ("已恢复：" if undoings else "已撤销：") + decision_line(
        _undone(every, found[-1]) if undoings else found[-1]
    )


def _undone(every: Sequence[ListedDecision], undoing: Decision) -> Decision:
    return next(one.decision for one in every if one.decision.number == int(undoing.value))


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
