"""Judging (研判): one item's class, score and reasons, from its targets and what was told of it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from gwreport.domain.judgement.answers import Answer, find_answers
from gwreport.domain.judgement.cells import answers_of, has_words, is_nothing
from gwreport.domain.judgement.goals import Goal, read_goals
from gwreport.domain.judgement.measuring import measure, percent
from gwreport.domain.judgement.nodes import is_due, item_node_share
from gwreport.domain.judgement.proposing import propose
from gwreport.domain.judgement.results import Account, Judgement, Reason, Sign
from gwreport.domain.judgement.rules import DEFAULT_RULES, Rules
from gwreport.domain.judgement.text_words import Spoken, spoken_words
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.target import Comparator, Target, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.texts.figures import FigureKind, read_figures
from gwreport.domain.texts.quoting import in_one_line

_ECONOMY_GOAL = re.compile("经济|地区生产总值|GDP")
_LAST_QUARTER = 4
_MARKS = {
    "stalled": (Status.STALLED, 10.0),
    "behind": (Status.BEHIND, 18.0),
    "warning": (Status.BEHIND, 45.0),
    "exceeded": (Status.EXCEEDED, 96.0),
    "done": (Status.DONE, 90.0),
    "expected": (Status.ON_SCHEDULE, 78.0),
    "ahead": (Status.ON_SCHEDULE, 80.0),
    "ongoing": (Status.ON_SCHEDULE, 72.0),
}
_UNFINISHED = re.compile(
    r"正(?![式常确规面])|加快|推[进动]|持续|有序|在建|(?<![接招优对期看善])待|拟|预计|力争|筹备|初步|积极|主体|部分|(?<!\d)[1-9]\d?(?:\.\d+)?[%％]"
)
# What an item must want for a text to say that it is done: 加强…管理 is never done.
_FINISHED = re.compile(
    "建成|投用|投产|完成|完工|创建|创成|争创|开工|启动|出台|编制|印发|落地|召开|举办|承办|办好|成立|组建|获批|挂牌|"
    "通过|开通|竣工|搬迁|入选|上市|投入|修订|制定|发布|开展[^，。]{0,12}试点|评选|发放|安置"
)
_OWN_RATE = re.compile(r"(?:目标|计划|任务|预算|率|进度)[^，。；]{0,16}[%％]")
_PLAIN_SPEECH = re.compile("通报|一票否决|约谈|督办")


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
    text = told.text.strip()
    if not has_words(told):
        return _without_words(told)
    goals = _goals_of(item.text, item.targets, rules)
    answers = answers_of(told, goals, round_)
    node = item_node_share(item, round_)
    signs: list[Sign] = []
    unanswered: list[Goal] = []
    for goal, answer in zip(goals, answers, strict=True):
        sign = _measured(goal, answer, round_, rules, node, economy)
        if sign:
            signs.append(sign)
        elif goal.target.kind is not TargetKind.QUALITATIVE:
            unanswered.append(goal)
    notes = [
        *_differing(goals, text, told, answers, round_),
        *_fallen(goals, answers, earlier, round_),
    ]
    signs += _own_rates(text, round_, rules, known=bool(signs))
    spoken = spoken_words(text, rules)
    signs += [_sign_of_word(one, round_) for one in spoken if one.group in _MARKS]
    if told.status and told.status is not Status.UNKNOWN:
        signs.append(_own_word(told.status))
    if item.due and is_due(item.due, round_):
        notes.append(Reason("due", {"due": item.due}))
    waiting = next((one for one in spoken if one.group == "waiting"), None)
    if waiting:
        notes.append(Reason("words-waiting", {"words": waiting.clause}))
    if told.problem.strip() and not is_nothing(told.problem):
        notes.append(Reason("problem-told", {"problem": _short(told.problem)}))
    if earlier and _same_words(earlier[-1], text):
        notes.append(Reason("no-progress"))
    no_data = next((one for one in spoken if one.group == "nodata"), None)
    return propose(
        signs,
        notes,
        unanswered=unanswered,
        no_data=no_data,
        whole=_is_whole(item, goals),
        finishing=_finishing(item.text),
        worded=bool(text) and not is_nothing(text),
        last=round_.quarter == _LAST_QUARTER,
        unfinished=_UNFINISHED.search(text) is not None,
        told=told.status,
    )


def _without_words(told: Account) -> Judgement:
    if told.status and told.status in IS_BEHIND:
        sign = _own_word(told.status)
        return Judgement(told.status, round(sign.mark), (sign.reason,))
    code = "no-data" if told.text.strip() or told.value.strip() else "nothing-told"
    return Judgement(Status.UNKNOWN, 60, (Reason(code),))


@lru_cache(maxsize=8192)
def read_item_goals(
    text: str, targets: tuple[Target, ...], less: re.Pattern[str]
) -> tuple[Goal, ...]:
    """Read an item's goals; they are kept, because the same items come back each round."""
    return read_goals(text, targets, less=less)


def _goals_of(text: str, targets: tuple[Target, ...], rules: Rules) -> tuple[Goal, ...]:
    """Give an item's goals by the rules."""
    return read_item_goals(text, targets, rules.lessening) if targets else ()


