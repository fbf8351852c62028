"""What a clerk decided upon an answer to supervision (督办): accepted, sent back, or asked no more."""

import json
from dataclasses import dataclass, replace
from enum import StrEnum

from gwreport.domain.recorded import recorded_text


class AnswerVerdict(StrEnum):
    """What becomes of a unit's answer on one item."""

    ACCEPTED = "accepted"
    SENT_BACK = "sent_back"
    LIFTED = "lifted"  # 撤销督办: nothing need be answered any more


@dataclass(frozen=True, slots=True)
class AnswerDecision:
    """ANSWER: a verdict upon a unit's answer.

    The decision's round is the code of the supervision, its subject the item's id. `submission` is the
    number of the newest file with words on the item that was there, 0 for none: what comes later is
    another answer.
    """

    unit: str
    verdict: AnswerVerdict
    submission: int = 0

    def value(self) -> str:
        """Write it."""
        facts = {"unit": self.unit, "verdict": self.verdict.value, "submission": self.submission}
        return recorded_text(facts)

    def named(self, name: str) -> "AnswerDecision":
        """Give it under another name of its unit."""
        return replace(self, unit=name)


def read_answer(value: str) -> AnswerDecision:
    """Read what `AnswerDecision.value` wrote; raises ValueError, TypeError or LookupError for anything else."""
    facts = json.loads(value)
    unit, submission = facts["unit"], facts["submission"]
    if type(unit) is not str or type(submission) is not int:
        raise TypeError(value)
    return AnswerDecision(unit, AnswerVerdict(facts["verdict"]), submission)
