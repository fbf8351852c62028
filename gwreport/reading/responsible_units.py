"""What 责任单位 means: support units beside a lead unit, the lead units where it stands alone."""

from collections.abc import Sequence

from gwreport.domain.findings import Finding, Severity
from gwreport.reading.drafts import Draft, finding
from gwreport.reading.header_words import Role


def settle_responsible(drafts: Sequence[Draft]) -> list[Finding]:
    """Turn every 责任单位 into lead or support units, in place; say where it was taken as lead."""
    anywhere_led = any(draft.cells.get(Role.LEAD) for draft in drafts)
    findings: list[Finding] = []
    told: set[str] = set()
    for draft in drafts:
        if Role.RESPONSIBLE not in draft.cells:
            continue
        words = draft.cells.pop(Role.RESPONSIBLE)
        place = draft.place_of(Role.RESPONSIBLE)
        if Role.LEAD in draft.cells:
            role = Role.SUPPORT
        elif anywhere_led and not place.part:
            # Its neighbours name a lead unit beside; this paragraph may have lost its own.
            role = Role.LEAD
            draft.note("responsible-as-lead-here", Severity.WARNING, words=words)
        else:
            role = Role.LEAD
            if place.part not in told:
                told.add(place.part)
                findings.append(finding("responsible-as-lead", Severity.INFO, place))
        standing = draft.cells.get(role, "")
        draft.cells[role] = f"{standing}\n{words}" if standing else words
        draft.places.setdefault(role, place)
    return findings
