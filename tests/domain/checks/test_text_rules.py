"""Rules on the text: blank, too short, copied, of another item."""

import pytest

from gwreport.domain.statuses import Status
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.domain.checks.cases import case, codes, entry, item, told

GOOD = "前三季度，已建成口袋公园3个，另有2个正在施工。"


def test_a_good_text_raises_nothing():
    assert codes(case(entry(GOOD, "依时序推进"))) == []


def test_a_joint_unit_that_left_the_row_blank_is_told():
    (finding,) = told(case(entry(GOOD, "依时序推进"), entry("", unit="区财政局")))
    assert (finding.code, fact_words(finding)["unit"]) == ("text-blank", "区财政局")


def test_a_silent_first_unit_is_left_to_the_merging():
    assert codes(case(entry("", unit="区财政局"), entry(GOOD, "依时序推进"))) == []


@pytest.mark.parametrize("text", ["正在推进。", "有序开展", "已完成"])
def test_a_text_of_a_few_words_without_a_figure_is_too_short(text: str):
    (finding,) = told(case(entry(text, "依时序推进")))
    assert finding.code == "text-too-short"
    assert (finding.place.part, spot_words(finding.place.at)) == ("目标任务", "E5")


@pytest.mark.parametrize("text", ["建成3个。", "无", "/", "见附件", "完成率百分之九十"])
def test_figures_fillers_and_whole_sentences_are_not_too_short(text: str):
    assert "text-too-short" not in codes(case(entry(text, "依时序推进")))


@pytest.mark.parametrize(
    "before",
    [
        GOOD,
        GOOD.replace("前三季度", "上半年"),
        GOOD.replace("前三季度", "1至6月"),
        GOOD.replace("前三季度", "截至2025年六月底"),
        GOOD.replace("公园3个", "公园共3个"),
        " " + GOOD + " ",
    ],
)
def test_a_text_taken_over_from_last_time_is_told(before: str):
    assert "text-copied" in codes(case(entry(GOOD, "依时序推进"), last=entry(before)))


@pytest.mark.parametrize(
    "before", [GOOD.replace("3个", "2个"), "上半年，完成全部选址和设计。", "", "无"]
)
def test_a_text_with_news_is_not_a_copy(before: str):
    assert "text-copied" not in codes(case(entry(GOOD, "依时序推进"), last=entry(before)))


def test_what_was_done_last_time_may_stay_as_it_was():
    now = entry("口袋公园5个全部建成投用。", "已完成")
    assert codes(case(now, last=now, last_status=Status.DONE)) == []


def test_the_text_of_last_years_report_is_told():
    assert codes(case(entry(GOOD, "依时序推进"), year_text=GOOD)) == ["text-copied-year"]


WATER = item("新建改造农村供水管网120公里，农村规模化供水覆盖率达到72%。", number="32")


def test_a_text_of_another_row_is_told_with_that_row():
    written = entry(
        "前三季度，新建改造农村供水管网94公里，农村规模化供水覆盖率70.8%。", "依时序推进"
    )
    (finding,) = told(case(written, others=(WATER,)))
    assert finding.code == "text-of-other-item"
    assert "T32" in fact_words(finding)["other"]


def test_a_text_that_names_its_own_item_too_is_none_of_another():
    written = entry("口袋公园建成3个；同步新建改造农村供水管网94公里。", "依时序推进")
    assert codes(case(written, others=(WATER,))) == []


def test_items_with_the_same_words_do_not_accuse_each_other():
    text = "新建改造农村供水管网120公里。"
    written = entry("前三季度，新建改造农村供水管网94公里。", "依时序推进")
    assert (
        codes(case(written, text="保障农村饮水安全。", others=(WATER, item(text, number="51"))))
        == []
    )
