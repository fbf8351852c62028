"""What the figures under a heading are: a target, a result, a growth, of which year and months."""

import re
from dataclasses import dataclass
from functools import lru_cache

from gwreport.domain.texts.look_alikes import compared
from gwreport.domain.texts.spans import Span, SpanKind, spans_in, without_spans
from gwreport.reading.words.headings import heading_key
from gwreport.reading.words.periods import period_in

_LONGEST = 30
MEASURE = re.compile(
    r"[%％‰][^（）()]{0,6}|个?百分点|倍|[百千万亿]{1,2}[^（）()]{0,10}|[^（）()/]{1,8}/[^（）()/]{1,6}"
    r"|[^（）()\d]{0,8}[元人名户家个件天亩吨米里顷时卡位次套所座台辆床张升瓦克岁年篇只头处项]"
)
_BRACKETS = re.compile(r"[（(\[【]([^（）()\[\]【】]{1,14})[)）\]】]")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_BARE_YEAR = re.compile(r"20\d{2}年?(?:末|底|度)?")
# The words that headings over figures are made of; what is left over names an indicator.
_TOKENS = re.compile(
    r"20\d{2}年?(?:度|末|底)?|十[一二三四五]五(?:时期|期间|末)?|\d{1,2}[-—–~～至]\d{1,2}|1[-—]本月|年度|年初|半年"
    r"|本月止?|当月|本季度?|当季|本期|当期|上月|月度|累计|止|截[至止]|目前|当前|规划期|期末"
    r"|上年|去年|上期|基期|基数|同期|同月|增长|增速|增幅|增减|升降|涨跌|同比|环比|比重|比例|较|比|与|±|[+＋]/?[-－]|[%％‰]|百分点|速度|幅度|[·]"
    r"|目标|计划|预期|规划|任务|(?:年初|全年|年度|本年|调整)预算|预算数|指导性?|控制|考核|力争|完成|实绩|实际|实现|执行|预计|预测|快报|初步|现状|达到|下达|情况|进度|数据"
    r"|占|率|百分比|程度|排名|位次|排位|名次|位居|全省|全市|全区|全县|总量|总数|总额|绝对|数量|数值|数|值|额|量|年均|平均|的|为|及|和|[、,，/／:：\-—]"
    r"|指标|序时|年|月|季"
)
_RATE = re.compile(
    r"完成率|达成率|兑现率|执行率|实现率|进度率|完成(?:比例|百分比|程度)|进度[%％]|(?<!增长)完成(?:年度|全年|年初)?(?:目标|计划|任务|预算)(?:数|值)?的?[%％比率]"
    r"|占(?:全年|年度|年初|年)?(?:度)?(?:目标|计划|任务|预算)|完成(?:情况)?[%％]|目标完成[%％]|序时"
)
_RANK = re.compile("排名|位次|排位|名次|位居")
_GROWTH = re.compile(
    "增长|增速|增幅|增减|升降|涨跌|同比|环比|[±]|比(?:上年|去年|上月|上期)|较(?:上年|去年|上月|上期|同期)"
)
_PRIOR = re.compile("(?:上年|去年|上期|上月|同期)")
_TARGET = re.compile(
    "目标|计划|预期|规划(?!期)|任务|盘子|奋斗|力争|控制数|控制值|(?:年度|全年|绩效|本年)指标值|考核值|预算数|(?:年初|全年|年度|本年|调整)预算"
)
_ACTUAL = re.compile(
    r"完成|实绩|实际|实现|执行|预计|预测|快报|现状|基期|基数|累计|本月|当月|本期|本季|总量|绝对|数值|数量|进度|情况|当前|目前|最新|截[至止]|\d月|季度|上半年"
)
# From where it began: a result only where nothing else is.
_BASE = re.compile("基期|基数|基准")
_DONE = re.compile("完成|实绩|实际|实现|执行|预计|累计|现状|快报")
_YEARLY = re.compile("年均|[五5]年(?:累计|合计)")
_PLANNED_DONE = re.compile("计划完成(?!情况)")
_SINGLE = re.compile(r"同月|本月(?!止)|当月|本季|当季")
_CUMULATIVE = re.compile(r"累计|本月止|1[-—]本月|截[至止]")
_SEVERAL_MONTHS = frozenset({SpanKind.MONTHS, SpanKind.QUARTERS, SpanKind.HALF})
_STATE = re.compile(
    r"(?:目标|指标|计划|规划|任务)?(?:完成|达标|实现|达成|进展)(?:情况|状态|结果|与否)|是否(?:完成|达标|达序|达到序时|实现)"
)
_TOTAL = re.compile("全[市省区县州国镇旗]|合计|总计|小计|总数")
_REGION = re.compile(
    r"全[市省区县州国镇旗]|合计|总计|小计|市本级|[区县]本级|市直"
    r"|[\u4e00-\u9fff]{1,10}(?:市|区|县|镇|乡|街道|旗|州|盟|管委会|园区|新城|办事处)"
)
_NAME = re.compile(
    "(?:主要|经济|统计|考核|监测|发展|预期|具体|二级|三级)*指标(?:名称|内容|项目)?|项目(?:名称|指标)?|名称|(?:指标)?内容|行业|类目|科目|产品名称|品名"
)
_PLACE_NAME = re.compile(
    "地区|区域|区划|县区|区县|县市区|市县区?|市州|地市|各?(?:县|市|区|乡镇|镇街|镇乡街道|街镇|镇|街道|单位|园区)(?:名称)?|市区县|县市|城市|省份|省市区?|镇村|乡镇街道|地方|片区|责任单位|单位名称|单位"
)
_TIME_NAME = re.compile("年份|年度|月份|时间|时期|季度|期别")


