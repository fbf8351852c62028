"""The pool of reading processes: what comes from outside is read there, with limits.

A process that dies, or uses more memory or time than it may, costs the one file that it was
reading: its neighbours are read again, one at a time.
"""

import gc
import multiprocessing
import os
import pickle
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
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
_CHUNK, _CHUNK_BYTES = 16, 4 << 20
_CHUNKS_AHEAD, _BYTES_AHEAD = 5, 64 << 20
_OBJECTS_BETWEEN_COLLECTIONS = 20_000
_PRELOADED = ("gwreport.workflow.pool", "gwreport.workbooks.intake")

_context: object = None


def _usual_workers() -> int:
    """Give the number of processes that fits this machine, 1 to 4."""
    return max(1, min(4, os.cpu_count() or 1))


def prepare_processes() -> None:
    """Begin to load what reading processes need, so that it is there when the first is wanted.

    Not needed before `process_executor`, and of no use where processes cannot be forked.
    """
    if _start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        multiprocessing.get_context("forkserver").set_forkserver_preload(list(_PRELOADED))
        # What fails here fails again, and is told, when the first process is started.
        with suppress(OSError):
            ensure_running()


@contextmanager
def few_collections() -> Generator[None]:
    """Let Python look for forgotten cycles of objects less often, to the end of the block.

    Hardly anything that is read or stored refers to itself, and the search takes a sixth of the
    time.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _start_method() -> str:
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def process_executor(workers: int, context: object) -> Executor:
    """Start `workers` fresh processes that all hold `context`.

    None is a fork of this process, which may have threads. Where the system can, they are forks of
    one that does nothing but to have loaded the reader; elsewhere (Windows) each loads it itself.
    """
    effects.about_to("spawn")
    prepare_processes()
    mp_context = multiprocessing.get_context(_start_method())
    return ProcessPoolExecutor(
        workers, mp_context=mp_context, initializer=_begin, initargs=(pickle.dumps(context),)
    )


@contextmanager
def _main_program_hidden() -> Generator[None]:
    # Each new process would load the program that started it once more, which needs nothing of it
    # and may take as long as the reading of a hundred files.
    main = sys.modules["__main__"]
    kept = {name: vars(main)[name] for name in ("__spec__", "__file__") if name in vars(main)}
    vars(main).update(dict.fromkeys(kept))
    try:
        yield
    finally:
        vars(main).update(kept)


def _begin(pickled_context: bytes) -> None:
    global _context
    # Pickled once for all processes, by the one that starts them.
    _context = pickle.loads(pickled_context)
    # A library that panics prints; both outputs belong to the command.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):
        os.dup2(nowhere, output)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # What is loaded by now stays to the end: the collector need not look at it again and again.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _end_with_parent() -> None:
    # A process that waits for work never learns that the one that would give it was killed.
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _do_chunk(work: Work[object, object], jobs: list[Job]) -> list[object]:
    return [_do(work, *job) for job in jobs]


def _do(work: Work[object, object], data: bytes, name: str) -> object:
    try:
        return work(data, name, _context)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a mistake of the reader costs the one file that shows it
        return WorkerError(name, "failed")


def _chunk(source: Iterator[Job]) -> list[Job]:
    """Take the next few jobs, fewer where they are big."""
    chunk: list[Job] = []
    size = 0
    for job in source:
        chunk.append(job)
        size += len(job[0])
        if len(chunk) == _CHUNK or size >= _CHUNK_BYTES:
            break
    return chunk


class ReadingPool(Generic[Context, Result]):
    """Runs `work(data, name, context)` over many files, in order, in other processes.

    `work` must be a function of an imported module, not one of the program's main file.
    """

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
        self._workers = workers or _usual_workers()
        self._factory = executor
        self._seconds = seconds
        self._executor: Executor | None = None

    def __enter__(self) -> "ReadingPool[Context, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def run(self, jobs: Iterable[Job]) -> Iterator[Result | WorkerError]:
        """Yield a result for each job, in the order of the jobs; a lost file gives a WorkerError.

        Only a few chunks are under way at once, so that memory stays flat over any number of jobs;
        enough of them that no process waits while the caller stores what the others have read.
        """
        source = iter(jobs)
        waiting: deque[tuple[list[Job], Future[list[Result]]]] = deque()
        while True:
            while self._has_room(waiting) and (chunk := _chunk(source)):
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

    def _has_room(self, waiting: Collection[tuple[list[Job], object]]) -> bool:
        under_way = sum(len(data) for chunk, _ in waiting for data, _ in chunk)
        return len(waiting) < _CHUNKS_AHEAD * self._workers + 1 and under_way < _BYTES_AHEAD

    def _submit(self, jobs: list[Job]) -> Future[list[Result]]:
        if self._executor is None:
            try:
                self._executor = self._factory(self._workers, self._context)
            except OSError as error:
                raise WorkerError(jobs[0][1], "spawn") from error
        with _main_program_hidden():
            # What the work takes and gives is known here alone; a process is told of objects.
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
