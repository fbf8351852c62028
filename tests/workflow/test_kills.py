"""A collection that is killed at a chance moment loses nothing and can be done again."""

import os
import sys
from pathlib import Path

import pytest

from tests.workflow.kills import kill_often, make_start

KILLS = int(os.environ.get("GWREPORT_KILLS", "4"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_case_71_killed_at_any_moment_of_a_collection(tmp_path: Path) -> None:
    start = tmp_path / "start"
    start.mkdir()
    make_start(start)
    hits = kill_often(start, tmp_path, KILLS)
    assert sum(hits.values()) == KILLS
