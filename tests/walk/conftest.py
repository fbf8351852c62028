"""The walk runs where it is asked for: it takes a screen of its own, and minutes."""

import os

import pytest

from tests.walk.desktop import missing_programs


@pytest.fixture(autouse=True)
def walk_asked_for(request: pytest.FixtureRequest) -> None:
    """Skip, unless `--walk` was given; what the machine then lacks is named."""
    if not request.config.getoption("--walk"):
        pytest.skip("a walk through the real window is run with --walk")
    lacking = missing_programs()
    if lacking:
        message = f"a walk needs {', '.join(lacking)}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
