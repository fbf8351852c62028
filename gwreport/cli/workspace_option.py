"""Which workspace a command means."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gwreport.cli import output
from gwreport.workflow.keeping.workspace_file import place_findings, upgrade_findings
from gwreport.workflow.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gwreport.domain.findings.finding import Finding


def open_workspace(named: str | None, *, warn: bool = True, trial: bool = False) -> Workspace:
    """Open the workspace named by -w, by $GWREPORT_WORKSPACE, or the only one in this folder.

    Where it lies badly (a network share, a synchronised folder), a warning says why, unless the
    command tells of it by itself. A command with --dry-run opens it on `trial`, and cannot change a
    byte of it whatever it does. Raises WorkspaceError.
    """
    location = named or os.environ.get("GWREPORT_WORKSPACE") or None
    workspace = Workspace.open(location, trial=trial)
    _tell(upgrade_findings(workspace))
    if warn:
        warn_of_place(workspace)
    return workspace


def warn_of_place(workspace: Workspace) -> None:
    """Warn, at the end of the command, of a place where the workspace's file may be damaged."""
    _tell(place_findings(workspace.ledger.location))


def _tell(findings: Iterable[Finding]) -> None:
    for finding in findings:
        from gwreport.wording.findings.explaining import explain

        words = explain(finding)
        output.tell_at_end(words.message + words.suggestion)
