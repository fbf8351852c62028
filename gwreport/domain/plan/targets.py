"""Reading targets: the quantified commitments in an item's words.

The rules follow the phrases of government work reports: 增长6%以上, 9%左右, 控制在5.5%以内, 不低于,
突破3000亿元, 100个以上, 达到, ≥330 …
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from gwreport.domain.plan.descriptive_figures import describes, may_repeat, repeated_from
from gwreport.domain.plan.target import Comparator, Target, TargetKind
from gwreport.domain.texts.figures import LONGEST_NUMBER
from gwreport.domain.texts.numerals import read_decimal, read_numeral
from gwreport.domain.texts.units_of_measure import (
    COUNTED,
    PARTS_OF_A_WHOLE,
    SCALE,
    unit_pattern,
    with_unit_at_figure,
)
from gwreport.domain.texts.written_signs import with_plain_thousands

# Only where a number begins, and never a part of it: else each digit of a long one would be tried.
_NUMBER = r"-?(?<!\d)(?<!\d,)(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?"
_AT_LEAST_BEFORE = r"不低于|不少于|不小于|达到|达|超过|超|逾|突破|≥|≧|⩾|[>＞]=|>|＞|高于|大于|确保|稳定在|提高到|提升到|增至|提至"
_AT_MOST_BEFORE = r"不高于|不超过|不大于|控制在|低于|下降至|下降到|压降至|压降到|降至|降低至|降到|压减到|压减至|压缩至|压缩到|缩短至|缩短到|缩减至|缩减到|≤|≦|⩽|[<＜]=|<|＜|小于"
_AFTER = r"(?:及|[（(]含[）)])?(?:以上|以内|以下)|左右|之内|(?<=工作日)内"
# More than is said: 2.1万余户, 300多公里, 20余万人.
_MORE_BEHIND = "[余多]"
# Of 3村 and 8组 no plan promises any, of 5块以上 it does.
_ONLY_COMPARED = "组块村镇"
# The words before a figure are looked for from the figure back: few places in a text have one.
_BEFORE = re.compile(rf"(?P<words>{_AT_LEAST_BEFORE}|{_AT_MOST_BEFORE}|≈)\s*$")
_LONGEST_BEFORE = 8
_ENDS_BEFORE = frozenset(
    f"{''.join(one[-1] for one in (*_AT_LEAST_BEFORE.split('|'), *_AT_MOST_BEFORE.split('|')))}=≈ \t\u3000"
)
_QUANTITY = re.compile(
    rf"(?=[-\d])(?P<number>{_NUMBER})\s*+(?:(?P<first>[万亿]?(?:[%％个家户人名座所处条项件亩元吨]|公里)?)\s*+(?P<range>[—–~～-]{{1,2}}|至|到)\s*+(?P<upper>{_NUMBER})\s*+)?"
    rf"(?P<more>{_MORE_BEHIND})?(?P<scale>(?:{SCALE})?)(?P<even_more>{_MORE_BEHIND})?(?P<base>{unit_pattern(promised=True)}|[{_ONLY_COMPARED}])(?P<after>(?:{_AFTER})?)"
)
_GROWTH_BEFORE = re.compile(
    r"(?:增长|增速|增幅|涨幅|降幅|跌幅|上涨|下降|降低|提高|提升|增加)(?:力争|收窄至|收窄到|收窄|控制在|控制|保持在|稳定在|不超过|达到|达|约|为|率|\d|[）（()%：:≥≧⩾≤≦⩽>＞<＜=≈\s])*$"
)
_MORE_WORDS = {"超过", "超", "逾", "突破", "高于", "大于", ">", "＞"}
_LESS_WORDS = {"低于", "小于", "<", "＜"}
_AT_MOST_WORDS = {*_AT_MOST_BEFORE.split("|"), "<=", "＜="}
_NUMBERED, _NUMBERS_BEFORE = "场座栋期组批", re.compile(r"(?<=[^\d.\s。；：])\d{1,2}、$")
_IN_NAMES = ("分钟", "小时", "千克", "个月")
_POWER, _ENDS = ("千瓦", "兆瓦"), "，。；、,;）)（( \n"
_CLAUSE_END = re.compile("[，。；、,;（）()]")
_CLOSE = 24
# 分别增长8%、10%以上: one verb before several figures.
_BETWEEN_FIGURES = "、和及"
_FIGURES_BETWEEN = re.compile(
    r"(?:(?<![\d.])\d{1,4}(?:\.\d{1,4})?\s?(?:[%％‰]|个?百分点)(?:以上|以内|左右)?\s?[、和及]\s?){1,4}$"
)


class _Quantity(NamedTuple):
    """A figure as it is written, in the order of the pattern's groups."""

    number: str
    first: str | None
    range: str | None
    upper: str | None
    more: str | None
    scale: str
    even_more: str | None
    base: str
    after: str


