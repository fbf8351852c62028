"""What is packaged says of which source it was made."""

import json
import os
import subprocess
import zipfile
from pathlib import Path

import build_stamp
import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[2]
NOBODY = {
    "GIT_AUTHOR_NAME": "x",
    "GIT_AUTHOR_EMAIL": "x@example.invalid",
    "GIT_COMMITTER_NAME": "x",
    "GIT_COMMITTER_EMAIL": "x@example.invalid",
    "GIT_COMMITTER_DATE": "2026-03-04T05:06:07+08:00",
}


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one module, under git."""
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)
    for name in [one for one in os.environ if one.startswith("GIT_DIR")]:
        monkeypatch.delenv(name)
    (tmp_path / "gwreport").mkdir()
    (tmp_path / "gwreport" / "__init__.py").write_text("", encoding="utf-8")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        git(tmp_path, *words)
    return tmp_path


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_the_stamp_is_the_commit_and_its_day(source: Path) -> None:
    told = json.loads(build_stamp.stamp(source))
    assert told == {"commit": git(source, "rev-parse", "HEAD")[:12], "date": "2026-03-04"}


def test_changes_beside_the_commit_are_told(source: Path) -> None:
    (source / "gwreport" / "__init__.py").write_text("changed = 1\n", encoding="utf-8")
    assert json.loads(build_stamp.stamp(source))["commit"].endswith("+")


def test_an_unpacked_archive_has_no_stamp_not_even_that_of_a_folder_above(source: Path) -> None:
    inner = source / "inner"
    inner.mkdir()
    assert build_stamp.stamp(inner) == ""
    (source / ".git").rename(source / "elsewhere")
    assert build_stamp.stamp(source) == ""


def test_a_wheel_of_the_project_carries_the_stamp(tmp_path: Path) -> None:
    (made,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(made) as wheel:
        names = wheel.namelist()
        words = wheel.read("gwreport/build.json").decode() if build_stamp.stamp() else ""
    assert words == build_stamp.stamp()
    assert ("gwreport/build.json" in names) == bool(words)
