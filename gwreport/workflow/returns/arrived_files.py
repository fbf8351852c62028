"""What of a watched folder was taken in before: all of it is looked at whenever the program is started."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from gwreport.workflow.returns.known_returns import KnownReturns
from gwreport.workflow.workspace import Workspace

# What is a return by itself, or holds returns. Anything else may be evidence beside a return, which must be
# taken in together with it.
_BY_ITSELF = frozenset(
    [
        ".xlsx",
        ".xls",
        ".xlsm",
        ".xlsb",
        ".et",
        ".ett",
        ".ods",
        ".csv",
        ".docx",
        ".doc",
        ".wps",
        ".zip",
        ".rar",
        ".7z",
        ".tar",
        ".gz",
        ".eml",
        ".msg",
    ]
)


def not_taken_yet(workspace: Workspace, paths: Sequence[Path]) -> list[Path]:
    """Give the files that were not taken in before, to the byte; all of them where one may be evidence.

    An archive or a mail is given each time: whether all that is in it was taken in is seen when it is
    taken apart. A file that cannot be read is given, to be told of.
    """
    known = KnownReturns(workspace)
    evidence = {one.source.sha256 for one in workspace.ledger.evidence()}

    def is_known(path: Path) -> bool:
        try:
            with path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return False
        return known.of_bytes(sha256) > 0 or sha256 in evidence

    fresh = [path for path in paths if not is_known(path)]
    if all(path.suffix.lower() in _BY_ITSELF for path in fresh):
        return fresh
    return list(paths)
