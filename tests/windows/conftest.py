"""These tests are of Windows: its locks, names, drives and code pages. `.ci/windows` runs them under Wine."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import call, folder, made

__all__ = ("call", "folder", "made")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip them elsewhere; each says why."""
    here = Path(__file__).parent
    for item in items:
        if sys.platform != "win32" and here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="locks, names and drives of Windows"))
