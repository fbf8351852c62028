"""Read a document and say what is understood of it; no workspace is needed."""

from pathlib import Path

from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping
from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import Reading
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.processes.reading_process import read_apart
from gwreport.workflow.progress import SILENT, Progress


def read_document(
    path: Path,
    as_: DocumentKind | None = None,
    *,
    mapping: ColumnMapping = NOTHING_SAID,
    progress: Progress = SILENT,
) -> Reading:
    """Read a breakdown, completion report or indicator table, in a process of its own.

    Without `as_` the kind is found out; `mapping` is what a person said of its columns. Raises
    DocumentError, Cancelled.
    """
    data, name = read_file(path), shown_file_name(path)
    return read_apart(data, name, as_, mapping=mapping, progress=progress)
