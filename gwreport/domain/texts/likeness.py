"""How like two texts are, and which of many texts come near to one: in bounded time.

Likeness is the share of characters that stand in both in the same order (rapidfuzz's Indel). That
takes the product of the lengths and, over two lists of texts, that of their numbers too; so long
texts are compared by their beginnings, and of two long lists only texts that have rare pairs of
characters in common, the likeliest first.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

# No cell holds more characters; two texts so long take a few hundredths of a second at worst.
_LONGEST = 1 << 15
# rapidfuzz leaves out some of what lies on the very limit; no two likenesses are so close.
_MARGIN, _PLACES = 1e-6, 9
# A pair that stands in so many texts tells none from the other.
_COMMON = 100
_MOST, _LEAST, _ALL = 16, 2, 100_000


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Give the likeness of two texts, 0 to 1; what is below `least` is given as 0."""
    from rapidfuzz.distance import Indel

    lowest = max(least - _MARGIN, 0.0)
    found = Indel.normalized_similarity(one[:_LONGEST], other[:_LONGEST], score_cutoff=lowest)
    return score if (score := round(found, _PLACES)) >= least else 0.0


def nearest(
    text: str, others: Mapping[Key, str], least: float, most: int | None = None
) -> list[tuple[Key, float]]:
    """Give the keys of the texts that are at least so like and their likeness, best first.

    All are compared: for short texts, or few. Of texts equally like the earlier comes first.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found = process.extract_iter(
        text[:_LONGEST],
        others,
        scorer=Indel.normalized_similarity,
        score_cutoff=max(least - _MARGIN, 0.0),
    )
    near = [(key, score) for _, it, key in found if (score := round(it, _PLACES)) >= least]
    return sorted(near, key=lambda one: -one[1])[:most]


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
