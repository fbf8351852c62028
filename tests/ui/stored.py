"""What a workspace holds, read from it and not from the window: the pages are held against it."""

from datetime import date
from pathlib import Path

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.returns.returns import Submission
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.units.registry import Registry
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace


def items_of(path: Path) -> tuple[Item, ...]:
    """Give the items of the newest plan."""
    with Workspace.open(str(path)) as office:
        return office.plan().items


def indicators_and_tasks(path: Path) -> tuple[int, int]:
    """Give how many items are indicators, and how many are not."""
    items = items_of(path)
    indicators = sum(one.kind is Kind.INDICATOR for one in items)
    return indicators, len(items) - indicators


def registry_of(path: Path) -> Registry:
    """Give the registry."""
    with Workspace.open(str(path)) as office:
        return office.registry()


def files_of(path: Path, code: str) -> tuple[Submission, ...]:
    """Give the files that came in a round, those included that tell no round themselves."""
    with Workspace.open(str(path)) as office:
        return tuple(office.book.state(office.round(code)).submissions)


def progress_of(path: Path, code: str) -> list[UnitProgress]:
    """Give where each unit stands in a round today."""
    with Workspace.open(str(path)) as office:
        return unit_progress(office.book.state(office.round(code)), today=date.today())


def waiting_in(path: Path, code: str) -> set[str]:
    """Give the items and files that wait for a person, as the window calls them."""
    with Workspace.open(str(path)) as office:
        waiting = (one for one in review_round(office, code).items if one.waits)
        return {one.item or f"#{one.submission}" for one in waiting}


def decisions_of(path: Path, code: str = "2025-Q3") -> list[Decision]:
    """Give every decision of a round, oldest first."""
    with Workspace.open(str(path)) as office:
        return list(office.ledger.decisions(code))
