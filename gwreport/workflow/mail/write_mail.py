"""Letters as files (.eml), one a unit, for the clerk's own mail program."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.machine.saving import make_folder
from gwreport.reports.mail import draft_bytes
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.mail.letters import LetterState, RoundMail, composed, find_letters
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WrittenMail:
    """A round's letters, those that were written with their files; `kept` tells of what stood there."""

    mail: RoundMail
    kept: tuple[Finding, ...] = ()


def write_mail(
    workspace: Workspace,
    code: str,
    folder: Path,
    *,
    units: Sequence[str] = (),
    again: bool = False,
) -> WrittenMail:
    """Write a letter for each unit that has an address and to which none was sent, unless `again`.

    Raises as `find_letters` and `composed`, and StorageError.
    """
    found = find_letters(workspace, code, units=units, again=again)
    letters = composed(workspace, found, LetterState.READY)
    files: list[tuple[Path, bytes]] = []
    taken: set[str] = set()
    for one, letter in zip(found.of(LetterState.READY), letters, strict=True):
        name = _name(one.unit.number, one.unit.name, taken)
        files.append((folder / name, draft_bytes(letter)))
    make_folder(folder)
    outputs = Outputs(workspace)
    paths = iter(outputs.write(files))
    written = tuple(
        replace(one, state=LetterState.WRITTEN, path=next(paths))
        if one.state is LetterState.READY
        else one
        for one in found.letters
    )
    return WrittenMail(replace(found, letters=written), tuple(outputs.kept))


def _name(number: int, unit: str, taken: set[str]) -> str:
    count = 1
    while True:
        end = f" ({count}).eml" if count > 1 else ".eml"
        name = safe_file_name(f"{number:03d}_{unit}", reserve=end) + end
        if name.casefold() not in taken:
            taken.add(name.casefold())
            return name
        count += 1
