"""How far each unit is with what it was asked for in a round."""

from collections.abc import Sequence
from datetime import date

from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Outcome, Submission
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.statuses import UnitState


def unit_progress(state: RoundState, *, today: date) -> list[UnitProgress]:
    """Say for each unit that was issued a workbook where it stands, in the registry's order."""
    filled = {(entry.unit, entry.item) for entry in state.entries if entry.is_answered}
    wrote = {entry.unit for entry in state.entries if not entry.is_blank}
    of_unit: dict[str, list[Submission]] = {}
    for submission in state.submissions:
        unit_name = submission.supposed_unit or submission.unit
        of_unit.setdefault(unit_name, []).append(submission)
    late = state.deadline is not None and today > state.deadline
    progress: list[UnitProgress] = []
    asked, sent_back = state.issued_items(), state.sent_back()
    for unit in state.registry.units:
        if unit.name not in asked:
            continue
        came = of_unit.get(unit.name, [])
        merged = [one for one in came if one.outcome in MERGED_OUTCOMES]
        done = sum((unit.name, item) in filled for item in asked[unit.name])
        newest = merged[-1] if merged else None
        where = _unit_state(came, done, len(asked[unit.name]), late=late)
        if where is UnitState.PARTIAL and unit.name not in wrote:
            where = UnitState.BLANK
        progress.append(
            UnitProgress(
                unit.name,
                UnitState.SENT_BACK if unit.name in sent_back and merged else where,
                len(asked[unit.name]),
                done,
                newest.version if newest else 0,
                newest.received_at if newest else None,
                unit.contact,
                unit.phone,
            )
        )
    return progress


def _unit_state(came: Sequence[Submission], done: int, asked: int, *, late: bool) -> UnitState:
    outcomes = {one.outcome for one in came}
    if outcomes & MERGED_OUTCOMES and done:
        return UnitState.RETURNED if done == asked else UnitState.PARTIAL
    if Outcome.HELD in outcomes:
        return UnitState.HELD
    if outcomes & MERGED_OUTCOMES:
        return UnitState.PARTIAL
    if Outcome.REFUSED in outcomes:
        return UnitState.REFUSED
    return UnitState.LATE if late else UnitState.WAITING
