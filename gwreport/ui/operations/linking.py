"""What 任务分解 shows and does of items that stand in several plans (清单): proposals, and what was decided."""

from dataclasses import dataclass
from datetime import datetime

from gwreport.domain.decisions.decisions import Decision, DecisionKind, Force
from gwreport.domain.plan.plan import Item
from gwreport.ui.operations.opened import opened
from gwreport.wording.decisions import decision_words, time_words
from gwreport.wording.item_names import item_name
from gwreport.workflow.review.link_items import link_items, list_links, refuse_link
from gwreport.workflow.review.link_items import undo_link as take_back
from gwreport.workflow.review.record_decision import Author


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Two items that may be one matter, are, or are not (`is_refused`).

    `number` is the decision's that says so, 0 for none yet.
    """

    item: Item
    other: Item
    state: str
    number: int = 0
    is_refused: bool = False


_SAME, _NEAR = "文字相同，待确认", "文字相近，待确认"


def view_links(location: str) -> tuple[LinkLine, ...]:
    """Give what is proposed, behind it what was confirmed, and what was said to be two matters.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if not workspace.book.parts.plan_versions:
            return ()
        links, plan = workspace.book.links(), workspace.plan()
        standing = [one for one in list_links(workspace) if one.force is Force.IN_FORCE]
    proposed = [
        LinkLine(one.item, one.asked, _SAME if one.in_same_words else _NEAR)
        for one in links.proposed
    ]
    refused = [one.decision for one in standing if one.decision.kind is DecisionKind.NO_LINK]
    decided = [
        LinkLine(item, other, _state(one), one.number, one.kind is DecisionKind.NO_LINK)
        for one in (*links.linked.values(), *refused)
        if (item := plan.item(one.subject)) and (other := plan.item(one.value))
    ]
    return (*proposed, *decided)


def _state(one: Decision) -> str:
    # What it comes to stands first: a narrow column shows the beginning.
    words = decision_words(one.kind, one.value, item_name)
    return f"{words}　{one.who} {time_words(one.at)}（决定 {one.number}）"


def decide_link(
    location: str, line: LinkLine, who: str, reason: str, now: datetime, *, are_one: bool
) -> int:
    """Say that two items are one matter, or that they are not; returns the decision's number.

    Raises ArgumentError, UnknownNameError, WorkspaceError.
    """
    decide = link_items if are_one else refuse_link
    with opened(location) as workspace:
        return decide(workspace, line.item.id, line.other.id, Author(who, reason, now))


def undo_link(location: str, number: int, who: str, reason: str, now: datetime) -> int:
    """Take a decision on a link back; returns the undoing's number.

    Raises ArgumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        return take_back(workspace, number, Author(who, reason, now))
