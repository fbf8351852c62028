"""What is to be looked at in a document, by its kinds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gwreport.domain.findings.code import Severity
from gwreport.ui.appearance.class_colours import GOOD, SEVERITY_COLOURS
from gwreport.ui.models.row_table import ShownColumn, number_column
from gwreport.ui.operations.plans import PlanFinding
from gwreport.wording.return_names import SEVERITIES


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind; `is_seen` says that the clerk has looked at all of them."""

    code: str
    severity: Severity
    words: str
    count: int
    is_seen: bool

    @property
    def is_open(self) -> bool:
        """Whether somebody should look at it still."""
        return not self.is_seen and self.severity is not Severity.INFO


def group_findings(
    findings: Sequence[PlanFinding], seen: Collection[str]
) -> tuple[FindingGroup, ...]:
    """Give the kinds of findings: those to be looked at first, the most frequent of them before the others."""
    members: dict[str, list[PlanFinding]] = {}
    for one in findings:
        members.setdefault(one.code, []).append(one)
    groups = [
        FindingGroup(code, some[0].severity, some[0].kind, len(some), code in seen)
        for code, some in members.items()
    ]
    order = list(Severity)
    return tuple(
        sorted(groups, key=lambda one: (one.is_seen, order.index(one.severity), -one.count))
    )


GROUP_COLUMNS: tuple[ShownColumn[FindingGroup], ...] = (
    ShownColumn(
        "程度",
        lambda one: "已看过" if one.is_seen else SEVERITIES[one.severity],
        70,
        badge=lambda one: GOOD if one.is_seen else SEVERITY_COLOURS[one.severity],
    ),
    ShownColumn("问题", lambda one: one.words, 0, least=160),
    number_column("处数", lambda one: one.count, 56),
)
