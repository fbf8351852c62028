"""定稿: declare a round's report final as it is, and take that back; both are decisions.

What is final is what the report is made of: when a return, a decision or a setting changes it
afterwards, the report is a draft again until it is declared final anew.
"""

from dataclasses import replace

from gwreport.domain.decisions.decisions import DecisionKind, in_force, report_subject
from gwreport.domain.plan.named_plans import MAIN
from gwreport.reports.statistics import make_statistics
from gwreport.wording.decisions import final_reason, open_words
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.review.decide import undo
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace


def finalize(workspace: Workspace, code: str, author: Author, named: str = MAIN) -> int:
    """Declare the report of a plan (清单) in a round final; returns the decision's number, 0 when it was final already.

    It is the clerk's word that makes it so, also while units differ or classes of 附件3 are not
    confirmed: who asks for it tells that before. What is open stands in the reason, behind the
    author's own words if there are any.
    """
    round_, _ = workspace.issued_round(code)
    data = report_data(workspace, workspace.book.state(round_), named)
    if data.facts.is_final:
        return 0
    open_ = open_words(review_round(workspace, code).open_of(named), make_statistics(data).proposed)
    author = replace(author, reason=final_reason(author.reason, open_))
    subject = report_subject(named)
    return record(workspace, str(round_), subject, DecisionKind.FINAL, data.state_hash, author)


def make_draft(workspace: Workspace, code: str, author: Author, named: str = MAIN) -> int:
    """Take back that a report is final; returns the decision's number, 0 when it was none."""
    round_, _ = workspace.issued_round(code)
    decisions = workspace.book.state(round_).decisions
    subject = report_subject(named)
    final = [
        one.number
        for one in in_force(decisions)
        if one.kind is DecisionKind.FINAL and one.subject == subject
    ]
    return undo(workspace, str(round_), final[-1], author) if final else 0
