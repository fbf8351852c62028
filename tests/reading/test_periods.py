"""Which part of which year a title names."""

import pytest

from gwreport.reading.words.periods import period_in, told_period, whole_year_in


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("2031年前三季度目标任务完成情况", "2031-Q3"),
        ("2031年1—9月重点工作进展", "2031-Q3"),
        ("2031年1月至6月完成情况", "2031-Q2"),
        ("民生实事进度表（截至2031年10月31日）", "2031-M10"),
        ("2031年度实事项目未完成情况（截至10月底）", "2031-M10"),
        ("2031年区政府重点项目推进情况（1-11月）", "2031-M11"),
        ("2031年3月份各县区进展情况表", "2031-Q1"),
        ("2031年前11个月主要指标", "2031-M11"),
        ("2031年二季度", "2031-Q2"),
        ("2031年度工作完成情况", "2031-Q4"),
        ("2031年民生工程1至7月实施进度", "2031-M07"),
        ("2031 年 1 - 8 月", "2031-M08"),
        ("二〇三一年元至八月完成情况（2031年）", "2031-M08"),
        ("2031年一至八月进展", "2031-M08"),
        ("2031年十一月重点工作进展", "2031-M11"),
        ("2031年下半年工作完成情况", "2031-Q4"),
        ("2031年第1—3季度完成情况", "2031-Q3"),
        ("２０３１年３季度", "2031-Q3"),
        ("二〇三一年上半年", "2031-Q2"),
        ("2031年半年工作总结", "2031-Q2"),
        ("拟于11月上旬印发", None),
        ("明年4月通车", None),
        ("上年同期", None),
        ("2031年工作安排", None),
        ("2031年3月5日印发", None),
        ("13月", None),
    ],
)
def test_the_period_and_the_year_are_those_that_are_named(words, code):
    period = period_in(words) or whole_year_in(words)
    assert (period.code(None) if period else None) == code


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["2031年度目标完成情况", "（截至9月底）"], "2031-Q3"),
        (["附件2", "1-9月完成情况", "2031年8月印发"], "2031-Q3"),
        (["2031年度目标完成情况"], "2031-Q4"),
        (["前三季度完成情况"], "Q3"),
        (["工作安排"], None),
    ],
)
def test_of_several_lines_a_part_of_the_year_says_more_than_the_year(lines, code):
    period = told_period(lines)
    assert (period.code(None) if period else None) == code
