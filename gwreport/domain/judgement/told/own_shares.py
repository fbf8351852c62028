"""What a text says itself of its share: 占年度计划的91%, 为序时进度的八成, 落后序时4个百分点, 超额1.2倍."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gwreport.domain.judgement.told.clauses import (
    CLAUSE_END,
    clause_around,
    clause_start,
    clause_stop,
)
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.numerals import read_decimal, read_numeral, read_tenths

_SHARE = re.compile(
    r"(?=[\d一二两三四五六七八九十百半过])(?:(?P<percent>(?<![\d.])\d{1,5}(?:\.\d{1,5})?)\s?[%％](?!点)|(?P<tenths>[一二两三四五六七八九])成(?P<more>[半一二三四五六七八九])?(?![立员本果效都就功])"
    r"|百分之(?P<hundred>[一二三四五六七八九十百零]{1,4})|(?P<half>一半|半数|过半)|(?P<under>[二三四五六七八九十])分之(?P<over>[一二三四五六七八九])"
    r"|(?P<times>(?<![\d.])\d{1,3}(?:\.\d{1,3})?|[一二两三四五六七八九])倍)"
)
_LINK = "(?:约|近|超过|超|逾|达到|达|为|是|仅仅|仅|只有|刚|了|已|将近|接近|不到|不足|不及|低于|高于|少于|大约|相当于|[：: ])"
_NOUN = "(?:目标|计划|任务|预算|(?<=[年总的])盘子?)(?:任务|指标|目标|总数|总量|总额|总投资|投资|比例|百分比|值|数|量){0,3}"
_OF_TARGET = re.compile(
    rf"(?:{_NOUN}(?:的|完成率|完成进度|达成率|完成)?|(?:任务|目标|投资|计划|工作|总体|资金)?(?:完成率|达成率|完成进度)){_LINK}{{0,3}}$"
    rf"|(?:投资|造林|支出|协议|签约|征收|征拆|拆迁|腾空|收购|播种|征收|发放|拨付|采购|招商|培训|收储|任务|资金拨付)进度{_LINK}{{0,3}}$"
    rf"|(?:年度|全年|年初|下达)[^，。；]{{0,12}}(?:目标|计划|任务|预算)[^，。；率]{{0,8}}$|(?:全年|年度)的?{_LINK}{{0,3}}$"
)
_SCHEDULE = (
    "(?:序时|时序|时间进度|均衡进度|平均进度|目标进度|计划进度)(?:进度)?(?:目标|任务|计划|要求)?"
)
_DOES = "完成|达到|达|为|改造|改建|新建|建成|建设|治理|整治|发放|收储|安置|交付|拆除|搬迁|清理|开工|竣工|完工|投用|兑付|安装|培训|整改|办结|修复|回收"
# 仅完成两成, 进度达到九成: where nothing is named the whole item is meant.
_OF_ALL = re.compile(
    rf"(?:截至|目前|现|至今|才|刚|工程量?|投资|支出|资金|进度|任务|工作|总体|整体|总|仅|已|累计|只|共|也)*(?:(?:(?:{_DOES})(?:量的|进度)?){{1,2}}|任务量的){_LINK}{{0,3}}"
)
# 开工率64.6% is the share of what an item wants 开工.
_RATE = re.compile(
    rf"(?P<verb>开工|完工|竣工|交付|投用|建成|办结|安置|整改|兑付|拨付|支付|到位|签约|招标|入库|改造|投运|投产|发放|化解|调解|办理|整治|治理|拆除|清理|收储|搬迁|入住|安装|兑现|支出|执行|修复|销号|培训|筛查|清偿|整合|取证|回收)(?:进度率|率|比例){_LINK}{{0,3}}$"
)
# 形象进度35%, 实地调查完成三成: a part of the work, which need not keep pace with the year.
_OF_WORK = re.compile(
    rf"(?:进度|完成|完工|建成|已建|总量的?|工程量的?){_LINK}{{0,2}}(?:过|到|有)?{_LINK}{{0,2}}$"
)
_WORK_WORDS = re.compile("形象|总体|整体|工程量?|总量|施工|主体|项目|建设|工作|刚|过|才")
_OF_DUE = re.compile(
    rf"(?:{_SCHEDULE}|月进度|月度(?:任务|计划|目标)|应完成数?|占应[^，。；\\d]{{1,6}})的{_LINK}{{0,3}}$"
)
# 正在设计的28个村，占计划的8.4% is the share of what is not there yet.
_OF_THE_REST = re.compile(
    r"(?:正在|在建|尚未|仍未|还未|未(?![来及])|剩余|其余|余下|另有)[^，。；\n]{0,16}\d[^，。；\n\d]{0,4}$"
)
_OVER = re.compile(
    rf"(?:超额(?:完成|实现)?(?:了)?(?:全年|年度|年初)?(?:{_NOUN})?|超(?:了)?(?:全年|年度|年初)?{_NOUN}){_LINK}{{0,2}}$"
)
_DISTANCE = re.compile(
    rf"(?P<below>落后|低于|慢于|滞后|少于|不及|欠|差|短)于?{_SCHEDULE}{_LINK}{{0,2}}(?P<below_by>\d{{1,2}}(?:\.\d{{1,3}})?)\s?(?:个百分点|百分点|[%％])"
    rf"|(?:比|较|距离?|离){_SCHEDULE}(?:还|尚|仍)?(?P<worse>慢|低|落后|滞后|欠|差|短|少|缺){_LINK}{{0,2}}(?P<worse_by>\d{{1,2}}(?:\.\d{{1,3}})?)\s?(?:个百分点|百分点|[%％])"
    rf"|与{_SCHEDULE}(?:相差|差距){_LINK}{{0,2}}(?P<apart_by>\d{{1,2}}(?:\.\d{{1,3}})?)\s?(?:个百分点|百分点|[%％])"
    rf"|(?:快于|高于|超过?|超出|领先|好于|高出|优于){_SCHEDULE}{_LINK}{{0,2}}(?P<above_by>\d{{1,3}}(?:\.\d{{1,3}})?)\s?(?:个百分点|百分点|[%％])"
    rf"|(?:比|较){_SCHEDULE}(?:快|高|超前|超|领先|多){_LINK}{{0,2}}(?P<better_by>\d{{1,3}}(?:\.\d{{1,3}})?)\s?(?:个百分点|百分点|[%％])"
)
# 按计划应完成80%，实际完成52%: what was planned beside what is there.
_BESIDE_PLAN = re.compile(
    r"(?:(?P<due>(?<![对相适响供反])应(?!急|用|届|对)|(?:阶段|节点|序时|时序|月度|季度|当期|本期|同期|截至[^，。；\d]{0,3}\d{1,2}月[末底]?)[^，。；\d]{0,4}(?:计划|目标|任务))|(?P<year>年度|全年|今年|本年|年内)?(?:计划|目标|任务))(?!总)"
    r"[^，。；总\d]{0,10}?(?P<plan>\d{1,9}(?:\.\d{1,4})?)(?P<unit>[%％]|[万亿]?[^\d，。；、%％]{1,3}?)[^，。；\d]{0,6}[，,；（]?"
    r"(?P<real>(?:目前|至今|现|截至目前|截至[^，。；\d]{0,3}\d{1,2}月[末底]?)?(?:实际|实|已|累计|仅)[^，。；\d]{0,10}?)(?P<there>\d{1,9}(?:\.\d{1,4})?)(?P=unit)"
)
_BY_NOW = re.compile("计划|序时|时序|截至|截止|目前|本$|理$|节点|阶段|月|季|此时")
_BETTER_LOW = re.compile(
    "空置|失业|漏损|不良|负债|能耗|污染|返贫|投诉|事故|发案|逾期|欠|违|损耗|成本|死亡|差错|退|降|减|占|比"
)
_SCHEDULES = re.compile("序时|时序|(?:时间|均衡|平均|目标|计划)进度")
_THERE = re.compile(r"(?:实际|实|已|累计|仅)[^，。；\d]{0,10}\d")
_ONLY = re.compile(r"(?<![人英天贤俊口文奇专良万亿几两船\d])(?:仅|只|才)|勉强|不到|不足|不及|尚未")
_LESS = re.compile("(?:不到|不足|不及|未达到?)$")
_FEW = re.compile(
    r"(?<![人英天贤俊口文奇专良万亿几两船\d])(?:仅|只|才|不足|不到|尚不足)(?!占|比|高|低|增|降|升|涨)[^，。；：、占]{0,5}$"
)
_WANTING = re.compile(
    r"距离?(?:全年|年度)?(?:目标|任务){1,2}(?:还|尚|仍)?[差有欠](?P<rest>\d{1,2}(?:\.\d{1,3})?)\s?[%％](?!点)"
)
# 低于目标0.4个百分点: how far a growth or a share is below what was wanted, by the text's own word.
_BELOW_TARGET = re.compile(
    rf"(?:(?:低于|不及|落后于?|未达到?|短|差|欠)(?:年度|全年|年初|预期|既定|计划|预算|考核|市定|省定)*(?:目标|任务|预期|预算|计划)(?:增幅|增速|增长|值|目标|任务)*"
    rf"|[比较距离与](?:年度|全年|年初|预期|既定|计划|预算|考核)*(?:目标|任务|预期|预算|计划)(?:增幅|增速|增长|值)*(?:还|仍|尚)?(?:低|少|差|慢|相差|有差距))"
    rf"{_LINK}{{0,3}}\d{{1,3}}(?:\.\d{{1,3}})?\s?个?百分点"
)
_ALL = re.compile(
    "(?:全部|全面|均已?|悉数|已)(?P<what>[^，。；、]{0,8}?)(?:完成|建成|完工|竣工|投用|投入使用|交付|办结|到位|发放)"
)
_ALL_TOLD = re.compile(
    "(?:全部|均已?|悉数)(?P<what>[^，。；、]{0,8}?)(?:通水|通车|通气|通电|开通|挂牌|启用|运营|覆盖|销号|清零|整改|收官|安装|落地|兑付)|(?:已|实现|达到)(?:[^，。；、\\d]{2,8})?全覆盖"
)
# 26个乡镇均已开展水质检测 answers the share of those where it is so (覆盖率达到100%).
_ALL_COVERED = re.compile(
    "(?:均已?|全部|都已)(?P<what>[^，。；、]{0,6}?)(?:开展|实施|配备|建立|设立|设置|提供|纳入|推行|开设|签订|达到(?!序时|时序|进度|预期|目标|计划|全年|年度)|达标|合格|优于)(?![^，。；、]{0,12}(?:方案|台账|责任|计划|部署))"
)
_WAYS = ("通过", "由", "按", "以", "经")
_WHOLE = re.compile("全部|全面|均|悉数|全覆盖")
_OTHER_THINGS = re.compile(
    "主体|前期|招标|设计|图纸|基础|土建|勘察|征地|拆迁|选址|立项|可研|开工|签约|方案|部署|摸排|公示|审批|手续|路基|采购|备案|评审|排查|分解|认领|申报|进场|整改|问题|评估|核查"
)
_PLANNED = re.compile(
    "预计|力争|拟|争取|有望|确保|年底前|下一?步|将|届时|"
    "(?<!占)(?<!占年)(?<!为年)(?<!达年)(?<!成年)(?<!年度)(?<!全年)(?<!月度)(?<!季度)(?<!投资)(?<!任务)(?<!目标)(?<!建设)(?<!资金)计划(?!的|任务|投资|总|目标|不足|不到|完成率)"
)
_DENIED = re.compile("未|没有|无法|不能|难以")
_ANY = re.compile("[率成均序全悉超半应]|进度|比例|目标|任务|计划|预算|百分之|占[总下到资]")
_CLAUSE_STOP = re.compile(
    rf"(?:左右|以上|以内|多|强|的?(?:任务|目标|工作量?|建设任务))?(?:[{CLAUSE_END}]|$)"
)
_NEAR = 40
# What says nothing but how much: 57%, 80%（新区幼儿园进度滞后）.
_NOTHING_ELSE = re.compile("(?:约|近|已|目前|完成|[:：\\s]){0,4}")
_BEGINS = re.compile(r"(?:约|近|已|目前|完成|[:：\s]){0,4}\d{1,3}(?:\.\d{1,3})?\s?[%％]")
# 支付资金3.06亿元，占总投资33.77%
_OF_MONEY = re.compile(
    "(?P<verb>支付|拨付|支出|到位|兑付|兑现|使用)(?:率|资金|金额|进度|[^，。；：、\n%％]){0,16}[，,]?占(?:总投资|总资金|总额|下达(?:资金|总额)?|到位资金|预算|资金总额)(?:的|的比例为)?$"
)
_VERBS = re.compile(
    "首季|协议|支出|投入|拨付|资金|第?[一二三四]季度|上半年|前三季度|截至|目前|百分比|比例|占?年初预算|月进度|月度|占|年初|完成数|目标数|低于|高于|不到|不足|仅|只有|的$|(?:开工|竣工|完工|建成|交付|投用|办结)的|[尚仍]|已|均|全部|全面|悉数|完成|实现|超额|累计|年度|全年|任务|目标|计划|进度|序时|时序|时间|均衡|投资|建设|(?:国家|省|市|区|县|上级)?下达|于?\\d{1,2}月(?:\\d{1,2}日|[底初末中上下]旬?)?"
)

# How many of how many are done: 共34件，已化解11件; 27个乡镇中已建站9个.
_UNIT = "[个家户处条件所座项名人宗栋台套辆间口村校厂起例]"
_ENDED = re.compile(
    "建成|建好|建立|建有|建站|完成|化解|整改|办结|办理|安装|改造|竣工|完工|投用|投产|交付|搬迁|拆除|达标|发放|验收|启用|销号|设立|设置|配备|治理|修复|解决|挂牌|通车|通水|清退|签订|安置|兑付|出台|落地"
)
_NOT_ENDED = re.compile("[未没无](?!断)|难|预计|力争|拟|计划|将|正在|开工|启动|其中")
_WITHIN = re.compile(
    rf"(?P<of>\d{{1,6}})(?P<unit>{_UNIT})(?P<noun>[^，。；、：\d]{{1,14}})(?<![其当])[中里][，,]?"
    rf"(?P<before>[^，。；：\d]{{0,14}}?)(?P<there>\d{{1,6}})(?P=unit)?(?P<behind>[^，。；：、\d]{{0,10}})"
)
_SOME_WHOLE = re.compile(r"[共任总合应][计共有务办改]?\d|\d[^，。；\d]{1,15}[中里]")
_SUMMED = re.compile(
    rf"(?:共计|总计|合计|总共|共有|共|任务|应办|应改)(?P<of>\d{{1,6}})(?P<unit>{_UNIT})[，,](?P<before>(?:目前|现|至今|截至目前)?(?:已|累计|仅|只|完成)"
    rf"[^，。；：\d]{{0,12}}?)(?P<there>\d{{1,6}})(?P=unit)(?P<behind>[^，。；：、\d]{{0,10}})"
)


@dataclass(frozen=True, slots=True)
class OwnShare:
    """A text's own word on its share of the year's target; `pairs` are the words that say of what.

    `of_due` is the share of what the round's end asks for, where that is what the text says;
    `above_due` is how far it is beyond that, below zero for short of it; `all_done` that the text
    says 全部完成 and no share; `only` that it calls the share small (仅完成两成), `less` that it says less than the share (不到100%); `verb` is what a rate (开工率) is a rate of, `whole` that nothing is named; `alone` that the text begins with the share and says nothing of what it is of, `of_work` that it is a part of the work, `covers` that it tells where something is so and not what has ended.
    """

    words: str
    share: float | None
    pairs: frozenset[str]
    of_due: float | None = None
    above_due: float | None = None
    all_done: bool = False
    only: bool = False
    less: bool = False
    verb: str = ""
    whole: bool = False
    alone: bool = False
    of_work: bool = False
    covers: bool = False

    def of_target(self, due: float) -> float:
        """Give the share of the year's target, where `due` is what the round's end asks for."""
        if self.of_due is not None:
            return self.of_due * due
        return due + self.above_due if self.above_due is not None else self.share or 0.0


def own_shares(text: str) -> list[OwnShare]:
    """Give what a text says of its own share, in its order."""
    return list(_found(text)) if text and (_ANY.search(text) or _BEGINS.match(text)) else []


def _found(text: str) -> Iterator[OwnShare]:
    for one in _DISTANCE.finditer(text) if _SCHEDULES.search(text) else ():
        words = _told(text, one)
        if words is None:
            continue
        below = one["below_by"] or one["worse_by"] or one["apart_by"]
        points = float(below or one["above_by"] or one["better_by"]) / 100
        yield OwnShare(
            words, None, _pairs(text, one.start()), above_due=-points if below else points
        )
    for one in _WANTING.finditer(text) if "距" in text else ():
        words = _told(text, one)
        if words is not None:
            yield OwnShare(words, 1 - float(one["rest"]) / 100, frozenset())
    for one in _BESIDE_PLAN.finditer(text) if _THERE.search(text) else ():
        words = _told(text, one)
        plan = float(one["plan"])
        if words is None or not plan or not (one["due"] or one["year"] or "实" in one["real"]):
            continue
        part = float(one["there"]) / plan
        # 应编98个村 are all that there are to be, 按计划应完成40个 those of the time.
        of_now = one["unit"] in "%％" or not (one["due"] or "").startswith("应")
        of_now = of_now or _BY_NOW.search(text, max(0, one.start() - 8), one.start()) is not None
        if one["due"] and of_now:
            yield OwnShare(words, None, frozenset(), of_due=part)
        else:
            yield OwnShare(words, part, frozenset())
    for one in _SHARE.finditer(text):
        words = _told(text, one)
        if words is None:
            continue
        before = text[max(clause_start(text, one.start()), one.start() - _NEAR) : one.start()]
        value = _value(one)
        if _OF_DUE.search(before):
            yield OwnShare(words, None, _pairs(text, one.start()), of_due=value)
        elif one["times"] and _OVER.search(before):
            yield OwnShare(words, 1 + value, _pairs(text, one.start()))
        elif _OF_TARGET.search(before) and value < 1 and "超额" in before:
            # 超额完成年度任务的18% is 118 % of it.
            yield OwnShare(words, 1 + value, _pairs(text, one.start()))
        elif _OF_TARGET.search(before):
            if _OF_THE_REST.search(text, 0, max(clause_start(text, one.start()) - 1, 0)):
                continue
            less, only = _LESS.search(before) is not None, _ONLY.search(before) is not None
            yield OwnShare(words, value, _pairs(text, one.start()), less=less, only=only)
        elif _OVER.search(before):
            yield OwnShare(words, 1 + value, _pairs(text, one.start()))
        elif rate := _RATE.search(before):
            only = _ONLY.search(before) is not None
            less = _LESS.search(before) is not None
            yield OwnShare(words, value, frozenset(), verb=rate["verb"], only=only, less=less)
        elif not one["times"] and _is_alone(text, one):
            yield OwnShare(words, value, frozenset(), whole=True, alone=True)
        elif of_money := _OF_MONEY.search(text, max(0, one.start() - _NEAR), one.start()):
            yield OwnShare(words, value, frozenset(), verb=of_money["verb"])
        elif not one["times"] and _is_few(before) and _ends_clause(text, one.end()):
            yield OwnShare(words, value, frozenset(), whole=True, only=True)
        elif not one["times"] and _OF_ALL.fullmatch(before) and _ends_clause(text, one.end()):
            only = _ONLY.search(before) is not None
            yield OwnShare(words, value, frozenset(), whole=True, only=only, of_work=True)
        elif not one["times"] and _OF_WORK.search(before) and _ends_clause(text, one.end()):
            of = _WORK_WORDS.sub("", before)
            yield OwnShare(words, value, _pairs(of, len(of)), of_work=True)
    for one in _ALL_COVERED.finditer(text) if _WHOLE.search(text) else ():
        words = _told(text, one)
        if words is not None:
            behind = text[one.end() : clause_stop(text, one.end())]
            pairs = _pairs(text, one.start()) | bigrams(behind)
            yield OwnShare(words, 1.0, pairs, all_done=True, covers=True)
    for one in (*_ALL.finditer(text), *_ALL_TOLD.finditer(text)) if _WHOLE.search(text) else ():
        words = _told(text, one)
        if words is None or not _WHOLE.search(one[0]) or _OTHER_THINGS.search(words):
            continue
        # 全部通过“一卡通”发放: by which way names nothing.
        what = "" if (one["what"] or "").startswith(_WAYS) else one["what"] or ""
        pairs = _pairs(text, one.start()) | bigrams(what)
        yield OwnShare(words, 1.0, pairs, all_done=True)


def below_target(text: str) -> str:
    """Give the clause in which a text says that a figure is below its target, "" where none does."""
    found = _BELOW_TARGET.search(text) if "百分点" in text else None
    return (_told(text, found) or "") if found else ""


def _is_few(before: str) -> bool:
    """Say whether a share is called small (仅装了四成), and is of no thing of which few are better."""
    return _FEW.search(before) is not None and _BETTER_LOW.search(before) is None


def _is_alone(text: str, one: re.Match[str]) -> bool:
    """Say whether a text is a share and nothing else, or what stands beside it in brackets."""
    return _NOTHING_ELSE.fullmatch(text, 0, one.start()) is not None and _ends_clause(
        text, one.end()
    )


def _ends_clause(text: str, position: int) -> bool:
    return _CLAUSE_STOP.match(text, position) is not None


def _told(text: str, found: re.Match[str]) -> str | None:
    start = clause_start(text, found.start())
    before = text[start : found.start()]
    if _PLANNED.search(before) or _DENIED.search(before[-6:]):
        return None
    return clause_around(text, found.start(), found.end())


def _pairs(text: str, position: int) -> frozenset[str]:
    words = text[max(clause_start(text, position), position - _NEAR) : position]
    return bigrams(_VERBS.sub("", words))


def _value(one: re.Match[str]) -> float:
    if one["percent"]:
        return float(one["percent"]) / 100
    if one["tenths"]:
        return read_tenths(one["tenths"], one["more"] or "") / 100
    if one["hundred"]:
        return (read_decimal(one["hundred"]) or 100) / 100
    if one["half"]:
        return 0.5
    if one["under"]:
        return (read_numeral(one["over"]) or 1) / (read_numeral(one["under"]) or 1)
    times = one["times"]
    return float(times) if times[0].isdigit() else float(read_numeral(times) or 1)


class PartOfWhole(NamedTuple):
    """How many of how many are done, in the text's words; `noun` is what they are."""

    words: str
    noun: str
    of: int
    there: int

    @property
    def share(self) -> float:
        """The part that is done."""
        return self.there / self.of


def part_of_whole(text: str) -> PartOfWhole | None:
    """Give the one place where a text counts how many of a whole are done; None where it has none or several."""
    if not _SOME_WHOLE.search(text):
        return None
    found = [
        one
        for one in (*_WITHIN.finditer(text), *_SUMMED.finditer(text))
        if 0 < int(one["there"]) < int(one["of"])
        and _ENDED.search(one["before"] + one["behind"])
        and not _NOT_ENDED.search(one["before"] + one["behind"])
    ]
    if len(found) != 1:
        return None
    (one,) = found
    words = clause_around(text, one.start(), one.end())
    noun = f"{text[clause_start(text, one.start()) : one.start()]}，{words}"
    return PartOfWhole(words, noun, int(one["of"]), int(one["there"]))
