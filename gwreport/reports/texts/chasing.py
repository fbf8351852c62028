"""The words of chasing (催报): the templates for one unit and for the group, and what fills them.

The placeholders are described in gwreport/templates/README.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.statuses import UnitState
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.reports.texts.office_templates import TextTemplate
from gwreport.wording.chasing import Register
from gwreport.wording.item_names import KINDS
from gwreport.wording.names import UNIT_STATES

UNIT_TEXT = TextTemplate(
    "chase_unit.txt",
    required=frozenset({"unit", "situation"}),
    optional=frozenset(
        {
            "contact",
            "deadline",
            "filled",
            "items",
            "missing",
            "missing_count",
            "missing_head",
            "office",
            "phone",
            "region",
            "request",
            "return_to",
            "round_name",
            "state",
            "today",
            "days_late",
        }
    ),
)
GROUP_TEXT = TextTemplate(
    "chase_group.txt",
    required=frozenset({"groups"}),
    optional=frozenset(
        {
            "count",
            "deadline",
            "office",
            "overdue",
            "region",
            "return_to",
            "returned",
            "round_name",
            "today",
            "total",
        }
    ),
    parts=frozenset({"state", "count", "units"}),
)

# As much of an item's text as a message shows.
_SHORT = 24


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing of one unit: `open` names it, one thing an entry, `items` counts the rows.

    `deadline` is that which holds for the unit, `days_late` counts from it.
    """

    progress: UnitProgress
    open: Sequence[str]
    items: int
    deadline: date | None
    days_late: int

    @property
    def listed(self) -> Sequence[str]:
        """What a text lists: of a unit that has sent nothing everything is missing; it has the list itself."""
        is_sent_back = self.progress.state is UnitState.SENT_BACK
        return self.open if self.progress.filled or is_sent_back else ()


def chasing_values(one: Missing, register: Register) -> dict[str, object]:
    """Give what a message or a letter (催报函) to one unit can say of it, in the language of either."""
    state = one.progress.state
    questions = len(one.open)
    return {
        **_values(one),
        "situation": register.situation(
            state, left=one.items, questions=questions, days_late=one.days_late
        ),
        "request": register.request(state, deadline=one.deadline, days_late=one.days_late),
        "deadline": register.day(one.deadline) if one.deadline else "",
        "missing_head": register.missing_head(state, questions),
    }


def _values(one: Missing) -> dict[str, object]:
    progress = one.progress
    return {
        "unit": progress.unit,
        "contact": progress.contact,
        "phone": progress.phone,
        "state": UNIT_STATES[progress.state],
        "days_late": one.days_late,
        "items": progress.items,
        "filled": progress.filled,
        "missing": one.listed,
        "missing_count": len(one.open),
    }


def item_words(item: Item, *, whole: bool = False) -> str:
    """Name an item by the number that stands in the unit's own table, with its text or the beginning of it."""
    kind = KINDS[Kind.INDICATOR] if item.kind is Kind.INDICATOR else ""
    text = in_one_line(item.text)
    if whole:
        return f"{kind}第{item.number}项“{text.rstrip('。')}”"
    return f"{kind}第{item.number}项“{beginning(text, _SHORT)}”"


def group_values(
    named: Sequence[tuple[UnitState, Sequence[str]]],
) -> list[dict[str, object]]:
    """Give the units by state for the message to all of them."""
    return [
        {"state": UNIT_STATES[state], "count": len(names), "units": "、".join(names)}
        for state, names in named
        if names
    ]
