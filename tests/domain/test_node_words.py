"""Nodes in words: headings of periods, and clauses of an item's text that clearly are nodes."""

from dataclasses import replace

import pytest

from gwreport.domain.plan.corrections import corrected, correction_of
from gwreport.domain.plan.node_words import heading_period, nodes_in, of_year, targets_of_the_year
from gwreport.domain.plan.plan import Item, Kind, Node, Plan


@pytest.mark.parametrize(
    ("heading", "month"),
    [
        ("一季度", 3),
        ("第 1 季度", 3),
        ("1-3月", 3),
        ("一季度\n目标任务", 3),
        ("上半年", 6),
        ("4—6月", 6),
        ("前三季度工作计划", 9),
        ("一至三季度", 9),
        ("前8个月", 8),
        ("8月底前", 8),
        ("截至8月底", 8),
        ("四月底前", 4),
        ("元至八月目标", 8),
        ("1-10月份目标（万元）", 10),
        ("2026年全年", 12),
        ("年底前", 12),
        ("2026年底前", 12),
        ("第一至三季度", 9),
        ("６月底前", 6),
        ("一季度完成情况", None),
        ("1-3月进展", None),
        ("月度", None),
        ("上年同期", None),
        ("季度", None),
        ("13月", None),
    ],
)
def test_a_heading_names_a_period(heading: str, month: int | None) -> None:
    period = heading_period(heading)
    assert (period.month if period else None) == month


@pytest.mark.parametrize(
    ("text", "nodes", "targets"),
    [
        (
            "新增口袋公园100个，其中一季度完成20个，上半年完成50个，前三季度完成80个。",
            [("Q1", "一季度完成20个"), ("Q2", "上半年完成50个"), ("Q3", "前三季度完成80个")],
            ["100个"],
        ),
        (
            "改造老旧小区60个，上半年完成50%，全面提升品质。",
            [("Q2", "上半年完成50%")],
            ["60个"],
        ),
        (
            "一季度完成选址，启动设计；二季度开工；四季度建成3个。",
            [("Q1", "一季度完成选址，启动设计"), ("Q2", "二季度开工"), ("Q4", "四季度建成3个")],
            ["3个"],
        ),
        (
            "力争3月开工、12月竣工。",
            [("Q1", "3月开工"), ("Q4", "12月竣工")],
            [],
        ),
        ("新建学校5所，8月底前完工3所。", [("M08", "8月底前完工3所")], ["5所"]),
        # Numbered clauses; a figure before a comma is none of their numbers.
        (
            "①3月底前建成2公里②6月底前建成5、三季度建成8公里；",
            [("Q1", "3月底前建成2公里"), ("Q2", "6月底前建成5"), ("Q3", "三季度建成8公里")],
            [],
        ),
        (
            "1.一季度招标，2.上半年开工。（3）年底前建成3座。",
            [("Q1", "一季度招标"), ("Q2", "上半年开工"), ("Q4", "年底前建成3座")],
            ["3座"],
        ),
        # A limit alone is none, and its figure is the item's.
        ("6月底前建成5个口袋公园。", [], ["5个"]),
        ("上半年已完成50个，全年100个。", [], ["50个", "100个"]),
        ("较上年同期增长5%，3月1日起施行新规，9月底评估。", [], ["5%"]),
        ("每月发布1次。", [], ["每月发布1次"]),
        ("增长6%。", [], ["6%"]),
        ("", [], []),
    ],
)
def test_clauses_are_nodes_and_no_targets(
    text: str, nodes: list[tuple[str, str]], targets: list[str]
) -> None:
    found = [(one.round, one.text) for one in nodes_in(text, 2026)]
    assert found == [(f"2026-{period}", words) for period, words in nodes]
    assert [one.text for one in targets_of_the_year(text)] == targets


def test_a_year_that_has_passed_makes_no_node() -> None:
    assert nodes_in("2024年上半年完成30个，2026年上半年完成20个。", 2026) == (
        Node("2026-Q2", "2026年上半年完成20个"),
    )


def test_nodes_of_a_plan_without_a_year_get_that_of_the_workspace() -> None:
    item = Item("T1", Kind.TASK, "1", "修路。", nodes=(Node("Q1", "开工"), Node("2025-Q2", "完工")))
    plan = of_year(Plan(items=(item,)), 2026)
    assert plan.year == 2026
    assert plan.items[0].nodes == (Node("2026-Q1", "开工"), Node("2025-Q2", "完工"))
    assert of_year(Plan(year=2025, items=(item,)), 2026).items == (item,)


def test_a_corrected_text_has_its_own_nodes_beside_those_of_columns() -> None:
    text = "建成10个，上半年完成3个。"
    column = Node("2026-Q3", "完成8个")
    item = Item("T1", Kind.TASK, "1", text, nodes=(*nodes_in(text, 2026), column))
    plan = Plan(items=(item,), year=2026)
    correction = replace(correction_of(item), text="建成10个，一季度完成3个。")
    (after,) = corrected(plan, {"T1": correction}).items
    assert after.nodes == (Node("2026-Q1", "一季度完成3个"), column)
    assert [one.text for one in after.targets] == ["10个"]
