"""The codes of a table of rules that an office has edited: of scoring (考核细则), of the levels of supervision (督办)."""

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


class LevelCode(Code, ReprEnum):
    """Of the table of levels; with any but a gap nothing of it is taken."""

    NO_TABLE = "level-no-table", Severity.ERROR
    COLUMN_MISSING = "level-column-missing", Severity.ERROR
    COLUMN_TWICE = "level-column-twice", Severity.ERROR
    NAME_BLANK = "level-name-blank", Severity.ERROR
    NAME_WRONG = "level-name-wrong", Severity.ERROR
    NAME_TWICE = "level-name-twice", Severity.ERROR
    COLOUR_BLANK = "level-colour-blank", Severity.ERROR
    COLOUR_WRONG = "level-colour-wrong", Severity.ERROR
    RUN_WRONG = "level-run-wrong", Severity.ERROR
    STALLED_WRONG = "level-stalled-wrong", Severity.ERROR
    NO_CASE = "level-no-case", Severity.ERROR
    RUN_OVERLAP = "level-run-overlap", Severity.ERROR
    STALLED_OVERLAP = "level-stalled-overlap", Severity.ERROR
    GAP = "level-gap", Severity.WARNING
    NO_RUN = "level-no-run", Severity.WARNING
    NO_LEVELS = "level-none", Severity.ERROR
