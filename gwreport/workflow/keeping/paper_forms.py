"""An office's own Word files for the report and the papers: given, tried, taken back, written out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.domain.papers import (
    PAPER_FORMS,
    GivenFile,
    PaperForm,
    form_key,
    given_files,
    given_value,
)
from gwreport.errors import ArgumentError, DocumentError, DocumentFault
from gwreport.machine.saving import make_folder, save
from gwreport.reports.texts.office_templates import BUILT_IN
from gwreport.reports.word.templates.check import Checked
from gwreport.reports.word.templates.inspection import LARGEST
from gwreport.reports.word.templates.own_forms import own_word_form
from gwreport.wording.names import FORMS_GUIDE, form_name
from gwreport.workflow.outputs import Outputs, kept_findings
from gwreport.workflow.processes.word_forms import check_word_apart
from gwreport.workflow.workspace import Workspace, stamp_time


@dataclass(frozen=True, slots=True)
class FormFile:
    """What a paper is filled into: the office's file of that `name`, or ours ("")."""

    form: PaperForm
    name: str = ""


@dataclass(frozen=True, slots=True)
class WrittenForms:
    """The Word files that were written, and `guide`, what their placeholders mean.

    `kept` tells of files that stood where one was to be written.
    """

    files: tuple[Path, ...]
    guide: Path
    kept: tuple[Finding, ...] = ()


def form_files(workspace: Workspace) -> list[FormFile]:
    """Say for the report and each paper what it is filled into."""
    given = given_files(workspace.settings.stored)
    return [FormFile(form, given[form].name if form in given else "") for form in PAPER_FORMS]


def form_of_file(path: Path) -> PaperForm:
    """Say for which paper a file is by its name; raises ArgumentError when that does not tell."""
    found = [form for form in PAPER_FORMS if form_name(form) in path.stem]
    if len(found) != 1:
        raise ArgumentError("--for", "form-unsaid", path.name)
    return found[0]


def check_form(path: Path, form: PaperForm) -> Checked:
    """Say whether papers can be filled into a file, and what it does without.

    Raises DocumentError when they cannot.
    """
    return check_word_apart(form, path.name, _read(path))


def use_form(workspace: Workspace, path: Path, form: PaperForm, *, now: datetime) -> Checked:
    """Take an office's own file for a paper, after it was checked and tried; it is kept in the workspace.

    Raises DocumentError when papers cannot be filled into it; nothing is changed then.
    """
    data = _read(path)
    checked = check_word_apart(form, path.name, data)
    at = stamp_time(now)
    with workspace.ledger.write() as ledger:
        given = GivenFile(ledger.archive(data), path.name)
        ledger.set_setting(form_key(form), given_value(given), at=at)
    return checked


def use_own_forms(
    workspace: Workspace, forms: Iterable[PaperForm], *, now: datetime
) -> list[PaperForm]:
    """Fill papers into ours again; gives those for which the office had given one."""
    given = given_files(workspace.settings.stored)
    changed = [form for form in forms if form in given]
    if changed:
        with workspace.ledger.write() as ledger:
            for form in changed:
                ledger.set_setting(form_key(form), "", at=stamp_time(now))
    return changed


def export_forms(
    workspace: Workspace | None, folder: Path, forms: Iterable[PaperForm]
) -> WrittenForms:
    """Write the Word files that papers are filled into: the office's where it has given one, else ours.

    Beside them stands what the placeholders mean. Without a workspace ours are written. Nothing is written over. Raises StorageError.
    """
    make_folder(folder)
    given = given_files(workspace.settings.stored) if workspace else {}
    files: list[tuple[Path, bytes]] = []
    for form in forms:
        data = own_word_form(form)
        if workspace and form in given:
            data = workspace.ledger.archived(given[form].sha256)
        files.append((folder / f"{form_name(form)}.docx", data))
    files.append((folder / FORMS_GUIDE, (BUILT_IN / "README.md").read_bytes()))
    if workspace:
        outputs = Outputs(workspace)
        *forms_written, guide = outputs.write(files)
        return WrittenForms(tuple(forms_written), guide, tuple(outputs.kept))
    written: list[Path] = []
    kept: list[Finding] = []
    for path, data in files:
        saved = save(path, data)
        written.append(saved.path.absolute())
        kept += kept_findings(saved)
    return WrittenForms(tuple(written[:-1]), written[-1], tuple(kept))


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise DocumentError(path.name, DocumentFault.MISSING)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise DocumentError(path.name, DocumentFault.NOT_READABLE, error.strerror or "") from error
    if len(data) > LARGEST:
        raise DocumentError(path.name, DocumentFault.TOO_LARGE)
    return data
