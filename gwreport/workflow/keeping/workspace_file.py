"""What is told of a workspace's file when it is opened: where it lies, and that it was upgraded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.machine.storage_place import StoragePlace, storage_place
from gwreport.workflow.locations import is_address

# As a rule there is nothing to tell.
if TYPE_CHECKING:
    from gwreport.domain.findings.finding import Finding
    from gwreport.workflow.workspace import Workspace


def upgrade_findings(workspace: Workspace) -> list[Finding]:
    """Tell where the file is kept as it was before opening it brought it to a newer form."""
    before = workspace.ledger.before_upgrade
    if before is None:
        return []
    from gwreport.domain.findings.codes.keeping import KeepingCode
    from gwreport.domain.findings.finding import Finding

    return [Finding(KeepingCode.WORKSPACE_UPGRADED, facts={"file": before.name})]


def place_findings(location: str) -> list[Finding]:
    """Warn of a network share or a folder that is synchronised; [] for a disk of this machine, or a server."""
    if is_address(location):
        return []
    place = storage_place(Path(location))
    if place not in (StoragePlace.NETWORK, StoragePlace.SYNCED):
        return []
    from gwreport.domain.findings.codes.keeping import KeepingCode
    from gwreport.domain.findings.finding import Finding

    is_shared = place is StoragePlace.NETWORK
    return [
        Finding(KeepingCode.WORKSPACE_ON_NETWORK if is_shared else KeepingCode.WORKSPACE_SYNCED)
    ]
