"""Accept a finding (认可问题): a reviewer has looked at it, and it is not raised again."""

from gwreport.domain.decisions.decisions import Acceptance, DecisionKind
from gwreport.domain.findings.code import Trait
from gwreport.domain.findings.facts import FindingKey
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.acceptance import key_of
from gwreport.domain.review.check_round import entry_words
from gwreport.domain.review.kinds import ReviewKind
from gwreport.domain.rounds import Round
from gwreport.errors import ArgumentError
from gwreport.wording.facts import fact_words
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.review.review_round import Review, review_round
from gwreport.workflow.workspace import Workspace


def accept_finding(
    workspace: Workspace,
    round_: Round | str,
    item: str,
    code: str,
    unit: str | None,
    author: Author,
) -> int:
    """Accept the findings of one code that are open upon an item; returns the decision's number.

    `item` is an item's id, or the number of a file; `unit` narrows it to one unit's. The decision
    counts in later rounds as well, until the words that the finding concerns are changed, and can
    be undone. Raises ArgumentError when there is no such finding, or no reason.
    """
    review = review_round(workspace, str(round_))
    name = workspace.unit(unit).name if unit else None
    found = open_findings(review)
    keys = [
        key
        for subject, finding, key in found
        if finding.code == code and item in (subject, finding.item) and name in (None, key.unit)
    ]
    if keys and any(
        one.kind is ReviewKind.REFUSED and str(one.submission) == item for one in review.items
    ):
        # Of a file that was not taken in one thing is asked: whether it may be left at that.
        keys = [key for subject, _, key in found if subject == item]
    if not keys:
        raise ArgumentError("--accept-finding", "no-finding", code)
    value = Acceptance(tuple(map(str, keys))).value()
    return record(workspace, str(review.round), item, DecisionKind.ACCEPT, value, author)


def open_findings(review: Review) -> list[tuple[str, Finding, FindingKey]]:
    """Give the subject (an item's id or a file's number), the finding and its key for all that can be accepted."""
    words = {
        merged.item.id: entry_words(merged.entries) or str(review.round)
        for merged in review.state.merged
    }
    found: list[tuple[str, Finding, FindingKey]] = []
    for one in review.items:
        for finding in one.findings:
            if finding.code.has(Trait.SETTLED_BY_CLOSING):
                continue
            if one.item is not None:
                found.append(
                    (one.item, finding, key_of(finding, fact_words(finding), "", words[one.item]))
                )
            elif not finding.code.has(Trait.SETTLED_BY_TAKING):
                # What becomes of a held file is settled by taking it or not, of evidence by saying whose it is.
                key = key_of(finding, fact_words(finding), one.unit, "")
                found.append((str(one.submission), finding, key))
    return found
