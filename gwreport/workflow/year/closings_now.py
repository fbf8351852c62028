"""What is closed (销号), asked to be, and sent back, as things stand: within a transaction, as they stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.decisions.closings import closings, kept_open, with_matters
from gwreport.domain.decisions.decisions import NO_ROUND, Decision, final_states
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.evidence import EvidenceBasis, EvidenceFile
from gwreport.domain.rounds import newest_code, parse_period
from gwreport.domain.year.closing import (
    ClosingState,
    Deed,
    Refusal,
    Request,
    closing_state,
    refusal,
)
from gwreport.errors import ArgumentError
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.rounds.closing_requests import waiting_requests
from gwreport.workflow.rounds.joined_evidence import evidence_by_item, joined_evidence
from gwreport.workflow.workspace import Workspace

_ARGUMENTS = {
    Refusal.NO_REASON: "--reason",
    Refusal.NO_EVIDENCE: "--evidence",
    Refusal.NOT_ASKED: "--refuse",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands, and upon what: told apart from where it stands a moment later.

    `number` is that of the file with the newest request that waits, of the decision that closed the
    item or sent the request back, 0 for none; `evidence` are the numbers of the files that it is closed
    upon, or could be.
    """

    state: ClosingState
    number: int = 0
    evidence: tuple[int, ...] = ()


class ClosingsNow:
    """Read once, from a workspace with a plan."""

    def __init__(self, workspace: Workspace) -> None:
        self._book = book = workspace.book
        self._links = book.links()
        issued = dict.fromkeys(one.round for one in book.parts.issues)
        # The rounds in which something is reported: neither 细化方案 nor 督办.
        self._codes = [one for one in issued if parse_period(one) is not None]
        self.closed = with_matters(closings(book.parts.every_decision), self._links.asked)
        self.asked: list[tuple[str, Request]] = []
        self.back: dict[str, Decision] = {}
        self._joined: dict[str, dict[str, tuple[EvidenceFile, ...]]] = {}
        for code in self._codes:
            state = book.state(workspace.round(code))
            self.asked += ((code, one) for one in waiting_requests(book, state))
            self.back |= kept_open(state.decisions)

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
        return closing_state(item, self.closed, (one for _, one in self.asked), self.back)

    def requests_of(self, item: str) -> dict[str, int]:
        """Give the rounds in which a request for an item waits, with the newest file that has it."""
        found: dict[str, int] = {}
        for code, one in self.asked:
            if one.item == item:
                found[code] = max(found.get(code, 0), one.submission)
        return found

    def newest_request(self, item: str) -> int:
        """Give the newest file in which a matter's closing is asked for and nobody has answered, 0 for none."""
        asked = (self.requests_of(one) for one in self.matter(item))
        return max((number for one in asked for number in one.values()), default=0)

    def joined(self, code: str, item: str) -> tuple[EvidenceFile, ...]:
        """Give the files of evidence that a unit sent for an item in a round."""
        if code not in self._joined:
            parts = self._book.parts
            every = joined_evidence(parts.evidence(code), parts.decisions(code))
            # What came with an earlier closing was evidence for that.
            sent = [one for one in every if one.file.basis is not EvidenceBasis.PERSON]
            self._joined[code] = {
                each: tuple(one.file for one in files)
                for each, files in evidence_by_item(sent).items()
            }
        return self._joined[code].get(item, ())

    def evidence_for(self, item: str, since: str) -> tuple[EvidenceFile, ...]:
        """Give the files upon which an item can be closed: of the rounds of its requests, else of that round."""
        matter = self.matter(item)
        codes = dict.fromkeys(code for one in matter for code in self.requests_of(one)) or [since]
        files = (file for code in codes for one in matter for file in self.joined(code, one))
        return tuple({one.number: one for one in files}.values())

    def standing(self, item: str) -> Standing:
        """Say where an item stands, and upon what."""
        state = self.state(item)
        match state:
            case ClosingState.CLOSED:
                closing = self.closed[item]
                return Standing(state, closing.decision.number, closing.ground.evidence)
            case ClosingState.ASKED:
                number = self.newest_request(item)
            case ClosingState.SENT_BACK:
                number = self.back[item].number
            case ClosingState.UNDER_WAY:
                number = 0
        evidence = tuple(one.number for one in self.evidence_for(item, self.newest))
        return Standing(state, number, evidence)

    def matter(self, item: str) -> tuple[str, ...]:
        """Give the items that are one matter in several plans (清单), this one first."""
        return item, *self._links.others(item)

    def refuse(
        self,
        deed: Deed,
        item: Item,
        author: Author,
        evidence: Sequence[int] = (),
        *,
        without_evidence: bool = False,
        shown: Standing | None = None,
    ) -> None:
        """Raise ArgumentError where the deed may not be done, also as the item stood otherwise when it was `shown`."""
        why = refusal(
            deed,
            self.state(item.id),
            reason=author.reason,
            evidence=evidence,
            without_evidence=without_evidence,
        )
        if why is not None:
            raise ArgumentError(_ARGUMENTS.get(why, deed.value), why.value, item.id)
        if shown is not None and shown != self.standing(item.id):
            raise ArgumentError(deed.value, "closing-changed", item.id)
