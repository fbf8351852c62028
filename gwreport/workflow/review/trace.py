"""Trace (溯源): where every sentence of one item comes from, which one is reported, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gwreport.domain.decisions.decisions import (
    Decision,
    DecisionKind,
    ListedDecision,
    listed_decisions,
)
from gwreport.domain.decisions.values import read_verdict
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.form.design import FormDesign
from gwreport.domain.judgement.results import Judgement
from gwreport.domain.merging.merging import Merged
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Entry, Outcome, Submission
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import Round
from gwreport.wording.form_design import STANDARD
from gwreport.wording.return_names import LOOSE_CELLS
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.review_round import Review, review_round
from gwreport.workflow.workspace import Workspace


class Role(StrEnum):
    """What a text is to the report."""

    REPORTED = "reported"  # it stands there
    BASIS = "basis"  # the reported text was written from it
    BESIDE = "beside"  # it was taken in, and does not stand there
    NOT_MERGED = "not_merged"  # its file is held, refused, or an older version


class Why(StrEnum):
    """Why the reported text is the one that it is."""

    DECISION = "decision"
    PRIMARY = "primary"  # by default: the first lead unit's
    NEXT_LEAD = "next_lead"  # the first lead unit wrote nothing
    NOBODY = "nobody"  # no lead unit wrote


@dataclass(frozen=True, slots=True)
class TracedText:
    """One text that was submitted for the item, with its place and its file.

    `what` names the field, or the sort of a cell beside the table; `submission` is the file's
    number, `version` that of the unit's return.
    """

    unit: str
    what: str
    text: str
    path: str
    member: str
    sheet: str
    cell: str
    received_at: datetime
    version: int
    sha256: str
    submission: int
    outcome: Outcome
    role: Role


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that is known of one item in one round; `judgement` is what the rules propose.

    `design` names the columns in which its texts stand.
    """

    round: Round
    merged: Merged
    why: Why
    texts: tuple[TracedText, ...]
    decisions: tuple[ListedDecision, ...]
    findings: tuple[Finding, ...]
    judgement: Judgement | None = None
    design: FormDesign = STANDARD

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.merged.item


def trace(workspace: Workspace, code: str, written_item: str) -> Trace:
    """Trace one item of a round.

    Raises ArgumentError, WorkspaceError, UnknownNameError.
    """
    review = review_round(workspace, code)
    state = review.state
    item = find_item(workspace, written_item)
    merged = next(one for one in state.merged if one.item.id == item.id)
    texts = tuple(_texts(merged, state))
    return Trace(
        review.round,
        merged,
        _why(merged),
        texts,
        tuple(_decisions(item, texts, state.decisions)),
        tuple(_findings(review, item.id)),
        state.judgements.get(item.id),
        state.design,
    )


def _why(merged: Merged) -> Why:
    if merged.is_by_decision:
        return Why.DECISION
    if not merged.text:
        return Why.NOBODY
    return Why.PRIMARY if merged.source == merged.primary else Why.NEXT_LEAD


def _texts(merged: Merged, state: RoundState) -> Iterator[TracedText]:
    item, design = merged.item.id, state.design
    for submission in state.submissions:
        for entry in submission.entries:
            if entry.item == item:
                for part, cell in entry.cells.items():
                    if cell.text.strip():
                        place = submission.number, entry.sheet, cell.cell, part
                        what, role = design.heading(part), _role(merged, submission, place)
                        yield _text(submission, entry, what, cell.text, cell.cell, role)
        for loose in submission.loose:
            if loose.item == item:
                beside = Entry(submission.unit, item, sheet=loose.sheet)
                what = LOOSE_CELLS.get(loose.sort, loose.sort)
                yield _text(submission, beside, what, loose.text, loose.cell, _beside(submission))


def _text(
    submission: Submission, entry: Entry, what: str, text: str, cell: str, role: Role
) -> TracedText:
    return TracedText(
        unit=entry.unit,
        what=what,
        text=text,
        path=submission.path,
        member=submission.member,
        sheet=entry.sheet,
        cell=cell,
        received_at=submission.received_at,
        version=submission.version,
        sha256=submission.sha256,
        submission=submission.number,
        outcome=submission.outcome,
        role=role,
    )


def _role(merged: Merged, submission: Submission, place: tuple[int, str, str, FieldKey]) -> Role:
    if place in {(one.submission, one.sheet, one.cell, one.field) for one in merged.sources}:
        edited = merged.text_decision
        is_edited = edited is not None and edited.kind is DecisionKind.TEXT
        return Role.BASIS if is_edited else Role.REPORTED
    return _beside(submission)


def _beside(submission: Submission) -> Role:
    return Role.BESIDE if submission.outcome in MERGED_OUTCOMES else Role.NOT_MERGED


def _decisions(
    item: Item, texts: Iterable[TracedText], decisions: Iterable[Decision]
) -> Iterator[ListedDecision]:
    """Give the decisions on the item, and those by which a file with its words was taken or not."""
    files = {one.submission for one in texts}
    shown: set[int] = set()
    for one in listed_decisions(decisions):
        decision = one.decision
        match decision.kind:
            case DecisionKind.VERSION:
                number, read_as = int(decision.subject), read_verdict(decision.value).read_as
                is_shown = bool({number, read_as} & files)
            case DecisionKind.UNDO:
                is_shown = int(decision.value) in shown
            case _:
                is_shown = decision.subject == item.id
        if is_shown:
            shown.add(decision.number)
            yield one


def _findings(review: Review, item: str) -> Iterator[Finding]:
    seen: list[Finding] = []
    for one in review.items:
        for finding in one.findings:
            is_its = finding.item == item or (finding.item is None and one.item == item)
            if is_its and finding not in seen:
                seen.append(finding)
                yield finding
