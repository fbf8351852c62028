"""Back a workspace up into one file, bring it back from one, and set it right from its own records."""

from datetime import datetime
from pathlib import Path

from gwreport.domain.findings.codes.keeping import KeepingCode
from gwreport.domain.findings.finding import Finding
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.records import Rebuilding
from gwreport.machine.saving import make_folder, make_folder_of
from gwreport.workflow.keeping.check_journal_end import journal_end, newer_elsewhere
from gwreport.workflow.keeping.check_workspace import check_records, named_things
from gwreport.workflow.keeping.workspace_file import place_findings
from gwreport.workflow.locations import is_address, with_suffix
from gwreport.workflow.outputs import WrittenFile, kept_findings
from gwreport.workflow.workspace import Workspace, find_workspace, stamp_time

_ASIDE = ".修复前"


def back_up(workspace: Workspace, path: Path) -> WrittenFile:
    """Copy a workspace, as it stands between two changes, into a new file.

    An older backup is never replaced: the copy gets a name beside it. Raises StorageError.
    """
    target = Path(with_suffix(str(path))).absolute()
    make_folder_of(target)
    saved = workspace.ledger.copy_beside(target)
    return WrittenFile(saved.path, tuple(kept_findings(saved)))


def restore(backup: Path, target: str | Path, *, now: datetime) -> tuple[str, list[Finding]]:
    """Make a new workspace, a file or on a server, of a backup; gives its place and what is to be told.

    Everything is made again from the backup's journal and what it recorded: tables that were
    changed or lost come back. The backup stays as it is. One whose journal is broken, or that has
    lost an original, is refused. Raises WorkspaceError, StorageError.
    """
    from gwreport.ledger.ledger import Ledger
    from gwreport.ledger.making import ledger_restored

    place = str(target)
    if not is_address(place):
        place = str(Path(with_suffix(place)).absolute())
        make_folder(Path(place).parent)
    with ledger_restored(backup, place, at=stamp_time(now)) as (ledger, rebuilding):
        workspace = Workspace(ledger)
        if check_records(workspace):
            raise WorkspaceError(str(backup), WorkspaceFault.DAMAGED)
        newer = newer_elsewhere(journal_end(workspace))
    with Ledger.open(place) as ledger:
        # The clerk went back on purpose: what he went behind is no longer a warning.
        ledger.set_back()
        location = ledger.location
    return location, [*_told(rebuilding), *newer, *place_findings(location)]


def rebuild(
    location: str | None, *, now: datetime, folder: Path | None = None
) -> tuple[Path | None, list[Finding]]:
    """Set a workspace's tables right from its own journal and what that recorded.

    Gives where the file as it was is kept, None when nothing was to be set right, and what is to
    be told. Raises WorkspaceError when the journal is broken before its end, or what it names is
    recorded nowhere; StorageError.
    """
    from gwreport.ledger.ledger import Ledger
    from gwreport.ledger.places.place_at import place_at
    from gwreport.ledger.rebuilding import rebuild_workspace

    found = find_workspace(location, folder=folder or Path.cwd())
    aside = place_at(found).aside(_ASIDE).absolute()
    rebuilding = rebuild_workspace(found, aside, at=stamp_time(now))
    if rebuilding.dropped is not None:
        with Ledger.open(found) as ledger:
            ledger.set_back()
    return (aside if rebuilding.repaired else None), _told(rebuilding)


def _told(rebuilding: Rebuilding) -> list[Finding]:
    found = [
        Finding(KeepingCode.CONTENT_REBUILT, facts=facts)
        for facts in named_things(rebuilding.changed)
    ]
    found += [
        Finding(KeepingCode.RECORD_MENDED, facts=facts) for facts in named_things(rebuilding.mended)
    ]
    if rebuilding.structure:
        found.append(Finding(KeepingCode.STRUCTURE_REBUILT))
    if rebuilding.dropped is not None:
        facts = {"number": rebuilding.dropped}
        found.append(Finding(KeepingCode.JOURNAL_TAIL_DROPPED, facts=facts))
    return found
