"""What the machine does to a run: cases 68 to 78 of the fault catalogue (70 and 71: `test_crashes`)."""

import errno
import json
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from gwreport.cli import workspace_option
from gwreport.cli.entry import run
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import Status
from gwreport.errors import StorageError, StorageFault, WorkspaceError, WorkspaceFault
from gwreport.machine import effects
from gwreport.machine.storage_place import StoragePlace
from gwreport.wording.errors import explain_error
from gwreport.wording.facts import fact_words
from gwreport.workflow.keeping import workspace_file
from gwreport.workflow.keeping.backup import back_up, restore
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import Author, set_status
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.ledger.tampering import tampering
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of

pytestmark = pytest.mark.usefixtures("no_hook")

ROUND = "2025-Q3"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace whose round is issued, with one return in `b`."""
    with open_office(tmp_path) as workspace:
        path = workbook_of(issue(workspace, tmp_path), "区城市管理局")
        fill(path, tmp_path / "b" / "城管.xlsx", {"新建": {"完成情况": "已建成4个。"}})
        yield workspace


def collect(office: Workspace, *paths: Path) -> None:
    collect_returns(office, paths, now=LATER, workers=1)


def test_case_68_an_output_that_is_open_elsewhere_gets_another_name(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = effects.replace

    def refuse_as_windows_does(source: Path, target: Path) -> None:
        if target == first:
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        replace(source, target)

    (first,) = write_report(office, ROUND, tmp_path / "报告").outputs
    as_opened = first.read_bytes()
    set_status(office, ROUND, "T2", Status.BEHIND, Author("甲", "核实", LATER))
    monkeypatch.setattr(effects, "replace", refuse_as_windows_does)
    written = write_report(office, ROUND, tmp_path / "报告")
    (second,) = written.outputs
    assert second.name == f"{first.stem}_2.xlsx"
    assert second.read_bytes().startswith(b"PK")
    assert first.read_bytes() == as_opened
    assert [one.code for one in written.kept] == ["kept-open"]


@pytest.mark.parametrize("name", ["长" * 300, "/".join(["长" * 80] * 20)])
def test_case_69_a_path_that_is_too_long_is_refused_before_work_begins(
    office: Workspace, tmp_path: Path, name: str
) -> None:
    before = office.ledger.state_hash()
    for write in (
        lambda: generate_workbooks(office, ROUND, tmp_path / name, now=NOW),
        lambda: write_report(office, ROUND, tmp_path / name),
        lambda: back_up(office, tmp_path / name / "a.gwr"),
    ):
        with pytest.raises(StorageError) as caught:
            write()
        assert caught.value.fault is StorageFault.TOO_LONG
        assert "太长" in explain_error(caught.value)
    assert office.ledger.state_hash() == before


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_case_69_a_folder_that_is_read_only_is_refused_before_work_begins(
    office: Workspace, tmp_path: Path, code: int
) -> None:
    def hook(effect: str) -> None:
        if effect == "open_temporary":
            raise OSError(code, "no")

    before = office.ledger.state_hash()
    effects.hook = hook
    with pytest.raises(StorageError) as caught:
        generate_workbooks(office, ROUND, tmp_path / "out", now=NOW)
    assert caught.value.fault is StorageFault.DENIED
    assert office.ledger.state_hash() == before
    assert not list((tmp_path / "out").iterdir())


def decide_often(location: str, who: str, times: int) -> None:
    """Decide on the same item again and again; the work of one clerk's program."""
    with Workspace.open(location) as office:
        for number in range(times):
            status = (Status.BEHIND, Status.ON_SCHEDULE)[number % 2]
            set_status(office, ROUND, "T2", status, Author(who, f"第{number}次", LATER))


