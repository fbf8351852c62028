"""Extract (取出): a file that came back, with the pictures and attachments in it, for a person to see."""

from dataclasses import dataclass
from pathlib import Path

from gwreport.errors import UnknownNameError
from gwreport.officefiles.embedded_files import embedded_files
from gwreport.officefiles.saving import make_folder, save_beside
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written: the file as it came, and what lay in it."""

    original: Path
    attached: tuple[Path, ...]


def extract_files(workspace: Workspace, number: int, folder: Path) -> Extracted:
    """Write the file of that number, to the byte as it came, and its pictures and attachments.

    Raises UnknownNameError when there is no such file or its bytes were not kept, StorageError.
    """
    submission = workspace.ledger.submission(number)
    data = workspace.ledger.archived(submission.sha256) if submission else None
    if submission is None or data is None:
        raise UnknownNameError("file", str(number))
    make_folder(folder)
    own = safe_file_name(f"{number:04d}_{submission.file_name}")
    original = save_beside(folder / own, data)
    attached = tuple(
        save_beside(folder / safe_file_name(f"{number:04d}_附件{place}_{name}"), content)
        for place, (name, content) in enumerate(embedded_files(data), 1)
    )
    return Extracted(original, attached)
