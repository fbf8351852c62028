"""What of a watched folder was taken in before: all of it is looked at whenever the program is started."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from gwreport.domain.returns.returns import SourceFile
from gwreport.officefiles.containers.members import Problem
from gwreport.workflow.found_files import FoundFile, shown_path
from gwreport.workflow.returns.intake_store import Archived
from gwreport.workflow.returns.known_returns import KnownReturns
from gwreport.workflow.returns.sources import Source, holds_others, members, open_sources
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

    Of an archive or a mail everything that is in it must have been. A file that cannot be read is
    given, to be told of.
    """
    known = KnownReturns(workspace)
    evidence = {one.source.sha256 for one in workspace.ledger.evidence()}

    def is_taken(source: Source, outer: str = "") -> bool:
        data = source.had.data
        sha256 = "" if data is None else hashlib.sha256(data).hexdigest()
        if holds_others(source):
            # What is in it is looked at one by one: an archive may be large.
            return all(is_taken(one, sha256) for one in members(source))
        if source.is_kept_in_archive:
            sha256 = outer
        file = SourceFile(shown_path(source.path), source.had.name, sha256)
        if not sha256:
            return source.had.problem == Problem.LITTER
        return known.of_bytes(Archived(source, file).key) > 0 or sha256 in evidence

    fresh = [
        path
        for path in paths
        if not all(is_taken(source) for source in open_sources([FoundFile(path)]))
    ]
    if all(path.suffix.lower() in _BY_ITSELF for path in fresh):
        return fresh
    return list(paths)
