"""Exporting a table of the window, whichever it is."""

from pathlib import Path

from gwreport.reports.lists.shown_table import ShownTable
from gwreport.ui.operations.opened import opened
from gwreport.workflow.keeping import export_table
from gwreport.workflow.outputs import WrittenFile


def export_shown(location: str, table: ShownTable, path: Path) -> WrittenFile:
    """Write a table as xlsx; `location` is "" where no workspace is open.

    Raises WorkspaceError, StorageError.
    """
    if not location:
        return export_table.export_table(None, table, path)
    with opened(location) as workspace:
        return export_table.export_table(workspace, table, path)
