"""What a workspace is made of, as far as it can change: a page says on which parts it depends."""

from collections.abc import Iterable
from enum import Enum


class Part(Enum):
    """A part of a workspace that changes as one; the journal says which one a record changed."""

    PLAN = "plan"
    PAST_REPORTS = "past reports"
    REGISTRY = "registry"
    ISSUES = "issues"
    RETURNS = "returns"
    DECISIONS = "decisions"
    SETTINGS = "settings"
    MAIL = "mail"


EVERYTHING = frozenset(Part)
_CHANGED_BY = {
    "plan": Part.PLAN,
    "history": Part.PAST_REPORTS,
    "registry": Part.REGISTRY,
    "issue": Part.ISSUES,
    "submission": Part.RETURNS,
    "outcome": Part.RETURNS,
    "evidence": Part.RETURNS,
    "decision": Part.DECISIONS,
    "setting": Part.SETTINGS,
    "mail": Part.MAIL,
    "mailbox": Part.MAIL,
    # Seen in the history alone.
    "member": Part.MAIL,
}


def parts_changed_by(kinds: Iterable[str]) -> frozenset[Part]:
    """Give the parts that journal records of these kinds have changed; all for a kind not known."""
    found = {_CHANGED_BY.get(kind) for kind in kinds}
    return EVERYTHING if None in found else frozenset(one for one in found if one is not None)
