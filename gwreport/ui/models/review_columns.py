"""The columns in which what is to be reviewed is listed, and the choices by which it is narrowed down."""

from collections.abc import Callable
from dataclasses import dataclass

from gwreport.domain.plan.plan import Kind
from gwreport.domain.review.kinds import WAITING, ReviewKind
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.year.closing import ClosingState
from gwreport.ui.appearance.class_colours import REVIEW_COLOURS
from gwreport.ui.appearance.progress_colours import STATUS_COLOURS
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.wording.closing_names import CLOSING_STATES
from gwreport.wording.names import REVIEW_KINDS, STATUSES

Holds = Callable[[ReviewRow], bool]
OPEN, BEHIND, INDICATORS, TASKS = "等待处理", "未依时序推进", "主要指标", "目标任务"
UNCONFIRMED = "附件3没有确认"
SENT_BACK, WITH_DRAFT, ALL = "已退回", "有草稿", "全部"
DRAFT_MARK, SENT_BACK_MARK = "［草稿］", "［已退回］"
_SETTLED = "settled"
_CLOSING_MARKS = {
    ClosingState.ASKED: "［申请销号］",
    ClosingState.CLOSED: "［已销号］",
}


def _stands(one: ReviewRow) -> ClosingState | None:
    return one.closing.state if one.closing is not None else None


def open_scope(kind: ReviewKind) -> str:
    """Name the scope of what waits of one sort."""
    return f"{OPEN}：{REVIEW_KINDS[kind]}"


def class_scope(status: Status) -> str:
    """Name the scope of the items of one class."""
    return f"进度：{STATUSES[status]}"


# What has a draft is known by the page alone.
SCOPES: dict[str, Holds | None] = {
    OPEN: lambda one: one.waits,
    **{
        open_scope(kind): lambda one, kind=kind: one.waits and one.kind == kind
        for kind in ReviewKind
        if kind in WAITING
    },
    BEHIND: lambda one: bool(one.item) and one.status in IS_BEHIND,
    UNCONFIRMED: lambda one: bool(one.item) and one.status in IS_BEHIND and not one.is_reviewed,
    "进度没有确认": lambda one: bool(one.item) and not one.is_reviewed,
    SENT_BACK: lambda one: bool(one.sent_back),
    **{
        CLOSING_STATES[state]: lambda one, state=state: _stands(one) is state
        for state in (ClosingState.ASKED, ClosingState.CLOSED)
    },
    WITH_DRAFT: lambda _: False,
    ALL: None,
    INDICATORS: lambda one: one.item_kind is Kind.INDICATOR,
    TASKS: lambda one: one.item_kind in (Kind.TASK, Kind.GOVERNANCE),
    **{
        class_scope(status): lambda one, status=status: bool(one.item) and one.status is status
        for status in STATUSES
    },
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list is to show when another page leads to it: a scope, and whose items.

    `leader` or `unit` is the name of one, "" for the items that have none, None for everybody's;
    `unit` is the one that answers for an item (汇总单位), `plan` the name of the plan (清单), MAIN for the
    main one.
    """

    scope: str = ALL
    leader: str | None = None
    unit: str | None = None
    plan: str | None = None


def is_of_leader(one: ReviewRow, leader: str) -> bool:
    """Say whether an item is led by somebody, "" being nobody."""
    return bool(one.item) and (leader in one.leaders if leader else not one.leaders)


def is_of_unit(one: ReviewRow, unit: str) -> bool:
    """Say whether a unit answers for an item, "" being none."""
    return bool(one.item) and one.unit == unit


_KINDS: dict[str, str] = {**REVIEW_KINDS, ReviewKind.SENT_BACK: "已退回", _SETTLED: "无问题"}


def review_columns(has_draft: Holds) -> tuple[ShownColumn[ReviewRow], ...]:
    """Give the columns; rows for which `has_draft` holds say so before their text."""

    def words(one: ReviewRow) -> str:
        draft = DRAFT_MARK if has_draft(one) else ""
        # Where that is all that is to be said of it, the sort says it.
        back = SENT_BACK_MARK if one.sent_back and one.kind != ReviewKind.SENT_BACK else ""
        state = _stands(one)
        closing = _CLOSING_MARKS.get(state, "") if state is not None else ""
        return draft + back + closing + one.title

    return (
        ShownColumn(
            "类别",
            lambda one: _KINDS[one.kind],
            78,
            badge=lambda one: REVIEW_COLOURS.get(one.kind, REVIEW_COLOURS[_SETTLED]),
        ),
        ShownColumn(
            "编号",
            lambda one: one.number,
            76,
            key=lambda one: one.place_in_plan,
            tip=lambda one: f"{one.number}　命令行里的编号：{one.item}" if one.item else one.number,
        ),
        ShownColumn("内容", words, 0, least=110),
        ShownColumn(
            "进度",
            lambda one: (
                (STATUSES[one.status] if one.item else "") + ("✓" if one.is_reviewed else "")
            ),
            118,
            badge=lambda one: STATUS_COLOURS[one.status],
            key=lambda one: list(Status).index(one.status),
        ),
    )
