"""Breaks an operation off at each of its effects in turn, and proves what stands afterwards.

`python -m tests.workflow.crash_points` does it again and again, for each line of its input (a list in
JSON of start, folder, operation, fault, every how many points, state folder) a line of its output: how
many points it tried, or what went wrong. It is a process of its own because it forks, once for each
point at which a child is killed, and one for all operations because it takes a second to load.
"""

import hashlib
import itertools
import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from errno import EACCES, EIO, ENOSPC
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar
from unittest import mock

from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Outcome
from gwreport.domain.statuses import Status
from gwreport.errors import GwreportError
from gwreport.ledger.tables import settings
from gwreport.ledger.tables.journal import JournalWriter
from gwreport.machine import effects
from gwreport.workflow.keeping.backup import back_up, rebuild, restore
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.plan import load_plan as load_module
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.processes import pool
from gwreport.workflow.processes.reading_process import read_apart
from gwreport.workflow.returns import intake_store
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import Author, set_status
from gwreport.workflow.sending import generate_workbooks as generate_module
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from tests.ledger.test_migrating import append_as_before, take_back
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of

ROUND = "2025-Q3"
Read = TypeVar("Read")


class Fault(StrEnum):
    """How an effect fails."""

    FULL = "full"
    DENIED = "denied"
    BROKEN = "broken"
    EXIT = "exit"
    KILL = "kill"


CODES = {Fault.FULL: ENOSPC, Fault.DENIED: EACCES, Fault.BROKEN: EIO}


def make_start(folder: Path) -> None:
    """Make a workspace whose round is issued, filled workbooks, an older workspace, a damaged one."""
    with open_office(folder) as office:
        issued = issue(office, folder)
        words = {"新建": {"完成情况": "已建成4个。"}, "整治": {"完成情况": "已整治9条。"}}
        fill(workbook_of(issued, "区城市管理局"), folder / "b" / "1.xlsx", words)
        (folder / "b" / "2.xlsx").write_bytes(b"PK\x03\x04 cut")
    shutil.rmtree(folder / "下发")
    with tempfile.TemporaryDirectory() as name, unrecorded_plan():
        with open_office(Path(name)) as office:
            issue(office, Path(name))
        take_back(Path(name) / "a.gwr")
        shutil.copyfile(Path(name) / "a.gwr", folder / "old.gwr")
    returned = folder / "returned.gwr"
    shutil.copyfile(folder / "a.gwr", returned)
    with Workspace.open(str(returned)) as office:
        collect_returns(office, [folder / "b"], now=LATER, workers=1, executor=threads)
    damaged = folder / "damaged.gwr"
    shutil.copyfile(folder / "a.gwr", damaged)
    connection = sqlite3.connect(damaged)
    connection.execute("DELETE FROM unit")
    connection.commit()
    connection.close()
    (folder / "out").mkdir()
    for name in ("002_区城市管理局_2025年前三季度_填报表", "2025年前三季度完成情况报告"):
        (folder / "out" / f"{name}.xlsx").write_bytes(b"of somebody's own")


@contextmanager
def unrecorded_plan() -> Iterator[None]:
    """Let issues be recorded as the program of the second form recorded them."""
    with (
        mock.patch.object(generate_module, "Issue", lambda *facts, **_: Issue(*facts)),
        # Nor did it know where the office's clocks stand.
        mock.patch.object(settings, "written_offset", return_value=None),
        # Nor units by their numbers.
        mock.patch.object(JournalWriter, "append", append_as_before),
    ):
        yield


