"""What a past report said of an item is found again by its words."""

import pytest

from gwreport.domain.plan.documents import (
    IndicatorRow,
    IndicatorTable,
    PastReport,
    ReportedIndicator,
    ReportedTask,
)
from gwreport.domain.plan.history import match_report, of_indicators
from gwreport.domain.plan.plan import HeadedCell, Item, Kind
from gwreport.domain.plan.targets import read_targets

PARKS = "新建口袋公园5个，改造提升城市公园2个。"
GDP = "地区生产总值增长6%以上"
ITEMS = (
    Item("I1", Kind.INDICATOR, "1", GDP, targets=read_targets(GDP)),
    Item("T1", Kind.TASK, "1", PARKS),
    Item("T2", Kind.TASK, "2", "整治背街小巷12条。"),
)


def found(*tasks: ReportedTask, indicators: tuple[ReportedIndicator, ...] = ()) -> dict[str, str]:
    report = PastReport("", None, indicators, tasks, (), ())
    return match_report(ITEMS, report).completions


def test_blanks_and_marks_do_not_count() -> None:
    row = ReportedTask("1", "新建 口袋公园5个,改造提升城市公园2个", "建成5个。", ())
    assert found(row) == {"T1": "建成5个。"}


def test_a_text_that_was_edited_a_little_is_the_same_item() -> None:
    row = ReportedTask("1", "新建口袋公园6个，改造提升城市公园2个。", "建成6个。", ())
    assert found(row) == {"T1": "建成6个。"}


def test_an_indicator_is_known_by_its_name_alone() -> None:
    row = ReportedIndicator("1", "地区生产总值增长（%）", "增长6.3%。", "6%以上", ())
    assert found(indicators=(row,)) == {"I1": "增长6.3%。"}


def test_the_first_words_of_an_item_count_and_blank_ones_do_not() -> None:
    rows = [ReportedTask("1", PARKS, words, ()) for words in (" ", "先。", "后。")]
    assert found(*rows) == {"T1": "先。"}


def test_what_no_item_is_like_is_named_once() -> None:
    rows = tuple(ReportedTask("9", "举办马拉松比赛。", "已办。", ()) for _ in range(2))
    matched = match_report(ITEMS, PastReport("", None, (), rows, (), ()))
    assert (dict(matched.completions), matched.unknown) == ({}, ("举办马拉松比赛。",))


def test_a_text_as_near_to_two_items_is_neithers() -> None:
    items = [
        Item(f"T{at}", Kind.TASK, str(at), f"新建{at}号地块配套幼儿园及附属设施。") for at in (1, 2)
    ]
    row = ReportedTask("1", "新建3号地块配套幼儿园及附属设施。", "已建成。", ())
    matched = match_report(items, PastReport("", None, (), (row,), (), ()))
    assert matched.unknown == (row.text,)


def indicator(number: str, name: str, parent: str | None, *values: HeadedCell) -> IndicatorRow:
    return IndicatorRow(number, parent, "一、农业", name, "万吨", False, "44", "31", values)


def test_a_table_of_indicators_keeps_the_group_the_whole_and_every_column_of_a_row() -> None:
    growth = HeadedCell("比上年增长（%）", "2.5")
    rows = indicator("1", "粮食产量", None, growth), indicator("2", "小麦", "1")
    whole, part = of_indicators([IndicatorTable("粮食", rows, "2025-Q2")]).indicators
    assert (whole.section, whole.remarks) == ("一、农业", (growth,))
    assert (part.section, part.remarks) == ("一、农业", (HeadedCell("所属指标", "粮食产量"),))
    assert (part.target, part.completion) == ("44万吨", "31万吨")


def test_tables_of_several_rounds_are_no_one_report() -> None:
    tables = [IndicatorTable("", (), code) for code in ("2025-Q2", None, "2025-Q3")]
    with pytest.raises(ValueError, match="2025-Q3"):
        of_indicators(tables)
    assert of_indicators(tables[:2]).round == "2025-Q2"


def test_other_words_on_the_same_item_are_named_beside_those_taken() -> None:
    rows = (
        ReportedTask("1", PARKS, "建成5个。", ()),
        ReportedTask("2", PARKS, "建成 5个", ()),
        ReportedTask("3", PARKS, "建成4个，1个在建。", ()),
    )
    reported = match_report(ITEMS, PastReport("", None, (), rows[:2], rows[2:], ()))
    assert reported.completions == {"T1": "建成5个。"}
    assert reported.differing == (("T1", "建成4个，1个在建。"),)
