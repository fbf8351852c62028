"""附件3: each goal that is behind once, with target, actual, gap, problem and next step."""

from dataclasses import replace
from typing import Any

import pytest

from gwreport.domain.causes import Cause
from gwreport.domain.form.columns import Field
from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.reports.behind import Behind, behind_rows, named_rows
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.texts.covering_words import behind_name, behind_words
from tests.reports.word_report_samples import line, report

Q3, YEAR = Round(2025, 3), Round(2025, 4)


def judged(item: str, text: str, completion: str, round_: Round = Q3, **more: Any) -> ItemLine:
    """Make an item's line as a round has it: its class and grounds by what was told."""
    one = line(item, text, completion, Status.BEHIND, **more)
    problem = next((entry.text(Field.PROBLEM) for entry in one.merged.entries), "")
    found = judge(one.item, Account(text=completion, problem=problem), round_)
    merged = replace(one.merged, status=found.status)
    return replace(one, merged=merged, grounds=found.reasons, measures=found.measures)


def row(item: str, text: str, completion: str, round_: Round = Q3, **more: Any) -> Behind:
    (found,) = behind_rows([judged(item, text, completion, round_, **more)], round_)
    return found


@pytest.mark.parametrize(
    ("text", "completion", "round_", "words"),
    [
        (
            "民间投资增长12%。",
            "民间投资同比增长3.5%。",
            Q3,
            "民间投资：全年目标增长12%，实际增长3.5%，差8.5个百分点",
        ),
        (
            "进出口总额增长5%。",
            "进出口总额同比下降2.1%。",
            Q3,
            "进出口总额：全年目标增长5%，实际下降2.1%，差7.1个百分点",
        ),
        (
            "整治背街小巷15条。",
            "已整治4条。",
            Q3,
            "整治背街小巷：全年目标15条，实际4条，完成26.7%，比75%的时序进度低48.3个百分点",
        ),
        (
            "整治背街小巷15条。",
            "整治背街小巷0条。",
            Q3,
            "整治背街小巷：全年目标15条，实际0条，完成0%，比75%的时序进度低75个百分点",
        ),
        (
            "整治背街小巷12条。",
            "已整治3条。",
            Q3,
            "整治背街小巷：全年目标12条，前三季度应达9条，实际3条，差6条",
        ),
        (
            "整治背街小巷15条。",
            "全年整治9条。",
            YEAR,
            "整治背街小巷：目标15条，实际9条，差6条",
        ),
        (
            "建成高标准农田5万亩。",
            "已建成高标准农田2万亩。",
            Q3,
            "建成高标准农田：全年目标5万亩，前三季度应达3.75万亩，实际2万亩，差1.75万亩",
        ),
        (
            "居民消费价格涨幅控制在3%以内。",
            "居民消费价格上涨4.2%。",
            Q3,
            "居民消费价格涨幅：全年目标控制在3%以内，实际4.2%，超出1.2个百分点",
        ),
        (
            "人口出生率达到8‰。",
            "人口出生率6‰。",
            YEAR,
            "人口出生率：目标达到8‰，实际6‰，差2个千分点",
        ),
    ],
    ids=[
        "growth",
        "decline",
        "no whole number due",
        "nothing done",
        "count",
        "year's end",
        "amount",
        "limit",
        "thousandths",
    ],
)
def test_target_actual_and_gap_are_said(
    text: str, completion: str, round_: Round, words: str
) -> None:
    assert row("T1", text, completion, round_).shortfall == words


def test_the_cell_holds_the_text_verbatim_and_below_it_what_it_does_not_say() -> None:
    told = "已整治3条。\n 其余在建"
    one = row("T1", "整治背街小巷12条。", told, problem="资金没有到位", next_step="10月底前到位。")
    assert one.cell == (
        f"{told}\n差距：全年目标12条，前三季度应达9条，实际3条，差6条。\n"
        "存在问题：资金没有到位。\n下一步措施：10月底前到位。"
    )


