"""A finding: something a person should look at. Facts only; `gwreport.wording` makes the sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gwreport.domain.findings.code import Code, Severity


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands.

    `file` is a file name; `part` a sheet, page or table as a person would name it; `cell` an
    address such as "C5", a row such as "第5行" or a paragraph such as "第12段".
    """

    file: str = ""
    part: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `code` names the rule; `facts` fill its sentence; `item` is the id of the plan's item that it
    concerns, if one; `chosen` is its severity where it is another than the code's first.
    """

    code: Code
    place: Place = Place()
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
