"""What the words of a text say of its item's class: each word that counts, as a sign."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.told.text_state import counted_rest
from gwreport.domain.judgement.told.text_words import Spoken, hinders
from gwreport.domain.plan.target import AMOUNTS
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.texts.units_of_measure import converted

MARKS = {
    "stalled": (Status.STALLED, 10.0),
    "behind": (Status.BEHIND, 18.0),
    "failed": (Status.BEHIND, 32.0),
    "warning": (Status.BEHIND, 45.0),
    "stuck": (Status.BEHIND, 44.0),
    "exceeded": (Status.EXCEEDED, 96.0),
    "done": (Status.DONE, 90.0),
    "nearly": (Status.ON_SCHEDULE, 74.0),
    "expected": (Status.ON_SCHEDULE, 78.0),
    "step": (Status.ON_SCHEDULE, 76.0),
    "ahead": (Status.ON_SCHEDULE, 80.0),
    "ongoing": (Status.ON_SCHEDULE, 72.0),
    "fine": (Status.ON_SCHEDULE, 72.0),
    "rest": (Status.ON_SCHEDULE, 72.0),
    "mild": (Status.ON_SCHEDULE, 62.0),
}
_LATE_FROM = 0.66
_EARLY_WANTED = re.compile(
    "前期|谋划|编制|申报|可研|招标|规划|方案|争取|研究|论证|储备|洽谈|招商|招引|引进|签约|出台|制定|修订|改革|创建|策划|设计"
)
_COUNTED_GROUPS = frozenset({"stalled", "behind", "failed", "warning"})
# Of what stands still a fifth may be left for a while, where the figure keeps pace and nothing is said to hold it up.
_LEFT_ASIDE = 0.2
_FEW = re.compile(r"(?:仅|只|才|刚|总共才)[^，。；]*[\d一二两三四五六七八九十]$")
_CAUSE = re.compile("因|受|由于")
_ADVERSE = frozenset({"warning", "behind", "failed"})
# What others find by looking at an item: a rank, a share of the content.
_JUDGED = re.compile("[前位名]|评价|满意|指数|方阵|考核|等次|优秀|良好|测评")
_EVALUATED = re.compile(
    "(?:评价|考核|测评|评估|评比|评选|评定|统计|核算|监测|排名|调查|认定)(?:工作|结果|数据)?(?:均|都)?(?:尚|还|暂)?(?:未|没有?)(?:开展|开始|启动|进行|公布|发布|反馈|出炉|下发|通报)"
)
_EVALUATES = re.compile(
    "(?:开展|完成|组织|做好|启动|实施)[^，。；、]{0,10}(?:评价|考核|测评|评估|统计|核算|监测|调查)"
)
_LATE_BY_ITS_TIME = re.compile("按期|按时|如期|逾期|超期|序时|时序|滞后")
_OF_MATTERS = re.compile("整改|督察|巡视|巡察|反馈|销号|建议|提案|交办|信访|审计")
_JUST_ENOUGH = frozenset({"amount-whole", "amount-close"})
_NOT_BEGUN = re.compile(
    "[未没无](?:能|有|法)?[^，。；]{0,4}?(?:落实|确定|选定|选址|开工|动工|启动|进场|招标|立项|供地|签约|着落|开建)"
)
_PLAIN_SPEECH = re.compile("通报|一票否决|约谈|督办")


def with_counted_rest(
    one: Spoken, goals: Sequence[Goal], held: Sequence[Sign | None], rules: Rules
) -> Spoken:
    """Let a figure that is far enough speak for the rest that a text counts (2个尚未动工 of 45).

    So does one for what is left aside (另有1处停建) while the figure is ahead. What is more than the tolerance (1所尚未动工 of five) is told as the words tell it.
    """
    rest = counted_rest(one.clause) if one.group in _COUNTED_GROUPS and any(held) else None
    if rest is None:
        return one
    for goal, sign in zip(goals, held, strict=True):
        if sign is None or sign.status in IS_BEHIND or not sign.measure:
            continue
        if _LATE_BY_ITS_TIME.search(one.clause) and _OF_MATTERS.search(goal.words):
            # Each matter has a time limit of its own: 7项未按期完成 of 89 are late, however few.
            return one
        left = converted(*rest, wanted=goal.target.unit)
        value, wanted = sign.measure.value, goal.target.value
        if left is None or value is None or wanted is None or goal.target.kind not in AMOUNTS:
            continue
        room = rules.tolerance
        due = sign.measure.due or wanted
        if (
            one.group == "stalled"
            and value >= due * rules.schedule - 1e-9
            and not _CAUSE.search(one.clause)
        ):
            room = max(room, _LEFT_ASIDE)
        if left <= room * wanted + 1e-9 and (value >= wanted or left <= wanted - value):
            return one._replace(group="rest")
        if (
            sign.reason.code in _JUST_ENOUGH
            and due >= _LATE_FROM * wanted
            and _NOT_BEGUN.search(one.clause)
        ):
            # 2家已投入运营，1家尚未落实场地 of three: what has not begun by then will not be there.
            return one._replace(group="behind")
    return one


def without_evaluations(spoken: Sequence[Spoken], item: str) -> list[Spoken]:
    """Take a judgement of others that is still to come (今年评价尚未开展) for why there is no figure.

    That does not hold of an item that is itself to carry the evaluation out.
    """
    adverse = any(one.group in _ADVERSE for one in spoken)
    if not adverse or not _JUDGED.search(item) or _EVALUATES.search(item):
        return list(spoken)
    return [
        one._replace(group="nodata")
        if one.group in _ADVERSE and _EVALUATED.search(one.clause)
        else one
        for one in spoken
    ]


def sign_of_word(one: Spoken, wanted: str, round_: Round) -> Sign:
    """Give what a word says of the class of an item that wants what `wanted` says."""
    status, mark = MARKS[one.group]
    last = round_.is_whole_year
    if last and one.group == "expected":
        handed_down = "下达" in wanted
        # What is only expected is not reached; what was handed down is counted by those above.
        status, mark = (Status.DONE, 86.0) if handed_down else (Status.NEARLY_DONE, 76.0)
    if last and one.group == "nearly":
        status, mark = Status.NEARLY_DONE, 72.0
    if one.group == "behind" and _PLAIN_SPEECH.search(one.clause):
        mark = 14.0
    weak = one.group not in ("stalled", "behind")
    soft = one.group == "warning" and not (one.firm or hinders(one.clause))
    if one.group == "stuck" and (round_.elapsed_share < _LATE_FROM or _EARLY_WANTED.search(wanted)):
        # What is only to be prepared may be where it is, and so may all in spring.
        return Sign(
            Status.ON_SCHEDULE, 72.0, Reason("words-ongoing", {"words": one.clause}), weak=True
        )
    # 仅完成40公里 is little, and neither failed nor put off.
    few = one.group == "failed" and _FEW.match(one.word) is not None
    reason = Reason("words-few" if few else f"words-{one.group}", {"words": one.clause})
    return Sign(status, mark, reason, weak=weak, soft=soft)
