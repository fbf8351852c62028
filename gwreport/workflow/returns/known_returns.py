"""What has come in so far, as a collection must know it: also what others store meanwhile."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from gwreport.domain.findings.code import Trait
from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.returns import Outcome, Reading, SourceFile, Submission
from gwreport.domain.units.registry import Registry
from gwreport.workflow.workspace import Workspace


class KnownReturn(NamedTuple):
    """A file that came before, without words and findings; `key` tells its bytes from every other's."""

    key: str
    file: Submission


class KnownReturns:
    """The files that came before, by their bytes and by unit and round.

    Within a write transaction `look_again` takes in what anybody has stored since it looked last:
    from there to the end of the transaction nothing else can come in between.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._ledger = workspace, workspace.ledger
        self._seen = 0
        self._files: dict[int, KnownReturn] = {}
        self._by_bytes: dict[str, int] = {}
        self._by_unit: dict[tuple[str, str], list[Submission]] = {}
        # Which letters came with which bytes.
        self.letters: set[tuple[str, str]] = set()
        self.registry = Registry()
        # The day of the last sending of each round, and of what was put under supervision in it.
        self.sent: dict[str, date] = {}
        self.supervised: list[Issue] = []
        self.look_again()

    def look_again(self) -> None:
        """Take in what was stored since the last look, by this collection or another program."""
        newest = self._ledger.newest_record()
        if newest == self._seen:
            return
        records = list(self._ledger.journal(after=self._seen) if self._seen else ())
        outcomes = {
            record.facts["number"]: Outcome(record.facts["outcome"])
            for record in records
            if record.kind == "outcome"
        }
        if any(record.kind == "registry" for record in records):
            # Units may have been joined: what came is read anew, under the names that they have now.
            self._files.clear()
        self._seen = newest
        self.registry = self._workspace.registry()
        issues = self._ledger.issues()
        self.sent = {one.round: one.issued_at.date() for one in issues if not one.is_supervision}
        self.supervised = [one for one in issues if one.is_supervision]
        for number, outcome in outcomes.items():
            if number in self._files:
                key, file = self._files[number]
                self._files[number] = KnownReturn(key, replace(file, outcome=outcome))
        last = max(self._files, default=0)
        for one in self._ledger.submissions(None, with_entries=False, after=last):
            self._take(one)
        self._arrange(self._files.values())

    def remember(self, stored: Submission) -> None:
        """Take in a file that was stored in this very transaction."""
        self._take(stored)
        if stored.number in self._files:
            self._arrange([self._files[stored.number]], anew=False)

    def stored(self) -> None:
        """Note that everything up to now is known: the end of a transaction of ours."""
        self._seen = self._ledger.newest_record()

    def of_bytes(self, key: str) -> int:
        """Give the number of the file of these bytes, 0 when none was read before."""
        return self._by_bytes.get(key, 0)

    def present(self, reading: Reading, number: int) -> Reading:
        """Give what a process read that knew the units as they were when the collection began.

        `number` is that of the unit whose return it is.
        """
        unit = self.registry.by_number(number)
        return reading if unit is None else reading.of_unit(unit.name)

    def versions(self, round_: str, unit: str) -> list[Submission]:
        """Give what came of a unit in a round, oldest first; what a clerk refused is left out."""
        return [one for one in self._of(round_, unit) if one.outcome is not Outcome.REFUSED]

    def next_version(self, round_: str, unit: str) -> int:
        """Give the number of a unit's next version, one that none bears that came before."""
        return max((one.version for one in self._of(round_, unit)), default=0) + 1

    def _of(self, round_: str, unit: str) -> list[Submission]:
        return self._by_unit.get((round_, unit), [])

    def _take(self, one: Submission) -> None:
        self.letters.update(
            (one.source.sha256, str(found.facts["digest"]))
            for found in one.findings
            if found.code.has(Trait.OF_LETTER)
        )
        if _was_not_read(one):
            return
        key = bytes_key(one.source, is_refused_member=was_not_opened(one))
        bare = replace(one.reading, entries=(), loose=(), findings=())
        self._files[one.number] = KnownReturn(key, replace(one, reading=bare))

    def _arrange(self, files: Iterable[KnownReturn], *, anew: bool = True) -> None:
        if anew:
            self._by_bytes, self._by_unit = {}, {}
        for key, one in files:
            if one.outcome is Outcome.DUPLICATE:
                continue
            self._by_bytes.setdefault(key, one.number)
            if one.unit and one.round and one.version:
                self._by_unit.setdefault((one.round, one.unit), []).append(one)


def bytes_key(file: SourceFile, *, is_refused_member: bool) -> str:
    """Give what tells the bytes of a file from all others.

    Members that could not be taken out have the bytes of their archive in common.
    """
    return f"{file.sha256}!{file.member}" if is_refused_member else file.sha256


def was_not_opened(known: Submission) -> bool:
    """Say whether a file was refused before it was read; a member's bytes are then its archive's."""
    return any(finding.code.has(Trait.NOT_OPENED) for finding in known.findings)


def _was_not_read(known: Submission) -> bool:
    return any(finding.code.has(Trait.NOT_READ) for finding in known.findings)
