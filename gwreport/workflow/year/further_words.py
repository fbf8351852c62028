"""What else the register tells of an item beside its rounds: supervision (督办) and closing (销号)."""

from collections.abc import Callable, Mapping

from gwreport.wording.closing_names import CLOSING, state_words
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.view_closings import view_states
from gwreport.workflow.year.view_supervision import supervision_words


def _closing_words(workspace: Workspace) -> Mapping[str, str]:
    return {item: state_words(*stand) for item, stand in view_states(workspace).items()}


# One line a matter: the heading, and what gives the words of the items that have any, by their ids.
_MATTERS: tuple[tuple[str, Callable[[Workspace], Mapping[str, str]]], ...] = (
    ("督办", supervision_words),
    (CLOSING, _closing_words),
)


def further_words(workspace: Workspace) -> Mapping[str, Mapping[str, str]]:
    """Give the words of each item, by its id, under each heading; a heading without any words is left out."""
    told = {heading: words(workspace) for heading, words in _MATTERS}
    return {heading: words for heading, words in told.items() if any(words.values())}
