"""Judging (研判): one item's class, score and reasons, from its targets and what was told of it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gwreport.domain.judgement.answers.cells import answers_of, as_ticked, has_words, is_nothing
from gwreport.domain.judgement.answers.expected import find_forecasts
from gwreport.domain.judgement.answers.goal_values import Answer
from gwreport.domain.judgement.goals.goals import Goal, read_goals
from gwreport.domain.judgement.notes import notes_of
from gwreport.domain.judgement.proposing import Situation, propose
from gwreport.domain.judgement.results import Account, Judgement, Measure, Reason, Sign
from gwreport.domain.judgement.rules import DEFAULT_RULES, EVERY_KIND, Rules
from gwreport.domain.judgement.signs.counted import hold_begun, keep_time
from gwreport.domain.judgement.signs.deadlines import date_signs
from gwreport.domain.judgement.signs.directions import direction_signs
from gwreport.domain.judgement.signs.measuring import measure
from gwreport.domain.judgement.signs.nodes import (
    PeriodNode,
    item_node_share,
    node_sign,
    nodes_of,
    wanted_share,
    years_share,
)
from gwreport.domain.judgement.signs.occurrences import occurrence_signs
from gwreport.domain.judgement.signs.own_words import own_part, own_rate, own_word
from gwreport.domain.judgement.signs.ranks import group_sign, held_rank, rank_of, told_ranks
from gwreport.domain.judgement.signs.shares_on_their_way import falls_away, with_dated_rest
from gwreport.domain.judgement.signs.stated import (
    by_own_distance,
    by_own_shares,
    by_what_lacks,
    shares_of,
)
from gwreport.domain.judgement.signs.word_signs import (
    MARKS,
    sign_of_word,
    with_counted_rest,
    without_evaluations,
)
from gwreport.domain.judgement.told.clause_balance import told_against
from gwreport.domain.judgement.told.later_dates import dated_end, still_to_come
from gwreport.domain.judgement.told.own_shares import below_target
from gwreport.domain.judgement.told.stages import not_in_use, works_told
from gwreport.domain.judgement.told.still_to_do import with_what_is_to_come
from gwreport.domain.judgement.told.text_state import (
    all_named_done,
    goes_on,
    is_under_way,
    is_unfinished,
    says_ended,
    says_nothing,
    what_is_left,
)
from gwreport.domain.judgement.told.text_words import Spoken, spoken_words
from gwreport.domain.plan.node_words import due_words
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.target import Target, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.quoting import beginning, in_one_line

_ECONOMY_GOAL = re.compile("经济|地区生产总值|GDP")
_CLAUSE = re.compile("[，。；;]")
# What an item must want for a text to say that it is done: 加强…管理 is never done.
_FINISHED = re.compile(
    "建成|投用|投产|投运|完成|完工|创建|创成|争创|开工|启动|出台|编制|印发|落地|召开|举办|承办|办好|成立|组建|获批|挂牌|"
    "通过|开通|通车|竣工|搬迁|入选|上市|投入|修订|制定|发布|开展[^，。]{0,12}试点|评选|发放|安置|交付|开园|开业"
)
_FALLS = re.compile("负增长|同比下滑|同比下降|不增反降|由正转负|出现下滑|呈下滑")
_RISES = re.compile("不降反升|由降转升|同比上升|同比多|同比增加|同比增长|反弹|有所上升|有所增加")
_EVEN = re.compile("持平")
# 暂无新增: of nothing else, as 无新增债务 would be.
_NOTHING_NEW = re.compile("(?:暂无|尚无|仍无|没有|未有|无)新增(?=[，,。；;\\n]|$)")
# What the words of a text have said already to hold nothing up.
_HEARD = frozenset({"rest", "fine", "mild", "done", "step", "nodata"})
# So much of an answer is quoted beside the node that it answers.
_QUOTED = 40


def judge(
    item: Item,
    told: Account,
    round_: Round,
    rules: Rules = DEFAULT_RULES,
    *,
    earlier: Sequence[str] = (),
    economy: float | None = None,
) -> Judgement:
    """Propose an item's class from what was told of it, with a score and the reasons.

    `earlier` are the texts of earlier rounds of the year, oldest first; `economy` is the growth of
    the economy in %, for targets such as 快于经济增长.
    """
    told = as_ticked(told)
    text = told.text.strip()
    if not has_words(told):
        return _without_words(told)
    goals = goals_of(item, rules)
    answers = answers_of(told, goals, round_)
    nodes = nodes_of(item, round_)
    held = _held(goals, answers, text, round_, rules, nodes, item, economy)
    needed = not all(held) or not held
    shares = shares_of(item.text, text) if needed else []
    taken = bool(shares) and by_own_shares(
        item.text, goals, held, shares, round_, rules, asked=_mostly_asked(item, goals)
    )
    if not all(held):
        by_what_lacks(text, goals, held, round_, rules)
        hold_begun(text, goals, held, round_, rules)
    keep_time(item.text, text, goals, held, rules)
    with_dated_rest(text, goals, held, round_, rules)
    falls_away(text, goals, held, round_)
    by_own_distance(text, goals, held, rules)
    signs = [sign for sign in held if sign]
    unanswered = [
        goal
        for goal, sign in zip(goals, held, strict=True)
        if sign is None and goal.target.wants_figure and not _is_one_thing(goals)
    ]
    forecasts = find_forecasts(text, goals, round_)
    signs += _without_figures(text, unanswered, goals, forecasts)
    signs += direction_signs(item.text, text, round_)
    signs += occurrence_signs(item.text, text)
    group = group_sign(item.text, text, round_)
    stage = node_sign(text, nodes, round_) if nodes else None
    signs += [one for one in (group, stage) if one]
    if not goals and (words := below_target(text)):
        signs.append(Sign(Status.BEHIND, 45, Reason("words-behind", {"words": words})))
    if not signs and not taken:
        signs += own_rate(shares, item.text, round_, rules)
    if not signs and not goals:
        signs += own_part(item.text, text, round_, rules)
    spoken = [with_counted_rest(one, goals, held, rules) for one in spoken_words(text, rules)]
    spoken = without_evaluations(spoken, item.text)
    if not any(one.group == "done" for one in spoken) and (ended := dated_end(text, round_)):
        spoken.append(Spoken("done", ended, ended))
    if not round_.is_whole_year:
        spoken = with_what_is_to_come(spoken, item.text, text)
    signs += [sign_of_word(one, item.text, round_) for one in spoken if one.group in MARKS]
    signs = _of_open_goals(signs, unanswered, goals)
    begun = any(one.measure and (one.measure.share or 0) > 0 for one in signs)
    signs += date_signs(item.text, text, round_, with_node=stage is not None, begun=begun)
    if told.status and told.status is not Status.UNKNOWN:
        signs.append(own_word(told.status))
    done = [one for one in spoken if one.group == "done"]
    judged = propose(
        signs,
        notes_of(item, told, goals, answers, spoken, earlier, round_),
        Situation(
            unanswered=unanswered,
            missing=[
                goal
                for goal, forecast in zip(goals, forecasts, strict=True)
                if goal in unanswered and forecast is None
            ],
            asked=bool(unanswered) and _mostly_asked(item, goals),
            whole=_is_whole(item, goals),
            no_data=next((one for one in spoken if one.group == "nodata"), None),
            finishing=_finishing(item.text),
            worded=bool(text) and not is_nothing(text),
            silent=lambda: says_nothing(text),
            last=round_.is_whole_year,
            unfinished=lambda: (
                goes_on(text)
                or (bool(done) and still_to_come(text, round_))
                or not all_named_done(item.text, text, done)
            ),
            still_work=lambda: is_unfinished(text),
            left=lambda: what_is_left(text),
            works=lambda: works_told(text),
            unused=lambda: not_in_use(item.text, text),
            under_way=lambda: is_under_way(text),
            against=lambda: _against(text, spoken, rules),
            ended=lambda: says_ended(text),
            told=told.status,
            wanted=item.text,
        ),
    )
    measures = tuple(_measures(goals, held, signs))
    reasons = (*judged.reasons, *_node_told(item, text, round_, judged.reasons))
    return Judgement(judged.status, judged.score, reasons, measures)


def _of_open_goals(
    signs: Sequence[Sign], unanswered: Sequence[Goal], goals: Sequence[Goal]
) -> list[Sign]:
    """Let what is told against a goal that no figure answers count beside the figures of the others.

    水产龙头还没有着落 decides that goal, however many ponds there are.
    """
    if not unanswered or len(unanswered) == len(goals):
        return list(signs)
    own = frozenset[str]().union(*(bigrams(name) for one in unanswered for name in one.names))
    rest = frozenset[str]().union(
        *(bigrams(name) for one in goals if one not in unanswered for name in one.names)
    )
    alone = own - rest
    return [
        one._replace(weak=False, soft=False)
        if one.weak
        and one.status in IS_BEHIND
        and bigrams(one.reason.facts.get("words", "")) & alone
        else one
        for one in signs
    ]


def _is_one_thing(goals: Sequence[Goal]) -> bool:
    """Say whether one thing and no more is wanted (建成1所): that it is done is said in words, nobody writes 1."""
    (target, *others) = (goal.target for goal in goals)
    return not others and target.kind is TargetKind.COUNT and target.value == 1


def _against(text: str, spoken: Sequence[Spoken], rules: Rules) -> str:
    """Give the clauses that outweigh the rest of a text, where the office has not set words of its own."""
    heard = [one.clause for one in spoken if one.group in _HEARD]
    return told_against(text, rules, heard) if rules.kinds >= EVERY_KIND else ""


def _node_told(item: Item, text: str, round_: Round, reasons: Sequence[Reason]) -> Iterator[Reason]:
    """Quote the node of the round beside what was answered, where no other reason does."""
    due = due_words(item.nodes, round_) if item.nodes else ""
    if due and text and not any("node" in one.facts for one in reasons):
        facts = {"node": in_one_line(due), "words": beginning(in_one_line(text), _QUOTED)}
        yield Reason("node-beside", facts)


def _without_words(told: Account) -> Judgement:
    if told.status and told.status in IS_BEHIND:
        sign = own_word(told.status)
        return Judgement(told.status, round(sign.mark), (sign.reason,))
    code = "no-data" if told.text.strip() or told.value.strip() else "nothing-told"
    return Judgement(Status.UNKNOWN, 60, (Reason(code),))


@lru_cache(maxsize=8192)
def read_item_goals(
    text: str, targets: tuple[Target, ...], less: re.Pattern[str]
) -> tuple[Goal, ...]:
    """Read an item's goals; they are kept, because the same items come back each round."""
    return read_goals(text, targets, less=less)


