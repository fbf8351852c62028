"""A file may do to its reader what it will: it is refused, the others are taken, nobody hears of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import Outcome
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.processes import pool
from gwreport.workflow.returns import collect_returns as collecting
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.workflow.hard_work import obey_or_take_in
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

pytestmark = pytest.mark.of_files

ROOT = Path(__file__).parents[2]
# Seconds for processes to end that have nobody left to work for: many, as a busy machine lets each wait.
_PATIENCE = 120.0


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace whose round is issued; two units have sent good files back."""
    with open_office(tmp_path) as workspace:
        issued = issue(workspace, tmp_path)
        for unit in ("区城市管理局", "区财政局"):
            words = {"新建": {"完成情况": f"{unit}已建成4个。"}}
            fill(workbook_of(issued, unit), tmp_path / "b" / f"{unit}.xlsx", words)
        yield workspace


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ("die", "worker-died"),
        ("abort", "worker-died"),
        ("hang", "worker-time"),
        ("fail", "worker-failed"),
        pytest.param(
            "eat",
            "worker-memory",
            marks=pytest.mark.skipif(os.name != "posix", reason="Windows has no limits of memory"),
        ),
    ],
)
def test_a_file_that_ends_its_reader_is_refused_and_the_others_are_taken(
    office: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    order: str,
    code: str,
) -> None:
    data = b"do:" + order.encode()
    (tmp_path / "b" / "区发展改革委.xlsx").write_bytes(data)
    monkeypatch.setattr(collecting, "take_in", obey_or_take_in)
    if order == "hang":
        init = pool.ReadingPool.__init__
        monkeypatch.setattr(init, "__kwdefaults__", {**(init.__kwdefaults__ or {}), "seconds": 2.0})
    came = {
        Path(one.submission.source.path).stem: one
        for one in collect_returns(office, [tmp_path / "b"], now=LATER, workers=1).files
    }
    bad = came.pop("区发展改革委")
    assert (bad.submission.outcome, bad.submission.findings[0].code) == (Outcome.REFUSED, code)
    assert office.ledger.archived(bad.submission.source.sha256) == data
    assert explain(bad.submission.findings[0]).suggestion
    assert {one.submission.unit for one in came.values()} == {"区城市管理局", "区财政局"}
    assert all(one.entries for one in came.values())
    assert capfd.readouterr() == ("", "")


def test_what_a_reader_prints_comes_out_nowhere_however_much_it_is(
    office: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for order in ("print", "flood"):
        (tmp_path / "b" / f"{order}.xlsx").write_bytes(b"do:" + order.encode())
    monkeypatch.setattr(collecting, "take_in", obey_or_take_in)
    came = collect_returns(office, [tmp_path / "b"], now=LATER, workers=1)
    assert came.totals()[Outcome.REFUSED] == 2
    assert len(came.files) == 4
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of another's processes")
def test_readers_end_with_the_program_that_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import time\n"
        "from gwreport.workflow.processes.pool import ReadingPool\n"
        "from tests.workflow.hard_work import echo\n"
        "with ReadingPool(echo, None, workers=2) as pool:\n"
        "    next(pool.run([(b'', 'a')] * 40))\n"
        "    print('read', flush=True)\n"
        "    time.sleep(60)\n"
    )
    process = subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"read\n"
    assert len(_of_session(process.pid)) > 2
    process.send_signal(signal.SIGKILL)
    process.communicate()
    deadline = time.monotonic() + _PATIENCE
    while left := _of_session(process.pid):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


def _of_session(session: int) -> list[int]:
    found: list[int] = []
    for one in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(one.name)) == session:
                found.append(int(one.name))
        except OSError:
            continue  # it has ended meanwhile
    return found
