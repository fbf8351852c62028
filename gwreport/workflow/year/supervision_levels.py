"""The levels of supervision (督办): those in force, written as a table, taken from one, and set back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.domain.year.supervision import Level
from gwreport.machine.saving import make_folder
from gwreport.settings.supervision import LEVELS, levels_of, written_levels
from gwreport.workbooks.level_table.reading import read_level_table
from gwreport.workbooks.level_table.writing import level_table
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.outputs import Outputs, WrittenFile
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportedLevels:
    """What became of a table of levels: those that it says, and what is wrong with it or to be known of it.

    `was_taken` says that nothing is wrong, `is_new` that they are others than those that stood.
    """

    levels: tuple[Level, ...]
    findings: tuple[Finding, ...] = ()
    was_taken: bool = False
    is_new: bool = False


def export_levels(workspace: Workspace, path: Path) -> WrittenFile:
    """Write the levels in force as a table (xlsx); what stands there and is another is kept.

    Raises StorageError.
    """
    make_folder(path.parent)
    return Outputs(workspace).write_one(path, level_table(levels_of(workspace.settings)))


def import_levels(workspace: Workspace, path: Path, *, now: datetime) -> ImportedLevels:
    """Take a table of levels into the settings, whole or not at all.

    Raises DocumentError for a file that is no workbook or cannot be read.
    """
    from gwreport.workflow.processes.reading_process import run_apart

    edited = run_apart(read_level_table, None, read_file(path), shown_file_name(path))
    if not edited.may_be_taken:
        return ImportedLevels(edited.levels, edited.findings)
    is_new = edited.levels != levels_of(workspace.settings)
    if is_new:
        change_settings(workspace, {LEVELS.key: written_levels(edited.levels)}, now=now)
    return ImportedLevels(edited.levels, edited.findings, was_taken=True, is_new=is_new)


def reset_levels(workspace: Workspace, *, now: datetime) -> None:
    """Go back to the levels that ship."""
    change_settings(workspace, {LEVELS.key: ""}, now=now)