def read_targets(text: str, without: Sequence[tuple[int, int]] = ()) -> tuple[Target, ...]:
    """Read every commitment in an item's text that a result can be held against, in their order.

    A range (8%—10%) counts from its lower end. Commitments without a figure have no value; a number
    of more than twenty characters is no figure. What stands in the places `without` (start and end)
    is left out.
    """
    if not without:
        text = with_unit_at_figure(text)
    placed: list[tuple[int, Target]] = []
    # Asked once for all figures of the text: in nearly every one nothing is repeated.
    repeats = may_repeat(text)
    for found in _QUANTITY.finditer(with_plain_thousands(text)):
        start = found.start()
        if len(found["number"]) > LONGEST_NUMBER:
            continue
        # To look at one character is far quicker than to look for the words.
        words = (
            _BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
            if start and text[start - 1] in _ENDS_BEFORE
            else None
        )
        quantity = _Quantity(*found.groups())
        if _is_target(text, found.span(), quantity, led=words is not None):
            begin = words.start() if words else start
            before = words["words"] if words else ""
            target = _target(text, (begin, *found.span()), quantity, before)
            again = repeated_from(text, begin, target.unit) if repeats else None
            if again is not None:
                begin, target = again, _each_time(target, text[again : found.end()])
            placed.append((begin, target))
    count = len(placed)
    for marks, pattern, make in _WITHOUT_FIGURE:
        # To ask for a few words is far quicker than to look for the pattern everywhere.
        for mark in marks:
            if mark in text:
                placed += [(found.start(), make(found)) for found in pattern.finditer(text)]
                break
    if len(placed) > count:
        placed.sort(key=_place)
    if not without:
        return tuple([target for _, target in placed])
    return tuple(
        target for at, target in placed if not any(start <= at < end for start, end in without)
    )


def _each_time(target: Target, words: str) -> Target:
    """Give what is promised each month, or to each village, in its words: it is no figure of the year."""
    least = target.comparator is Comparator.EQUAL and "至少" in words
    comparator = Comparator.AT_LEAST if least else target.comparator
    return Target(words.strip(), comparator, None, "", TargetKind.QUALITATIVE)


def _place(one: tuple[int, Target]) -> int:
    return one[0]


def _rank(found: re.Match[str]) -> Target:
    words = found["first"] or found["place"] or found["keep"] or ""
    numeral = read_numeral(words)
    value = float(words or 1) if numeral is None else float(numeral)
    return Target(found[0], Comparator.AT_MOST, value, "位", TargetKind.RANK)


def _doubled(found: re.Match[str]) -> Target:
    return Target(found[0], Comparator.AT_LEAST, 100.0, "%", TargetKind.GROWTH)


def _first_ever(found: re.Match[str]) -> Target:
    return Target(found[0], Comparator.MORE, 0.0, "", TargetKind.COUNT)


def _cleared(found: re.Match[str]) -> Target:
    return Target(found[0], Comparator.EQUAL, 0.0, "", TargetKind.COUNT)


def _of_no_unit(found: re.Match[str]) -> Target:
    # 死亡率控制在0.02以内, 基尼系数低于0.4: shares of one and the like are written without a unit.
    comparator = _comparator(found["words"], found["after"] or "")
    return Target(found[0], comparator, float(found["number"]), "", TargetKind.LEVEL)


