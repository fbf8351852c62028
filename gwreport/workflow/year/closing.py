"""Close items (销号), send requests for it back (退回), reopen (恢复), and take any of that back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gwreport.domain.decisions.closings import Ground, reopening_value
from gwreport.domain.decisions.decisions import Decision, DecisionKind, undone
from gwreport.domain.findings.codes.evidence import EvidenceCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.evidence import EvidenceBasis, EvidenceFile
from gwreport.domain.returns.returns import SourceFile
from gwreport.domain.year.closing import ClosingState, Deed
from gwreport.errors import ArgumentError, DocumentError, DocumentFault
from gwreport.ledger.transaction import Transaction
from gwreport.workflow.found_files import shown_file_name, shown_path
from gwreport.workflow.given_file import read_file
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.evidence import may_be_opened
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace, stamp_time
from gwreport.workflow.year.closings_now import ClosingsNow, Standing
from gwreport.workflow.year.view_closings import UPON_CLOSINGS

# How items stood when the clerk decided, by their ids.
Shown = Mapping[str, Standing]
_NOT_SHOWN: Shown = {}


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


def close_items(
    workspace: Workspace,
    written_items: Sequence[str],
    author: Author,
    *,
    evidence: Sequence[Path] = (),
    without_evidence: bool = False,
    code: str = "",
    shown: Shown = _NOT_SHOWN,
) -> ClosingsDone:
    """Close items, all or none; the files given are archived first, and never opened.

    What a unit sent beside the return in which it asks for it is evidence as well, else what came for
    the item in the round. It counts from the round `code` on: by default from the newest that was sent
    out, or the one after it where that one's report is final. What stands otherwise than it was `shown` is
    refused. Raises UnknownNameError (item),
    ArgumentError (closed already, no reason, no evidence), DocumentError (a file that cannot be had).
    """
    items = _items(workspace, written_items)
    files = [(path, _bytes_of(path)) for path in dict.fromkeys(evidence)]
    round_ = str(workspace.round(code)) if code else ""
    done: list[ClosingDone] = []
    with workspace.ledger.write() as ledger:
        now = ClosingsNow(workspace)
        since = round_ or now.newest
        items = _once(now, items)
        found: dict[str, tuple[EvidenceFile, ...]] = {}
        for item in items:
            found[item.id] = now.evidence_for(item.id, since)
            had = [one.number for one in found[item.id]] or [0] * len(files)
            now.refuse(
                Deed.CLOSE,
                item,
                author,
                had,
                without_evidence=without_evidence,
                shown=shown.get(item.id),
            )
        added = _add_evidence(ledger, workspace, items, files, since, author)
        for item in items:
            later = not round_ and now.is_final(item)
            its = (*found[item.id], *(one for one in added if item.id in one.items))
            ground = Ground(tuple(one.number for one in its), now.newest_request(item.id), later)
            subject = now.asked_as(item)
            decision = _add(ledger, since, subject, DecisionKind.CLOSE, ground.value(), author)
            done.append(ClosingDone(item, ClosingState.CLOSED, decision, its))
    return ClosingsDone(tuple(done), tuple(_dangers(workspace, done)))


def reopen_items(
    workspace: Workspace,
    written_items: Sequence[str],
    author: Author,
    *,
    code: str = "",
    shown: Shown = _NOT_SHOWN,
) -> ClosingsDone:
    """Reopen closed items, all or none; it counts from a round on as a closing does.

    Raises UnknownNameError (item), ArgumentError (not closed, no reason).
    """
    items = _items(workspace, written_items)
    round_ = str(workspace.round(code)) if code else ""
    done: list[ClosingDone] = []
    with workspace.ledger.write() as ledger:
        now = ClosingsNow(workspace)
        since = round_ or now.newest
        items = _once(now, items)
        for item in items:
            now.refuse(Deed.REOPEN, item, author, shown=shown.get(item.id))
        for item in items:
            value = reopening_value(later=not round_ and now.is_final(item))
            # A matter of several plans is reopened where it was closed.
            subject = now.closed[item.id].item
            decision = _add(ledger, since, subject, DecisionKind.REOPEN, value, author)
            done.append(ClosingDone(item, ClosingState.UNDER_WAY, decision))
    return ClosingsDone(tuple(done))


def send_requests_back(
    workspace: Workspace,
    written_items: Sequence[str],
    author: Author,
    *,
    shown: Shown = _NOT_SHOWN,
) -> ClosingsDone:
    """Send the requests that wait for items back (退回), all or none: the items stay open.

    A request that comes with a later return waits again. Raises UnknownNameError (item), ArgumentError
    (no request waits, no reason).
    """
    items = _items(workspace, written_items)
    done: list[ClosingDone] = []
    with workspace.ledger.write() as ledger:
        now = ClosingsNow(workspace)
        # A request waits under the number by which the unit was asked.
        plan = workspace.plan()
        items = [plan.item(now.asked_as(one)) or one for one in _once(now, items)]
        for item in items:
            now.refuse(Deed.SEND_BACK, item, author, shown=shown.get(item.id))
        for item in items:
            for code, number in now.requests_of(item.id).items():
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
        state = ClosingsNow(workspace).state(item.id)
    return ClosingDone(item, state, decision)


def _is_ours(one: Decision, by_number: dict[int, Decision]) -> bool:
    while one.kind is DecisionKind.UNDO:
        one = by_number[int(one.value)]
    return one.kind in UPON_CLOSINGS


def _items(workspace: Workspace, written: Iterable[str]) -> list[Item]:
    found = (find_item(workspace, one) for one in written)
    return list({one.id: one for one in found}.values())


def _once(now: ClosingsNow, items: Sequence[Item]) -> list[Item]:
    """Give each matter of several plans once, under the first of its numbers that is named."""
    matters: dict[str, Item] = {}
    for item in items:
        matters.setdefault(now.asked_as(item), item)
    return list(matters.values())


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
