"""Ranks (排位): where a text says that an item stands, in any numeral, and held against its goal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.results import Measure, Reason, Sign
from gwreport.domain.judgement.told.clauses import SENTENCE_END, clause_around, clause_start
from gwreport.domain.plan.target import Comparator, Target, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.numerals import read_numeral

_NUMERAL = r"\d{1,3}|两|[一二三四五六七八九十]{1,3}"
_AMONG = "(?:全[市省国区县州域]|主城都市区|主城区|全系统|同类|[市省县区州])"
_TOLD = re.compile(
    rf"(?P<last>倒数第?(?:{_NUMERAL})|末位|垫底|倒数|排名靠后|位次靠后|居后|末尾|(?:排名?|居|列|位居)后(?:{_NUMERAL})(?:位|名))"
    rf"|第(?P<place>{_NUMERAL})(?:位|名|[低高快优好少多短](?=[，。；;、,）)！!\s]|$)|(?=[，。；;、,）)！!\s”\"]|$|[且并较比]))"
    rf"|(?P<first>(?:{_AMONG}|[居列排])(?:首位|榜首|之首|第一))"
    rf"|(?:居|列|进入?|跻身|稳居|保持|排名?|{_AMONG})前(?P<among>{_NUMERAL})(?:位|名|强|(?=[，。；;、,）)！!\s”\"]|$))"
    r"|(?P<group>(?:居|列|入|属|保持|处于?|跻身|稳居|位居)[^，。；]{0,6}(?:第一方阵|第一梯队|第一档|前列|上游))"
)
_SOME_RANK = re.compile("[第前首末]|垫底|倒数|靠后|上游")
_NO_RANK = re.compile(r"第$|[“‘《]$")
_THEN = re.compile(
    r"(?:上年|去年|往年|20\d\d年|上月|上季度|上半年|此前|原来|由|从|目标)[^，。；]{0,12}$"
)
_UP_TO = re.compile("[升降进提移退跌滑落]{1,2}[至到为]")
_GROUP_WANTED = re.compile(
    rf"(?:进入|保持|位居|居|列|处于|走在|稳居|跻身|达到)[^，。；、]{{0,6}}(?:{_AMONG})?(?:第一方阵|第一梯队|第一档|前列|上游)"
)
_OUT_OF = re.compile(r"(?P<count>\d{1,3})个(?:县|区|市|州|单位|控制区|部门|地市|乡镇|街道)")
_LAST = 999
_WELL, _FAR = 3, 10


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank that a text tells of: its place (999 for the last), the words, and what it is a rank of."""

    value: int
    words: str
    clause: str
    pairs: frozenset[str]


def told_ranks(text: str) -> list[Rank]:
    """Give the ranks that a text tells of now; those of earlier years are left out."""
    if not _SOME_RANK.search(text):
        return []
    found: list[Rank] = []
    for one in _TOLD.finditer(text):
        start = clause_start(text, one.start())
        before = text[start : one.start()]
        then = _THEN.search(before)
        if _NO_RANK.search(before) or (then and not _UP_TO.search(before[then.start() :])):
            continue
        value = _place(one)
        if value is None:
            continue
        sentence = clause_start(text, start, SENTENCE_END)
        pairs = bigrams(before) or bigrams(text[sentence:start])
        clause = clause_around(text, one.start(), one.end())
        found.append(Rank(value, one[0].strip("居列排，"), clause, pairs))
    return found


def _place(one: re.Match[str]) -> int | None:
    if one["last"]:
        return _LAST
    if one["first"]:
        return 1
    if one["group"]:
        return _WELL
    words = one["place"] or one["among"]
    value = read_numeral(words)
    if value is None and not words.isdigit():
        # 第一二名 is the first or the second.
        value = read_numeral(words[0])
    return int(words) if value is None and words.isdigit() else value


def rank_of(goal: Goal, ranks: Sequence[Rank], *, alone: bool) -> Rank | None:
    """Give the rank that answers a goal: the one whose words are the goal's, or the only one."""
    wanted = frozenset[str]().union(*map(bigrams, goal.names)) if goal.names else frozenset[str]()
    best = max(ranks, key=lambda one: len(one.pairs & wanted), default=None)
    if best is None or (best.pairs & wanted):
        return best
    return best if alone and len(ranks) == 1 else None


def held_rank(goal: Goal, rank: Rank, round_: Round) -> Sign:
    """Hold a rank against its goal."""
    wanted = goal.target.value or 1.0
    kept = Status.DONE if round_.is_whole_year else Status.ON_SCHEDULE
    status = kept if rank.value <= wanted else Status.BEHIND
    facts = {
        "goal": goal.label or goal.target.text,
        "target": goal.target.text,
        "value": rank.words,
    }
    value = None if rank.value == _LAST else float(rank.value)
    measure = Measure(
        facts["goal"], goal.target, rank.words, value, wanted, status=status, at_most=True
    )
    if status is kept:
        return Sign(kept, 88, Reason("rank-kept", facts), measure=measure)
    if rank.value == _LAST:
        return Sign(status, 15, Reason("rank-last", facts), measure=measure)
    gap = rank.value - wanted
    reason = Reason("rank-missed", {**facts, "gap": f"{gap:g}"})
    return Sign(status, max(20.0, 50 - 5 * gap), reason, measure=measure)


def group_sign(item: str, text: str, round_: Round) -> Sign | None:
    """Hold a told rank against 第一方阵 or 前列, which name no number: a third of all, or the tenth."""
    found = _GROUP_WANTED.search(item)
    ranks = told_ranks(text) if found else []
    if found is None or not ranks:
        return None
    wanted = bigrams(item)
    rank = max(ranks, key=lambda one: len(one.pairs & wanted))
    if not rank.pairs & wanted and len(ranks) > 1:
        return None
    count = _OUT_OF.search(text)
    best = max(_WELL, int(count["count"]) // 3) if count else _FAR
    target = Target(found[0], Comparator.AT_MOST, None, "位", TargetKind.RANK)
    goal = Goal(target, (), found[0])
    if rank.value == _LAST:
        return held_rank(goal, rank, round_)
    facts = {"goal": found[0], "target": found[0], "value": rank.words}
    kept = Status.DONE if round_.is_whole_year else Status.ON_SCHEDULE
    if rank.value <= best:
        return Sign(kept, 86, Reason("rank-kept", facts), weak=rank.value > _WELL)
    return Sign(Status.BEHIND, 30, Reason("rank-far", facts))
