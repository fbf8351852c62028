"""The words of a text that speak for a class, with what takes them back.

A word counts only where it tells of this item and of now: 未出现滞后, 责令停工, 暂停施工后已复工 and
下一步将… do not.
"""

import re
from typing import NamedTuple

from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.told.adverse_kinds import adverse_kinds, is_stressed
from gwreport.domain.judgement.told.clauses import (
    SENTENCE_END,
    clause_start,
    clause_stop,
    quoted_within,
)
from gwreport.domain.judgement.told.taken_back import (
    BEFORE,
    DENIED,
    NO_PROBLEM,
    PROBLEM,
    Sign,
    is_taken_back,
)
from gwreport.domain.texts.quoting import in_one_line

_PLAN_HEADING = re.compile(
    r"(?:下一?步(?:工作)?(?:措施|计划|打算|安排|思路)?|工作计划|工作打算)[：:，]"
)
_HEADING = re.compile(r"[\n。；](?:[^，。；：\n]{2,12}[：:])")
_QUOTES = re.compile('[“”"「」‘’]')
_GRAVITY = {"warning": 1, "stuck": 2, "failed": 3, "behind": 4, "stalled": 5}
# 达到序时进度的86% is no schedule that is kept; the share is read as such.
_WITH_A_SHARE = re.compile(
    r"(?:进度|目标|任务|要求|计划){0,2}的?(?:计划|项目)?(?:完成率|比例|占比)?(?:仅|只|为|有)?(?:约|近|超|达)?(?:\d|百分之|[一二三四五六七八九十]成|[二三四五六七八九十]分之|一半)"
)
_ADVERSE = frozenset(_GRAVITY)
_IN_PART = re.compile(r"(?<!\d)\d{1,2}(?:\.\d+)?[%％]")
# 前期工作基本完成 says that the work itself is still to come.
_EARLY = re.compile(
    "前期|征地|征拆|征迁|拆迁|招标|设计|勘察|手续|主体|年底|用地|报批|组件|规划|方案|可研|审批|审查"
)
# 已完成三轮征求意见 ends a step before what is wanted, not that itself.
_PREPARED = re.compile(
    "[^，。；：\n]{0,8}?(?:征求意见|意见征[集求]|起草|初稿|草案|调研|论证|摸底|摸排|动员|申报|报名|选址|勘察|勘测|招标|采购|公示|洽谈|需求|备案)"
)
# 已交付土地中，有1600亩… only says of what something is told.
_AMONG = re.compile("的?[^，。；：\n\\d]{1,8}(?<![其当年过途集])[中里](?=[，,有])")
# 未完成但达到序时进度16项 counts what is as far as it should be.
_REST = re.compile(
    r"的?(?:项目|部分|任务|事项|户数|企业|小区)?(?:(?:有|为|约)?(?!20\d\d年)\d|[，,]?但(?:均|都|也|已)?(?:达到|符合|按照?|依|快于)(?:序时|时序))"
)
_REST_BEFORE = re.compile(
    r"(?:尚余|剩余|其余|另有|还有|余下|尚有部分|少量|零星|个别)[^，。；]{0,8}$"
)
# 竣工验收安排在11月中旬 is to come.
_SET_FOR = re.compile("[^，。；：\n]{0,8}?(?:安排|计划|预计|拟|定)[在于到]")
_ALL_BUT = re.compile("除[^，。；：\n]{1,30}?外(?=[，,均全都其已]|所有)")
# 存在资金缺口 is a difficulty; 因征迁受阻, 尚未取得用地 and 完成全年任务难度大 hold something up.
_HINDERS = re.compile(
    "受阻|末位|倒数|垫底|末尾|影响|制约|尚未|仍未|还未|未能|未取得|未落实|[没无]有?着落|无法|难以|不能|不到位|得不到|停|缓|滞|(?:排位|排名|位次|名次|增速|增幅)|下滑|下降|回落|差距|"
    "(?:完成|实现|达到|目标|任务)[^，。；]{0,12}(?:难|压力|困难)"
)
_UNDER_HEADING = 90
# 土地指标未下达 holds works up; 任务未下达 only says why there is no figure.
_NEEDED = re.compile("(?:土地|用地|林地|耕地|资金|经费|专项债|补助|债券|编制)[^，。；：\n]{0,6}$")
# 略有耽搁, 稍有滞后: what is said so mildly holds nothing up alone.
_MILD = re.compile("(?:略|稍|稍微|小幅|短暂)有?(?:所)?$")
_MILD_BEHIND = re.compile(
    "[^，。；：\\n]{0,6}(?:略|稍)有?(?:所)?(?:耽搁|耽误|延误|延后|滞后|推迟|影响|偏慢)"
)


class Spoken(NamedTuple):
    """One word that counts; `group` names its list in the rules, `clause` is the whole clause.

    The group "step" says that only a step before what is wanted has ended (已完成征求意见), "fine" says that the text denies what would speak against it (未出现滞后), "mild" that it calls it slight (略有滞后).
    `firm` says that a difficulty holds the work up by its very words.
    """

    group: str
    word: str
    clause: str
    firm: bool = False


