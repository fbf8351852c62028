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
import time
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar, cast

from gwreport.errors import WorkerError
from gwreport.machine import effects
from gwreport.machine.interruptions import interruptions_held_back
from gwreport.machine.program_log import account, write_down
from gwreport.workflow.processes import limits as process_limits
from gwreport.workflow.processes.limits import OutOfTimeError
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled

Context = TypeVar("Context")
Result = TypeVar("Result")
Job = tuple[bytes, str]
Work = Callable[[bytes, str, Context], Result]
ExecutorFactory = Callable[[int, object], Executor]

SECONDS_LIMIT = 60.0
_LOOK_EVERY = 0.1  # seconds between two looks at whether the user wants to stop
_CHUNK, _CHUNK_BYTES = 16, 4 << 20
_CHUNKS_AHEAD, _BYTES_AHEAD = 5, 64 << 20
_OBJECTS_BETWEEN_COLLECTIONS = 20_000
RETURNS, DOCUMENTS = (
    "gwreport.workbooks.intake.reading",
    "gwreport.workflow.processes.reading_process",
)

_context: object = None
# Its socket was taken away, as by a cleaner of the temporary folder; it cannot be reached again.
_is_server_lost = False


def _usual_workers() -> int:
    """Give the number of processes that fits this machine, 1 to 4."""
    return max(1, min(4, os.cpu_count() or 1))


def prepare_processes(*readers: str) -> None:
    """Begin to load what reading processes need, so that it is there when the first is wanted.

    `readers` names the modules, RETURNS or DOCUMENTS or both. Not needed before `process_executor`,
    and of no use where processes cannot be forked.
    """
    _server_runs(readers)


def _server_runs(readers: Sequence[str] = ()) -> bool:
    """Start the process of which readers are forks, if there is none; say whether it runs.

    It needs a socket in the temporary folder, for which there may be no room: the path may be too
    long, the folder full or gone.
    """
    if _is_server_lost or "forkserver" not in multiprocessing.get_all_start_methods():
        return False
    from multiprocessing.forkserver import ensure_running

    preloaded = ["gwreport.workflow.processes.pool", *readers]
    multiprocessing.get_context("forkserver").set_forkserver_preload(preloaded)
    try:
        ensure_running()
    except OSError:
        return False
    return True


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


def process_executor(workers: int, context: object) -> Executor:
    """Start `workers` fresh processes that all hold `context`.

    None is a fork of this process, which may have threads. Where the system can, they are forks of
    one that does nothing but to have loaded the reader; elsewhere (Windows) each loads it itself.
    """
    effects.about_to("spawn")
    effects.clear_left_folders()
    mp_context = multiprocessing.get_context("forkserver" if _server_runs() else "spawn")
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
    process_limits.limit_this_process()


def _end_with_parent() -> None:
    # A process that waits for work never learns that the one that would give it was killed.
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _do_chunk(
    work: Work[object, object], jobs: list[Job], seconds: Sequence[float]
) -> list[object]:
    return [_do(work, *job, most) for job, most in zip(jobs, seconds, strict=True)]


