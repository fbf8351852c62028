"""The codes of what is open in a round (审核)."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity, Trait


class ReviewCode(Code, ReprEnum):
    """Of merging, deciding and judging."""

    JUDGED_BEHIND = "judged-behind", Severity.WARNING, Trait.NOT_FOR_UNITS, Trait.OF_CLASS
    PRIMARY_SILENT = "primary-silent", Severity.WARNING, Trait.NOT_FOR_UNITS, Trait.OF_TEXT
    STATUS_DIFFERS = "status-differs", Severity.WARNING, Trait.OF_CLASS
    SAME_GOAL_OPPOSED = "same-goal-opposed", Severity.WARNING, Trait.NOT_FOR_UNITS
    DECIDED_ON_OLD_TEXT = "decided-on-old-text", Severity.WARNING, Trait.OF_TEXT
    DECIDED_ON_OLD_WORDS = "decided-on-old-words", Severity.WARNING, Trait.OF_CLASS
    DECISION_VOID = "decision-void", Severity.WARNING
    ITEM_MISSING = "item-missing", Severity.WARNING, Trait.NOT_FOR_UNITS
    FIGURES_ONLY = "figures-only", Severity.INFO, Trait.OF_TEXT
    HELD_FILE = "held-file", Severity.WARNING, Trait.SETTLED_BY_TAKING
    REFUSED_FILE = "refused-file", Severity.WARNING
    CLOSING_ASKED = (
        "closing-asked",
        Severity.WARNING,
        Trait.NOT_FOR_UNITS,
        Trait.SETTLED_BY_CLOSING,
    )
    CLOSED_NOT_DONE = "closed-not-done", Severity.WARNING, Trait.NOT_FOR_UNITS
    FILLER_DIFFERS = "filler-differs", Severity.INFO
    FILLER_ELSEWHERE = "filler-elsewhere", Severity.INFO
