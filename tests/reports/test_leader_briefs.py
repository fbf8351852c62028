"""What a leader is told: their items by class with lights, the five that need them, changes, next nodes."""

from dataclasses import replace
from datetime import date

from gwreport.domain.judgement.results import Measure
from gwreport.domain.plan.plan import Item, Node
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.reports.briefs.fitting import WHOLE
from gwreport.reports.briefs.leader_briefs import (
    Light,
    leader_briefs,
    leader_names,
    light_of,
    lines_without_leader,
    next_nodes,
)
from gwreport.reports.briefs.told import told
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import Earlier, ItemLine
from gwreport.reports.statistics import make_statistics
from tests.reports.samples import item, line, report

HALF = Round(2025, 2)
Q3 = Round(2025, 3)


def measured(at: str, text: str, leader: str, told_: str, value: float, due: float) -> ItemLine:
    """An item whose one goal falls short in figures."""
    (target,) = read_targets(text)[:1]
    one = Measure("新建口袋公园", target, told_, value, due, status=Status.BEHIND)
    return line(
        item(at, text, leader), f"已建成{told_}。", Status.BEHIND, score=20.0, measures=(one,)
    )


def three_leaders(**choices: object) -> ReportData:
    lines = [
        line(item("T1", "整治小巷12条。", "钱晓东"), "已整治12条。", Status.DONE),
        measured("T2", "新建口袋公园5个。", "赵明", "2个", 2, 3.75),
        line(item("T3", "建成体育馆。", "赵明"), "已停工。", Status.STALLED, score=5.0),
        line(item("T4", "推进政务公开。", "赵明"), "已公开。", Status.ON_SCHEDULE),
        line(item("T5", "编制规划。", "赵明", "孙丽"), "", Status.UNKNOWN),
        line(item("T6", "修路3条。"), "已修2条。", Status.ON_SCHEDULE),
    ]
    return report(lines, **choices)


def test_leaders_stand_in_their_official_order_and_others_as_the_plan_names_them() -> None:
    assert leader_names(three_leaders()) == ("钱晓东", "赵明", "孙丽")
    data = three_leaders(leader_order=("孙丽", "周全", "赵明"))
    assert [one.leader for one in leader_briefs(data)] == ["孙丽", "赵明", "钱晓东"]
    # Whoever is chosen, the order is that of the office.
    assert [one.leader for one in leader_briefs(data, ["赵明", "孙丽"])] == ["孙丽", "赵明"]
    assert [one.item.id for one in lines_without_leader(data)] == ["T6"]


def test_items_stand_by_class_with_lights_and_every_count_is_that_of_the_statistics() -> None:
    data = three_leaders()
    zhao = leader_briefs(data)[1]
    assert [(one.name, one.light, one.share.count) for one in zhao.groups] == [
        ("依时序推进", Light.GREEN, 1),
        ("未依时序推进", Light.YELLOW, 1),
        ("停滞暂缓", Light.RED, 1),
        ("尚未报送", Light.GREY, 1),
    ]
    for brief in leader_briefs(data):
        (same,) = (one for one in make_statistics(data).leaders if one.name == brief.leader)
        assert brief.tally == same
        assert sum(one.share.count for one in brief.groups) == same.total
    words = told(zhao, Q3, WHOLE)
    assert words.summary == (
        "牵头4项。其中依时序推进及以上1项，占25.0%；未依时序推进1项，占25.0%；停滞暂缓1项，占25.0%；尚未报送1项，占25.0%。"
    )
    fine = [one for one in leader_briefs(data) if not one.tally.behind]
    assert fine
    assert all("没有未依时序推进和停滞暂缓的" in told(one, Q3, WHOLE).summary for one in fine)
    assert [one.names for one in words.classes] == [
        "推进政务公开",
        "新建口袋公园5个",
        "建成体育馆",
        "编制规划",
    ]


def test_at_the_years_end_what_is_not_finished_is_red() -> None:
    assert light_of(Status.BEHIND, Round(2025, 4)) is Light.RED
    assert light_of(Status.BEHIND, Q3) is Light.YELLOW
    assert light_of(Status.EXCEEDED, Q3) is Light.GREEN


