"""The covering text word for word, of three quarters and of a year; made anew only on purpose.

To make the files again: python -m tests.reports.test_whole_covering_texts
"""

from pathlib import Path

import pytest

from gwreport.domain.rounds import Round
from gwreport.reports.data import ReportData
from gwreport.reports.texts.covering import covering_text
from tests.reports.test_behind import judged
from tests.reports.word_report_samples import TOO_LATE, line, report, unit

_FOLDER = Path(__file__).parents[1] / "fixtures"
_PLANNING, _ROADS, _TRADE = ("区发展改革委",), ("区交通局", "区水利局"), ("区商务委",)


def whole(quarter: int) -> ReportData:
    round_ = Round(2025, quarter)
    told = [
        ("I1", "地区生产总值增长6%以上。", "地区生产总值同比增长6.7%。", _PLANNING, {}),
        ("I2", "进出口总额增长5%。", "进出口总额同比下降2.1%。", _TRADE, {}),
        ("I3", "城区空气质量优良天数达到330天。", "优良天数228天。", ("区生态环境局",), {}),
        ("I4", "节能减排完成市级下达任务。", "/", _PLANNING, {}),
        (
            "T1",
            "建强外贸转型升级基地，拓展共建国家市场，组织企业参加境外展会，引进外贸综合服务企业，进出口总额增长5%。",
            "组织参展30家。进出口总额同比下降2.1%。",
            _TRADE,
            {"problem": "外需不足，订单减少三成。", "next_step": "新开发客户20家。"},
        ),
        (
            "T2",
            "建成投用望江大道东延伸段。",
            "项目停工。存在问题：用地报批未通过，资金缺口2亿元。下一步，11月底前补正材料。",
            _ROADS,
            {},
        ),
        (
            "T3",
            "整治背街小巷12条，新建口袋公园5个。",
            "整治背街小巷12条，新建口袋公园1个。",
            _ROADS,
            {},
        ),
        ("T4", "改造老旧小区30个。", "已改造老旧小区41个。", _ROADS, {}),
        ("T5", "建成清源水库。", "水库已建成投用。", _ROADS, {}),
    ]
    lines = [
        judged(item, text, words, round_, leads=leads, **cells)
        for item, text, words, leads, cells in told
    ]
    lines.append(line("G1", "推进政务公开。", leads=("区政府办公室",)))
    units = [unit("区交通局"), unit("区商务委", TOO_LATE), unit("区政府办公室", None)]
    return report(lines, units, quarter=quarter)


def words_of(quarter: int) -> str:
    text = covering_text(whole(quarter))
    return f"{text.title}\n\n{text.recipient}\n{text.body}\n"


def file_of(quarter: int) -> Path:
    return _FOLDER / f"covering-2025-Q{quarter}.txt"


@pytest.mark.parametrize("quarter", [3, 4])
def test_the_covering_text_is_word_for_word_what_was_read_over(quarter: int) -> None:
    assert words_of(quarter) == file_of(quarter).read_text(encoding="utf-8")


if __name__ == "__main__":
    for one in (3, 4):
        file_of(one).write_text(words_of(one), encoding="utf-8")
