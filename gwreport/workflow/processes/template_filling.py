"""An office's own template, filled in a process of its own: a small program that nobody has seen."""

from collections.abc import Sequence
from typing import TypeVar

from gwreport.errors import DocumentError, WorkerError
from gwreport.reports.texts.office_templates import TextTemplate, Values, fill_here, wrong
from gwreport.wording.file_details import detail
from gwreport.workflow.processes.pool import ReadingPool, Work

Given = TypeVar("Given")
Result = TypeVar("Result")
_SECONDS, _PROCESSOR_SECONDS = 8.0, 5.0
_SAID = {
    "time": "template-endless",
    "memory": "template-large",
    "died": "template-large",
    "failed": "template-nested",
}


def fill_apart(
    template: TextTemplate, name: str, source: str, values: Sequence[Values]
) -> list[str]:
    """Do what `fill_here` does, in a process of its own with limits of memory and time.

    Raises DocumentError; WorkerError when no process can be started.
    """
    given = (template, list(values))
    return run_apart(_fill, given, name, source.encode(), _SECONDS, _PROCESSOR_SECONDS)


def run_apart(
    work: Work[Given, Result | DocumentError],
    given: Given,
    name: str,
    data: bytes,
    seconds: float,
    processor_seconds: float,
) -> Result:
    """Do what a template of strangers' asks in a process of its own, for so many seconds at most.

    Raises the DocumentError that `work` gives, or one that says which limit it met; WorkerError when
    no process can be started.
    """
    with ReadingPool(
        work, given, workers=1, seconds=seconds, processor_seconds=processor_seconds
    ) as pool:
        (done,) = pool.run([(data, name)])
    if isinstance(done, WorkerError):
        raise wrong(name, detail(_SAID[done.reason])) from done
    if isinstance(done, DocumentError):
        raise done
    return done


def _fill(
    source: bytes, name: str, given: tuple[TextTemplate, list[Values]]
) -> list[str] | DocumentError:
    template, values = given
    try:
        return fill_here(template, name, source.decode(), values)
    except DocumentError as error:
        return error
