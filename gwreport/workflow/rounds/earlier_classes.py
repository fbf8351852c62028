"""What each item came to in the rounds that a report is compared with, judged by the same rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account, Judgement
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.merging.earlier_rounds import EarlierReport
from gwreport.domain.plan.plan import Item
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.reports.item_lines import Earlier
from gwreport.settings.judgement import rules_of
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EarlierClasses:
    """The items as they were reported in the round before and a year before, by their ids."""

    previous: Mapping[str, Earlier]
    year_before: Mapping[str, Earlier]


def earlier_classes(workspace: Workspace, state: RoundState) -> EarlierClasses:
    """Look up what a round is compared with.

    A round that was collected here counts as it stands now, with its decisions; of a loaded report
    the text is judged.
    """
    book = workspace.book
    rounds = book.earlier(state.round)
    rules, items = rules_of(book.settings), state.plan.items
    last = [(item, rounds.last(item.id)) for item in items]
    known: dict[str, Status] = {}
    # Of a month that did not ask for all the others stand as they were reported before it.
    for one in {told.round for _, told in last if told}:
        if book.issues(str(one)):
            ids = {item.id for item, told in last if told and told.round == one}
            merged = (found for found in book.state(one).merged if found.item.id in ids)
            known |= {found.item.id: found.status for found in merged}
    year_before = ((item, rounds.year_before(item.id)) for item in items)
    return EarlierClasses(
        {item.id: _earlier(item, told, rules, known) for item, told in last if told},
        {item.id: _earlier(item, told, rules, {}) for item, told in year_before if told},
    )


def earlier_of_year_before(workspace: Workspace, round_: Round, item: Item) -> Earlier | None:
    """Look up what was reported of one item in the same round of the year before (上年同期)."""
    book = workspace.book
    told = book.earlier(round_).year_before(item.id)
    return _earlier(item, told, rules_of(book.settings), {}) if told else None


def _earlier(item: Item, told: EarlierReport, rules: Rules, known: Mapping[str, Status]) -> Earlier:
    status = known.get(item.id, Status.UNKNOWN)
    if told.counted:
        status = told.status
    elif status is Status.UNKNOWN:
        status = judged_report(item, told, rules).status
    return Earlier(told.round, told.text, status)


def judged_report(item: Item, told: EarlierReport, rules: Rules) -> Judgement:
    """Judge what was reported of an item by its text and figures alone."""
    return judge(item, Account(told.text, told.value, told.growth), told.round, rules)