def _measured(
    goal: Goal,
    answer: Answer | None,
    round_: Round,
    rules: Rules,
    node: float | None,
    economy: float | None,
) -> Sign | None:
    if answer is None:
        return None
    if goal.target.kind is TargetKind.QUALITATIVE:
        if economy is None or not _ECONOMY_GOAL.search(goal.target.text):
            return None
        comparator = goal.target.comparator
        against = Target(goal.target.text, comparator, economy, "%", TargetKind.GROWTH)
        sign = measure(Goal(against, goal.names, goal.label), answer, round_, rules)
        if sign is None:
            return None
        facts = {**sign.reason.facts, "target": f"{goal.target.text}（{economy:g}%）"}
        return Sign(sign.status, sign.mark, Reason(sign.reason.code, facts))
    return measure(goal, answer, round_, rules, node=node)


def _own_rates(text: str, round_: Round, rules: Rules, *, known: bool) -> list[Sign]:
    """Hold what a unit states of its own completion (占年度目标的93%) against the elapsed share."""
    if known or not _OWN_RATE.search(text):
        return []
    for figure in read_figures(text):
        if figure.kind is not FigureKind.OF_TARGET or figure.planned or figure.unit != "%":
            continue
        share = figure.value / 100
        facts = {"words": _short(figure.words + figure.text), "due": percent(round_.elapsed_share)}
        of_due = share / round_.elapsed_share
        if of_due >= rules.schedule:
            mark = 78.0 if of_due >= 1 else 65.0
            return [Sign(Status.ON_SCHEDULE, mark, Reason("own-rate-ahead", facts), weak=True)]
        mark = 55 * of_due / max(rules.schedule, 0.01)
        return [Sign(Status.BEHIND, mark, Reason("own-rate-behind", facts))]
    return []


def _sign_of_word(one: Spoken, round_: Round) -> Sign:
    status, mark = _MARKS[one.group]
    if one.group == "expected" and round_.quarter == _LAST_QUARTER:
        status, mark = Status.DONE, 86.0
    if one.group == "behind" and _PLAIN_SPEECH.search(one.clause):
        mark = 14.0
    weak = one.group not in ("stalled", "behind")
    return Sign(status, mark, Reason(f"words-{one.group}", {"words": one.clause}), weak=weak)


def _own_word(status: Status) -> Sign:
    marks = {
        Status.STALLED: 10.0,
        Status.BEHIND: 20.0,
        Status.DONE: 90.0,
        Status.EXCEEDED: 96.0,
        Status.NEARLY_DONE: 75.0,
    }
    reason = Reason("own-word", {"status": status.value})
    return Sign(status, marks.get(status, 78.0), reason, weak=status not in IS_BEHIND)


def _differing(
    goals: Sequence[Goal],
    text: str,
    told: Account,
    answers: Sequence[Answer | None],
    round_: Round,
) -> list[Reason]:
    """Say where the number cell and the text tell different figures of the same goal."""
    if not (told.value.strip() or told.growth.strip()) or not text:
        return []
    found: list[Reason] = []
    for goal, used, read in zip(goals, answers, find_answers(text, goals, round_), strict=True):
        if used is None or read is None or used == read:
            continue
        if abs(used.value - read.value) > 0.01 * max(abs(used.value), abs(read.value)):
            facts = {"goal": goal.words, "cell": used.text, "text": read.text}
            found.append(Reason("number-differs", facts))
    return found


def _fallen(
    goals: Sequence[Goal],
    answers: Sequence[Answer | None],
    earlier: Sequence[str],
    round_: Round,
) -> list[Reason]:
    """Say which cumulative figure is smaller than a round before."""
    if not earlier or not goals:
        return []
    found: list[Reason] = []
    for goal, now, then in zip(
        goals, answers, find_answers(earlier[-1], goals, round_), strict=True
    ):
        amount = goal.target.kind in (TargetKind.COUNT, TargetKind.LEVEL) and not goal.stock
        limit = goal.at_most or goal.target.comparator in (Comparator.AT_MOST, Comparator.LESS)
        if now and then and amount and not limit and now.value < then.value:
            facts = {"goal": goal.words, "now": now.text, "then": then.text}
            found.append(Reason("fell-back", facts))
    return found


def _same_words(before: str, now: str) -> bool:
    def bare(words: str) -> str:
        return re.sub(
            r"(?:截至|截止)?(?:目前|(?<!\d)\d{1,2}月(?:底|末|\d{1,2}日)?|前?[一二三四]季度末?|上半年)|\W",
            "",
            words,
        )

    return bool(bare(now)) and bare(before) == bare(now)


def _is_whole(item: Item, goals: Sequence[Goal]) -> bool:
    """Say whether the goals are all that an item wants: numbers alone then settle it."""
    if not goals:
        return False
    if item.kind is Kind.INDICATOR:
        return True
    clauses = [one for one in re.split("[，。；]", item.text) if len(one.strip()) > 3]
    without = [one for one in clauses if not any(goal.target.text in one for goal in goals)]
    return not without


@lru_cache(maxsize=8192)
def _finishing(text: str) -> int:
    """Count the things that an item wants finished; 0 when it wants more besides, or nothing."""
    clauses = [one for one in re.split("[，。；]", text) if len(one.strip()) > 3]
    finishing = [one for one in clauses if _FINISHED.search(one)]
    return len(finishing) if len(clauses) - len(finishing) <= 1 else 0


def _short(words: str) -> str:
    line = in_one_line(words)
    return line if len(line) <= 40 else line[:39] + "…"
