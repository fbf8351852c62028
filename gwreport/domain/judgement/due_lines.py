"""The line of an item's goals through the year: what should have been reached by the end of each round."""

from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.judgement.judging import goals_of
from gwreport.domain.judgement.rules import DEFAULT_RULES, Rules
from gwreport.domain.judgement.signs.measuring import due_value
from gwreport.domain.judgement.signs.nodes import item_node_share, nodes_of, wanted_share
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.target import Target, TargetKind
from gwreport.domain.rounds import Round


@dataclass(frozen=True, slots=True)
class DueLine:
    """One goal of an item, named as its measures name it; `due` has a figure for each round, in the target's unit.

    A figure is None where the goal has no value. Of a goal that is `at_most` the line is a limit.
    """

    goal: str
    target: Target
    due: tuple[float | None, ...]
    at_most: bool = False


def due_lines(
    item: Item, rounds: Sequence[Round], rules: Rules = DEFAULT_RULES
) -> tuple[DueLine, ...]:
    """Give the lines of an item's goals, in the order of a judgement's measures."""
    goals = goals_of(item, rules)
    if not goals:
        return ()
    wanted = [(one, nodes_of(item, one), item_node_share(item, one)) for one in rounds]
    return tuple(
        DueLine(
            goal.label or goal.target.text,
            goal.target,
            tuple(
                due_value(goal, one, node=wanted_share(goal, nodes, share, one))
                for one, nodes, share in wanted
            ),
            goal.is_limit or goal.target.kind is TargetKind.RANK,
        )
        for goal in goals
    )