def goals_of(item: Item, rules: Rules) -> tuple[Goal, ...]:
    """Give an item's goals by the rules, in the order in which a judgement measures them."""
    return read_item_goals(item.text, item.targets, rules.lessening) if item.targets else ()


def _held(
    goals: Sequence[Goal],
    answers: Sequence[Answer | None],
    text: str,
    round_: Round,
    rules: Rules,
    nodes: Sequence[PeriodNode],
    item: Item,
    economy: float | None,
) -> list[Sign | None]:
    """Hold each goal against its figure or rank; None where it has none."""
    share = item_node_share(item, round_) if goals else None
    years = years_share(item, round_) if goals and share is None else None
    ranks = None
    held: list[Sign | None] = []
    for goal, answer in zip(goals, answers, strict=True):
        if goal.target.kind is TargetKind.RANK:
            ranks = told_ranks(text) if ranks is None else ranks
            rank = rank_of(goal, ranks, alone=len(goals) == 1)
            held.append(held_rank(goal, rank, round_) if rank else None)
        elif answer is None:
            held.append(None)
        elif goal.target.kind is TargetKind.QUALITATIVE:
            held.append(_against_economy(goal, answer, round_, rules, economy))
        else:
            node = wanted_share(goal, nodes, share if years is None else years, round_)
            goes_on = years is not None and years < 1
            sign = measure(goal, answer, round_, rules, node=node, goes_on=goes_on)
            # Of an item that wants more, a list that falls short may be another list.
            sure = not answer.added or _is_whole(item, goals)
            held.append(sign if sign is None or sure or sign.status not in IS_BEHIND else None)
    return held


