"""What the tests of the example share: the modules that stand in examples/."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def examples() -> Path:
    return Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def make_example(examples: Path) -> Iterator[ModuleType]:
    sys.path.insert(0, str(examples))
    import make_example

    yield make_example
    sys.path.remove(str(examples))


@pytest.fixture(scope="session")
def district(make_example: ModuleType) -> ModuleType:
    import district

    return district
