"""Who may lead a new commitment: whoever led what was worded alike before, shown with those words.

Texts are compared by their characters and pairs of characters, rare ones counting more (TF-IDF);
longer runs find fewer of the right units (measured on breakdowns of two districts), and what is
needed of a library is this little.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from gwreport.domain.texts.word_ends import without_ending
from gwreport.domain.units.short_forms import department_of

_LONGEST = 2_000
_RUNS = (1, 2)
# So many precedents speak for units; a likeness counts more than in proportion.
_NEAREST, _POWER = 20, 1.5
# What a unit's own name in the words counts beside a precedent's likeness, which is 1 at most.
_NAME_COUNTS = 0.1
# Of what little is alike nothing is sure: so much of doubt is added to what speaks for all units.
_DOUBT = 0.1
_MOST = 5
_IGNORED = re.compile(r"[\W\d_]+")
_ENDINGS = (
    "委员会", "管理局", "服务局", "办公室", "管委会", "有限公司", "服务中心", "管理中心", "事务中心", "中心", "集团", "公司",
    "街道", "局", "委", "办", "会", "院", "社", "处", "馆", "镇", "乡",
)  # fmt: skip
_PLACES = "区县市州旗盟"


@dataclass(frozen=True, slots=True)
class Precedent:
    """An item of an earlier breakdown or report: its words, and who led it."""

    text: str
    lead_units: tuple[str, ...]
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit or leader for a commitment; `score` 0 to 1, `because` the precedent's own text."""

    name: str
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """The units and leaders that are suggested for one text, best first, at most five of each."""

    units: tuple[Suggestion, ...] = ()
    leaders: tuple[Suggestion, ...] = ()


class Suggester:
    """Knows precedents, and suggests by them who may lead."""

    def __init__(self, precedents: Iterable[Precedent]) -> None:
        self._precedents = tuple(one for one in dict.fromkeys(precedents) if one.text.strip())
        counted = [_grams(one.text) for one in self._precedents]
        found_in = Counter(gram for grams in counted for gram in grams)
        total = len(counted)
        self._weight = {gram: log((1 + total) / (1 + n)) + 1 for gram, n in found_in.items()}
        self._places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, grams in enumerate(counted):
            for gram, value in self._vector(grams).items():
                self._places[gram].append((place, value))
        names = dict.fromkeys(unit for one in self._precedents for unit in one.lead_units)
        self._pairs_of = {unit: _pairs(_own_words(unit)) for unit in names}

    @property
    def units(self) -> tuple[str, ...]:
        """The units that the precedents name, each once."""
        return tuple(self._pairs_of)

    @property
    def leaders(self) -> tuple[str, ...]:
        """The leaders that the precedents name, each once."""
        return tuple(dict.fromkeys(name for one in self._precedents for name in one.leaders))

    def suggest(self, text: str) -> Suggested:
        """Suggest lead units and leaders for a text; none where no precedent has anything of it."""
        likeness: dict[int, float] = defaultdict(float)
        for gram, value in self._vector(_grams(text)).items():
            for place, other in self._places.get(gram, ()):
                likeness[place] += value * other
        near = sorted(likeness.items(), key=lambda one: (-one[1], one[0]))
        if not near:
            return Suggested()
        named = {
            unit: _NAME_COUNTS * sum(pair in text for pair in pairs) / len(pairs)
            for unit, pairs in self._pairs_of.items()
            if pairs and any(pair in text for pair in pairs)
        }
        units = [one.lead_units for one in self._precedents]
        leaders = [one.leaders for one in self._precedents]
        return Suggested(self._best(units, near, named), self._best(leaders, near, {}))

    def _best(
        self,
        who: Sequence[tuple[str, ...]],
        near: Sequence[tuple[int, float]],
        named: Mapping[str, float],
    ) -> tuple[Suggestion, ...]:
        scores: dict[str, float] = defaultdict(float, named)
        for place, value in near[:_NEAREST]:
            for name in who[place]:
                scores[name] += value**_POWER
        because: dict[str, str] = {}
        for place, _ in near:
            for name in who[place]:
                because.setdefault(name, self._precedents[place].text)
        total = sum(scores.values()) + _DOUBT
        best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
        known = [(name, score) for name, score in best if name in because and score > 0]
        return tuple(
            Suggestion(name, round(score / total, 3), because[name])
            for name, score in known[:_MOST]
        )

    def _vector(self, grams: Mapping[str, int]) -> dict[str, float]:
        weighed = {
            gram: (1 + log(count)) * weight
            for gram, count in grams.items()
            if (weight := self._weight.get(gram))
        }
        length = sqrt(sum(value * value for value in weighed.values())) or 1.0
        return {gram: value / length for gram, value in weighed.items()}


def _grams(text: str) -> Counter[str]:
    words = _IGNORED.sub("", text[:_LONGEST])
    return Counter(
        words[place : place + run] for run in _RUNS for place in range(len(words) - run + 1)
    )


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[place : place + 2] for place in range(len(words) - 1))


def _own_words(unit: str) -> str:
    """Give what of a unit's name says what it is for: 发展改革 of 区发展改革委."""
    name = re.sub(r"[（(][^（）()]*[)）]", "", unit)
    for start in range(len(name) - 1):
        if (department := department_of(name[start:])) and not department.level:
            name = name[start:]
            break
    else:
        name = name[1:] if name[:1] in _PLACES else name
    return without_ending(name, _ENDINGS)
