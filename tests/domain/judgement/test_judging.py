"""Judging one item: number cells, the unit's own word, earlier rounds, nodes, and contradictions."""

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account, Judgement
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.wording.judgement_reasons import explain_reason
from gwreport.wording.shortfalls import shortfall_words

Q3, Q4 = Round(2025, 3), Round(2025, 4)


def item(text: str, *, due: str | None = None, kind: Kind = Kind.TASK) -> Item:
    return Item("T1", kind, "1", text, targets=read_targets(text), due=due)


def codes(judgement: Judgement) -> set[str]:
    return {reason.code for reason in judgement.reasons}


def test_the_number_cell_counts_before_the_text() -> None:
    told = Account(text="累计完成投资30亿元。", value="12", status=None)
    judged = judge(item("完成投资40亿元。"), told, Q3)
    assert judged.status is Status.BEHIND
    assert {"amount-behind", "number-differs"} <= codes(judged)


def test_a_number_cell_may_have_its_own_unit() -> None:
    judged = judge(item("完成投资40亿元。"), Account(value="310000万元"), Q3)
    assert judged.status is Status.ON_SCHEDULE
    assert judged.reasons[0].facts["share"] == "77.5%"


def test_the_growth_cell_is_held_against_growth() -> None:
    told = Account(value="346.8亿元", growth="0.2%")
    judged = judge(item("固定资产投资增长10%。", kind=Kind.INDICATOR), told, Q3)
    assert (judged.status, codes(judged)) == (Status.BEHIND, {"rate-behind"})


@pytest.mark.parametrize("status", [Status.BEHIND, Status.STALLED])
def test_the_units_own_word_of_being_behind_always_counts(status: Status) -> None:
    told = Account(text="新建口袋公园7个。", status=status)
    judged = judge(item("新建口袋公园8个。"), told, Q3)
    assert judged.status is status
    assert {"own-word", "behind-against-number", "amount-ahead"} <= codes(judged)


def test_a_good_word_against_a_bad_number_is_told_as_a_contradiction() -> None:
    told = Account(text="新建口袋公园1个。", status=Status.ON_SCHEDULE)
    judged = judge(item("新建口袋公园8个。"), told, Q3)
    assert judged.status is Status.BEHIND
    assert "word-against-number" in codes(judged)


def test_a_good_word_against_a_bad_text_is_told_as_a_contradiction() -> None:
    told = Account(text="项目暂停施工。", status=Status.ON_SCHEDULE)
    judged = judge(item("建成青禾大道。"), told, Q3)
    assert judged.status is Status.STALLED
    assert "word-against-text" in codes(judged)


def test_a_text_that_boasts_against_its_number_is_told_as_a_contradiction() -> None:
    told = Account(text="新建口袋公园1个，超额完成年度目标。")
    judged = judge(item("新建口袋公园8个。"), told, Q3)
    assert "text-against-number" in codes(judged)


def test_a_weak_word_gives_way_to_a_number_and_is_still_told() -> None:
    told = Account(text="新建口袋公园7个。存在问题：绿化养护经费不足。")
    judged = judge(item("新建口袋公园8个。"), told, Q3)
    assert judged.status is Status.ON_SCHEDULE
    assert "words-warning" in codes(judged)


def test_an_unchanged_text_and_a_falling_figure_are_told() -> None:
    task = item("新建口袋公园8个。")
    same = judge(
        task,
        Account(text="截至9月底，新建口袋公园6个。"),
        Q3,
        earlier=["截至6月底，新建口袋公园6个。"],
    )
    less = judge(task, Account(text="新建口袋公园6个。"), Q3, earlier=["新建口袋公园7个。"])
    alone = judge(task, Account(text="新建口袋公园6个。"), Q3)
    assert "no-progress" in codes(same)
    assert "fell-back" in codes(less)
    assert less.score < alone.score


def test_a_time_limit_that_has_passed_counts_unless_the_text_says_done() -> None:
    limited = item("建成区文化馆新馆。", due="2025年6月底")
    late = judge(limited, Account(text="主体工程完成80%。"), Q3)
    done = judge(limited, Account(text="区文化馆新馆已建成投用。"), Q3)
    early = judge(limited, Account(text="主体工程完成80%。"), Round(2025, 1))
    assert (late.status, "due" in codes(late)) == (Status.BEHIND, True)
    assert done.status is Status.DONE
    assert early.status is Status.ON_SCHEDULE


def test_own_nodes_replace_the_elapsed_share() -> None:
    task = item("新建站点100个，一季度完成5%、上半年完成20%、前三季度完成50%。")
    judged = judge(task, Account(text="新建站点52个。"), Q3)
    assert codes(judged) == {"amount-own-node"}


