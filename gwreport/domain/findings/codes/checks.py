"""The codes of the rules of review (审核规则) that look at what units wrote."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity, Trait


class CheckCode(Code, ReprEnum):
    """The rules that ship, in the order in which they are listed."""

    TEXT_BLANK = "text-blank", Severity.WARNING, Trait.OF_TEXT
    TEXT_TOO_SHORT = "text-too-short", Severity.WARNING, Trait.OF_TEXT
    TEXT_COPIED = "text-copied", Severity.WARNING, Trait.OF_TEXT
    TEXT_COPIED_YEAR = "text-copied-year", Severity.WARNING, Trait.OF_TEXT
    TEXT_OF_OTHER_ITEM = "text-of-other-item", Severity.WARNING, Trait.OF_TEXT
    DONE_BELOW_TARGET = "done-below-target", Severity.ERROR, Trait.OF_CLASS
    STALLED_IN_WORDS = "stalled-in-words", Severity.ERROR, Trait.OF_CLASS
    NOT_BEGUN_IN_WORDS = "not-begun-in-words", Severity.WARNING, Trait.OF_CLASS
    BEHIND_IN_WORDS = "behind-in-words", Severity.ERROR, Trait.OF_CLASS
    DONE_IN_WORDS = "done-in-words", Severity.WARNING, Trait.OF_CLASS
    BEHIND_IN_FIGURES = "behind-in-figures", Severity.ERROR, Trait.OF_CLASS
    LATE_IN_WORDS = "late-in-words", Severity.ERROR, Trait.OF_CLASS
    HINDERED_IN_WORDS = "hindered-in-words", Severity.WARNING, Trait.OF_CLASS
    UNFINISHED_IN_WORDS = "unfinished-in-words", Severity.ERROR, Trait.OF_CLASS
    DONE_WITHOUT_END = "done-without-end", Severity.WARNING, Trait.OF_CLASS
    UNPROVEN = "status-unproven", Severity.WARNING, Trait.OF_CLASS
    FIGURE_LOWER_THAN_LAST = "figure-lower-than-last", Severity.WARNING, Trait.OF_TEXT
    FIGURE_PERCENT = "figure-percent", Severity.WARNING, Trait.OF_TEXT
    FIGURE_SCALE = "figure-scale", Severity.ERROR, Trait.OF_TEXT
    FIGURE_PART_SCALE = "figure-part-scale", Severity.INFO, Trait.OF_TEXT
    FIGURE_WITHOUT_UNIT = "figure-without-unit", Severity.WARNING, Trait.OF_TEXT
    DATE_AFTER_ROUND = "date-after-round", Severity.WARNING, Trait.OF_TEXT
    DATE_WRONG_YEAR = "date-wrong-year", Severity.WARNING, Trait.OF_TEXT
    TEXT_OF_EARLIER_PERIOD = "text-of-earlier-period", Severity.WARNING, Trait.OF_TEXT
    BEHIND_WITHOUT_PROBLEM = "behind-without-problem", Severity.WARNING, Trait.OF_LATENESS
    BEHIND_WITHOUT_NEXT_STEP = "behind-without-next-step", Severity.WARNING, Trait.OF_LATENESS
    JOINT_FIGURES_DIFFER = "joint-figures-differ", Severity.WARNING, Trait.OF_TEXT
