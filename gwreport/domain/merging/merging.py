"""Merging: from what every lead unit wrote to one text and one class for each item."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gwreport.domain.decisions.closings import Closing
from gwreport.domain.decisions.decisions import (
    STATUS_KINDS,
    TEXT_KINDS,
    Decision,
    DecisionKind,
    of_content,
)
from gwreport.domain.decisions.values import Join, read_choice, read_join
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.merging.words import (
    SourceCell,
    Words,
    completion_sources,
    entry_of,
    file_cells,
    gather_words,
)
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.returns import Entry, Submission
from gwreport.domain.statuses import Status, status_in_words

_ON_WORDS = TEXT_KINDS | STATUS_KINDS | {DecisionKind.ROW}


class MergeState(StrEnum):
    """How sure the merged text is."""

    REPORTED = "reported"
    MISSING = "missing"  # no lead unit has written anything
    CONFLICT = "conflict"  # a person must choose; the primary's words stand meanwhile
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Merged:
    """One item with what is reported of it.

    `entries` are the lead units' own, the primary's first, and `others` those of units that do not
    lead, of a unit whose version was chosen that version's; `source` is the unit whose text is reported, "" when nobody wrote, a reviewer did, or
    several units' texts are joined. `sources` are the cells that the reported text stands in, of an
    edited text the cells of the texts that it came from. `decisions` are those in force upon the
    item, oldest first. `status` is the class that counts, `proposed` the one without a reviewer's
    word on it. `problems` are what is open: the codes of findings; `notes`
    what else is to be told of the item's decisions. `beside` are the lead units' cells that the report
    shows beside the text. `closed` says that the item is closed (销号), `is_carried` that its text is
    that of an earlier round.
    """

    item: Item
    leads: tuple[str, ...]
    entries: tuple[Entry, ...] = ()
    text: str = ""
    source: str = ""
    status: Status = Status.UNKNOWN
    state: MergeState = MergeState.MISSING
    problems: tuple[ReviewCode, ...] = ()
    others: tuple[Entry, ...] = ()
    sources: tuple[SourceCell, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Finding, ...] = ()
    proposed: Status = Status.UNKNOWN
    beside: tuple[SourceCell, ...] = ()
    closed: Closing | None = None
    is_carried: bool = False

    @property
    def primary(self) -> str:
        """The unit whose text is the report's by default (汇总单位); "" when the item has none."""
        return self.leads[0] if self.leads else ""

    @property
    def text_decision(self) -> Decision | None:
        """The decision that the reported text follows from; None when it stands by default."""
        return next((one for one in self.decisions if one.kind in TEXT_KINDS), None)

    @property
    def status_decision(self) -> Decision | None:
        """The decision that the class of progress follows from; None when it is only proposed."""
        return next((one for one in self.decisions if one.kind in STATUS_KINDS), None)

    @property
    def is_by_decision(self) -> bool:
        """Whether a decision on the text has its effect: it has none when its words are gone."""
        return self.text_decision is not None and not any(
            note.code == ReviewCode.DECISION_VOID for note in self.notes
        )

    @property
    def reviewed(self) -> bool:
        """Whether a reviewer has confirmed the class of progress or set it, or closed the item."""
        return self.status_decision is not None or self.closed is not None

    @property
    def is_overruled(self) -> bool:
        """Whether a reviewer has set another class than the one that is proposed."""
        decision = self.status_decision
        is_set = decision is not None and decision.kind is DecisionKind.STATUS
        return is_set and self.status is not self.proposed

    @property
    def decided_by(self) -> tuple[str, ...]:
        """Who decided upon its text or its class, each name once, the newest decision's last."""
        return tuple(dict.fromkeys(one.who for one in self.decisions if one.kind in _ON_WORDS))


def merge(
    items: Sequence[Item],
    leads: Mapping[str, tuple[str, ...]],
    submissions: Sequence[Submission],
    decisions: Iterable[Decision],
    notes: Mapping[str, tuple[Finding, ...]] | None = None,
    beside: Sequence[FieldKey] = (),
) -> list[Merged]:
    """Merge the files of one round, in the order of their numbers, into one result for each item.

    `submissions` hold the rows that decisions take in (`words.with_rows`); `leads` gives each item's lead units by its id, groups already resolved; `decisions` are all of
    the round's, and `notes` what else is to be told of them, by item; `beside` are the columns whose
    words the report shows beside the text.
    """
    counting: dict[str, list[Decision]] = {}
    for decision in of_content(decisions):
        counting.setdefault(decision.subject, []).append(decision)
    words = gather_words(submissions)
    told = notes or {}
    return [
        _Item(item, leads.get(item.id, ()), words, submissions, beside).merged(
            counting.get(item.id, ()), told.get(item.id, ())
        )
        for item in items
    ]


def entry_status(entry: Entry) -> Status:
    """Give the class that a unit itself states: by 进度自评, else by the words of its text."""
    return entry.status or status_in_words(entry.completion) or Status.UNKNOWN


