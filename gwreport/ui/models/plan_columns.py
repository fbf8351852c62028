"""The columns in which items of a plan are shown."""

from collections.abc import Callable
from dataclasses import replace

from gwreport.domain.plan.plan import Item, id_order
from gwreport.ui.models.row_table import ShownColumn
from gwreport.wording.item_names import KINDS, item_name

_ID: ShownColumn[Item] = ShownColumn(
    "编号",
    lambda item: item_name(item.id),
    84,
    key=lambda item: id_order(item.id),
    tip=lambda item: f"{item_name(item.id)}　命令行里的编号：{item.id}",
)
_TEXT: ShownColumn[Item] = ShownColumn("目标任务", lambda item: item.text, 0)
_LEADERS: ShownColumn[Item] = ShownColumn("牵头领导", lambda item: "、".join(item.leaders), 96)
_LEADS: ShownColumn[Item] = ShownColumn(
    "牵头责任单位", lambda item: "、".join(item.lead_units), 150
)
_SUPPORT: ShownColumn[Item] = ShownColumn("责任（配合）单位", lambda item: item.support_text, 150)
PLAN_COLUMNS: tuple[ShownColumn[Item], ...] = (
    _ID,
    ShownColumn("类型", lambda item: KINDS[item.kind], 108),
    _TEXT,
    _LEADERS,
    _LEADS,
    ShownColumn("责任（配合）单位", lambda item: item.support_text, 150),
)
# All that the reading decides of an item: what is not shown nobody checks.
PREVIEW_COLUMNS: tuple[ShownColumn[Item], ...] = (
    _ID,
    replace(_TEXT, least=160),
    _LEADERS,
    _LEADS,
    _SUPPORT,
    ShownColumn("完成时限", lambda item: item.due or "", 96),
)


def correctable_columns(
    colour: Callable[[Item, str], str], tip: Callable[[Item, str], str]
) -> tuple[ShownColumn[Item], ...]:
    """Give the columns of the loaded plan; `colour` marks an item's cell, `tip` says more of it."""
    return tuple(
        replace(
            one,
            mark=lambda item, heading=one.heading: colour(item, heading),
            tip=lambda item, heading=one.heading, words=one.words: (
                tip(item, heading) or words(item)
            ),
        )
        for one in PLAN_COLUMNS
    )


def marked_columns(colour: Callable[[Item, str], str]) -> tuple[ShownColumn[Item], ...]:
    """Give the columns of a preview; `colour` marks an item's cell under a heading, "" for none."""
    return tuple(
        replace(one, mark=lambda item, heading=one.heading: colour(item, heading))
        for one in PREVIEW_COLUMNS
    )
