"""What the window's tests share: no screen is needed, and what Qt complains of fails the test."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from gwreport.workflow.demo import run_demo


@pytest.fixture(scope="session")
def demo_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's workspace; no test may change it."""
    return run_demo(tmp_path_factory.mktemp("demo")).workspace
