"""Kills a collection of fifty files at chance moments, and proves that nothing is lost.

`python -m tests.workflow.kills [HOW MANY]` does it 200 times and prints what the moments hit.
"""

import hashlib
import io
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from gwreport.domain.returns import MERGED_OUTCOMES, Outcome
from gwreport.ledger import Ledger
from gwreport.workbooks.form import FIRST_ROW
from gwreport.workflow.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.workflow.crash_points import threads
from tests.workflow.quarter import LATER, issue, open_office

ROOT = Path(__file__).parents[2]
ROUND = "2025-Q3"
UNITS = 50


def make_start(folder: Path) -> None:
    """Make a workspace of fifty units, and a folder with what each sent back, some in an archive."""
    breakdown = "2025年区政府工作报告目标任务分解方案\n\n一、重点工作\n" + "".join(
        f"{number}．整治第{number}片区背街小巷{number}条。\n"
        f"牵头领导：赵明；牵头单位：区第{number}局；责任单位：各镇街。\n"
        for number in range(1, UNITS + 1)
    )
    with open_office(folder, breakdown) as office:
        made = issue(office, folder)
    sent = folder / "b"
    sent.mkdir()
    filled = [
        (one.path.name, _filled(one.path.read_bytes(), f"已整治{n}条。"))
        for n, one in enumerate(made.workbooks, 1)
    ]
    assert len(filled) == UNITS
    for name, data in filled[:40]:
        (sent / name).write_bytes(data)
    with zipfile.ZipFile(sent / "其余.zip", "w") as archive:
        for name, data in filled[40:]:
            archive.writestr(name, data)
    shutil.rmtree(folder / "下发")


def _filled(workbook: bytes, words: str) -> bytes:
    # Far quicker than opening and saving fifty workbooks.
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    cell, last = f'<c r="G{FIRST_ROW}"'.encode(), f'<c r="J{FIRST_ROW}"'.encode()
    name = next(name for name, data in parts.items() if cell in data and last in data)
    start = parts[name].index(cell)
    end = parts[name].index(b"/>", start)
    text = f' t="inlineStr"><is><t>{words}</t></is></c>'.encode()
    parts[name] = parts[name][:end] + text + parts[name][end + 2 :]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for part, data in parts.items():
            target.writestr(part, data)
    return buffer.getvalue()


def _collecting(folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "gwreport", "collect", "-w", str(folder / "a.gwr")]
    return subprocess.Popen(
        [*command, "--workers", "2", "--json", str(folder / "b")],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def words(ledger: Ledger) -> dict[tuple[str, str], str]:
    """Give what is merged: each unit's words for each item."""
    return {
        (entry.unit, entry.item): entry.completion
        for one in ledger.submissions(ROUND)
        if one.outcome in MERGED_OUTCOMES
        for entry in one.entries
    }


def _hash_of(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        whole.update(f"{path.name}{path.stat().st_mtime_ns}".encode() + path.read_bytes())
    return whole.hexdigest()


def kill_often(start: Path, folder: Path, times: int, seed: int = 1) -> Counter[str]:
    """Kill that many collections; give how far they had come, and where a write was cut off.

    Each time the file is whole, what was archived is there, the sources are untouched, the same
    collection done again gives what an undisturbed one gives, nothing temporary is left, and no
    reading process lives on.
    """
    chance = random.Random(seed)
    whole = folder / "whole"
    shutil.copytree(start, whole)
    begun = time.monotonic()
    undisturbed = _collecting(whole)
    _until_it_writes(undisturbed, whole)
    writing = time.monotonic()
    _, told = undisturbed.communicate()
    ended = time.monotonic()
    assert undisturbed.returncode in (0, 1), told.decode()
    with Workspace.open(str(whole / "a.gwr")) as office:
        expected = words(office.ledger)
    assert len(expected) == UNITS
    hits: Counter[str] = Counter()
    for number in range(times):
        copy = folder / str(number)
        shutil.copytree(start, copy)
        sources = _hash_of(copy / "b")
        process = _collecting(copy)
        # Most of a run is starting up and reading: four in five kills go to where it writes.
        if chance.random() < 0.2:
            time.sleep(chance.uniform(0, 1) * (writing - begun))
        else:
            _until_it_writes(process, copy)
            time.sleep(chance.uniform(0, 1) * (ended - writing))
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        process.communicate()
        hits[_after(copy, expected)] += 1
        assert _hash_of(copy / "b") == sources
        assert [*copy.rglob(".gwreport-*"), *copy.rglob("*-journal")] == []
        _assert_nobody_left(process.pid)
        shutil.rmtree(copy)
    return hits


def _until_it_writes(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Wait for the database's own journal, which is there while it writes."""
    while not (folder / "a.gwr-journal").exists() and process.poll() is None:
        time.sleep(0.0005)


def _after(copy: Path, expected: dict[tuple[str, str], str]) -> str:
    torn = (copy / "a.gwr-journal").exists()
    with Workspace.open(str(copy / "a.gwr")) as office:
        ledger = office.ledger
        assert ledger.verify_journal() is None
        assert ledger.verify_contents() == []
        assert ledger.verify_archive() == []
        found, kept = words(ledger), _archived(ledger)
        assert found.items() <= expected.items()
        came = collect_returns(office, [copy / "b"], now=LATER, workers=1, executor=threads)
        assert not {Outcome.HELD, Outcome.REFUSED} & {one.outcome for one in came.files}
        assert words(ledger) == expected
        assert _archived(ledger) >= kept
        assert ledger.verify_contents() == []
    stage = "all" if found == expected else "some" if found else "archived" if kept else "nothing"
    return f"{stage}, torn" if torn else stage


def _archived(ledger: Ledger) -> int:
    connection = sqlite3.connect(ledger.location)
    (count,) = connection.execute("SELECT count(*) FROM archive").fetchone()
    connection.close()
    return int(count) - 1  # the plan is there from the start


def _assert_nobody_left(session: int) -> None:
    # Only Linux tells of the processes of a session without another program.
    deadline = time.monotonic() + 10
    while left := [pid for pid in _processes() if _session_of(pid) == session]:
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


def _processes() -> list[int]:
    folder = Path("/proc")
    return [int(one.name) for one in folder.glob("[0-9]*")] if folder.is_dir() else []


def _session_of(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:
        return None


def main() -> None:
    """Kill as often as is asked for."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name:
        start = Path(name) / "start"
        start.mkdir()
        make_start(start)
        hits = kill_often(start, Path(name), times, seed=int(time.time()))
    print(f"{times} kills; stored before the kill: {dict(hits)}")


if __name__ == "__main__":
    main()
