"""A row of a drafted breakdown: a commitment, who may lead it, and what the clerk has said of it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from gwreport.domain.drafting.commitments import Commitment
from gwreport.domain.drafting.suggestions import Suggestion

# Measured on a breakdown drafted from the report of two years before: of the leads that are at least so
# sure nine in ten are right; the others stay empty.
SURE = 0.3


class RowState(StrEnum):
    """How far a row of a draft is."""

    OPEN = "open"  # nobody is named, and nobody has said so
    SUGGESTED = "suggested"  # a suggestion that is sure stands in it, not confirmed
    DECIDED = "decided"  # the clerk has said who leads, or that nobody is named yet
    DROPPED = "dropped"  # the clerk leaves it out of the breakdown, or has left no words in it


@dataclass(frozen=True, slots=True)
class DraftedItem:
    """A commitment with the units and leaders that are suggested for it, best first.

    `chosen_leads` and `chosen_leaders` are the clerk's choice, which counts: None where there is none, () where
    the cell is to stay empty. `supports` are as the clerk has written them.
    """

    commitment: Commitment
    suggested_leads: tuple[Suggestion, ...] = ()
    suggested_leaders: tuple[Suggestion, ...] = ()
    chosen_leads: tuple[str, ...] | None = None
    chosen_leaders: tuple[str, ...] | None = None
    supports: tuple[str, ...] = ()
    is_dropped: bool = False

    @property
    def lead_units(self) -> tuple[str, ...]:
        """The lead units that the draft names: those chosen, else the best one where it is sure, else none."""
        chosen = self.chosen_leads
        return chosen if chosen is not None else _sure(self.suggested_leads)

    @property
    def leaders(self) -> tuple[str, ...]:
        """The leaders that the draft names, likewise."""
        chosen = self.chosen_leaders
        return chosen if chosen is not None else _sure(self.suggested_leaders)

    @property
    def state(self) -> RowState:
        """How far the row is."""
        if self.is_dropped or not self.commitment.text.strip():
            return RowState.DROPPED
        if self.chosen_leads is not None:
            return RowState.DECIDED
        return RowState.SUGGESTED if self.lead_units else RowState.OPEN

    def choosing(self, place: int) -> "DraftedItem":
        """Give it with the suggestion at a place, 1 the best, taken; as it is where there is none."""
        if not 1 <= place <= len(self.suggested_leads):
            return self
        return replace(self, chosen_leads=(self.suggested_leads[place - 1].name,), is_dropped=False)


def _sure(suggestions: tuple[Suggestion, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in suggestions[:1] if one.score >= SURE)
