"""Back a workspace up into one file, and bring it back from one."""

from pathlib import Path

from gwreport.domain.findings import Finding, Severity
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.officefiles.saving import make_folder
from gwreport.workflow.check_workspace import check_workspace
from gwreport.workflow.workspace import Workspace, with_suffix


def back_up(workspace: Workspace, path: Path) -> Path:
    """Copy a workspace, as it stands between two changes, into a new file; gives its path.

    Raises WorkspaceError when a file of that name exists, StorageError.
    """
    target = Path(with_suffix(str(path))).absolute()
    make_folder(target.parent)
    workspace.ledger.copy_to(target)
    return target


def restore(backup: Path, path: Path) -> tuple[Path, list[Finding]]:
    """Make a new workspace file of a backup; gives its path and what the check says of it.

    The backup stays as it is; a damaged one is refused. Raises WorkspaceError, StorageError.
    """
    with Workspace.open(str(backup)) as workspace:
        findings = check_workspace(workspace)
        if any(finding.severity is Severity.ERROR for finding in findings):
            raise WorkspaceError(str(backup), WorkspaceFault.DAMAGED)
        return back_up(workspace, path), findings
