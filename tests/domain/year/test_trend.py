"""The trend: classes round by round, and what was due of each goal by the end of each round."""

import pytest

from gwreport.domain.judgement.due_lines import due_lines
from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.plan.plan import Item, Kind, Node
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import MonthRound, Round
from gwreport.domain.statuses import Status
from gwreport.domain.year.trend import RoundStands, Stand, make_trend

QUARTERS = tuple(Round(2025, quarter) for quarter in (1, 2, 3, 4))


def item(text: str, kind: Kind = Kind.TASK, nodes: tuple[Node, ...] = ()) -> Item:
    return Item("T1", kind, "1", text, targets=tuple(read_targets(text)), nodes=nodes)


@pytest.mark.parametrize(
    ("text", "due", "at_most"),
    [
        ("新建口袋公园20个。", (5, 10, 15, 20), False),
        ("固定资产投资增长6%。", (6, 6, 6, 6), False),
        ("空气质量优良率达到92%以上。", (92, 92, 92, 92), False),
        ("城镇调查失业率控制在5.5%以内。", (5.5, 5.5, 5.5, 5.5), True),
        ("综合考评进入全市前5名。", (5, 5, 5, 5), True),
        ("新建公园20个，一季度完成10%、上半年完成30%、前三季度完成80%。", (2, 6, 16, 20), False),
    ],
)
def test_what_is_due_follows_the_kind_of_the_goal_and_the_plans_own_nodes(
    text: str, due: tuple[float, ...], at_most: bool
) -> None:
    line, *_ = due_lines(item(text), QUARTERS)
    assert line.due == pytest.approx(due)
    assert line.at_most is at_most


def test_a_node_in_the_plans_own_column_moves_the_line() -> None:
    nodes = (Node("2025-Q2", "建成12个"),)
    (line,) = due_lines(item("新建口袋公园20个。", nodes=nodes), QUARTERS)
    assert line.due == pytest.approx((5, 12, 12, 20))


@pytest.mark.parametrize(
    "text",
    ["新建口袋公园20个。", "规上工业增加值增长8%。", "盘活闲置厂房3万平方米，新增仓储用地12亩。"],
)
def test_the_line_is_what_judging_holds_a_figure_against(text: str) -> None:
    """One rule: whatever figure is told, the judgement's own due is the line's."""
    one = item(text)
    told = text.replace("增长8%", "增长7.9%")
    for place, line in enumerate(due_lines(one, QUARTERS)):
        for at, round_ in enumerate(QUARTERS):
            measure = judge(one, Account(f"已{told}"), round_).measures[place]
            assert (measure.goal, measure.target) == (line.goal, line.target)
            if measure.due is not None:
                assert measure.due == pytest.approx(line.due[at])


def test_a_month_stands_between_the_quarters_and_has_a_line_of_its_own() -> None:
    parks, august = item("新建口袋公园24个。"), MonthRound(2025, 2, 8)
    rounds = [RoundStands(one, {}) for one in (Round(2025, 3), august)]
    trend = make_trend([parks], rounds, due_lines)
    assert trend.rounds == (august, Round(2025, 3))
    assert trend.axis == (*QUARTERS[:2], august, *QUARTERS[2:])
    assert [point.due for point in trend.goals[0].points] == [6, 12, 16, 18, 24]


def stand(
    status: Status, text: str = "", one: Item | None = None, at: Round = QUARTERS[0]
) -> Stand:
    measures = judge(one, Account(text), at).measures if one else ()
    return Stand(status, is_missing=not text, measures=measures)


def test_figures_stand_beside_their_line_which_goes_on_to_the_years_end() -> None:
    parks = item("新建口袋公园20个。", Kind.INDICATOR)
    second = Round(2025, 2)
    trend = make_trend(
        [parks],
        [
            RoundStands(second, {"T1": stand(Status.BEHIND, "口袋公园建成7个。", parks, second)}),
            RoundStands(QUARTERS[0], {"T1": stand(Status.UNKNOWN)}),
        ],
        due_lines,
    )
    assert trend.rounds == QUARTERS[:2]
    assert trend.axis == QUARTERS
    (goal,) = trend.goals
    assert [(point.due, point.value) for point in goal.points] == [
        (5, None),
        (10, 7),
        (15, None),
        (20, None),
    ]
    assert goal.is_measured
    assert goal.points[1].status is Status.BEHIND
    assert [one and one.status for one in trend.stands("T1")] == [Status.UNKNOWN, Status.BEHIND]


def test_classes_are_counted_round_by_round_and_silence_apart() -> None:
    items = [Item(f"T{at}", Kind.TASK, str(at), "做一件事。") for at in range(1, 5)]
    stands = {
        "T1": stand(Status.DONE, "已办结。"),
        "T2": stand(Status.UNKNOWN),
        "T3": stand(Status.UNKNOWN, "推进中。"),
    }
    trend = make_trend(items, [RoundStands(QUARTERS[0], stands)], due_lines)
    (counts,) = trend.counts
    assert (counts.total, counts.unreported, counts.unproven) == (3, 1, 1)
    assert counts.statuses[Status.DONE] == 1
    assert trend.stands("T4") == (None,)
    assert trend.goals == ()


def test_what_a_reviewer_judged_without_a_report_is_of_its_class_and_not_silent() -> None:
    stands = {"T1": stand(Status.STALLED), "T2": stand(Status.UNKNOWN, "推进中。")}
    items = [Item(f"T{at}", Kind.TASK, str(at), "做一件事。") for at in (1, 2)]
    (counts,) = make_trend(items, [RoundStands(QUARTERS[0], stands)], due_lines).counts
    assert (counts.statuses[Status.STALLED], counts.unreported, counts.unproven) == (1, 0, 1)


def test_a_figure_held_against_another_target_is_no_point_of_this_one() -> None:
    then, now = item("新建口袋公园20个。"), item("新建口袋公园24个。")
    told = RoundStands(QUARTERS[0], {"T1": stand(Status.BEHIND, "口袋公园建成4个。", then)})
    (goal,) = make_trend([now], [told], due_lines).goals
    assert (goal.points[0].due, goal.points[0].value) == (6, None)
    assert not goal.is_measured


def test_the_line_is_at_what_the_round_held_the_figure_against() -> None:
    # A node was approved after the first round: what was due there stays what was due then.
    before = item("新建口袋公园20个。")
    after = item("新建口袋公园20个。", nodes=(Node("2025-Q1", "建成9个"),))
    told = RoundStands(QUARTERS[0], {"T1": stand(Status.BEHIND, "口袋公园建成4个。", before)})
    (goal,) = make_trend([after], [told], due_lines).goals
    assert [point.due for point in goal.points[:2]] == [5, 9]


def test_a_year_without_any_round_has_an_empty_trend() -> None:
    trend = make_trend([item("新建口袋公园20个。")], [], due_lines)
    assert (trend.rounds, trend.axis, trend.counts) == ((), (), ())
    assert not any(goal.is_measured for goal in trend.goals)
