"""Evidence (佐证材料) in a collection: what lies beside a unit's return and is none itself.

It is set aside until all returns of the collection are read, because only they tell whose it is.
What belongs to nobody is refused as ever.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from gwreport.domain.findings.codes.evidence import EvidenceCode
from gwreport.domain.findings.codes.files import FileCode
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.merging.words import newest_words
from gwreport.domain.returns.evidence import EvidenceFile, EvidenceRow, rows_of_evidence
from gwreport.domain.returns.returns import (
    MERGED_OUTCOMES,
    Entry,
    Outcome,
    Reading,
    SourceFile,
    Submission,
)
from gwreport.domain.rounds import newest_code, round_of_collection
from gwreport.errors import WorkerError
from gwreport.ledger.transaction import Transaction
from gwreport.workbooks.intake.reading import Intake, IntakeContext
from gwreport.workflow.returns.intake_store import Archived, CollectedFile, IntakeStore, batches
from gwreport.workflow.workspace import Workspace

Read = tuple[Archived, Intake | WorkerError | None]
# A unit and its round, of which a return came.
_Owner = tuple[str, str]

# What can be no return, whatever happened to it: a locked or damaged workbook may be one.
_NO_RETURNS = frozenset(
    {
        FileCode.HTML,
        FileCode.MHT,
        FileCode.OFD,
        FileCode.LAYOUT,
        FileCode.PDF,
        FileCode.PORTFOLIO,
        FileCode.WORD,
        FileCode.SLIDES,
        FileCode.PICTURE,
        FileCode.RECORDING,
        FileCode.PACKAGE,
        FileCode.LINK,
        FileCode.DATABASE,
        FileCode.PROGRAM,
        FileCode.NO_WORKBOOK,
        FileCode.TEXT,
    }
)
_WORKBOOKS = frozenset(("xlsx", "xls", "xlsm", "xlsb", "xltx", "et", "ett", "ods", "csv", "tmp"))
# So many folders around a file may say whose it is, and of which row.
_MOST_FOLDERS = 12


class EvidenceIntake:
    """Sets aside what may be evidence, and stores it when it is known what it lies beside."""

    def __init__(
        self, workspace: Workspace, context: IntakeContext, store: IntakeStore, at: datetime
    ) -> None:
        self._workspace, self._context, self._store, self._at = workspace, context, store, at
        self._aside: list[tuple[int, Read]] = []
        self._keys: set[str] = set()
        self._taken = 0

    def without(self, results: Iterable[Read]) -> Iterator[Read]:
        """Pass on what is no evidence for certain."""
        for place, (archived, result) in enumerate(results):
            if self._may_be(archived, result):
                # Its bytes are in the archive; here they would only fill memory.
                source = archived.source
                bare = replace(source, had=replace(source.had, data=None))
                self._aside.append((place, (replace(archived, source=bare), result)))
                self._keys.add(archived.key)
            else:
                yield archived, result

    def _may_be(self, archived: Archived, result: Intake | WorkerError | None) -> bool:
        if result is None:
            return archived.twin and archived.key in self._keys
        if not isinstance(result, Intake) or result.outcome is not Outcome.REFUSED:
            return False
        codes = {one.code for one in result.reading.findings}
        if ReturnCode.NO_TABLE in codes:
            return True
        # What calls itself a workbook and is none was meant to be the return.
        is_meant = archived.source.name.rpartition(".")[2].lower() in _WORKBOOKS
        return not is_meant and not codes.isdisjoint(_NO_RETURNS)

    def settled(self, done: Sequence[CollectedFile]) -> list[CollectedFile]:
        """Store what was set aside, and give all files in the order in which they were taken."""
        if not self._aside:
            return list(done)
        owners = _Owners(self._store, self._context, done)
        own: list[tuple[int, Archived, _Owner, int]] = []
        others: list[tuple[int, Read]] = []
        for place, read in self._aside:
            archived, _ = read
            owner = owners.of(archived.file)
            if owner is None:
                others.append((place, read))
            else:
                own.append((place, archived, *owner))
        by_place: dict[int, CollectedFile] = {}
        for batch in batches(iter(others), lambda one: one[1][0].size):
            stored = self._store.add([read for _, read in batch])
            by_place |= dict(zip((place for place, _ in batch), stored, strict=True))
        by_place |= self._stored(own)
        rest = iter(done)
        total = len(done) + len(self._aside)
        return [by_place[place] if place in by_place else next(rest) for place in range(total)]

    def _stored(self, own: Sequence[tuple[int, Archived, _Owner, int]]) -> dict[int, CollectedFile]:
        found: dict[int, CollectedFile] = {}
        if not own:
            return found
        rows = _Rows(self._workspace, self._context)
        with self._workspace.ledger.write() as ledger:
            known = {
                (one.source.sha256, one.round, one.unit): one
                for one in self._workspace.ledger.evidence()
            }
            for place, archived, owner, depth in own:
                key = (archived.file.sha256, round_of_collection(owner[0]), owner[1])
                before = known.get(key)
                file = before or self._added(
                    ledger, archived.file, owner, _names(archived.file, depth), rows
                )
                known[key] = file
                found[place] = _collected(archived.file, file, is_new=before is None)
        return found

    def _added(
        self,
        ledger: Transaction,
        source: SourceFile,
        owner: _Owner,
        names: Sequence[str],
        rows: "_Rows",
    ) -> EvidenceFile:
        round_, unit = owner
        # Who it is of says nothing of the row.
        own = self._store.known.registry.called(unit)
        called = sorted((own.name, *own.aliases), key=len, reverse=True) if own else ()
        bare = [_without(name, called) for name in names]
        items, basis = rows_of_evidence(bare, rows.of(owner))
        size = len(self._workspace.ledger.archived(source.sha256))
        # What proves an answer to supervision is evidence of the round that it is upon.
        of_round = round_of_collection(round_)
        file = EvidenceFile(source, self._at, of_round, unit, items, basis, size)
        return replace(file, number=ledger.add_evidence(file))


def _collected(source: SourceFile, file: EvidenceFile, *, is_new: bool) -> CollectedFile:
    place = Place(file=source.name)
    facts = {"unit": file.unit, "number": file.number, "file": source.name, "items": file.items}
    if not is_new:
        findings = [Finding(EvidenceCode.EVIDENCE_SAME, place, facts=facts)]
    else:
        code = EvidenceCode.EVIDENCE_JOINED if file.items else EvidenceCode.EVIDENCE_UNPLACED
        findings = [Finding(code, place, facts=facts)]
        if file.is_dangerous:
            findings.append(Finding(EvidenceCode.EVIDENCE_DANGEROUS, place, facts=facts))
    is_clean = file.items and not file.is_dangerous
    outcome = Outcome.ACCEPTED if is_clean else Outcome.ACCEPTED_WITH_FINDINGS
    reading = Reading(file.round, file.unit, findings=tuple(findings))
    submission = Submission(
        source, file.received_at, outcome if is_new else Outcome.DUPLICATE, reading
    )
    return CollectedFile(submission, 0, file)


def _folders(source: SourceFile) -> tuple[str, ...]:
    """Give the folders in which a file lies, outermost first; an archive is one of them."""
    outer = PurePosixPath(source.path.replace("\\", "/"))
    if not source.member:
        return outer.parent.parts
    return (*outer.parts, *PurePosixPath(source.member.replace("\\", "/")).parent.parts)


def _without(name: str, words: Iterable[str]) -> str:
    for one in words:
        name = name.replace(one, "")
    return name


def _names(source: SourceFile, depth: int) -> tuple[str, ...]:
    """Give a file's name and those of its folders below a depth, the nearest first."""
    return (source.name, *reversed(_folders(source)[depth:][-_MOST_FOLDERS:]))


