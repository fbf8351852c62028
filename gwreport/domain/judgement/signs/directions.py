"""Directions without a figure: 双下降, 零增长, 只增不减, 正增长 and how a text answers them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gwreport.domain.judgement.results import Measure, Reason, Sign
from gwreport.domain.judgement.told.clauses import clause_around, clause_start
from gwreport.domain.judgement.told.named_figures import Named, named_figures
from gwreport.domain.plan.target import Comparator, Target, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.bare_names import bare, bigrams

_WANTED = re.compile(
    r"(?=[“”\"双三均持只负零不正止由稳较下增转扭])[“”\"]?(?:(?P<down>双下降|双降|双减|三下降|均下降|持续下降|只降不升|负增长(?=目标|[。；，]|$)|下降(?=[。；，]|$))|(?P<level>只减不增|零增长|不增长|不反弹|只降不增)"
    r"|(?P<keep>只增不减|不减少|不降低|不下降|不滑坡)|(?P<up>正增长|止跌回[升稳]|止跌企稳|止跌|(?:增速)?转正|扭负为正|由负转正|止降回升|稳步增长|较快增长))[”\"]?"
)
# Each of them holds one of these.
_MARKS = re.compile("[降减增弹坡跌正]")
_LINKS = re.compile('实现|保持|确保|继续|持续|力争|做到|推动|努力|[“”"]')
_SIGNS = {
    "down": Comparator.LESS,
    "level": Comparator.AT_MOST,
    "keep": Comparator.AT_LEAST,
    "up": Comparator.MORE,
}
# 消除劣Ⅴ类断面: what is to be gone, and a text by which it is still so.
_ELIMINATED = re.compile(
    "(?:消除|消灭|根除|清零|退出|杜绝)(?:城区|全[市县区域部]|国[控考]|省[控考]|市[控考]|所有|全部)*(?P<what>劣V类?|[^，。；、\\d]{2,8})"
)
_TO_BE_GONE = re.compile("消除|消灭|根除|清零|退出|杜绝")
_GRADES = str.maketrans({"Ⅴ": "V", "ｖ": "V", "v": "V", "5": "V", "五": "V"})
_STILL = re.compile(
    "(?:为|是|属|属于|处于)(?P<is>[^，。；、\\n]{2,10})|(?P<below>劣)于(?P<grade>V类)"
)
_GONE = re.compile("无|没有|未|不再|退出|消除|清零|不[是为属]|脱|曾|上年|去年|原|整治前|由|从")
_LEFT_OF = re.compile(r"(?:还|仍|尚)(?:剩|有|余)[^，。；：、\d]{0,6}\d{1,6}(?!月|日|年|天|[%％])")
_FEWER = re.compile("减[少到至为]|降[到至为]|下降|由|从|已(?!有)|消除|化解|完成")
_OTHERS = re.compile("全[省市国区县]|面上")
_MORE_THAN = re.compile(
    "(?:快|高|优|好)于(?:全[国省市区县]|面上)|不低于全|超过?全[国省市区县][^，。；、]{0,4}平均"
)
_BELOW_OTHERS = re.compile(
    r"(?:低|慢|落后|滞后)于?全[国省市区县][^，。；：、\d]{0,8}|[比较]全[国省市区县][^，。；：、\d]{0,8}?(?:低|慢|少|差)|不及全[国省市区县]"
)
# So many characters before it may say that it is gone.
_NEAR = 12
_EVEN = re.compile("(?:同比|与[^，。；]{0,8})持平")
_NET = re.compile("净增|新增|增加")
_NET_LOSS = re.compile("净减")


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction that an item wants of one thing."""

    name: str
    words: str
    way: str


@lru_cache(maxsize=8192)
def directions(text: str) -> tuple[Direction, ...]:
    """Give the directions that an item wants."""
    found: list[Direction] = []
    for one in _WANTED.finditer(text) if _MARKS.search(text) else ():
        clause = re.split("[，。；：:（）]", text[max(0, one.start() - 60) : one.start()])[-1]
        words = one[0].strip('“”"')
        names = [bare(_LINKS.sub("", part)) for part in re.split("[、和与及]", clause)]
        found += [Direction(name, words, str(one.lastgroup)) for name in names if len(name) >= 2]
    return tuple(found)


def _beside_others(item: str, text: str) -> Iterator[Sign]:
    """Hold how a text says that it stands beside the others against an item that wants more than theirs: 快于全省平均."""
    if not (_OTHERS.search(item) and _MORE_THAN.search(item)):
        return
    below = _BELOW_OTHERS.search(text)
    if below:
        words = clause_around(text, below.start(), below.end())
        yield Sign(Status.BEHIND, 35, Reason("words-failed", {"words": words}))


