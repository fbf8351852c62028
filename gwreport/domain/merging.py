"""Merging: from what every lead unit wrote to one text and one class for each item."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gwreport.domain.decisions import Decision, DecisionKind
from gwreport.domain.plan import Item
from gwreport.domain.returns import Entry
from gwreport.domain.statuses import Status, status_in_words


class MergeState(StrEnum):
    """How sure the merged text is."""

    REPORTED = "reported"
    MISSING = "missing"  # no lead unit has written anything
    CONFLICT = "conflict"  # a person must choose; the primary's words stand meanwhile
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Merged:
    """One item with what is reported of it.

    `entries` are the lead units' own, the primary's first; `source` is the unit whose text is
    reported, "" when nobody wrote or a reviewer did; `problems` are the keys of what is open:
    "status-differs", "primary-silent".
    """

    item: Item
    leads: tuple[str, ...]
    entries: tuple[Entry, ...] = ()
    text: str = ""
    source: str = ""
    status: Status = Status.UNKNOWN
    state: MergeState = MergeState.MISSING
    problems: tuple[str, ...] = ()

    @property
    def primary(self) -> str:
        """The unit whose text is the report's by default (汇总单位); "" when the item has none."""
        return self.leads[0] if self.leads else ""


def newest_words(entries: Iterable[Entry]) -> dict[tuple[str, str], Entry]:
    """Give one entry for each unit and item from all versions, oldest first.

    A later blank never takes away what an earlier version said.
    """
    newest: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = entry.unit, entry.item
        earlier = newest.get(key)
        if earlier is None:
            newest[key] = entry
            continue
        written = {part: cell for part, cell in entry.cells.items() if cell.text.strip()}
        newest[key] = replace(
            entry,
            cells=earlier.cells | written,
            status=entry.status or earlier.status,
            sheet=entry.sheet if written else earlier.sheet,
        )
    return newest


def merge(
    items: Sequence[Item],
    leads: Mapping[str, tuple[str, ...]],
    entries: Iterable[Entry],
    decisions: Mapping[tuple[str, DecisionKind], Decision],
) -> list[Merged]:
    """Merge the entries of one round, oldest version first, into one result for each item.

    `leads` gives each item's lead units by its id, groups already resolved; `decisions` are those
    that stand.
    """
    newest = newest_words(entries)
    return [
        _decided(_merge_item(item, leads.get(item.id, ()), newest), decisions) for item in items
    ]


def _merge_item(
    item: Item, leads: tuple[str, ...], newest: Mapping[tuple[str, str], Entry]
) -> Merged:
    written = [newest[unit, item.id] for unit in leads if (unit, item.id) in newest]
    filled = [entry for entry in written if entry.completion]
    if not filled:
        # A status without a word of completion is shown, and still counts as missing.
        status = next((entry.status for entry in written if entry.status), None)
        return Merged(item, leads, tuple(written), status=status or Status.UNKNOWN)
    first = filled[0]
    problems: list[str] = []
    if first.unit != leads[0]:
        problems.append("primary-silent")
    statuses = {entry_status(entry) for entry in filled} - {Status.UNKNOWN}
    if len(statuses) > 1:
        problems.append("status-differs")
    return Merged(
        item,
        leads,
        tuple(written),
        text=first.completion,
        source=first.unit,
        status=entry_status(first),
        state=MergeState.CONFLICT if problems else MergeState.REPORTED,
        problems=tuple(problems),
    )


def entry_status(entry: Entry) -> Status:
    """Give the class that a unit itself states: by 进度自评, else by the words of its text."""
    return entry.status or status_in_words(entry.completion) or Status.UNKNOWN


def _decided(merged: Merged, decisions: Mapping[tuple[str, DecisionKind], Decision]) -> Merged:
    item_id = merged.item.id
    text = decisions.get((item_id, DecisionKind.TEXT))
    choice = decisions.get((item_id, DecisionKind.CHOOSE))
    status = decisions.get((item_id, DecisionKind.STATUS))
    problems = set(merged.problems)
    if text:
        merged = replace(merged, text=text.value, source="")
    if choice:
        chosen = next((entry for entry in merged.entries if entry.unit == choice.value), None)
        if chosen and chosen.completion:
            merged = replace(
                merged,
                text=chosen.completion,
                source=chosen.unit,
                status=entry_status(chosen),
            )
            problems.clear()
    if text:
        problems.discard("primary-silent")
    if status:
        merged = replace(merged, status=Status(status.value))
        problems.discard("status-differs")
    if not (text or choice or status):
        return merged
    left = tuple(problem for problem in merged.problems if problem in problems)
    if merged.state is MergeState.MISSING and not merged.text:
        return replace(merged, problems=left)
    return replace(merged, problems=left, state=MergeState.CONFLICT if left else MergeState.DECIDED)
