"""What supervision (督办) gives the rules of scoring to count: answered by its day, or not."""

from collections.abc import Iterator
from datetime import date

from gwreport.domain.decisions.scoring import ScoreRuleKind
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import SupervisionRound
from gwreport.domain.year.scores import Happening
from gwreport.domain.year.supervision import IS_ANSWERED, AnswerState, Supervised
from gwreport.workflow.rounds.supervised import supervised_in
from gwreport.workflow.workspace import Workspace

_OPEN_WORDS = {
    AnswerState.WAITING: "没有答复",
    AnswerState.INCOMPLETE: "答复没有填全",
    AnswerState.SENT_BACK: "答复被退回，没有再报",
}


def answers_to_supervision(
    workspace: Workspace, state: RoundState, today: date
) -> Iterator[Happening]:
    """Tell which items put under supervision upon a round were answered by their day, and which not.

    Without a day nothing is late and nothing in time; what need not be answered any more counts nothing.
    """
    code = str(SupervisionRound.upon(state.round))
    workspace.book.parts.read_submissions([code])
    for one in supervised_in(workspace.book, code):
        if one.deadline is None or one.state is AnswerState.LIFTED:
            continue
        came = one.file.received_at if one.file else None
        is_late = came is not None and came.date() > one.deadline
        if one.is_overdue(today):
            yield _happening(state, one, ScoreRuleKind.UNANSWERED, _OPEN_WORDS[one.state])
        elif one.state in IS_ANSWERED and is_late and came is not None:
            yield _happening(state, one, ScoreRuleKind.UNANSWERED, f"{came.date()} 才答复")
        elif one.state is AnswerState.ACCEPTED:
            yield _happening(state, one, ScoreRuleKind.ANSWERED, "")


def _happening(state: RoundState, one: Supervised, kind: ScoreRuleKind, words: str) -> Happening:
    unit = state.registry.find(one.unit)
    return Happening(
        kind,
        unit.number if unit else 0,
        one.item,
        items=one.items,
        file=one.file.source.name if one.file else "",
        submission=one.file.number if one.file else 0,
        at=one.file.received_at if one.file else one.deadline,
        due=one.deadline,
        decision=one.decision.number if one.decision else 0,
        words=words,
    )