class _Item:
    """One item on its way from the units' words to what is reported."""

    def __init__(
        self,
        item: Item,
        leads: tuple[str, ...],
        words: Words,
        submissions: Sequence[Submission],
        beside: Sequence[FieldKey],
    ) -> None:
        self._item, self._leads = item, leads
        self._words, self._submissions = words, submissions
        self._beside = beside

    def merged(self, decisions: Sequence[Decision], notes: tuple[Finding, ...]) -> Merged:
        """Give the item by default, and then as the decisions have it."""
        merged = self._by_default()
        beside = tuple(
            cell for entry in merged.entries for cell in self._words.cells(entry, self._beside)
        )
        merged = replace(
            merged,
            proposed=merged.status,
            decisions=tuple(decisions),
            notes=notes,
            beside=beside,
        )
        return self._decided(merged) if decisions else merged

    def _by_default(self) -> Merged:
        item, leads = self._item, self._leads
        said = self._words.of_item(item.id)
        written = [said[unit] for unit in leads if unit in said]
        others = tuple(entry for unit, entry in said.items() if unit not in leads)
        filled = [entry for entry in written if entry.completion]
        if not filled:
            # A status without a word of completion is shown, and still counts as missing.
            status = next((entry.status for entry in written if entry.status), None)
            return Merged(
                item, leads, tuple(written), status=status or Status.UNKNOWN, others=others
            )
        first = filled[0]
        problems: list[ReviewCode] = []
        if first.unit != leads[0]:
            problems.append(ReviewCode.PRIMARY_SILENT)
        statuses = {entry_status(entry) for entry in filled} - {Status.UNKNOWN}
        if len(statuses) > 1:
            problems.append(ReviewCode.STATUS_DIFFERS)
        return Merged(
            item,
            leads,
            tuple(written),
            text=first.completion,
            source=first.unit,
            status=entry_status(first),
            state=MergeState.CONFLICT if problems else MergeState.REPORTED,
            problems=tuple(problems),
            others=others,
            sources=self._words.sources(first),
        )

    def _decided(self, merged: Merged) -> Merged:
        problems = set(merged.problems)
        text, status = merged.text_decision, merged.status_decision
        decided = False
        if text:
            match text.kind:
                case DecisionKind.TEXT:
                    merged = self._edited(merged, text)
                case DecisionKind.CHOOSE:
                    merged = self._chosen(merged, text)
                case _:
                    merged = self._joined(merged, text)
            decided = merged.is_by_decision
            if decided:
                problems.discard(ReviewCode.PRIMARY_SILENT)
                if text.kind is DecisionKind.CHOOSE:
                    problems.clear()
        merged = replace(merged, proposed=merged.status)
        if status:
            merged = replace(merged, status=Status(status.value))
            problems.discard(ReviewCode.STATUS_DIFFERS)
            decided = True
        left = tuple(problem for problem in merged.problems if problem in problems)
        if not decided or (merged.state is MergeState.MISSING and not merged.text):
            return replace(merged, problems=left)
        state = MergeState.CONFLICT if left else MergeState.DECIDED
        return replace(merged, problems=left, state=state)

    def _edited(self, merged: Merged, decision: Decision) -> Merged:
        came_from = tuple(
            source
            for entry in (*merged.entries, *merged.others)
            if entry.completion
            for source in self._words.sources(entry)
        )
        return replace(merged, text=decision.value, source="", sources=came_from)

    def _chosen(self, merged: Merged, decision: Decision) -> Merged:
        choice = read_choice(decision.value)
        if choice.submission:
            found = entry_of(self._submissions, choice.submission, choice.unit, self._item.id)
            sources = completion_sources(*found) if found else ()
            entry = found[1] if found else None
            beside = file_cells(*found, self._beside) if found else ()
            others = (cell for cell in merged.beside if cell.unit != choice.unit)
            merged = replace(merged, beside=(*beside, *others))
        else:
            entry = self._words.of_item(self._item.id).get(choice.unit)
            sources = self._words.sources(entry) if entry else ()
        if entry is None or not entry.completion:
            return _void(merged, decision, choice.unit)
        # Of a version that was chosen, all its cells stand beside the text.
        return replace(
            merged,
            entries=_in_place(merged.entries, entry),
            others=_in_place(merged.others, entry),
            text=entry.completion,
            source=entry.unit,
            status=entry_status(entry),
            sources=sources,
        )

    def _joined(self, merged: Merged, decision: Decision) -> Merged:
        join = read_join(decision.value)
        said = self._words.of_item(self._item.id)
        silent = [unit for unit in join.units if unit not in said or not said[unit].completion]
        if silent:
            return _void(merged, decision, *silent)
        entries = [said[unit] for unit in join.units]
        sources = tuple(source for entry in entries for source in self._words.sources(entry))
        return replace(merged, text=_joined_text(join, entries), source="", sources=sources)


def _in_place(entries: tuple[Entry, ...], chosen: Entry) -> tuple[Entry, ...]:
    return tuple(chosen if entry.unit == chosen.unit else entry for entry in entries)


def _joined_text(join: Join, entries: Iterable[Entry]) -> str:
    """Join the texts of several units as they stand, one a line."""
    return "\n".join(
        f"{entry.unit}：{entry.completion}" if join.heads else entry.completion for entry in entries
    )


def _void(merged: Merged, decision: Decision, *units: str) -> Merged:
    # The words that were chosen are there no more, because the taking in of their file was undone.
    facts = {"number": decision.number, "who": decision.who, "units": units}
    note = Finding(ReviewCode.DECISION_VOID, item=merged.item.id, facts=facts)
    return replace(merged, notes=(*merged.notes, note))
