"""A lag needs its reason and its remedy; joint units must not contradict each other."""

import pytest

from gwreport.domain.plan.plan import Kind
from gwreport.wording.facts import fact_words
from tests.domain.checks.cases import case, codes, entry, told

BEHIND = "未依时序推进"
TEXT = "完成路基施工41%，与年度目标尚有差距。"


def test_a_lag_without_problem_and_remedy_is_told_twice():
    found = told(case(entry(TEXT, BEHIND)))
    assert [one.code for one in found] == ["behind-without-problem", "behind-without-next-step"]
    assert {fact_words(one)["number"] for one in found} == {"7"}


def test_cells_or_words_that_say_it_are_enough():
    assert codes(case(entry(TEXT, BEHIND, problem="征地受阻", step="10月底完成"))) == []
    told_in_text = "完成路基41%。存在问题：征地受阻。下一步加快征地。"
    assert codes(case(entry(told_in_text, BEHIND))) == []


@pytest.mark.parametrize("status", ["停滞暂缓", BEHIND])
def test_a_standstill_needs_them_as_well(status: str):
    found = codes(case(entry(TEXT, status, problem="征地受阻")))
    assert found == ["behind-without-next-step"]


def test_the_words_of_the_text_count_as_a_lag():
    written = entry("固定资产投资增长3.1%，未实现“依时序推进”。")
    assert codes(case(written, text="稳定投资。")) == [
        "behind-without-problem",
        "behind-without-next-step",
    ]


def test_the_sheet_of_indicators_has_no_column_for_the_remedy():
    written = entry("增长3.1%，未实现“依时序推进”。", value="146.2亿元")
    found = codes(case(written, text="稳定投资。", kind=Kind.INDICATOR))
    assert found == ["behind-without-problem"]


def test_joint_units_with_different_figures_for_the_same_thing_are_told():
    first = entry("前三季度，新建改造供水管网94公里。", "依时序推进")
    second = entry("完成新建改造供水管网81公里。", "依时序推进", unit="青禾水务集团")
    (finding,) = told(case(first, second, text="保障农村饮水安全。"))
    assert finding.code == "joint-figures-differ"
    assert {fact_words(finding)["unit"], fact_words(finding)["other"]} == {
        "区城市管理局",
        "青禾水务集团",
    }


def test_joint_units_that_tell_of_their_own_parts_do_not_contradict():
    first = entry("新建改造供水管网94公里，联网水厂2个。", "依时序推进")
    second = entry(
        "更换老旧管道39公里，新建改造供水管网94公里。", "依时序推进", unit="青禾水务集团"
    )
    assert codes(case(first, second, text="保障农村饮水安全。")) == []


def test_number_cells_of_joint_units_are_compared():
    text = "一般公共预算收入增长5%。"
    first = entry("税收收入平稳增长，入库及时。", value="10.9亿元")
    second = entry("与税务部门口径一致，平稳增长。", value="10.7亿元", unit="区财政局")
    assert codes(case(first, second, text=text, kind=Kind.INDICATOR)) == ["joint-figures-differ"]


def test_the_units_of_a_group_each_tell_of_their_own():
    towns = [
        entry(f"完成改造农村户厕{n}户。", "依时序推进", unit=f"镇{n}") for n in range(100, 110)
    ]
    assert codes(case(*towns, text="改造农村户厕1000户。")) == []
