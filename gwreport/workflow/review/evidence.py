"""Evidence (佐证材料) of a round: which file belongs to which item, said by hand where nothing tells it."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.domain.decisions.decisions import DecisionKind, standing
from gwreport.domain.decisions.evidence import evidence_subject, write_items
from gwreport.domain.returns.evidence import EvidenceFile
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.machine.saving import make_folder, save
from gwreport.officefiles.content import Content, sniff
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.outputs import WrittenFile, kept_findings
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence, joined_evidence
from gwreport.workflow.workspace import Workspace

# What such a file is called where it is written: nothing runs it by its name.
_NOT_OPENED = ".不要打开"
_RUNS = frozenset({Content.PROGRAM, Content.LINK, Content.HTML, Content.WEB_ARCHIVE})


def round_evidence(workspace: Workspace, code: str) -> list[JoinedEvidence]:
    """Give the evidence of a round, in the order in which it came; raises ArgumentError."""
    code = str(workspace.round(code, refinement=True))
    parts = workspace.book.parts
    return joined_evidence(parts.evidence(code), parts.decisions(code))


def assign_evidence(
    workspace: Workspace, code: str, number: int, items: Sequence[str], author: Author
) -> int:
    """Say to which items a file of evidence belongs, none for the whole return; the decision's number.

    Raises UnknownNameError (file, item), ArgumentError, ConflictError.
    """
    file = _found(workspace, code, number)
    ids = [find_item(workspace, one).id for one in items]
    return record(
        workspace,
        file.round,
        evidence_subject(number),
        DecisionKind.EVIDENCE,
        write_items(ids),
        author,
    )


def undo_assignment(workspace: Workspace, code: str, number: int, author: Author) -> int:
    """Take back what was said of a file of evidence last; raises ArgumentError where nothing was."""
    file = _found(workspace, code, number)
    subject = evidence_subject(number)
    said = standing(workspace.book.parts.decisions(file.round)).get(
        (subject, DecisionKind.EVIDENCE)
    )
    if said is None:
        raise ArgumentError("--undo", "not-undoable", str(number))
    return record(workspace, file.round, subject, DecisionKind.UNDO, str(said.number), author)


def write_evidence(workspace: Workspace, code: str, number: int, folder: Path) -> WrittenFile:
    """Write a file of evidence, to the byte as it came; one that could run gets a name that does not.

    Without a `code` it is looked for among those of all rounds, and of none (an item may be closed before any).
    Raises UnknownNameError, StorageError.
    """
    file = _found(workspace, code, number)
    data = workspace.ledger.archived(file.source.sha256)
    make_folder(folder)
    name = safe_file_name(f"佐证{number:04d}_{file.source.name}")
    if not may_be_opened(file, data):
        name = f"{name}{_NOT_OPENED}"
    saved = save(folder / name, data)
    return WrittenFile(saved.path.absolute(), tuple(kept_findings(saved)))


def may_be_opened(file: EvidenceFile, data: bytes) -> bool:
    """Say whether a file's name and its bytes tell nothing that runs when it is opened."""
    return not file.is_dangerous and sniff(data, file.source.name) not in _RUNS


def _found(workspace: Workspace, code: str, number: int) -> EvidenceFile:
    parts = workspace.book.parts
    if code:
        files = parts.evidence(str(workspace.round(code, refinement=True)))
    else:
        files = parts.every_evidence
    for one in files:
        if one.number == number:
            return one
    raise UnknownNameError("file", str(number))
