"""Which open findings a decision on an item answers, so that it need not be said twice."""

from collections.abc import Collection, Iterable

from gwreport.domain.decisions.decisions import STATUS_KINDS, TEXT_KINDS, DecisionKind
from gwreport.domain.findings.code import Severity, Trait
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.statuses import IS_BEHIND, Status

# These are over as soon as the decision stands; nothing is to be remembered of them.
_ENDED = frozenset(
    {
        ReviewCode.JUDGED_BEHIND,
        ReviewCode.STATUS_DIFFERS,
        ReviewCode.DECIDED_ON_OLD_TEXT,
        ReviewCode.DECIDED_ON_OLD_WORDS,
    }
)


def is_answered(
    finding: Finding,
    kind: DecisionKind,
    units: Collection[str] = (),
    status: Status = Status.UNKNOWN,
) -> bool:
    """Say whether a decision on the finding's item answers it.

    A class that is decided answers what was asked of the class, one (`status`) that is not behind
    also why it would be; a text that is decided answers what was asked of the words. Who confirms has the text before his eyes as well, and answers what is only
    to be looked at in it; an error in the words of `units`, whose texts are published by the
    decision, is never answered by the way.
    """
    if kind in STATUS_KINDS and finding.code.has(Trait.OF_CLASS):
        return True
    if kind in STATUS_KINDS and finding.code.has(Trait.OF_LATENESS):
        return status not in (Status.UNKNOWN, *IS_BEHIND)
    if not finding.code.has(Trait.OF_TEXT):
        return False
    is_error = finding.severity is Severity.ERROR
    if kind in TEXT_KINDS:
        return not (is_error and finding.unit in units)
    return kind is DecisionKind.CONFIRM and not is_error


def to_remember(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out of answered findings those that the decision itself brings to an end."""
    return [one for one in findings if one.code not in _ENDED]
