"""What a clerk does with the rows of a draft: other words for one, one parted in two, two made one."""

from dataclasses import replace

from gwreport.domain.drafting.commitments import Commitment
from gwreport.domain.drafting.drafted import DraftedItem
from gwreport.domain.drafting.suggestions import Suggester
from gwreport.domain.plan.plan import Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.reading.layouts.work_report.sentences import due_in, plain
from gwreport.workflow.plan.draft_plan import suggested

_BETWEEN = "；"


def reworded(row: DraftedItem, text: str) -> DraftedItem:
    """Give a row other words, with the targets in them; its limit follows where it was read from the words.

    What is suggested stays: the report's sentence is the same.
    """
    told = row.commitment
    due = due_in(text) if told.due == due_in(told.text) else told.due
    words = replace(told, text=text, targets=read_targets(text), due=due)
    return replace(row, commitment=words)


def parted(row: DraftedItem, at: int, suggester: Suggester) -> tuple[DraftedItem, ...]:
    """Part a row at a place in its text; both keep the report's sentence. The row alone where a side is empty.

    Who was chosen for the whole is chosen for the first part; for the second it is suggested anew.
    """
    told = row.commitment
    first, second = plain(told.text[:at]), plain(told.text[at:])
    if not (first and second):
        return (row,)
    ahead = suggested(_worded(told, first), suggester)
    chosen = replace(
        ahead,
        chosen_leads=row.chosen_leads,
        chosen_leaders=row.chosen_leaders,
        supports=row.supports,
        is_dropped=row.is_dropped,
    )
    return chosen, suggested(_worded(told, second), suggester)


def joined(first: DraftedItem, second: DraftedItem, suggester: Suggester) -> DraftedItem:
    """Make one row of two that follow each other; it keeps both sentences, and who was chosen for either."""
    one, other = first.commitment, second.commitment
    text = f"{plain(one.text)}{_BETWEEN}{plain(other.text)}"
    sentence = one.sentence if other.sentence in one.sentence else f"{one.sentence}{other.sentence}"
    made = suggested(_worded(replace(one, sentence=sentence), text), suggester)
    return replace(
        made,
        chosen_leads=_both(first.chosen_leads, second.chosen_leads),
        chosen_leaders=_both(first.chosen_leaders, second.chosen_leaders),
        supports=tuple(dict.fromkeys((*first.supports, *second.supports))),
    )


def left_out_row(sentence: str, suggester: Suggester) -> DraftedItem:
    """Give a sentence that was taken for no commitment as a row that is left out, to be taken in if it is one."""
    words = plain(sentence)
    told = Commitment(words, sentence, Kind.TASK, due=due_in(words), targets=read_targets(words))
    return replace(suggested(told, suggester), is_dropped=True)


def _worded(told: Commitment, text: str) -> Commitment:
    return replace(told, text=text, targets=read_targets(text), due=due_in(text))


def _both(first: tuple[str, ...] | None, second: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if first is None and second is None:
        return None
    return tuple(dict.fromkeys((*(first or ()), *(second or ()))))
