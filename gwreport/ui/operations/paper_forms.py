"""The Word files that papers are filled into, as 报告 shows and changes them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gwreport.domain.papers import PaperForm
from gwreport.reports.word.templates.check import Checked
from gwreport.ui.operations.opened import opened
from gwreport.workflow.keeping.paper_forms import (
    FormFile,
    WrittenForms,
    check_form,
    export_forms,
    form_files,
    use_form,
    use_own_forms,
)


def view_forms(location: str) -> tuple[FormFile, ...]:
    """Say for the report and each paper what it is filled into.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        return tuple(form_files(workspace))


def try_form(path: Path, form: PaperForm) -> Checked:
    """Say what an office's file holds and lacks.

    Raises DocumentError when papers cannot be filled into it.
    """
    return check_form(path, form)


def take_form(location: str, path: Path, form: PaperForm, now: datetime) -> None:
    """Take an office's file for a paper.

    Raises WorkspaceError, DocumentError, StorageError.
    """
    with opened(location) as workspace:
        use_form(workspace, path, form, now=now)


def take_own_forms(location: str, forms: Sequence[PaperForm], now: datetime) -> list[PaperForm]:
    """Fill papers into ours again; gives those for which the office had given one.

    Raises WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return use_own_forms(workspace, list(forms), now=now)


def write_forms(location: str, folder: Path, forms: Sequence[PaperForm]) -> WrittenForms:
    """Write the files that papers are filled into, to start from.

    Raises WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return export_forms(workspace, folder, forms)
