"""The codes of evidence (佐证材料) that came beside returns."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity, Trait


class EvidenceCode(Code, ReprEnum):
    """Of files of evidence."""

    EVIDENCE_JOINED = "evidence-joined", Severity.INFO
    EVIDENCE_UNPLACED = (
        "evidence-unplaced",
        Severity.WARNING,
        Trait.NOT_FOR_UNITS,
        Trait.SETTLED_BY_TAKING,
    )
    EVIDENCE_DANGEROUS = "evidence-dangerous", Severity.WARNING, Trait.NOT_FOR_UNITS
    EVIDENCE_SAME = "evidence-same", Severity.INFO
