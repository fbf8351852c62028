"""Judging a whole round: every merged item, with the earlier texts and the parts of an item."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gwreport.domain.form.columns import Field
from gwreport.domain.judgement.closed_judging import judged_as_closed, told_otherwise
from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account, Judgement, Reason
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.same_items import one_verdict
from gwreport.domain.judgement.tables import growth_of_economy
from gwreport.domain.merging.merged_round import MergedRound
from gwreport.domain.merging.merging import Merged
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status

_SHORT = 20


def judge_round(
    merged: Sequence[Merged],
    round_: Round,
    rules: Rules,
    earlier: Mapping[str, Sequence[str]],
) -> dict[str, Judgement]:
    """Judge every item of a round; `earlier` are the texts of the year's earlier rounds by item."""
    economy = growth_of_economy([(one.item.text, one.text) for one in merged])
    found = {
        one.item.id: judge(
            one.item,
            _told_of(one),
            round_,
            rules,
            earlier=earlier.get(one.item.id, ()),
            economy=economy,
        )
        for one in merged
    }
    items = [one.item for one in merged]
    agreed = one_verdict(items, [found[item.id] for item in items])
    return _with_parts(merged, dict(zip((item.id for item in items), agreed, strict=True)))


def _told_of(merged: Merged) -> Account:
    """Give what counts as told of an item: the reported text, and its unit's cells beside it.

    Of a text that a reviewer wrote, or that joins several units', the first unit's cells count.
    """
    entry = _entry(merged)
    if entry is None:
        return Account(text=merged.text)
    # What was made of the number cells alone is no text of the unit's.
    text = merged.text if merged.text != entry.completion else entry.text(Field.COMPLETION)
    return Account(
        text=text,
        value=entry.text(Field.VALUE),
        growth=entry.text(Field.GROWTH),
        problem=entry.text(Field.PROBLEM),
        status=entry.status,
    )


def with_judgements(merged: Sequence[Merged], judged: Mapping[str, Judgement]) -> list[Merged]:
    """Give each item the class that counts: the reviewer's where there is one, else the proposed."""
    return [
        replace(
            one,
            proposed=judged[one.item.id].status,
            status=one.status if one.reviewed else judged[one.item.id].status,
        )
        for one in merged
    ]


def judge_merged(
    merged: MergedRound, round_: Round, rules: Rules, earlier: Mapping[str, Sequence[str]]
) -> tuple[tuple[Merged, ...], dict[str, Judgement]]:
    """Judge a round and give its items with the classes that count, and the judgements by item.

    What is told of a closed item all the same is judged like any other, to be told where it is not
    finished; the item itself is done. For `earlier` see `judge_round`.
    """
    told = merged.since_closed
    judgements = judge_round(
        [told.get(one.item.id, one) for one in merged.merged], round_, rules, earlier
    )
    items = with_judgements(merged.merged, judgements)
    for place, one in enumerate(items):
        item, closing = one.item.id, one.closed
        if closing is None:
            continue
        judged, judgement = judged_as_closed(one, judgements[item])
        note = told_otherwise(told[item], judgements[item], closing) if item in told else None
        items[place] = replace(judged, notes=(*judged.notes, note)) if note else judged
        judgements[item] = judgement
    return tuple(items), judgements


def _entry(merged: Merged) -> Entry | None:
    written = (*merged.entries, *merged.others)
    own = [entry for entry in written if entry.unit == merged.source]
    filled = [entry for entry in merged.entries if entry.completion]
    return next(iter((*own, *filled, *merged.entries)), None)


def _with_parts(merged: Sequence[Merged], found: dict[str, Judgement]) -> dict[str, Judgement]:
    """Let an item of which nothing is told follow its parts, and name the parts that are behind."""
    parts: dict[str, list[Merged]] = {}
    for one in merged:
        if one.item.parent in found:
            parts.setdefault(one.item.parent, []).append(one)
    for whole, below in parts.items():
        known = [found[one.item.id] for one in below]
        known = [one for one in known if one.status is not Status.UNKNOWN]
        behind = [one for one in below if found[one.item.id].status in IS_BEHIND]
        judgement = found[whole]
        if behind:
            names = "、".join(one.item.text.rstrip("。")[:_SHORT] for one in behind)
            reason = Reason("parts-behind", {"parts": names})
            judgement = replace(judgement, reasons=(*judgement.reasons, reason))
        if judgement.status is Status.UNKNOWN and known:
            worst = min(known, key=lambda one: one.score)
            judgement = replace(judgement, status=worst.status, score=worst.score)
            if not behind:
                judgement = replace(judgement, reasons=(Reason("by-parts"),))
        found[whole] = judgement
    return found
