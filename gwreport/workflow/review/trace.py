"""Trace (溯源): where every sentence of one item comes from, which one is reported, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from gwreport.domain.decisions.decisions import (
    CLOSING_KINDS,
    NO_ROUND,
    Decision,
    DecisionKind,
    ListedDecision,
    listed_decisions,
)
from gwreport.domain.decisions.evidence import read_items
from gwreport.domain.decisions.values import read_verdict
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Spot
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.form.design import FormDesign
from gwreport.domain.judgement.results import Judgement
from gwreport.domain.merging.merging import Merged
from gwreport.domain.plan.named_plans import shown_name
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Submission, WrittenCell
from gwreport.domain.review.plan_state import plans_of
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import Round
from gwreport.errors import ArgumentError
from gwreport.reports.item_lines import Earlier
from gwreport.wording.form_design import STANDARD
from gwreport.wording.return_names import LOOSE_CELLS
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.review_round import Review, review_round
from gwreport.workflow.rounds.earlier_classes import earlier_of_year_before
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence
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
    """One text that was submitted for the item, with its file and its cell.

    `what` names the field, or the sort of a cell beside the table.
    """

    file: Submission
    unit: str
    what: str
    sheet: str
    cell: WrittenCell
    role: Role


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that is known of one item in one round; `judgement` is what the rules propose.

    `design` names the columns in which its texts stand, `evidence` are the files sent for it; `year_before`
    is what was reported in the same round of the year before (上年同期). `plans` are the names of the plans
    (清单) in which it stands, where there are several, and `told` is the id under which it was told if that
    is another's.
    """

    round: Round
    merged: Merged
    why: Why
    texts: tuple[TracedText, ...]
    decisions: tuple[ListedDecision, ...]
    findings: tuple[Finding, ...]
    judgement: Judgement | None = None
    design: FormDesign = STANDARD
    evidence: tuple[JoinedEvidence, ...] = ()
    year_before: Earlier | None = None
    plans: tuple[str, ...] = ()
    told: str = ""

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.merged.item


def trace(workspace: Workspace, code: str, written_item: str) -> Trace:
    """Trace one item of a round.

    Raises ArgumentError, WorkspaceError, UnknownNameError.
    """
    review = review_round(workspace, str(workspace.round(code)))
    state = review.state
    item = find_item(workspace, written_item)
    merged = next((one for one in state.merged if one.item.id == item.id), None)
    if merged is None:
        # A month need not ask for all.
        raise ArgumentError("ITEM", "not-asked", item.id)
    # What stands in several plans was told under one of its ids.
    matter = state.told.get(item.id, item.id)
    texts = tuple(_texts(merged, state, matter))
    return Trace(
        review.round,
        merged,
        _why(merged),
        texts,
        (
            *_corrections(workspace, item),
            *_closings(workspace, item, str(review.round)),
            *_decisions(matter, texts, state.decisions),
        ),
        tuple(_findings(review, matter)),
        state.judgements.get(item.id),
        state.design,
        tuple(one for one in review.evidence if matter in one.items),
        earlier_of_year_before(workspace, review.round, item),
        tuple(map(shown_name, plans_of(state, matter))) if state.plan.named else (),
        matter if matter != item.id else "",
    )


def _why(merged: Merged) -> Why:
    if merged.is_by_decision:
        return Why.DECISION
    if not merged.text:
        return Why.NOBODY
    return Why.PRIMARY if merged.source == merged.primary else Why.NEXT_LEAD


def _texts(merged: Merged, state: RoundState, item: str) -> Iterator[TracedText]:
    design = state.design
    for file in state.submissions:
        for entry in file.entries:
            if entry.item == item:
                for part, cell in entry.cells.items():
                    if cell.text.strip():
                        role = _role(merged, file, (entry.sheet, cell.at, part))
                        what = design.heading(part, entry.sheet)
                        yield TracedText(file, entry.unit, what, entry.sheet, cell, role)
        for loose in file.loose:
            if loose.item == item:
                cell, what = WrittenCell(loose.text, loose.at), LOOSE_CELLS.get(loose.sort)
                yield TracedText(
                    file, file.unit, what or loose.sort, loose.sheet, cell, _beside(file)
                )


def _role(merged: Merged, file: Submission, place: tuple[str, Spot, FieldKey]) -> Role:
    of_file = (one for one in merged.sources if one.file.number == file.number)
    if place in {(one.sheet, one.cell.at, one.field) for one in of_file}:
        edited = merged.text_decision
        is_edited = edited is not None and edited.kind is DecisionKind.TEXT
        return Role.BASIS if is_edited else Role.REPORTED
    return _beside(file)


def _beside(file: Submission) -> Role:
    return Role.BESIDE if file.outcome in MERGED_OUTCOMES else Role.NOT_MERGED


def _decisions(
    item: str, texts: Iterable[TracedText], decisions: Iterable[Decision]
) -> Iterator[ListedDecision]:
    """Give the decisions on the item, and those by which a file with its words was taken or not."""
    files = {one.file.number for one in texts}
    shown: set[int] = set()
    for one in listed_decisions(decisions):
        decision = one.decision
        match decision.kind:
            case DecisionKind.VERSION:
                number, read_as = int(decision.subject), read_verdict(decision.value).read_as
                is_shown = bool({number, read_as} & files)
            case DecisionKind.EVIDENCE:
                is_shown = item in read_items(decision.value)
            case DecisionKind.UNDO:
                is_shown = int(decision.value) in shown
            case _:
                is_shown = decision.subject == item
        if is_shown:
            shown.add(decision.number)
            yield one


def _corrections(workspace: Workspace, item: Item) -> Iterator[ListedDecision]:
    """Give what was corrected of the item itself, which is for all rounds."""
    every = listed_decisions(workspace.book.parts.decisions(NO_ROUND))
    return (one for one in every if one.decision.subject == item.id)


def _closings(workspace: Workspace, item: Item, code: str) -> Iterator[ListedDecision]:
    """Give what was decided in other rounds on the closing of the item (销号), which counts from there on."""
    every = workspace.book.parts.every_decision
    if not any(one.kind in CLOSING_KINDS and one.subject == item.id for one in every):
        return
    numbers = {one.number for one in every if one.kind in CLOSING_KINDS}
    for one in listed_decisions(every):
        decision = one.decision
        is_back = decision.kind is DecisionKind.UNDO and int(decision.value) in numbers
        if (
            decision.subject == item.id
            and decision.round not in (code, NO_ROUND)
            and (decision.number in numbers or is_back)
        ):
            yield one


def _findings(review: Review, item: str) -> Iterator[Finding]:
    seen: list[Finding] = []
    for one in review.items:
        for finding in one.findings:
            is_its = finding.item == item or (finding.item is None and one.item == item)
            if is_its and finding not in seen:
                seen.append(finding)
                yield finding
