"""The bytes of one file that somebody gave, whatever it holds."""

import stat
from pathlib import Path

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.limits import FILE_BYTES
from gwreport.wording.system_errors import why_not_opened
from gwreport.workflow.found_files import shown_file_name, shown_path


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
