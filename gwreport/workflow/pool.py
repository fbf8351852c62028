"""The pool of reading processes: what comes from outside is read there, with limits.

A process that dies, or uses more memory or time than it may, costs the one file that it was
reading: its neighbours are read again, one at a time.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Generic, TypeVar

from gwreport.errors import WorkerError
from gwreport.officefiles import effects

Context = TypeVar("Context")
Result = TypeVar("Result")
Job = tuple[bytes, str]
Work = Callable[[bytes, str, Context], Result]
ExecutorFactory = Callable[[int, object], Executor]

MEMORY_LIMIT = 1 << 30
SECONDS_LIMIT = 60.0
_CHUNK = 8

_context: object = None


def usual_workers() -> int:
    """Give the number of processes that fits this machine, 1 to 4."""
    return max(1, min(4, os.cpu_count() or 1))


def process_executor(workers: int, context: object) -> Executor:
    """Start `workers` fresh processes that all hold `context`.

    They are spawned, not forked: it is the only way on Windows, and safe beside threads.
    """
    effects.about_to("spawn")
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(context,),
    )


def _begin(context: object) -> None:
    global _context
    _context = context
    # A library that panics prints to the error output, which belongs to the command.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _do_chunk(work: Work[object, object], jobs: list[Job]) -> list[object]:
    return [work(data, name, _context) for data, name in jobs]


class ReadingPool(Generic[Context, Result]):
    """Runs `work(data, name, context)` over many files, in order, in other processes."""

    def __init__(
        self,
        work: Work[Context, Result],
        context: Context,
        *,
        workers: int | None = None,
        executor: ExecutorFactory = process_executor,
        seconds: float = SECONDS_LIMIT,
    ) -> None:
        self._work = work
        self._context = context
        self._workers = workers or usual_workers()
        self._factory = executor
        self._seconds = seconds
        self._executor: Executor | None = None

    def __enter__(self) -> "ReadingPool[Context, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def run(self, jobs: Iterable[Job]) -> Iterator[Result | WorkerError]:
        """Yield a result for each job, in the order of the jobs; a lost file gives a WorkerError.

        Only a few chunks are under way at once, so that memory stays flat over any number of jobs.
        """
        source = iter(jobs)
        waiting: deque[tuple[list[Job], Future[list[Result]]]] = deque()
        while True:
            while len(waiting) <= 2 * self._workers and (chunk := list(islice(source, _CHUNK))):
                waiting.append((chunk, self._submit(chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield from future.result(self._seconds)
            except (BrokenProcessPool, TimeoutError, MemoryError):
                behind = [chunk for chunk, _ in waiting]
                waiting.clear()
                self._stop(kill=True)
                for job in chunk:
                    yield self._alone(job)
                waiting.extend((chunk, self._submit(chunk)) for chunk in behind)

    def _submit(self, jobs: list[Job]) -> Future[list[Result]]:
        if self._executor is None:
            try:
                self._executor = self._factory(self._workers, self._context)
            except OSError as error:
                raise WorkerError(jobs[0][1], "spawn") from error
        return self._executor.submit(_do_chunk, self._work, jobs)  # pyright: ignore[reportArgumentType, reportReturnType]

    def _alone(self, job: Job) -> Result | WorkerError:
        try:
            return self._submit([job]).result(self._seconds)[0]
        except BrokenProcessPool:
            reason = "died"
        except TimeoutError:
            reason = "time"
        except MemoryError:
            reason = "memory"
        self._stop(kill=True)
        return WorkerError(job[1], reason)

    def _stop(self, *, kill: bool = False) -> None:
        executor, self._executor = self._executor, None
        if executor is None:
            return
        if kill and isinstance(executor, ProcessPoolExecutor):
            # A process that hangs never ends by itself; there is no public way to end it.
            for process in list(executor._processes.values()):  # pyright: ignore[reportPrivateUsage]
                process.kill()
        executor.shutdown(wait=True, cancel_futures=True)
