"""Counts and shares: each item once where it says so, and shares that add up."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.plan.plan import Kind
from gwreport.domain.statuses import Status, Timeliness, UnitState
from gwreport.reports.statistics import make_statistics, percentages, tallies, tally
from tests.reports.samples import data, item, line, report, unit

CONFIRM = Decision(
    1, "2025-Q3", "T1", DecisionKind.CONFIRM, "behind", "属实", "李主任", "2025-10-11"
)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=30))
def test_shares_add_up_and_none_is_off_by_a_tenth(counts: list[int]) -> None:
    shares = percentages(counts)
    if not sum(counts):
        assert shares == [Decimal("0.0")] * len(counts)
        return
    assert sum(shares) == Decimal("100.0")
    for count, share in zip(counts, shares, strict=True):
        exact = Fraction(count * 100, sum(counts))
        assert abs(Fraction(share) - exact) < Fraction(1, 10)
        assert share >= 0
        assert count or share == 0


@given(st.lists(st.integers(0, 1_000), min_size=2, max_size=10))
def test_a_greater_count_never_has_the_smaller_share(counts: list[int]) -> None:
    shares = percentages(counts)
    for count, share in zip(counts, shares, strict=True):
        for other, others in zip(counts, shares, strict=True):
            assert count <= other or share >= others


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        ((1, 1, 1), "33.4 33.3 33.3"),
        ((2, 1), "66.7 33.3"),
        ((0, 7), "0.0 100.0"),
        ((22, 1, 1, 1), "88.0 4.0 4.0 4.0"),
        # Equal counts have equal shares; what is left goes to the class that can have it alone.
        ((2, 8, 163, 19, 2), "1.0 4.1 84.1 9.8 1.0"),
        ((3, 3, 41), "6.4 6.4 87.2"),
        ((1, 1, 1, 1, 1, 1), "16.7 16.7 16.7 16.7 16.6 16.6"),
        ((), ""),
    ],
)
def test_the_tenths_that_are_left_go_to_the_largest_remainders(
    counts: tuple[int, ...], shares: str
) -> None:
    assert " ".join(str(share) for share in percentages(counts)) == shares


JOINT = data(
    (item("I1", "地区生产总值增长6%以上。", "甲", leads=("区发改委",)), "增长7%", Status.EXCEEDED),
    (item("T1", "一。", "甲", "乙", category="交通"), "停工", Status.STALLED),
    (item("T2", "二。", "乙", leads=("区水利局", "区财政局"), category="交通"), "好", Status.DONE),
    (item("T3", "三。", leads=(), category="水利"), "", Status.UNKNOWN),
    (item("G1", "四。", "丙"), "慢", Status.BEHIND),
)


def test_each_item_counts_once_in_the_whole() -> None:
    statistics = make_statistics(JOINT)
    assert statistics.all.total == 5
    assert {one: share.count for one, share in statistics.all.statuses.items()} == {
        Status.EXCEEDED: 1,
        Status.DONE: 1,
        Status.NEARLY_DONE: 0,
        Status.ON_SCHEDULE: 0,
        Status.BEHIND: 1,
        Status.STALLED: 1,
        Status.UNKNOWN: 1,
    }
    assert [(kind, one.total) for kind, one in statistics.kinds] == [
        (Kind.INDICATOR, 1),
        (Kind.TASK, 3),
        (Kind.GOVERNANCE, 1),
    ]
    assert [(one.name, one.total) for one in statistics.categories] == [
        ("交通", 2),
        ("水利", 1),
        ("", 2),
    ]
    assert (statistics.all.on_course, statistics.all.behind, statistics.all.unknown) == (2, 2, 1)
    assert statistics.all.on_course_percent == Decimal("40.0")
    assert statistics.missing == 1


def test_a_joint_item_counts_for_each_leader_and_unit() -> None:
    statistics = make_statistics(JOINT)
    assert [(one.name, one.total) for one in statistics.leaders] == [
        ("甲", 2),
        ("乙", 2),
        ("丙", 1),
        ("", 1),
    ]
    assert [(one.name, one.total, one.behind) for one in statistics.units] == [
        ("区发改委", 1, 0),
        ("区水利局", 3, 2),
        ("区财政局", 1, 0),
        ("", 1, 0),
    ]


def test_a_unit_named_twice_counts_an_item_once() -> None:
    one = line(item("T1", "一。", leads=("区水利局", "区水利局")), "好", Status.DONE)
    assert [(group.name, group.total) for group in tallies([one], lambda one: one.leads)] == [
        ("区水利局", 1)
    ]


def test_the_counts_are_those_of_the_annexes() -> None:
    statistics = make_statistics(JOINT)
    assert statistics.all.behind == len(JOINT.behind) == JOINT.counts.behind
    assert statistics.all.total == JOINT.counts.indicators + JOINT.counts.tasks
    assert statistics.missing == JOINT.counts.missing == len(JOINT.missing_lines)


def test_an_empty_report_has_empty_counts() -> None:
    statistics = make_statistics(data())
    assert statistics.all == tally("", [])
    assert statistics.all.total == 0
    assert (statistics.kinds, statistics.leaders, statistics.units) == ((), (), ())
    assert statistics.returns.total == 0


def test_what_a_reviewer_confirmed_is_told_from_what_is_only_proposed() -> None:
    made = report(
        [
            line(item("T1", "一。", "甲"), "停工", Status.BEHIND, decisions=(CONFIRM,)),
            line(item("T2", "二。", "甲"), "慢", Status.BEHIND),
            line(item("T3", "三。", "甲"), "好", Status.DONE),
        ]
    )
    statistics = make_statistics(made)
    assert (statistics.confirmed, statistics.proposed) == (1, 1)


def test_units_are_in_time_by_their_first_file() -> None:
    units = [
        unit(
            "甲局",
            UnitState.RETURNED,
            asked=3,
            filled=3,
            came=datetime.fromisoformat("2025-10-10T23:59:00+08:00"),
        ),
        unit(
            "乙局",
            UnitState.PARTIAL,
            asked=4,
            filled=1,
            came=datetime.fromisoformat("2025-10-11T00:01:00+08:00"),
        ),
        unit("丙局", UnitState.LATE, asked=2, filled=0),
        unit("丁局", UnitState.REFUSED, asked=2, filled=0),
        unit(
            "戊局",
            UnitState.HELD,
            asked=2,
            filled=0,
            came=datetime.fromisoformat("2025-10-09T08:00:00+08:00"),
        ),
    ]
    made = report([], units)
    returns = make_statistics(made).returns
    assert {one: share.count for one, share in returns.timeliness.items()} == {
        Timeliness.IN_TIME: 2,
        Timeliness.LATE: 1,
        Timeliness.NOT_RETURNED: 2,
    }
    assert sum(share.percent for share in returns.timeliness.values()) == Decimal("100.0")
    assert (returns.total, returns.asked, returns.filled) == (5, 13, 4)
    assert [one.unit for one in made.late_units] == ["乙局"]
    assert [one.unit for one in made.silent_units] == ["丙局", "丁局"]
