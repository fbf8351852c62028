"""Kills what a clerk does at chance moments, and proves that nothing is lost and all can be done again.

`python -m tests.workflow.kills [HOW MANY]` does it 200 times, over all operations, and prints what the
moments hit.
"""

import hashlib
import io
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from gwreport.cli.entry import run
from gwreport.domain.findings.finding import needs_person
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Outcome
from gwreport.ledger.ledger import Ledger
from gwreport.workbooks.form import FIRST_ROW
from gwreport.workflow.keeping.backup import back_up
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.workflow.crash_points import threads
from tests.workflow.quarter import LATER, issue, open_office

ROOT = Path(__file__).parents[2]
ROUND, NEXT = "2025-Q3", "2025-Q4"
UNITS = 50
_OWN = "a.gwr"
# For a few kills these times are near enough, in seconds.
_USUAL, _WORTH_MEASURING = (0.5, 0.2), 5
# Seconds for processes to end that have nobody left to work for: many, as a busy machine lets each wait.
_PATIENCE = 120.0


def make_start(folder: Path) -> None:
    """Make a workspace of fifty units and what each sent back, another that has it, and a backup."""
    breakdown = "2025年区政府工作报告目标任务分解方案\n\n一、重点工作\n" + "".join(
        f"{number}．整治第{number}片区背街小巷{number}条。\n"
        f"牵头领导：赵明；牵头单位：区第{number}局；责任单位：各镇街。\n"
        for number in range(1, UNITS + 1)
    )
    sent = folder / "b"
    sent.mkdir()
    with open_office(folder, breakdown) as office:
        made = issue(office, folder)
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
        back_up(office, folder / "full.gwr")
    with Workspace.open(str(folder / "full.gwr")) as office:
        collect_returns(office, [sent], now=LATER, workers=1, executor=threads)
    shutil.copyfile(folder / "full.gwr", folder / "备份.gwr")
    (folder / "方案2.txt").write_text(breakdown.replace("小巷1条", "小巷2条"), encoding="utf-8")
    (folder / "out").mkdir()
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


# What is done, and what must stand after it


@dataclass(frozen=True, slots=True)
class Standing:
    """What the workspace that an operation works on holds, and which files it wrote, all of them whole.

    `words` are what is merged: each unit's words for each item.
    """

    plans: int
    issues: int
    decisions: int
    words: frozenset[tuple[str, str, str]]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Operation:
    """A command on one of the start folder's workspaces.

    `grows` says which count of `Standing` each doing adds one to. What it `reads` is never touched.
    """

    workspace: str
    arguments: tuple[str, ...]
    grows: str = ""
    reads: tuple[str, ...] = ()


OPERATIONS: dict[str, Operation] = {
    "load": Operation(_OWN, ("load", "{}/方案2.txt"), "plans", ("方案2.txt",)),
    "generate": Operation(_OWN, ("generate", NEXT, "--out", "{}/out"), "issues"),
    "collect": Operation(_OWN, ("collect", "--workers", "2", "{}/b"), reads=("b",)),
    "decide": Operation(
        "full.gwr", ("decide", ROUND, "T1", "--status", "已完成", "--reason", "核实"), "decisions"
    ),
    "report": Operation(
        "full.gwr", ("report", ROUND, "--out", "{}/out", "--format", "xlsx", "--format", "docx")
    ),
    "backup": Operation("full.gwr", ("backup", "{}/out/备份.gwr"), reads=("full.gwr",)),
    "restore": Operation(
        "out/新.gwr", ("restore", "{}/备份.gwr", "{}/out/新.gwr"), reads=("备份.gwr",)
    ),
}


def _arguments(operation: Operation, folder: Path) -> list[str]:
    arguments = [one.replace("{}", str(folder)) for one in operation.arguments]
    if arguments[0] != "restore":
        arguments += ["-w", str(folder / operation.workspace)]
    return [*arguments, "--json"]


