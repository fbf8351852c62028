"""How like two texts are, and which of many texts come near to one: in bounded time.

Likeness is the share of characters that stand in both in the same order (`difflib`). That takes the
square of the length and, over two lists of texts, their product; so only texts that have rare pairs
of characters in common are compared, the likeliest first, and very long ones by their pairs alone.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher

# Two texts of a thousand characters take a few hundredths of a second at worst.
_LONG = 1 << 20
# A pair that stands in so many texts tells none from the other.
_COMMON = 100
_MOST, _LEAST, _ALL = 16, 2, 100_000


def likeness(one: str, other: str, least: float) -> float:
    """Give the likeness of two texts, 0 to 1; what is below `least` may be given as 0."""
    if one == other:
        return 1.0
    if 2 * min(len(one), len(other)) < least * (len(one) + len(other)):
        return 0.0
    if len(one) * len(other) > _LONG:
        return _shared(Counter(_pairs(one)), Counter(_pairs(other)))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= least else 0.0


class NearTexts:
    """Texts among which those near to another are looked for, many times."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._by_pair: dict[str, list[int]] = {}
        for place, text in enumerate(self._texts):
            for pair in set(_pairs(text)):
                self._by_pair.setdefault(pair, []).append(place)
        self._most = max(_LEAST, min(_MOST, _ALL // max(len(self._texts), 1)))

    def near(
        self, text: str, least: float, *, also: Collection[int] = ()
    ) -> Iterator[tuple[int, float]]:
        """Yield the place and the likeness of each text that is at least so like.

        `also` are places that are compared whether or not they have anything in common.
        """
        for place in dict.fromkeys((*also, *self._likely(text))):
            found = likeness(self._texts[place], text, least)
            if found >= least:
                yield place, found

    def _likely(self, text: str) -> list[int]:
        lists = [self._by_pair[pair] for pair in set(_pairs(text)) if pair in self._by_pair]
        rare = [places for places in lists if len(places) <= _COMMON]
        # Where all is common, the rarest of it must do.
        chosen = rare or sorted(lists, key=len)[:1]
        counted = Counter(place for places in chosen for place in places[: 10 * _COMMON])
        return [place for place, _ in counted.most_common(self._most)]


def _pairs(text: str) -> list[str]:
    return [text[place : place + 2] for place in range(len(text) - 1)]


def _shared(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)