def test_faster_than_the_economy_is_held_against_its_growth() -> None:
    task = item("居民收入增长快于经济增长。")
    told = Account(text="居民收入同比增长5.1%。")
    assert judge(task, told, Q3, economy=7.6).status is Status.BEHIND
    assert judge(task, told, Q3, economy=4.9).status is Status.ON_SCHEDULE


def test_thresholds_and_words_are_the_offices() -> None:
    task, told = item("新建口袋公园20个。"), Account(text="新建口袋公园12个，进展平平。")
    assert judge(task, told, Q3).status is Status.BEHIND
    assert judge(task, told, Q3, Rules(tolerance=0.2)).status is Status.ON_SCHEDULE
    words = Rules(tolerance=0.2, behind_words=("进展平平",))
    assert judge(task, told, Q3, words).status is Status.BEHIND
    assert judge(task, Account(text="建了16个口袋公园。"), Q4, Rules(nearly=0.9)).status is not None


def test_several_goals_the_worst_decides_and_is_named() -> None:
    judged = judge(
        item("改造老旧小区20个，新建停车位1000个。"),
        Account(text="改造老旧小区18个，新建停车位210个。"),
        Q3,
    )
    assert judged.status is Status.BEHIND
    assert judged.reasons[0].facts["goal"] == "新建停车位"
    assert {reason.code for reason in judged.reasons[1:]} == {"amount-ahead"}


def test_a_goal_without_a_figure_is_named() -> None:
    judged = judge(
        item("改造老旧小区20个，新建停车位1000个。"), Account(text="改造老旧小区18个。"), Q3
    )
    assert "新建停车位1000个" in judged.reasons[-1].facts["goals"]
    assert judged.status is Status.ON_SCHEDULE


@pytest.mark.parametrize("text", ["", "/", "／", "无", "  ", "—", "暂无。"])
def test_no_data_is_no_failure(text: str) -> None:
    assert judge(item("建成区文化馆。"), Account(text=text), Q3).status is Status.UNKNOWN


def test_a_status_alone_counts_only_when_it_is_bad() -> None:
    assert judge(item("甲。"), Account(status=Status.STALLED), Q3).status is Status.STALLED
    assert judge(item("甲。"), Account(status=Status.DONE), Q3).status is Status.UNKNOWN


def test_worse_is_scored_lower() -> None:
    task = item("固定资产投资增长10%。")
    scores = [
        judge(task, Account(text=f"固定资产投资增长{growth}%。"), Q3).score
        for growth in (-5, 1, 4, 8, 9.5, 12)
    ]
    assert scores == sorted(scores)
    assert len(set(scores)) > 4


def reasons_of(task: str, told: str, quarter: int = 3) -> list[str]:
    judged = judge(item(task), Account(text=told), Round(2025, quarter))
    return [explain_reason(one) for one in judged.reasons]


def test_little_is_neither_failed_nor_put_off() -> None:
    words = reasons_of("推进老旧管网改造。", "仅完成40公里。")
    assert words[0] == "文字写明完成得少：“仅完成40公里”"


def test_what_is_no_data_is_told_once() -> None:
    words = reasons_of("完成市上下达的减排任务。", "减排目标任务，市生态环境局尚未下达。")
    assert words == [
        "文字写明暂无数据或任务未下达：“市生态环境局尚未下达”，不作为落后",
    ]


def test_no_parts_of_whole_things_are_due() -> None:
    told = "".join(reasons_of("打通断头路5条。", "已打通2条。"))
    assert "占 40%，比序时（75%）低 35 个百分点" in told
    assert "3.75" not in told
    assert "3.75" not in "".join(reasons_of("打通断头路5条。", "已打通3条。"))
    assert "应有 9条，差 4条" in "".join(reasons_of("打通断头路12条。", "已打通5条。"))


def test_all_that_is_done_is_not_called_a_part() -> None:
    assert reasons_of("信访积案化解。", "已全部化解。") == ["文字写明已完成的事项：“已全部化解”"]


def test_a_sentence_of_the_unit_is_no_figure() -> None:
    wanted = item("完成重点项目投资60亿元。")
    for told, said in (
        ("仅完成全年目标的63.3%。", "填报“仅完成全年目标的63.3%”（折合37.98亿元），差7.02亿元"),
        ("完成投资38亿元。", "实际38亿元，差7亿元"),
    ):
        (measure,) = judge(wanted, Account(text=told), Q3).measures
        assert shortfall_words(measure, Q3).endswith(said)