def _begin(operation: Operation, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "gwreport", *_arguments(operation, folder)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _again(name: str, folder: Path) -> tuple[bool, str]:
    """Do it once more, in this process, which has loaded everything; say whether it was done."""
    if name == "collect":
        with Workspace.open(str(folder / _OWN)) as office:
            came = collect_returns(office, [folder / "b"], now=LATER, workers=1, executor=threads)
        assert not {Outcome.HELD, Outcome.REFUSED} & {one.submission.outcome for one in came.files}
        return True, ""
    told = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(told):
        code = run(_arguments(OPERATIONS[name], folder), lambda _: 2)
    return code in (0, 1), told.getvalue()


def look(operation: Operation, folder: Path) -> Standing | None:
    """See what stands; None when there is no workspace (yet). Whatever is there is whole and sound."""
    files: set[str] = set()
    for path in (folder / "out").rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            files.add(path.relative_to(folder).as_posix())
            _assert_whole(path)
    place = folder / operation.workspace
    if not place.exists():
        return None
    with Workspace.open(str(place)) as office:
        assert not needs_person(check_workspace(office))
        ledger = office.ledger
        return Standing(
            len(ledger.plan_versions()),
            len(ledger.issues()),
            len(ledger.decisions()),
            _words(ledger),
            frozenset(files),
        )


def _assert_whole(path: Path) -> None:
    if path.suffix == ".gwr":
        with Workspace.open(str(path)) as office:
            assert not needs_person(check_workspace(office))
    else:
        with zipfile.ZipFile(path) as container:
            assert container.testzip() is None


def _words(ledger: Ledger) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (entry.unit, entry.item, entry.completion)
        for one in ledger.submissions(ROUND)
        if one.outcome in MERGED_OUTCOMES
        for entry in one.entries
    )


def _hash_of(folder: Path, names: tuple[str, ...]) -> str:
    whole = hashlib.sha256()
    for name in names:
        for path in sorted([folder / name, *(folder / name).rglob("*")]):
            if path.is_file():
                whole.update(f"{path.name}{path.stat().st_mtime_ns}".encode() + path.read_bytes())
    return whole.hexdigest()


def kill_often(name: str, start: Path, folder: Path, times: int, seed: int = 1) -> Counter[str]:
    """Kill an operation that many times; give how far it had come, and where a write was cut off.

    Each time what stands is what stood before or what stands after, or for a collection some of it;
    what it reads is untouched; doing it again gives what stands after; nothing temporary is left,
    and no process lives on.
    """
    operation, chance = OPERATIONS[name], random.Random(seed)
    whole = folder / f"{name} whole"
    shutil.copytree(start, whole)
    before = look(operation, whole)
    # How long it takes to the first writing, and from there to the end.
    first, rest = _USUAL
    if times >= _WORTH_MEASURING:
        first, rest = _measure(operation, whole)
    else:
        done, told = _again(name, whole)
        assert done, told
    after = look(operation, whole)
    assert after is not None
    assert after != before
    hits: Counter[str] = Counter()
    for number in range(times):
        copy = folder / f"{name} {number}"
        shutil.copytree(start, copy)
        sources = _hash_of(copy, operation.reads)
        process = _begin(operation, copy)
        # Most of a run is starting up and reading: four in five kills go to where it writes.
        if chance.random() < 0.2:
            time.sleep(chance.uniform(0, first))
        else:
            _until_it_writes(process, copy)
            time.sleep(chance.uniform(0, rest))
        started = _started_by(process.pid)
        with suppress(ProcessLookupError):
            process.kill()
        process.communicate()
        _assert_nobody_left(process.pid, started)
        hits[_prove(name, copy, before, after)] += 1
        assert _hash_of(copy, operation.reads) == sources
        shutil.rmtree(copy)
    return hits


