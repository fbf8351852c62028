"""Stores what was collected: bytes first, then what was read of them, beside what came before."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from gwreport.domain.findings.codes.collecting import CollectingCode
from gwreport.domain.findings.codes.files import SourceCode
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import ItemField, NamedField
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.form.design import FormDesign
from gwreport.domain.merging.send_backs import correction_number
from gwreport.domain.merging.versions import Difference, Relation, compare_versions
from gwreport.domain.returns.evidence import EvidenceFile
from gwreport.domain.returns.returns import (
    MERGED_OUTCOMES,
    Entry,
    Outcome,
    Reading,
    SourceFile,
    Submission,
)
from gwreport.domain.rounds import is_supervision, newest_code, parse_collection
from gwreport.errors import WorkerError
from gwreport.machine.program_log import record
from gwreport.officefiles.containers.members import Problem
from gwreport.wording.findings.explaining import prove_sentences
from gwreport.wording.names import round_name
from gwreport.workbooks.intake.reading import Intake
from gwreport.workflow.found_files import shown_path
from gwreport.workflow.returns.corrections import find_send_back, take_correction
from gwreport.workflow.returns.known_returns import KnownReturns, bytes_key
from gwreport.workflow.returns.letters import with_letter
from gwreport.workflow.returns.sources import Source, holds_others, members
from gwreport.workflow.rounds.supervised import without_sent_back
from gwreport.workflow.workspace import Workspace

Thing = TypeVar("Thing")

_BATCH, _BATCH_BYTES = 48, 64 << 20


@dataclass(frozen=True, slots=True)
class Archived:
    """A source whose bytes are in the archive; `twin` says that the same bytes came before."""

    source: Source
    file: SourceFile
    twin: bool = False

    @property
    def key(self) -> str:
        """What tells it from every other file."""
        return bytes_key(self.file, is_refused_member=bool(self.source.had.problem))

    @property
    def size(self) -> int:
        """How many bytes it holds in memory."""
        return len(self.source.had.data or b"")

    @property
    def to_read(self) -> bool:
        """Whether a reading process must look at it."""
        had = self.source.had
        return had.data is not None and not had.problem and not self.twin


@dataclass(frozen=True, slots=True)
class CollectedFile:
    """A file that was taken in, without its words; `entries` counts the rows that had some.

    Of evidence, which is no return, `submission` says what is known of the file and `evidence` where
    it was joined.
    """

    submission: Submission
    entries: int
    evidence: EvidenceFile | None = None


class IntakeStore:
    """Writes to the ledger: bytes first, then what was read of them, beside what came before.

    Whatever is known of earlier files when one is stored is read in the transaction that stores it:
    two clerks may collect at once.
    """

    def __init__(self, workspace: Workspace, at: datetime, units: Mapping[str, int]) -> None:
        """Store into a workspace; `units` are the numbers of the names that the readers know."""
        self._workspace, self._ledger = workspace, workspace.ledger
        self._at = at
        self._known, self._units = KnownReturns(workspace), units
        # Of this run, by their bytes: what was stored, and what could not be read, whose copies are
        # not read again.
        self._stored: dict[str, int] = {}
        self._failed: dict[str, WorkerError] = {}

    @property
    def known(self) -> KnownReturns:
        """What has come in so far."""
        return self._known

    def archived(self, sources: Iterable[Source]) -> Iterator[Archived]:
        """Put the bytes of each source into the archive, a batch a transaction, and pass it on.

        An archive or a mail among them is taken apart only when its own bytes are there; its members
        then go into the archive in turn.
        """
        seen: set[str] = set()
        for one in self._kept(sources):
            twin = bool(one.file.sha256) and (one.key in seen or self._known.of_bytes(one.key) > 0)
            seen.add(one.key)
            yield replace(one, twin=twin)

    def _kept(self, sources: Iterable[Source], outer: str = "") -> Iterator[Archived]:
        for batch in batches(sources, lambda source: len(source.had.data or b"")):
            with self._ledger.write() as ledger:
                stored = iter(
                    ledger.archive_all([one.had.data for one in batch if one.had.data is not None])
                )
                self._known.look_again()
            for source in batch:
                sha256 = next(stored) if source.had.data is not None else ""
                if holds_others(source):
                    yield from self._kept(members(source), sha256)
                    continue
                sha256 = outer if source.is_kept_in_archive else sha256
                file = SourceFile(shown_path(source.path), source.had.name, sha256)
                yield Archived(source, file)

    def add(
        self, batch: Sequence[tuple[Archived, Intake | WorkerError | None]]
    ) -> list[CollectedFile]:
        """Store a batch in one transaction."""
        stored: list[CollectedFile] = []
        with self._ledger.write() as ledger:
            self._known.look_again()
            for archived, result in batch:
                submission = self._told(archived, result)
                if submission.source.sha256:
                    number = ledger.add_submission(submission)
                    submission = replace(submission, number=number)
                    self._stored.setdefault(archived.key, number)
                    self._known.remember(submission)
                stored.append(collected(submission))
            self._known.stored()
        return stored

    def _told(self, one: Archived, result: Intake | WorkerError | None) -> Submission:
        submission = with_letter(self._submission(one, result), one.source, self._known.letters)
        try:
            prove_sentences(submission.findings)
        except KeyError as error:
            # A mistake of ours, which costs this one file and not those beside it.
            record(error)
            return self._submission(one, WorkerError(one.source.name, "failed"))
        return submission

    def _submission(self, one: Archived, result: Intake | WorkerError | None) -> Submission:
        source = one.source
        twin = self._known.of_bytes(one.key) if one.file.sha256 else 0
        if isinstance(result, Intake) and not twin:
            read = self._of_its_round(self._read(one, result))
            return _with_remarks(source, self._supposed(source, read))
        bare = Submission(one.file, self._at, Outcome.REFUSED)
        if twin:
            return self._twin(bare, twin)
        if one.twin:
            result = self._failed.get(one.key, result)
        if one.twin and result is None:
            return self._twin(bare, self._stored.get(one.key, 0))
        if isinstance(result, WorkerError):
            self._failed[one.key] = result
            finding = Finding(_WORKER_CODES[result.reason], Place(file=source.name))
            return self._supposed(source, bare.told(finding))
        return self._supposed(source, bare.told(_source_finding(source)))

    def _supposed(self, source: Source, read: Submission) -> Submission:
        # A name is no proof of whose a file is; but when nothing else can be read, the clerk need
        # not be told that the unit sent nothing.
        if read.unit or read.outcome is not Outcome.REFUSED or source.had.problem == Problem.LITTER:
            return read
        unit = self._known.registry.named_in(source.name)
        if unit is None:
            return read
        place = Place(file=source.name)
        finding = Finding(ReturnCode.UNIT_SUPPOSED, place, facts={"unit": unit.name})
        return read.told(finding)

    def _of_its_round(self, read: Submission) -> Submission:
        # A workbook of an earlier round that comes while a later one is collected: a unit may have
        # filled in the wrong form. When both went out on one day both are being collected.
        if is_supervision(read.round):
            return self._of_its_supervision(read)
        round_ = parse_collection(read.round)
        if round_ is not None and round_.is_refinement:
            return read
        days = self._known.sent
        sent, newest = days.get(read.round), newest_code(days)
        if sent is None or newest == read.round or read.outcome not in MERGED_OUTCOMES:
            return read
        facts = {
            "unit": read.unit,
            "round": _round_words(read.round),
            "newest": _round_words(newest),
        }
        if days[newest] > sent and not correction_number(read):
            finding = Finding(ReturnCode.ROUND_EARLIER, facts=facts)
            return read.told(finding, outcome=Outcome.HELD)
        finding = Finding(ReturnCode.ROUND_NOT_NEWEST, facts=facts)
        return read.told(finding)

    def _of_its_supervision(self, read: Submission) -> Submission:
        # An answer to what was asked earlier, while the same unit has been asked again since.
        later = [
            one.round
            for one in self._known.supervised
            if one.round > read.round and read.unit in one.unit_names
        ]
        if not later or read.outcome not in MERGED_OUTCOMES:
            return read
        facts = {
            "unit": read.unit,
            "round": _round_words(read.round),
            "newest": _round_words(max(later)),
        }
        return read.told(Finding(CollectingCode.SUPERVISED_AGAIN, facts=facts))

    def _twin(self, bare: Submission, number: int) -> Submission:
        finding = Finding(CollectingCode.SAME_BYTES, facts={"number": number})
        known = self._ledger.submission(number)
        reading = Reading(known.round, known.unit, findings=(finding,)) if known else Reading()
        version = known.version if known else 0
        return replace(bare, outcome=Outcome.DUPLICATE, reading=reading, version=version)

    def _read(self, one: Archived, result: Intake) -> Submission:
        number = self._units.get(result.reading.unit)
        reading = result.reading if number is None else self._known.present(result.reading, number)
        read = Submission(one.file, self._at, result.outcome, reading)
        if not (read.round and read.unit) or read.outcome is Outcome.REFUSED:
            return read
        earlier = self._known.versions(read.round, read.unit)
        read = replace(read, version=self._known.next_version(read.round, read.unit))
        return self._against(read, earlier) if earlier else read

    def _correction(
        self, read: Submission, before: Sequence[Entry], number: int
    ) -> Submission | None:
        found = find_send_back(self._workspace, read.round, read.unit, number)
        if found is None:
            return None
        taken, differences = take_correction(read, before, found)
        if not differences:
            return taken
        finding = version_differs(
            taken, differences, self._workspace.book.design_of_code(read.round)
        )
        return taken.told(finding, outcome=Outcome.HELD)

    def _against(self, read: Submission, earlier: Sequence[Submission]) -> Submission:
        for one in earlier:
            if one.reading.content_hash == read.reading.content_hash:
                finding = Finding(CollectingCode.SAME_CONTENT, facts={"number": one.number})
                same = read.told(finding, outcome=Outcome.DUPLICATE)
                return replace(same, version=one.version)
        merged = [one.number for one in earlier if one.outcome in MERGED_OUTCOMES]
        if not merged or read.outcome is Outcome.HELD:
            return read
        before = [
            entry
            for number in merged
            if (known := self._ledger.submission(number))
            for entry in known.entries
        ]
        number = correction_number(read)
        if number and (taken := self._correction(read, before, number)):
            return taken
        if is_supervision(read.round):
            before = without_sent_back(self._workspace, read, before)
        relation, differences = compare_versions(before, read.entries)
        facts = {"unit": read.unit, "version": read.version}
        match relation:
            case Relation.FULLER:
                finding = Finding(CollectingCode.VERSION_FULLER, facts=facts)
                return read.told(finding)
            case Relation.SAME | Relation.OLDER:
                finding = Finding(CollectingCode.VERSION_OLDER, facts=facts)
                return read.told(finding, outcome=Outcome.SUPERSEDED)
            case Relation.DIFFERENT:
                finding = version_differs(
                    read, differences, self._workspace.book.design_of_code(read.round)
                )
                return read.told(finding, outcome=Outcome.HELD)


_WORKER_CODES = {
    "died": CollectingCode.WORKER_DIED,
    "failed": CollectingCode.WORKER_FAILED,
    "time": CollectingCode.WORKER_TIME,
    "memory": CollectingCode.WORKER_MEMORY,
}


def _round_words(code: str) -> str:
    round_ = parse_collection(code)
    return round_name(round_) if round_ else code


def _with_remarks(source: Source, read: Submission) -> Submission:
    had = source.had
    if not had.remarks:
        return read
    place = Place(file=source.name)
    facts = {"file": had.name}
    found = [Finding(SourceCode.of(remark), place, facts=facts) for remark in had.remarks]
    accepted = read.outcome is Outcome.ACCEPTED
    outcome = Outcome.ACCEPTED_WITH_FINDINGS if accepted else read.outcome
    return read.told(*found, outcome=outcome)


def version_differs(
    read: Submission, differences: Sequence[Difference], design: FormDesign
) -> Finding:
    """Say in how many cells, and in which, a file differs from what its unit has said before."""
    cells = tuple(
        ItemField(one.item, NamedField(one.field, design.heading(one.field)), one.at)
        for one in differences
    )
    facts = {
        "unit": read.unit,
        "version": read.version,
        "count": len(differences),
        "cells": cells,
    }
    return Finding(CollectingCode.VERSION_DIFFERS, facts=facts)


def batches(things: Iterable[Thing], size: Callable[[Thing], int]) -> Iterator[list[Thing]]:
    """Put things together that are stored in one transaction; `size` gives a thing's bytes."""
    batch: list[Thing] = []
    total = 0
    for thing in things:
        batch.append(thing)
        total += size(thing)
        if len(batch) == _BATCH or total >= _BATCH_BYTES:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _source_finding(source: Source) -> Finding:
    place = Place(file=source.name)
    facts = {"file": source.name, "reason": source.had.detail}
    return Finding(SourceCode.of(source.had.problem), place, facts=facts)


def collected(submission: Submission) -> CollectedFile:
    """Say what became of a stored file."""
    filled = sum(not entry.is_blank for entry in submission.entries)
    return CollectedFile(submission.bare(), filled)
