"""Review (审核): what a person must settle in a round, and all that does not stand in the report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.form.columns import Field, FieldKey, Page
from gwreport.domain.form.design import FormDesign
from gwreport.domain.merging.merging import Merged
from gwreport.domain.merging.send_backs import sent_back_finding
from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.returns.returns import (
    ASIDE,
    LETTER,
    MERGED_OUTCOMES,
    Entry,
    Outcome,
    Submission,
    WrittenCell,
)
from gwreport.domain.review.check_round import entry_words
from gwreport.domain.review.kinds import ReviewKind, badness
from gwreport.domain.review.merged_findings import kind_of_merged, merged_findings
from gwreport.domain.review.open_counts import OpenCounts, count_open
from gwreport.domain.review.outdated_findings import OutdatedFindings
from gwreport.domain.review.plan_state import plans_of
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.review.same_goals import opposed_classes
from gwreport.domain.rounds import Round, is_supervision
from gwreport.domain.year.closing import Request
from gwreport.ledger.records import WorkspaceFacts
from gwreport.wording.supervision import answered_in_words
from gwreport.wording.supervision_form import SUPERVISION
from gwreport.workflow.book.round_book import RoundBook
from gwreport.workflow.review.review_items import ReviewItem, ReviewText
from gwreport.workflow.rounds.check_entries import (
    Acceptances,
    SwitchedOff,
    acceptances,
    check_entries,
    read_switched_off,
)
from gwreport.workflow.rounds.closing_requests import request_findings, waiting_requests
from gwreport.workflow.rounds.joined_evidence import (
    JoinedEvidence,
    evidence_by_item,
    joined_evidence,
    open_evidence_finding,
)
from gwreport.workflow.rounds.open_judgements import judgement_findings
from gwreport.workflow.rounds.other_hands import other_hands
from gwreport.workflow.rounds.supervised import (
    NO_SUPERVISION,
    SupervisionBeside,
    supervision_beside,
)
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Review:
    """A round's list, worst first; `off` are the rules that were not applied.

    `evidence` is all that came in the round, also of items that are not in the list, and `supervision`
    what stands beside it of supervision (督办); `asked` are the requests to close an item (申请销号) that
    wait.
    """

    round: Round
    items: tuple[ReviewItem, ...]
    state: RoundState
    off: tuple[SwitchedOff, ...] = ()
    accepted: tuple[tuple[Finding, Decision], ...] = ()
    evidence: tuple[JoinedEvidence, ...] = ()
    supervision: SupervisionBeside = NO_SUPERVISION
    asked: tuple[Request, ...] = ()

    @property
    def files(self) -> tuple[Submission, ...]:
        """The files of the round, and those that answer its supervision."""
        return (*self.state.submissions, *self.supervision.files)

    @property
    def open(self) -> OpenCounts:
        """How many of the items wait for a person, by sort."""
        return count_open(one.kind for one in self.items)

    def of_plan(self, name: str) -> tuple[ReviewItem, ...]:
        """Give what is of the plan (清单) of that name, with EVERY_NAME all; a file is of all of them."""
        if name == EVERY_NAME or not self.state.plan.named:
            return self.items
        return tuple(
            one for one in self.items if one.item is None or name in plans_of(self.state, one.item)
        )

    def open_of(self, name: str) -> OpenCounts:
        """How many of the things of a plan wait for a person, by sort."""
        return count_open(one.kind for one in self.of_plan(name))

    @property
    def to_settle(self) -> int:
        """How many of the items wait for a person."""
        return sum(self.open.values())


def review_round(workspace: Workspace, code: str) -> Review:
    """List what waits for a person, worst first.

    Whatever was taken in and does not stand in the report stands here verbatim. Raises
    ArgumentError, WorkspaceError.
    """
    round_ = workspace.round(code, refinement=True)
    book, facts = workspace.book, workspace.facts
    book.issued(round_)
    # Those it is held against first: what came in all of them is read in one go.
    book.earlier(round_)
    state = book.state(round_)
    parts = book.parts
    # Asked again and again, by the workbench, the list and every decision on it.
    sources = (
        state,
        book.earlier(round_),
        parts.settings,
        parts.every_decision,
        parts.kept_words,
        parts.every_evidence,
        supervision_beside(book, round_),
    )
    return book.kept(
        ("review", code, facts.office, str(facts.zone)),
        sources,
        lambda: _review(book, state, facts),
    )


def _review(book: RoundBook, state: RoundState, facts: WorkspaceFacts) -> Review:
    supervision = supervision_beside(book, state.round)
    off = read_switched_off(book.parts.settings, facts.zone)
    accepted = acceptances(book, state)
    checked = check_entries(book, state, off, accepted=accepted)
    hands = other_hands(book, state, facts.office)
    evidence = joined_evidence(book.parts.evidence(str(state.round)), state.decisions)
    asked = waiting_requests(book, state)
    reviewer = _Reviewer(state, accepted, checked.by_item, hands, evidence, supervision, asked)
    items = [
        *reviewer.of_merged(),
        *reviewer.of_gone(),
        *reviewer.of_submissions(),
        *_of_sent_back(state),
        *_of_open_evidence(evidence),
    ]
    items.sort(key=_badness)
    settled = (*checked.accepted, *reviewer.settled)
    all_evidence = tuple(evidence)
    return Review(
        state.round, tuple(items), state, checked.off, settled, all_evidence, supervision, asked
    )


def _badness(one: ReviewItem) -> tuple[int, int]:
    return badness(one.kind, one.findings, is_of_item=bool(one.item))


class _Reviewer:
    """Goes through a round, and keeps which findings were accepted."""

    def __init__(
        self,
        state: RoundState,
        accepted: Acceptances,
        checked: Mapping[str, tuple[Finding, ...]],
        hands: Mapping[int, Finding],
        evidence: Sequence[JoinedEvidence],
        supervision: SupervisionBeside,
        asked: Sequence[Request],
    ) -> None:
        self._state, self._accepted, self._checked = state, accepted, checked
        self._supervision = supervision
        self._evidence = evidence_by_item(evidence)
        self._asked = request_findings(asked, self._evidence)
        self._hands = hands
        self._outdated = OutdatedFindings(state.submissions, state.entries)
        # What is no longer declared is shown: nothing that was ever taken in is out of sight.
        self._not_shown = {
            column.key for column in state.design.fills if Page.REVIEW not in column.shown
        }
        self._written: dict[str, list[tuple[Submission, Entry]]] = {}
        for submission in state.submissions:
            if submission.outcome in MERGED_OUTCOMES:
                for entry in submission.entries:
                    self._written.setdefault(entry.item, []).append((submission, entry))
        self.settled: list[tuple[Finding, Decision]] = []

    def of_merged(self) -> Iterable[ReviewItem]:
        """Give the items of the plan that something is to be said of."""
        opposed = opposed_classes(self._state.merged, self._state.judgements)
        for merged in self._state.matters:
            item = merged.item
            texts = tuple(self._texts(merged))
            words = entry_words(merged.entries) or str(self._state.round)
            said = merged_findings(merged)
            if item.id in opposed:
                said.append(opposed[item.id])
            said += self._state.links.findings.get(item.id, ())
            own = self._open(item.id, said, "", words)
            checked = self._checked.get(item.id, ())
            proposed = judgement_findings(
                merged, self._state.judgements.get(item.id), self._state.round
            )
            judged = self._open(item.id, proposed, "", words)
            findings = (*own, *self._asked.get(item.id, ()), *checked, *judged)
            kind = kind_of_merged(merged, own, findings, has_texts=bool(texts))
            if kind is not None:
                yield ReviewItem(
                    kind,
                    item.id,
                    merged.primary,
                    texts,
                    findings,
                    merged.status,
                    leaders=item.leaders,
                    evidence=self._evidence.get(item.id, ()),
                )

    def _texts(self, merged: Merged) -> Iterable[ReviewText]:
        # Every version of every unit, so that nothing that was ever taken in is out of sight.
        shown = {(merged.source, merged.text)}
        for submission, entry in self._written.get(merged.item.id, ()):
            for field, cell in entry.cells.items():
                words = (entry.unit, cell.text)
                if not cell.text.strip() or (field == Field.COMPLETION and words in shown):
                    continue
                if field not in self._not_shown:
                    yield _review_text(submission, entry, field, self._state.design)
        for code, file, entry in self._supervision.answers.get(merged.item.id, ()):
            for field, cell in entry.cells.items():
                what = answered_in_words(code, SUPERVISION.heading(field))
                yield ReviewText(file, entry.unit, entry.sheet, cell, what)

    def of_gone(self) -> Iterable[ReviewItem]:
        """Give what was written of items that are no longer in the plan."""
        planned = {item.id for item in self._state.plan.items}
        for item_id, written in self._written.items():
            if item_id in planned:
                continue
            texts = tuple(
                _review_text(submission, entry, field, self._state.design)
                for submission, entry in written
                for field, cell in entry.cells.items()
                if cell.text.strip()
            )
            if texts:
                yield ReviewItem(ReviewKind.OTHER_TEXTS, item_id, texts[0].unit, texts)

    def of_submissions(self) -> Iterable[ReviewItem]:
        """Give the files that something is to be said of."""
        for one in (*self._state.submissions, *self._supervision.files):
            design = SUPERVISION if is_supervision(one.round) else self._state.design
            loose = tuple(
                ReviewText(one, one.unit, cell.sheet, WrittenCell(cell.text, cell.at), cell.sort)
                for cell in one.loose
                if cell.text.strip() and cell.sort not in ASIDE
            )
            # Earlier versions of the program took in what the rules of review tell of what counts now.
            told = [found for found in one.findings if not isinstance(found.code, CheckCode)]
            if one.outcome in (Outcome.HELD, Outcome.SUPERSEDED):
                yield _of_held(one, loose, told, design)
            elif one.outcome is Outcome.REFUSED:
                facts = {"file": one.source.name, "number": one.number}
                place = Place(file=one.source.name)
                refused = Finding(ReviewCode.REFUSED_FILE, place, facts=facts)
                open_ = self._open(str(one.number), [refused, *told], one.unit, "")
                is_open = refused in open_
                if open_ or loose:
                    yield ReviewItem(
                        ReviewKind.REFUSED if is_open else ReviewKind.OTHER_TEXTS,
                        None,
                        one.unit,
                        loose,
                        tuple(open_),
                        submission=one.number,
                    )
            elif one.outcome in MERGED_OUTCOMES:
                yield from self._of_accepted(one, loose, told)
            elif any(cell.sort == LETTER for cell in one.loose):
                # A file that was there already, sent again with a letter that was not.
                letters = tuple(text for text in loose if text.what == LETTER)
                yield from self._of_accepted(one, letters, told)

    def _of_accepted(
        self, one: Submission, loose: tuple[ReviewText, ...], told: Sequence[Finding]
    ) -> Iterable[ReviewItem]:
        waiting = [
            found
            for found in told
            if found.severity is not Severity.INFO and not self._outdated.is_outdated(found, one)
        ]
        open_ = tuple(self._open(str(one.number), waiting, one.unit, ""))
        hand = self._hands.get(one.number)
        told_too = () if hand is None else (hand,)
        if open_ or told_too:
            kind = ReviewKind.FINDING if open_ else ReviewKind.HINT
            findings = (*open_, *told_too)
            yield ReviewItem(kind, None, one.unit, loose, findings, submission=one.number)
        elif loose:
            yield ReviewItem(ReviewKind.LOOSE, None, one.unit, loose, submission=one.number)

    def _open(
        self, subject: str, findings: Iterable[Finding], unit: str, words: str
    ) -> list[Finding]:
        waiting: list[Finding] = []
        for finding in findings:
            decision = self._accepted.decision(subject, finding, unit, words)
            if decision is None and finding.item and finding.item != subject:
                decision = self._accepted.decision(finding.item, finding, unit, words)
            if decision is None:
                waiting.append(finding)
            else:
                self.settled.append((finding, decision))
        return waiting


def _review_text(
    submission: Submission, entry: Entry, field: FieldKey, design: FormDesign
) -> ReviewText:
    what = design.heading(field, entry.sheet)
    return ReviewText(submission, entry.unit, entry.sheet, entry.cells[field], what)


def _of_held(
    one: Submission,
    loose: tuple[ReviewText, ...],
    told: Sequence[Finding],
    design: FormDesign,
) -> ReviewItem:
    entries = tuple(
        _review_text(one, entry, field, design) for entry in one.entries for field in entry.cells
    )
    held = one.outcome is Outcome.HELD
    facts = {"file": one.source.name, "number": one.number}
    finding = Finding(ReviewCode.HELD_FILE, Place(file=one.source.name), facts=facts)
    return ReviewItem(
        ReviewKind.HELD if held else ReviewKind.OTHER_TEXTS,
        None,
        one.unit,
        (*entries, *loose),
        (*([finding] if held else []), *told),
        submission=one.number,
    )


def _of_open_evidence(evidence: Iterable[JoinedEvidence]) -> Iterable[ReviewItem]:
    for one in evidence:
        if one.is_open:
            findings = (open_evidence_finding(one),)
            yield ReviewItem(
                ReviewKind.EVIDENCE, None, one.file.unit, findings=findings, evidence=(one,)
            )


def _of_sent_back(state: RoundState) -> Iterable[ReviewItem]:
    for unit, waiting in state.sent_back().items():
        findings = (sent_back_finding(unit, waiting),)
        yield ReviewItem(ReviewKind.SENT_BACK, None, unit, findings=findings)
