"""Figures with their names: what each figure in a text tells of, as far as its words say."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gwreport.domain.judgement.goals.goals import CLASS_OF_THINGS, CLAUSE_END
from gwreport.domain.judgement.told.clauses import clause_around
from gwreport.domain.judgement.told.deeds import (
    ALL_ENDED,
    BEGUN,
    DEALT_OUT,
    DEEDS,
    ENDED,
    ENDED_BEFORE,
    NO_DEED,
    ONLY_DEEDS,
    STATE,
    STATE_TOLD,
)
from gwreport.domain.judgement.told.told_periods import ToldPeriod, periods_told, without_dates
from gwreport.domain.judgement.told.words_around import (
    ACTUALLY,
    NAMED_BY,
    RESPECTIVELY,
    as_speed,
    name_of_wanting,
    names_in_row,
    words_before,
    words_behind,
)
from gwreport.domain.texts.bare_names import bare, bigrams
from gwreport.domain.texts.figures import CHANGES, Figure, FigureKind, read_figures
from gwreport.domain.texts.units_of_measure import HUNDREDTHS

_SENTENCE_END = "。；;！!？?\n"
_CLAUSE_MARKS, _SENTENCE_MARKS = frozenset(CLAUSE_END), frozenset(_SENTENCE_END)
_NOT_YET = re.compile(
    "申报(?!成功)|申请|计划(?!的|任务)|预计|拟|力争|目标[是为]|任务[是为数]|立项批复|总投资|全年保$|年内保$|年底保$|应控制|应达|应(?<![对相适响供反]应)(?:于[^，。；、]{0,8})?(?:完成|建成|实施|开工|交付|投用)的?|签订(?!协议)|启动实施|将[于在]|下一步|下步"
)
# 较2022年增长 names the year that is compared with, not that of the figure.
_TIME = re.compile(
    r"(?=2|[今本当上去往]年|年内|目前|截至)(?<![比较到])(?:(20\d\d)年(?!度?(?:以来|至今|计划))|今年|本年|当年|年内|目前|截至|上年|去年|往年)"
)
_RISES_TO = re.compile("(?:[升降增减进]|提高|提升|上升|下降|压减)[至到]")
_LESS_THAN = re.compile(
    r"[比较](?:上年|去年|往年)(?:同期|同月)?[^，。；、\d减增]{0,4}(?:(?P<less>少)|多)[^，。；、\d]{0,3}$"
)
_SUM = re.compile(
    r"[四三两五六七八九以上各几项等种类\s]{0,6}(?:资金|投资|项目|人数|数量)?(?:合计|总计|共计|总共)"
)
_DIGITS = re.compile(r"[\d.]{1,20}")
_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
_FROM_MARKS = frozenset("由从")
_ROSE = re.compile(
    r"\s?(?:提高|提升|增加|上升|上调|调整|下降|回落|回升|收窄|放缓|加快|扩大|降|升|增)[至到为]"
)
FORECAST = re.compile("年底前|年底可|年内可|预计|预测|有望|可达|预期")
_THIS_YEAR = ("今年", "本年", "当年", "年内", "目前", "截至")
_UNDER_WAY = re.compile(
    "余(?<![结富盈其]余)$|正在|正(?=[建施改推办实安装修铺拆征])|在建|剩余|尚余|余下|未(?<!而未)|另有|还有|尚有"
)
# 9个通过县级验收: who found it so names nothing.
_STILL_AT = frozenset({"还有", "尚有"})
_BY_WHOM = re.compile("通过[^，。；]{0,6}?(?=验收|认定|评审|审核|评定)")
_STILL_BEHIND = re.compile("正在(?:安装|调试|联调|试运行|装修|收尾|验收|施工|测试|办理)")
# 占比较年初提高1.9个百分点 tells of 占比.
_CHANGED = re.compile(
    "(?:同比|环比|[比较](?:今年|上年|去年)?(?:年初|年末|年底|末|底|同期|上月|上季度|上半年)?)?(?:提高|提升|上升|下降|回升|增加|降低|回落|增长|扩大|收窄|加快|放缓)了?$"
)
# 比上年同期增长5.8% is the growth of what was named before.
_AGAINST = re.compile(
    "(?:[比较]|与)(?:上年|去年|前年)(?:同期|同月|末|底)?(?:相比)?|[比较](?:上月|上季度|上期|同期)"
)
# 已认证4家，另2家已报到省里
_OTHERS = re.compile("[，,]?(?:另外?|其余|其他|余下)的?")
_NONE = re.compile(
    "(?:未发生|未出现|没有发生|没有出现|(?<![有全])无|零)(?P<what>[^，。；、\\d]{2,14})"
)
_NEARLY_BEHIND = re.compile(f"[^{CLAUSE_END}、]{{0,12}}(?P<word>基本(?:完工|建成|完成|竣工|建好))")
# 居全市第二 and 占全市11.67% say something beside; what was named before is still spoken of.
_ASIDES = frozenset({FigureKind.RANK, FigureKind.COMPARED, FigureKind.OF_TARGET})
_CLAUSE = re.compile(f"[{CLAUSE_END}]")
_TOTAL = "总数"
# What was ever made does not answer what is to be made this year.
_STOCK = re.compile(
    '有效|拥有|已有|现有|实有|现存|期末|共有|总量|总数|总里程|保有|存量|在册|历年|以来累计|建成以来|成立以来|开通以来|十四五[”"]?以来|启动以来|实施以来|每万人|人均|余额|在库|在营|户籍|有量'
)
EVER = re.compile("累计|达到?|总")
# What is this year's own; each of its words holds one of the marks.
_FLOW = re.compile(
    "今年(?<!到今年)|本年|当年|年内|比(?:今年)?年初|较(?:今年)?年初|比(?:上年|去年|年)(?:底|末)|较(?:上年|去年|年)(?:底|末)|净增|净减|新注册|新认定"
)
_FLOW_MARKS = frozenset("年净新")
NET = re.compile("[比较](?:今年)?年初|[比较](?:上年|去年|年)(?:底|末)|净增")
# What only says that a figure is this year's names nothing.
_FLOW_WORDS = re.compile(
    "今年以来|今年|本年度?|当年|年内|新注册|新认定|新登记|新招引|新入库|[比较](?:今年)?年初|[比较](?:上年|去年|年)(?:底|末)|净增加?|净减少?|净|实际|认定|获评|获批|评定|授牌|登记|注册|入库|其中|新增|授权|总数|达到|预计全年|全年|预计|可"
)
_LONG = 200


class Named(NamedTuple):
    """A figure with the words for what it measures, and their pairs of characters.

    `begun` is the word that says that the thing has only begun (开工), "" where none does. `stock`
    is the word that says that it counts all that there ever was (现有, 建成以来), `flow` that it is this year's own
    (今年新增), `month`
    the word for a single month or quarter of which it tells, `total` that it sums up what was listed,
    `part` that it stands behind 其中; `until` is the month up to which it tells, 0 for unsaid.
    """

    figure: Figure
    words: str
    pairs: frozenset[str]
    begun: str = ""
    stock: str = ""
    flow: bool = False
    single: ToldPeriod | None = None
    total: bool = False
    part: bool = False
    until: int = 0


@lru_cache(maxsize=2048)
def none_told(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Give what a text says that there is none of (无超标断面, 未发生较大事故), as clause and pairs."""
    return tuple(
        (clause_around(text, one.start(), one.end()), bigrams(one["what"]))
        for one in _NONE.finditer(text)
    )