def _against_economy(
    goal: Goal, answer: Answer, round_: Round, rules: Rules, economy: float | None
) -> Sign | None:
    if economy is None or not _ECONOMY_GOAL.search(goal.target.text):
        return None
    words = f"{goal.target.text}（{economy:g}%）"
    against = Target(words, goal.target.comparator, economy, "%", TargetKind.GROWTH)
    return measure(Goal(against, goal.names, goal.label), answer, round_, rules)


def _without_figures(
    text: str,
    unanswered: Sequence[Goal],
    goals: Sequence[Goal],
    forecasts: Sequence[Answer | None],
) -> Iterator[Sign]:
    """Say what a text tells of goals that no figure answers: a forecast, a fall, 持平."""
    for goal, forecast in zip(goals, forecasts, strict=True):
        if forecast is None or goal.target.value is None:
            continue
        limit = goal.is_limit
        short = forecast.value > goal.target.value if limit else forecast.value < goal.target.value
        facts = {"goal": goal.words, "value": forecast.text}
        if short:
            yield Sign(Status.BEHIND, 44, Reason("forecast-short", facts), weak=True)
        elif goal in unanswered:
            yield Sign(Status.ON_SCHEDULE, 74, Reason("words-forecast", facts), weak=True)
    for goal in unanswered:
        if (
            goal.label.startswith("新增")
            and not goal.is_limit
            and (none := _NOTHING_NEW.search(text))
        ):
            yield Sign(Status.BEHIND, 16, Reason("words-failed", {"words": none[0]}))
            continue
        changes = goal.target.kind is TargetKind.GROWTH and not goal.at_most
        if len(goals) == 1 and changes and (goal.target.value or 0) > 0:
            against = _RISES if goal.falling else _FALLS
            found = against.search(text) or _EVEN.search(text)
            if found:
                facts = {"goal": goal.words, "words": found[0]}
                yield Sign(Status.BEHIND, 12, Reason("growth-none", facts))


