"""The words of a text that speak for a class, with what takes them back.

A word counts only where it tells of this item and of now: 未出现滞后, 责令停工, 暂停施工后已复工 and
下一步将… do not.
"""

import re
from dataclasses import dataclass

from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.told.clauses import (
    SENTENCE_END,
    clause_start,
    clause_stop,
    quoted_within,
)
from gwreport.domain.texts.quoting import in_one_line

_HARMLESS_BEHIND = re.compile(
    r"(?:营业|执业|经营|受理|整顿[^，。；]{0,8}\d|停产|[^，。]{0,4}企业|发生|发现|出现|造成|收到|到期|到达?时间|超过|超出|突破)"
    r"|(?:隐性)?债务|返贫|案件|病例|隐患|违|积案|欠薪|率?[^，。；]{0,3}(?:下降|降低|减少|为零|为0)"
)
# 暂停游览项目12天 halts something else.
_HALTED = re.compile(
    r"(?:了|中)?(?:施工|建设|实施|推进|开工|(?:供地|审批|办理|执行)(?=\W|$|中|状态)|状态|进行|工作|该|本|此|项目|工程|至|等|[\d一二三四五六七八九十]|\W|$)"
)
_HALTS = frozenset({"暂停", "暂缓", "中止", "叫停"})
# 对某工地停工整顿 is what an office does to others.
_ORDERED = re.compile("(?:依法|予以|给予|采取|要求|对)[^，。；]{0,10}$")
# 已取消证明事项45项 is what was wanted.
_CUT = re.compile(
    "[^，。；]{0,8}?(?:事项|证明|审批|收费|环节|限制|门槛|材料|许可|手续|资质|条件|费用|政策|资格|备案)"
)
_UNITS_THERE = re.compile(
    r"\d(?:个|家|名)[^，。；\d]{0,6}(?:单位|部门|企业|街道|乡镇|镇街|干部|负责人|工地)[被]?$"
)
# 未及时处置的已立案, 不具备条件的村实行分散供水: what is done to those that are so.
_DEALT_WITH = re.compile(
    "[^，。；的]{0,8}的[^，。；]{0,12}?(?:清退|立案|督办|整改|处置|关闭|约谈|取缔|清理|拆除|收回|处罚|问责|办结|化解|整治|实行|采用|采取|改为)"
)
_DEALS_WITH = re.compile(
    "(?:关闭|拆除|纠正|清退|取缔|清理|收回|查处|盘活)(?![^，。；]{0,4}(?:进度|工作|任务))[^，。；]{0,4}$"
)
_COUNTED_BEHIND = re.compile(r"[^，。；]{0,14}?\d")
_PUT_OFF = re.compile("推迟|延后|顺延|延期")
_THEN_DONE = re.compile("[^，。；]{0,10}?后[^，。；]{0,6}?(?:成功|顺利|已|圆满)")
_OF_LAST_YEAR = re.compile("同比|同期|上年|去年|减税")
# 整改任务没有达到序时进度 tells of the rectifying itself.
_OFF_SCHEDULE = re.compile(
    "(?:未|没有|低于|落后)[^，。；]{0,6}(?:序时|时序|进度)|[^，。；]{0,4}不力|未[^，。；]{0,6}解决|出现[^，。；]{0,15}反弹"
)
_OF_ANOTHER = re.compile("(?<![针面应])对[^，。；]{0,6}$")
_PROBLEM = re.compile("(?:存在|主要)的?(?:问题|困难)")
_OF_OTHERS = re.compile(r"\s*(?:的|\d|清单|台账|线索|隐患|排查|整改|企业|点位)")
_NO_PROBLEM = re.compile(r"[：:]?\s*(?:暂无|无|没有|/|—|不大|不存在|基本(?:已经?)?解决|均已|已)")
_FAVOUR = re.compile("表扬|表彰|肯定|嘉奖|推广|点赞|典型|经验")
_PLAN_HEADING = re.compile(
    r"(?:下一?步(?:工作)?(?:措施|计划|打算|安排|思路)?|工作计划|工作打算)[：:，]"
)
_HEADING = re.compile(r"[\n。；](?:[^，。；：\n]{2,12}[：:])")
_DENIED = re.compile(r"(?:未|没有?|难以|无法|不能)[^，。；]{0,4}$")
_NO_LONGER = re.compile(r"[不未没][能会]?$")
_QUOTES = re.compile('[“”"「」‘’]')
_GRAVITY = {"warning": 1, "failed": 2, "behind": 3, "stalled": 4}
# 达到序时进度的86% is no schedule that is kept; the share is read as such.
_WITH_A_SHARE = re.compile(
    r"(?:进度|目标|任务|要求|计划){0,2}的?(?:约|近|超|达)?(?:\d|百分之|[一二三四五六七八九十]成|[二三四五六七八九十]分之|一半)"
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
_REST = re.compile(r"的?(?:项目|部分|任务|事项|户数|企业|小区)?(?:有|为|约)?\d")
_REST_BEFORE = re.compile(
    r"(?:尚余|剩余|其余|另有|还有|余下|尚有部分|少量|零星|个别)[^，。；]{0,8}$"
)
# 竣工验收安排在11月中旬 is to come.
_SET_FOR = re.compile("[^，。；：\n]{0,8}?(?:安排|计划|预计|拟|定)[在于到]")
_CANNOT = ("无法", "难以", "不能", "完不成", "达不到", "赶不上")
_ALL_BUT = re.compile("除[^，。；：\n]{1,30}?外(?=[，,均全都其已]|所有)")
# 存在资金缺口 is a difficulty; 因征迁受阻, 尚未取得用地 and 完成全年任务难度大 hold something up.
_HINDERS = re.compile(
    "受阻|末位|倒数|垫底|末尾|影响|制约|尚未|仍未|还未|未能|未取得|未落实|无法|难以|不能|不到位|得不到|停|缓|滞|(?:排位|排名|位次|名次|增速|增幅)|下滑|下降|回落|差距|"
    "(?:完成|实现|达到|目标|任务)[^，。；]{0,12}(?:难|压力|困难)"
)
_BEFORE = 14
_UNDER_HEADING = 90
_LONG = 200


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word that counts; `group` names its list in the rules, `clause` is the whole clause.

    The group "step" says that only a step before what is wanted has ended (已完成征求意见), "fine" says that the text denies what would speak against it (未出现滞后).
    """

    group: str
    word: str
    clause: str


def spoken_words(written: str, rules: Rules) -> list[Spoken]:
    """Give the words that count, in their order."""
    found: list[Spoken] = []
    # 未实现“依时序推进” is printed with quotation marks and without.
    text = _QUOTES.sub("", written)
    if not text:
        return found
    quote = _Quoted(written, text)
    plans = _plans(text)
    for sign in rules.signs.finditer(text):
        group = sign.lastgroup or ""
        if plans and any(start <= sign.start() < end for start, end in plans):
            continue
        before = text[clause_start(text, sign.start()) : sign.start()]
        if group in _ADVERSE:
            if _taken_back(text, sign, before, rules):
                if rules.negating.search(before[-_BEFORE:]) or _NO_PROBLEM.match(text, sign.end()):
                    found.append(Spoken("fine", sign[0], quote.around(sign.start(), sign.end())))
                continue
        elif group in ("expected", "waiting"):
            if _DENIED.search(before[-_BEFORE:]):
                continue
        elif group != "nodata" and _is_to_come(text, sign, before, rules):
            continue
        clause = quote.around(sign.start(), sign.end())
        if group == "nearly" and _EARLY.search(clause):
            group = "ongoing"
        if group == "done" and _PREPARED.match(text, sign.end()):
            group = "step"
        if group == "done" and _IN_PART.search(clause):
            group = "ongoing"
        if group == "done" and _ALL_BUT.search(
            text, clause_start(text, sign.start(), SENTENCE_END), sign.end()
        ):
            # 除甲楼外均已完成 is all but done.
            group = "nearly"
        if group == "failed" and (_REST.match(text, sign.end()) or _REST_BEFORE.search(before)):
            # 已完成24个，未完成2个 tells what is left, not that all has failed.
            group = "rest"
        if group in _ADVERSE and found and found[-1].group in _ADVERSE:
            before_it = found[-1]
            if clause in before_it.clause:
                # One clause is one reason, by the gravest word in it.
                if _GRAVITY[group] > _GRAVITY[before_it.group]:
                    found[-1] = Spoken(group, sign[0], before_it.clause)
                continue
        found.append(Spoken(group, sign[0], clause))
    return found


def hinders(clause: str) -> bool:
    """Say whether a difficulty that a clause tells of holds the work or the year's aim up."""
    return _HINDERS.search(clause) is not None


def _is_to_come(text: str, sign: re.Match[str], before: str, rules: Rules) -> bool:
    """Say whether a good word tells of a plan, is denied, or only leads to a share."""
    if rules.planned.search(before) or _DENIED.search(before[-_BEFORE:]):
        return True
    if sign.lastgroup == "done" and _SET_FOR.match(text, sign.end()):
        return True
    if sign.lastgroup == "done" and text[sign.end() : sign.end() + 4] == "的百分之":
        return True
    return sign.lastgroup == "ahead" and _WITH_A_SHARE.match(text, sign.end()) is not None


class _Quoted:
    """Quotes clauses as they were written, where the text was searched without its marks."""

    def __init__(self, written: str, text: str) -> None:
        self._written, self._text = written, text
        self._places: list[int] = []

    def around(self, start: int, end: int) -> str:
        """Give the whole clause in which a part of the searched text stands."""
        text = self._text
        first, last = clause_start(text, start), clause_stop(text, end)
        if _PROBLEM.match(text, start, end):
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


def _taken_back(text: str, sign: re.Match[str], before: str, rules: Rules) -> bool:
    near = before[-_BEFORE:]
    negated = rules.negating.search(near)
    if negated and not _DENIED.search(near[: negated.start()]):
        return True
    if _NO_LONGER.search(near):
        return True
    if rules.planned.search(near) and not sign[0].startswith(_CANNOT):
        # 预计难以完成 is no plan.
        return True
    behind = text[sign.end() : sign.end() + 40]
    if _PROBLEM.match(sign[0]):
        if behind[:1] in tuple("：:是为有主\n"):
            return _NO_PROBLEM.match(behind) is not None
        others = rules.elsewhere.search(near) or _OF_OTHERS.match(behind)
        return others is not None or _NO_PROBLEM.match(behind) is not None
    if "通报" in sign[0]:
        return _FAVOUR.search(behind[:12]) is not None or "警示" in near
    if _is_of_others(sign[0], near, behind):
        return True
    if sign[0] == "短收" and _OF_LAST_YEAR.search(before):
        return True
    other = (
        None
        if _OFF_SCHEDULE.match(sign[0]) and behind[:1] != "的"
        else (rules.elsewhere.search(near))
    )
    if other and not before[: other.start()].endswith(("未", "被")):
        return True
    if _HARMLESS_BEHIND.match(behind) or (behind[:1] == "的" and _OF_ANOTHER.search(near)):
        return True
    if behind.startswith("整顿") and _ORDERED.search(near):
        return True
    if sign[0] in _HALTS and not _HALTED.match(behind):
        return True
    return _is_settled(text, sign, rules)


def _is_of_others(word: str, near: str, behind: str) -> bool:
    """Say whether a word tells of those that an office deals with, or of what it cuts, and not of the item."""
    if word.endswith("取消"):
        return _CUT.match(behind) is not None
    if word.startswith(("无", "没有", "尚无", "暂无")) and behind.startswith("难"):
        # 无项目落地难问题
        return True
    if "通报" in word or "约谈" in word:
        return _UNITS_THERE.search(near) is not None
    if _DEALT_WITH.match(behind):
        return True
    if _DEALS_WITH.search(near) and _COUNTED_BEHIND.match(behind):
        return True
    # 顺延一周后成功举办 has taken place.
    return _PUT_OFF.search(word) is not None and _THEN_DONE.match(behind) is not None


def _is_settled(text: str, sign: re.Match[str], rules: Rules) -> bool:
    # A halt may be told in one sentence and its end in the next.
    stalled = sign.lastgroup == "stalled"
    end = (
        min(len(text), sign.end() + 2 * _LONG)
        if stalled
        else clause_stop(text, sign.end(), SENTENCE_END)
    )
    for settled in rules.settled.finditer(text, sign.end(), end):
        between = text[max(sign.end(), settled.start() - 8) : settled.start()]
        if not (rules.planned.search(between) or _DENIED.search(between)):
            return True
    return False
