"""Units of measure: each once, with what it measures, how else it is written and who reads it.

Who reads figures, targets or cells asks here; a unit that is added is known to all of them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Quantity(StrEnum):
    """What a unit measures."""

    SHARE = "share"
    MONEY = "money"
    AREA = "area"
    LENGTH = "length"
    VOLUME = "volume"
    WEIGHT = "weight"
    POWER = "power"
    ENERGY = "energy"
    CONCENTRATION = "concentration"
    CARGO = "cargo"
    DAYS = "days"
    TIME = "time"
    AGE = "age"
    VOLTAGE = "voltage"
    THINGS = "things"  # counted one by one; one's unit may stand for another's: 100座 of 100个
    SORTS = "sorts"  # 3类企业 are a class of things as often as three
    PEOPLE = "people"
    LIVING = "living"  # animals and plants, and what else is told in large numbers
    TIMES = "times"  # 人次: not who, but how often
    SCORE = "score"  # 满意度95分
    PLACES = "places"  # 排名前移2位; of persons as well (专家20位), who are told in it too
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of measure.

    `size` is how many of the smallest of its quantity it is, `also` how else it is written;
    `not_before` is a pattern of what may not stand behind it (5片区 counts no 片). Whether it is read
    in what is promised and in what is told are two questions: 15分钟 is never told as a result, of 3村
    and 8组 no plan promises any, and 110千伏 is neither.
    """

    name: str
    quantity: Quantity
    size: float = 1.0
    also: tuple[str, ...] = ()
    not_before: str = ""
    promised: bool = True
    told: bool = True

    @property
    def spellings(self) -> tuple[str, ...]:
        """All the ways in which it is written."""
        return (self.name, *self.also)


_Q = Quantity
UNITS = (
    Unit("%", _Q.SHARE, also=("％",)),
    Unit("‰", _Q.SHARE),
    Unit("个百分点", _Q.SHARE, also=("百分点",)),
    Unit("个基点", _Q.SHARE, also=("基点",)),
    Unit("元", _Q.MONEY, also=("元人民币", "人民币")),
    Unit("美元", _Q.MONEY),
    Unit("欧元", _Q.MONEY),
    Unit("平方米", _Q.AREA, also=("㎡", "m²", "m2", "平米", "平方")),
    # A 亩 is the fifteenth part of a 公顷.
    Unit("亩", _Q.AREA, 10_000 / 15),
    Unit("公顷", _Q.AREA, 10_000.0),
    Unit("平方公里", _Q.AREA, 1_000_000.0, also=("km²",)),
    Unit("米", _Q.LENGTH),
    Unit("公里", _Q.LENGTH, 1_000.0, also=("千米", "km")),
    Unit("立方米", _Q.VOLUME, also=("m³", "m3", "方")),
    Unit("斤", _Q.WEIGHT, 0.5),
    Unit("公斤", _Q.WEIGHT),
    Unit("千克", _Q.WEIGHT),
    Unit("克", _Q.WEIGHT, 0.001, told=False),
    Unit("吨", _Q.WEIGHT, 1_000.0),
    Unit("吨标准煤", _Q.ENERGY, also=("吨标煤",)),
    Unit("千瓦时", _Q.ENERGY),
    Unit("千瓦", _Q.POWER),
    Unit("兆瓦", _Q.POWER, 1_000.0),
    Unit("微克/立方米", _Q.CONCENTRATION),
    Unit("毫克/升", _Q.CONCENTRATION),
    Unit("标准箱", _Q.CARGO, also=("标箱",)),
    Unit("天", _Q.DAYS),
    Unit("个工作日", _Q.TIME, also=("工作日",)),
    Unit("个月", _Q.TIME, told=False),
    Unit("小时", _Q.TIME),
    Unit("分钟", _Q.TIME, told=False),
    Unit("岁", _Q.AGE, also=("周岁",), told=False),
    Unit("千伏", _Q.VOLTAGE, promised=False, told=False),
    Unit("分", _Q.SCORE, not_before="[钟之贝公别类组批级队行析布期离秒散享配支发年工校院店局会区]"),
    Unit("位", _Q.PLACES, also=("个名次", "名次", "个位次", "位次"), not_before="[数于置居列]"),
    Unit("倍", _Q.FOLD),
    Unit("项", _Q.THINGS, not_before="目(?!标)"),
    Unit("片", _Q.THINGS, not_before="区"),
    Unit("起", _Q.THINGS, not_before="[来步点草动止用见]"),
    # 3栋 is as often the name of a house as a number of them.
    Unit("栋", _Q.THINGS, told=False),
    Unit("幢", _Q.THINGS, told=False),
    Unit("户", _Q.THINGS, also=("户次",)),
    Unit("门", _Q.THINGS, not_before="[店户类诊]"),
    Unit("款", _Q.THINGS, not_before="[项式]"),
    *(Unit(name, _Q.THINGS) for name in "个家条座所台辆套处间张件宗批支对篇部站场次期口例笔份列盏艘眼架班"),
    *(Unit(name, _Q.SORTS) for name in "类种"),
    *(Unit(name, _Q.THINGS, promised=False) for name in "组块村镇"),
    Unit("人", _Q.PEOPLE, also=("名",)),
    *(Unit(name, _Q.LIVING) for name in "册头羽只株棵尾枚盆"),
    Unit("群", _Q.LIVING, not_before="[众体]"),
    *(Unit(name, _Q.TIMES) for name in ("人次", "艘次", "家次", "件次", "场次", "批次")),
    *(Unit(name, _Q.TIMES, promised=False) for name in ("个次", "余次")),
)  # fmt: skip

