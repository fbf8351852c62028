"""Close items (销号), send requests for it back (退回), reopen (恢复), and take any of that back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gwreport.domain.decisions.closings import (
    Closing,
    Ground,
    closings,
    kept_open,
    reopening_value,
    with_matters,
)
from gwreport.domain.decisions.decisions import (
    CLOSING_KINDS,
    NO_ROUND,
    Decision,
    DecisionKind,
    final_states,
    undone,
)
from gwreport.domain.findings.codes.evidence import EvidenceCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.evidence import EvidenceBasis, EvidenceFile
from gwreport.domain.returns.returns import SourceFile
from gwreport.domain.rounds import newest_code, parse_period
from gwreport.domain.year.closing import (
    ClosingState,
    Deed,
    Refusal,
    Request,
    closing_state,
    refusal,
)
from gwreport.errors import ArgumentError, DocumentError, DocumentFault
from gwreport.ledger.transaction import Transaction
from gwreport.workflow.found_files import shown_file_name, shown_path
from gwreport.workflow.plan.read_document import read_file
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.evidence import may_be_opened
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.rounds.closing_requests import waiting_requests
from gwreport.workflow.rounds.joined_evidence import joined_evidence
from gwreport.workflow.workspace import Workspace, stamp_time

_ON_REQUESTS = CLOSING_KINDS | {DecisionKind.KEEP_OPEN}
_ARGUMENTS = {
    Refusal.NO_REASON: "--reason",
    Refusal.NO_EVIDENCE: "--evidence",
    Refusal.NOT_ASKED: "--refuse",
}


@dataclass(frozen=True, slots=True)
class ClosingDone:
    """One decision upon the closing of an item, as it was stored; `evidence` are the files that it rests on."""

    item: Item
    state: ClosingState
    decision: Decision
    evidence: tuple[EvidenceFile, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosingsDone:
    """What one request of the clerk came to; `findings` tell of files that must not be opened."""

    items: tuple[ClosingDone, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedItem:
    """An item that is closed now, with the files that the closing rests on."""

    item: Item
    closing: Closing
    evidence: tuple[EvidenceFile, ...]


@dataclass(frozen=True, slots=True)
class AskedItem:
    """A request that waits: of which round it is, and the files that came for the item in that round."""

    item: Item
    round: str
    request: Request
    evidence: tuple[EvidenceFile, ...]


@dataclass(frozen=True, slots=True)
class Closings:
    """What is closed now, the newest first, and the requests that wait, the oldest first."""

    closed: tuple[ClosedItem, ...]
    asked: tuple[AskedItem, ...]


def view_closings(workspace: Workspace) -> Closings:
    """Give what is closed and what is asked to be, in all rounds; raises WorkspaceError without a plan."""
    desk = _Desk(workspace)
    plan = workspace.plan()
    files = {one.number: one for one in workspace.book.parts.every_evidence}
    closed = [
        ClosedItem(item, one, tuple(files[n] for n in one.ground.evidence if n in files))
        for one in sorted(
            {one.item: one for one in desk.closed.values()}.values(),
            key=lambda one: -one.decision.number,
        )
        if (item := plan.item(one.item)) is not None
    ]
    asked = [
        AskedItem(item, code, one, desk.joined(code, one.item))
        for code, one in desk.asked
        if (item := plan.item(one.item)) is not None
    ]
    return Closings(tuple(closed), tuple(asked))


def close_items(
    workspace: Workspace,
    written_items: Sequence[str],
    author: Author,
    *,
    evidence: Sequence[Path] = (),
    without_evidence: bool = False,
    code: str = "",
) -> ClosingsDone:
    """Close items, all or none; the files given are archived first, and never opened.

    What a unit sent beside the return in which it asks for it is evidence as well, else what came for
    the item in the round. It counts from the round `code` on: by default from the newest that was sent
    out, or the one after it where that one's report is final. Raises UnknownNameError (item),
    ArgumentError (closed already, no reason, no evidence), DocumentError (a file that cannot be had).
    """
    items = _items(workspace, written_items)
    files = [(path, _bytes_of(path)) for path in dict.fromkeys(evidence)]
    round_ = str(workspace.round(code)) if code else ""
    done: list[ClosingDone] = []
    with workspace.ledger.write() as ledger:
        desk = _Desk(workspace)
        since = round_ or desk.newest
        # One matter of several plans is closed once.
        matters: dict[str, Item] = {}
        for item in items:
            matters.setdefault(desk.asked_as(item), item)
        items = list(matters.values())
        found: dict[str, tuple[EvidenceFile, ...]] = {}
        for item in items:
            found[item.id] = desk.evidence_for(item.id, since)
            had = [one.number for one in found[item.id]] or [0] * len(files)
            desk.refuse(Deed.CLOSE, item, author, had, without_evidence=without_evidence)
        added = _add_evidence(ledger, workspace, items, files, since, author)
        for item in items:
            later = not round_ and desk.is_final(item)
            its = (*found[item.id], *(one for one in added if item.id in one.items))
            ground = Ground(tuple(one.number for one in its), desk.newest_request(item.id), later)
            subject = desk.asked_as(item)
            decision = _add(ledger, since, subject, DecisionKind.CLOSE, ground.value(), author)
            done.append(ClosingDone(item, ClosingState.CLOSED, decision, its))
    return ClosingsDone(tuple(done), tuple(_dangers(workspace, done)))


def reopen_items(
    workspace: Workspace, written_items: Sequence[str], author: Author, *, code: str = ""
) -> ClosingsDone:
    """Reopen closed items, all or none; it counts from a round on as a closing does.

    Raises UnknownNameError (item), ArgumentError (not closed, no reason).
    """
    items = _items(workspace, written_items)
    round_ = str(workspace.round(code)) if code else ""
    done: list[ClosingDone] = []
    with workspace.ledger.write() as ledger:
        desk = _Desk(workspace)
        since = round_ or desk.newest
        for item in items:
            desk.refuse(Deed.REOPEN, item, author)
        for item in items:
            value = reopening_value(later=not round_ and desk.is_final(item))
            # A matter of several plans is reopened where it was closed.
            subject = desk.closed[item.id].item
            decision = _add(ledger, since, subject, DecisionKind.REOPEN, value, author)
            done.append(ClosingDone(item, ClosingState.UNDER_WAY, decision))
    return ClosingsDone(tuple(done))


def send_requests_back(
    workspace: Workspace, written_items: Sequence[str], author: Author
) -> ClosingsDone:
    """Send the requests that wait for items back (退回), all or none: the items stay open.

    A request that comes with a later return waits again. Raises UnknownNameError (item), ArgumentError
    (no request waits, no reason).
    """
    items = _items(workspace, written_items)
    done: list[ClosingDone] = []
    with workspace.ledger.write() as ledger:
        desk = _Desk(workspace)
        for item in items:
            desk.refuse(Deed.SEND_BACK, item, author)
        for item in items:
            for code, number in desk.requests_of(item.id).items():
                value = str(number)
                decision = _add(ledger, code, item.id, DecisionKind.KEEP_OPEN, value, author)
                done.append(ClosingDone(item, ClosingState.SENT_BACK, decision))
    return ClosingsDone(tuple(done))


def undo_closing(workspace: Workspace, number: int, author: Author) -> ClosingDone:
    """Take back a closing, a reopening or the sending back of a request, or such an undoing.

    Raises ArgumentError where that number is none of them or is out of force already.
    """
    with workspace.ledger.write() as ledger:
        every = workspace.book.parts.every_decision
        by_number = {one.number: one for one in every}
        found = by_number.get(number)
        if found is None or number in undone(every) or not _is_ours(found, by_number):
            raise ArgumentError("--undo", "not-a-closing", str(number))
        item = workspace.plan().item(found.subject)
        if item is None:
            raise ArgumentError("--undo", "not-a-closing", str(number))
        kind = DecisionKind.UNDO
        decision = _add(ledger, found.round, item.id, kind, str(number), author)
        state = _Desk(workspace).state(item.id)
    return ClosingDone(item, state, decision)


def _is_ours(one: Decision, by_number: dict[int, Decision]) -> bool:
    while one.kind is DecisionKind.UNDO:
        one = by_number[int(one.value)]
    return one.kind in _ON_REQUESTS


class _Desk:
    """What is closed and asked for, as things stand: within a transaction, as they stand in it."""

    def __init__(self, workspace: Workspace) -> None:
        self._book = book = workspace.book
        self._workspace = workspace
        self._links = book.links()
        issued = dict.fromkeys(one.round for one in book.parts.issues)
        # The rounds in which something is reported: neither 细化方案 nor 督办.
        self._codes = [one for one in issued if parse_period(one) is not None]
        self.closed = with_matters(closings(book.parts.every_decision), self._links.asked)
        self.asked: list[tuple[str, Request]] = []
        self._back: dict[str, Decision] = {}
        for code in self._codes:
            state = book.state(workspace.round(code))
            self.asked += ((code, one) for one in waiting_requests(book, state))
            self._back |= kept_open(state.decisions)

    @property
    def newest(self) -> str:
        """The newest round that was sent out, from which on a decision counts; that of all where none was."""
        return newest_code(self._codes) or NO_ROUND

    def asked_as(self, item: Item) -> str:
        """Give the id under which an item is asked: another where it is one matter with that of another plan."""
        return self._links.asked.get(item.id, item.id)

    def is_final(self, item: Item) -> bool:
        """Say whether the report of a plan in which an item stands is final in the newest round.

        What is decided counts from the next one on then.
        """
        plan, decisions = self._book.plan, self._book.parts.decisions(self.newest)
        others = (plan.item(one) for one in self._links.others(item.id))
        plans = (item.plan_name, *(one.plan_name for one in others if one))
        return any(final_states(decisions, name) for name in plans)

    def state(self, item: str) -> ClosingState:
        """Say where an item stands."""
        return closing_state(item, self.closed, (one for _, one in self.asked), self._back)

    def requests_of(self, item: str) -> dict[str, int]:
        """Give the rounds in which a request for an item waits, with the newest file that has it."""
        found: dict[str, int] = {}
        for code, one in self.asked:
            if one.item == item:
                found[code] = max(found.get(code, 0), one.submission)
        return found

    def newest_request(self, item: str) -> int:
        """Give the newest file in which a matter's closing is asked for and nobody has answered, 0 for none."""
        asked = (self.requests_of(one) for one in self._matter(item))
        return max((number for one in asked for number in one.values()), default=0)

    def joined(self, code: str, item: str) -> tuple[EvidenceFile, ...]:
        """Give the files of evidence that a unit sent for an item in a round."""
        parts = self._book.parts
        every = joined_evidence(parts.evidence(code), parts.decisions(code))
        # What came with an earlier closing was evidence for that.
        return tuple(
            one.file
            for one in every
            if item in one.items and one.file.basis is not EvidenceBasis.PERSON
        )

    def evidence_for(self, item: str, since: str) -> tuple[EvidenceFile, ...]:
        """Give the files upon which an item can be closed: of the rounds of its requests, else of that round."""
        matter = self._matter(item)
        codes = dict.fromkeys(code for one in matter for code in self.requests_of(one)) or [since]
        files = (file for code in codes for one in matter for file in self.joined(code, one))
        return tuple({one.number: one for one in files}.values())

    def _matter(self, item: str) -> tuple[str, ...]:
        return item, *self._links.others(item)

    def refuse(
        self,
        deed: Deed,
        item: Item,
        author: Author,
        evidence: Sequence[int] = (),
        *,
        without_evidence: bool = False,
    ) -> None:
        """Raise ArgumentError where the deed may not be done."""
        why = refusal(
            deed,
            self.state(item.id),
            reason=author.reason,
            evidence=evidence,
            without_evidence=without_evidence,
        )
        if why is not None:
            raise ArgumentError(_ARGUMENTS.get(why, deed.value), why.value, item.id)


