"""Figures in running text: value, unit, and what the words before say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.texts.figures import FigureKind as K
from gwreport.domain.texts.figures import read_cell_figure, read_figures
from gwreport.domain.texts.units_of_measure import split_unit
from tests.processor_time import at_most


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("全区规上工业完成产值1818.1亿元", 1818.1, "亿元", K.DONE),
        ("民间投资增长-11.4%", -11.4, "%", K.GROWTH),
        ("同比下降11.7%", 11.7, "%", K.DECLINE),
        ("产值增速5.7％", 5.7, "%", K.GROWTH),
        ("增长８．５％", 8.5, "%", K.GROWTH),
        ("较年初增长21.65%", 21.65, "%", K.GROWTH),
        ("占年度目标的93%", 93, "%", K.OF_TARGET),
        ("完成全年目标任务的83%", 83, "%", K.OF_TARGET),
        ("达年度投资计划80.5%", 80.5, "%", K.OF_TARGET),
        ("外贸目标完成率61.9%", 61.9, "%", K.OF_TARGET),
        ("已完成年度总工程量的86%", 86, "%", K.OF_WORK),
        ("主体工程完成30%", 30, "%", K.OF_WORK),
        ("技改投资占比41.3%", 41.3, "%", K.SHARE),
        ("高于全市平均0.2个百分点", 0.2, "个百分点", K.COMPARED),
        ("居主城都市区第2位", 2, "位", K.RANK),
        ("列全市第十五位", 15, "位", K.RANK),
        ("累计产气53.1亿方", 53.1, "亿立方米", K.CUMULATIVE),
        ("发放劳动报酬12370万余元", 12370, "万元", K.DONE),
        ("完成测评面积345.5万㎡", 345.5, "万平方米", K.DONE),
        ("争取资金1,234.5万元", 1234.5, "万元", K.DONE),
        ("新增公职律师4名", 4, "人", K.DONE),
        ("战果数5.75", 5.75, "", K.PLAIN),
        ("办结投诉1，250件", 1250, "件", K.PLAIN),
        ("产值增长1.5倍", 150, "%", K.GROWTH),
        ("满意度得分达到96.5分", 96.5, "分", K.DONE),
        ("引进专家22位", 22, "位", K.DONE),
        ("全省排名提升3位", 3, "位", K.GROWTH),
    ],
)
def test_a_figure_is_read_with_its_unit_and_kind(text: str, value: float, unit: str, kind: K):
    (figure,) = read_figures(text)
    assert (figure.value, figure.unit, figure.kind) == (value, unit, kind)


@pytest.mark.parametrize(
    "text",
    [
        "8月15日召开会议",
        "《行动方案（2023—2027年）》",
        "1-9月规上工业",
        "816小镇和432项目",
        "5G网络",
        "10千伏珍义线",
        "G351至爻里",
        "“2+4”支柱产业",
        "“十百千万”工程",
        "尼龙66三期",
        "全市10大场景",
        "第3批项目",
        "每天8时30分上报",
        "入选民营企业100强",
    ],
)
def test_numbers_in_names_and_dates_are_no_figures(text: str):
    assert read_figures(text) == ()


def test_figures_in_a_row_are_of_the_kind_of_the_first():
    figures = read_figures("分别同比增长19.1%、16.24%，分别完成3个和5个")
    assert [one.kind for one in figures[:2]] == [K.GROWTH, K.GROWTH]
    assert [one.value for one in figures] == [19.1, 16.24, 3, 5]


def test_a_range_keeps_both_ends():
    percent, count = read_figures("增长8%—10%，拟新建20-30个")
    assert (percent.value, percent.upper, percent.unit) == (8, 10, "%")
    assert (count.value, count.upper, count.planned) == (20, 30, True)


def test_what_is_planned_or_missing_is_marked():
    planned, missing, left, done = read_figures(
        "预计新增4户，尚未完成3个，剩余2个，完成2023年计划安置11名"
    )
    assert planned.planned
    assert not planned.negated
    assert missing.negated
    assert left.negated
    assert not done.planned


def test_about_is_marked_and_a_change_has_its_sign():
    about, grown, fallen, none = read_figures("约5000万元，增长3%，下降2%，占比4%")
    assert about.about
    assert [one.change for one in (grown, fallen, none)] == [3, -2, None]


def test_amounts_are_compared_without_wan_and_yi():
    first, second = read_figures("到位2.5亿元，即25000万元")
    assert first.amount == second.amount == 250_000_000
    assert first.base_unit == second.base_unit == "元"
    assert split_unit("千伏") == (1.0, "千伏")
    assert split_unit("万亿元") == (1e12, "元")


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("318.6亿元", 318.6, "亿元"),
        ("-2.3%", -2.3, "%"),
        (" １５３６２ 人 ", 15362, "人"),
        ("0.067", 0.067, ""),
        ("7.6万标箱", 7.6, "万标准箱"),
        ("增长6.2%", 6.2, "%"),
        ("约20个", 20, "个"),
    ],
)
def test_a_cell_of_one_figure_is_read(cell: str, value: float, unit: str):
    figure = read_cell_figure(cell)
    assert figure is not None
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize("cell", ["/", "", "无", "3个、5个", "见附件", "8月15日"])
def test_other_cells_hold_no_figure(cell: str):
    assert read_cell_figure(cell) is None


_WORDS = st.lists(
    st.one_of(
        st.text(max_size=4),
        st.sampled_from(
            [
                "完成",
                "增长",
                "约",
                "12",
                "3.5",
                "%",
                "万",
                "亿元",
                "、",
                "，",
                "第",
                "位",
                "-",
                "年",
            ]
        ),
    ),
    max_size=30,
).map("".join)


@given(_WORDS)
def test_any_text_is_read_and_each_figure_stands_where_it_says(text: str):
    figures = read_figures(text)
    assert all(text[one.start : one.end] == one.text for one in figures)
    assert [one.start for one in figures] == sorted(one.start for one in figures)
    read_cell_figure(text)


def test_a_very_long_text_without_marks_is_read_quickly():
    with at_most(5):
        assert len(read_figures("完成约1个" * 8_000)) == 8_000
        assert read_figures("约" * 40_000 + "3%")


@pytest.mark.parametrize(
    ("words", "rank"), [("第十二位", 12), ("第二十名", 20), ("第一二名", 1), ("第一二十名", 1)]
)
def test_a_rank_in_chinese_is_read_however_it_is_written(words: str, rank: int) -> None:
    (figure,) = read_figures(f"排名全市{words}。")
    assert (figure.value, figure.unit) == (rank, "位")


@pytest.mark.parametrize(
    ("text", "value"), [("百分之一百二十", 120.0), ("百分之八点五", 8.5), ("两成半", 25.0)]
)
def test_shares_in_words_are_read(text: str, value: float) -> None:
    (figure,) = read_figures(f"完成年度任务的{text}。")
    assert (figure.value, figure.unit) == (value, "%")


def test_a_share_between_two_numbers_is_no_figure() -> None:
    assert read_figures("完成年度任务的百分之五六十。") == ()
