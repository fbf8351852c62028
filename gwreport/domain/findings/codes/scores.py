"""The codes of a table of scoring rules (考核细则) that an office has edited and that cannot be taken."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity


class ScoreCode(Code, ReprEnum):
    """Of the table of rules; with any of them nothing of it is taken."""

    NO_TABLE = "score-no-table", Severity.ERROR
    COLUMN_MISSING = "score-column-missing", Severity.ERROR
    COLUMN_TWICE = "score-column-twice", Severity.ERROR
    RULE_BLANK = "score-rule-blank", Severity.ERROR
    RULE_UNKNOWN = "score-rule-unknown", Severity.ERROR
    RULE_TWICE = "score-rule-twice", Severity.ERROR
    POINTS_WRONG = "score-points-wrong", Severity.ERROR
    POINTS_NEGATIVE = "score-points-negative", Severity.ERROR
    CAP_WRONG = "score-cap-wrong", Severity.ERROR
    CAP_NEGATIVE = "score-cap-negative", Severity.ERROR
    WEIGHT_WRONG = "score-weight-wrong", Severity.ERROR
    ENABLED_WRONG = "score-enabled-wrong", Severity.ERROR
    NO_RULES = "score-no-rules", Severity.ERROR
