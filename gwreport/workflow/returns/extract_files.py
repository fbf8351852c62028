"""Extract (取出): a file that came back, with the pictures and attachments in it, for a person to see."""

import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.domain.returns.returns import file_name
from gwreport.errors import UnknownNameError
from gwreport.machine.saving import make_folder, save
from gwreport.officefiles.archives.embedded_files import embedded_files
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.outputs import kept_findings
from gwreport.workflow.returns.known_returns import was_not_opened
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written: the file as it came, and what lay in it.

    `kept` tells of files that stood where one of them was to be written.
    """

    original: Path
    attached: tuple[Path, ...]
    kept: tuple[Finding, ...] = ()


def extract_files(workspace: Workspace, number: int, folder: Path) -> Extracted:
    """Write the file of that number, to the byte as it came, and its pictures and attachments.

    The words in them are the unit's: they are never noted as ours, and nothing is replaced. Raises UnknownNameError when there is no such file or its bytes were not kept, StorageError.
    """
    name, data = _original(workspace, number)
    make_folder(folder)
    own = safe_file_name(f"{number:04d}_{name}")
    original = save(folder / own, data)
    attached = [
        save(folder / safe_file_name(f"{number:04d}_附件{place}_{name}"), content)
        for place, (name, content) in enumerate(embedded_files(data), 1)
    ]
    kept = [finding for one in (original, *attached) for finding in kept_findings(one)]
    paths = tuple(one.path.absolute() for one in attached)
    return Extracted(original.path.absolute(), paths, tuple(kept))


def copy_original(workspace: Workspace, number: int, folder: Path) -> Path:
    """Put a read-only copy of the file of that number, to the byte as it came, into a folder of ours.

    Raises UnknownNameError when there is no such file or its bytes were not kept, StorageError.
    """
    name, data = _original(workspace, number)
    copy = save(folder / safe_file_name(name), data).path
    # So that nobody writes into a copy that goes with this process; not every file system has modes.
    with suppress(OSError):
        copy.chmod(stat.S_IREAD)
    return copy.absolute()


def _original(workspace: Workspace, number: int) -> tuple[str, bytes]:
    submission = workspace.ledger.submission(number)
    data = workspace.ledger.archived(submission.source.sha256) if submission else None
    if submission is None or data is None:
        raise UnknownNameError("file", str(number))
    # Of a member that could not be taken out its archive was kept.
    is_archive = was_not_opened(submission)
    return file_name(submission.source.path) if is_archive else submission.source.name, data