def _people(found: re.Match[str]) -> Target:
    # 解决20万农村人口饮水安全 counts persons, whatever they are called.
    comparator = Comparator.AT_LEAST if found["after"] else Comparator.EQUAL
    return Target(found[0], comparator, float(found["number"]), "万人", TargetKind.LEVEL)


def _hundredths(found: re.Match[str]) -> Target:
    value = read_decimal(found["number"], found["point"] or "")
    kind = _kind(found.string, found.start(), "%")
    return Target(found[0], _comparator("", found["after"] or ""), value, "%", kind)


def _by_words(found: re.Match[str]) -> Target:
    more = any(word in found[0] for word in ("快于", "高于", "优于"))
    comparator = Comparator.MORE if more else Comparator.EQUAL
    return Target(found[0], comparator, None, "", TargetKind.QUALITATIVE)


# What any words of each pattern hold, the pattern, and what is made of it.
_WITHOUT_FIGURE: tuple[
    tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], Target]], ...
] = (
    (("翻",), re.compile("翻一?番|翻两番"), _doubled),
    (
        ("0.",),
        re.compile(
            rf"(?P<words>{_AT_MOST_BEFORE}|{_AT_LEAST_BEFORE})(?P<number>0\.\d{{1,6}})"
            r"(?P<after>以内|以下|之内|以上|左右)?(?=[，。；、,;）)\s]|$)"
        ),
        _of_no_unit,
    ),
    (
        ("万",),
        re.compile(
            r"(?<![\d.])(?P<number>\d{1,6}(?:\.\d{1,4})?)[余多]?万[余多]?(?P<after>以上)?"
            r"(?!元|人|名|户|亩|吨)[^\d，。；、,;（）()\s]{1,6}(?<![元人名户亩吨的])(?:人口|群众|居民)"
        ),
        _people,
    ),
    (
        ("百分之",),
        re.compile(
            r"百分之(?P<number>[一二三四五六七八九十百零]{1,5})(?:点(?P<point>[零一二三四五六七八九]{1,2}))?(?P<after>以上|以内|以下|左右)?"
        ),
        _hundredths,
    ),
    (("零",), re.compile("零的?突破"), _first_ever),
    (("零",), re.compile("动态清零|全部清零|零(?:事故|新增|容忍)(?!率)"), _cleared),
    (
        ("争", "前", "第", "全", "主城"),
        re.compile(
            r"保(?P<keep>[一二三四五六七八九])争[一二三四五六七八九]|前(?P<first>[一二两三四五六七八九]?十[一二三四五六七八九]?(?=[位名强，。；;、,）)\s]|$)|[一二两三四五六七八九十]|\d{1,2})(?:位|名|强(?![^，。；]{0,2}企业)|(?<=[全入居列持排名次市省国区县州]前[一二两三四五六七八九十])(?=[，。；;、,）)\s]|$)|(?<=[全入居列持排名次市省国区县州]前[一二三四五六七八九十]十)(?=[，。；;、,）)\s]|$)|(?<=[全入居列持排名次市省国区县州]前十[一二三四五六七八九])(?=[，。；;、,）)\s]|$)|(?<=[全入居列持排名次市省国区县州]前\d)(?=[，。；;、,）)\s]|$)|(?<=[全入居列持排名次市省国区县州]前\d\d)(?=[，。；;、,）)\s]|$))"
            r"|第(?P<place>[一二三四五六七八九十]|\d{1,2})位|(?:全[市省国区县州]|主城都市区)(?:第一(?![方梯档书时])|首位|最(?:低|高|快|优|好|少|多|短)(?=[，。；;、,）)\s]|$))"
        ),
        _rank,
    ),
    (
        ("同步", "快于", "高于", "优于", "下达"),
        re.compile(
            "与(?:全[市省国区县])?(?:经济|地区生产总值|GDP)(?:增长|增速|发展)?(?:保持|基本)*同步"
            "|(?:快于|高于|优于)(?:全[市省国区县]|经济|地区生产总值|GDP)(?:平均)?(?:增长|增速|水平|平均水平)*"
            "|完成(?:上级|[市省国]级?|国家|[市省]上|[市省]委[市省]政府)?下达的?(?:各项)?(?:目标|年度)*任务"
        ),
        _by_words,
    ),
)


