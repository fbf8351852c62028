"""Read a document and say what is understood of it; no workspace is needed."""

import stat
from pathlib import Path

from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping
from gwreport.domain.plan.documents import DocumentKind
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.limits import FILE_BYTES
from gwreport.reading import Reading
from gwreport.wording.system_errors import why_not_opened
from gwreport.workflow.found_files import shown_file_name, shown_path
from gwreport.workflow.processes.reading_process import read_apart
from gwreport.workflow.progress import SILENT, Progress


def read_file(path: Path) -> bytes:
    """Read a file's bytes, at most 50 MiB.

    Raises DocumentError when it is missing, a folder, too large or cannot be read.
    """
    name = shown_file_name(path)
    try:
        if path.is_dir():
            raise DocumentError(name, DocumentFault.WRONG_KIND, "这是一个文件夹")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # A device or a pipe may never come to its end.
            raise DocumentError(name, DocumentFault.WRONG_KIND, "这不是普通文件")
        if status.st_size > FILE_BYTES:
            raise DocumentError(name, DocumentFault.TOO_LARGE, "上限 50 MB")
        return path.read_bytes()
    except (FileNotFoundError, ValueError):
        raise DocumentError(shown_path(path), DocumentFault.MISSING) from None
    except OSError as error:
        raise DocumentError(name, DocumentFault.NOT_READABLE, why_not_opened(error)) from error


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
