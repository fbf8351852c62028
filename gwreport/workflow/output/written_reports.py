"""Which reports of a round were written, and what has become of each file since."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.rounds import Round
from gwreport.domain.statuses import FileNow
from gwreport.errors import StorageError, WorkspaceError
from gwreport.ledger.records import ReportNote
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Signing:
    """Who writes a report, and when."""

    who: str
    now: datetime


@dataclass(frozen=True, slots=True)
class ReportFile:
    """One file of a report: where and when it was written, by whom, as a final one or a draft."""

    path: Path
    at: datetime
    who: str
    is_final: bool
    now: FileNow


def note_written(
    workspace: Workspace,
    round_: Round,
    files: Sequence[tuple[Path, bytes]],
    by: Signing,
    *,
    is_final: bool,
) -> None:
    """Note where the files of a report stand; a ledger that cannot be written now hinders no report."""
    notes = [
        ReportNote(
            str(round_),
            str(path),
            hashlib.sha256(data).hexdigest(),
            by.now.astimezone(),
            by.who,
            is_final,
        )
        for path, data in files
    ]
    try:
        with workspace.ledger.write() as change:
            change.note_reports(notes)
    except (WorkspaceError, StorageError):
        return


def list_written(workspace: Workspace, code: str) -> list[ReportFile]:
    """Give the files of a round's reports, newest first, each with what has become of it.

    Raises WorkspaceError.
    """
    notes = workspace.ledger.written_reports(code)
    stands = {path: _hash_of(Path(path)) for path in {one.path for one in notes}}
    later: dict[str, set[str]] = {}
    found: list[ReportFile] = []
    for one in reversed(notes):
        now = _now(one.sha256, stands[one.path], later.get(one.path, set()))
        found.append(ReportFile(Path(one.path), one.at, one.who, one.is_final, now))
        later.setdefault(one.path, set()).add(one.sha256)
    return found


def _now(sha256: str, stands: str, later: set[str]) -> FileNow:
    if not stands:
        return FileNow.GONE
    if stands == sha256:
        return FileNow.SAME
    # Where a later report was written the earlier is gone, also when the later was changed by hand.
    return FileNow.REPLACED if later else FileNow.CHANGED


def _hash_of(path: Path) -> str:
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError:
        # Moved, or on a stick that is not there: nothing can be said of it.
        return ""
