"""The columns of a drafted breakdown."""

from dataclasses import dataclass

from gwreport.domain.drafting.drafted import DraftedItem, RowState
from gwreport.ui.appearance.class_colours import DRAFT_COLOURS
from gwreport.ui.models.row_table import ShownColumn, number_column

STATES = {
    RowState.OPEN: "待定",
    RowState.SUGGESTED: "建议",
    RowState.DECIDED: "已定",
    RowState.DROPPED: "不列入",
}


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row as it is shown; `at` is its place in the draft, from 0 on."""

    at: int
    item: DraftedItem


def _lead(row: DraftRow) -> str:
    return "、".join(row.item.lead_units)


DRAFT_COLUMNS: tuple[ShownColumn[DraftRow], ...] = (
    number_column("序号", lambda row: row.at + 1, 52),
    ShownColumn(
        "状态",
        lambda row: STATES[row.item.state],
        68,
        badge=lambda row: DRAFT_COLOURS[row.item.state],
        key=lambda row: list(RowState).index(row.item.state),
    ),
    ShownColumn(
        "任务",
        lambda row: row.item.commitment.text,
        0,
        least=180,
        tip=lambda row: f"{row.item.commitment.section}\n{row.item.commitment.sentence}".strip(),
    ),
    ShownColumn("牵头责任单位", _lead, 140),
    ShownColumn("完成时限", lambda row: row.item.commitment.due or "", 86),
)
