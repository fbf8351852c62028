"""An office's own Word file, checked and filled in a process of its own: a small program of strangers."""

from collections.abc import Sequence

from gwreport.domain.papers import PaperForm
from gwreport.errors import DocumentError
from gwreport.reports.word.templates.check import Checked, check_word_form
from gwreport.reports.word.templates.content import PaperContent
from gwreport.reports.word.templates.filling import fill_word_form, try_word_form
from gwreport.reports.word.templates.placeholders import FORMS
from gwreport.workflow.processes.pool import Work
from gwreport.workflow.processes.template_filling import Given, Result, run_apart

# Loading what fills a file takes a slow machine seconds, of which it uses few.
_SECONDS, _PROCESSOR_SECONDS = 45.0, 10.0
# Each paper more takes so long at most on a slow machine; one takes 20 ms on a good one.
_SECONDS_A_PAPER = 0.3


def check_word_apart(form: PaperForm, name: str, data: bytes) -> Checked:
    """Check an office's Word file and try it, in a process of its own with limits of memory and time.

    Raises DocumentError when it does not serve; WorkerError when no process can be started.
    """
    return _apart(_check, form, name, data, 1)


def fill_word_apart(
    form: PaperForm, name: str, data: bytes, papers: Sequence[PaperContent]
) -> list[bytes]:
    """Do what `fill_word_form` does, in a process of its own; raises as `check_word_apart`."""
    return _apart(_fill, (form, list(papers)), name, data, len(papers))


def _apart(
    work: Work[Given, Result | DocumentError], given: Given, name: str, data: bytes, papers: int
) -> Result:
    more = papers * _SECONDS_A_PAPER
    return run_apart(work, given, name, data, _SECONDS + more, _PROCESSOR_SECONDS + more)


def _check(data: bytes, name: str, form: PaperForm) -> Checked | DocumentError:
    try:
        checked = check_word_form(FORMS[form], name, data)
        try_word_form(FORMS[form], name, data)
    except DocumentError as error:
        return error
    return checked


def _fill(
    data: bytes, name: str, given: tuple[PaperForm, list[PaperContent]]
) -> list[bytes] | DocumentError:
    form, papers = given
    try:
        check_word_form(FORMS[form], name, data)
        return fill_word_form(name, data, papers)
    except DocumentError as error:
        return error
