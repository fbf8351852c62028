"""The real background threads: progress, stopping, the newest reading, and a window that stays awake."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from gwreport.errors import StorageError, StorageFault
from gwreport.ui.desks.start_desk import EXAMPLE_FOLDER
from gwreport.ui.jobs import JobReporter, ThreadJobs
from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages import PAGES, load_all
from gwreport.workflow.demo import examples_folder
from gwreport.workflow.progress import Progress, stop_if_cancelled
from tests.processor_time import alone, is_within
from tests.ui.looking import LEFT, all_words, button, drop, go
from tests.ui.recorder import Recorder

_PATIENCE = 20_000
# Three times what the longest of it, a page that is made, takes of the window's own thread; what is to
# be done outside of it, reading files above all, takes longer. How fast a page is there: benchmarks/.
_LONGEST = 0.3  # seconds of the processor


@pytest.fixture
def reporter() -> JobReporter:
    return JobReporter()


@pytest.fixture
def jobs(reporter: JobReporter) -> Iterator[ThreadJobs]:
    made = ThreadJobs(reporter)
    yield made
    made.close()


class Awake:
    """Measures the longest piece of work of the window's thread between two ticks of a timer."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._before = time.thread_time()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._before)
        self._before = now

    def __enter__(self) -> "Awake":
        self._before = time.thread_time()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()


def test_jobs_are_done_in_order_outside_the_window_and_told_in_it(
    qtbot: QtBot, jobs: ThreadJobs, reporter: JobReporter
) -> None:
    ran: list[str] = []
    told: list[tuple[str, str]] = []
    steps: list[tuple[int, int, str]] = []
    reporter.progressed.connect(lambda *step: steps.append(step))

    def work(name: str) -> Any:
        def do(progress: Progress) -> str:
            ran.append(threading.current_thread().name)
            progress.step(1, 2, name)
            progress.step(2, 2, name)
            return name

        return do

    for name in "甲乙丙":
        jobs.run(name, work(name), lambda it: told.append((it, threading.current_thread().name)))
    assert jobs.is_busy
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=_PATIENCE)
    assert told == [(name, "MainThread") for name in "甲乙丙"]
    assert set(ran) == {"gwreport-run"}
    assert (2, 2, "丙") in steps


def test_only_the_newest_reading_of_a_kind_is_shown(qtbot: QtBot, jobs: ThreadJobs) -> None:
    first_begun, let_go = threading.Event(), threading.Event()
    shown: list[str] = []

    def slow() -> str:
        first_begun.set()
        let_go.wait(10)
        return "旧"

    jobs.read("page", slow, shown.append)
    assert first_begun.wait(10)
    for number in range(20):
        jobs.read("page", lambda number=number: f"新{number}", shown.append)
    jobs.read("other", lambda: "另一页", shown.append)
    let_go.set()
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=_PATIENCE)
    qtbot.wait(50)
    assert shown == ["新19", "另一页"]


def test_what_fails_is_told_and_the_next_job_runs(
    qtbot: QtBot, jobs: ThreadJobs, reporter: JobReporter
) -> None:
    refused: list[object] = []
    crashed: list[object] = []
    failed: list[str] = []
    done: list[str] = []
    reporter.refused.connect(refused.append)
    reporter.crashed.connect(crashed.append)

    def full(_: Progress) -> str:
        raise StorageError("a", StorageFault.FULL)

    def mistaken(_: Progress) -> str:
        return {}["nothing"]

    jobs.run("满", full, done.append, lambda: failed.append("满"))
    jobs.run("错", mistaken, done.append, lambda: failed.append("错"))
    jobs.run("好", lambda _: "好", done.append)
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=_PATIENCE)
    assert done == ["好"]
    assert failed == ["满", "错"]
    assert [type(one) for one in refused] == [StorageError]
    assert [type(one) for one in crashed] == [KeyError]


def test_both_threads_end_when_the_jobs_are_closed(jobs: ThreadJobs) -> None:
    jobs.read("a", lambda: 1, lambda _: None)
    jobs.run("b", lambda _: 1, lambda _: None)
    jobs.close()
    assert not [one for one in threading.enumerate() if one.name.startswith("gwreport-")]


def test_nothing_is_begun_for_a_window_that_is_gone(jobs: ThreadJobs) -> None:
    begun: list[str] = []
    jobs.close()
    jobs.read("a", lambda: begun.append("read"), lambda _: None)
    jobs.run("b", lambda _: begun.append("run"), lambda _: None)
    assert not [one for one in threading.enumerate() if one.name.startswith("gwreport-")]
    assert begun == []


def test_what_ends_after_the_window_has_nobody_to_tell(jobs: ThreadJobs, qtbot: QtBot) -> None:
    told: list[object] = []
    is_open, may_end = threading.Event(), threading.Event()

    def last() -> int:
        is_open.set()
        may_end.wait(10)
        return 1

    jobs.read("a", last, told.append)
    assert is_open.wait(10)
    jobs.close(seconds=0)
    may_end.set()
    qtbot.wait(100)
    assert told == []


def test_a_running_job_is_seen_in_the_strip_and_stopped_by_its_button(
    qtbot: QtBot, threaded: MainWindow
) -> None:
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        for number in range(2000):
            progress.step(number, 2000, "第几个")
            try:
                stop_if_cancelled(progress)
            except BaseException:
                stopped.set()
                raise
            time.sleep(0.01)

    assert not threaded.strip.isVisible()
    threaded.jobs.run("很久的工作", work, lambda _: None)
    qtbot.waitUntil(threaded.strip.isVisible, timeout=_PATIENCE)
    qtbot.waitUntil(lambda: "第几个" in all_words(threaded.strip), timeout=_PATIENCE)
    qtbot.mouseClick(button(threaded.strip, "停止"), LEFT)
    qtbot.waitUntil(lambda: not threaded.jobs.is_busy, timeout=_PATIENCE)
    assert stopped.is_set()
    assert not threaded.strip.isVisible()
    assert "已停止：很久的工作" in threaded.statusBar().currentMessage()