# What an amount is told in before its unit; of several the longest is meant.
SCALES = {
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "十亿": 1e9,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "万": 1e4,
    "千": 1e3,
}
SCALE_OF = {factor: scale for scale, factor in SCALES.items()}
# 千米 and 千瓦 are units of their own, 1.7万米 is a length.
SCALE = "|".join(f"{scale}(?![伏瓦{'米克' if scale.endswith('千') else ''}])" for scale in SCALES)
HUNDREDTHS = frozenset({"%", "‰"})
PARTS_OF_A_WHOLE = frozenset(one.name for one in UNITS if one.quantity is Quantity.SHARE)
_COUNTABLE = frozenset(one.name for one in UNITS if one.quantity is Quantity.THINGS)
# What may be told in one another's unit: 100座 of 100个.
THINGS = _COUNTABLE | {"类", "种"}
# What is counted one by one, so that its parts add up.
COUNTED = frozenset(
    spelling
    for one in UNITS
    if one.quantity in (Quantity.THINGS, Quantity.PEOPLE)
    for spelling in one.spellings
)
_BY_SPELLING = {spelling: one for one in UNITS for spelling in one.spellings}
_CONVERTED = frozenset({Quantity.AREA, Quantity.LENGTH, Quantity.WEIGHT, Quantity.POWER})
_WHOLE = frozenset(
    {Quantity.THINGS, Quantity.SORTS, Quantity.PEOPLE, Quantity.LIVING, Quantity.DAYS}
)
_MEASURED = _CONVERTED | {Quantity.VOLUME, Quantity.DAYS}
_SCALED = re.compile(SCALE)
_IN_GAPS = {"%": "个百分点", "‰": "个千分点"}


def unit_pattern(*, promised: bool = False, told: bool = False) -> str:
    """Give the pattern of the units that are read in promises, or in what is told; longer ones first."""
    read = [
        (spelling, one.not_before)
        for one in UNITS
        if (promised and one.promised) or (told and one.told)
        for spelling in one.spellings
    ]
    # 人次 is not 人, and 平方公里 no 平方.
    read.sort(key=lambda one: -len(one[0]))
    return "|".join(
        f"{re.escape(spelling)}(?!{behind})" if behind else re.escape(spelling)
        for spelling, behind in read
    )


def unit_of(spelling: str) -> Unit | None:
    """Give the unit that is written so, without 万 or 亿; None for other words."""
    return _BY_SPELLING.get(spelling)


