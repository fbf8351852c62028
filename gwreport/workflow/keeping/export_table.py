"""Write a table of the window as a workbook."""

from pathlib import Path

from gwreport.machine.saving import make_folder_of, save
from gwreport.reports.lists.shown_table import ShownTable, table_list
from gwreport.workflow.outputs import Outputs, WrittenFile, kept_findings
from gwreport.workflow.workspace import Workspace


def export_table(workspace: Workspace | None, table: ShownTable, path: Path) -> WrittenFile:
    """Write a shown table as xlsx; without a workspace nothing that stands there is replaced.

    Raises StorageError.
    """
    make_folder_of(path)
    data = table_list(table)
    if workspace is not None:
        return Outputs(workspace).write_one(path, data)
    saved = save(path, data)
    return WrittenFile(saved.path.absolute(), tuple(kept_findings(saved)))
