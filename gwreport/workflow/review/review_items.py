"""What review lists: a thing to look at, with the words that belong to it and where they stand."""

from dataclasses import dataclass

from gwreport.domain.findings.finding import Finding, needs_person
from gwreport.domain.returns.returns import Submission, WrittenCell
from gwreport.domain.review.kinds import WAITING, ReviewKind
from gwreport.domain.statuses import Status
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence


@dataclass(frozen=True, slots=True)
class ReviewText:
    """Words of a unit with the file and cell in which they stand.

    `what` names the field or sort of cell.
    """

    file: Submission
    unit: str
    sheet: str
    cell: WrittenCell
    what: str

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.cell.text


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing to look at.

    `findings` are those that nobody has accepted; `submission` is the file's number where it is
    about a file, `leaders` are the item's where it is about an item; `evidence` are the files that the
    unit sent for it, or the one of which it cannot be told to which row it belongs.
    """

    kind: ReviewKind
    item: str | None
    unit: str
    texts: tuple[ReviewText, ...] = ()
    findings: tuple[Finding, ...] = ()
    status: Status | None = None
    submission: int = 0
    leaders: tuple[str, ...] = ()
    evidence: tuple[JoinedEvidence, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether it waits for a person."""
        return self.kind in WAITING

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it concerns: those of its open findings, else its own."""
        told = [one.unit for one in self.findings if needs_person([one])]
        return tuple(dict.fromkeys(name or self.unit for name in told)) or (self.unit,)
