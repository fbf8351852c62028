"""The rules of scoring (考核细则) that ship: what they look at, and what a case counts.

Points and caps follow what offices print in their own rules for reporting and supervision: a base of
100, a point or two for a late or poor return, five for a missing one, each sort of deduction with an
end (扣完为止), small bonuses for what is finished in time.
"""

from decimal import Decimal

from gwreport.domain.decisions.scoring import ScoreRule, ScoreRuleKind, ScoreRules

SHIPPED = ScoreRules(
    (
        ScoreRule(ScoreRuleKind.BASE, Decimal(100)),
        ScoreRule(ScoreRuleKind.LATE, Decimal(1), Decimal(5)),
        # Beside the rule above it would count the same lateness twice: an office chooses.
        ScoreRule(ScoreRuleKind.LATE_DAYS, Decimal("0.5"), Decimal(5), enabled=False),
        ScoreRule(ScoreRuleKind.MISSING, Decimal(5), Decimal(20)),
        ScoreRule(ScoreRuleKind.RETURNED, Decimal(1), Decimal(5)),
        ScoreRule(ScoreRuleKind.BLANK, Decimal("0.5"), Decimal(5)),
        ScoreRule(ScoreRuleKind.COPIED, Decimal("0.5"), Decimal(5)),
        ScoreRule(ScoreRuleKind.BEHIND, Decimal(1), Decimal(20)),
        ScoreRule(ScoreRuleKind.STALLED, Decimal(2), Decimal(20)),
        ScoreRule(ScoreRuleKind.CLOSED, Decimal("0.5"), Decimal(5)),
        ScoreRule(ScoreRuleKind.UNANSWERED, Decimal(2), Decimal(10)),
        ScoreRule(ScoreRuleKind.ANSWERED, Decimal("0.5"), Decimal(3), enabled=False),
    )
)
