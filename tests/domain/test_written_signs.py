"""The sign of a figure in a cell, in whatever way it is written or shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.figures import read_cell_figure, read_figures
from gwreport.domain.texts.written_signs import with_plain_sign

FALLS = ["下降9.2%", "▼9.2%", "9.2%↓", "(9.2%)", "-增长9.2%", "减9.2%", "同比下降 9.2 %", "↓9.2％"]
FALLS += ["下降-9.2%", "-下降9.2%", "较上年同期减少9.2%", "🔻9.2%"]
RISES = ["增长9.2%", "▲9.2%", "9.2%↑", "同比增长9.2%", "+9.2%", "↑9.2%", "9.2%", "增9.2%"]


@pytest.mark.parametrize("cell", FALLS)
def test_a_fall_is_below_zero_however_it_is_written(cell: str) -> None:
    figure = read_cell_figure(cell)
    assert figure is not None
    assert (figure.value, figure.unit) == (-9.2, "%")


@pytest.mark.parametrize("cell", RISES)
def test_a_rise_is_above_zero_however_it_is_written(cell: str) -> None:
    figure = read_cell_figure(cell)
    assert figure is not None
    assert (figure.value, figure.unit) == (9.2, "%")


@pytest.mark.parametrize("cell", ["持平", "与上年持平", "同比持平"])
def test_nothing_gained_is_zero(cell: str) -> None:
    assert with_plain_sign(cell) == "0"


@pytest.mark.parametrize(
    "cell", ["基本持平", "（一）", "(见备注)", "▲重点项目", "下降", "3.5亿元", "减税降费", "▲", ""]
)
def test_other_words_stay_as_they_are(cell: str) -> None:
    assert with_plain_sign(cell) == cell


@given(st.text(st.sampled_from("下降增长▲▼(↓)-+3.5% 持平亿元同比"), max_size=14))
def test_any_words_are_read(cell: str) -> None:
    assert isinstance(with_plain_sign(cell), str)
    read_cell_figure(cell)


@pytest.mark.parametrize(("cell", "status"), [(one, Status.BEHIND) for one in FALLS] + [("持平", Status.BEHIND)] + [(one, Status.ON_SCHEDULE) for one in RISES])  # fmt: skip
def test_the_judgement_goes_by_the_sign_that_is_written(cell: str, status: Status) -> None:
    text = "规上工业增加值增长8%。"
    item = Item("I1", Kind.INDICATOR, "1", text, targets=read_targets(text))
    assert judge(item, Account(growth=cell), Round(2025, 3)).status is status


@pytest.mark.parametrize("text", ["3×10⁴", "10⁴元", "10^4", "2.5×10⁻³"])
def test_a_power_is_no_figure_of_its_digits(text: str) -> None:
    assert read_cell_figure(text) is None
    assert read_figures(f"完成投资{text}。") == ()


def test_square_metres_are_no_power() -> None:
    figure = read_cell_figure("25m²")
    assert figure is not None
    assert (figure.value, figure.unit) == (25, "平方米")
