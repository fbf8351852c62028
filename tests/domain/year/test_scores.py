"""Scores: points by rules and cases, ends of deductions, weights, struck grounds, and published schemes by hand."""

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.decisions.scoring import (
    BONUSES,
    GroundId,
    Objection,
    ScoreRule,
    ScoreRuleKind,
    ScoreRules,
    read_ground_id,
    read_score_rules,
)
from gwreport.domain.decisions.values import check_values
from gwreport.domain.units.registry import MergedUnit, Registry, Unit
from gwreport.domain.year.score_rules import SHIPPED
from gwreport.domain.year.scores import (
    Happening,
    UnitScore,
    places,
    present_objections,
    score_units,
)

K = ScoreRuleKind
WATER, ROADS, PARKS = Unit(17, "区水利局"), Unit(3, "区交通委"), Unit(8, "区城管局")


def rule(
    kind: K, points: str, cap: str | None = None, *, enabled: bool = True, weight: str = "1"
) -> ScoreRule:
    return ScoreRule(
        kind, Decimal(points), None if cap is None else Decimal(cap), enabled, Decimal(weight)
    )


def happened(kind: K, unit: Unit, times: int = 1) -> list[Happening]:
    return [Happening(kind, unit.number, f"T{number}") for number in range(1, times + 1)]


def scored(
    rules: Iterable[ScoreRule], *lists: list[Happening], struck: Iterable[str] = ()
) -> list[UnitScore]:
    settled: dict[GroundId, Decision] = {}
    for number, one in enumerate(struck, 1):
        id_ = read_ground_id(one)
        assert id_ is not None
        settled[id_] = decision(one, Objection.STRUCK, number)
    units = [WATER, ROADS, PARKS]
    every = itertools.chain.from_iterable(lists)
    return list(score_units(units, every, ScoreRules(tuple(rules)), settled))


def decision(subject: str, objection: Objection, number: int = 1) -> Decision:
    at = datetime(2025, 10, 20, tzinfo=UTC)
    kind = DecisionKind.OBJECTION
    return Decision(number, "2025-Q3", subject, kind, objection.value, "已核实", "李伟", at)


def totals(units: list[UnitScore]) -> list[Decimal]:
    return [one.score for one in units]


def test_a_scheme_with_a_point_for_each_case_and_two_for_each_sending_back() -> None:
    # A city's published scheme for supervision: 100 to begin with; each matter handled as asked +1, each one
    # not handled in time -1, each one sent back because it was not handled as asked -2.
    rules = (
        rule(K.BASE, "100"),
        rule(K.CLOSED, "1"),
        rule(K.UNANSWERED, "1"),
        rule(K.RETURNED, "2"),
    )
    found = scored(
        rules,
        happened(K.CLOSED, WATER, 5) + happened(K.RETURNED, WATER, 2),
        happened(K.UNANSWERED, ROADS, 3) + happened(K.CLOSED, ROADS, 1),
    )
    # By hand: 100 + 5×1 - 2×2 = 101; 100 - 3×1 + 1×1 = 98; nothing: 100.
    assert totals(found) == [101, 98, 100]
    assert places(found) == {17: 1, 3: 3, 8: 2}


def test_a_scheme_of_missing_reports_and_reports_without_substance_doubled_for_some() -> None:
    # A district's published scheme: 100 to begin with, each report that is not sent -10, each one without
    # substance -5; for those that have nothing but listed matters every deduction counts double.
    plain = (rule(K.BASE, "100"), rule(K.MISSING, "10"), rule(K.BLANK, "5"))
    double = (plain[0], rule(K.MISSING, "10", weight="2"), rule(K.BLANK, "5", weight="2"))
    cases = (happened(K.MISSING, WATER, 1), happened(K.BLANK, WATER, 2), happened(K.BLANK, PARKS))
    # By hand: 100 - 10 - 2×5 = 80, 100, 100 - 5 = 95; doubled 100 - 20 - 20 = 60, 100, 90.
    assert totals(scored(plain, *cases)) == [80, 100, 95]
    assert totals(scored(double, *cases)) == [60, 100, 90]


def test_a_scheme_that_begins_with_80_and_ends_at_100() -> None:
    # A county's published scheme: 80 to begin with and 100 at most; each matter finished as asked +2, each
    # one not finished within its limit -5.
    rules = (rule(K.BASE, "80", "100"), rule(K.CLOSED, "2"), rule(K.BEHIND, "5"))
    found = scored(
        rules,
        happened(K.CLOSED, WATER, 12) + happened(K.BEHIND, WATER),
        happened(K.CLOSED, ROADS, 12),
        happened(K.BEHIND, PARKS, 2),
    )
    # By hand: 80 + 24 - 5 = 99; 80 + 24 = 104, so 100; 80 - 10 = 70.
    assert totals(found) == [99, 100, 70]
    assert found[1].over == -4


def test_each_day_of_a_late_return_counts() -> None:
    late = Happening(K.LATE_DAYS, 17, cases=3)
    (water, *_) = scored([rule(K.LATE_DAYS, "0.5")], [late])
    assert water.score == Decimal("98.5")
    (water, *_) = scored([rule(K.LATE_DAYS, "0.5", "1")], [late])
    assert water.score == 99
    assert [(one.full, one.points, one.is_capped) for one in water.grounds] == [
        (Decimal("-1.5"), -1, True)
    ]


def test_deductions_end_at_the_cap_in_the_order_in_which_they_happened() -> None:
    (water, *_) = scored([rule(K.BLANK, "2", "5")], happened(K.BLANK, WATER, 4))
    assert [int(one.points) for one in water.grounds] == [-2, -2, -1, 0]
    assert [one.is_capped for one in water.grounds] == [False, False, True, True]
    assert water.score == 95


