"""The unit's own word against its figures and its text."""

import pytest

from gwreport.domain.plan.plan import Kind
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.domain.checks.cases import case, codes, entry, told

GDP = "地区生产总值增长6%以上。"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("新建口袋公园5个。", "已建成口袋公园3个。"),
        ("新建口袋公园5个。", "已建成，完成全年目标的60%。"),
        ("建成标准化厂房15万平方米。", "截至目前，已建成标准化厂房12.765万平米。"),
        ("规上工业产值增长6%。", "规上工业产值同比增长1%。"),
        ("进出口总额增长5%。", "实现进出口总额131.1亿元、同比下降11.7%。"),
    ],
)
def test_done_with_a_figure_below_the_target_is_an_error(text: str, written: str):
    assert codes(case(entry(written, "已完成"), text=text)) == ["done-below-target"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("新建口袋公园5个。", "已建成口袋公园5个，其中社区公园3个。"),
        ("新建口袋公园5个。", "已建成口袋公园2086平方米、投用5个。"),
        ("新增家庭农场、农民专业合作社50个。", "新发展农民合作社43家、家庭农场32个。"),
        ("规上工业产值增长6%。", "同比增长7.1%，其中汽车产业下降2%。"),
        ("全区性会议控制在30场以内。", "召开全区性会议22场，比上年减少。"),
        ("推行联合检查，涉企行政检查频次下降20%以上。", "全年涉企行政检查频次下降28.9%。"),
        ("事故起数下降5%以上。", "全年事故起数同比减少10.6%。"),
        ("推进政务公开。", "法定文件主动公开率达98%，任务完成。"),
    ],
)
def test_done_with_the_target_reached_or_none_to_reach_is_right(text: str, written: str):
    assert codes(case(entry(written, "已完成"), text=text)) == []


def test_the_number_cell_counts_before_the_text():
    below = entry("增长势头良好，GDP增速位居全市前列。", "已完成", value="318.6亿元", growth="3.1%")
    assert codes(case(below, text=GDP, kind=Kind.INDICATOR)) == ["done-below-target"]
    assert codes(case(entry("势头良好，稳步增长。", "已完成", growth="6.2%"), text=GDP)) == []


def test_a_second_unit_tells_of_its_own_part_only():
    first = entry("已建成口袋公园5个，全部开放。", "已完成")
    second = entry("支持建设口袋公园2个，拨付补助。", "已完成", unit="区财政局")
    assert codes(case(first, second)) == []


@pytest.mark.parametrize("status", ["依时序推进", "已完成", "超额完成"])
@pytest.mark.parametrize(
    "text",
    [
        "项目仍处于暂停施工状态。",
        "受资金影响，项目已于7月停工。",
        "投资方变更，项目暂缓实施。",
    ],
)
def test_a_standstill_against_a_good_word_is_an_error(text: str, status: str):
    assert "stalled-in-words" in codes(case(entry(text, status), text="建成滨江路。"))


@pytest.mark.parametrize(
    "text",
    [
        "7月因汛期停工，8月已复工，完成总进度65%。",
        "责令停产停业整顿29家，移送司法机关7人。",
        "处置停工烂尾项目3个，全部恢复建设。",
        "落实阶段性暂缓缴纳社会保险费政策，惠及企业210户。",
        "未发生停工停产事件，生产秩序平稳。",
    ],
)
def test_a_standstill_that_is_over_or_of_others_is_none(text: str):
    assert codes(case(entry(text, "依时序推进"), text="建成滨江路。")) == []


def test_a_standstill_that_the_unit_itself_states_is_no_contradiction():
    stalled = entry(
        "因资金未落实，项目暂缓实施。", "停滞暂缓", problem="资金未落实", step="10月底前落实资金"
    )
    assert codes(case(stalled)) == []


def test_not_begun_against_done_is_told():
    text = "北段已建成通车。南段因征地尚未开工。"
    assert codes(case(entry(text, "已完成"), text="建成滨江路。")) == ["not-begun-in-words"]
    assert codes(case(entry(text, "依时序推进"), text="建成滨江路。")) == []
    whole = entry("因征地问题，项目尚未开工。", "依时序推进")
    assert codes(case(whole, text="建成滨江路。")) == ["not-begun-in-words"]


@pytest.mark.parametrize(
    "text",
    [
        "完成投资41%，低于时序进度近20个百分点。",
        "固定资产投资增长3.1%，未实现“依时序推进”。",
        "路基施工进度滞后，正在抢抓工期。",
    ],
)
def test_a_lag_in_words_against_a_good_word_is_an_error(text: str):
    assert codes(case(entry(text, "依时序推进"), text="建成滨江路。")) == ["behind-in-words"]


def test_a_lag_that_was_made_good_is_none():
    text = "前期进度滞后问题已经解决，路基完成80%。"
    assert codes(case(entry(text, "依时序推进"), text="建成滨江路。")) == []


def test_all_done_in_words_against_a_lag_is_told():
    written = entry("已超额完成全年目标任务。", "未依时序推进", problem="无", step="巩固")
    assert codes(case(written)) == ["done-in-words"]


@pytest.mark.parametrize("part", ["八成", "80%", "的三分之二", "过半", "量的75%"])
def test_a_part_of_the_year_is_not_all_of_it(part: str):
    written = entry(f"已完成年度任务{part}。", "未依时序推进", problem="用地未批", step="催办")
    assert "done-in-words" not in codes(case(written))


def test_the_finding_quotes_the_sentence_and_the_word():
    (finding,) = told(case(entry("选址完成。项目暂缓实施。", "依时序推进"), text="建成滨江路。"))
    assert fact_words(finding)["sentence"] == "项目暂缓实施"
    assert fact_words(finding)["status"] == "依时序推进"
    assert spot_words(finding.place.at) == "F5"