def named_figures(text: str, year: int) -> tuple[Named, ...]:
    """Name the figures of a text that tell of something reached in this year, in their order.

    Figures of plans, applications, other years and of what is still to do are left out.
    """
    return _all(text, year)[0]


def forecast_figures(text: str, year: int) -> tuple[Named, ...]:
    """Name the figures that a text only expects (预计全年新增160件)."""
    return _all(text, year)[1]


def lacking_figures(text: str, year: int) -> tuple[Named, ...]:
    """Name the figures that a text says are still wanting (还差2600座); its words are the clause."""
    return _all(text, year)[2]


@lru_cache(maxsize=2048)
def _all(text: str, year: int) -> tuple[tuple[Named, ...], tuple[Named, ...], tuple[Named, ...]]:
    namer = _Namer(text, year)
    for figure in read_figures(text):
        # 10亿元以上项目9个 counts projects; the money is a part of their name.
        if not (figure.text.endswith("以上") and CLASS_OF_THINGS.match(text, figure.end)):
            namer.take(figure)
    return tuple(namer.named), tuple(namer.forecasts), tuple(namer.lacking)


class _Namer:
    """Goes through the figures of a text; a figure without words of its own has those before."""

    def __init__(self, text: str, year: int) -> None:
        self._text, self._year = text, year
        self._compares = "少" in text or "多" in text
        self._nearly = "基本" in text
        self._times = list(_TIME.finditer(text))
        self._periods = periods_told(text)
        self._clauses = [0, *(mark.end() for mark in _CLAUSE.finditer(text))]
        self._sentences = [0, *(end for end in self._clauses[1:] if text[end - 1] in _SENTENCE_END)]
        self._earlier: list[Figure] = []
        self._heading = ""
        self._first = ""
        self._latest = ""
        self._own_of_before = ""
        self._state_of_before = False
        self._row: list[str] = []
        self.named: list[Named] = []
        self.forecasts: list[Named] = []
        self.lacking: list[Named] = []

    def take(self, figure: Figure) -> None:
        """Name the next figure."""
        text = self._text
        before = self._earlier[-1] if self._earlier else None
        begin = _last(self._clauses, figure.start)
        if self._compares and (more := _LESS_THAN.search(text, begin, figure.start)):
            # 比上年同期少收1.7亿元 tells of the difference, and not of how much there is.
            kind = FigureKind.DECLINE if more["less"] else FigureKind.GROWTH
            figure = figure._replace(kind=kind)
        # A date before a figure names nothing.
        figure = as_speed(figure, before, text)
        own = words_before(text, figure, before, begin)
        if "月" in own or "季" in own or "半" in own:
            own = without_dates(own)
        if figure.unit == "个百分点":
            own = _CHANGED.sub("", own)
        elif figure.kind in CHANGES:
            own = _AGAINST.sub("", own)
        if "实" in own:
            own = ACTUALLY.sub("", own)
        written = words_behind(text, figure)
        behind = _BY_WHOM.sub("", written) if "通过" in written else written
        flow = not _FLOW_MARKS.isdisjoint(own) and _FLOW.search(own) is not None
        total = len(self._earlier) > 1 and _SUM.match(own) is not None
        if total:
            listed = text[_last(self._sentences, figure.start) : figure.start]
            words = _DIGITS.sub("、", listed)
        else:
            words = self._words(figure, before, own, behind, flow=flow)
        self._latest = BEGUN.sub("", words) + behind
        self._own_of_before = bare(own)
        stands = bool(written) and not self._own_of_before and self._tells_state(figure, written)
        self._state_of_before = stands or (not behind and ENDED_BEFORE.search(own) is not None)
        self._earlier.append(figure)
        if figure.planned and FORECAST.search(own or figure.words) and not figure.negated:
            pairs = bigrams(_FLOW_WORDS.sub("", words)) | bigrams(behind)
            self.forecasts.append(Named(figure, bare(words), pairs))
        wanting = name_of_wanting(own, text, figure.end)
        if wanting is not None:
            quote = clause_around(text, figure.start, figure.end)
            self.lacking.append(Named(figure, quote, bigrams(wanting)))
        clause, sentence = begin, _last(self._sentences, begin)
        other = figure.negated or self._is_other(figure, behind, clause, sentence)
        under_way = _UNDER_WAY.search(own)
        # 漏损率还有11.6% is how high it still is.
        if other or (under_way and not (figure.unit == "%" and under_way[0] in _STILL_AT)):
            return
        pairs = bigrams(words)
        if behind and ONLY_DEEDS.fullmatch(behind) is None:
            pairs |= bigrams(behind)
        ever = None if flow else _STOCK.search(own or words)
        stock = ever[0] if ever else ""
        if stock == "已有" and DEEDS.search(behind):
            # 已有9个通过验收 counts what came about.
            stock = ""
        period = self._period(figure, sentence)
        single = period if period and period.single else None
        until = period.until if period else 0
        part = text.rfind("其中", sentence, figure.start) >= 0
        begun = self._begun(figure, own)
        self.named.append(
            Named(figure, bare(words), pairs, begun, stock, flow, single, total, part, until)
        )

    def _tells_state(self, figure: Figure, behind: str) -> bool:
        """Say whether what stands behind a figure tells how far what it counts is."""
        stop = figure.end + len(behind)
        ends = stop == len(self._text) or self._text[stop] in CLAUSE_END
        return STATE.fullmatch(behind) is not None or (
            ends and STATE_TOLD.fullmatch(behind) is not None
        )

    def _is_other(self, figure: Figure, behind: str, clause: int, sentence: int) -> bool:
        """Say whether a figure is one of a plan, an application or another year."""
        text = self._text
        marks = _NOT_YET.search(text, clause, figure.start) or _NOT_YET.search(behind)
        if figure.planned or marks or DEALT_OUT.search(text, clause, figure.start):
            return True
        if (
            _FROM_MARKS.intersection(text[clause : figure.start])
            and _ROSE.match(text, figure.end)
            and _FROM.search(text[clause : figure.start])
        ):
            # 由350元提高至400元 tells of 400.
            return True
        told = _latest(self._times, sentence, figure.start)
        if told is None or (told[1] or told[0]) in (str(self._year), *_THIS_YEAR):
            return False
        # 由上年第9位升至第4位 tells of now.
        return _RISES_TO.search(text, told.end(), figure.start) is None

    def _period(self, figure: Figure, sentence: int) -> ToldPeriod | None:
        """Give the period of which a figure tells, None where nothing says so."""
        place = bisect_right(self._periods, figure.start, key=_period_end) - 1
        found = self._periods[place] if place >= 0 else None
        return found if found and found.start >= sentence else None

    def _words(
        self, figure: Figure, before: Figure | None, own: str, behind: str, *, flow: bool
    ) -> str:
        between = self._text[before.end : figure.start] if before else ""
        if before and between in ("、", "和", "及", "，") and self._row:
            # 分别增长19.1%、16.24%: the second figure is that of the second name.
            return self._row.pop(0)
        self._row = []
        if RESPECTIVELY.search(own):
            self._row = names_in_row(
                self._text, figure, self._earlier, _last(self._sentences, figure.start)
            )
            return self._row.pop(0) if self._row else own
        if before and self._is_named_behind(figure, own, behind):
            return ""
        clear = bare(_FLOW_WORDS.sub("", own) if flow else own)
        near = before is not None and _near(between)
        if near and before and self._is_part(figure, before, clear, between):
            if self.named and self.named[-1].figure is before and before.kind is FigureKind.PLAIN:
                self.named.pop()
            # 床位5200张，其中护理型3300张，今年新增310张: of which of them it is, is not said.
            return self._first + self._latest if flow else self._latest
        # 战新产业产值563亿元，产值增速5.7%: the name was said before.
        # 农民工就业2100人，新增就业7216人: an amount of the same sort is of something else.
        other = bool(clear) and before is not None and figure.unit == before.unit
        words = self._heading if near and clear in self._heading and not other else own
        if not clear and words is self._heading:
            # 开工22座，完工11座: that it has begun is no name.
            words = BEGUN.sub("", words)
        if not clear and near and words and flow:
            words = self._first + words
        aside = figure.kind in _ASIDES or (figure.kind in CHANGES and figure.unit == "个百分点")
        if not (aside or own.startswith("占")) or not self._heading:
            self._heading = words
        if before is None or not near:
            self._first = words
        return words

    def _begun(self, figure: Figure, own: str) -> str:
        """Give the word that says that the counted things have only begun, "" where none does."""
        if BEGUN.search(own):
            begun = list(BEGUN.finditer(own))
            ended = [one.start() for one in ENDED.finditer(own)]
            if not ended or ended[-1] < begun[-1].start():
                return begun[-1][0]
            return ""
        if ENDED.search(own):
            return ""
        nearly = _NEARLY_BEHIND.match(self._text, figure.end) if self._nearly else None
        if nearly and figure.unit not in HUNDREDTHS:
            # 10条道路基本完工 are not done.
            return nearly["word"]
        others = _OTHERS.fullmatch(own) is not None
        named = bool(bare(own)) and not others
        if figure.kind is not FigureKind.PLAIN or named or figure.unit in HUNDREDTHS:
            return ""
        # 96个重点项目完成投资141亿元 says how many there are, 6个示范点全部建成 how many are done.
        stop = _CLAUSE.search(self._text, figure.end)
        rest = self._text[figure.end : stop.start() if stop else len(self._text)]
        begun_behind = list(BEGUN.finditer(rest)) if BEGUN.search(rest) else ()
        if begun_behind and not ENDED.search(rest, begun_behind[-1].end()):
            # 2个没有动工 counts what has not even begun.
            denied = NO_DEED.search(rest, 0, begun_behind[-1].start())
            return _TOTAL if denied else begun_behind[-1][0]
        if _STILL_BEHIND.search(rest):
            # 2个设备安装完成正在联调 are not there yet.
            return _TOTAL
        # 前三季度18.6亿元（…）: a clause that holds nothing but a figure is the answer.
        end = ALL_ENDED.search(rest)
        if end and NO_DEED.search(rest, 0, end.start()):
            return _TOTAL
        return "" if not rest.strip() or end or ONLY_DEEDS.fullmatch(rest) else _TOTAL

    def _is_named_behind(self, figure: Figure, own: str, behind: str) -> bool:
        """Say whether a figure of a list has its name behind it: 15个卫生室、3个文化站."""
        listed = own.endswith(("、", "和", "及")) and not self._own_of_before
        return listed and figure.kind is FigureKind.PLAIN and len(bare(behind)) > 1

    def _is_part(self, figure: Figure, before: Figure, clear: str, between: str) -> bool:
        """Say whether a figure is a part of the one before: 13个隐患点治理项目，已完工9个."""
        if figure.unit in HUNDREDTHS or figure.unit != before.unit or figure.kind in CHANGES:
            return False
        if not clear:
            # 盘活3处，2处在谈: what is told of others is no part of what is done.
            return bool(self._latest) and not self._state_of_before
        joined = _CLAUSE_MARKS.isdisjoint(between)
        return joined and not self._own_of_before and before.kind is FigureKind.PLAIN


def _period_end(period: ToldPeriod) -> int:
    return period.stop


def _end(found: re.Match[str]) -> int:
    return found.end()


def _latest(found: Sequence[re.Match[str]], start: int, stop: int) -> re.Match[str] | None:
    """Give the last of some matches that lies between two places; they are in order."""
    place = bisect_right(found, stop, key=_end) - 1
    return found[place] if place >= 0 and found[place].start() >= start else None


def _last(starts: Sequence[int], position: int) -> int:
    """Give the last of some starts before a position, but no further back than a long sentence."""
    return max(starts[bisect_right(starts, position) - 1], position - _LONG)


def _near(between: str) -> bool:
    return len(between) <= NAMED_BY and _SENTENCE_MARKS.isdisjoint(between)
