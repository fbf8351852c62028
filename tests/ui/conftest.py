"""What the window's tests share: no screen is needed, and what Qt complains of fails the test."""

import os
from pathlib import Path

import pytest

from gwreport.workflow.demo import Demo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def demo_workspace(demo: Demo) -> Path:
    """The demo's workspace; no test may change it."""
    return demo.workspace
