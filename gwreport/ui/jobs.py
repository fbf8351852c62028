"""Work outside the UI thread: one lane that reads, one that writes; results come back in order.

A job is a plain function of the operations; it opens the workspace itself, in its own thread. The
window wires what is to happen first and starts the job last.
"""

import queue
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from gwreport.errors import Cancelled, GwreportError
from gwreport.workflow.progress import Progress

Result = TypeVar("Result")
Work = Callable[[Progress], Result]
_TELL_EVERY = 0.05


class Jobs(Protocol):
    """What the pages know of jobs."""

    def read(self, key: str, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Read something to show; of several with the same key only the newest is shown."""
        ...

    def run(
        self,
        title: str,
        work: Work[Result],
        done: Callable[[Result], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Do something that changes the workspace or writes files, with progress and cancel."""
        ...

    def cancel(self) -> None:
        """Ask the running job to stop after its present step."""
        ...

    @property
    def is_busy(self) -> bool:
        """Whether a job runs or waits."""
        ...


class JobReporter(QObject):
    """The signals by which the window follows jobs."""

    started = Signal(str)
    progressed = Signal(int, int, str)
    ended = Signal()
    refused = Signal(object)  # a GwreportError
    crashed = Signal(object)  # any other exception: a mistake of ours
    cancelled = Signal(str)


class ThreadJobs(QObject):
    """Jobs in two background threads, one for reading and one for all else."""

    _deliver = Signal(object)

    def __init__(self, reporter: JobReporter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reporter = reporter
        self._lanes: dict[str, _Lane] = {}
        self._newest: dict[str, int] = {}
        self._waiting = 0
        self._cancel = threading.Event()
        self._is_closed = False
        # Emitted in a lane's thread, delivered in the thread of this object: the window's.
        self._deliver.connect(self._call)

    @property
    def is_busy(self) -> bool:
        """Whether a job of `run` runs or waits."""
        return self._waiting > 0

    def read(self, key: str, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Read something to show; of several with the same key only the newest is shown."""
        number = self._newest.get(key, 0) + 1
        self._newest[key] = number

        def deliver(result: Result) -> None:
            if self._newest.get(key) == number:
                done(result)

        def job() -> None:
            if self._newest.get(key) == number:
                self._attempt(work, deliver, None, "")

        self._begin("read", job)

    def run(
        self,
        title: str,
        work: Work[Result],
        done: Callable[[Result], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Do something that changes the workspace or writes files, with progress and cancel."""
        self._waiting += 1

        def job() -> None:
            self._cancel.clear()
            progress = _Told(self._reporter, self._cancel)
            self._reporter.started.emit(title)
            self._attempt(lambda: work(progress), done, failed, title)
            self._hand_over(self._end)

        self._begin("run", job)

    def cancel(self) -> None:
        """Ask the running job to stop after its present step."""
        self._cancel.set()

    def close(self, *, seconds: float = 20.0) -> None:
        """Stop both threads after what they are doing, and wait for them; nothing is begun any more.

        What ends later than that has no window to tell.
        """
        self._is_closed = True
        self.cancel()
        for lane in self._lanes.values():
            lane.close(seconds)
        self._lanes.clear()

    def _begin(self, lane: str, job: Callable[[], None]) -> None:
        # What the last events of a window that closes still ask for is wanted by nobody.
        if self._is_closed:
            return
        if lane not in self._lanes:
            self._lanes[lane] = _Lane(f"gwreport-{lane}")
        self._lanes[lane].put(job)

    def _hand_over(self, function: Callable[[], Any]) -> None:
        """Have something done in the window's thread, while there is a window."""
        if not self._is_closed:
            self._deliver.emit(function)

    def _attempt(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[], None] | None,
        title: str,
    ) -> None:
        tell = self._reporter
        try:
            result = work()
        except Cancelled:
            self._hand_over(lambda: tell.cancelled.emit(title))
        except GwreportError as error:
            # Bound now: the name is gone when the except clause ends.
            self._hand_over(lambda error=error: tell.refused.emit(error))
        except BaseException as error:  # noqa: BLE001 - the window lives on and the log has it all
            self._hand_over(lambda error=error: tell.crashed.emit(error))
        else:
            self._hand_over(lambda: done(result))
            return
        if failed is not None:
            self._hand_over(failed)

    def _end(self) -> None:
        self._waiting -= 1
        self._reporter.ended.emit()

    def _call(self, function: Callable[[], Any]) -> None:
        function()


class InlineJobs:
    """Jobs that are done at once, in the calling thread."""

    def __init__(self, reporter: JobReporter) -> None:
        self._reporter = reporter
        self._cancel = threading.Event()

    @property
    def is_busy(self) -> bool:
        """Never: what was asked for is done."""
        return False

    def read(self, key: str, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Read and show at once."""
        try:
            result = work()
        except GwreportError as error:
            self._reporter.refused.emit(error)
            return
        done(result)

    def run(
        self,
        title: str,
        work: Work[Result],
        done: Callable[[Result], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Do it at once."""
        self._reporter.started.emit(title)
        try:
            result = work(_Told(self._reporter, self._cancel))
        except (Cancelled, GwreportError) as error:
            if isinstance(error, GwreportError):
                self._reporter.refused.emit(error)
            else:
                self._reporter.cancelled.emit(title)
            if failed is not None:
                failed()
        else:
            done(result)
        finally:
            self._reporter.ended.emit()

    def cancel(self) -> None:
        """Stop the next job at its first step."""
        self._cancel.set()

    def close(self, *, seconds: float = 0.0) -> None:
        """Nothing runs."""


class _Told:
    """Progress that tells the window, no oftener than it can show."""

    def __init__(self, reporter: JobReporter, cancel: threading.Event) -> None:
        self._reporter, self._cancel, self._last = reporter, cancel, 0.0

    def step(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if now - self._last >= _TELL_EVERY or done == total:
            self._last = now
            self._reporter.progressed.emit(done, total, what)

    def cancelled(self) -> bool:
        return self._cancel.is_set()


class _Lane:
    """One thread that does jobs in their order; it lives as long as the lane."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def put(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)

    def close(self, seconds: float) -> None:
        while not self._jobs.empty():
            self._jobs.get()
        self._jobs.put(None)
        self._thread.join(seconds)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