def test_what_stands_still_needs_the_leader_first_and_a_row_tells_target_actual_gap_and_cause() -> (
    None
):
    zhao = leader_briefs(three_leaders())[1]
    first, second = told(zhao, Q3, WHOLE).needing
    assert (first.name, first.gap, first.cause) == ("建成体育馆", "没有数字可以比较", "没有写明")
    assert (second.name, second.target, second.progress) == (
        "新建口袋公园5个",
        "新建口袋公园5个",
        "2个",
    )
    assert second.gap.startswith("完成40%，比75%的时序进度低35个百分点")


def test_of_more_than_five_the_rest_is_said_to_stand_in_the_report() -> None:
    lines = [
        line(item(f"T{at}", f"建成{name}馆。", "赵明"), "滞后。", Status.BEHIND, score=float(at))
        for at, name in enumerate("文化体育科技图书美术博物", 1)
    ]
    data = report(lines)
    (brief,) = leader_briefs(data)
    words = told(brief, Q3, WHOLE)
    assert [one.name for one in words.needing] == [f"建成{one}馆" for one in "文化体育科"]
    assert words.needing_note == "另有7项落后的见报告附件3。"
    # The paper of a list without indicators has its annexes numbered through.
    of_list = replace(data, facts=replace(data.facts, plan_name="民生实事"))
    (brief,) = leader_briefs(of_list)
    assert told(brief, Q3, WHOLE).needing_note == "另有7项落后的见报告附件2。"
    nothing = leader_briefs(report([lines[0]]))[0]
    assert told(nothing, Q3, WHOLE).needing_note == ""


def test_changes_name_who_fell_back_and_who_caught_up_since_the_round_before() -> None:
    def was(at: str, name: str, then: Status, now: Status) -> ItemLine:
        before = Earlier(HALF, "原文", then)
        return line(item(at, name, "赵明"), "进展。", now, previous=before)

    lines = [
        was("T1", "修路。", Status.ON_SCHEDULE, Status.BEHIND),
        was("T2", "架桥。", Status.BEHIND, Status.DONE),
        was("T3", "种树。", Status.DONE, Status.DONE),
        was("T4", "挖渠。", Status.UNKNOWN, Status.DONE),
    ]
    (brief,) = leader_briefs(report(lines))
    assert told(brief, Q3, WHOLE).changes == (
        "与上半年相比后退1项：修路（依时序推进→未依时序推进）。",
        "与上半年相比好转1项：架桥（未依时序推进→已完成）。",
    )
    (same,) = leader_briefs(report(lines[2:]))
    assert told(same, Q3, WHOLE).changes == ("与上半年相比，能够对照的1项进度都没有变化。",)
    (first,) = leader_briefs(report([replace(one, previous=None) for one in lines]))
    assert told(first, Q3, WHOLE).changes == ("没有上期的情况可以对照。",)


def node_item(at: str, due: str | None = None, *nodes: tuple[str, str]) -> Item:
    one = item(at, f"建成{at}号桥。", "赵明")
    return replace(one, due=due, nodes=tuple(Node(*node) for node in nodes))


def test_the_next_node_of_each_unfinished_item_or_its_limit() -> None:
    lines = [
        line(
            node_item("T1", None, ("2025-Q2", "开工"), ("2025-Q4", "通车")), "好。", Status.BEHIND
        ),
        line(node_item("T2", "2025年11月底前"), "好。", Status.ON_SCHEDULE),
        line(node_item("T3", "2025年底前"), "好。", Status.ON_SCHEDULE),
        line(node_item("T4", "6月底前"), "好。", Status.BEHIND),
        line(node_item("T5", None, ("2025-M10", "封顶")), "好。", Status.ON_SCHEDULE),
        line(node_item("T6", None, ("2025-Q4", "通车")), "好。", Status.DONE),
    ]
    found = next_nodes(lines, Q3)
    assert [(one.line.item.id, one.when, one.last, one.text) for one in found] == [
        ("T5", "1—10月", date(2025, 10, 31), "封顶"),
        ("T2", "2025年11月底前", date(2025, 11, 30), ""),
        ("T1", "全年", date(2025, 12, 31), "通车"),
    ]
    (brief,) = leader_briefs(report(lines))
    assert told(brief, Q3, WHOLE).nodes == (
        "1—10月：建成T5号桥——封顶",
        "2025年11月底前：建成T2号桥（方案写明的完成时限）",
        "全年：建成T1号桥——通车",
    )
