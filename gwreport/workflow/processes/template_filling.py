"""An office's own template, filled in a process of its own: a small program that nobody has seen."""

from collections.abc import Sequence

from gwreport.errors import DocumentError, WorkerError
from gwreport.reports.texts.office_templates import TextTemplate, Values, fill_here, wrong
from gwreport.wording.findings.documents import detail
from gwreport.workflow.processes.pool import ReadingPool

_SECONDS, _PROCESSOR_SECONDS = 8.0, 5.0
SAID = {
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
    with ReadingPool(
        _fill,
        (template, list(values)),
        workers=1,
        seconds=_SECONDS,
        processor_seconds=_PROCESSOR_SECONDS,
    ) as pool:
        (filled,) = pool.run([(source.encode(), name)])
    if isinstance(filled, WorkerError):
        raise wrong(name, detail(SAID[filled.reason])) from filled
    if isinstance(filled, DocumentError):
        raise filled
    return filled


def _fill(
    source: bytes, name: str, given: tuple[TextTemplate, list[Values]]
) -> list[str] | DocumentError:
    template, values = given
    try:
        return fill_here(template, name, source.decode(), values)
    except DocumentError as error:
        return error
