"""The codes of the rules of review (审核规则) that look at what units wrote."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity


class CheckCode(Code, ReprEnum):
    """The rules that ship, in the order in which they are listed."""

    TEXT_BLANK = "text-blank", Severity.WARNING
    TEXT_TOO_SHORT = "text-too-short", Severity.WARNING
    TEXT_COPIED = "text-copied", Severity.WARNING
    TEXT_COPIED_YEAR = "text-copied-year", Severity.WARNING
    TEXT_OF_OTHER_ITEM = "text-of-other-item", Severity.WARNING
    DONE_BELOW_TARGET = "done-below-target", Severity.ERROR
    STALLED_IN_WORDS = "stalled-in-words", Severity.ERROR
    NOT_BEGUN_IN_WORDS = "not-begun-in-words", Severity.WARNING
    BEHIND_IN_WORDS = "behind-in-words", Severity.ERROR
    DONE_IN_WORDS = "done-in-words", Severity.WARNING
    BEHIND_IN_FIGURES = "behind-in-figures", Severity.ERROR
    LATE_IN_WORDS = "late-in-words", Severity.ERROR
    UNFINISHED_IN_WORDS = "unfinished-in-words", Severity.ERROR
    UNPROVEN = "status-unproven", Severity.WARNING
    FIGURE_LOWER_THAN_LAST = "figure-lower-than-last", Severity.WARNING
    FIGURE_PERCENT = "figure-percent", Severity.WARNING
    FIGURE_SCALE = "figure-scale", Severity.ERROR
    FIGURE_PART_SCALE = "figure-part-scale", Severity.INFO
    FIGURE_WITHOUT_UNIT = "figure-without-unit", Severity.WARNING
    DATE_AFTER_ROUND = "date-after-round", Severity.WARNING
    DATE_WRONG_YEAR = "date-wrong-year", Severity.WARNING
    TEXT_OF_EARLIER_PERIOD = "text-of-earlier-period", Severity.WARNING
    BEHIND_WITHOUT_PROBLEM = "behind-without-problem", Severity.WARNING
    BEHIND_WITHOUT_NEXT_STEP = "behind-without-next-step", Severity.WARNING
    JOINT_FIGURES_DIFFER = "joint-figures-differ", Severity.WARNING
