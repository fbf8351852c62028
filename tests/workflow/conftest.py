"""What the tests of the workflow share: the example's two rounds, run once for all."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.officefiles import effects
from gwreport.workflow.demo import Demo, run_demo
from gwreport.workflow.workspace import Workspace


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo's folder; no test may change it."""
    return run_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the demo's workspace, to be changed."""
    copy = tmp_path / "2025.gwr"
    shutil.copyfile(demo.workspace, copy)
    with Workspace.open(str(copy)) as workspace:
        yield workspace


@pytest.fixture
def no_hook() -> Iterator[None]:
    """Take away, at the end, whatever hook the test sets."""
    yield
    effects.hook = None
