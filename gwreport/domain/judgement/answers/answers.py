"""Answers: which of the figures in a unit's text tells of which goal."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.answers.beside_last_year import with_growth_beside
from gwreport.domain.judgement.answers.counted_in_words import with_counts_in_words
from gwreport.domain.judgement.answers.goal_values import (
    Answer,
    answer_of,
    value_for,
)
from gwreport.domain.judgement.answers.likeness import counts_ever, likeness_of
from gwreport.domain.judgement.answers.shares_of_counts import with_shares_of_counts
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.told.deeds import DEEDS
from gwreport.domain.judgement.told.named_figures import (
    EVER,
    Named,
    named_figures,
)
from gwreport.domain.plan.target import AMOUNTS, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.figures import CHANGES, FigureKind
from gwreport.domain.texts.spans import SpanKind
from gwreport.domain.texts.units_of_measure import (
    THINGS,
    is_measured,
    split_unit,
)

_GENERAL = bigrams("项目工程 企业 活动 任务 单位 工作 建设 就业 管理 服务 发展")
_A_NAME = 2
# Of what has ended nothing is named: 已启用24家, 新登记240户.
_ENDED = bigrams(
    " ".join(word for one in DEEDS.pattern.split("|") for word in (one, f"新{one}"[:2]))
)
_MADE = re.compile(
    "新增|新建|改建|建成|完成|培育|引进|改造|开展|创建|发展|实施|治理|修复|安置|招引|落地|打造"
)
# 办了31场, 建成8个: what is counted is what the item wants, as no other thing is named.
_BY_VERB = re.compile(
    "(?:[办开搞做建造种栽修装改拆铺挖治清发放投引招育评创签]|谈成|落实|完成|新增|建成|入选|获评|获批)(?:了|出|成|好|完|过)?(?:约|近|共)?$"
)
# 目前占比1.53%, 合计6730人次, 调整为1160元 name nothing but that it is a share, a sum or a level.
_SAYS_NOTHING = bigrams(
    "占比 比例 比重 比率 占到 目前 合计 总计 共计 单月 当月 调整 上调 调至 提至 增至 净减 净增 达标 完成额 数量 总数 现已 至今 到现在 一共 总共 期末 统计 计局 局核 核定 核算 公布 反馈 初步 测算 数据 最终 最新 签约到岗 入职 只增 仅增 才增 略增 微增 只涨 落实面积 实施面积 种植面积 播种面积 完成面积 总面积 总里程"
)
# 完成…建设100% names no rate of its own, so that 覆盖率92.6% is its.
_RATES = bigrams("覆盖率 建成率 普及率 达标率 安装率 比例")
_OWN_RATE = re.compile("(?:率|比|比重|比例|度)(?:达到?|为|不低于|提高到|提升至)?$")
_PERSONS = frozenset({"人", "名", "位"})
# A text that is nothing but a number, and how long such a one may be.
_LONGEST_ALONE = 24
_A_NUMBER = re.compile(r"(?P<number>\d{1,9}(?:\.\d{1,6})?)。?")
# 500套全部主体完工 are not built.
_ON_THE_WAY = bigrams("主体 前期 招标 进场 在建 正在 施工 封顶 签约 选址 立项 申报 上报")
# What keeps one busy with a thing, and brings none about.
_BUSY = re.compile(
    "走访|调研|召开|检查|服务|宣[讲传]|帮[助扶]|摸[排底]|对接|洽谈|座谈|邀请|发动|通知|督促|约谈|梳理|排查|调度|涉及|覆盖|惠及|指导|培训|储备|在谈|跟踪|征集|推荐|申请|评审|入围|完善|巡[查检]|随访|抽查|监测|谋划|受理|接[待到]"
)
_MADE_THERE = re.compile("建成|完成|投用|新建|新增|竣工|完工")
# What these measure is known again by one character: 固定资产投资 answers 年计划投资.
_BY_A_CHARACTER = frozenset({"口", "元"})
_THERE = re.compile("[（(]?(?:现|目前|其中|累计|实际)?(?:已|实际)")
# 经省级评定命名: who did it names nothing.
_WHO = re.compile("[经由获]|正式|陆续|成功|名录|名单|榜单|国家级?|[省市区县][级局厅委]?")
_DIGIT = re.compile(r"\d")
_REAL = re.compile(
    r"(?:算得上|真正|实际能?|(?<![可功性职])能|天天|常年|正常)[^，。；、\d]{0,8}的(?:只有|不到|不足|仅)?$|的(?:就|只有|才|仅)(?:一[宗家个处块])?$|[里中](?!的)[^，。；、\d未没不待拟余剩]{2,6}的$|留下来?的$"
)
# 新建并通电 tells of two deeds and names no thing.
_AND_A_DEED = re.compile("并(?:已|全部)?[^，。；、\\d]{2}$")
_BREAK = re.compile("[。；，;（）()]|累计|其中|预计")
_LISTING = ("、", "和", "及")
_RESPECTIVELY = re.compile("分别|依次")


def find_answers(text: str, goals: Sequence[Goal], round_: Round) -> list[Answer | None]:
    """Give each goal the figure that answers it, None where the text has none.

    A figure answers one goal; figures of plans, applications and other years answer none.
    """
    answers: list[Answer | None] = [None] * len(goals)
    if not goals or not text:
        return answers
    named = _this_years(named_figures(text, round_.year), round_)
    named = _without_told_again(named, goals)
    pairs: list[tuple[float, int, int, int, int]] = []
    for place, goal in enumerate(goals):
        for part, name in enumerate(goal.names or ("",)):
            wanted = bigrams(name)
            alone = len(goals) == 1 and goal.target.kind not in AMOUNTS
            for number, one in enumerate(named):
                likeness = likeness_of(goal, wanted, one, alone=alone)
                if likeness:
                    pairs.append((-likeness, -one.until, number, place, part))
    taken: set[int] = set()
    sums: dict[int, dict[int, Named]] = {}
    for _, _, number, place, part in sorted(pairs):
        parts = sums.setdefault(place, {})
        if number in taken or part in parts:
            continue
        parts[part] = named[number]
        taken.add(number)
    _take_leftovers(goals, named, sums, taken)
    _take_in_order(text, goals, named, sums)
    added = _take_rows(text, goals, named, sums)
    for place, parts in sums.items():
        found = answer_of(goals[place], [parts[part].figure for part in sorted(parts)])
        answers[place] = found._replace(added=True) if found and place in added else found
    alone = len(text) < _LONGEST_ALONE and len(goals) == 1 and answers[0] is None
    bare_number = _A_NUMBER.fullmatch(text.strip()) if alone else None
    if bare_number and goals[0].target.kind is not TargetKind.RANK:
        return [Answer(float(bare_number["number"]), bare_number["number"])]
    if None in answers:
        answers = with_counts_in_words(text, goals, with_growth_beside(text, goals, answers))
        answers = with_shares_of_counts(text, goals, answers)
    return answers


def _this_years(named: Sequence[Named], round_: Round) -> list[Named]:
    """Leave out what a text tells of a single month or quarter, and mark what it counts for ever.

    累计培育131家，今年新认定7家: beside a figure of this year, what is only 累计 counts all years.
    """
    units = {one.figure.base_unit for one in named if one.flow}
    if not any(one.single or one.flow for one in named):
        return list(named)
    summed = {one.figure.base_unit for one in named if not one.single}
    return [
        one._replace(stock="累计")
        if not one.flow and one.figure.base_unit in units and EVER.search(one.figure.words)
        else one
        for one in named
        if not one.single or _counts(one, summed, round_)
    ]


def _without_told_again(named: list[Named], goals: Sequence[Goal]) -> list[Named]:
    """Leave out a target that is only told again before what is there: 39宗新开工项目（已开工8宗）."""
    if len(goals) != 1 or len(named) < 2:
        return named
    (first, second), (goal,) = named[:2], goals
    again = (
        first.figure.unit == second.figure.unit == goal.target.unit
        and first.figure.value == goal.target.value
        and second.figure.value < first.figure.value
        and not _own(first.figure.words)
        and _THERE.match(_own(second.figure.words)) is not None
    )
    return named[1:] if again else named


def _counts(one: Named, summed: set[str], round_: Round) -> bool:
    """Say whether a figure of a single month may count: no sum stands beside it (6月建成2个)."""
    span = one.single.span if one.single else None
    if span is None:
        return False
    if span.kind is SpanKind.QUARTER:
        return round_.quarter == 1 == span.quarter
    return one.figure.base_unit not in summed


def _take_leftovers(
    goals: Sequence[Goal],
    named: Sequence[Named],
    sums: dict[int, dict[int, Named]],
    taken: set[int],
) -> None:
    """Give the only figure left in a unit to the only goal left in it, if a word is shared."""
    left = [place for place in range(len(goals)) if not sums.get(place)]
    if not left:
        return
    free = [one for number, one in enumerate(named) if number not in taken]
    for place in left:
        goal = goals[place]
        if goal.target.kind is TargetKind.GROWTH and len(goals) == 1:
            # 同比增长7.1%，其中某业下降2%: the first change, of which nothing is named, is the item's.
            told = [one for one in named if value_for(goal, one.figure) is not None]
            if told and not told[0].pairs - _SAYS_NOTHING and any(one is told[0] for one in free):
                sums[place] = {0: told[0]}
        if goal.target.kind is TargetKind.SHARE and len(goals) == 1:
            # 目前只能达到40%: the only share, of which nothing is named, is the item's.
            nameless = [
                one for one in map(_as_reached, named) if value_for(goal, one.figure) is not None
            ]
            wanted = goal.target.value or 0.0
            rates = frozenset[str]() if _OWN_RATE.search(goal.label) else _RATES
            if len(nameless) == 1 and not nameless[0].pairs - _SAYS_NOTHING - rates:
                # 完成90% may be that much of the work; less than was wanted it is either way.
                of_work = nameless[0] not in named
                if not of_work or nameless[0].figure.value < wanted:
                    sums[place] = {0: nameless[0]}
        if goal.target.kind not in AMOUNTS:
            continue
        fitting = [
            one
            for one in free
            if (not one.begun or one.begun in goal.label)
            and value_for(goal, one.figure) is not None
            and not counts_ever(goal, one)
        ]
        own_unit = split_unit(goal.target.unit)[1]
        of_unit = [one for one in fitting if one.figure.base_unit == own_unit]
        if len(goals) == len(of_unit) == 1 and _BY_VERB.search(of_unit[0].figure.words):
            # 办了3期，孩子们来自11个省: the one that is counted as the goal is.
            fitting = of_unit
        sole = len(fitting) == 1
        if len(fitting) > 1 and len(goals) == 1:
            # 建成1所，另1所在建: the one that is there.
            there = [one for one in fitting if _MADE_THERE.search(_own(one.figure.words))]
            fitting = there or [one for one in fitting if bigrams(_own(one.figure.words)) & _ENDED]
        rivals = [goals[other] for other in left if other != place]
        if len(fitting) != 1 or any(
            value_for(one, fitting[0].figure) is not None for one in rivals
        ):
            continue
        unit, name = fitting[0].figure.base_unit, "".join(goal.names)
        amounts = [one for one in goals if one.target.kind in AMOUNTS]
        named_else = fitting[0].pairs - _GENERAL - _ENDED - _SAYS_NOTHING
        if _says_no_more(goal, fitting[0]):
            named_else = frozenset[str]()
        same_unit = unit in (own_unit, "") or {unit, own_unit} <= _PERSONS
        if same_unit and not named_else and len(amounts) == 1:
            # 建成60处, 已启用24家: where nothing is named the only goal is meant.
            sums[place] = {0: fitting[0]}
            continue
        if unit in THINGS and unit != own_unit:
            continue
        of_kind = _is_of_its_kind(goal, fitting[0]) or _is_real(fitting[0])
        if sole and len(amounts) == 1 and unit == own_unit and of_kind:
            sums[place] = {0: fitting[0]}
            continue
        pairs = (bigrams(name) & fitting[0].pairs) - _GENERAL
        if pairs or (
            (is_measured(unit) or unit in _BY_A_CHARACTER) and {*name} & {*fitting[0].words}
        ):
            sums[place] = {0: fitting[0]}


def _is_of_its_kind(goal: Goal, one: Named) -> bool:
    """Say whether a figure counts things of the kind that is wanted, by their last word: 审核项目71个 of 储备项目60个.

    What is only visited, looked through or talked to (走访企业40家) is not brought about.
    """
    name = goal.names[-1] if goal.names else ""
    kind = name[-_A_NAME:]
    told = one.words or one.figure.words
    return (
        len(kind) == _A_NAME
        and (told.endswith(kind) or kind in one.figure.words)
        and (not _BUSY.search(one.figure.words) or _BUSY.search(kind) is not None)
        and not one.begun
    )


def _is_real(one: Named) -> bool:
    """Say whether a figure counts what there really is: 真正启用的3处, 算得上治好的4处."""
    return _REAL.search(one.figure.words) is not None and not one.begun


def _says_no_more(goal: Goal, one: Named) -> bool:
    """Say whether a figure names nothing but how it came about (办了31场), or is the very number that is wanted."""
    deed = _AND_A_DEED.search(one.figure.words)
    if deed and _MADE_THERE.search(one.figure.words, 0, deed.start()) and one.words in deed[0]:
        return True
    bare_deeds = _WHO.sub("", DEEDS.sub("", one.words))
    if one.words and len(bare_deeds) < _A_NAME and one.pairs <= bigrams(one.words):
        # 改造验收96家 names two deeds and no thing.
        return True
    same = one.figure.unit == goal.target.unit and one.figure.value == goal.target.value
    return (same and not one.pairs & _ON_THE_WAY) or _BY_VERB.search(one.figure.words) is not None


def _take_in_order(
    text: str, goals: Sequence[Goal], named: Sequence[Named], sums: dict[int, dict[int, Named]]
) -> None:
    """Deal figures without names to the goals in their order: 分别完成95个、310个、7397个."""
    if any(sums.values()) or len(goals) < 2 or len(goals) != len(named):
        return
    if not _RESPECTIVELY.search(text) or any(one.pairs - _ENDED for one in named):
        return
    values = [value_for(goal, one.figure) for goal, one in zip(goals, named, strict=True)]
    if all(value is not None for value in values):
        sums.update({place: {0: one} for place, one in enumerate(named)})


def _own(words: str) -> str:
    """Give the words before a figure that are no other's: 已建成9家并启用 of 已建成9家并启用6家 is 家并启用."""
    return _DIGIT.split(words)[-1]


