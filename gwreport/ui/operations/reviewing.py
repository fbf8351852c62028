"""What 审核 shows: a row for each item and for each file that waits, with all that belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.decisions.decisions import DecisionKind, Force, listed_decisions
from gwreport.domain.decisions.evidence import evidence_subject
from gwreport.domain.form.columns import Field, Page
from gwreport.domain.form.design import FormDesign
from gwreport.domain.merging.earlier_rounds import EarlierRounds
from gwreport.domain.merging.merging import Merged
from gwreport.domain.plan.node_words import due_words
from gwreport.domain.plan.plan import Kind, id_order
from gwreport.domain.returns.returns import Entry
from gwreport.domain.review.kinds import ReviewKind
from gwreport.domain.review.plan_state import plans_of
from gwreport.domain.statuses import Status
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.origins import Origins
from gwreport.ui.operations.other_texts import (
    EXTRA_ROW,
    ExtraRow,
    OtherText,
    extra_rows,
    other_text,
    others_of,
)
from gwreport.ui.operations.review_closing import ClosingNote, closing_notes
from gwreport.ui.operations.review_findings import (
    FindingView,
    Keys,
    finding_keys,
    finding_views,
)
from gwreport.wording.decisions import decision_line
from gwreport.wording.item_names import item_name
from gwreport.wording.judgement_reasons import explain_reason
from gwreport.wording.places import spot_words
from gwreport.workflow.review.review_items import ReviewItem
from gwreport.workflow.review.review_round import Review, review_round
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence


@dataclass(frozen=True, slots=True)
class UnitText:
    """What one unit wrote for the item; `fields` are the named words beside 完成情况.

    `submission` is the number of the file in which it stands, at `place`.
    """

    unit: str
    is_primary: bool
    is_reported: bool
    text: str
    fields: tuple[tuple[str, str], ...]
    place: str
    submission: int = 0


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision in words; `counts` says whether it is in force and can be taken back.

    `text` is the whole text that it set, if it set one.
    """

    number: int
    words: str
    counts: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line of the list with everything that the right side shows of it.

    `kind` is the worst of what is open, "settled" for an item with nothing open; `item` is "" for a
    file, `submission` 0 for an item, `evidence` the file of evidence that waits to be joined to an item. `seen` is the number of the newest decision on it, `sent_back`
    say to which units it was sent back that have not corrected it yet; `node` is what is due by the round's
    end; `plans` are the names of the plans
    (清单) in which an item stands, where the workspace has several; `closing` says how it stands on its
    way to be closed (销号), None where there is nothing to say.
    """

    kind: str
    item: str
    item_kind: Kind | None
    submission: int
    unit: str
    title: str
    leaders: tuple[str, ...]
    leads: tuple[str, ...]
    support: str
    target: str
    last_text: str
    text: str
    source: str
    status: Status
    proposed: Status
    is_reviewed: bool
    is_overruled: bool
    score: int | None
    reasons: tuple[str, ...]
    findings: tuple[FindingView, ...]
    texts: tuple[UnitText, ...]
    others: tuple[OtherText, ...]
    extra_rows: tuple[ExtraRow, ...]
    decisions: tuple[DecisionLine, ...]
    seen: int
    waits: bool
    sent_back: tuple[str, ...] = ()
    node: str = ""
    plans: tuple[str, ...] = ()
    evidence: JoinedEvidence | None = None
    closing: ClosingNote | None = None

    @property
    def subject(self) -> str:
        """Upon what is decided: the item's id, the file's number, or the subject of the evidence."""
        if self.evidence is not None:
            return evidence_subject(self.evidence.file.number)
        return self.item or str(self.submission)

    @property
    def key(self) -> str:
        """What tells rows apart: the item's id, or the file's number."""
        return f"#{self.submission}" if self.submission else self.subject

    @property
    def number(self) -> str:
        """By what a clerk calls it: the item's number in its part of the plan, or the file's."""
        if self.evidence is not None:
            return f"佐证{self.evidence.file.number}"
        return item_name(self.item) if self.item else f"文件{self.submission}"

    @property
    def name(self) -> str:
        """By what it is known among others: its number with the beginning of its text."""
        title = " ".join(self.title.split())
        return f"{self.number}　{title if len(title) <= _NAMED else title[:_NAMED] + '…'}"

    @property
    def place_in_plan(self) -> tuple[int, list[int], str]:
        """What rows are sorted by to stand as in the plan, files behind all items."""
        number = self.evidence.file.number if self.evidence is not None else self.submission
        return id_order(self.item) if self.item else (len(Kind) + 1, [number], self.kind)

    @property
    def is_closed(self) -> bool:
        """Whether it counts as closed (销号): its class is no longer to be judged."""
        return self.closing is not None and self.closing.counts

    @property
    def is_set_by_hand(self) -> bool:
        """Whether its class stands as a person has it, whatever the rules propose: confirming decides nothing of it."""
        return self.is_overruled or self.is_closed

    @property
    def is_settled_as_it_is(self) -> bool:
        """Whether confirming it would decide nothing: it is, and nothing is open that it answers."""
        is_confirmed = self.is_reviewed and self.status is self.proposed
        is_decided = self.is_set_by_hand or is_confirmed
        return is_decided and all(one.stays or not one.waits for one in self.findings)


_Decided = dict[str, tuple[list[DecisionLine], int]]
_NAMED = 18


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The rows, worst first; `to_settle` of them wait for a person."""

    rows: tuple[ReviewRow, ...]
    to_settle: int


