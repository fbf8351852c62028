"""The order of 附件2: by leader, unit, category or number, joint items under each name or once."""

import pytest

from gwreport.domain.statuses import Status
from gwreport.reports.arrangement import Order
from gwreport.reports.data import ReportChoices, ReportData, make_report_data
from tests.reports.samples import item, line, report

LINES = [
    line(one, "好", Status.BEHIND)
    for one in (
        item("I1", "甲指标。", "乙", leads=("区水利局",), category="水利"),
        item("T1", "一。", "甲", "乙", leads=("区水利局", "区城管局"), category="城建"),
        item("G1", "二。", "甲", leads=("区财政局",)),
        item("T2", "三。", "乙", "丙", leads=("区财政局",), category="水利"),
        item("T3", "四。", leads=(), category="城建"),
    )
]
REGISTRY = ("区财政局", "区城管局", "区水利局")


def made(order: Order, **choices: bool) -> ReportData:
    whole = report(LINES)
    return make_report_data(
        LINES,
        whole.facts,
        unit_names=REGISTRY,
        choices=ReportChoices(order=order, block_headings=True, **choices),
    )


def blocks(data: ReportData) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in data.tasks:
        found.setdefault(row.heading, []).append(row.item)
    return found


def test_leaders_stand_in_the_plan_s_order_and_share_joint_items() -> None:
    assert blocks(made(Order.LEADER)) == {
        "牵头领导：乙": ["I1", "T1", "T2"],
        "牵头领导：甲": ["T1", "G1"],
        "牵头领导：丙": ["T2"],
        "牵头领导：未列明": ["T3"],
    }


def test_a_joint_item_can_stand_once_under_its_first_name() -> None:
    assert blocks(made(Order.LEADER, repeat_joint=False)) == {
        "牵头领导：乙": ["I1", "T2"],
        "牵头领导：甲": ["T1", "G1"],
        "牵头领导：未列明": ["T3"],
    }


def test_units_stand_in_the_registry_s_order() -> None:
    assert blocks(made(Order.UNIT)) == {
        "牵头责任单位：区财政局": ["T2", "G1"],
        "牵头责任单位：区城管局": ["T1"],
        "牵头责任单位：区水利局": ["I1", "T1"],
        "牵头责任单位：未列明": ["T3"],
    }


def test_categories_stand_in_the_plan_s_order_each_item_once() -> None:
    assert blocks(made(Order.CATEGORY)) == {
        "类别：水利": ["I1", "T2"],
        "类别：城建": ["T1", "T3"],
        "类别：未列明": ["G1"],
    }


def test_by_number_is_the_plan_s_own_order_without_headings() -> None:
    assert blocks(made(Order.NUMBER)) == {"": ["I1", "T1", "G1", "T2", "T3"]}


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("repeat", [True, False])
def test_every_item_stands_in_every_order_and_once_among_those_behind(
    order: Order, repeat: bool
) -> None:
    data = made(order, repeat_joint=repeat)
    every = {line.item.id for line in LINES}
    assert {row.item for row in data.tasks} == every
    assert sorted(row.item for row in data.behind) == sorted(every)
    assert [row.number for row in data.tasks] == list(range(1, len(data.tasks) + 1))
    if not repeat:
        assert len(data.tasks) == len(every)


def test_the_first_annex_keeps_the_plan_s_order() -> None:
    for order in Order:
        assert [row.item for row in made(order).indicators] == ["I1"]
