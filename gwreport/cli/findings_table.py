"""Findings as a table for a person: where, what, and what to do."""

from collections.abc import Sequence

from gwreport.cli import output
from gwreport.domain.findings.code import WORST_FIRST
from gwreport.domain.findings.finding import Finding
from gwreport.wording.findings.explaining import explain, kept_words
from gwreport.wording.places import place_words
from gwreport.wording.return_names import SEVERITIES


def tell_kept(kept: Sequence[Finding]) -> None:
    """Say beside the result which files were kept, and under what name the new ones stand."""
    for words in kept_words(kept):
        output.tell(words)


def write_findings(findings: Sequence[Finding], *, title: str = "需要核对的地方") -> None:
    """Print findings, worst first; nothing at all when there are none."""
    if not findings:
        return
    ordered = sorted(findings, key=lambda finding: WORST_FIRST.index(finding.severity))
    rows: list[tuple[str, ...]] = []
    for finding in ordered:
        words = explain(finding)
        rows.append(
            (
                SEVERITIES[finding.severity],
                finding.item or "",
                place_words(finding.place),
                words.message,
                words.suggestion,
            )
        )
    output.write_table(("级别", "编号", "位置", "问题", "建议"), rows, title=title)
