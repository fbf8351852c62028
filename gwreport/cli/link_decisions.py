"""`gwreport decide … --link`: say that items of two plans (清单) are one matter, or that they are none."""

from argparse import Namespace
from typing import Any

from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.link_items import link_items, refuse_link
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace

_REASONS = {"link": "核对为同一事项", "no_link": "核对不是同一事项"}


def add_link_options(options: Any) -> None:
    """Add the options to a group of which one alone can be given."""
    options.add_argument(
        "--link",
        nargs="?",
        const=True,
        metavar="另一项",
        help="两张清单的这两项是同一事项，以后只填一次；不写另一项，就是文字相同的那一项，编号可以写几个",
    )
    options.add_argument("--no-link", metavar="另一项", help="这两项不是同一事项，不再提示")


def link_reason(option: str) -> str:
    """Give the reason that is recorded where the clerk gives none, "" for another option."""
    return _REASONS.get(option, "")


def decide_links(workspace: Workspace, given: Namespace, author: Author) -> list[int]:
    """Decide as the options say; returns the decisions' numbers."""
    workspace.round(given.round)
    if given.no_link is not None:
        return [refuse_link(workspace, given.item, given.no_link, author)]
    # All of them are looked up first: a misspelt one leaves nothing half done.
    items = [find_item(workspace, one).id for one in given.items]
    other = "" if given.link is True else given.link
    return [link_items(workspace, one, other, author) for one in dict.fromkeys(items)]
