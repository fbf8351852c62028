"""Goals: an item's quantified targets, each with the words for what it measures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gwreport.domain.judgement.goals.node_words import node_spans
from gwreport.domain.plan.target import Comparator, Target, TargetKind
from gwreport.domain.texts.bare_names import bare
from gwreport.domain.texts.units_of_measure import with_unit_at_figure
from gwreport.domain.texts.word_ends import without_ending

# Characters before a figure among which its name is looked for; a text may have no mark at all.
_LONGEST_CLAUSE = 400
CLAUSE_END = "，。；;：:（）()！!？?\n"
_STOP = CLAUSE_END + "、,"
_FALLING = re.compile(
    r"(?:下降|降低|减少|压减|压降|压缩|削减|缩减|下降率|降幅)(?:[（(]%[）)])?(?:力争|收窄至|收窄到|收窄|控制在|达到|达|约|为|[（）()%：:\s])*$"
)
_LESSENING = re.compile(r"\s*(?:力争|确保|全年|年内|今年){0,2}(?:压减|压降|压缩|削减|减少|降低)")
_EACH = re.compile("均|分别|各")
# A stock is held against the target itself: it does not grow from nothing each January.
_STOCK = re.compile(
    "每[千万百]?人|每[千万百]?户|人均(?!(?:可支配|纯|现金|工资性)?收入|(?:地区)?生产总值|GDP|消费)|万人|拥有|保有|存栏|总数|总量|规模达|(?<!高)标准(?=达|提|增|不低|为|每|[（(]|$)|每月|均价|余额|户籍|常住|在库|有效|在册|有量"
)
# A score of 95分 is reached or not, at any time of the year.
_NOT_ADDED = frozenset("分倍")
# A rise of prices is a limit, whatever word stands behind it; so is what is to be held (控制在).
_PRICE = re.compile("涨幅|物价|价格|CPI|通胀")
_HELD = re.compile("控制在|控制到")
# 事故隐患整改率 and 排放达标率 are no less welcome the higher they are.
_OF_GOOD = re.compile(
    "(?:达标|合格|完成|治理|处置|处理|收集|利用|化解|整改|覆盖|办结|调解|满意|回复|答复|按时|及时|查处|侦破|破案|结案|救治|清除|清理|管控|监测|安装|执行|受理|回访|关闭|销号|登记)(?:率|度|比例)$"
)
_RAISED = re.compile("增至|提高到|提升到|增加到")
# An age (65岁以上) is no promise, and 动态清零 is told in words.
_NO_GOALS = frozenset({("岁", TargetKind.LEVEL), ("", TargetKind.COUNT)})
_FIRST_LINKS = re.compile(r"^(?:其中|力争|确保|全年|今年|年内|[\s：:])+")
_JOINED = re.compile("[、，,]?[^，。；、\\d]{0,8}")
_OF_THOSE = re.compile(r"\s*其中")
_LAST_LINKS = ("力争", "确保", "达到", "达", "约", "为", "分别", "均", "稳定在", "突破", "超过")
_QUOTES = str.maketrans("", "", '“”"')
# 10亿元以上项目12个 promises projects, not money.
CLASS_OF_THINGS = re.compile("(?:重大|重点|以上)?(?:的)?(?:项目|企业|产业|园区|老年人|人口)")
# 7项交通项目完成年度投资计划 promises no seven of anything.
_OF_A_PLAN = re.compile(
    "[^，。；、]{0,14}?(?:项目|工程)[^，。；、]{0,8}?(?:完成|达到|实现)?(?:年度|全年|当年)[^，。；、]{0,6}?(?:计划|任务|目标)"
)
# 59个重点项目完成投资60.2亿元 promises money, and no projects; 实施59个项目 does.
_OF_MONEY = re.compile(
    r"[^，。；、\d]{0,14}?(?:项目|工程|企业)[^，。；、\d]{0,4}?(?:完成|实现)(?:固定资产)?(?:投资|产值|税收|营业收入)(?=[^，。；、\d]{0,4}\d)"
)
_VERB_BEFORE = re.compile(
    r"(?:实施|新建|开工|推进|建设|引进|培育|新增|启动|谋划|储备|落地|招引|安排|抓好|推动|续建|完成)[^，。；、\d]{0,6}$"
)
_RULES = re.compile("(?:政策|措施|举措|意见|硬措施)")
_MADE_RULES = re.compile("出台|制定|推出|新增|印发|研究")


@dataclass(frozen=True, slots=True)
class Goal:
    """One target with what it measures.

    `names` are the words for the measured thing; of several the figures are added up, as in
    新增家庭农场、合作社50个. `label` is how the item itself names it. `falling` means that a decline is what is promised; `stock` that the
    figure does not start from nothing at New Year, `is_part` that it is one of what is wanted before (其中工业20家).
    """

    target: Target
    names: tuple[str, ...]
    label: str = ""
    falling: bool = False
    stock: bool = False
    at_most: bool = False
    is_part: bool = False

    @property
    def is_limit(self) -> bool:
        """Whether the figure may not be higher than the target."""
        return self.at_most or self.target.comparator in (Comparator.AT_MOST, Comparator.LESS)

    @property
    def words(self) -> str:
        """The goal as a clerk would name it: 完成投资220亿元以上."""
        return f"{self.label}{self.target.text}"


def read_goals(text: str, targets: Sequence[Target], *, less: re.Pattern[str]) -> tuple[Goal, ...]:
    """Find what each target of an item measures.

    `less` names the things of which fewer are better. Ages and the like (65岁以上) are no goals.
    """
    text = with_unit_at_figure(text)
    goals: list[Goal] = []
    nodes = node_spans(text)
    position = 0
    row: list[str] = []
    for place, target in enumerate(targets):
        begin = text.find(target.text, position)
        if begin < 0:
            continue
        if row and text[position:begin] not in ("、", "和", "及"):
            row = []
        end = begin + len(target.text)
        named = CLASS_OF_THINGS.match(text, end) and target.kind is TargetKind.LEVEL
        named = named or (target.unit == "条" and _is_set_of_rules(text, begin, end))
        named = named or (
            target.kind is TargetKind.COUNT
            and (
                _OF_A_PLAN.match(text, end) is not None
                or (
                    _OF_MONEY.match(text, end) is not None
                    and _VERB_BEFORE.search(text, max(0, begin - 12), begin) is None
                )
            )
        )
        if named or any(start <= begin < stop for start, stop in nodes):
            position = end
            continue
        follows = text.find(targets[place + 1].text, end) if place + 1 < len(targets) else -1
        if (target.unit, target.kind) not in _NO_GOALS:
            row = row or _names_in_row(text, begin)
            name = row.pop(0) if (row and follows >= 0) or len(row) == 1 else ""
            limit = follows if follows >= 0 else len(text)
            own = _goals_of(text, target, begin, limit, name, less)
            if goals and _OF_THOSE.match(_words_before(text, begin)[0]):
                # 新增四上企业50家、其中工业20家: 工业 alone would say too little.
                alike = [one for one in goals if one.target.unit == target.unit]
                whole = alike[-1] if alike else goals[-1]
                own = [
                    replace(one, label=f"{whole.words}中的{one.label}", is_part=True) for one in own
                ]
            elif goals and own and not own[0].names and _JOINED.fullmatch(text, position, begin):
                # 实现税收40亿元、增长8%: the growth is that of the taxes.
                verb = text[position:begin].strip("、，, ")
                of = goals[-1].label
                if target.kind is TargetKind.COUNT and goals[-1].names:
                    # 充电桩开工30座、投用20座: what both of them tell of.
                    of = goals[-1].names[-1]
                own = [replace(own[0], names=goals[-1].names, label=f"{of}{verb}")]
            goals += own
        position = end
    return tuple(goals)


def _goals_of(
    text: str, target: Target, begin: int, limit: int, name: str, less: re.Pattern[str]
) -> list[Goal]:
    before, earlier = _words_before(text, begin)
    own, words = bare(before), _label(before)
    behind = ""
    if target.kind in (TargetKind.COUNT, TargetKind.LEVEL):
        behind = _words_behind(text, begin + len(target.text), limit)
    if behind and (before.endswith("等") or len(own) < 2):
        own = ""
    elif len(own) < 2 and earlier:
        words = ""
    name = name or (own if len(own) >= 2 else "") + behind
    part = target.kind in (TargetKind.GROWTH, TargetKind.SHARE)
    falling = part and (_FALLING.search(before) or _LESSENING.match(before)) is not None
    fewer = not falling and target.kind is not TargetKind.GROWTH and less.search(name) is not None
    fewer = fewer and _OF_GOOD.search(name) is None
    plain = target.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    price = target.kind is TargetKind.GROWTH and _PRICE.search(name) is not None and not falling
    held = plain and (_HELD.match(target.text) is not None or _HELD.search(before[-4:]) is not None)
    whole = target.kind is TargetKind.SHARE or target.unit in _NOT_ADDED
    stock = whole or _STOCK.search(before) is not None or _RAISED.match(target.text) is not None
    parts = [part for part in map(bare, earlier) if len(part) >= 2]

    def goal(*names: str) -> Goal:
        kept = tuple(one for one in names if one)
        label = (
            f"{words}{behind}"
            if len(kept) < 2 and own and kept and own in kept[0]
            else "、".join(kept)
        )
        limit = (plain and (fewer or price)) or held
        return Goal(target, kept, label, falling, stock, at_most=limit)

    if parts and not behind and _EACH.search(before) and target.kind is TargetKind.GROWTH:
        return [goal(part) for part in (*reversed(parts), name)]
    if parts and own and not behind and target.kind is TargetKind.COUNT:
        return [goal(*reversed(parts), name)]
    return [goal(name or (parts[0] if parts else ""))]


def _is_set_of_rules(text: str, begin: int, end: int) -> bool:
    """Say whether a number of 条 is the name of a set of rules: 稳岗就业13条政策, 特色产业10条."""
    words = text[max(0, begin - 12) : begin]
    if _MADE_RULES.search(words):
        return False
    return _RULES.match(text, end) is not None or words.endswith(("产业", "政策", "措施", "意见"))


def _label(before: str) -> str:
    words = _FIRST_LINKS.sub("", before.strip(_STOP + " ").translate(_QUOTES))
    words = without_ending(words, _LAST_LINKS, " ：:")
    words = words.replace("分别均", "").replace("均增长", "增长").replace("分别增长", "增长")
    return words.replace("增速增长", "增速")


def _names_in_row(text: str, begin: int) -> list[str]:
    """Give the names of 甲、乙分别增长10%、9%, to which the figures are dealt in their order."""
    start, first = begin, max(begin - _LONGEST_CLAUSE, 0)
    while start > first and text[start - 1] not in CLAUSE_END:
        start -= 1
    names, each, _ = text[start:begin].partition("分别")
    if not each or "均" in text[begin - 3 : begin]:
        return []
    return [bare(one) for one in re.split("[、和及与]", names) if bare(one)]


def _words_before(text: str, begin: int) -> tuple[str, list[str]]:
    """Give the words before a figure, and the parts before them that share it (甲、乙50个)."""
    start, first = begin, max(begin - _LONGEST_CLAUSE, 0)
    while start > first and (text[start - 1] not in CLAUSE_END or text[start - 1] in "）)"):
        opening = -1
        if text[start - 1] in "）)":
            opening = max(text.rfind("（", first, start), text.rfind("(", first, start))
        start = opening if opening >= 0 else start - 1
    parts = text[start:begin].split("、")
    earlier: list[str] = []
    for part in reversed(parts[:-1]):
        if any(mark.isdigit() for mark in part) or len(earlier) == 3:
            break
        earlier.append(part)
    if not bare(parts[-1]) and len(parts) == 1 and start > 0:
        # 青菜头种植面积，达到73万亩: the name stands in the clause before.
        previous = start - 1
        first = max(previous - _LONGEST_CLAUSE, 0)
        while previous > first and text[previous - 1] not in CLAUSE_END:
            previous -= 1
        earlier.append(text[previous : start - 1])
    return parts[-1], earlier


def _words_behind(text: str, end: int, limit: int) -> str:
    stop = end
    while (
        stop < min(len(text), limit, end + 20)
        and text[stop] not in _STOP
        and not text[stop].isdigit()
    ):
        stop += 1
    words = bare(text[end:stop])
    return words if len(words) >= 2 else ""
