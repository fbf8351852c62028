"""What 历史 shows and does: the journal, and the workspace's check, backup and restoring."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.findings.code import Severity, Trait
from gwreport.reports.lists.journal import JournalLine
from gwreport.ui.operations.sentences import finding_words
from gwreport.wording.commands import without_commands
from gwreport.workflow.keeping import backup
from gwreport.workflow.keeping.check_journal_end import end_sentences, journal_end
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.keeping.read_journal import export_journal, journal_lines
from gwreport.workflow.outputs import WrittenFile
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, in sentences; `is_sound` when nothing is wrong.

    `end` says where the journal ends and what proves it; `may_trust` that a clerk may say that this
    is the right one all the same.
    """

    is_sound: bool
    sentences: tuple[str, ...]
    end: tuple[str, ...] = ()
    may_trust: bool = False


def view_history(location: str) -> tuple[JournalLine, ...]:
    """Read the journal, newest first.

    Raises WorkspaceError.
    """
    with Workspace.open(location) as workspace:
        return tuple(reversed(journal_lines(workspace)))


def export_history(location: str, path: Path) -> WrittenFile:
    """Write the journal as xlsx, oldest first.

    Raises WorkspaceError, StorageError.
    """
    with Workspace.open(location) as workspace:
        return export_journal(workspace, path)


def check(location: str) -> Checked:
    """Check the workspace against its journal.

    Raises WorkspaceError.
    """
    with Workspace.open(location) as workspace:
        end = [without_commands(one) for one in end_sentences(journal_end(workspace))]
        findings = check_workspace(workspace)
    told = tuple(finding_words(one) for one in findings)
    is_sound = not any(one.severity is Severity.ERROR for one in findings)
    may_trust = any(one.code.has(Trait.MAY_BE_TRUSTED) for one in findings)
    return Checked(is_sound, told, tuple(end), is_sound and may_trust)


def trust(location: str) -> None:
    """Say that this is the workspace to go on with, also when a newer one was seen here.

    Raises WorkspaceError.
    """
    with Workspace.open(location) as workspace:
        workspace.ledger.set_back()


def repair(location: str, now: datetime) -> Checked:
    """Set the workspace right by its own journal; the file as it was is kept beside it.

    Raises WorkspaceError, StorageError.
    """
    aside, findings = backup.rebuild(location, now=now)
    told = tuple(finding_words(one) for one in findings)
    if aside is not None:
        told = (f"修复前的文件保存为“{aside.name}”。", *told)
    return Checked(not any(one.severity is Severity.ERROR for one in findings), told)


def back_up(location: str, path: Path) -> WrittenFile:
    """Copy the workspace into a new file.

    Raises WorkspaceError, StorageError.
    """
    with Workspace.open(location) as workspace:
        return backup.back_up(workspace, path)


def restore(backup_path: Path, path: Path, now: datetime) -> tuple[Path, list[str]]:
    """Make a new workspace of a backup; gives where it stands, and what is to be told of it.

    Raises WorkspaceError, StorageError.
    """
    target, told = backup.restore(backup_path, str(path), now=now)
    return Path(target), [finding_words(one) for one in told]
