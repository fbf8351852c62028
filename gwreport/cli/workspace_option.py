"""Which workspace a command means."""

import os

from gwreport.workflow.workspace import Workspace


def open_workspace(named: str | None) -> Workspace:
    """Open the workspace named by -w, by $GWREPORT_WORKSPACE, or the only one in this folder.

    Raises WorkspaceError.
    """
    return Workspace.open(named or os.environ.get("GWREPORT_WORKSPACE") or None)
