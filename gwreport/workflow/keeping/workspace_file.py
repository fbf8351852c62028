"""What is told of a workspace's file when it is opened: where it lies, and that it was upgraded."""

from pathlib import Path

from gwreport.domain.findings.codes.keeping import KeepingCode
from gwreport.domain.findings.finding import Finding
from gwreport.machine.storage_place import StoragePlace, storage_place
from gwreport.workflow.workspace import Workspace

_PLACE_CODES = {
    StoragePlace.NETWORK: KeepingCode.WORKSPACE_ON_NETWORK,
    StoragePlace.SYNCED: KeepingCode.WORKSPACE_SYNCED,
}


def upgrade_findings(workspace: Workspace) -> list[Finding]:
    """Tell where the file is kept as it was before opening it brought it to a newer form."""
    before = workspace.ledger.before_upgrade
    return [Finding(KeepingCode.WORKSPACE_UPGRADED, facts={"file": before.name})] if before else []


def place_findings(location: str) -> list[Finding]:
    """Warn of a network share or a folder that is synchronised; [] for a disk of this machine."""
    code = _PLACE_CODES.get(storage_place(Path(location)))
    return [Finding(code)] if code else []
