"""The pool of reading processes: in order, with limits, and quiet."""

import _thread
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from gwreport.errors import Cancelled, WorkerError
from gwreport.workflow.processes import limits as process_limits
from gwreport.workflow.processes.pool import ReadingPool, process_executor
from tests.workflow.hard_work import HANGS, echo, obey

ROOT = Path(__file__).parents[2]


def answers(*files: bytes, seconds: float = 60.0) -> list[object]:
    jobs = [(data, f"{number}.xlsx") for number, data in enumerate(files)]
    with ReadingPool(obey, None, workers=1, seconds=seconds) as pool:
        found = list(pool.run(jobs))
    return [one.reason if isinstance(one, WorkerError) else one for one in found]


def test_results_come_in_the_order_of_the_jobs_with_the_context() -> None:
    jobs = [(b"x" * size, str(size)) for size in range(90)]
    with ReadingPool(echo, {"plan": 1}, workers=2) as pool:
        found = list(pool.run(jobs))
    assert found == [(str(size), size, {"plan": 1}) for size in range(90)]


def test_a_file_that_kills_its_reader_costs_itself_alone() -> None:
    assert answers(b"", b"die", b"", b"die", b"") == [
        "0.xlsx",
        "died",
        "2.xlsx",
        "died",
        "4.xlsx",
    ]


def test_chunks_behind_the_one_that_died_are_read() -> None:
    files = [b""] * 5 + [b"die"] + [b""] * 40
    expected = [f"{number}.xlsx" for number in range(46)]
    expected[5] = "died"
    assert answers(*files) == expected


def test_a_reader_that_died_before_more_was_handed_over_costs_its_file_alone() -> None:
    def jobs() -> Iterator[tuple[bytes, str]]:
        for number in range(60):
            if number and number % 16 == 0:
                time.sleep(0.5)  # the disk is slow, and the reader has died meanwhile
            yield b"die" if number in (2, 40) else b"", f"{number}.xlsx"

    with ReadingPool(obey, None, workers=2) as pool:
        found = list(pool.run(jobs()))
    lost = {at: one.reason for at, one in enumerate(found) if isinstance(one, WorkerError)}
    assert lost == {2: "died", 40: "died"}
    assert len(found) == 60


def test_where_no_reader_can_be_started_it_is_said() -> None:
    class Full(ThreadPoolExecutor):
        def submit(self, *_: object, **__: object) -> Any:
            raise BlockingIOError(11, "Resource temporarily unavailable")

    with (
        pytest.raises(WorkerError) as caught,
        ReadingPool(obey, None, executor=lambda *_: Full()) as pool,
    ):
        list(pool.run([(b"", "a.docx")]))
    assert caught.value.reason == "spawn"


@pytest.mark.skipif(sys.platform == "win32", reason="no sockets in folders there")
def test_a_cleaner_of_the_temporary_folder_stops_no_reader(tmp_path: Path) -> None:
    clean = (
        "import pathlib, tempfile\n"
        "for one in pathlib.Path(tempfile.gettempdir()).rglob('*'):\n"
        "    one.is_dir() or one.unlink()\n"
    )
    assert read_in(tmp_path, between=clean) == ("[('a', 0, None)]\n" * 2, "")


def test_a_file_that_takes_too_long_costs_itself_alone() -> None:
    assert answers(b"", b"hang", b"", seconds=2.5) == ["0.xlsx", "time", "2.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no clock of a process")
@pytest.mark.parametrize("order", [b"spin", b"deaf"])
def test_a_file_that_uses_the_processor_too_long_costs_itself_alone(
    order: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_limits, "_SECONDS", 1.0)
    assert answers(b"", order, b"") == ["0.xlsx", "time", "2.xlsx"]


def test_a_file_that_was_read_alone_is_not_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[int] = []

    def counted(workers: int, context: object) -> Executor:
        started.append(workers)
        return process_executor(workers, context)

    with ReadingPool(obey, None, workers=1, executor=counted) as pool:
        (found,) = pool.run([(b"die", "a.docx")])
    assert isinstance(found, WorkerError)
    assert found.reason == "died"
    assert started == [1]


