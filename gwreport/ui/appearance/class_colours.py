"""The colours of what is counted and listed: units, files, findings, drafts, nodes, closings, lights; one for both themes."""

from gwreport.domain.drafting.drafted import RowState
from gwreport.domain.findings.code import Severity
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import FileNow, UnitState
from gwreport.domain.year.closing import ClosingState
from gwreport.domain.year.node_states import NodeState
from gwreport.domain.year.supervision import Colour

# What is well, what waits for somebody, what is wrong, what no longer matters.
GOOD, WAITING, WRONG, OFF = "#2C9A6C", "#C77F1A", "#D0473D", "#8A96A5"
UNIT_STATE_COLOURS = {
    UnitState.RETURNED: GOOD,
    UnitState.PARTIAL: "#5FAE84",
    UnitState.BLANK: "#A9761A",
    UnitState.SENT_BACK: "#C8691C",
    UnitState.HELD: "#E3942B",
    UnitState.REFUSED: "#9A5AA8",
    UnitState.WAITING: "#B4BDC9",
    UnitState.LATE: "#C0392F",
}
OUTCOME_COLOURS = {
    Outcome.ACCEPTED: GOOD,
    Outcome.ACCEPTED_WITH_FINDINGS: WAITING,
    Outcome.HELD: WAITING,
    Outcome.DUPLICATE: OFF,
    Outcome.SUPERSEDED: OFF,
    Outcome.REFUSED: WRONG,
}
FILE_NOW_COLOURS = {
    FileNow.SAME: GOOD,
    FileNow.CHANGED: WAITING,
    FileNow.REPLACED: OFF,
    FileNow.GONE: OFF,
}
SEVERITY_COLOURS = {
    Severity.ERROR: WRONG,
    Severity.WARNING: WAITING,
    Severity.INFO: OFF,
}
# What somebody has put right by hand.
CORRECTED_COLOUR = "#4A86CF"
# How far a row of a drafted breakdown is.
DRAFT_COLOURS = {
    RowState.OPEN: WAITING,
    RowState.SUGGESTED: "#4A86CF",
    RowState.DECIDED: GOOD,
    RowState.DROPPED: OFF,
}
# The sorts of what is reviewed; "settled" has nothing open.
REVIEW_COLOURS = {
    "held": WRONG,
    "conflict": WRONG,
    "refused": WRONG,
    "finding": WAITING,
    "missing": "#9A5AA8",
    "evidence": WAITING,
    "sent_back": "#4A86CF",
    "settled": GOOD,
}
# How far a node of an item is settled.
NODE_COLOURS = {
    NodeState.PLAN: OFF,
    NodeState.PROPOSED: WAITING,
    NodeState.APPROVED: GOOD,
    NodeState.REFUSED: WRONG,
}
# Where an item stands on its way to be closed.
CLOSING_COLOURS = {
    ClosingState.UNDER_WAY: "#4A86CF",
    ClosingState.ASKED: WAITING,
    ClosingState.SENT_BACK: WRONG,
    ClosingState.CLOSED: GOOD,
}
# The lights of a supervision, as the offices name them.
LIGHTS = {
    Colour.BLUE: "#2F6FB5",
    Colour.YELLOW: "#B38F00",
    Colour.ORANGE: "#C8691C",
    Colour.RED: "#C0392B",
}