def spoken_words(written: str, rules: Rules) -> list[Spoken]:
    """Give the words that count, in their order."""
    found: list[Spoken] = []
    # 未实现“依时序推进” is printed with quotation marks and without.
    text = _QUOTES.sub("", written) if _QUOTES.search(written) else written
    if not text:
        return found
    quote = _Quoted(written, text)
    plans = _plans(text)
    for sign in _signs(text, rules):
        group = sign.group
        if plans and any(start <= sign.start < end for start, end in plans):
            continue
        before = text[clause_start(text, sign.start) : sign.start]
        if group == "nodata" and "下达" in sign.word and _NEEDED.search(before[-BEFORE:]):
            group = "warning"
        if group in _ADVERSE:
            if is_taken_back(text, sign, before, rules):
                if rules.negating.search(before[-BEFORE:]) or NO_PROBLEM.match(text, sign.end):
                    found.append(Spoken("fine", sign.word, quote.around(sign.start, sign.end)))
                continue
            if group in ("behind", "warning") and _is_mild(text, sign, before):
                group = "mild"
        elif group in ("expected", "waiting"):
            if DENIED.search(before[-BEFORE:]):
                continue
        elif group != "nodata" and _is_to_come(text, sign, before, rules):
            continue
        clause = quote.around(sign.start, sign.end)
        if group == "nearly" and _EARLY.search(clause):
            group = "ongoing"
        if group == "done" and _AMONG.match(text, sign.end):
            continue
        if group == "done" and _PREPARED.match(text, sign.end):
            group = "step"
        if group == "done" and _IN_PART.search(clause):
            group = "ongoing"
        if group == "done" and _ALL_BUT.search(
            text, clause_start(text, sign.start, SENTENCE_END), sign.end
        ):
            # 除甲楼外均已完成 is all but done.
            group = "nearly"
        if (group == "failed" or sign.kind == "unreached") and (
            _REST.match(text, sign.end) or _REST_BEFORE.search(before)
        ):
            # 已完成24个，未完成2个 tells what is left, not that all has failed.
            group = "rest"
        firm = _is_firm(sign, before) or (sign.group == "nodata" and group == "warning")
        if group in _ADVERSE and found and found[-1].group in _ADVERSE:
            before_it = found[-1]
            if clause in before_it.clause:
                # One clause is one reason, by the gravest word in it.
                if _GRAVITY[group] > _GRAVITY[before_it.group]:
                    found[-1] = Spoken(group, sign.word, before_it.clause, firm)
                continue
        found.append(Spoken(group, sign.word, clause, firm))
    return found


def _signs(text: str, rules: Rules) -> list[Sign]:
    """Give the words of the rules and of the kinds that speak against an item, in their order."""
    found = [Sign(*one.span(), one[0], one.lastgroup or "") for one in rules.signs.finditer(text)]
    kinds = [
        Sign(one.start, one.end, one.words, one.kind.group, one.kind.name)
        for one in adverse_kinds(text)
        if one.kind.group in rules.kinds
    ]
    return sorted([*found, *kinds], key=lambda one: one.start) if kinds else found


def _is_firm(sign: Sign, before: str) -> bool:
    if sign.kind == "unreached":
        return is_stressed(before, sign.word)
    return sign.kind in ("heldup", "beside", "stillnone")


def _is_mild(text: str, sign: Sign, before: str) -> bool:
    return _MILD.search(before[-4:]) is not None or (
        _MILD_BEHIND.match(text, max(sign.start, sign.end - 4)) is not None
    )


def hinders(clause: str) -> bool:
    """Say whether a difficulty that a clause tells of holds the work or the year's aim up."""
    return _HINDERS.search(clause) is not None


def _is_to_come(text: str, sign: Sign, before: str, rules: Rules) -> bool:
    """Say whether a good word tells of a plan, is denied, or only leads to a share."""
    if rules.planned.search(before) or DENIED.search(before[-BEFORE:]):
        return True
    if sign.group == "done" and _SET_FOR.match(text, sign.end):
        return True
    if sign.group == "done" and text[sign.end : sign.end + 4] == "的百分之":
        return True
    return sign.group == "ahead" and _WITH_A_SHARE.match(text, sign.end) is not None


class _Quoted:
    """Quotes clauses as they were written, where the text was searched without its marks."""

    def __init__(self, written: str, text: str) -> None:
        self._written, self._text = written, text
        self._places: list[int] = []

    def around(self, start: int, end: int) -> str:
        """Give the whole clause in which a part of the searched text stands."""
        text = self._text
        first, last = clause_start(text, start), clause_stop(text, end)
        if PROBLEM.match(text, start, end):
            last = max(last, _under_heading(text, end))
        if len(self._written) == len(text):
            return in_one_line(text[first:last])
        if not self._places:
            marks = enumerate(self._written)
            self._places = [place for place, mark in marks if not _QUOTES.match(mark)]
        begin = self._places[first]
        stop = self._places[last - 1] + 1
        while begin > 0 and self._written[begin - 1] in "“「‘":
            begin -= 1
        while stop < len(self._written) and self._written[stop] in "”」’":
            stop += 1
        return quoted_within(self._written[begin:stop])


def _under_heading(text: str, end: int) -> int:
    """Give where the sentence under a heading ends: a heading says nothing, what is under it does."""
    while end < len(text) and text[end] in "：: 有是主要\n":
        end += 1
    stop = clause_stop(text, end, SENTENCE_END)
    if stop - end <= _UNDER_HEADING:
        return stop
    cut = end
    while (mark := clause_stop(text, cut + 1)) - end <= _UNDER_HEADING and mark > cut:
        cut = mark
    return cut if cut > end else stop


def _plans(text: str) -> list[tuple[int, int]]:
    """Give the parts of a text that stand under a heading such as 下一步措施：."""
    if "步" not in text and "打算" not in text and "计划" not in text:
        return []
    parts: list[tuple[int, int]] = []
    for heading in _PLAN_HEADING.finditer(text):
        after = _HEADING.search(text, heading.end())
        line = text.find("\n", heading.end())
        ends = [end for end in (after.start() if after else -1, line) if end >= 0]
        parts.append((heading.start(), min(ends, default=len(text))))
    return parts
