"""What the rules of review (审核规则) say of a whole round, and in which file each finding's words stand."""

from collections.abc import Container, Sequence
from dataclasses import replace

from gwreport.domain.checks.case import Case
from gwreport.domain.checks.item_words import ItemWords
from gwreport.domain.checks.registry import check_item
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Spot
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.merging.earlier_rounds import EarlierRounds
from gwreport.domain.merging.merging import Merged
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Entry, Submission
from gwreport.domain.review.round_state import RoundState


def check_round(
    state: RoundState,
    earlier: EarlierRounds,
    others: ItemWords,
    rules: Rules,
    off: Container[str],
) -> dict[str, list[Finding]]:
    """Look at every item of a round by every rule that is not `off`; give the findings by item.

    `others` knows the words of the plan's items, `rules` are those of judging. Each finding names the file in which its words stand.
    """
    files = _Files(state.submissions)
    returned = frozenset(
        one.unit for one in state.submissions if one.outcome in MERGED_OUTCOMES and one.unit
    )
    found: dict[str, list[Finding]] = {}
    for merged in state.matters:
        if merged.closed is not None and not merged.closed.begins_with(state.round):
            # Nothing was asked of it, and what stands there was looked at when it was closed.
            continue
        findings = check_item(_case(state, merged, earlier, others, returned, rules), off)
        if findings:
            found[merged.item.id] = [files.named(finding) for finding in findings]
    return found


def _case(
    state: RoundState,
    merged: Merged,
    earlier: EarlierRounds,
    others: ItemWords,
    returned: frozenset[str],
    rules: Rules,
) -> Case:
    item = merged.item
    last, year_before = earlier.last(item.id), earlier.year_before(item.id)
    return Case(
        item,
        state.round,
        merged.leads,
        merged.entries,
        returned,
        last.entries if last else {},
        last.text if last else "",
        last.status if last else None,
        year_before.text if year_before else "",
        others,
        rules,
    )


class _Files:
    """Says in which file a cell stands."""

    def __init__(self, submissions: Sequence[Submission]) -> None:
        self._names: dict[tuple[str, str, str, Spot], str] = {}
        self._newest: dict[tuple[str, str], str] = {}
        for submission in submissions:
            if submission.outcome not in MERGED_OUTCOMES:
                continue
            name = submission.source.name
            for entry in submission.entries:
                self._newest[entry.unit, entry.item] = name
                for cell in entry.cells.values():
                    if cell.text.strip():
                        self._names[entry.unit, entry.item, entry.sheet, cell.at] = name

    def named(self, finding: Finding) -> Finding:
        unit, item, place = finding.unit, finding.item or "", finding.place
        name = self._names.get((unit, item, place.part, place.at))
        name = name or self._newest.get((unit, item), "")
        return replace(finding, place=replace(place, file=name)) if name else finding


def entry_words(entries: Sequence[Entry]) -> str:
    """Give all that units wrote for an item, for knowing a finding of the merging again."""
    return "\n".join(
        f"{entry.unit}\n" + "\n".join(cell.text for _, cell in sorted(entry.cells.items()))
        for entry in entries
    )