@lru_cache(maxsize=512)
def split_unit(unit: str) -> tuple[float, str]:
    """Part a unit into its factor and what it counts: 万元 is (10000, 元), 万亿元 (1e12, 元)."""
    scale = _SCALED.match(unit)
    factor, base = (SCALES[scale[0]], unit[scale.end() :]) if scale else (1.0, unit)
    known = _BY_SPELLING.get(base)
    return factor, known.name if known else base


def quantity_of(unit: str) -> Quantity | None:
    """Say what a unit measures, with 万 or 亿 before it or without; None for one that is not known."""
    known = _BY_SPELLING.get(split_unit(unit)[1])
    return known.quantity if known else None


def is_whole(unit: str) -> bool:
    """Say whether there are no halves of what a unit counts: things, persons, days; of 万人 there are."""
    factor, base = split_unit(unit)
    known = _BY_SPELLING.get(base)
    return factor == 1 and known is not None and known.quantity in _WHOLE


def is_measured(unit: str) -> bool:
    """Say whether a unit, with no 万 or 亿 before it, measures what adds up from its parts: 亩, 公里, 吨, 天."""
    factor, base = split_unit(unit)
    known = _BY_SPELLING.get(base)
    return factor == 1 and known is not None and known.quantity in _MEASURED


def converted(value: float, unit: str, wanted: str) -> float | None:
    """Give a value in another unit of its own quantity; None where the two measure different things.

    Things that are counted one by one may be told in one another's unit, and large amounts without any (21.6亿 of
    50亿元).
    """
    (factor, base), (wanted_factor, wanted_base) = split_unit(unit), split_unit(wanted)
    amount = value * factor
    unsaid = not base and factor > 1 and wanted_base not in PARTS_OF_A_WHOLE
    if unsaid or base == wanted_base or (base in THINGS and wanted_base in THINGS):
        return amount / wanted_factor
    one, other = _BY_SPELLING.get(base), _BY_SPELLING.get(wanted_base)
    if one is None or other is None or one.quantity is not other.quantity:
        return None
    if one.quantity not in _CONVERTED:
        return None
    return amount * one.size / other.size / wanted_factor


def gap_unit(unit: str) -> str:
    """Give the unit in which two figures differ: of 9% and 6.5% by 2.5个百分点, of 8‰ and 6‰ by 2个千分点."""
    return _IN_GAPS.get(unit, unit)


# Indicators that are joined of two cells: 税收增长（%）：5以上 wants what 税收增长5%以上 wants.
_OF_TWO_CELLS = re.compile(
    r"(?P<name>[^：:\n]{2,80})[（(]\s*(?P<unit>[^（）()\s]{1,8})\s*[）)]\s*[：:]\s*(?P<wanted>[^：:\n]{1,80})"
)
_BARE_FIGURE = re.compile(
    r"(?P<figure>(?:不低于|不少于|不高于|不超过|控制在|达到|[≥≤≧≦⩾⩽><＞＜]=?)?\s*-?\d[\d,]{0,14}(?:\.\d{1,6})?"
    r"(?:\s*[-—–~～至]\s*\d{1,9}(?:\.\d{1,6})?)?)\s*(?P<behind>以上|以下|以内|之内|左右)?[。]?"
)


def with_unit_at_figure(text: str) -> str:
    """Give an indicator's words in one: the unit of its name stands at the figure, and no mark between.

    A figure that has its unit keeps it; a text that is no indicator of two cells stays as it is.
    """
    if "）：" not in text and "):" not in text and "）:" not in text and ")：" not in text:
        return text
    found = _OF_TWO_CELLS.fullmatch(text)
    if found is None or quantity_of(found["unit"]) is None:
        return text
    bare = _BARE_FIGURE.fullmatch(found["wanted"])
    wanted = f"{bare['figure']}{found['unit']}{bare['behind'] or ''}" if bare else found["wanted"]
    return f"{found['name']}{wanted}"
