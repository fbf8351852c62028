"""Findings as 审核 shows them: in words, with what they are known by when they are accepted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.findings.code import Code, Severity
from gwreport.domain.findings.finding import Finding
from gwreport.domain.review.answers import is_answered
from gwreport.domain.statuses import Status
from gwreport.ui.operations.origins import Origins
from gwreport.ui.operations.sentences import finding_title, finding_words
from gwreport.wording.places import place_words
from gwreport.workflow.review.accept_findings import open_findings
from gwreport.workflow.review.review_round import Review

Keys = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding in words; `code` and `unit` name it when it is accepted.

    `title` says it in a few words; `key` is what it is known by again; `stays` says that confirming
    the item does not answer it, `submission` is the number of the file that it is about, 0 for none.
    """

    severity: Severity
    code: Code
    unit: str
    words: str
    place: str
    title: str = ""
    key: str = ""
    stays: bool = False
    submission: int = 0

    @property
    def waits(self) -> bool:
        """Whether it waits for a person."""
        return self.severity is not Severity.INFO


def finding_keys(review: Review) -> Keys:
    """Give the findings' keys by the findings themselves, which no two things of a review share."""
    return {id(finding): str(key) for _, finding, key in open_findings(review)}


def finding_views(
    findings: Iterable[Finding],
    keys: Keys,
    origins: Origins,
    proposed: Status = Status.UNKNOWN,
) -> list[FindingView]:
    """Give findings in words, the gravest first; `proposed` is the class that confirming would confirm."""
    order = list(Severity)
    views = {
        FindingView(
            one.severity,
            one.code,
            one.unit,
            finding_words(one),
            place_words(one.place),
            finding_title(one),
            keys.get(id(one), ""),
            not is_answered(one, DecisionKind.CONFIRM, status=proposed),
            origins.of_place(one.place, one.unit),
        ): None
        for one in findings
    }
    return sorted(views, key=lambda one: order.index(one.severity))