def _is_target(text: str, span: tuple[int, int], found: _Quantity, *, led: bool) -> bool:
    # "2025年", "“1+3+N”", "50亿级项目" and "第3" name things; they promise nothing.
    start, end = span
    base, after = found.base, found.after
    before = text[start - 1] if start else ""
    if before.isascii() and before.isalnum():
        # 完成FDI3000万美元 is a promise of money behind its abbreviation.
        return base.endswith("美元") and before.isupper()
    if (base == "位" and before in ("前", "后")) or (base == "分" and before in ("时", "点")):
        # 前3位 is a rank, 8时30分 an hour.
        return False
    if (
        before == "、"
        and base in _NUMBERED
        and _NUMBERS_BEFORE.search(text, max(start - 6, 0), start)
    ):
        # 5、6场 and 3、4号楼 are called by their numbers.
        return False
    # "±1个" is how far a result may be off.
    if before and before in '第“"+±.·-—':
        return False
    rest = text[end : end + 1]
    # "500万吨级货场", "15分钟服务圈" and 3个月 are names and time limits.
    if rest == "级":
        return False
    if not (led or after):
        if base in _ONLY_COMPARED or base in _IN_NAMES:
            return False
        # 建设120万千瓦抽水蓄能电站 names the station; 新增装机50万千瓦 promises power.
        if rest and rest not in _ENDS and base.endswith(_POWER):
            return False
    if rest in ("”", '"') and base in ("个", "项", "批", "期", "类"):
        return False
    return not describes(text, span, found.scale + base, led=led, after=after)


def _target(text: str, at: tuple[int, int, int], found: _Quantity, before: str) -> Target:
    """Make the target; `at` is where its words begin, where its figure does, and where both end."""
    begin, start, end = at
    scale, base, after = found.scale, found.base.replace("％", "%"), found.after
    number, upper = _value(found.number), found.upper
    if (found.range or found.more or found.even_more) and not after and not before:
        after = "以上"
    if upper and not found.first and number > _value(upper):
        # 8000—1万亩 begins at 8000亩, 3—5万亩 at 3万亩.
        scale = ""
    unit = scale + base
    if unit == "倍" and _kind(text, start, "%") is TargetKind.GROWTH:
        # 增长1.5倍 is a growth by 150%.
        number, unit = number * 100, "%"
    comparator = _comparator(before, after[-2:])
    return Target(text[begin:end].strip(), comparator, number, unit, _kind(text, start, unit))


def _value(number: str) -> float:
    return float(number.replace(",", "") if "," in number else number)


@lru_cache(maxsize=256)  # the same few words stand around figure after figure
def _comparator(before: str, after: str) -> Comparator:
    if after == "左右" or before == "≈":
        return Comparator.ABOUT
    if after in ("以内", "以下", "之内", "内"):
        return Comparator.AT_MOST
    if after == "以上":
        return Comparator.AT_LEAST
    if before in _MORE_WORDS:
        return Comparator.MORE
    if before in _LESS_WORDS:
        return Comparator.LESS
    if before in _AT_MOST_WORDS:
        return Comparator.AT_MOST
    return Comparator.AT_LEAST if before else Comparator.EQUAL


def _kind(text: str, start: int, unit: str) -> TargetKind:
    if unit in PARTS_OF_A_WHOLE:
        # The verb stands close before the figure, in the same clause.
        words = text[max(start - _CLOSE, 0) : start]
        if words.rstrip()[-1:] in _BETWEEN_FIGURES:
            words = _FIGURES_BETWEEN.sub("", words)
        clause = _CLAUSE_END.split(words)[-1]
        return TargetKind.GROWTH if _GROWTH_BEFORE.search(clause) else TargetKind.SHARE
    return TargetKind.COUNT if unit in COUNTED else TargetKind.LEVEL
