"""Returns in older formats read once more as their screen shows them, where LibreOffice is there.

An .xls or .ods does not tell its reader what a cell shows under its format, in a symbol font or
struck out. It is read as it is stored first: then it is known that it asks for no more than a return
may, and that is what counts where there is no LibreOffice, or where it fails.
"""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event

from gwreport.domain.returns.returns import Outcome
from gwreport.errors import DocumentError, StorageError, WorkerError
from gwreport.machine.conversion import converted, office_program
from gwreport.officefiles.content import Content
from gwreport.officefiles.outside_links import without_outside_links
from gwreport.workbooks.intake.reading import Intake, IntakeContext, take_in_converted
from gwreport.workflow.processes.pool import ExecutorFactory, ReadingPool
from gwreport.workflow.progress import SILENT, Progress
from gwreport.workflow.returns.intake_store import Archived

Read = tuple[Archived, Intake | WorkerError | None]
_Whose = tuple[str, str] | None
_AHEAD = 8  # files that wait behind one that is being converted


class OldFormats:
    """Reads returns in older formats again; `whose` is round and unit where a person has said them."""

    def __init__(
        self,
        context: IntakeContext,
        executor: ExecutorFactory,
        *,
        whose: _Whose = None,
        progress: Progress = SILENT,
    ) -> None:
        self._context, self._whose = context, whose
        self._executor, self._progress = executor, progress
        self._pools: dict[str, ReadingPool[tuple[IntakeContext, str, _Whose], Intake]] = {}
        self._open = ExitStack()
        self._stopped = Event()

    def __enter__(self) -> "OldFormats":
        return self

    def __exit__(self, *error: object) -> None:
        self._stopped.set()
        self._open.__exit__(*error)  # pyright: ignore[reportArgumentType] - what it was given itself

    def as_shown(self, results: Iterator[Read]) -> Iterator[Read]:
        """Give what was read, in its order, of older formats what their screen shows."""
        if office_program() is None:
            yield from results
            return
        # The program takes a second or more for each, and does not wait for its like.
        with ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as threads:
            waiting: deque[tuple[Read, Future[bytes | None] | None]] = deque()
            try:
                for one in results:
                    waiting.append((one, self._begun(one, threads)))
                    while waiting and (waiting[0][1] is None or len(waiting) > _AHEAD):
                        yield self._settled(*waiting.popleft())
                while waiting:
                    yield self._settled(*waiting.popleft())
            finally:
                if waiting:
                    self._stopped.set()
                    threads.shutdown(wait=False, cancel_futures=True)

    def read_again(self, data: bytes, name: str, read: Intake) -> Intake:
        """Give one file as its screen shows it, or `read` as it is where that cannot be seen."""
        if not read.stored_as or office_program() is None:
            return read
        return self._read_made(self._made(data, read), name, read)

    def _begun(self, one: Read, threads: ThreadPoolExecutor) -> Future[bytes | None] | None:
        archived, read = one
        data = archived.source.had.data
        if not isinstance(read, Intake) or not read.stored_as or data is None:
            return None
        return threads.submit(self._made, data, read)

    def _settled(self, one: Read, future: Future[bytes | None] | None) -> Read:
        archived, read = one
        if future is None or not isinstance(read, Intake):
            return one
        return archived, self._read_made(future.result(), archived.source.name, read)

    def _made(self, data: bytes, read: Intake) -> bytes | None:
        try:
            if read.stored_as == f".{Content.ODS.value}":
                data = without_outside_links(data, "", Content.ODS)
            made = converted(data, read.stored_as, "xlsx", is_stopped=self._is_stopped)
        except (DocumentError, StorageError):
            return None
        return made if isinstance(made, bytes) else None

    def _is_stopped(self) -> bool:
        return self._stopped.is_set() or self._progress.cancelled()

    def _read_made(self, made: bytes | None, name: str, read: Intake) -> Intake:
        if made is None:
            return read
        (again,) = self._pool(read.stored_as).run([(made, name)])
        if isinstance(again, WorkerError):
            return read
        is_lost = again.outcome is Outcome.REFUSED and read.outcome is not Outcome.REFUSED
        return read if is_lost else again

    def _pool(self, suffix: str) -> ReadingPool[tuple[IntakeContext, str, _Whose], Intake]:
        if suffix not in self._pools:
            given = (self._context, suffix, self._whose)
            pool = ReadingPool(
                take_in_converted,
                given,
                workers=1,
                executor=self._executor,
                progress=self._progress,
            )
            self._pools[suffix] = self._open.enter_context(pool)
        return self._pools[suffix]
