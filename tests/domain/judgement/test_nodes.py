"""An item's own quarterly nodes and its time limit."""

from dataclasses import replace

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account, Reason
from gwreport.domain.judgement.signs.nodes import PeriodNode, is_due, node_share, nodes_of
from gwreport.domain.plan.plan import Item, Kind, Node
from gwreport.domain.rounds import Round
from gwreport.wording.judgement_reasons import explain_reason


@pytest.mark.parametrize(
    ("text", "quarter", "share"),
    [
        ("一季度完成20%、上半年完成50%、前三季度完成80%。", 1, 0.2),
        ("一季度完成20%、上半年完成50%、前三季度完成80%。", 3, 0.8),
        ("6月底前完成40%，年底前完成100%。", 2, 0.4),
        ("6月底前完成40%，年底前完成100%。", 1, None),
        ("二季度末累计完成60％。", 3, 0.6),
        ("1-3月完成20%，1—6月完成50%。", 1, 0.2),
        ("一至三季度完成80%。", 3, 0.8),
        ("6月30日前累计完成40%。", 2, 0.4),
        ("四月底前完成30%。", 2, 0.3),
        # That of another year is none of this year's.
        ("2024年一季度完成20%。", 3, None),
        ("去年上半年完成20%。", 3, None),
        ("增长6%。", 3, None),
        ("", 3, None),
    ],
)
def test_the_newest_node_up_to_the_round_counts(
    text: str, quarter: int, share: float | None
) -> None:
    assert node_share(text, Round(2025, quarter)) == share


@pytest.mark.parametrize(
    ("due", "passed"),
    [
        ("2025年6月底", True),
        ("9月底前", True),
        ("10月", False),
        ("2026年6月", False),
        ("2024-11", True),
        ("上半年", True),
        ("二季度", True),
        ("四季度", False),
        ("全年", False),
        ("2025年12月", False),
        ("四月底前", True),
        ("前8个月", True),
        ("第 1 季度", True),
        ("十月", False),
        ("13月", False),
        ("明年4月通车", False),
        ("2025年11月至次年3月", False),
        ("长期坚持", False),
        ("", False),
    ],
)
def test_a_limit_passes_with_the_end_of_its_month(due: str, passed: bool) -> None:
    assert is_due(due, Round(2025, 3)) is passed


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("1-3月完成选址，7—9月开工建设。", [(3, "完成选址"), (9, "开工建设")]),
        ("四月完成选址；2025年十二月竣工。", [(4, "完成选址"), (12, "竣工")]),
        ("3月1日起施行新规，9月底评估。", []),
        ("一季度完成选址，2026年一季度竣工。", []),
    ],
)
def test_nodes_in_words_are_those_of_this_year(text: str, nodes: list[tuple[int, str]]) -> None:
    found = nodes_of(Item("T1", Kind.TASK, "1", text), Round(2025, 3))
    assert found == [PeriodNode(month, words) for month, words in nodes]


NODES = (
    Node("2025-Q1", "完成招标"),
    Node("2025-M05", "进场施工"),
    Node("2025-Q2", "安装路灯一半以上"),
)
LAMPS = Item("T1", Kind.TASK, "1", "推进路灯更新。", nodes=NODES)


def reasons(round_: Round, text: str, item: Item = LAMPS) -> list[Reason]:
    return [one for one in judge(item, Account(text), round_).reasons if "node" in one.facts]


def test_the_node_of_the_round_is_quoted_beside_the_answer() -> None:
    (one,) = reasons(Round(2025, 2), "已更换灯具300盏。")
    assert one.code == "node-beside"
    assert explain_reason(one) == (
        "本期节点是“5月：进场施工 安装路灯一半以上”，填报的是“已更换灯具300盏。”"
    )


def test_without_a_node_for_the_round_none_is_quoted() -> None:
    assert reasons(Round(2025, 3), "已更换灯具300盏。") == []
    assert reasons(Round(2025, 2), "已更换灯具300盏。", replace(LAMPS, nodes=())) == []


def test_a_node_that_decides_is_quoted_once() -> None:
    item = replace(LAMPS, text="建设水厂。", nodes=(Node("2025-Q2", "主体封顶"),))
    (one,) = reasons(Round(2025, 2), "水厂正在开展前期工作。", item)
    assert one.code == "node-short"
