"""The numbers of the papers of a round (编号), kept among the decisions of the ledger."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.decisions.paper_numbers import (
    PaperNumber,
    TakenNumber,
    next_number,
    number_papers,
    number_subject,
    numbered_papers,
)
from gwreport.domain.papers import Paper
from gwreport.errors import ArgumentError
from gwreport.wording.names import NUMBERED, number_words
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace, stamp_time

if TYPE_CHECKING:
    from gwreport.ledger.transaction import Transaction


class Numbering(NamedTuple):
    """How a round's papers of one sort are numbered: `first` is the office's own word, None goes on."""

    round: str
    paper: Paper
    year: int
    first: int | None = None


class NextNumbers(NamedTuple):
    """What is known before papers are made: how many have a number in the round, and which comes next."""

    numbered: int
    next: int


def view_numbers(workspace: Workspace, code: str, paper: Paper, day: date) -> NextNumbers:
    """Say where the numbers of a sort of paper stand."""
    decisions = workspace.ledger.decisions()
    own = numbered_papers(decisions, str(workspace.round(code)), paper, day.year)
    return NextNumbers(len(own), next_number(decisions, paper, day.year))


def plan_numbers(
    workspace: Workspace, numbering: Numbering, units: Sequence[int]
) -> dict[int, PaperNumber]:
    """Give the units' papers their numbers, without storing them.

    Raises ArgumentError where the office asks for one that is another paper's.
    """
    code, paper, year, first = numbering
    decisions = workspace.ledger.decisions()
    made = number_papers(decisions, code, paper, year, units, first=first)
    if isinstance(made, TakenNumber):
        raise ArgumentError("--number", "number-taken", number_words(made.number))
    return made


def store_numbers(
    workspace: Workspace,
    numbering: Numbering,
    planned: Mapping[int, PaperNumber],
    author: Author,
) -> bool:
    """Store what `plan_numbers` gave; says False and stores nothing where other papers came between."""
    with workspace.ledger.write() as ledger:
        return add_numbers(workspace, ledger, numbering, planned, author)


def add_numbers(
    workspace: Workspace,
    ledger: "Transaction",
    numbering: Numbering,
    planned: Mapping[int, PaperNumber],
    author: Author,
) -> bool:
    """Do what `store_numbers` does within a transaction."""
    code, paper, year, _ = numbering
    if plan_numbers(workspace, numbering, [*planned]) != planned:
        return False
    own = numbered_papers(workspace.ledger.decisions(code), code, paper, year)
    at = stamp_time(author.now)
    for unit, number in planned.items():
        if own.get(unit) != number:
            ledger.add_decision(
                code,
                number_subject(paper, unit),
                DecisionKind.NUMBER,
                number.value(),
                author.reason or NUMBERED,
                author.who,
                at,
            )
    return True