def _some_left(item: str, text: str, round_: Round) -> Iterator[Sign]:
    """Say that some are left of what is to be gone at the year's end, or of which none is told to have gone."""
    wanted = bigrams(item) if _TO_BE_GONE.search(item) else frozenset[str]()
    for found in _LEFT_OF.finditer(text) if wanted else ():
        clause = clause_around(text, found.start(), found.end())
        if bigrams(clause) & wanted and (round_.is_whole_year or not _FEWER.search(text)):
            yield Sign(Status.BEHIND, 34, Reason("words-failed", {"words": clause}))
            return


def _still_there(item: str, text: str) -> Iterator[Sign]:
    """Say that what is to be gone is what a text still tells of: 消除劣Ⅴ类断面, 水质仍为劣Ⅴ类."""
    wanted = _to_be_gone(item) if _TO_BE_GONE.search(item) else ()
    if not wanted:
        return
    plain = text.translate(_GRADES)
    for found in _STILL.finditer(plain):
        told = found["is"] or f"{found['below']}{found['grade']}"
        if not told.startswith(wanted):
            continue
        begin = max(clause_start(plain, found.start()), found.start() - _NEAR)
        if not _GONE.search(plain, begin, found.start()):
            words = clause_around(text, found.start(), found.end())
            yield Sign(Status.BEHIND, 30, Reason("words-failed", {"words": words}))
            return


@lru_cache(maxsize=8192)
def _to_be_gone(item: str) -> tuple[str, ...]:
    return tuple(one["what"] for one in _ELIMINATED.finditer(item.translate(_GRADES)))


def direction_signs(item: str, text: str, round_: Round) -> Iterator[Sign]:
    """Hold the changes that a text tells of against the directions that its item wants."""
    yield from _still_there(item, text)
    yield from _beside_others(item, text)
    yield from _some_left(item, text, round_)
    wanted = directions(item)
    if not wanted:
        return
    even = _EVEN.search(text)
    if even and len(wanted) == 1 and wanted[0].way in ("down", "up"):
        facts = {"goal": wanted[0].name, "target": wanted[0].words, "value": even[0]}
        yield Sign(Status.BEHIND, 25, Reason("direction-broken", facts))
        return
    changes = [
        (one, change)
        for one in named_figures(text, round_.year)
        if (change := _change(one)) is not None
    ]
    kept = Status.DONE if round_.is_whole_year else Status.ON_SCHEDULE
    level = [(clause_around(text, *one.span()), one[0]) for one in _EVEN.finditer(text)]
    for one in wanted:
        pairs = bigrams(one.name)
        same = next((even for clause, even in level if pairs & bigrams(clause)), "")
        if same and one.way in ("down", "up"):
            # 事故起数下降18%，死亡人数同比持平
            facts = {"goal": one.name, "target": one.words, "value": same}
            yield Sign(Status.BEHIND, 25, Reason("direction-broken", facts))
            continue
        told = [(len(pairs & named.pairs), named, change) for named, change in changes]
        shared = max((score for score, _, _ in told), default=0)
        if len(wanted) == 1 and told and not shared and not told[0][1].pairs:
            # 下降6.4%，降幅收窄3.1个百分点: the first change, of which nothing is named, is the item's.
            told = told[:1]
        if not told or (not shared and (len(wanted) > 1 or len(told) > 1)):
            continue
        _, named, change = max(told, key=lambda pair: pair[0])
        comparator = _SIGNS[one.way]
        status = kept if _holds(comparator, change) else Status.BEHIND
        value = f"{'下降' if change < 0 else '上升' if change > 0 else '持平'}{named.figure.text}"
        facts = {"goal": one.name, "target": one.words, "value": value}
        unit = named.figure.unit
        target = Target(one.words, comparator, 0.0, unit, TargetKind.GROWTH)
        measure = Measure(one.name, target, value, change, 0.0, status=status, at_most=change > 0)
        code = "direction-kept" if status is kept else "direction-broken"
        yield Sign(status, 86 if status is kept else 25, Reason(code, facts), measure=measure)


def _holds(comparator: Comparator, change: float) -> bool:
    if comparator is Comparator.LESS:
        return change < 0
    if comparator is Comparator.MORE:
        return change > 0
    return change <= 0 if comparator is Comparator.AT_MOST else change >= 0


def _change(one: Named) -> float | None:
    change = one.figure.change
    if change is not None:
        return change
    if _NET.search(one.words[-4:]) or _NET.search(one.figure.words[-4:]):
        return one.figure.value
    return -one.figure.value if _NET_LOSS.search(one.figure.words[-4:]) else None