@contextmanager
def _office(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(str(folder / "a.gwr")) as office:
        yield office


def _load(folder: Path) -> None:
    reads = partial(read_apart, executor=threads)
    with _office(folder) as office, mock.patch.object(load_module, "read_apart", reads):
        load_plan(office, folder / "方案.txt", now=NOW)


def _generate(folder: Path) -> None:
    with _office(folder) as office:
        generate_workbooks(office, ROUND, folder / "out", now=NOW, zipped=True)


def _collect(folder: Path) -> None:
    # A transaction for each file: more points at which it can break off.
    kept, intake_store._BATCH = intake_store._BATCH, 1  # type: ignore[attr-defined]
    try:
        with _office(folder) as office:
            collect_returns(office, [folder / "b"], now=LATER, workers=1, executor=threads)
    finally:
        intake_store._BATCH = kept  # type: ignore[attr-defined]


def threads(_: int, context: object) -> Executor:
    """Read in a thread of this process, which starts sooner than another process."""
    effects.about_to("spawn")
    pool._context = context  # type: ignore[attr-defined]
    return ThreadPoolExecutor(1)


def _decide(folder: Path) -> None:
    with _office(folder) as office:
        set_status(office, ROUND, "T2", Status.BEHIND, Author("甲", "因", LATER))


def _report(folder: Path) -> None:
    with _office(folder) as office:
        write_report(office, ROUND, folder / "out")


def _migrate(folder: Path) -> None:
    Workspace.open(str(folder / "old.gwr")).close()


def _back_up(folder: Path) -> None:
    with _office(folder) as office:
        back_up(office, folder / "out" / "b.gwr")


def _restore(folder: Path) -> None:
    restore(folder / "old.gwr", folder / "out" / "r.gwr", now=LATER)


def _rebuild(folder: Path) -> None:
    rebuild(str(folder / "damaged.gwr"), now=LATER)


def _send_back(folder: Path) -> None:
    with Workspace.open(str(folder / "returned.gwr")) as office:
        asked = {"T2": "请核实完成数。"}
        author = Author("甲", "数字不符", LATER)
        send_back(office, ROUND, "区城市管理局", folder / "out", author=author, items=asked)


# Collecting is many transactions; each of the others is one change, before or after which it stops.
STEPWISE = "collect"
OPERATIONS: dict[str, Callable[[Path], None]] = {
    "load": _load,
    "generate": _generate,
    STEPWISE: _collect,
    "decide": _decide,
    "report": _report,
    "migrate": _migrate,
    "backup": _back_up,
    "restore": _restore,
    "rebuild": _rebuild,
    "send back": _send_back,
}


@dataclass(frozen=True)
class Look:
    """What stands in a folder: the rows of its workspaces, its files, and what units wrote."""

    ledgers: dict[str, str]
    archive: frozenset[str]
    files: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    words: frozenset[object] = frozenset()


def look(folder: Path) -> Look:
    """Look at a folder as another program would that opens it after a crash."""
    ledgers = {path.name: _rows(path) for path in sorted(folder.glob("*.gwr"))}
    archive, words = _of_same_bytes(_own_workspace, folder / "a.gwr")
    out, inside = folder / "out", folder / "b"
    return Look(ledgers, archive, _files(out), _files(inside), words)


_seen: dict[tuple[object, bytes], Any] = {}


def _of_same_bytes(read: Callable[[Path], Read], path: Path) -> Read:
    """Read a workspace, but not once more one of the same bytes: most points change one of four.

    One that a transaction was broken off in has its journal beside it, and is read for itself.
    """
    if path.with_name(f"{path.name}-journal").exists():
        return read(path)
    key = read, hashlib.sha256(path.read_bytes()).digest()
    if key not in _seen:
        _seen[key] = read(path)
    return _seen[key]


def _own_workspace(path: Path) -> tuple[frozenset[str], frozenset[object]]:
    """Give what is archived in a workspace that is sound, and what the units wrote."""
    connection = sqlite3.connect(path)
    archive = frozenset(sha256 for (sha256,) in connection.execute("SELECT sha256 FROM archive"))
    connection.close()
    with Workspace.open(str(path)) as office:
        came = office.ledger.submissions(ROUND)
        assert office.ledger.checks.verify_journal() is None
        assert office.ledger.checks.verify_archive() == []
        assert office.ledger.checks.verify_contents() == []
    words = frozenset(
        (one.source.sha256, one.unit, entry.item, str(entry.cells))
        for one in came
        if one.outcome in MERGED_OUTCOMES and one.outcome is not Outcome.DUPLICATE
        for entry in one.entries
    )
    return archive, words


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): _rows(path)
        if path.suffix == ".gwr"
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".gwreport-")
    }


def _rows(path: Path) -> str:
    return _of_same_bytes(_hash_of_rows, path)