def test_the_goal_that_falls_short_is_named_behind_the_colon_without_one_of_its_own() -> None:
    one = row("T1", "打通断头路5条，新建停车场2个。", "打通断头路1条，新建停车场2个。")
    gap = next(words for words in one.cell.split("\n") if words.startswith("差距："))
    assert gap == "差距：打通断头路，全年目标5条，实际1条，完成20%，比75%的时序进度低55个百分点。"
    assert gap.count("：") == 1


def test_what_the_text_says_itself_is_not_said_again() -> None:
    told = "项目停工。存在问题：资金没有到位。"
    one = row("T1", "建成清源水库。", told, problem="资金没有到位。")
    assert one.cell == told
    assert (one.problem, one.causes) == ("资金没有到位。", (Cause.FUNDS,))


def test_problem_and_next_step_are_found_under_their_heads_in_the_text() -> None:
    one = row("T1", "建成清源水库。", "项目停工。主要原因：用地未批。下一步，争取年内复工。")
    assert (one.problem, one.next_step) == ("用地未批", "争取年内复工")
    assert (
        behind_words(one, "附件3")
        == "进展情况：项目停工。存在问题：用地未批。下一步措施：争取年内复工。"
    )


def test_what_is_quoted_of_how_it_stands_is_quoted_once() -> None:
    told = "观测点已选定位置，并取得立项批复，正申请债券资金，待经费到位后，力争六周内建完。"
    one = row("T1", "建成投用观测点5个。", told)
    assert one.causes == (Cause.FUNDS,)
    words = behind_words(one, "附件3")
    assert words.startswith("今年应当建成或投用，目前仍在做前期。进展情况：")
    assert all(words.count(clause) <= 1 for clause in ("已选定位置", "取得立项批复"))


def test_a_goal_that_is_all_of_an_item_is_not_named_a_second_time() -> None:
    one = row("T1", "完成外贸投资3000万美元。", "完成外贸投资1200万美元。")
    assert behind_words(one, "附件3").startswith("全年目标3000万美元，前三季度应达2250万美元，")
    grows = line("T1", "居民收入增长快于经济增长。", "居民收入增长5.1%。", Status.BEHIND)
    found = judge(grows.item, Account(text="居民收入增长5.1%。"), Q3, economy=7.6)
    (faster,) = behind_rows([replace(grows, grounds=found.reasons, measures=found.measures)], Q3)
    assert behind_words(faster, "附件3").startswith("全年目标快于经济增长（7.6%），实际增长5.1%，")
    two = row("T1", "抓好外贸，完成外贸投资3000万美元。", "完成外贸投资1200万美元。")
    assert behind_words(two, "附件3").startswith("其中完成外贸投资3000万美元，")


def test_a_clause_without_a_subject_is_quoted_as_its_sentence() -> None:
    told = "占用农田190亩，整改后余140亩，被市政府办公厅通报。已开展复垦。"
    assert row("T1", "严守农田保护红线。", told).stands == (
        "占用农田190亩，整改后余140亩，被市政府办公厅通报"
    )
    # What the sentence tells besides is no cause.
    assert row("T1", "严守农田保护红线。", "耕地余140亩，被通报批评。").causes == (Cause.OTHER,)
    plain = "占用农田190亩，市政府办公厅通报督办，项目停工。"
    assert row("T1", "严守农田保护红线。", plain).stands == "项目停工"


def test_progress_stands_before_a_problem_where_nothing_else_says_how_it_is() -> None:
    told = judged("T1", "办好县域教育。", "新校区完成桩基。", problem="地下有溶洞")
    (one,) = behind_rows([replace(told, merged=replace(told.merged, status=Status.BEHIND))], Q3)
    assert behind_words(one, "附件3") == "进展情况：新校区完成桩基。存在问题：地下有溶洞。"


