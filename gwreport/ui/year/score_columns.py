"""The columns of 考核: a unit's place and points, and what a ground is of and stands on."""

from collections.abc import Callable
from decimal import Decimal

from gwreport.domain.decisions.scoring import BONUSES
from gwreport.domain.year.scores import Ground, UnitScore
from gwreport.reports.scored_round import settled_words
from gwreport.ui.appearance.class_colours import GOOD, OFF, WAITING
from gwreport.ui.models.row_table import ShownColumn, number_column
from gwreport.wording.scores import (
    SCORE_RULE_NAMES,
    ground_number,
    ground_words,
    moment_words,
    number_words,
    points_words,
)


def unit_columns(place: Callable[[UnitScore], int]) -> tuple[ShownColumn[UnitScore], ...]:
    """Give the columns of the units; `place` gives a unit's."""
    return (
        number_column("名次", place, 56),
        ShownColumn("单位", lambda one: one.unit.name, 0, least=120),
        number_column("得分", lambda one: one.score, 62, number_words),
        number_column("扣分", lambda one: _sum(one, gives=False), 60, points_words),
        number_column("加分", lambda one: _sum(one, gives=True), 60, points_words),
    )


def ground_columns(task: Callable[[Ground], str]) -> tuple[ShownColumn[Ground], ...]:
    """Give the columns of a unit's grounds; `task` says of which items one is."""
    return (
        ShownColumn("规则", lambda one: SCORE_RULE_NAMES[one.kind], 118, badge=_colour),
        ShownColumn(
            "计分",
            lambda one: points_words(one.points),
            60,
            key=lambda one: one.points,
            tip=lambda one: f"单独应计 {points_words(one.full)}",
            centred=True,
        ),
        ShownColumn("任务", task, 0, least=150),
        ShownColumn("事由", lambda one: ground_words(one.happening), 0, least=150),
        ShownColumn("处理", settled_words, 110),
        ShownColumn("编号", lambda one: ground_number(one.happening.id), 124),
        ShownColumn("文件", lambda one: one.happening.file, 130),
        ShownColumn("时间", lambda one: moment_words(one.happening.at), 136),
    )


def _sum(one: UnitScore, *, gives: bool) -> Decimal:
    # What is over the highest total is taken off.
    points = Decimal(0) if gives else one.over
    return sum((each.points for each in one.grounds if (each.kind in BONUSES) is gives), points)


def _colour(one: Ground) -> str:
    if one.is_struck:
        return OFF
    return GOOD if one.kind in BONUSES else WAITING
