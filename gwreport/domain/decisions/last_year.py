"""LAST_YEAR and CARRY: which of last year's items an item is, and which was carried on into this year."""

from collections.abc import Iterable, Mapping

from gwreport.domain.decisions.decisions import Decision, DecisionKind, in_force

# The value of LAST_YEAR for an item that is none of last year's.
NONE_OF_THEM = ""


def last_year_decided(decisions: Iterable[Decision]) -> Mapping[str, str]:
    """Give what was decided of this year's items: the id of last year's, or `NONE_OF_THEM`."""
    kinds = (DecisionKind.CARRY, DecisionKind.LAST_YEAR)
    return {one.subject: one.value for one in in_force(decisions) if one.kind in kinds}
