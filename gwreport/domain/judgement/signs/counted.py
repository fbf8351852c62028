"""What a text counts beside what is done: the things only begun, and those that keep time limits of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gwreport.domain.judgement.answers.goal_values import value_for
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.signs.measuring import percent
from gwreport.domain.judgement.told.clauses import clause_around
from gwreport.domain.judgement.told.named_figures import Named, named_figures
from gwreport.domain.plan.target import AMOUNTS, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.texts.bare_names import bigrams

_BEGUN = frozenset({"开工", "动工", "开建", "进场", "启动", "签约", "招标", "施工"})
# What is still being built is what is left beside that which is done.
_STILL_BUILT = re.compile("在施|正在|另|余|剩")
_BEGUN_WORDS = re.compile("|".join(sorted(_BEGUN)))
# 新开工12座 leaves those that were begun before uncounted.
_NEW_ONES = re.compile("新(?:近|增)?(?:开工|动工|开建|启动|签约)|续建|结转|当月|本月")
# Of a list of matters each has its own time limit: what keeps it is as far as it should be.
_MATTERS = re.compile("实事|民生工程|整改|督察|巡视|巡察|反馈|销号|建议|提案|交办|信访|审计|清单")
_MATTER_UNITS = frozenset({"项", "个", "件", "条"})
_ON_TIME = re.compile(
    r"(?P<number>\d{1,5})[项个件条](?:问题|任务|事项)?(?:均|全部|都|也|已|正)*(?:达到|符合|快于|超过?|高于|领先|按照?|依)(?:序时|时序)"
    r"|(?:达到|符合|快于|超过?|高于|领先|按照?|依)(?:序时|时序)(?:进度)?(?:推进|整改|办理)?的?(?:有|共)?(?P<behind>\d{1,5})[项个件条]"
    r"|(?P<all>其余|其他|余下|剩余)(?:各项|问题|任务|事项|的)?(?:均|全部|都|也|已|正)*(?:达到|符合|快于|按照?|依)(?:序时|时序)"
)
# 超额完成9月份设置的累计改造20公里的节点目标
_OWN_NODE = re.compile(
    r"(?<!未)(?<!没有)(?:完成|达到|超过|实现)(?:了)?(?:\d{1,2}月份?|[一二三四]季度|前三季度|上半年)[^，。；\d]{0,14}\d{1,7}(?:\.\d{1,3})?(?P<unit>[^，。；\d的]{1,6})的?(?:节点|阶段性?|季度|月度)(?:目标|任务|计划)"
)


def hold_begun(
    text: str, goals: Sequence[Goal], held: list[Sign | None], round_: Round, rules: Rules
) -> None:
    """Hold goals that no figure answers against those that have begun: 现开工198户 of 580.

    What has begun says how much there may be at most; where even that is less than is due, the goal is behind.
    """
    if round_.is_whole_year or not _BEGUN_WORDS.search(text) or _NEW_ONES.search(text):
        return
    begun = [
        one
        for one in named_figures(text, round_.year)
        if one.begun in _BEGUN
        and not _STILL_BUILT.search(clause_around(text, one.figure.start, one.figure.end))
    ]
    for place, goal in enumerate(goals):
        wanted, due = goal.target.value, round_.elapsed_share
        if held[place] is not None or not wanted or goal.stock or goal.is_limit:
            continue
        alike = [one for one in goals if one.target.unit == goal.target.unit]
        if goal.target.kind not in AMOUNTS or len(alike) > 1:
            continue
        told = list(_told_of(goal, begun, alone=len(goals) == 1))
        if not told:
            continue
        # 城区开工7所、镇区开工5所 are twelve.
        share = sum(value for value, _ in told) / wanted
        _, one = told[0]
        if share >= due * rules.schedule:
            continue
        facts = {
            "goal": goal.label or goal.target.text,
            "target": goal.target.text,
            "words": clause_around(text, one.figure.start, one.figure.end),
            "share": percent(share),
            "due": percent(due),
            "points": percent(due - share).removesuffix("%"),
        }
        mark = 55 * share / (due * rules.schedule)
        held[place] = Sign(Status.BEHIND, mark, Reason("amount-begun", facts))


def _told_of(goal: Goal, begun: Sequence[Named], *, alone: bool) -> Iterator[tuple[float, Named]]:
    names = frozenset[str]().union(*map(bigrams, goal.names or ("",)))
    for one in begun:
        value = value_for(goal, one.figure)
        same = one.figure.unit == goal.target.unit
        # 其中大项目开工11个 says nothing of the others.
        if (
            value is not None
            and not (one.single or one.part)
            and (one.pairs & names or (alone and same))
        ):
            yield value, one


def keep_time(
    item: str, text: str, goals: Sequence[Goal], held: list[Sign | None], rules: Rules
) -> None:
    """Let the matters that a text counts as keeping their time limits stand beside those that are settled.

    整改41项: 已完成25项，达到序时进度16项 leaves none that is late.
    """
    late = any(sign is not None and sign.status in IS_BEHIND for sign in held)
    if late and (node := _OWN_NODE.search(text)):
        _keep_node(text, node, goals, held)
    if not late or "序" not in text or not _MATTERS.search(item):
        return
    for place, (goal, sign) in enumerate(zip(goals, held, strict=True)):
        if sign is None or sign.status not in IS_BEHIND or sign.measure is None:
            continue
        counted = goal.target.kind is TargetKind.COUNT and goal.target.unit in _MATTER_UNITS
        value, wanted = sign.measure.value, goal.target.value
        if not counted or value is None or wanted is None:
            continue
        numbers = 0.0
        for one in _ON_TIME.finditer(text):
            numbers += float(one["number"] or one["behind"] or 0)
            if not one["all"] and value + numbers < wanted * rules.schedule:
                continue
            words = clause_around(text, one.start(), one.end())
            facts = {**_bare(sign.reason), "words": words}
            measure = replace(sign.measure, status=Status.ON_SCHEDULE)
            reason = Reason("amount-on-time", facts)
            held[place] = Sign(Status.ON_SCHEDULE, 76, reason, measure=measure)
            break


def _keep_node(
    text: str, node: re.Match[str], goals: Sequence[Goal], held: list[Sign | None]
) -> None:
    """Believe a text that names its own node with a figure of the goal's unit and says that it is reached."""
    for place, (goal, sign) in enumerate(zip(goals, held, strict=True)):
        if sign is None or sign.measure is None or sign.reason.code != "amount-behind":
            continue
        if node["unit"].startswith(goal.target.unit):
            facts = {
                **_bare(sign.reason),
                "words": clause_around(text, node.start(), node.end()),
            }
            measure = replace(sign.measure, status=Status.ON_SCHEDULE)
            reason = Reason("amount-on-time", facts)
            held[place] = Sign(Status.ON_SCHEDULE, 74, reason, measure=measure)


def _bare(reason: Reason) -> dict[str, str]:
    return {key: reason.facts[key] for key in ("goal", "target", "value")}