def _measures(
    goals: Sequence[Goal], held: Sequence[Sign | None], signs: Sequence[Sign]
) -> Iterator[Measure]:
    """Give every goal in figures, those without one too, and what was held besides."""
    for goal, sign in zip(goals, held, strict=True):
        if sign and sign.measure:
            yield sign.measure
        else:
            limit = goal.is_limit
            yield Measure(goal.label or goal.target.text, goal.target, at_most=limit)
    own = [sign.measure for sign in held if sign]
    for sign in signs:
        if sign.measure and sign.measure not in own:
            yield sign.measure


@lru_cache(maxsize=8192)
def _clauses(text: str) -> tuple[str, ...]:
    return tuple(one for one in _CLAUSE.split(text) if len(one.strip()) > 3)


def _is_whole(item: Item, goals: Sequence[Goal]) -> bool:
    """Say whether the goals are all that an item wants: numbers alone then settle it."""
    if not goals:
        return False
    if item.kind is Kind.INDICATOR:
        return True
    return all(any(goal.target.text in one for goal in goals) for one in _clauses(item.text))


def _mostly_asked(item: Item, goals: Sequence[Goal]) -> bool:
    """Say whether at least half of what an item wants is wanted in figures."""
    clauses = _clauses(item.text)
    figures = [one.target.text for one in goals if one.target.wants_figure]
    asked = sum(any(figure in one for figure in figures) for one in clauses)
    return 2 * asked >= max(len(clauses), 1)


@lru_cache(maxsize=8192)
def _finishing(text: str) -> int:
    """Count the things that an item wants finished; 0 when it wants more besides, or nothing."""
    clauses = _clauses(text)
    finishing = [one for one in clauses if _FINISHED.search(one)]
    return len(finishing) if len(clauses) - len(finishing) <= 1 else 0
