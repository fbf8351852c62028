"""`--dry-run` changes no byte: not of the workspace, not of its folder, not of the user's state."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gwreport.cli import commands
from gwreport.ledger.ledger import Ledger
from gwreport.machine import effects
from gwreport.workflow.demo import examples_folder
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.workspace import Workspace
from tests.cli.conftest import Call
from tests.ledger.test_migrating import take_back
from tests.mail.conftest import give_addresses
from tests.workflow.crash_points import unrecorded_plan
from tests.workflow.quarter import BREAKDOWN, issue, open_office

RUNS: dict[str, tuple[str, ...]] = {
    "load": ("load", "新方案.txt", "--dry-run"),
    "mail": ("mail", "2025-Q3", "--out", "邮件", "--dry-run"),
    "mail as json": ("mail", "2025-Q3", "--out", "邮件", "--dry-run", "--json"),
    "load as json": ("load", "新方案.txt", "--dry-run", "--json"),
    "load history": ("load", "报告.xlsx", "--history", "--round", "2025-Q2", "--dry-run"),
    "load history as json": (
        "load", "报告.xlsx", "--history", "--round", "2025-Q2", "--dry-run", "--json",
    ),
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a workspace and documents, the user's own folders in it."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GWREPORT_WORKSPACE", raising=False)
    with unrecorded_plan(), open_office(tmp_path) as office:
        issue(office, tmp_path)
        give_addresses(office, {"区财政局": "czj@qinghe.example"})
        (report,) = write_report(office, "2025-Q3", tmp_path / "out").outputs
    report.rename(tmp_path / "报告.xlsx")
    more = "5．新建社区食堂9个。\n牵头领导：赵明；牵头单位：区民政局；责任单位：各镇街。\n"
    (tmp_path / "新方案.txt").write_text(BREAKDOWN + more, encoding="utf-8")
    # Left by a program of this machine that was killed: a dry run does not even tidy up.
    handle, own = effects.open_temporary(tmp_path)
    handle.close()
    own.rename(own.with_name(own.name.replace(f"-{os.getpid()}-", f"-{_gone()}-")))
    monkeypatch.setattr(effects, "_cleared", set())
    return tmp_path


def _gone() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def look(folder: Path) -> dict[str, tuple[int, str]]:
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("form", ["newest", "old"])
@pytest.mark.parametrize("name", RUNS)
def test_a_dry_run_changes_no_byte(place: Path, call: Call, name: str, form: str) -> None:
    if form == "old":
        take_back(place / "a.gwr")
    before = look(place)
    tried = call(*RUNS[name])
    assert tried.code in (0, 1), tried.err
    assert look(place) == before
    if "load" in name and "json" not in name:
        assert "试读（没有存入工作区）" in tried.out
    # It was no empty promise: the same without it stores, and tidies up.
    call(*(word for word in RUNS[name] if word != "--dry-run"))
    after = look(place)
    assert after["a.gwr"] != before["a.gwr"]
    assert not [one for one in after if one.startswith(".gwreport-")]


def test_every_command_that_offers_a_dry_run_is_tried() -> None:
    folder = Path(commands.__file__).parent
    offering = {
        path.stem
        for path in folder.glob("*.py")
        if re.search("dry[-_]run", path.read_text(encoding="utf-8"))
    }
    assert offering == {line[0] for line in RUNS.values()}


def test_on_trial_the_database_itself_refuses(place: Path) -> None:
    before = look(place)
    with Workspace.open(str(place / "a.gwr"), trial=True) as office:
        assert office.on_trial
        with pytest.raises(RuntimeError), office.ledger.write():
            pass
        assert office.ledger.issues()
    assert look(place) == before
    with Ledger.open(place / "a.gwr") as ledger:
        assert not ledger.on_trial


def test_a_dry_run_waits_for_nobody(place: Path, call: Call) -> None:
    """Another may be in the middle of storing: nothing is stored, so nothing has to wait."""
    with Workspace.open(str(place / "a.gwr")) as other, other.ledger.write():
        assert call(*RUNS["load"]).code in (0, 1)


def test_the_examples_breakdown_is_tried_as_it_is_loaded(place: Path, call: Call) -> None:
    file = str(examples_folder() / "breakdown.docx")
    tried = call("load", file, "--dry-run").out.splitlines()
    loaded = call("load", file).out.splitlines()
    assert tried[1:] == loaded[1:]
