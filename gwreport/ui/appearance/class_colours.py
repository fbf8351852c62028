"""The colours of what is counted and listed: classes of progress, units, files, findings; one for both themes."""

from gwreport.domain.drafting.drafted import RowState
from gwreport.domain.findings.code import Severity
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import FileNow, Status, UnitState

# One colour a class of progress, told apart in both themes and by clerks who see red and green alike
# (they differ in lightness as well).
STATUS_COLOURS = {
    Status.EXCEEDED: "#0F6B5C",
    Status.DONE: "#2C9A6C",
    Status.NEARLY_DONE: "#8CC5A4",
    Status.ON_SCHEDULE: "#4A86CF",
    Status.BEHIND: "#E3942B",
    Status.STALLED: "#CF4A3F",
    Status.UNKNOWN: "#B4BDC9",
}
UNIT_STATE_COLOURS = {
    UnitState.RETURNED: "#2C9A6C",
    UnitState.PARTIAL: "#5FAE84",
    UnitState.BLANK: "#A9761A",
    UnitState.SENT_BACK: "#C8691C",
    UnitState.HELD: "#E3942B",
    UnitState.REFUSED: "#9A5AA8",
    UnitState.WAITING: "#B4BDC9",
    UnitState.LATE: "#C0392F",
}
OUTCOME_COLOURS = {
    Outcome.ACCEPTED: "#2C9A6C",
    Outcome.ACCEPTED_WITH_FINDINGS: "#C77F1A",
    Outcome.HELD: "#C77F1A",
    Outcome.DUPLICATE: "#8A96A5",
    Outcome.SUPERSEDED: "#8A96A5",
    Outcome.REFUSED: "#D0473D",
}
FILE_NOW_COLOURS = {
    FileNow.SAME: "#2C9A6C",
    FileNow.CHANGED: "#C77F1A",
    FileNow.REPLACED: "#8A96A5",
    FileNow.GONE: "#8A96A5",
}
SEVERITY_COLOURS = {
    Severity.ERROR: "#D0473D",
    Severity.WARNING: "#C77F1A",
    Severity.INFO: "#8A96A5",
}
# What somebody has put right by hand.
CORRECTED_COLOUR = "#4A86CF"
# How far a row of a drafted breakdown is.
DRAFT_COLOURS = {
    RowState.OPEN: "#C77F1A",
    RowState.SUGGESTED: "#4A86CF",
    RowState.DECIDED: "#2C9A6C",
    RowState.DROPPED: "#8A96A5",
}
# The sorts of what is reviewed; "settled" has nothing open.
REVIEW_COLOURS = {
    "held": "#D0473D",
    "conflict": "#D0473D",
    "refused": "#D0473D",
    "finding": "#C77F1A",
    "missing": "#9A5AA8",
    "sent_back": "#4A86CF",
    "settled": "#2C9A6C",
}
