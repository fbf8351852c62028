"""A row of a drafted breakdown: a commitment, and who may lead it."""

from dataclasses import dataclass

from gwreport.domain.drafting.commitments import Commitment
from gwreport.domain.drafting.suggestions import Suggestion

# Measured on a breakdown drafted from the report of two years before: of the leads that are at least so
# sure nine in ten are right; the others stay empty.
SURE = 0.3


@dataclass(frozen=True, slots=True)
class DraftedItem:
    """A commitment with the units and leaders that are suggested for it, best first."""

    commitment: Commitment
    suggested_leads: tuple[Suggestion, ...] = ()
    suggested_leaders: tuple[Suggestion, ...] = ()

    @property
    def lead_units(self) -> tuple[str, ...]:
        """The lead unit that the draft names: the best one where it is sure, else none."""
        return _sure(self.suggested_leads)

    @property
    def leaders(self) -> tuple[str, ...]:
        """The leader that the draft names, likewise."""
        return _sure(self.suggested_leaders)


def _sure(suggestions: tuple[Suggestion, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in suggestions[:1] if one.score >= SURE)