@dataclass(frozen=True, slots=True)
class ValueHeading:
    """What a heading says of the figures below it.

    `known` says that it holds nothing but the words that such headings are made of, `year` and
    `month` (in which the period ends) are None where it names none, `unit` stands in its brackets,
    `rest` are its other words, an indicator's name mostly.
    """

    words: str
    known: bool = False
    target: bool = False
    actual: bool = False
    growth: bool = False
    prior: bool = False
    base: bool = False
    rate: bool = False
    rank: bool = False
    single: bool = False
    total: bool = False
    region: bool = False
    state: bool = False
    bare_year: bool = False
    yearly: bool = False
    year: int | None = None
    month: int | None = None
    unit: str = ""
    rest: str = ""

    @property
    def partly(self) -> bool:
        """Whether it says what its figures are, beside an indicator's name (累计产量)."""
        return self.target or self.actual or self.growth or self.rate or self.rank or self.prior


@lru_cache(maxsize=4096)  # the headings of a table are asked for row by row
def value_heading(text: str) -> ValueHeading:
    """Read a heading over figures, the words of its rows one below the other."""
    words = "".join(text.split())
    if not words or len(words) > _LONGEST * 2:
        return ValueHeading(words)
    unit = next(
        (
            inside
            for inside in _BRACKETS.findall(words)
            if MEASURE.fullmatch(inside) and "±" not in inside
        ),
        "",
    )
    bare = without_units(words)
    key = heading_key(bare)
    if not key or len(key) > _LONGEST:
        return ValueHeading(words, unit=unit, growth="±" in words, known="±" in words)
    rest = _TOKENS.sub("", without_spans(key, _is_token))
    rate, rank = bool(_RATE.search(key)), bool(_RANK.search(key))
    growth = not rate and not rank and ("±" in words or bool(_GROWTH.search(key)))
    state = bool(_STATE.fullmatch(key))
    prior = not growth and bool(_PRIOR.search(key))
    target = not (rate or rank or state or prior) and _is_target(key)
    year = _YEAR.search(key)
    bare_year = bool(_BARE_YEAR.fullmatch(key))
    yearly = bool(_YEARLY.search(key))
    actual = not (target or rate or rank or growth or prior or yearly) and bool(_ACTUAL.search(key))
    period = period_in(bare) if not bare_year else None
    return ValueHeading(
        words,
        known=not rest or (bool(_REGION.fullmatch(key)) and bool(_TOTAL.fullmatch(key))),
        target=target,
        actual=actual,
        growth=growth,
        prior=prior,
        base=bool(_BASE.search(key)),
        rate=rate,
        rank=rank,
        single=_is_single(key),
        total=bool(_TOTAL.search(key)),
        region=bool(_REGION.fullmatch(key)),
        state=state,
        bare_year=bare_year,
        yearly=yearly,
        year=int(year[1]) if year else None,
        month=period.month if period else None,
        unit=unit.replace("％", "%"),
        rest="" if _REGION.fullmatch(key) else rest,
    )


