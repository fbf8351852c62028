"""What the command line's tests share: a folder with the demo's workspace, and a way to call it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from gwreport.cli.entry import run
from gwreport.workflow.demo import Demo


class Answer(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str


Call = Callable[..., Answer]


@pytest.fixture
def made(demo: Demo) -> Path:
    """The demo's folder; no test may change it."""
    return demo.workspace.parent


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a copy of the demo's workspace in it."""
    shutil.copyfile(made / "2025.gwr", tmp_path / "2025.gwr")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GWREPORT_WORKSPACE", raising=False)
    return tmp_path


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command line in this process."""

    def run_line(*arguments: str) -> Answer:
        capsys.readouterr()
        code = run(arguments, lambda _: 0)
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return run_line
