"""Open judgements: what is proposed for 附件3 and no reviewer has confirmed or overruled."""

from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.judgement.results import Judgement
from gwreport.domain.merging.merging import Merged
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND
from gwreport.wording.judgement_reasons import explain_reason
from gwreport.wording.names import status_name


def judgement_findings(merged: Merged, judgement: Judgement | None, round_: Round) -> list[Finding]:
    """Say that an item is proposed as behind or stalled and waits for a reviewer's word."""
    if judgement is None or judgement.status not in IS_BEHIND or merged.reviewed:
        return []
    facts = {
        "status": status_name(judgement.status, round_),
        "score": str(judgement.score),
        "reasons": "；".join(explain_reason(reason) for reason in judgement.reasons),
        "round": str(round_),
        "item": merged.item.id,
    }
    return [Finding(ReviewCode.JUDGED_BEHIND, item=merged.item.id, facts=facts)]
