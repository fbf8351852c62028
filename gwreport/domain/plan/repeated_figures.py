"""Figures that are promised anew each time, or to each: 每月不少于2次, 每季度走访企业20户, 每村建成1个.

Such a figure is none of the year's: three months of two inspections are no triple of what was promised.
"""

import re

from gwreport.domain.texts.units_of_measure import Quantity, quantity_of, split_unit

_Q = Quantity
_COUNTED = frozenset({_Q.THINGS, _Q.SORTS, _Q.PEOPLE, _Q.LIVING, _Q.TIMES})
# What is able to do so much each day (日处理能力达到每日200吨) does so all year.
_ABLE = frozenset({_Q.WEIGHT, _Q.VOLUME, _Q.POWER, _Q.ENERGY, _Q.CARGO})
_A_MONTH = r"(?:月|周|星期|季度?|半年|旬|双月|两个?月)"
# Among the first words of a clause: so far back is looked, and no further.
_NEAR = 40
_CLAUSE_ENDS = re.compile(r"[，。；：,;:!！?？\n]")
# 每万人拥有60张 is a rate and 每年新增5个 the year's own; 每亩 and 每平方米 measure.
_TO_EACH = re.compile(
    rf"(?:每(?:个|一)?(?P<time>{_A_MONTH})|[按逐](?P<by>月|季度?|周)|每(?:个|一)?(?P<day>[日天])"
    r"|每(?!年|[百千万亿\d]|[一二三四五六七八九十两]{1,2}[年万千百]|逢|当|每|亩|公顷|平方|立方|公里|吨|千瓦)个?(?P<each>[\u4e00-\u9fff]))"
)
_OF_THE_YEAR = re.compile("全年|年内|年底|今年|本年|累计|合计|共计|总数|总量")
# The words that compare stand right before their figure, of a period that the clause before names.
_ONLY_COMPARES = re.compile(
    r"\s*+(?:次数|数量|场次)?(?:均|都|应|要)?(?:不少于|不低于|不小于|至少|达到?|超过|≥)?\s*+"
)


def repeated_from(text: str, begin: int, unit: str) -> int | None:
    """Give where the words begin by which a figure is meant anew each time; None for the year's own figure.

    The figure with its words of comparison begins at `begin` and is in `unit`.
    """
    if "每" not in text and "按" not in text and "逐" not in text:
        return None
    clause = _clause_before(text, begin)
    if _ONLY_COMPARES.fullmatch(text, clause, begin) and clause > 0:
        clause = _clause_before(text, clause - 1)
    found = [
        one
        for one in _TO_EACH.finditer(text, clause, begin)
        if not _OF_THE_YEAR.search(text, one.end(), begin) and _is_meant(one, unit)
    ]
    return found[0].start() if found else None


def _clause_before(text: str, end: int) -> int:
    first = max(end - _NEAR, 0)
    return max((one.end() for one in _CLAUSE_ENDS.finditer(text, first, end)), default=first)


def _is_meant(found: re.Match[str], unit: str) -> bool:
    quantity = quantity_of(unit)
    if quantity in _COUNTED:
        return True
    # 每人每月提高50元 says how much each gets all year.
    is_rate = quantity is _Q.MONEY and split_unit(unit)[0] == 1
    if found["time"] or found["by"]:
        return not is_rate
    return bool(found["day"]) and not is_rate and quantity not in _ABLE
