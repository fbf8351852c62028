"""What a unit says of an item as a whole: its own class, and its own rate of completion."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.signs.measuring import percent
from gwreport.domain.judgement.told.own_shares import OwnShare, part_of_whole
from gwreport.domain.judgement.told.stages import Stage, only_wanted
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.texts.bare_names import bigrams

# 开工率34%: what has not even begun is not there.
_BEGINNINGS = ("开工", "招标", "签约")
_ENDS = ("建成", "竣工", "完工", "交付", "投用", "投运", "投产")
_FEW_BY_ITS_WORD = 0.5
# Works go slowly at first: a part of them tells of a lag only where it is less than so much of what is due.
_LITTLE_WORK = 0.5
_FAR_BELOW = 2 / 3
_WANTS_END = re.compile("完成(?!投资|率)|建成|竣工|完工|投用|投运|投产|交付|通车|投入使用")
_WANTS_MORE = re.compile("推进|加快|启动|开工|加强|推动|力争|续建|实施|形象进度|工程量|[%％]")
_OWN_MARKS = {
    Status.STALLED: 10.0,
    Status.BEHIND: 20.0,
    Status.DONE: 90.0,
    Status.EXCEEDED: 96.0,
    Status.NEARLY_DONE: 75.0,
}


def own_word(status: Status) -> Sign:
    """Give the unit's own class (进度自评) as a sign; only a bad one counts before all else."""
    reason = Reason("own-word", {"status": status.value})
    return Sign(status, _OWN_MARKS.get(status, 78.0), reason, weak=status not in IS_BEHIND)


def _same_end(verb: str, item: str) -> bool:
    """Say whether a rate of ends (竣工率) is one of the end that an item wants (建成)."""
    return verb in _ENDS and any(one in item for one in _ENDS)


def own_rate(shares: Sequence[OwnShare], item: str, round_: Round, rules: Rules) -> list[Sign]:
    """Hold what a text states of its own completion against the elapsed share, the worst of all.

    A rate of something that the item does not name (外贸目标完成率 of a park) says nothing of it.
    """
    named = bigrams(item)
    due = round_.elapsed_share
    # 签约率过半 of what is only to be begun is as much as was wanted.
    only = only_wanted(item) if any(one.verb in _BEGINNINGS for one in shares) else None
    starts = only is not None and only.stage is Stage.START
    if little := _little_work(shares, item, due):
        shares = [*shares, little]
    own = [
        one
        for one in shares
        # 完成60% of works is a part of them and no share of what is wanted this year.
        if (one.only and one.of_target(due) < due)
        or one is little
        or (
            not one.all_done
            and not one.of_work
            and (one.alone or not one.whole)
            and (one.verb in item or _same_end(one.verb, item))
            and (not one.pairs or one.pairs & named)
        )
        or (one.verb in _BEGINNINGS and not starts and one.of_target(due) < due * rules.schedule)
    ]
    if not own:
        return []
    worst = min(own, key=lambda one: one.of_target(due))
    share = worst.of_target(due)
    facts = {"words": worst.words, "due": percent(due), "share": percent(share)}
    facts["points"] = percent(abs(share - due)).removesuffix("%")
    facts["tolerance"] = percent(rules.tolerance)
    if worst.less and share >= 1:
        return [Sign(Status.BEHIND, 45.0, Reason("own-rate-less", facts))]
    if share >= 1 + rules.exceeded:
        return [Sign(Status.EXCEEDED, 95.0, Reason("own-rate-exceeded", facts), weak=True)]
    if share >= 1:
        return [Sign(Status.DONE, 90.0, Reason("own-rate-done", facts), weak=True)]
    if due == 1 and share >= rules.nearly:
        return [Sign(Status.NEARLY_DONE, 72.0, Reason("own-rate-nearly", facts), weak=True)]
    of_due = share / due
    if worst.only and share < _FEW_BY_ITS_WORD:
        # 完成率仅为43.6% is called little by those who tell it, whatever the month.
        return [Sign(Status.BEHIND, 45.0, Reason("words-few", {"words": worst.words}))]
    if of_due >= rules.schedule and due < 1 and not (worst.above_due or 0) < 0:
        code, mark = ("own-rate-ahead", 78.0) if of_due >= 1 else ("own-rate-close", 65.0)
        return [Sign(Status.ON_SCHEDULE, mark, Reason(code, facts), weak=True)]
    mark = 55 * of_due / max(rules.schedule, 0.01)
    return [Sign(Status.BEHIND, min(mark, 55.0), Reason("own-rate-behind", facts))]


def own_part(item: str, text: str, round_: Round, rules: Rules) -> list[Sign]:
    """Hold how many of how many of what an item names are done against the elapsed share.

    All of them may not be this year's: only a part that is far too small tells of a lag.
    """
    part = part_of_whole(text)
    due = round_.elapsed_share
    if part is None or not bigrams(part.noun) & bigrams(item):
        return []
    if part.share >= due * _FAR_BELOW:
        return []
    facts = {"words": part.words, "due": percent(due), "share": percent(part.share)}
    facts["points"] = percent(due - part.share).removesuffix("%")
    facts["tolerance"] = percent(rules.tolerance)
    return [Sign(Status.BEHIND, 42.0, Reason("own-part-behind", facts))]


def _little_work(shares: Sequence[OwnShare], item: str, due: float) -> OwnShare | None:
    """Give the part of the work that is done, where the item wants all of it and it is little for the time.

    Of several parts (主体完成90%，装修完成20%) the one that is furthest counts.
    """
    if not any(one.of_work for one in shares):
        return None
    if not _WANTS_END.search(item) or _WANTS_MORE.search(item):
        return None
    named = bigrams(item)
    parts = [one for one in shares if one.of_work]
    if any(one.pairs and not one.pairs & named for one in parts):
        return None
    furthest = max(parts, key=lambda one: one.share or 0.0)
    return furthest if (furthest.share or 0.0) < _LITTLE_WORK * due else None
