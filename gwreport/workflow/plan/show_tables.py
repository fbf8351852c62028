"""Show a document's tables as they stand, for a person to say what their columns and rows are."""

from pathlib import Path

from gwreport.domain.plan.column_mapping import ColumnMapping, ShownTable
from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading.opening import Convert
from gwreport.reading.shown_tables import show_tables
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.plan.column_mappings import with_remembered
from gwreport.workflow.processes.reading_process import run_apart
from gwreport.workflow.progress import SILENT, Progress
from gwreport.workflow.workspace import Workspace


def show_document(
    workspace: Workspace,
    path: Path,
    mapping: ColumnMapping,
    *,
    kind: DocumentKind = DocumentKind.PLAN,
    progress: Progress = SILENT,
) -> tuple[ShownTable, ...]:
    """Give a document's tables beside what is made of them as one of a kind, read in a process of its own.

    Raises DocumentError, Cancelled.
    """
    said = with_remembered(workspace, mapping)
    return run_apart(_show, (said, kind), read_file(path), shown_file_name(path), progress=progress)


def _show(
    data: bytes, name: str, given: tuple[ColumnMapping, DocumentKind], convert: Convert
) -> tuple[ShownTable, ...]:
    mapping, kind = given
    return show_tables(data, name, mapping, convert, kind)
