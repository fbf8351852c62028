"""Figures in running text: value, unit, and what the words before say that it measures.

Read are the figures that tell of a result or a promise: 累计钻井68口, 同比增长-11.4%,
占年度目标的93%, 发放12370万余元. Dates, numbers of documents, numbers of more than twenty characters and figures inside names ("8月15日",
"2023—2027年", "816小镇", "5G", "10千伏", "G351", "“2+4”产业") are none.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from gwreport.domain.texts.numerals import read_decimal, read_numeral, read_tenths
from gwreport.domain.texts.units_of_measure import (
    PARTS_OF_A_WHOLE,
    SCALE,
    SCALE_OF,
    split_unit,
    unit_pattern,
)
from gwreport.domain.texts.written_signs import with_plain_sign, with_plain_thousands


class FigureKind(StrEnum):
    """What the words directly before a figure say that it is."""

    GROWTH = "growth"  # 增长, 增速
    DECLINE = "decline"  # 下降, 减少
    OF_TARGET = "of_target"  # 年度目标的83%, 达年度投资计划80.5%, 完成率76%
    OF_WORK = "of_work"  # 完成总工程量的51%, 主体工程完成30%
    COMPARED = "compared"  # 高于全市平均0.2个百分点
    SHARE = "share"  # 占比, …率
    RANK = "rank"  # 第2位
    CUMULATIVE = "cumulative"  # 累计, 截至…
    DONE = "done"  # 完成, 建成, 实现, 新增, 达
    PLAIN = "plain"


CHANGES = frozenset({FigureKind.GROWTH, FigureKind.DECLINE})


class Figure(NamedTuple):
    """One figure; offsets `start` and `end` are those of the text it was read from.

    `text` is what was written with its unit; `value` is in `unit` (both as written: "12370万元" has
    the value 12370 and the unit 万元; ％ is %, ㎡ and 平米 are 平方米), `upper` the other end of a
    range. `kind` says what it measures by the words before, of which `words` are those of its
    clause. `about` marks 约/近/余, `planned` 预计/计划/力争, `negated` 未/尚未/剩余 in its clause.
    """

    text: str
    value: float
    unit: str
    kind: FigureKind
    words: str
    start: int
    end: int
    upper: float | None = None
    about: bool = False
    planned: bool = False
    negated: bool = False

    @property
    def amount(self) -> float:
        """The value in the unit without 万 or 亿: 12370万元 gives 123,700,000."""
        return self.value * split_unit(self.unit)[0]

    @property
    def base_unit(self) -> str:
        """The unit without 万 or 亿."""
        return split_unit(self.unit)[1]

    @property
    def change(self) -> float | None:
        """The change that it tells of, below zero for a decline; None when it tells of none."""
        if self.kind is FigureKind.GROWTH:
            return self.value
        return -self.value if self.kind is FigureKind.DECLINE else None


_WIDE = str.maketrans("０１２３４５６７８９．％－−＋", "0123456789.%--+")
_ANY_WIDE = re.compile("[０-９．％－−＋]")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# Characters of a number that is a figure; a double holds no more digits, and no longer one is counted.
LONGEST_NUMBER = 20
_UNITS = unit_pattern(told=True)
_FIGURE = re.compile(
    rf"(?=[-\d])(?P<sign>(?:(?<=[长速幅率为达是约值：:（(、，,;；\s])|^)-)?(?P<number>{_NUMBER})"
    rf"(?P<first>(?:余|多)?(?:{SCALE})?(?:余|多)?(?:{_UNITS})?)?"
    rf"(?:(?:—+|–|-|~|～|至|到)(?P<upper>{_NUMBER})(?P<second>(?:余|多)?(?:{SCALE})?(?:余|多)?(?:{_UNITS})?))?"
    r"(?P<after>以上|以下|以内|左右|余|多)?"
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D+(?:19|20)\d\d)?")
_RANK = re.compile(r"第(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名)")
_CLAUSE = re.compile(r"[，。；,;：:！？!?（）()\n]")
# A figure behind these characters is part of a name, a date, a version or a formula.
_IN_A_NAME_BEFORE = re.compile(
    r"\d[时点]$|[A-Za-z0-9#+“\"‘《〔\[./×*]$|第$|No\.$|[A-Za-z]-$|\d[—–~-]$"
)
_NO_FIGURE_BEHIND = re.compile(
    r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻^]|[年月日号时点]|季度|周年|世纪|[A-Za-z#+＋”’》〕×*]|/(?![日天年月时秒人户亩]|小时|平方|立方|公顷|标准|万)|级|强|千伏|届|\.\d|岁|年代|度|小镇|线|栋|楼|路|标段|一"
)
_CHANGED_BY = re.compile("[升高降落增快慢低长窄]了?约?$")
_ABOUT = re.compile(r"(?:约|近|超过?|逾|大约|将近|接近|突破)$")
_PLANNED = re.compile(
    r"预计|计划(?!的|任务|总|数)|力争|拟|有望|争取(?=[在年于尽早今本全明\d]|实现|完成|达到)|确保|年底前|下一步|下步|即将|将(?=于|在|新|建|完成|达)"
)
_NEGATED = re.compile(
    r"未(?<!而未)(?![来成]|经|保)|没有|没能|无法|不能|剩余|还剩|仅剩|还差|尚差|缺口|尚缺|仍缺"
)
_LINK = r"(?:力争|达到|达|约|为|是|近|超过|超|逾|突破|仅|了|至|到|均|分别|都|已|[（）()：:%\s])*+$"
_GROWTH = re.compile(
    rf"(?:增长|增速|增幅|增加|提升|提高|上升|回升|上涨|涨幅|增收|扩大|同比多了?|(?<![新净激])增|(?<![高])涨)(?:率|幅度)?{_LINK}"
)
_DECLINE = re.compile(
    rf"(?:下降|降低|减少|减收|萎缩|下滑|回落|倒退|负增长|压减|压降|降幅|跌幅|缩减|降至|同比(?:少|跌|掉)了?|(?<![下投霜沉])降|(?<![削裁])减)(?:率|幅度)?{_LINK}"
)
_CHANGE_MARKS = frozenset("增提上回涨扩下降减萎负压跌缩退少掉多")
_COMPARING_MARKS = frozenset("于出比较")
_OF_TARGET = re.compile(
    rf"(?:目标|计划|任务|预算)(?:任务|指标|总数|总量|总额|总投资|投资|值|数|量)*(?:的|完成率|完成进度|完成)?{_LINK}"
    rf"|(?:完成率|目标率|达成率|兑现率){_LINK}"
)
_TOTAL_PLAN = re.compile(
    r"(?:年度|全年|年初|下达)[^，。；]{0,12}(?:目标|计划|任务|预算)[^，。；]{0,8}$"
)
_OF_WORK = re.compile(
    rf"(?:总?工程量?|工程总量|工程|总?进度|总量|施工|主体|基础|建设|安装|改造|工作量|标段|桥梁|隧道|路基|开挖|浇筑)的?"
    rf"(?:已|完成|完工|累计|约|超|近|达到?|建设|形象|总体|总|进度|的)*{_LINK}|(?:完成|完工){_LINK}"
)
_COMPARED = re.compile(
    r"(?:高于|低于|高出|快于|慢于|优于|多于|少于)[^，。；、]{0,16}$|(?:比|较)[^，。；、]{1,16}(?:高|低|快|慢|多|少)\s*$"
)
_SHARE = re.compile(
    rf"(?:占|占比|比重|比例|强度|[^效功频速]率|面|覆盖|集中|达标)[^，。；、]{{0,6}}?{_LINK}"
)
_CUMULATIVE = re.compile(r"累计|截至|截止|总计|合计|共计|共[^同建享]{0,4}$|现有")
_DONE = re.compile(
    r"完成|完工|建成|实现|新增|新建|改建|新改建|投用|投产|开工|达到?|已|发放|争取|到位|创建|培育|举办|开展|"
    r"引进|签约|安装|改造|整治|投放|建立|形成|获|超过|突破|兑付|兑现|回收|拨付|下达|落实|化解|检查"
)
_CELL = re.compile(
    rf"(?P<about>约|近|超)?(?P<sign>[-+])?(?P<number>{_NUMBER})(?![⁰¹²³⁴⁵⁶⁷⁸⁹⁻^])(?P<unit>(?:余|多)?(?:{SCALE})?(?:余|多)?[^\d\s，。；、（(=]{{0,8}})"
)
# 一成二 is 12 %, 百分之八点五 8.5 %; 完成, 成立 and 三成员 are none.
_IN_WORDS = re.compile(
    r"(?=[一二两三四五六七八九百])(?:(?<![第几数一二三四五六七八九十])(?P<tenths>[一二两三四五六七八九])成(?P<more>[半一二三四五六七八九])?(?![立员本果效都就功不为品型人分活熟套双像片])"
    r"|百分之(?P<hundred>[一二三四五六七八九十百零]{1,5})(?:点(?P<point>[零一二三四五六七八九]{1,2}))?)"
)
_BETWEEN = re.compile(r"\s*[、和及与]\s*")
_IN_NUMBERS = frozenset("0123456789.,")
# No more words than these are looked at: texts may be very long, and without a single mark.
_LONGEST_WORDS = 60
# A number without a unit is a figure only where the words or marks around it say so.
_BARE_BEFORE = re.compile(
    r"(?:数|率|比|比重|值|分|额|量|速|幅|指数|排名|增长|下降|为|达|到|至|是|[:：])\s*$"
)
_BARE_BEHIND = re.compile(r"\s*(?:$|[，。；、,;）)\n]|以上|以内|左右)")


@lru_cache(maxsize=4096)
def read_figures(text: str) -> tuple[Figure, ...]:
    """Read the figures in a text, in their order.

    Full-width digits and signs count as plain ones. Of figures in a row (分别增长19.1%、16.24%) the
    later ones are of the kind of the first.
    """
    plain = with_plain_thousands(text.translate(_WIDE) if _ANY_WIDE.search(text) else text)
    clauses = [0, *(mark.end() for mark in _CLAUSE.finditer(plain))]
    found: list[Figure] = []
    clause = 0
    for start, end, number, upper, unit, about in sorted(_figures(plain), key=itemgetter(0)):
        while clause + 1 < len(clauses) and clauses[clause + 1] <= start:
            clause += 1
        begin = max(clauses[clause], start - _LONGEST_WORDS)
        words = plain[begin:start]
        before = found[-1] if found else None
        if before and _BETWEEN.fullmatch(plain, before.end, start) and _alike(before.unit, unit):
            kind = before.kind
        else:
            own = plain[max(begin, before.end) : start] if before else words
            kind = _kind(own, words, unit, is_rank=plain[start] == "第")
        if unit == "倍" and kind in CHANGES:
            # 增长1.5倍 is a growth by 150%.
            number, unit = number * 100, "%"
        found.append(
            Figure(
                text=text[start:end],
                value=number,
                unit=unit,
                kind=kind,
                words=words,
                start=start,
                end=end,
                upper=upper,
                about=about or _ABOUT.search(words) is not None,
                planned=kind is not FigureKind.OF_TARGET and _is_planned(words),
                negated=_NEGATED.search(words) is not None,
            )
        )
    return tuple(found)


def _figures(plain: str) -> Iterator[tuple[int, int, float, float | None, str, bool]]:
    ranks = (
        {found.start("place"): found for found in _RANK.finditer(plain)} if "第" in plain else {}
    )
    for place, rank in sorted(ranks.items()):
        if not rank["place"][0].isdigit():
            yield place - 1, rank.end(), _chinese(rank["place"]), None, "位", False
    if "成" in plain or "百分之" in plain:
        for told in _IN_WORDS.finditer(plain):
            share = _share_in_words(told)
            # 百分之五六十 is no number.
            if share is not None:
                yield told.start(), told.end(), share, None, "%", False
    for found in _FIGURE.finditer(plain):
        start, end = found.start(), found.end()
        rank = ranks.get(start)
        sign, number, first, upper, second, after = found.groups("")
        if len(number) > LONGEST_NUMBER or len(upper) > LONGEST_NUMBER:
            continue
        if rank:
            yield start - 1, rank.end(), float(rank["place"]), None, "位", False
            continue
        unit = _unit(second or first)
        if _is_name(plain, start, end, unit):
            continue
        about = after in ("左右", "余", "多") or _more(first) or _more(second)
        most = float(upper.replace(",", "")) if upper else None
        value = float(number.replace(",", ""))
        yield start, end, -value if sign else value, most, unit, about


def _more(written: str) -> bool:
    return "余" in written or "多" in written


def _share_in_words(found: re.Match[str]) -> float | None:
    """Give the per cent of a share in words: 一成二 is 12, 百分之一百二十 is 120."""
    if found["tenths"]:
        return read_tenths(found["tenths"], found["more"] or "")
    return read_decimal(found["hundred"], found["point"] or "")


def _is_name(plain: str, start: int, end: int, unit: str) -> bool:
    if _IN_A_NAME_BEFORE.search(plain, max(0, start - 3), start):
        return True
    if unit in PARTS_OF_A_WHOLE:
        return False
    if unit == "个" and plain.startswith("点", end):
        # 2个点开工 counts places, 回落2个点 tells of 百分点.
        return _CHANGED_BY.search(plain, max(0, start - 4), start) is not None
    if unit:
        return _NO_FIGURE_BEHIND.match(plain, end) is not None
    if _BARE_BEHIND.match(plain, end) is None or _YEARS.fullmatch(plain, start, end):
        return True
    return _BARE_BEFORE.search(plain, max(0, start - 4), start) is None


@lru_cache(maxsize=512)
def _unit(written: str) -> str:
    unit = written.replace("余", "").replace("多", "")
    factor, base = split_unit(unit)
    return base if factor == 1.0 else SCALE_OF[factor] + base


def _alike(one: str, other: str) -> bool:
    return one == other or (one in PARTS_OF_A_WHOLE) == (other in PARTS_OF_A_WHOLE)


def _chinese(words: str) -> float:
    # 第一二名 is the first or the second.
    return float(read_numeral(words) or read_numeral(words[0]) or 0)


def _is_planned(words: str) -> bool:
    # 完成2023年计划安置… tells of what was done.
    found = _PLANNED.search(words)
    return found is not None and not re.search("已|完成", words[: found.start()])


def _kind(own: str, words: str, unit: str, *, is_rank: bool) -> FigureKind:
    # `own` are the words since the figure before, `words` those of the whole clause.
    if is_rank:
        return FigureKind.RANK
    # Most words hold none of the marks without which these patterns find nothing.
    if not _CHANGE_MARKS.isdisjoint(own):
        for kind, pattern in ((FigureKind.DECLINE, _DECLINE), (FigureKind.GROWTH, _GROWTH)):
            if pattern.search(own):
                return kind
    if not _COMPARING_MARKS.isdisjoint(own) and _COMPARED.search(own):
        return FigureKind.COMPARED
    if unit in PARTS_OF_A_WHOLE:
        if _OF_TARGET.search(own) or _TOTAL_PLAN.search(own):
            return FigureKind.OF_TARGET
        if _OF_WORK.search(own):
            return FigureKind.OF_WORK
        return FigureKind.SHARE if _SHARE.search(own) else FigureKind.PLAIN
    if _CUMULATIVE.search(own):
        return FigureKind.CUMULATIVE
    return FigureKind.DONE if _DONE.search(words) else FigureKind.PLAIN


def holds_figure(text: str, written: str) -> bool:
    """Say whether a text holds a figure with its unit as it is written: 新建公路60公里 holds 60公里.

    A number alone, and what is a part of a longer number, is held by none.
    """
    at, end = text.find(written), text.find(written) + len(written)
    if at < 0 or written.isdecimal() or not any(mark.isdigit() for mark in written):
        return False
    return text[at - 1 : at] not in _IN_NUMBERS and text[end : end + 1] not in _IN_NUMBERS


@lru_cache(maxsize=4096)
def read_cell_figure(text: str) -> Figure | None:
    """Read a cell that holds one figure and nothing else ("318.6亿元", "-2.3%", "0.067").

    A decline is below zero, whether words, marks or brackets say so ("下降3.5%", "▼2.1%"). None for a
    cell of several figures, of words, or with "/".
    """
    plain = with_plain_sign(with_plain_thousands(text.translate(_WIDE)))
    found = _CELL.fullmatch(plain)
    if found is None or len(found["number"]) > LONGEST_NUMBER:
        figures = read_figures(text)
        return figures[0] if len(figures) == 1 and len(plain) <= len(figures[0].text) + 8 else None
    value = float(found["number"].replace(",", ""))
    return Figure(
        text=text.strip(),
        value=-value if found["sign"] == "-" else value,
        unit=_unit(found["unit"]),
        kind=FigureKind.PLAIN,
        words="",
        start=0,
        end=len(text),
        about=found["about"] is not None or bool({"余", "多"} & {*found["unit"]}),
    )