def test_a_struck_ground_leaves_its_room_under_the_cap_to_the_others() -> None:
    (water, *_) = scored(
        [rule(K.BLANK, "2", "5")], happened(K.BLANK, WATER, 4), struck=["blank-017-T1"]
    )
    assert [int(one.points) for one in water.grounds] == [0, -2, -2, -1]
    assert [one.is_struck for one in water.grounds] == [True, False, False, False]
    # What was struck counts nothing because of that, not because of the cap.
    assert [one.is_capped for one in water.grounds] == [False, False, False, True]


def test_an_objection_that_is_not_taken_leaves_the_ground() -> None:
    rules = ScoreRules((rule(K.BLANK, "2"),))
    kept = {GroundId(K.BLANK, 17, "T1"): decision("blank-017-T1", Objection.KEPT)}
    (water,) = score_units([WATER], happened(K.BLANK, WATER), rules, kept)
    assert water.score == 98
    assert not water.grounds[0].is_struck
    assert water.grounds[0].objection is not None


def test_a_bonus_ends_at_its_cap_too() -> None:
    (water, *_) = scored([rule(K.CLOSED, "2", "3")], happened(K.CLOSED, WATER, 3))
    assert [int(one.points) for one in water.grounds] == [2, 1, 0]
    assert water.score == 103


def test_what_each_unit_begins_with_is_weighted() -> None:
    rules = [rule(K.BASE, "100", "110", weight="0.5"), rule(K.CLOSED, "1")]
    (water, roads, _) = scored(rules, happened(K.CLOSED, WATER, 9))
    assert (water.score, water.over, roads.score) == (55, -4, 50)


def test_the_cap_is_weighted_as_the_points_are() -> None:
    rules = [rule(K.BEHIND, "2", "5", weight="0.3")]
    (water, *_) = scored(rules, happened(K.BEHIND, WATER, 4))
    assert water.points_of(K.BEHIND) == Decimal("-1.5")


def test_rules_that_are_off_or_absent_count_nothing() -> None:
    cases = happened(K.BLANK, WATER) + happened(K.COPIED, WATER)
    (water, *_) = scored([rule(K.BLANK, "2", enabled=False)], cases)
    assert (water.score, water.grounds) == (100, ())
    off = scored([rule(K.BASE, "100", enabled=False), rule(K.CLOSED, "1")], [])
    assert totals(off) == [0, 0, 0]


def test_equal_scores_share_a_place() -> None:
    found = scored([rule(K.BLANK, "1")], happened(K.BLANK, ROADS))
    assert places(found) == {17: 1, 8: 1, 3: 3}


def test_a_decision_follows_a_unit_that_was_merged_into_another() -> None:
    registry = Registry([WATER], merged=[MergedUnit(ROADS, 17)])
    settled = {GroundId(K.BLANK, 3, "T1"): decision("blank-003-T1", Objection.STRUCK)}
    assert set(present_objections(settled, registry)) == {GroundId(K.BLANK, 17, "T1")}
    settled = {GroundId(K.BLANK, 99, "T1"): decision("blank-099-T1", Objection.STRUCK)}
    assert set(present_objections(settled, registry)) == set(settled)


_POINTS = st.integers(0, 5000).map(lambda cents: Decimal(cents) / 100)
_WEIGHTS = st.integers(0, 200).map(lambda cents: Decimal(cents) / 100)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.builds(
            ScoreRule,
            st.sampled_from(K),
            _POINTS,
            st.none() | _POINTS,
            st.booleans(),
            _WEIGHTS,
        ),
        unique_by=lambda one: one.kind,
    ),
    st.lists(
        st.builds(
            Happening,
            st.sampled_from(K),
            st.sampled_from([17, 3]),
            st.sampled_from(["T1", "T2", "45"]),
            st.integers(1, 9),
        ),
        unique_by=lambda one: one.id,
    ),
)
def test_a_score_is_the_full_mark_and_its_points_and_no_rule_passes_its_cap(
    rules: list[ScoreRule], cases: list[Happening]
) -> None:
    by = ScoreRules(tuple(rules))
    assert read_score_rules(by.value()) == by
    for one in score_units([WATER, ROADS], cases, by, {}):
        assert one.score == by.full_mark + sum(ground.points for ground in one.grounds) + one.over
        assert by.highest is None or one.score <= by.highest
        for each in by.applied:
            points = one.points_of(each.kind)
            assert (points >= 0) if each.kind in BONUSES else (points <= 0)
            assert each.most is None or abs(points) <= each.most


def test_what_the_program_did_not_write_is_no_decision() -> None:
    good = decision("blank-017-T1", Objection.KEPT)
    check_values([good])
    for wrong in (
        decision("T1", Objection.KEPT),
        Decision(1, "", "考核细则", DecisionKind.SCORE_RULES, "{}", "", "", good.at),
        Decision(
            1,
            "",
            "考核细则",
            DecisionKind.SCORE_RULES,
            SHIPPED.value().replace('"100"', '"NaN"'),
            "",
            "",
            good.at,
        ),
    ):
        with pytest.raises((ValueError, LookupError)):
            check_values([wrong])


def test_the_rules_that_ship_take_a_hundred_points_at_most() -> None:
    assert sum(one.most or 0 for one in SHIPPED.applied if one.kind not in BONUSES) <= 100
    assert {one.kind for one in SHIPPED.rules} == set(K)