@pytest.mark.of_files
def test_case_72_of_two_clerks_who_decide_at_once_no_decision_is_lost(
    office: Workspace, tmp_path: Path
) -> None:
    location = str(tmp_path / "a.gwr")
    spawning = multiprocessing.get_context("spawn")
    clerks = [
        spawning.Process(target=decide_often, args=(location, who, 20)) for who in ("甲", "乙")
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(60)
        assert clerk.exitcode == 0
    made = office.ledger.decisions(ROUND)
    assert [one.number for one in made] == list(range(1, 41))
    for who in ("甲", "乙"):
        assert [one.reason for one in made if one.who == who] == [f"第{n}次" for n in range(20)]
    assert office.ledger.checks.verify_journal() is None
    assert office.ledger.checks.verify_contents() == []


def test_case_72_who_comes_while_another_writes_is_told(office: Workspace, tmp_path: Path) -> None:
    location = str(tmp_path / "a.gwr")
    with (
        office.ledger.write(),
        office.ledger.open(location, busy_seconds=0.05) as other,
        pytest.raises(WorkspaceError) as caught,
        other.write(),
    ):
        pass
    assert caught.value.fault is WorkspaceFault.LOCKED
    assert "正被" in explain_error(caught.value)


def test_case_73_a_clock_that_goes_back_a_year_changes_no_order(
    office: Workspace, tmp_path: Path
) -> None:
    collect(office, tmp_path / "b")
    words = {"新建": {"完成情况": "已建成4个。"}, "整治": {"完成情况": "已整治9条。"}}
    fuller = fill(tmp_path / "b" / "城管.xlsx", tmp_path / "c" / "城管.xlsx", words)
    earlier = LATER - timedelta(days=365)
    set_status(office, ROUND, "T2", Status.BEHIND, Author("甲", "先", LATER))
    came = collect_returns(office, [fuller], now=earlier, workers=1)
    set_status(office, ROUND, "T2", Status.ON_SCHEDULE, Author("甲", "后", earlier))
    assert [one.submission.version for one in came.files] == [2]
    assert [one.number for one in office.ledger.submissions(ROUND)] == [1, 2]
    assert [one.reason for one in office.ledger.decisions(ROUND)] == ["先", "后"]
    (report,) = write_report(office, ROUND, tmp_path / "报告").outputs
    assert report.exists()
    assert office.ledger.checks.verify_journal() is None
    assert check_workspace(office) == []


@pytest.mark.parametrize(
    ("place", "words"), [(StoragePlace.NETWORK, "网络共享"), (StoragePlace.SYNCED, "自动同步")]
)
def test_case_74_a_bad_place_is_warned_of_once_with_the_reason_and_what_to_do(
    office: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    place: StoragePlace,
    words: str,
) -> None:
    """A warning, no refusal: a clerk whose only disk is such a one must be able to work."""

    def call(*line: str) -> tuple[int, str]:
        code = run(line, lambda _: 0)
        return code, capsys.readouterr().err

    file = str(tmp_path / "a.gwr")
    quiet = call("settings", "-w", file)
    assert quiet == (0, "")
    monkeypatch.setattr(workspace_file, "storage_place", lambda _: place)
    for line in (("settings", "-w", file), ("init", str(tmp_path / "new.gwr"), *REGION)):
        code, told = call(*line)
        assert code == 0
        assert len(told.splitlines()) == 1
        assert words in told
        assert "gwreport backup" in told
    # A command that fails says one line only: why.
    code, told = call("status", "2024-Q1", "-w", file)
    assert (code, len(told.splitlines())) == (2, 1)
    assert words not in told
    assert call("check", file)[0] == 1


REGION = ("--region", "青禾区", "--year", "2025")


def test_case_75_a_flipped_byte_in_the_archive_is_found_with_file_and_unit(
    office: Workspace, tmp_path: Path
) -> None:
    collect(office, tmp_path / "b")
    office.close()
    with tampering(tmp_path / "a.gwr") as connection:
        sha256, content = connection.execute(
            "SELECT archive.sha256, content FROM archive JOIN submission USING (sha256)"
        ).fetchone()
        flipped = bytearray(content)
        flipped[len(flipped) // 2] ^= 1
        connection.execute("UPDATE archive SET content = ? WHERE sha256 = ?", (flipped, sha256))
    with Workspace.open(str(tmp_path / "a.gwr")) as again:
        (finding,) = check_workspace(again)
        assert finding.code == "archive-damaged"
        assert fact_words(finding)["files"] == "城管.xlsx（区城市管理局）"
        with pytest.raises(WorkspaceError):
            again.ledger.archived(sha256)


def test_case_76_a_workspace_that_is_gone_is_made_again_from_archive_and_journal(
    office: Workspace, tmp_path: Path
) -> None:
    collect(office, tmp_path / "b")
    set_status(office, ROUND, "T2", Status.BEHIND, Author("甲", "核实", LATER))
    state = office.ledger.state_hash()
    (report,) = write_report(office, ROUND, tmp_path / "报告").outputs
    backup = back_up(office, tmp_path / "备份.gwr").path
    office.close()
    (tmp_path / "a.gwr").unlink()
    # Of the backup no table is believed but the archive, the journal and what that recorded.
    connection = sqlite3.connect(backup)
    for table in ("entry", "loose_cell", "finding", "submission", "unit", "unit_group", "setting"):
        connection.execute(f"DROP TABLE {table}")
    connection.commit()
    connection.close()
    made, _ = restore(backup, tmp_path / "a.gwr", now=LATER)
    path = Path(made)
    with Workspace.open(str(path)) as again:
        assert again.ledger.state_hash() == state
        assert check_workspace(again) == []
        (same,) = write_report(again, ROUND, tmp_path / "报告2").outputs
    assert same.read_bytes() == report.read_bytes()


def test_case_77_a_newer_workspace_is_refused_and_left_as_it_is(
    office: Workspace, tmp_path: Path
) -> None:
    office.close()
    file = tmp_path / "a.gwr"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    for use in (
        lambda: Workspace.open(str(file)),
        lambda: restore(file, tmp_path / "b.gwr", now=LATER),
    ):
        with pytest.raises(WorkspaceError) as caught:
            use()
        assert caught.value.fault is WorkspaceFault.NEWER
        assert "升级" in explain_error(caught.value)
    assert file.read_bytes() == before
    assert not (tmp_path / "b.gwr").exists()


def test_case_78_a_source_folder_that_is_removed_half_way_is_told_file_by_file(
    office: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "u盘"
    for number in range(4):
        folder.mkdir(exist_ok=True)
        shutil.copyfile(tmp_path / "b" / "城管.xlsx", folder / f"{number}.xlsx")

    class Removing:
        def step(self, done: int, _total: int, _what: str) -> None:
            if done == 2:
                shutil.rmtree(folder)

        def cancelled(self) -> bool:
            return False

    came = collect_returns(office, [folder], now=LATER, workers=1, progress=Removing()).files
    found = {
        Path(one.submission.source.path).name: (
            one.submission.outcome,
            {code.code for code in one.submission.findings},
        )
        for one in came
    }
    assert len(came) == 4
    assert found["0.xlsx"][0] in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS)
    assert found["1.xlsx"][0] is Outcome.DUPLICATE
    unread = [name for name, (_, codes) in found.items() if codes == {"source-unreadable"}]
    assert unread == ["3.xlsx"] or unread == ["2.xlsx", "3.xlsx"]


def test_case_78_a_source_folder_that_is_read_only_is_read_and_left_as_it_is(
    office: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "b"
    before = {one.name: (one.stat().st_mtime_ns, one.read_bytes()) for one in folder.iterdir()}
    folder.chmod(0o555)
    (folder / "城管.xlsx").chmod(0o444)
    try:
        collect(office, folder)
    finally:
        folder.chmod(0o755)
    assert office.ledger.submissions(ROUND)[0].unit == "区城市管理局"
    after = {one.name: (one.stat().st_mtime_ns, one.read_bytes()) for one in folder.iterdir()}
    assert after == before


@pytest.mark.of_files
def test_the_check_names_the_state_and_sets_it_right(office: Workspace, tmp_path: Path) -> None:
    collect(office, tmp_path / "b")
    state, head = office.ledger.state_hash(), office.ledger.head()
    office.close()
    file = tmp_path / "a.gwr"

    def check(*more: str) -> tuple[int, dict[str, Any]]:
        done = subprocess.run(
            [sys.executable, "-m", "gwreport", "check", str(file), "--json", *more],
            cwd=Path(__file__).parents[2],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        )
        assert done.stderr == ""
        return done.returncode, json.loads(done.stdout)

    code, told = check()
    end, (seen,) = told.pop("journal"), told.pop("seen")
    assert (code, told) == (
        0,
        {"format": "gwreport.check/1", "state": state, "kept": None, "findings": []},
    )
    assert (
        (seen["length"], seen["head"]) == (end["length"], end["head"]) == (head.length, head.hash)
    )
    assert (seen["location"], seen["contained"]) == (str(file.resolve()), True)
    connection = sqlite3.connect(file)
    connection.execute("DELETE FROM entry")
    connection.commit()
    connection.close()
    code, told = check()
    assert (code, told["kept"]) == (1, None)
    assert told["state"] != state
    code, told = check("--rebuild")
    assert (code, told["state"]) == (1, state)
    assert Path(str(told["kept"])).is_file()
    assert check()[0] == 0
    assert workspace_option.open_workspace(str(file)).ledger.state_hash() == state
