"""What is open with one merged item, and under which kind review lists it."""

from collections.abc import Sequence

from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.facts import UnitStatus
from gwreport.domain.findings.finding import Finding, needs_person
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.merging import Merged, MergeState, entry_status
from gwreport.domain.review.kinds import ReviewKind


def merged_findings(merged: Merged) -> list[Finding]:
    """Say what is open with one merged item."""
    found: list[Finding] = []
    item = merged.item
    if merged.state is MergeState.MISSING:
        facts = {"leads": merged.leads or item.lead_units}
        found.append(Finding(ReviewCode.ITEM_MISSING, item=item.id, facts=facts))
    if ReviewCode.PRIMARY_SILENT in merged.problems:
        facts = {"primary": merged.primary, "source": merged.source}
        found.append(Finding(ReviewCode.PRIMARY_SILENT, item=item.id, facts=facts))
    if ReviewCode.STATUS_DIFFERS in merged.problems:
        statuses = tuple(
            UnitStatus(entry.unit, entry_status(entry))
            for entry in merged.entries
            if entry.completion
        )
        # The text may be a reviewer's, or joined; the class is still that of the first who wrote.
        first = next((entry.unit for entry in merged.entries if entry.completion), "")
        facts = {"statuses": statuses, "source": merged.source or first}
        found.append(Finding(ReviewCode.STATUS_DIFFERS, item=item.id, facts=facts))
    for entry in merged.entries:
        if entry.completion and not entry.text(Field.COMPLETION).strip():
            facts = {"unit": entry.unit}
            found.append(Finding(ReviewCode.FIGURES_ONLY, item=item.id, facts=facts))
    return [*found, *merged.notes]


def kind_of_merged(
    merged: Merged, own: Sequence[Finding], every: Sequence[Finding], *, has_texts: bool
) -> ReviewKind | None:
    """Say under which kind an item is listed, None where nothing is to be said of it.

    `own` are the open ones of its `merged_findings`, `every` all that is open with it; `has_texts`
    says whether more was written of it than what is reported.
    """
    waiting = needs_person(own)
    if merged.state is MergeState.CONFLICT and waiting:
        return ReviewKind.CONFLICT
    if merged.state is MergeState.MISSING and waiting:
        return ReviewKind.MISSING
    if needs_person(every):
        return ReviewKind.FINDING
    if has_texts:
        return ReviewKind.OTHER_TEXTS
    return ReviewKind.HINT if every else None
