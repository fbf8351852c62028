"""A round cut by plan (清单): what one plan's items come to, or all of them together, each matter once."""

from collections.abc import Mapping
from dataclasses import replace

from gwreport.domain.plan.named_plans import EVERY_NAME, MAIN, plan_part
from gwreport.domain.returns.issues import Issue, IssuedWorkbook
from gwreport.domain.returns.returns import Submission
from gwreport.domain.review.round_state import RoundState


def state_of(state: RoundState, name: str) -> RoundState:
    """Give what a round comes to for the plan of that name, MAIN for the main one.

    With EVERY_NAME it is all of them together; a matter that stands in several counts once then. In a
    workspace without named plans it is the round as it is.
    """
    if not state.plan.named:
        return state
    if name == EVERY_NAME:
        return replace(state, merged=state.matters)
    plan = plan_part(state.plan, name)
    ids = {item.id for item in plan.items}
    # What was asked and told under the id of another plan's item is asked and told of this plan's.
    here = {asked: item for item, asked in _asked(state).items() if item in ids}
    leads = {one.item.id: one.leads for one in state.merged}
    return replace(
        state,
        plan=plan,
        issues=tuple(_issue(one, ids, here, leads) for one in state.issues),
        submissions=tuple(_submission(one, here) for one in state.submissions),
        merged=tuple(one for one in state.merged if one.item.id in ids),
        judgements={item: one for item, one in state.judgements.items() if item in ids},
        told={},
        closed={item: one for item, one in state.closed.items() if item in ids},
    )


def plans_of(state: RoundState, item: str) -> tuple[str, ...]:
    """Give the names of the plans in which a matter stands that is shown under this id."""
    others = (one for one, told in state.told.items() if told == item)
    by_id = {one.item.id: one.item.plan_name for one in state.merged} if state.plan.named else {}
    return tuple(dict.fromkeys(by_id.get(one, MAIN) for one in (item, *others)))


def _asked(state: RoundState) -> Mapping[str, str]:
    return {**state.links.asked, **state.told}


def _issue(
    issue: Issue, ids: set[str], here: Mapping[str, str], leads: Mapping[str, tuple[str, ...]]
) -> Issue:
    def items(workbook: IssuedWorkbook) -> tuple[str, ...]:
        # Who leads the one item does not always lead the other.
        own = {one: it for one, it in here.items() if workbook.unit in leads[it]}
        found = (one if one in ids else own.get(one) for one in workbook.items)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    workbooks = (replace(one, items=items(one)) for one in issue.workbooks)
    return replace(issue, workbooks=tuple(one for one in workbooks if one.items))


def _submission(submission: Submission, here: Mapping[str, str]) -> Submission:
    entries = submission.entries
    also = tuple(replace(one, item=here[one.item]) for one in entries if one.item in here)
    if not also:
        return submission
    reading = replace(submission.reading, entries=(*entries, *also))
    return replace(submission, reading=reading)