def _do(work: Work[object, object], data: bytes, name: str, seconds: float) -> object:
    try:
        with process_limits.limited_time(seconds):
            return work(data, name, _context)
    except MemoryError:
        raise
    except OutOfTimeError:
        return WorkerError(name, "time")
    except Exception as error:  # noqa: BLE001 - a mistake of the reader costs the one file that shows it
        return WorkerError(name, "failed", account(error))


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

    Each file may take `seconds`, and of the processor's time `processor_seconds` (by default what
    its size allows).
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
        processor_seconds: float | None = None,
        progress: Progress = SILENT,
    ) -> None:
        self._work = work
        self._context = context
        self._workers = workers or _usual_workers()
        self._factory = executor
        self._seconds = seconds
        self._processor_seconds = processor_seconds
        self._progress = progress
        self._executor: Executor | None = None
        self._given = 0  # chunks, to the executor that runs

    def __enter__(self) -> "ReadingPool[Context, Result]":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # Whoever was interrupted does not wait for what nobody will hear.
        self._stop(kill=kind is not None)

    def run(self, jobs: Iterable[Job]) -> Iterator[Result | WorkerError]:
        """Yield a result for each job, in the order of the jobs; a lost file gives a WorkerError.

        Raises Cancelled as soon as the progress says so.

        Only a few chunks are under way at once, so that memory stays flat over any number of jobs;
        enough of them that no process waits while the caller stores what the others have read.
        """
        for result in self._results(jobs):
            if isinstance(result, WorkerError) and result.account:
                write_down(result.account)
            yield result

    def _results(self, jobs: Iterable[Job]) -> Iterator[Result | WorkerError]:
        source = iter(jobs)
        waiting: deque[tuple[list[Job], Future[list[Result]]]] = deque()
        while True:
            while self._has_room(waiting) and (chunk := _chunk(source)):
                waiting.append((chunk, self._submit(chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                results = self._result(future)
            except (BrokenProcessPool, TimeoutError, MemoryError) as error:
                reason = self._reason(error)
                # Nobody else can have been the cause where nobody else was.
                is_sure = self._given == len(chunk) == 1
                behind = [chunk for chunk, _ in waiting]
                waiting.clear()
                self._stop(kill=True)
                if is_sure:
                    yield WorkerError(chunk[0][1], reason)
                else:
                    yield from map(self._alone, chunk)
                waiting.extend((chunk, self._submit(chunk)) for chunk in behind)
            else:
                yield from results

    def _has_room(self, waiting: Collection[tuple[list[Job], object]]) -> bool:
        under_way = sum(len(data) for chunk, _ in waiting for data, _ in chunk)
        return len(waiting) < _CHUNKS_AHEAD * self._workers + 1 and under_way < _BYTES_AHEAD

    def _submit(self, jobs: list[Job]) -> Future[list[Result]]:
        """Hand jobs over; processes are started when they are first needed, or by the first try again."""
        try:
            with interruptions_held_back():
                return self._handed_over(jobs)
        except BrokenProcessPool as error:
            # A reader has died since: it is told where the answer is waited for, as if it died then.
            lost: Future[list[Result]] = Future()
            lost.set_exception(error)
            return lost
        except (FileNotFoundError, ConnectionError):
            global _is_server_lost
            _is_server_lost = True
            self._stop(kill=True)
        except OSError as error:
            self._stop(kill=True)
            raise WorkerError(jobs[0][1], "spawn") from error
        try:
            with interruptions_held_back():
                return self._handed_over(jobs)
        except OSError as error:
            self._stop(kill=True)
            raise WorkerError(jobs[0][1], "spawn") from error

    def _handed_over(self, jobs: list[Job]) -> Future[list[Result]]:
        if self._executor is None:
            self._executor = self._factory(self._workers, self._context)
            self._given = 0
        most = self._processor_seconds
        seconds = [most or process_limits.seconds_for(len(data)) for data, _ in jobs]
        with _main_program_hidden():
            # What the work takes and gives is known here alone; a process is told of objects.
            future = self._executor.submit(_do_chunk, self._work, jobs, seconds)  # pyright: ignore[reportArgumentType]
        self._given += 1
        return cast("Future[list[Result]]", future)

    def _alone(self, job: Job) -> Result | WorkerError:
        try:
            return self._result(self._submit([job]))[0]
        except (BrokenProcessPool, TimeoutError, MemoryError) as error:
            reason = self._reason(error)
        self._stop(kill=True)
        return WorkerError(job[1], reason)

    def _result(self, future: Future[list[Result]]) -> list[Result]:
        end = time.monotonic() + self._seconds
        stop_if_cancelled(self._progress)
        while not _is_done(future):
            stop_if_cancelled(self._progress)
            if time.monotonic() > end:
                raise TimeoutError
        return future.result()

    def _reason(self, error: Exception) -> str:
        if isinstance(error, TimeoutError):
            return "time"
        if isinstance(error, MemoryError):
            return "memory"
        codes = [process.exitcode for process in self._processes()]
        return "time" if process_limits.OUT_OF_TIME in codes else "died"

    def _processes(self) -> list[BaseProcess]:
        # There is no public way to them.
        executor = self._executor
        if not isinstance(executor, ProcessPoolExecutor):
            return []
        by_number = cast("dict[int, BaseProcess] | None", executor._processes)  # pyright: ignore[reportPrivateUsage]
        return list((by_number or {}).values())

    def _stop(self, *, kill: bool = False) -> None:
        processes = self._processes() if kill else []
        executor, self._executor = self._executor, None
        if executor is None:
            return
        with interruptions_held_back():
            for process in processes:
                process.kill()  # one that hangs never ends by itself
            executor.shutdown(wait=True, cancel_futures=True)


def _is_done(future: Future[list[Result]]) -> bool:
    """Wait a little for a result, and say whether it is there."""
    with interruptions_held_back():
        return bool(wait([future], _LOOK_EVERY).done)