def _measure(operation: Operation, folder: Path) -> tuple[float, float]:
    begun = time.monotonic()
    undisturbed = _begin(operation, folder)
    _until_it_writes(undisturbed, folder)
    writing = time.monotonic()
    _, told = undisturbed.communicate()
    assert undisturbed.returncode in (0, 1), told.decode()
    return writing - begun, time.monotonic() - writing


def _until_it_writes(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Wait for the database's own journal, a temporary file, or the first file that is written."""
    known = _names(folder)
    while _names(folder) == known and process.poll() is None:
        time.sleep(0.0005)


def _names(folder: Path) -> set[str]:
    return {entry.name for place in (folder, folder / "out") for entry in os.scandir(place)}


def _prove(name: str, copy: Path, before: Standing | None, after: Standing) -> str:
    operation = OPERATIONS[name]
    torn = any(copy.rglob("*.gwr-journal"))
    found = look(operation, copy)
    stage = _stage(found, before, after, operation)
    kept = _archived(copy / operation.workspace)
    done, told = _again(name, copy)
    # A backup or a restored workspace that is there already is not written over.
    assert done or (found is not None and found.files == after.files), told
    standing = look(operation, copy)
    assert standing is not None
    if done and operation.grows and found is not None:
        counted = getattr(found, operation.grows) + 1
        assert standing == replace(after, **{operation.grows: counted})
    else:
        assert (standing.words, standing.decisions) == (after.words, after.decisions)
        # A second backup has a name of its own.
        assert after.files <= standing.files
        assert len(standing.files) <= len(after.files) + (name in ("backup", "restore"))
    assert _archived(copy / operation.workspace) >= kept
    assert [*copy.rglob(".gwreport-*"), *copy.rglob("*-journal")] == []
    return f"{stage}, torn" if torn else stage


def _stage(
    found: Standing | None, before: Standing | None, after: Standing, operation: Operation
) -> str:
    if found == after:
        return "all"
    if found is None:
        assert before is None
        return "nothing"
    assert found.words <= after.words
    assert found.files <= after.files
    for count in ("plans", "issues", "decisions"):
        allowed = {getattr(after, count)}
        if before is not None and operation.grows == count:
            allowed.add(getattr(before, count))
        assert getattr(found, count) in allowed
    return "nothing" if found == before else "some"


def _archived(place: Path) -> int:
    if not place.exists():
        return 0
    connection = sqlite3.connect(place)
    (count,) = connection.execute("SELECT count(*) FROM archive").fetchone()
    connection.close()
    return int(count)


def _started_by(pid: int) -> list[psutil.Process]:
    """Name the processes that one has started, where no session holds them together."""
    if sys.platform != "win32":
        return []
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).children(recursive=True)
    return []


def _assert_nobody_left(session: int, started: list[psutil.Process]) -> None:
    _, alive = psutil.wait_procs(started, _PATIENCE)
    assert not alive
    if sys.platform == "win32":
        return
    # Only Linux tells of the processes of a session without another program.
    deadline = time.monotonic() + _PATIENCE
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


def shares(times: int) -> dict[str, int]:
    """Say how often each operation is killed, when all of them are killed that often together.

    A collection has the most moments at which it can be hit.
    """
    often = {name: max(1, times // (len(OPERATIONS) + 1)) for name in OPERATIONS}
    often["collect"] += max(0, times - sum(often.values()))
    return often


def main() -> None:
    """Kill as often as is asked for."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name:
        # What is seen of these workspaces is no concern of the user's.
        os.environ["XDG_STATE_HOME"] = str(Path(name) / "state")
        start = Path(name) / "start"
        start.mkdir()
        make_start(start)
        seed = int(time.time())
        for operation, often in shares(times).items():
            hits = kill_often(operation, start, Path(name), often, seed)
            print(f"{operation}: {often} kills; stored before the kill: {dict(hits)}", flush=True)


if __name__ == "__main__":
    main()
