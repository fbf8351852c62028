"""Findings as a table for a person: where, what, and what to do."""

from collections.abc import Sequence

from gwreport.cli import output
from gwreport.domain.findings.code import WORST_FIRST
from gwreport.domain.findings.finding import Finding
from gwreport.wording.findings.explaining import explain, kept_words
from gwreport.wording.places import place_words
from gwreport.wording.return_names import SEVERITIES

# So many faults are told in the one line of a refusal.
_MOST_TOLD = 3


def tell_kept(kept: Sequence[Finding]) -> None:
    """Say beside the result which files were kept, and under what name the new ones stand."""
    for words in kept_words(kept):
        output.tell(words)


def tell_refused(head: str, findings: Sequence[Finding]) -> None:
    """Say in the one line of a refusal what is wrong with a table that was not taken, and where."""
    told = located_words(findings[:_MOST_TOLD])
    more = len(findings) - _MOST_TOLD
    output.tell(f"{head}{told}{f'另有 {more} 处。' if more > 0 else ''}")


def located_words(findings: Sequence[Finding]) -> str:
    """Give the sentences of findings behind their places."""
    return "".join(
        f"{place_words(one.place)}：{said.message}{said.suggestion}"
        for one in findings
        for said in [explain(one)]
    )


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