def test_a_job_after_one_that_was_stopped_is_done(
    qtbot: QtBot, reporter: JobReporter, jobs: ThreadJobs
) -> None:
    stopped: list[str] = []
    reporter.cancelled.connect(stopped.append)
    begun, told = threading.Event(), threading.Event()

    def first(progress: Progress) -> None:
        begun.set()
        told.wait(_PATIENCE / 1000)
        stop_if_cancelled(progress)

    jobs.run("先做的", first, lambda _: None)
    assert begun.wait(_PATIENCE / 1000)
    jobs.cancel()
    told.set()
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=_PATIENCE)
    assert stopped == ["先做的"]
    done: list[int] = []

    def second(progress: Progress) -> int:
        stop_if_cancelled(progress)
        return 7

    jobs.run("后做的", second, done.append)
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=_PATIENCE)
    assert (done, stopped) == ([7], ["先做的"])


def test_the_window_stays_awake_while_it_opens_a_workspace_and_shows_every_page(
    qtbot: QtBot, threaded: MainWindow, demo_workspace: Path
) -> None:
    loaded: list[object] = []
    with alone(), Awake() as awake:
        # As the program does it: what the pages need is loaded in the background.
        threaded.jobs.read("pages", load_all, loaded.append)
        qtbot.waitUntil(lambda: bool(loaded), timeout=_PATIENCE)
        threaded.session.open(str(demo_workspace))
        qtbot.waitUntil(lambda: threaded.frame.isVisible(), timeout=_PATIENCE)
        for page in PAGES:
            go(qtbot, threaded, page.name)
            qtbot.wait(250)
    assert is_within(awake.longest, _LONGEST)


def test_the_window_stays_awake_and_usable_while_files_are_taken_in(
    qtbot: QtBot, threaded: MainWindow, quarter: Path, recorder: Recorder
) -> None:
    threaded.session.open(str(quarter / "a.gwr"))
    qtbot.waitUntil(lambda: threaded.frame.isVisible(), timeout=_PATIENCE)
    page: Any = go(qtbot, threaded, "collection")
    qtbot.waitUntil(lambda: len(page.units.shown) == 4, timeout=_PATIENCE)
    many = examples_folder() / "returns" / "2025-Q3"
    with alone(), Awake() as awake:
        drop(page, [many, quarter / "下发"])
        assert threaded.jobs.is_busy
        go(qtbot, threaded, "plan")
        qtbot.waitUntil(lambda: not threaded.jobs.is_busy, timeout=_PATIENCE)
    assert is_within(awake.longest, _LONGEST)
    go(qtbot, threaded, "collection")
    qtbot.waitUntil(lambda: len(page.files.shown) > len(list(many.iterdir())), timeout=_PATIENCE)
    assert recorder.told == []


def test_the_example_is_stopped_midway_and_says_so(
    qtbot: QtBot, threaded: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    recorder.prepare("ask_folder", str(tmp_path))
    qtbot.mouseClick(threaded.start.cards["example"], LEFT)
    qtbot.waitUntil(lambda: "填报表" in all_words(threaded.strip), timeout=_PATIENCE)
    qtbot.mouseClick(button(threaded.strip, "停止"), LEFT)
    qtbot.waitUntil(lambda: not threaded.jobs.is_busy, timeout=_PATIENCE)
    assert threaded.start.isVisible()
    assert "已停止" in threaded.statusBar().currentMessage()
    # Once more in the same place: what was left behind is told of, and nothing is overwritten.
    recorder.prepare("ask_folder", str(tmp_path))
    qtbot.mouseClick(threaded.start.cards["example"], LEFT)
    qtbot.waitUntil(lambda: bool(recorder.told) or threaded.frame.isVisible(), timeout=_PATIENCE)
    assert EXAMPLE_FOLDER in recorder.last


@pytest.mark.parametrize("agreed", [False, True])
def test_closing_while_a_job_runs_asks(
    qtbot: QtBot, threaded: MainWindow, recorder: Recorder, agreed: bool
) -> None:
    ended = threading.Event()
    release = threading.Event()

    def work(progress: Progress) -> None:
        while not (progress.cancelled() or release.is_set()):
            time.sleep(0.005)
        ended.set()

    threaded.jobs.run("很久的工作", work, lambda _: None)
    qtbot.waitUntil(threaded.strip.isVisible, timeout=_PATIENCE)
    recorder.prepare("confirm", agreed)
    closed = threaded.close()
    assert closed is agreed
    assert len(recorder.asked) == 1
    assert ended.is_set() is agreed
    release.set()
    qtbot.waitUntil(lambda: not threaded.jobs.is_busy or agreed, timeout=_PATIENCE)
    if not agreed:
        assert threaded.isVisible()


def test_closing_at_rest_asks_nothing(
    qtbot: QtBot, threaded: MainWindow, recorder: Recorder, demo_workspace: Path
) -> None:
    threaded.session.open(str(demo_workspace))
    qtbot.waitUntil(threaded.frame.isVisible, timeout=_PATIENCE)
    assert threaded.close()
    assert recorder.asked == []
    assert not [one for one in threading.enumerate() if one.name.startswith("gwreport-")]
