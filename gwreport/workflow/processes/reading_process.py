"""One document from outside, read in a process of its own with limits of memory and time.

What the reader finds, and why it refuses, comes back; a reader that dies, or uses more than it may,
is a refusal of that document. Only LibreOffice is started by the caller: it needs more memory than
a reader may have, and has limits of its own.
"""

import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping
from gwreport.domain.plan.documents import DocumentKind
from gwreport.errors import DocumentError, DocumentFault, WorkerError
from gwreport.machine.conversion import FOREIGN_SECONDS, Unmade, converted
from gwreport.reading import Reading, understand_document
from gwreport.reading.kinds.registry import RegistryTable, read_registry_table
from gwreport.reading.opening import Convert, unmade
from gwreport.workbooks.received.as_plan import plan_from_above
from gwreport.workflow.processes.pool import ExecutorFactory, ReadingPool, process_executor
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled

Context = TypeVar("Context")
Result = TypeVar("Result")
Work = Callable[[bytes, str, Context, Convert], Result]

_ANSWER_BYTES = 128 << 20
# A document that is converted ends within these, its conversion and its reading together; of what the
# conversion leaves, the reading has at least the latter.
_CONVERTED_SECONDS, _READING_SECONDS = 19.0, 4.0
_FAULTS = {
    "died": DocumentFault.READER_DIED,
    "time": DocumentFault.READER_TIME,
    "memory": DocumentFault.READER_MEMORY,
    "failed": DocumentFault.READER_FAILED,
}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The reader cannot go on before LibreOffice has turned the document into another form."""

    data: bytes
    suffix: str
    target: str

    @property
    def is_old_sheet(self) -> bool:
        """Whether it is a workbook, which can be read without that too."""
        return self.target == "xlsx"


class _WantedError(Exception):
    """Carries `_Wanted` out of the reader."""


def read_apart(
    data: bytes,
    name: str,
    as_: DocumentKind | None = None,
    *,
    mapping: ColumnMapping = NOTHING_SAID,
    progress: Progress = SILENT,
    executor: ExecutorFactory = process_executor,
) -> Reading:
    """Do what `gwreport.reading.understand_document` does, in a process of its own.

    Raises DocumentError; Cancelled as soon as the progress says so.
    """
    return run_apart(_read, (as_, mapping), data, name, progress=progress, executor=executor)


def read_registry_apart(
    data: bytes, name: str, *, progress: Progress = SILENT
) -> RegistryTable | None:
    """Do what `read_registry_table` does, in a process of its own; raises as `read_apart`."""
    return run_apart(_read_registry, None, data, name, progress=progress)


def run_apart(
    work: Work[Context, Result],
    context: Context,
    data: bytes,
    name: str,
    *,
    progress: Progress = SILENT,
    executor: ExecutorFactory = process_executor,
) -> Result:
    """Run `work(data, name, context, convert)` on one document in a process of its own.

    `work` is a function of an imported module; what it takes and gives can be pickled. Raises
    DocumentError, its own or one that tells how the reader ended; WorkerError when no process can
    be started; Cancelled as soon as the progress says so.
    """
    end = time.monotonic() + _CONVERTED_SECONDS
    given = (work, context)
    with ReadingPool(_answer, given, workers=1, executor=executor, progress=progress) as pool:
        answer = _asked(pool, data, name)
    if isinstance(answer, _Wanted):
        made = _made(answer, name, end, progress)
        # What an old workbook stores can be read without the program, if less is seen of it.
        with ReadingPool(
            _answer_alone if made is None else _answer,
            given,
            workers=1,
            executor=executor,
            seconds=max(end - time.monotonic(), _READING_SECONDS),
            progress=progress,
        ) as pool:
            answer = _asked(pool, data if made is None else made, name)
    if isinstance(answer, _Wanted):
        raise DocumentError(name, DocumentFault.OLD_WORD_FAILED)
    # Written by our own process, which took the work and gives what the work gives.
    return cast("Result", pickle.loads(answer))


def _made(wanted: _Wanted, name: str, end: float, progress: Progress) -> bytes | None:
    """Have a document converted by the time of `end`; None for a workbook that could not be."""
    left = max(end - _READING_SECONDS - time.monotonic(), 1.0)
    made = converted(
        wanted.data,
        wanted.suffix,
        wanted.target,
        seconds=min(FOREIGN_SECONDS, left),
        is_stopped=progress.cancelled,
    )
    stop_if_cancelled(progress)
    if not isinstance(made, Unmade):
        return made
    if wanted.is_old_sheet:
        return None
    raise unmade(name, made)


def _asked(
    pool: ReadingPool[tuple[Work[Context, Result], Context], "bytes | _Wanted | DocumentError"],
    data: bytes,
    name: str,
) -> bytes | _Wanted:
    (answer,) = pool.run([(data, name)])
    if isinstance(answer, WorkerError):
        raise DocumentError(name, _FAULTS[answer.reason]) from answer
    if isinstance(answer, DocumentError):
        raise answer
    return answer


def _answer(
    data: bytes, name: str, given: tuple[Work[Context, Result], Context]
) -> bytes | _Wanted | DocumentError:
    return _answered(data, name, given, _ask)


def _answer_alone(
    data: bytes, name: str, given: tuple[Work[Context, Result], Context]
) -> bytes | _Wanted | DocumentError:
    return _answered(data, name, given, _cannot)


def _answered(
    data: bytes, name: str, given: tuple[Work[Context, Result], Context], convert: Convert
) -> bytes | _Wanted | DocumentError:
    work, context = given
    try:
        answer = pickle.dumps(work(data, name, context, convert))
    except DocumentError as error:
        return error
    except _WantedError as error:
        return cast("_Wanted", error.args[0])
    if len(answer) > _ANSWER_BYTES:
        raise MemoryError
    return answer


def _ask(data: bytes, suffix: str, target: str) -> Unmade:
    raise _WantedError(_Wanted(data, suffix, target))


def _cannot(data: bytes, suffix: str, target: str) -> Unmade:  # noqa: ARG001 - a Convert
    return Unmade.FAILED


def _read(
    data: bytes, name: str, given: tuple[DocumentKind | None, ColumnMapping], convert: Convert
) -> Reading:
    as_, mapping = given
    if as_ in (None, DocumentKind.PLAN) and mapping == NOTHING_SAID:
        sent = plan_from_above(data, name)
        if sent is not None:
            plan, findings = sent
            return Reading(DocumentKind.PLAN, plan=plan, findings=findings)
    return understand_document(data, name, as_, mapping=mapping, convert=convert)


def _read_registry(data: bytes, name: str, _: None, convert: Convert) -> RegistryTable | None:
    return read_registry_table(data, name, convert=convert)
