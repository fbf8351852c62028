"""What the tests of the workflow share: a workspace to change, and the end of every hook."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.machine import effects
from gwreport.workflow.demo import Demo
from gwreport.workflow.workspace import Workspace


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
