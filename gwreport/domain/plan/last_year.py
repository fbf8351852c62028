"""Last year's items beside this year's: which are the same, which might be, and which are still open.

Only the very same words (but for blanks and marks), or an indicator's very name, make two items one of
themselves; whatever is merely like is asked.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gwreport.domain.plan.documents import PastItem, PastReport
from gwreport.domain.plan.history import text_key
from gwreport.domain.plan.indicators import indicator_title
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.rounds import parse_round
from gwreport.domain.statuses import IS_DONE
from gwreport.domain.texts.likeness import NearTexts

# From here on two texts may be one matter: the figures differ from year to year, and some of the words.
_NEAR = 0.6
_MOST_NEAR = 3
# So many texts of one unit are compared whatever pairs of letters they share.
_MOST_COMPARED = 40
# The plan (清单) in which items stand that are carried on from last year.
CARRIED_PLAN = "上年结转"


@dataclass(frozen=True, slots=True)
class NearItem:
    """An item of this year that may be one of last year's; the likeliest first, with its likeness."""

    item: str
    near: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class LastYearMatch:
    """How this year's items and last year's stand to each other.

    `pairs` gives last year's item (its id then) by this year's; `asked` waits for a decision; `open` are
    last year's items that were not finished, are nobody's now and not the likeliest of one that waits, in the
    order of their plan.
    """

    pairs: Mapping[str, str]
    asked: tuple[NearItem, ...]
    open: tuple[PastItem, ...]


def last_items(histories: Mapping[str, PastReport], year: int) -> tuple[PastItem, ...]:
    """Give last year's items as they stood in its last round; none where no workspace was its own."""
    rounds = sorted(
        (round_, code)
        for code, report in histories.items()
        if report.items and (round_ := parse_round(code)) and round_.year == year - 1
    )
    return histories[rounds[-1][1]].items if rounds else ()


def match_last_year(
    items: Sequence[Item], past: Sequence[PastItem], decided: Mapping[str, str]
) -> LastYearMatch:
    """Match this year's items to last year's; `decided` gives an item's of last year by its id, "" for none.

    What was decided counts first. One of last year's may be several of this year's.
    """
    known = {one.item.id: one for one in past}
    pairs = {item.id: decided[item.id] for item in items if decided.get(item.id) in known}
    by_key: dict[str, str] = {}
    for one in past:
        for key in _keys(one.item):
            by_key.setdefault(key, one.item.id)
    rest = [item for item in items if item.id not in decided]
    for item in rest:
        found = next((by_key[key] for key in _keys(item) if key in by_key), None)
        if found is not None:
            pairs[item.id] = found
    taken = set(pairs.values())
    free = [one for one in past if one.item.id not in taken]
    asked = tuple(_near([item for item in rest if item.id not in pairs], free))
    # What an item most likely is, is nobody's only when that has been said.
    likely = {one.near[0][0] for one in asked}
    return LastYearMatch(
        pairs, asked, tuple(one for one in free if is_open(one) and one.item.id not in likely)
    )


def is_open(past: PastItem) -> bool:
    """Whether an item of last year was not finished; an indicator ends with its year."""
    return not (past.closed or past.status in IS_DONE or past.item.kind is Kind.INDICATOR)


def _near(items: Iterable[Item], past: Sequence[PastItem]) -> Iterable[NearItem]:
    texts = [text_key(one.item.text) for one in past]
    near = NearTexts(texts)
    for item in items:
        key = text_key(item.text)
        found = sorted(near.near(key, _NEAR, also=_same_units(item, past)), key=lambda one: -one[1])
        alike = [
            (past[place].item.id, score)
            for place, score in found
            if past[place].item.kind is item.kind
        ]
        if alike:
            yield NearItem(item.id, tuple(alike[:_MOST_NEAR]))


def _same_units(item: Item, past: Sequence[PastItem]) -> Collection[int]:
    """Give the places of what the same unit led: its texts are compared whatever pairs they share."""
    first = item.lead_units[:1]
    places = [at for at, one in enumerate(past) if first and one.item.lead_units[:1] == first]
    return places[:_MOST_COMPARED]


def _keys(item: Item) -> tuple[str, ...]:
    if item.kind is Kind.INDICATOR:
        return (text_key(item.text), text_key(indicator_title(item).name))
    return (text_key(item.text),)
