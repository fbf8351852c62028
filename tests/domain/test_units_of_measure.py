"""Units of measure: one list, whoever reads."""

import pytest

from gwreport.domain.plan.target import TargetKind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.texts.figures import read_figures
from gwreport.domain.texts.units_of_measure import (
    SCALES,
    UNITS,
    Quantity,
    converted,
    gap_unit,
    is_whole,
    quantity_of,
    split_unit,
    unit_of,
)

PROMISED = [(one, written) for one in UNITS if one.promised for written in one.spellings]
BOTH = [(one, written) for one, written in PROMISED if one.told]


def test_each_spelling_is_of_one_unit() -> None:
    spellings = [written for one in UNITS for written in one.spellings]
    assert len(spellings) == len(set(spellings))
    assert all(unit_of(written) is not None for written in spellings)


@pytest.mark.parametrize(("unit", "written"), BOTH, ids=[written for _, written in BOTH])
@pytest.mark.parametrize("scale", ["", "万", "亿"])
def test_what_is_promised_in_a_unit_is_told_in_it(unit, written: str, scale: str) -> None:
    text = f"完成建设任务不少于20{scale}{written}。"
    (target,) = read_targets(text)
    (figure,) = read_figures(text)
    assert target.unit in (f"{scale}{written}", f"{scale}{unit.name}")
    assert figure.base_unit == split_unit(target.unit)[1] == unit.name
    assert figure.amount == 20 * SCALES.get(scale, 1)


@pytest.mark.parametrize("written", [one for _, one in PROMISED])
def test_what_has_no_halves_is_counted(written: str) -> None:
    # An age is a promise only of how long people live.
    what = "人均预期寿命" if quantity_of(written) is Quantity.AGE else "建设任务"
    (target,) = read_targets(f"完成{what}不少于20{written}。")
    if quantity_of(written) in (Quantity.THINGS, Quantity.PEOPLE):
        assert target.kind is TargetKind.COUNT
        assert is_whole(written)
        assert not is_whole(f"万{written}")
    else:
        assert target.kind is not TargetKind.COUNT


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("万元", 1e4, "元"),
        ("万亿元", 1e12, "元"),
        ("千万元", 1e7, "元"),
        ("千克", 1.0, "千克"),
        ("千瓦时", 1.0, "千瓦时"),
        ("万千瓦", 1e4, "千瓦"),
        ("千米", 1.0, "公里"),
        ("千伏", 1.0, "千伏"),
        ("万㎡", 1e4, "平方米"),
        ("名", 1.0, "人"),
        ("块", 1.0, "块"),
        ("匹", 1.0, "匹"),
    ],
)
def test_a_unit_is_parted_from_its_scale(unit: str, factor: float, base: str) -> None:
    assert split_unit(unit) == (factor, base)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        (1200, "亩", "公顷", 80),
        (18591, "人", "万人", 1.8591),
        (2, "km", "米", 2000),
        (5, "吨", "公斤", 5000),
        (100, "座", "个", 100),
        (3, "类", "个", 3),
        (100, "人", "个", None),
        (5, "吨", "公里", None),
        (5, "元", "美元", None),
        (1, "小时", "分钟", None),
        (5, "匹", "个", None),
        (21.6, "亿", "亿元", 21.6),
        (13, "万", "万亩", 13),
        (430, "万", "亿元", 0.043),
        (8, "", "亿元", None),
        (3, "万", "%", None),
    ],
)
def test_a_value_is_told_in_another_unit_of_its_kind(value, unit, wanted, expected) -> None:
    told = converted(value, unit, wanted)
    assert told == (pytest.approx(expected) if expected is not None else None)


@pytest.mark.parametrize(("unit", "gap"), [("%", "个百分点"), ("‰", "个千分点"), ("亿元", "亿元")])
def test_a_gap_has_a_unit_of_its_own(unit: str, gap: str) -> None:
    assert gap_unit(unit) == gap


@pytest.mark.parametrize("text", ["建设5片区。", "实施5项目。"])
def test_what_only_begins_like_a_unit_is_none(text: str) -> None:
    assert read_targets(text) == ()