def _is_token(span: Span) -> bool:
    # A day dates a table, and 6月底前 is a limit.
    return not (span.before or span.since or span.shift or span.kind is SpanKind.DAY)


def _is_single(key: str) -> bool:
    """Say whether the figures are those of one month or quarter alone."""
    spans = spans_in(key)
    if _CUMULATIVE.search(key) or any(one.kind in _SEVERAL_MONTHS for one in spans):
        return False
    return bool(_SINGLE.search(key)) or any(one.is_single for one in spans)


def _is_target(key: str) -> bool:
    """Say whether the last word that tells is one of aims; what is planned to be done is one too."""
    if _PLANNED_DONE.search(key):
        return True
    aims = [found.start() for found in _TARGET.finditer(key)]
    done = [found.start() for found in _DONE.finditer(key)]
    return bool(aims) and (not done or aims[-1] > done[-1])


def without_units(words: str) -> str:
    """Give a heading without the units in its brackets: 目标任务（人） is 目标任务."""
    return _BRACKETS.sub(
        lambda found: "" if MEASURE.fullmatch(found[1]) and "±" not in found[1] else found[0], words
    )


def names_indicators(text: str) -> bool:
    """Say whether a heading stands over the names of indicators: 指标名称, 项目."""
    return bool(_NAME.fullmatch(heading_key(without_units("".join(text.split())))))


def names_times(text: str) -> bool:
    """Say whether a heading stands over parts of time: 年份, 月份."""
    return bool(_TIME_NAME.fullmatch(heading_key(text)))


def names_places(text: str) -> bool:
    """Say whether a heading stands over the names of regions: 地区, 县（市、区）."""
    return bool(_PLACE_NAME.fullmatch(heading_key(text)))


def unit_in_brackets(name: str) -> tuple[str, str]:
    """Part the unit that stands in brackets at a name's end: 地区生产总值（亿元）; "" where none does."""
    found = _UNIT_AT_END.match(name)
    if found is None or not MEASURE.fullmatch("".join(found["unit"].split())):
        return name, ""
    return found["name"], found["unit"].strip()


_UNIT_AT_END = re.compile(r"^(?P<name>.*\S)\s*[（(](?P<unit>[^（）()]{1,12})[)）]$")
# How the names of figures end.
_COUNTED = re.compile(
    "[量额值率数]$|(?:收入|支出|投资|产值|增加值|销售|消费|出口|进口|贷款|存款|用电|面积|人口)$"
)
_UNIT_NOTE = re.compile(
    r"(?:^|\s|(?<=[)）]))[（(]?(?:计量)?单位\s*[：:]\s*(?P<measures>[^（）()。]{1,30})[)）]?$"
)
_UNIT_MARKS = re.compile(r"[、，,；;\s]+")


def is_measured(name: str) -> bool:
    """Say whether a name is that of a region, or of what is counted: 高新区, 工业用电量, 进出口（亿元）."""
    read = value_heading(name)
    return read.region or bool(unit_in_brackets(name)[1]) or bool(_COUNTED.search(name))


def part_unit_note(line: str) -> tuple[str, tuple[str, ...]]:
    """Part a line over a table from the units that it names at its end: 2031年1—4月  单位：亿元、%.

    Gives what stands before them, and the units; the line itself and () for any other.
    """
    folded = compared_line(line)
    found = _UNIT_NOTE.search(folded)
    if found is None:
        return line, ()
    units = tuple(one for one in _UNIT_MARKS.split(found["measures"]) if one)
    if not all(MEASURE.fullmatch(one) for one in units):
        return line, ()
    return folded[: found.start()].strip(), units


def compared_line(line: str) -> str:
    """Fold a line's width; its blanks stay."""
    return " ".join(compared(piece) for piece in line.split())