def test_what_a_text_only_implies_is_given_in_figures_too() -> None:
    one = row("T1", "新建社区食堂12家。", "余下9家正在装修。")
    assert one.gap == "全年目标12家，前三季度应达9家，填报“余下9家正在装修”（折合3家），差6家"


def test_the_cause_stands_in_the_text_where_the_column_says_little() -> None:
    text = "民间投资增长2%，受经济大环境影响，企业观望。"
    assert row("T1", "民间投资增长9%。", text, problem="推进中遇到困难").causes == (Cause.MARKET,)
    assert row("T1", "民间投资增长9%。", text, problem="资金没有到位").causes == (Cause.FUNDS,)


def test_a_goal_as_indicator_and_within_a_task_is_one_row() -> None:
    lines = [
        judged("I1", "进出口总额增长5%。", "全区进出口总额同比下降2.1%。"),
        judged(
            "T1",
            "办好外贸转型升级基地，拓展海外市场，进出口总额增长5%。",
            "组织参展30家。进出口总额同比下降2.1%。",
            leads=("区商务委",),
            problem="外需不足",
        ),
    ]
    (one,) = behind_rows(lines, Q3)
    assert one.line.item.id == "T1"
    assert one.lead_units == ("区商务委", "区水利局")
    assert named_rows([one]) == {"T1": 1, "I1": 1}
    assert behind_name(one) == "办好外贸转型升级基地，拓展海外市场，进出口总额增长5%"
    data = report(lines)
    assert (len(data.behind), data.counts.behind) == (1, 1)


def test_that_an_item_is_behind_is_no_word_of_why() -> None:
    lines = [
        judged("I1", "民间投资增长5%。", "民间投资同比下降2.3%。未实现“依时序推进”。"),
        judged("T1", "向民间资本推介项目，力争民间投资增长5%。", "民间投资同比下降2.3%。"),
    ]
    (one,) = behind_rows(lines, Q3)
    assert one.stands == ""
    assert one.causes == (Cause.UNTOLD,)


def test_the_same_text_under_two_leaders_is_one_row() -> None:
    lines = [
        judged("T1", "新建公园8个。", "建成1个。"),
        judged("T2", "新建公园8个。", "建成1个。", leads=("区财政局",)),
    ]
    assert len(behind_rows(lines, Q3)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("新建公园8个。", "建成1个。"), ("新建公园8个。", "建成2个。")),
        (("规上工业产值增长8%。", "增长2%。"), ("服务业产值增长8%。", "增长2%。")),
        (("新建公园8个。", "建成1个。"), ("新建车库8个。", "建成1个。")),
    ],
    ids=["other figures", "another thing", "another thing counted"],
)
def test_what_is_not_the_same_goal_has_rows_of_its_own(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert len(behind_rows([judged("T1", *first), judged("T2", *second)], Q3)) == 2


def test_the_name_of_a_long_item_says_which_of_its_goals_falls_short() -> None:
    text = "提速建设滨江新城，" + "推进路网改造提升，" * 8 + "规上工业产值增长16%。"
    one = row("T1", text, "路网改造完成。规上工业产值增长6.4%。")
    assert behind_name(one) == "提速建设滨江新城（其中规上工业产值增长16%）"


def test_without_a_figure_the_clause_that_the_text_speaks_of_is_named() -> None:
    text = "推进乡村建设，" + "改造提升农村人居环境，" * 8 + "力争云溪镇白石村创成市级示范村。"
    one = row("T1", text, "环境整治有序。云溪镇白石村未通过市级示范村评审。")
    assert behind_name(one) == "推进乡村建设（其中力争云溪镇白石村创成市级示范村）"


def test_no_text_of_a_report_is_cut_with_an_ellipsis() -> None:
    long = "，".join(f"第{number}标段征地未完成" for number in range(60)) + "。"
    one = row("T1", "建成清源水库。", "项目停工。", problem=long)
    assert long in one.cell
    words = behind_words(one, "附件3")
    assert "…" not in words
    assert "征地未完成（全文见附件3）。" in words