class Impatient:
    """A progress whose user asks to stop when half a second has gone."""

    def __init__(self) -> None:
        self._end = time.monotonic() + 0.5

    def step(self, done: int, total: int, what: str) -> None:
        """Show nothing."""

    def cancelled(self) -> bool:
        """Say whether the time has gone."""
        return time.monotonic() > self._end


@pytest.mark.parametrize("order", [b"hang", b"deaf"])
def test_who_asks_to_stop_waits_for_no_reader(order: bytes) -> None:
    begun = time.monotonic()
    with (
        pytest.raises(Cancelled),
        ReadingPool(obey, None, workers=1, progress=Impatient()) as pool,
    ):
        list(pool.run([(order, "a.docx")]))
    assert time.monotonic() - begun < HANGS / 2
    assert multiprocessing.active_children() == []


def test_who_is_interrupted_waits_for_no_reader() -> None:
    begun = time.monotonic()
    threading.Timer(0.5, _thread.interrupt_main).start()
    with (
        pytest.raises(KeyboardInterrupt),
        ReadingPool(obey, None, workers=1) as pool,
    ):
        list(pool.run([(b"hang", "a.docx")]))
    assert time.monotonic() - begun < HANGS / 2


@pytest.mark.skipif(sys.platform == "win32", reason="no sockets in folders there")
@pytest.mark.parametrize("length", [80, 120])
def test_a_temporary_folder_with_a_long_path_stops_no_reader(tmp_path: Path, length: int) -> None:
    folder = tmp_path / ("长" * 10 + "x" * length)
    folder.mkdir()
    assert read_in(folder) == ("[('a', 0, None)]\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_temporary_folder_that_is_gone_stops_no_reader(tmp_path: Path) -> None:
    assert read_in(tmp_path / "gone") == ("[('a', 0, None)]\n", "")


def test_a_socket_for_which_there_is_no_room_stops_no_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("multiprocessing.forkserver.ensure_running", full)
    assert answers(b"") == ["0.xlsx"]


def read_in(temporary: Path, between: str = "") -> tuple[str, str]:
    """Read one file in a program with another temporary folder; gives what it printed.

    What is to be done `between` is done before a second file is read.
    """
    read = (
        "with ReadingPool(echo, None, workers=1) as pool:\n"
        "    print(list(pool.run([(b'', 'a')])))\n"
    )
    program = (
        "from gwreport.workflow.processes.pool import ReadingPool\n"
        "from tests.workflow.hard_work import echo\n"
        f"{read}{between + read if between else ''}"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
    )
    return done.stdout, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of memory")
def test_a_file_that_wants_too_much_memory_costs_itself_alone() -> None:
    assert answers(b"", b"eat", b"") == ["0.xlsx", "memory", "2.xlsx"]


def test_what_a_reader_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    assert answers(b"print") == ["0.xlsx"]
    assert capfd.readouterr().err == ""


def test_nothing_is_started_when_there_is_nothing_to_read() -> None:
    started: list[int] = []

    def factory(workers: int, _: object) -> Executor:
        started.append(workers)
        return ThreadPoolExecutor(workers)

    with ReadingPool(echo, None, workers=2, executor=factory) as pool:
        assert list(pool.run([])) == []
    assert started == []


def test_only_some_jobs_are_under_way_at_once() -> None:
    taken = 0

    def jobs() -> Iterator[tuple[bytes, str]]:
        nonlocal taken
        for number in range(1_000):
            taken += 1
            yield b"", str(number)

    with ReadingPool(echo, None, workers=1, executor=lambda *_: ThreadPoolExecutor(1)) as pool:
        next(pool.run(jobs()))
    assert taken < 200


def test_processes_do_not_load_the_program_that_starts_them(tmp_path: Path) -> None:
    # No guard around the start: a process that loaded the program would start the next one.
    program = tmp_path / "program.py"
    program.write_text(
        "from gwreport.workflow.processes.pool import ReadingPool\n"
        "from tests.workflow.hard_work import main_file\n"
        "with ReadingPool(main_file, None, workers=1) as pool:\n"
        "    print(list(pool.run([(b'', 'a')])), __file__ is not None)\n"
    )
    done = subprocess.run(
        [sys.executable, str(program)],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert (done.stdout, done.stderr) == ("[None] True\n", "")