def view_review(location: str, code: str) -> ReviewView | None:
    """Read everything that is to be reviewed; None when nothing was issued in the round.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        book = workspace.book
        if not book.is_under_way(code):
            return None
        review = review_round(workspace, code)
        earlier = book.earlier(review.round)
        notes = closing_notes(review, book)
    return _view(review, earlier, notes)


def _view(review: Review, earlier: EarlierRounds, notes: Mapping[str, ClosingNote]) -> ReviewView:
    of_item: dict[str, list[ReviewItem]] = {}
    files: list[ReviewRow] = []
    order: list[str] = []
    decided, keys = _decided(review), finding_keys(review)
    origins = Origins(review.files)
    names = {
        one.number: "　".join(filter(None, (one.unit, one.source.name))) for one in review.files
    }
    for one in review.items:
        if one.item:
            of_item.setdefault(one.item, []).append(one)
            order.append(one.item)
        elif one.submission and (one.waits or one.kind == ReviewKind.HINT):
            # A hint upon a file is who filled it in: it waits for nobody, and is to be seen.
            files.append(_file_row(one, names[one.submission], decided, keys, origins))
            order.append(files[-1].key)
        elif one.kind is ReviewKind.EVIDENCE:
            # Nobody is to correct it, and no file of the round is what it was found in.
            row = _file_row(one, one.evidence[0].file.source.name, {}, {}, Origins(()))
            files.append(replace(row, leads=(), evidence=one.evidence[0]))
            order.append(files[-1].key)
    merged_of = {merged.item.id: merged for merged in review.state.matters}
    has_plans = bool(review.state.plan.named)
    rows = {row.key: row for row in files}
    back = _sent_back(review)
    for item_id, merged in merged_of.items():
        row = _item_row(review, merged, of_item.get(item_id, []), earlier, decided, keys, origins)
        if note := notes.get(item_id):
            row = replace(row, closing=note)
        if has_plans:
            row = replace(row, plans=plans_of(review.state, item_id))
        if units := back.get(item_id, ()):
            kind = row.kind if row.waits else ReviewKind.SENT_BACK
            row = replace(row, sent_back=units, kind=kind)
        rows[item_id] = row
    ranked = [rows[key] for key in dict.fromkeys(order) if key in rows and rows[key].waits]
    rest = [row for key, row in rows.items() if not row.waits]
    return ReviewView((*ranked, *rest), len(ranked))


def _sent_back(review: Review) -> dict[str, tuple[str, ...]]:
    """Give to which units each item was sent back that have not corrected it yet, by its id."""
    found: dict[str, dict[str, None]] = {}
    for unit, waiting in review.state.sent_back().items():
        for question in waiting.open:
            found.setdefault(question.item, {})[unit] = None
    return {item: tuple(units) for item, units in found.items()}


def _decided(review: Review) -> _Decided:
    found: _Decided = {}
    for one in listed_decisions((*review.state.decisions, *review.supervision.decisions)):
        counts = one.force is Force.IN_FORCE
        suffix = "" if counts else "　（已不起作用）"
        line = DecisionLine(
            one.decision.number,
            decision_line(one.decision, item_name) + suffix,
            counts and one.decision.kind is not DecisionKind.UNDO,
            one.decision.value if one.decision.kind is DecisionKind.TEXT else "",
        )
        lines, _ = found.get(one.decision.subject, ([], 0))
        found[one.decision.subject] = ([*lines, line], one.decision.number)
    return found


def _item_row(
    review: Review,
    merged: Merged,
    open_: Sequence[ReviewItem],
    earlier: EarlierRounds,
    decided: _Decided,
    keys: Keys,
    origins: Origins,
) -> ReviewRow:
    item = merged.item
    waiting = [one for one in open_ if one.waits]
    judgement = review.state.judgements.get(item.id)
    last = earlier.last(item.id)
    lines, seen = decided.get(item.id, ([], 0))
    is_told = merged.text or merged.closed is not None
    kind = waiting[0].kind if waiting else ("settled" if is_told else ReviewKind.MISSING)
    return ReviewRow(
        kind=kind,
        item=item.id,
        item_kind=item.kind,
        submission=0,
        unit=merged.primary,
        title=item.text,
        leaders=item.leaders,
        leads=merged.leads or item.lead_units,
        support=item.support_text,
        target="；".join(target.text for target in item.targets),
        last_text=last.text if last else "",
        text=merged.text,
        source=merged.source,
        status=merged.status,
        proposed=merged.proposed,
        is_reviewed=merged.reviewed,
        is_overruled=merged.is_overruled,
        score=judgement.score if judgement else None,
        reasons=tuple(explain_reason(one) for one in judgement.reasons) if judgement else (),
        findings=tuple(
            finding_views(
                (found for one in open_ for found in one.findings), keys, origins, merged.proposed
            )
        ),
        texts=tuple(
            _unit_text(merged, entry, review.state.design, origins)
            for entry in (*merged.entries, *merged.others)
        ),
        others=tuple(others_of(merged, open_)),
        extra_rows=(),
        decisions=tuple(lines),
        seen=seen,
        waits=bool(waiting),
        node=due_words(item.nodes, review.round),
    )


def _file_row(
    one: ReviewItem, name: str, decided: _Decided, keys: Keys, origins: Origins
) -> ReviewRow:
    lines, seen = decided.get(str(one.submission), ([], 0))
    return ReviewRow(
        kind=one.kind,
        item="",
        item_kind=None,
        submission=one.submission,
        unit=one.unit,
        title=name,
        leaders=(),
        leads=(one.unit,) if one.unit else (),
        support="",
        target="",
        last_text="",
        text="",
        source="",
        status=Status.UNKNOWN,
        proposed=Status.UNKNOWN,
        is_reviewed=False,
        is_overruled=False,
        score=None,
        reasons=(),
        findings=tuple(finding_views(one.findings, keys, origins)),
        texts=(),
        others=tuple(other_text(text) for text in one.texts if text.what != EXTRA_ROW),
        extra_rows=tuple(extra_rows(one)),
        decisions=tuple(lines),
        seen=seen,
        waits=one.waits,
    )


def _unit_text(merged: Merged, entry: Entry, design: FormDesign, origins: Origins) -> UnitText:
    place = entry.cells.get(Field.COMPLETION) or next(iter(entry.cells.values()), None)
    return UnitText(
        entry.unit,
        entry.unit == merged.primary,
        entry.unit == merged.source,
        entry.completion,
        tuple(
            (design.heading(key, entry.sheet), entry.text(key))
            for key in design.shown(Page.REVIEW, entry.cells)
            if key != Field.COMPLETION and entry.text(key).strip()
        ),
        f"填报表“{entry.sheet}”{spot_words(place.at)} 格" if place else f"填报表“{entry.sheet}”",
        origins.of_entry(entry),
    )
