"""Where an item stands on its way to be closed (销号), in a clerk's words."""

from gwreport.domain.year.closing import ClosingState

CLOSING_STATES = {
    ClosingState.UNDER_WAY: "在办",
    ClosingState.ASKED: "申请销号",
    ClosingState.SENT_BACK: "已退回",
    ClosingState.CLOSED: "已销号",
}
