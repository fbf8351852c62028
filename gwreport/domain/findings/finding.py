"""A finding: something a person should look at. Facts only; `gwreport.wording` makes the sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gwreport.domain.findings.code import Code, Severity
from gwreport.domain.findings.place import UNPLACED, Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `code` names the rule; `facts` fill its sentence; `item` is the id of the plan's item that it
    concerns, if one; `chosen` is its severity where it is another than the code's first.
    """

    code: Code
    place: Place = UNPLACED
    item: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict[str, str])
    chosen: Severity | None = None

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.chosen or self.code.severities[0]


def needs_person(findings: Iterable[Finding]) -> bool:
    """Say whether any of the findings waits for a person (information does not)."""
    return any(finding.severity is not Severity.INFO for finding in findings)


def first_of_each(findings: Iterable[Finding], most: int) -> tuple[list[Finding], int]:
    """Give at most `most` findings of each code, in their order, and how many more there are."""
    counts: Counter[str] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        counts[finding.code] += 1
        if counts[finding.code] <= most:
            kept.append(finding)
    return kept, counts.total() - len(kept)
