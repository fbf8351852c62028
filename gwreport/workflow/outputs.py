"""The files that a command writes: the ledger knows them again, and what stood there before is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gwreport.domain.findings.codes.outputs import OutputCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.errors import StorageError, WorkspaceError
from gwreport.machine.saving import Kept, Saved, find_place, save, sha256_of
from gwreport.workflow.workspace import Workspace

_CODES = {
    Kept.DIFFERENT: OutputCode.KEPT_DIFFERENT,
    Kept.OPEN: OutputCode.KEPT_OPEN,
    Kept.READ_ONLY: OutputCode.KEPT_READ_ONLY,
    Kept.NO_FILE: OutputCode.KEPT_NO_FILE,
}


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written; `kept` tells of what stood under its name and was left as it is."""

    path: Path
    kept: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Outputs:
    """Writes the files of one command by the rule of `gwreport.machine.saving`.

    What this command has written is not written over by its own next file. A ledger that cannot be
    read or written now hinders no output: without its word nothing is replaced.
    """

    workspace: Workspace
    kept: list[Finding] = field(default_factory=list[Finding])
    _fresh: set[str] = field(default_factory=set[str])

    def place(self, path: Path, data: bytes) -> Path:
        """Say where a file will stand, as things are now.

        Raises StorageError.
        """
        return find_place(path, data, self._is_ours)

    def write(self, files: Sequence[tuple[Path, bytes]]) -> list[Path]:
        """Write files, noted in the ledger before the first of them is; gives where each stands.

        Raises StorageError.
        """
        self._note(sha256_of(data) for _, data in files)
        written: list[Path] = []
        for path, data in files:
            saved = save(path, data, self._is_ours)
            self._fresh.add(sha256_of(data))
            self.kept += kept_findings(saved)
            written.append(saved.path.absolute())
        return written

    def write_one(self, path: Path, data: bytes) -> WrittenFile:
        """Write the one file of a command; see `write`."""
        (written,) = self.write([(path, data)])
        return WrittenFile(written, tuple(self.kept))

    def _note(self, hashes: Iterable[str]) -> None:
        ledger = self.workspace.ledger
        try:
            new = [one for one in dict.fromkeys(hashes) if not ledger.has_written(one)]
            if new:
                with ledger.write() as change:
                    change.note_written(new)
        except (WorkspaceError, StorageError):
            return

    def _is_ours(self, sha256: str) -> bool:
        try:
            return sha256 not in self._fresh and self.workspace.ledger.has_written(sha256)
        except (WorkspaceError, StorageError):
            return False


def kept_findings(saved: Saved) -> list[Finding]:
    """Tell of what was kept in the place of an output; [] when the output stands where it was to."""
    if saved.kept is None:
        return []
    facts = {"name": saved.asked.name, "second": saved.path.name}
    place = Place(file=saved.asked.name)
    return [Finding(_CODES[saved.kept], place, facts=facts)]
