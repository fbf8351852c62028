"""One verdict an item: the same goal as indicator and as task, or under two leaders, has one class."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import replace

from gwreport.domain.judgement.results import Judgement, Reason
from gwreport.domain.plan.plan import Item
from gwreport.domain.statuses import Status
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.letters import letters_of

_CLAUSE = re.compile("[，。；;]")


def one_verdict(items: Sequence[Item], judged: Sequence[Judgement]) -> list[Judgement]:
    """Give rows that are one item the worst class that any of them has, and say with which.

    Rows of which nothing was told stay as they are: that is said of them, not of the item.
    """
    rows: dict[Hashable, list[int]] = {}
    for place, (item, judgement) in enumerate(zip(items, judged, strict=True)):
        if judgement.reasons and judgement.reasons[0].code != "nothing-told":
            rows.setdefault(_key(item, judgement), []).append(place)
    found = list(judged)
    for places in rows.values():
        known = [place for place in places if judged[place].status is not Status.UNKNOWN]
        if len(places) < 2 or not known:
            continue
        worst = min(known, key=lambda place: judged[place].score)
        verdict = judged[worst]
        for place in places:
            if judged[place].status is not verdict.status:
                same = Reason("same-item", {"item": items[worst].text.strip().rstrip("。")})
                reasons = (same, *verdict.reasons[:1], *judged[place].reasons)
                found[place] = replace(
                    judged[place], status=verdict.status, score=verdict.score, reasons=reasons
                )
    return found


def _key(item: Item, judgement: Judgement) -> Hashable:
    """Give what makes two rows one item: its only goal with its value, else its words."""
    text = letters_of(item.text)
    if len(judgement.measures) == 1 and len(_CLAUSE.findall(item.text.rstrip("。"))) == 0:
        goal = judgement.measures[0]
        pairs = bigrams(goal.goal)
        if goal.target.value is not None and pairs:
            return pairs, goal.target.value, goal.target.unit
    return text