def _hash_of_rows(path: Path) -> str:
    """Hash every row of every table; a transaction that was cut off is rolled back by this."""
    rows = hashlib.sha256()
    connection = sqlite3.connect(path)
    connection.text_factory = bytes
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
    for (name,) in names.fetchall():
        order = "1, 2" if name in (b"entry", b"loose_cell", b"finding") else "1"
        found = connection.execute(f"SELECT * FROM {name.decode()} ORDER BY {order}")
        rows.update(repr((name, found.fetchall())).encode())
    connection.close()
    return rows.hexdigest()


def try_points(name: str, fault: Fault, start: Path, folder: Path, *, every: int = 1) -> int:
    """Break the operation off at its first effect, its second, and so on; count the points tried.

    What stands after each is the state before or the state after; no original is lost, no source
    is touched, no file is half written; and doing it again gives the state after, with nothing
    temporary left.
    """
    run = OPERATIONS[name]
    before, after, twice = _expected(name, start)
    for tried in itertools.count():
        point = 1 + tried * every
        copy = folder / str(point)
        shutil.copytree(start, copy)
        if not _strikes(run, copy, point, fault):
            whole = look(copy)
            assert (whole.words, whole.files, whole.archive) == (
                after.words,
                after.files,
                after.archive,
            )
            return tried
        found = look(copy)
        assert found.sources == before.sources
        assert found.files.items() >= before.files.items()
        assert found.archive >= before.archive
        assert found.files.items() <= after.files.items()
        if name != STEPWISE:
            assert found.ledgers in (before.ledgers, after.ledgers)
        _again(run, copy)
        again = look(copy)
        assert (again.files, again.sources) == (after.files, after.sources)
        assert again.words == after.words
        if name != STEPWISE:
            assert again.ledgers == (after if found.ledgers == before.ledgers else twice).ledgers
        left = [*copy.rglob(".gwreport-*"), *copy.rglob("*-journal")]
        assert left == []
        shutil.rmtree(copy)
    raise AssertionError("the loop returns")


@cache
def _expected(name: str, start: Path) -> tuple[Look, Look, Look]:
    """Do it undisturbed, once for all faults; give what stood before, after it, and after it again."""
    run = OPERATIONS[name]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "expected"
        shutil.copytree(start, folder)
        before = look(folder)
        run(folder)
        after = look(folder)
        _again(run, folder)
        return before, after, look(folder)


def _again(run: Callable[[Path], None], folder: Path) -> None:
    try:
        run(folder)
    except GwreportError:
        # A workspace that was restored already is never written over.
        assert list((folder / "out").glob("*.gwr"))


def _strikes(run: Callable[[Path], None], folder: Path, point: int, fault: Fault) -> bool:
    """Run with a fault at one effect; say whether it came to that effect."""
    if fault not in CODES:
        return _dies(run, folder, point, fault)
    struck: list[int] = []

    def strike() -> None:
        struck.append(point)
        raise OSError(CODES[fault], "no")

    effects.hook = _at(point, strike)
    # What a report notes in the ledger hinders no report: then nothing is refused.
    with suppress(GwreportError):
        run(folder)
    effects.hook = None
    return bool(struck)


def _dies(run: Callable[[Path], None], folder: Path, point: int, fault: Fault) -> bool:
    child = os.fork()
    if child == 0:
        effects.hook = _at(point, lambda: _end(fault))
        try:
            run(folder)
        except BaseException:  # noqa: BLE001 - whatever it is, the parent is told by the code
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 137, -signal.SIGKILL), code
    return code != 0


def _end(fault: Fault) -> None:
    if fault is Fault.EXIT:
        os._exit(137)
    os.kill(os.getpid(), signal.SIGKILL)


def _at(point: int, strike: Callable[[], None]) -> Callable[[str], None]:
    calls = itertools.count(1)

    def hook(_: str) -> None:
        if next(calls) == point:
            strike()

    return hook


def _serve() -> None:
    for line in sys.stdin:
        start, folder, name, fault, every, state = json.loads(line)
        os.environ["XDG_STATE_HOME"] = state
        told: int | str
        try:
            told = try_points(name, Fault(fault), Path(start), Path(folder), every=every)
        except Exception:  # noqa: BLE001 - whatever it is, it fails the test that asked
            told = traceback.format_exc()
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    _serve()
