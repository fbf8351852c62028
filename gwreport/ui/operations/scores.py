"""What 考核 shows and does: the units' scores and their grounds, objections, and the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from gwreport.domain.decisions.scoring import Objection
from gwreport.reports.scored_round import ScoredRound
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import finding_words
from gwreport.wording.places import place_words
from gwreport.workflow.outputs import WrittenFile
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.year.scoring import score, score_rules
from gwreport.workflow.year.scoring.score import WrittenScores


@dataclass(frozen=True, slots=True)
class ScoresView:
    """The scores of a round; `seen` is the number of the newest decision on each ground that has one."""

    scored: ScoredRound
    seen: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class RulesMade:
    """What became of a table of rules: what is wrong with it in words, or whether it was taken anew."""

    file: str
    faults: tuple[str, ...] = ()
    is_new: bool = True


def view_scores(location: str, code: str) -> ScoresView | None:
    """Score the round; None when nothing went out in it.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if not workspace.book.is_under_way(code):
            return None
        scored = score.score_round(workspace, code, today=date.today())
        seen: dict[str, int] = {}
        for one in workspace.book.parts.decisions(code):
            seen[one.subject] = one.number
    return ScoresView(scored, seen)


def settle_objection(
    location: str,
    code: str,
    ground: str,
    objection: Objection,
    reason: str,
    who: str,
    now: datetime,
    seen: int,
) -> int:
    """Settle an objection, unless somebody has done so since `seen`.

    Raises ConflictError, UnknownNameError for a ground that is there no more, WorkspaceError.
    """
    with opened(location) as workspace:
        author = Author(who, reason, now, seen=seen)
        return score.object_to(workspace, code, ground, objection, author)


def undo_objection(location: str, code: str, number: int, who: str, now: datetime) -> int:
    """Take what was settled of an objection back.

    Raises ArgumentError when it is out of force, WorkspaceError.
    """
    with opened(location) as workspace:
        return score.undo_objection(workspace, code, number, Author(who, "", now))


def write_scores(location: str, code: str, folder: Path) -> WrittenScores:
    """Write the workbook of all scores, and one a unit.

    Raises WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        scored = score.score_round(workspace, code, today=date.today())
        return score.write_scores(workspace, scored, folder)


def import_score_rules(location: str, path: Path, who: str, now: datetime) -> RulesMade:
    """Take the rules that an office has edited, whole or not at all.

    Raises DocumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        made = score_rules.import_rules(workspace, path, Author(who, "", now))
    faults = tuple(f"{place_words(one.place)}：{finding_words(one)}" for one in made.findings)
    return RulesMade(path.name, faults, bool(made.number))


def export_score_rules(location: str, path: Path) -> WrittenFile:
    """Write the rules in force as a table.

    Raises WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return score_rules.export_rules(workspace, path)


def undo_score_rules(location: str, number: int, who: str, now: datetime) -> int:
    """Take a table of rules back; those before it count again.

    Raises ArgumentError when it is out of force, WorkspaceError.
    """
    with opened(location) as workspace:
        return score_rules.undo_rules(workspace, number, Author(who, "", now))
