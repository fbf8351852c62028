"""Where the ledger's tests keep their ledgers: a file, and a database server when one is named."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.ledger.ledger import Ledger
from gwreport.machine import effects
from tests.ledger.samples import FACTS

_SERVER = os.environ.get("GWREPORT_TEST_DATABASE", "")
LOCATIONS = ["file", *([_SERVER] if _SERVER else [])]


@pytest.fixture(params=LOCATIONS)
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger can be made."""
    return str(tmp_path / "2025.gwr") if request.param == "file" else request.param


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
