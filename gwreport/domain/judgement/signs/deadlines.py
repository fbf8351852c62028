"""The calendar: what a text puts off behind the year, and works that are still being prepared."""

import re
from collections.abc import Iterator

from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.told.later_dates import passed_limit, put_off
from gwreport.domain.judgement.told.stages import (
    Stage,
    only_to_begin,
    only_wanted,
    stage_of,
    stages_told,
    wanted_of,
)
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status

# After the first half one asks, after two thirds of the year what has not begun is late.
_ASKED_FROM, LATE_FROM = 0.5, 0.66
_ALL_BUT = re.compile(
    "除[^，。；：\n]{1,30}?外[，,]?[^，。；：\n]{0,30}?(?:均|全部|都|其余|其他|所有|已)[^，。；：\n]{0,40}"
)
_REST = re.compile("另外?(?![行有案])|其余|剩余|余下|剩下|还有|尚有")
# From 可研 to the first spade there are more steps than a quarter holds; from the call for tenders there are not.
_FIRST = re.compile(
    "^(?![^，。；]*(?:招标|施工图|征[地迁拆收]|拆迁|挂网|施工许可|财评|图审|摘牌|(?:已|获|取得|完成)[^，。；]{0,6}(?:批复|批准|核准|审批|评审)))"
    "[^，。；]*(?:可研|可行性研究|立项|项目建议书|核准|选址|(?<!完成)前期(?:工作|手续|阶段)(?!已|基本|就绪|全部|均)|方案设计|设计方案|规划许可|(?:用地|土地)(?:预审|手续|报批)|初步设计|初设)"
)
_NEARLY = (Stage.FITTING, Stage.BUILT)


def date_signs(
    item: str, text: str, round_: Round, *, with_node: bool = False, begun: bool = False
) -> Iterator[Sign]:
    """Hold the dates and stages of a text against the end of the year in which the item must end.

    `with_node` says that the item's own plan names a stage for this round, which then decides;
    `begun` that figures tell of a part that is there.
    """
    for one in put_off(text, round_):
        wanted = wanted_of(item, one.around)
        if wanted is None or wanted.stage is None:
            continue
        if wanted.stage <= Stage.MAIN and one.stage > Stage.START:
            continue
        reached = stage_of(one.rest) if wanted.works else None
        if reached is not None and reached >= wanted.stage:
            # 已投运，二期计划明年启动: what was wanted is there.
            continue
        facts = {"words": one.clause, "year": str(round_.year)}
        yield Sign(Status.BEHIND, 30, Reason("date-later", facts))
        return
    if passed := passed_limit(text, round_):
        yield Sign(Status.BEHIND, 30, Reason("date-passed", {"words": passed}))
        return
    if with_node or (begun and not round_.is_whole_year):
        return
    wanted = only_wanted(item)
    if wanted is None or wanted.stage is None or not wanted.works:
        return
    # 除甲楼外均已完成，甲楼尚在招标: what was taken out decides.
    told = list(stages_told(_ALL_BUT.sub("", text) if "除" in text else text))
    if not told:
        to_begin = only_to_begin(text) if wanted.stage >= Stage.MAIN else ""
        if to_begin and not round_.is_whole_year and round_.elapsed_share >= LATE_FROM:
            yield Sign(Status.BEHIND, 30, Reason("date-not-begun", {"words": to_begin}))
        return
    # 一座已投运，另一座正在开展环评: what is left decides.
    told = [one for one in told if _REST.match(one[1])] or told
    reached, clause = max(told, key=lambda one: one[0])
    facts = {"words": clause}
    if wanted.stage >= Stage.MAIN and reached is Stage.EARLY:
        if round_.elapsed_share >= LATE_FROM:
            code = "date-early" if wanted.stage >= Stage.BUILT else "date-not-begun"
            yield Sign(Status.BEHIND, 28, Reason(code, facts))
        elif round_.elapsed_share >= _ASKED_FROM:
            yield Sign(Status.ON_SCHEDULE, 60, Reason("words-early", facts), weak=True)
    elif (
        wanted.stage is Stage.START
        and reached is Stage.EARLY
        and LATE_FROM <= round_.elapsed_share < 1
        and all(_FIRST.search(one) for _, one in told)
    ):
        yield Sign(Status.BEHIND, 40, Reason("date-not-started", facts))
    elif not round_.is_whole_year and Stage.EARLY < reached < Stage.BUILT:
        yield Sign(Status.ON_SCHEDULE, 66, Reason("words-works", facts), weak=True)
    elif round_.is_whole_year and wanted.stage is Stage.START and reached >= Stage.START:
        yield Sign(Status.DONE, 88, Reason("date-begun", facts), weak=True)
    elif (
        round_.is_whole_year
        and wanted.stage is not Stage.MAIN
        and (reached < min(wanted.stage, Stage.BUILT))
    ):
        near = wanted.stage >= Stage.BUILT and reached in _NEARLY
        mark = 50 if near else 35
        yield Sign(Status.BEHIND, mark, Reason("date-unfinished", facts), weak=True)
