"""Whatever is killed at a chance moment loses nothing and can be done again."""

import os
from pathlib import Path

import pytest

from tests.workflow.kills import OPERATIONS, kill_often, make_start, shares

pytestmark = pytest.mark.of_files

KILLS = int(os.environ.get("GWREPORT_KILLS", "8"))


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    make_start(folder)
    return folder


@pytest.mark.long
@pytest.mark.parametrize("operation", OPERATIONS)
def test_case_71_killed_at_any_moment(start: Path, tmp_path: Path, operation: str) -> None:
    often = shares(KILLS)[operation]
    hits = kill_often(operation, start, tmp_path, often)
    assert sum(hits.values()) == often