class _Owners:
    """Says of which unit and round a file is the evidence: by a unit's name, else by what lies nearest."""

    def __init__(
        self, store: IntakeStore, context: IntakeContext, done: Sequence[CollectedFile]
    ) -> None:
        self._known, self._context = store.known, context
        self._beside: dict[tuple[str, ...], set[_Owner]] = {}
        self._rounds: dict[str, str] = {}
        for one in done:
            file = one.submission
            if not (file.round and file.unit) or file.outcome is Outcome.REFUSED:
                continue
            self._rounds[file.unit] = newest_code((file.round, self._rounds.get(file.unit, "")))
            folders = _folders(file.source)
            for depth in range(len(folders) + 1):
                self._beside.setdefault(folders[:depth], set()).add((file.round, file.unit))

    def of(self, source: SourceFile) -> tuple[_Owner, int] | None:
        """Give the owner, and how deep the folder lies below which all is its own.

        None where several could be meant, or a unit that has sent no return.
        """
        folders = _folders(source)
        for depth, name in zip(range(len(folders), -1, -1), _names(source, 0), strict=False):
            unit = self._known.registry.named_in(name)
            if unit is not None:
                round_ = self._rounds.get(unit.name) or self._newest(unit.name)
                return ((round_, unit.name), depth) if round_ else None
        for depth in range(len(folders), -1, -1):
            owners = self._beside.get(folders[:depth])
            if owners:
                return (next(iter(owners)), depth) if len(owners) == 1 else None
        return None

    def _newest(self, unit: str) -> str:
        # A return of the newest round that went out to it must have come: a page alone stands for none.
        rounds = [
            str(one) for one in self._context.rounds if (str(one), unit) in self._context.rows
        ]
        newest = rounds[-1] if rounds else ""
        return newest if newest and self._known.versions(newest, unit) else ""


class _Rows:
    """The rows that a unit was sent in a round, with what it wrote there; each looked up once."""

    def __init__(self, workspace: Workspace, context: IntakeContext) -> None:
        self._workspace, self._context = workspace, context
        self._rows: dict[_Owner, list[EvidenceRow]] = {}

    def of(self, owner: _Owner) -> Sequence[EvidenceRow]:
        """Give them in the order in which they were sent."""
        if owner not in self._rows:
            self._rows[owner] = self._looked_up(*owner)
        return self._rows[owner]

    def _looked_up(self, round_: str, unit: str) -> list[EvidenceRow]:
        context = self._context
        issued = context.rows.get((round_, unit))
        if issued is None:
            return []
        entries = self._entries(round_, unit)
        return [
            EvidenceRow(
                item,
                context.numbers.get(item, ""),
                next(reversed(context.issued_texts(issued, item)), ""),
                tuple(cell.text for cell in entries[item].cells.values())
                if item in entries
                else (),
            )
            for item in issued.items
        ]

    def _entries(self, round_: str, unit: str) -> dict[str, Entry]:
        came = [
            one
            for one in self._workspace.ledger.submissions(round_)
            if one.unit == unit and (one.outcome in MERGED_OUTCOMES or one.outcome is Outcome.HELD)
        ]
        every = (entry for one in came for entry in one.entries)
        return {item: entry for (name, item), entry in newest_words(every).items() if name == unit}
