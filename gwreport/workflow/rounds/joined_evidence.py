"""Evidence (佐证材料) beside the items that it belongs to, as a round's decisions have it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.decisions.evidence import assigned_evidence
from gwreport.domain.findings.codes.evidence import EvidenceCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.returns.evidence import EvidenceBasis, EvidenceFile, standing_items


@dataclass(frozen=True, slots=True)
class JoinedEvidence:
    """A file of evidence, and the items that it belongs to now; by whom nothing is said, by none."""

    file: EvidenceFile
    items: tuple[str, ...]
    basis: EvidenceBasis

    @property
    def is_open(self) -> bool:
        """Whether it cannot be told to which row it belongs, and nobody has said so."""
        return self.basis is EvidenceBasis.NONE


def joined_evidence(
    files: Sequence[EvidenceFile], decisions: Sequence[Decision]
) -> list[JoinedEvidence]:
    """Give files of a round with the items that they belong to, as its decisions have it."""
    standing = standing_items(files, assigned_evidence(decisions))
    return [JoinedEvidence(one, *standing[one.number]) for one in files]


def open_evidence_finding(one: JoinedEvidence) -> Finding:
    """Give the finding of a file of which it cannot be told to which row it belongs."""
    file = one.file
    facts = {"unit": file.unit, "number": file.number, "file": file.source.name}
    return Finding(EvidenceCode.EVIDENCE_UNPLACED, Place(file=file.source.name), facts=facts)


def evidence_by_item(evidence: Iterable[JoinedEvidence]) -> dict[str, tuple[JoinedEvidence, ...]]:
    """Give the files that belong to each item."""
    found: dict[str, tuple[JoinedEvidence, ...]] = {}
    for one in evidence:
        for item in one.items:
            found[item] = (*found.get(item, ()), one)
    return found
