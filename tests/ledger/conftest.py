"""Where the ledger's tests keep their ledgers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.ledger.ledger import Ledger
from gwreport.machine import effects
from tests.ledger.samples import FACTS


@pytest.fixture
def location(tmp_path: Path) -> str:
    """Where a new ledger can be made."""
    return str(tmp_path / "2025.gwr")


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    """A new, empty ledger."""
    with Ledger.create(location, FACTS) as made:
        yield made


@pytest.fixture
def no_hook() -> Iterator[None]:
    """Take away, at the end, whatever hook the test sets."""
    yield
    effects.hook = None
