"""Time limits in the heading over tasks: “一、6月底前完成的任务” holds for each below it that has none of its own."""

from collections.abc import Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.reading.drafts import Draft, finding
from gwreport.reading.layouts.outline import split_heading
from gwreport.reading.words.headings import Role
from gwreport.reading.words.time_limits import limit_of_section


def settle_section_limits(drafts: Sequence[Draft]) -> list[Finding]:
    """Give items the time limit that their section's heading names, in place; a finding tells of each such heading."""
    findings: list[Finding] = []
    told: set[str] = set()
    for draft in drafts:
        if draft.cells.get(Role.DUE, "").strip():
            continue
        number, words = split_heading(draft.section)
        limit = limit_of_section(words if number else draft.section)
        if not limit:
            continue
        draft.cells[Role.DUE] = limit
        if draft.section not in told:
            told.add(draft.section)
            facts = {"section": draft.section, "words": limit}
            findings.append(finding(DocumentCode.SECTION_RESPONSIBILITY, draft.place, **facts))
    return findings