def _as_reached(one: Named) -> Named:
    """Take a share that is only 完成 for one that is reached: 只能完成1.08%."""
    if one.figure.kind is not FigureKind.OF_WORK or one.words:
        return one
    return one._replace(figure=one.figure._replace(kind=FigureKind.DONE))


def _take_rows(
    text: str, goals: Sequence[Goal], named: Sequence[Named], sums: dict[int, dict[int, Named]]
) -> set[int]:
    """Add up the parts of a goal that no figure answers: 新增甲类3家、乙类5家、丙类40家 of 50."""
    taken: set[int] = set()
    if not any(text.startswith(_LISTING, one.figure.end) for one in named):
        return taken
    for place, goal in enumerate(goals):
        unit = split_unit(goal.target.unit)[1]
        added = goal.target.kind is TargetKind.COUNT or is_measured(unit)
        if not added or goal.stock:
            continue
        alike = [one for one in goals if one.target.unit == goal.target.unit]
        wanted = frozenset[str]().union(*map(bigrams, goal.names)) - _GENERAL
        for row in _rows(text, named, unit):
            if sums.get(place):
                # 新增企业80家: 工业企业10家、服务业企业45家 are each of the kind that is wanted.
                own, kind = list(sums[place].values()), bigrams("".join(goal.names))
                of_kind = all(kind <= one.pairs for one in row)
                parts = len(alike) == 1 and _are_named_parts("".join(goal.names), row)
                if len(own) == 1 and own[0] in row and (of_kind or parts):
                    sums[place] = dict(enumerate(row))
                continue
            pairs = frozenset[str]().union(*(one.pairs for one in row)) - _GENERAL
            verb = _MADE.search(goal.label)
            told = row[0].figure.words
            made = verb is not None and (verb[0] in told or DEEDS.search(told) is not None)
            others = [
                one
                for other, parts in sums.items()
                if other != place and not goals[other].is_part
                for one in parts.values()
            ]
            if any(one in others for one in row):
                # 智能工厂1个、数字化车间11个 have answered goals of their own.
                continue
            if (made or verb is None) and (wanted & pairs or len(alike) == 1):
                sums[place] = dict(enumerate(row))
                taken.add(place)
                break
    return taken


def _are_named_parts(name: str, row: Sequence[Named]) -> bool:
    """Say whether a goal is called by each of the things that a text counts: 深翻9万亩、深松7.5万亩 of 深翻深松."""
    ends = {one.words[-_A_NAME:] for one in row}
    return len(ends) == len(row) and all(len(end) == _A_NAME and end in name for end in ends)


def _rows(text: str, named: Sequence[Named], unit: str) -> list[list[Named]]:
    """Give the figures of one unit that a text lists one behind the other, parted by 、."""
    rows: list[list[Named]] = []
    for one in named:
        if one.figure.base_unit != unit or one.begun or one.stock or one.figure.kind in CHANGES:
            continue
        before = rows[-1][-1].figure if rows else None
        between = text[before.end : one.figure.start] if before else ""
        if before and between.startswith(_LISTING) and not _BREAK.search(between):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [row for row in rows if len(row) > 1]
