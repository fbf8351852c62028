"""What 督办 shows and does: what can be put under supervision, how answers stand, what becomes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gwreport.domain.decisions.supervision import AnswerVerdict
from gwreport.domain.papers import Paper
from gwreport.domain.year.supervision import Supervised, SupervisionCounts
from gwreport.errors import ArgumentError
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import finding_words
from gwreport.wording.places import place_words
from gwreport.wording.supervision import level_line
from gwreport.workflow.output.paper_numbers import NextNumbers, view_numbers
from gwreport.workflow.output.supervision_proposals import Proposal
from gwreport.workflow.outputs import WrittenFile
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.year import settle_answer as settling
from gwreport.workflow.year import supervise as writing
from gwreport.workflow.year import supervision_levels as levels
from gwreport.workflow.year import view_supervision as viewing
from gwreport.workflow.year.supervise import Asked, SupervisionWritten


@dataclass(frozen=True, slots=True)
class SupervisingView:
    """What can be put under supervision in a round, and what is; `texts` are the items' by their ids."""

    proposals: tuple[Proposal, ...]
    rows: tuple[Supervised, ...]
    counts: SupervisionCounts
    unconfirmed: int
    today: date
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class LevelsMade:
    """What became of a table of levels.

    `told` is what is wrong with it or to be known of it, in words; `levels` say from when each holds, none
    where nothing was taken.
    """

    told: tuple[str, ...]
    levels: tuple[str, ...] = ()
    is_new: bool = False


def export_levels(location: str, path: Path) -> WrittenFile:
    """Write the levels in force as a table.

    Raises WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return levels.export_levels(workspace, path)


def import_levels(location: str, path: Path, now: datetime) -> LevelsMade:
    """Take the levels that an office has edited, whole or not at all.

    Raises DocumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        made = levels.import_levels(workspace, path, now=now)
    told = tuple(f"{place_words(one.place)}：{finding_words(one)}" for one in made.findings)
    lines = tuple(map(level_line, made.levels)) if made.was_taken else ()
    return LevelsMade(told, lines, made.is_new)


def reset_levels(location: str, now: datetime) -> None:
    """Go back to the levels that ship.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        levels.reset_levels(workspace, now=now)


def view_supervising(
    location: str, code: str, today: date, *, proposed: bool
) -> SupervisingView | None:
    """Say what can be put under supervision and how stands what is; None when nothing went out.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if not workspace.book.is_under_way(code):
            return None
        found = viewing.view_proposals(workspace, code, proposed=proposed)
        view = viewing.view_supervision(workspace, code, today=today)
        texts = {one.id: one.text for one in workspace.plan().items}
    return SupervisingView(
        found.found, view.rows, view.counts, found.unconfirmed, view.today, texts
    )


def view_next(location: str, code: str) -> NextNumbers:
    """Say where the numbers of 督办通知单 stand.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        return view_numbers(workspace, code, Paper.SUPERVISION, date.today())


def put_under_supervision(
    location: str,
    code: str,
    folder: Path,
    chosen: Sequence[Proposal],
    deadline: str,
    first: str,
    who: str,
    now: datetime,
) -> SupervisionWritten:
    """Write papers and workbooks upon the proposals chosen.

    They are to be answered by a day and numbered from `first`, as the clerk wrote both ("" for neither).
    Raises ArgumentError for what is no day or no free number, and as `supervise`.
    """
    day, number = _day(deadline.strip()), _number(first.strip())
    pairs = frozenset((one.unit.name, one.line.item.id) for one in chosen)
    with opened(location) as workspace:
        return writing.supervise(
            workspace,
            code,
            folder,
            author=Author(who, "", now),
            deadline=day,
            first=number,
            asked=Asked(proposed=True, pairs=pairs),
        )


def settle_answer(
    location: str,
    code: str,
    row: Supervised,
    verdict: AnswerVerdict,
    reason: str,
    who: str,
    now: datetime,
) -> int:
    """Say what becomes of a unit's answer, as it stood before the clerk's eyes.

    Raises ArgumentError when another answer has come since, WorkspaceError.
    """
    with opened(location) as workspace:
        return settling.settle_answer(
            workspace,
            code,
            row.item,
            verdict,
            Author(who, reason, now),
            unit=row.unit,
            shown=row.file.number if row.file else 0,
        )


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentError("期限", "date", written) from None


def _number(written: str) -> int | None:
    if not written:
        return None
    if not (written.isascii() and written.isdecimal() and 0 < int(written) < 1_000_000):
        raise ArgumentError("编号", "number", written)
    return int(written)
