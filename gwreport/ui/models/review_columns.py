"""The columns in which what is to be reviewed is listed, and the choices by which it is narrowed down."""

from collections.abc import Callable

from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.ui.appearance.class_colours import REVIEW_COLOURS, STATUS_COLOURS
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.wording.names import REVIEW_KINDS, STATUSES

Holds = Callable[[ReviewRow], bool]
WITH_DRAFT = "有草稿"
DRAFT_MARK = "［草稿］"
_SETTLED = "settled"

SCOPES: dict[str, Holds | None] = {
    "等待处理": lambda one: one.waits,
    "未依时序推进": lambda one: one.status in IS_BEHIND,
    "进度没有确认": lambda one: bool(one.item) and not one.is_reviewed,
    # What has a draft is shown in every scope; here nothing else is.
    WITH_DRAFT: lambda _: False,
    "全部": None,
    **{
        f"进度：{words}": lambda one, status=status: bool(one.item) and one.status is status
        for status, words in STATUSES.items()
    },
}


_KINDS: dict[str, str] = {**REVIEW_KINDS, _SETTLED: "无问题"}


def review_columns(has_draft: Holds) -> tuple[ShownColumn[ReviewRow], ...]:
    """Give the columns; rows for which `has_draft` holds say so before their text."""
    return (
        ShownColumn(
            "类别",
            lambda one: _KINDS[one.kind],
            78,
            badge=lambda one: REVIEW_COLOURS.get(one.kind, REVIEW_COLOURS[_SETTLED]),
        ),
        ShownColumn("编号", lambda one: one.number, 62),
        ShownColumn(
            "内容",
            lambda one: (DRAFT_MARK if has_draft(one) else "") + one.title,
            0,
            least=70,
        ),
        ShownColumn(
            "进度",
            lambda one: (
                ("" if one.submission else STATUSES[one.status]) + ("✓" if one.is_reviewed else "")
            ),
            110,
            badge=lambda one: STATUS_COLOURS[one.status],
            key=lambda one: list(Status).index(one.status),
        ),
    )