def _items(workspace: Workspace, written: Iterable[str]) -> list[Item]:
    found = (find_item(workspace, one) for one in written)
    return list({one.id: one for one in found}.values())


def _bytes_of(path: Path) -> bytes:
    data = read_file(path)
    if not data:
        raise DocumentError(shown_file_name(path), DocumentFault.EMPTY)
    return data


def _add_evidence(
    ledger: Transaction,
    workspace: Workspace,
    items: Sequence[Item],
    files: Sequence[tuple[Path, bytes]],
    code: str,
    author: Author,
) -> list[EvidenceFile]:
    """Keep files as evidence of the items, one record for each lead unit that the items have."""
    if not files:
        return []
    leads = workspace.book.leads()
    by_unit: dict[str, list[str]] = {}
    for item in items:
        by_unit.setdefault(next(iter(leads.get(item.id, ())), ""), []).append(item.id)
    hashes = ledger.archive_all([data for _, data in files])
    at = stamp_time(author.now)
    added: list[EvidenceFile] = []
    for (path, data), sha256 in zip(files, hashes, strict=True):
        source = SourceFile(shown_path(path.absolute()), "", sha256)
        for unit, ids in by_unit.items():
            file = EvidenceFile(source, at, code, unit, tuple(ids), EvidenceBasis.PERSON, len(data))
            number = ledger.add_evidence(file)
            added.append(replace(file, number=number))
    return added


def _add(
    ledger: Transaction, code: str, item: str, kind: DecisionKind, value: str, author: Author
) -> Decision:
    at = stamp_time(author.now)
    reason = author.reason.strip()
    number = ledger.add_decision(code, item, kind, value, reason, author.who, at)
    return Decision(number, code, item, kind, value, reason, author.who, at)


def _dangers(workspace: Workspace, done: Iterable[ClosingDone]) -> Iterable[Finding]:
    files = {one.number: one for each in done for one in each.evidence}
    for one in files.values():
        if not may_be_opened(one, workspace.ledger.archived(one.source.sha256)):
            facts = {"unit": one.unit, "number": one.number, "file": one.source.name}
            place = Place(file=one.source.name)
            yield Finding(EvidenceCode.EVIDENCE_DANGEROUS, place, facts=facts)
