"""The parts of a ledger, each read once and kept until the journal says that it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.records import RECORDED_KINDS
from gwreport.workflow.book.part import EVERYTHING, Part, parts_changed_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gwreport.domain.decisions.decisions import Decision
    from gwreport.domain.plan.documents import PastReport
    from gwreport.domain.plan.plan import Plan
    from gwreport.domain.returns.evidence import EvidenceFile
    from gwreport.domain.returns.issues import Issue
    from gwreport.domain.returns.returns import Submission
    from gwreport.domain.units.registry import Registry
    from gwreport.ledger.ledger import Ledger
    from gwreport.ledger.order import Order
    from gwreport.ledger.records import JournalHead, JournalRecord, PlanVersion


class Parts:
    """What was read of one ledger; every part is the same object as long as it says the same.

    `follow` comes first, and again before anything is relied upon: it alone looks whether anything
    has changed. What is read lazily after it may be newer than what was read before; the next
    `follow` mends that. Every method may raise WorkspaceError, StorageError.
    """

    def __init__(self) -> None:
        self._ledger: Ledger | None = None
        self._uid = ""
        self._head: JournalHead | None = None
        self._plans: dict[int, Plan | None] = {}
        self._versions: tuple[PlanVersion, ...] | None = None
        self._registry: Registry | None = None
        self._settings: dict[str, str] | None = None
        self._issues: tuple[Issue, ...] | None = None
        self._supervisions: tuple[Issue, ...] = ()
        self._histories: dict[str, PastReport] | None = None
        self._submissions: dict[str, tuple[Submission, ...]] = {}
        self._kept_words: tuple[Submission, ...] | None = None
        self._evidence: tuple[EvidenceFile, ...] | None = None
        # By round; those of before a change are looked at again, since most are the same.
        self._decisions: dict[str, tuple[Decision, ...]] = {}
        self._has_decisions = False
        self._every_decision: tuple[Decision, ...] | None = None
        self._order: Order | None = None

    @property
    def ledger(self) -> Ledger:
        """The ledger that is followed."""
        assert self._ledger is not None
        return self._ledger

    def follow(self, ledger: Ledger) -> None:
        """Read from this ledger on, and forget what it says has changed since it was read.

        It may be another opening of the same file. The journal's head is compared, not its length
        alone: a transaction that was rolled back had a head of its own, and so has another file.
        """
        head = _head_of(ledger)
        if ledger.facts.uid != self._uid or head is None or self._head is None:
            self.forget()
        elif head != self._head:
            self._ledger = ledger
            self._forget_changed(self._head)
        self._ledger, self._uid, self._head = ledger, ledger.facts.uid, head

    @property
    def head(self) -> JournalHead | None:
        """Where the journal ended when the ledger was followed; None where it is damaged."""
        return self._head

    def changed_since(self, known: JournalHead | None) -> frozenset[Part]:
        """Say which parts the journal has changed behind a head; all where it does not know that head."""
        if known is None or self._head is None:
            return EVERYTHING
        if known == self._head:
            return frozenset()
        try:
            if not self.ledger.contains(known):
                return EVERYTHING
            return parts_changed_by(one.kind for one in self.ledger.journal(after=known.length))
        except WorkspaceError as error:
            if error.fault is not WorkspaceFault.DAMAGED:
                raise
            return EVERYTHING

    def release(self) -> None:
        """Let go of the ledger, which is closed; what was read of it stays known."""
        self._ledger = None

    def forget(self) -> None:
        """Forget all that was read."""
        self.__init__()

    def _forget_changed(self, known: JournalHead) -> None:
        try:
            if not self.ledger.contains(known):
                self.forget()
                return
            for record in self.ledger.journal(after=known.length):
                self._forget_part(record)
        except WorkspaceError as error:
            if error.fault is not WorkspaceFault.DAMAGED:
                raise
            self.forget()

    def _forget_part(self, record: JournalRecord) -> None:
        if record.kind in RECORDED_KINDS:
            self._order = None
        match record.kind:
            case "plan":
                self._versions = None
            case "history":
                self._histories = None
            case "registry":
                # What is stored is read under the names that the units have now.
                self._registry = None
                self._plans.clear()
                self._issues = self._kept_words = self._evidence = None
                self._submissions.clear()
                self._has_decisions = False
            case "issue":
                self._issues = None
            case "submission":
                self._submissions.pop(record.facts["round"], None)
                self._kept_words = None
            case "evidence":
                self._evidence = None
            case "outcome":
                self._forget_file(record.facts["number"])
            case "decision":
                self._has_decisions = False
            case "setting":
                self._settings = None
            case "mail" | "mailbox" | "member":
                pass  # the journal alone has it
            case _:
                self.forget()

    def _forget_file(self, number: int) -> None:
        self._kept_words = None
        for code, files in list(self._submissions.items()):
            if any(one.number == number for one in files):
                del self._submissions[code]

    @property
    def plan_versions(self) -> tuple[PlanVersion, ...]:
        """The versions of the plan, oldest first."""
        if self._versions is None:
            self._versions = tuple(self.ledger.plan_versions())
        return self._versions

    @property
    def plan(self) -> Plan | None:
        """The newest version of the plan; None when none was loaded."""
        versions = self.plan_versions
        return self.plan_of(versions[-1].version) if versions else None

    def plan_of(self, version: int) -> Plan | None:
        """Give one version of the plan, under its units' present names; None when there is none."""
        if version not in self._plans:
            self._plans[version] = self.ledger.plan(version)
        return self._plans[version]

    @property
    def registry(self) -> Registry:
        """The registry of units."""
        if self._registry is None:
            self._registry = self.ledger.registry()
        return self._registry

    @property
    def settings(self) -> dict[str, str]:
        """The settings that were set."""
        if self._settings is None:
            self._settings = self.ledger.settings()
        return self._settings

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues of all rounds, oldest first; those upon what was behind are `supervisions`."""
        self._read_issues()
        return self._issues or ()

    @property
    def supervisions(self) -> tuple[Issue, ...]:
        """What was put under supervision (督办) in all rounds, oldest first."""
        self._read_issues()
        return self._supervisions

    def _read_issues(self) -> None:
        if self._issues is None:
            every = self.ledger.issues()
            self._supervisions = tuple(one for one in every if one.is_supervision)
            self._issues = tuple(one for one in every if not one.is_supervision)

    def history(self, code: str) -> PastReport | None:
        """Give the newest report that was loaded of a past round; None when there is none."""
        return self.histories.get(code)

    @property
    def histories(self) -> dict[str, PastReport]:
        """The newest report that was loaded of each past round, by the round's code."""
        if self._histories is None:
            self._histories = {one.round: one.report for one in self.ledger.loaded_reports()}
        return self._histories

    def read_submissions(self, codes: Collection[str]) -> None:
        """Read what came in several rounds in one go, as far as it is not known."""
        missing = [code for code in codes if code not in self._submissions]
        if not missing:
            return
        found: dict[str, list[Submission]] = {code: [] for code in missing}
        for one in self.ledger.submissions(missing):
            found[one.round].append(one)
        self._submissions |= {code: tuple(files) for code, files in found.items()}

    def submissions(self, code: str) -> tuple[Submission, ...]:
        """Give what came in a round, in the order of the numbers; of "" what tells no round."""
        self.read_submissions([code])
        return self._submissions[code]

    @property
    def every_evidence(self) -> tuple[EvidenceFile, ...]:
        """The files of evidence of all rounds, in the order of their numbers."""
        if self._evidence is None:
            self._evidence = tuple(self.ledger.evidence())
        return self._evidence

    def evidence(self, code: str) -> tuple[EvidenceFile, ...]:
        """Give the files of evidence of a round, in the order of their numbers."""
        return tuple(one for one in self.every_evidence if one.round == code)

    @property
    def order(self) -> Order:
        """What was recorded before what."""
        if self._order is None:
            self._order = self.ledger.order()
        return self._order

    @property
    def kept_words(self) -> tuple[Submission, ...]:
        """Who signed and saved the returns that are merged, oldest first."""
        if self._kept_words is None:
            from gwreport.domain.returns.returns import COMPANY, EDITOR, SIGNER

            self._kept_words = tuple(self.ledger.kept_words((SIGNER, EDITOR, COMPANY)))
        return self._kept_words

    def decisions(self, code: str) -> tuple[Decision, ...]:
        """Give the decisions of a round, oldest first."""
        self._read_decisions()
        return self._decisions.get(code, ())

    @property
    def every_decision(self) -> tuple[Decision, ...]:
        """The decisions of all rounds, oldest first."""
        self._read_decisions()
        if self._every_decision is None:
            every = (one for of_round in self._decisions.values() for one in of_round)
            self._every_decision = tuple(sorted(every, key=lambda one: one.number))
        return self._every_decision

    def _read_decisions(self) -> None:
        if self._has_decisions:
            return
        self._decisions = _by_round(self.ledger.decisions(), self._decisions)
        self._has_decisions, self._every_decision = True, None


def _by_round(
    decisions: Iterable[Decision], known: dict[str, tuple[Decision, ...]]
) -> dict[str, tuple[Decision, ...]]:
    found: dict[str, list[Decision]] = {}
    for one in decisions:
        found.setdefault(one.round, []).append(one)
    made = {code: tuple(of_round) for code, of_round in found.items()}
    return {code: known[code] if known.get(code) == new else new for code, new in made.items()}


def _head_of(ledger: Ledger) -> JournalHead | None:
    """Give the journal's head; None where the journal is damaged, which tells nothing of the rest."""
    try:
        return ledger.head()
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.DAMAGED:
            raise
        return None
