"""A Chinese Windows: the code page is 936, and nobody has set Python to UTF-8."""

import json
import locale
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gwreport.workflow.demo import Demo
from tests.workflow.quarter import BREAKDOWN

# Under Wine it is 936, as `.ci/windows` makes sure.
pytestmark = pytest.mark.skipif(
    locale.getpreferredencoding(False) != "cp936" or bool(sys.flags.utf8_mode),
    reason="a Windows of another code page",
)
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONUTF8")}


def run(*words: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "gwreport", *words],
        cwd=folder,
        env={**PLAIN, **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("encoding", ["", "cp936", "cp437"])
def test_words_reach_whoever_reads_them_whatever_the_console_speaks(
    demo: Demo, encoding: str
) -> None:
    given = {"PYTHONIOENCODING": encoding} if encoding else {}
    done = run(
        "status", "2025-Q3", "-w", str(demo.workspace), folder=demo.workspace.parent, **given
    )
    told = done.stdout.decode("utf-8")
    assert done.returncode in (0, 1)
    assert "区教委" in told
    assert "�" not in told
    assert "?" not in told


def test_arguments_and_files_beyond_the_code_page_are_understood(tmp_path: Path) -> None:
    # Neither of them is in code page 936.
    place = tmp_path / "𠮷林한국" / "2025.gwr"
    place.parent.mkdir()
    done = run("init", str(place), "--region", "𠮷林区", "--year", "2025", folder=tmp_path)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert place.exists()
    told = run("settings", "-w", str(place), "--json", folder=tmp_path)
    assert json.loads(told.stdout.decode("utf-8"))


def test_a_text_file_of_that_code_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "方案.txt").write_text(BREAKDOWN, encoding="gb18030")
    done = run("read", "方案.txt", "--json", folder=tmp_path)
    assert done.returncode in (0, 1), done.stderr.decode("utf-8")
    items = json.loads(done.stdout.decode("utf-8"))["items"]
    assert [one["text"] for one in items][1:3] == ["新建口袋公园5个。", "整治背街小巷12条。"]
