"""Figures that tell of the same thing in two texts, by the words directly before them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.target import Target
from gwreport.domain.texts.figures import CHANGES, Figure, FigureKind, read_figures
from gwreport.domain.texts.spans import Span, SpanKind, without_spans
from gwreport.domain.texts.units_of_measure import PARTS_OF_A_WHOLE

# What is said around the name of the thing that was counted.
_AROUND = re.compile(
    r"(?:年初以来|截[至止]|目前|累计|共计|合计|总计|已经|已|共|完成|实现|达到|达|约|为|近|超过|超|全区|全市|全县|我区|我市|我县|本区|区级|其中|分别|了|的|现有|现)"
)
_MARKS = re.compile(r"[\W_\d]+")
_SHORTEST, _LONGEST = 3, 12
_NO_THINGS = PARTS_OF_A_WHOLE | {"位", ""}


@lru_cache(maxsize=4096)
def figures_by_name(text: str) -> tuple[tuple[str, Figure], ...]:
    """Give each figure that has words of its own before it, with those words as a key.

    Figures of another kind (a change, a share) and those that are planned or missing are left out,
    and so is every key that stands twice.
    """
    found = list(_named(text))
    counts: dict[tuple[str, str], int] = {}
    for key, figure in found:
        counts[key, figure.base_unit] = counts.get((key, figure.base_unit), 0) + 1
    return tuple(one for one in found if counts[one[0], one[1].base_unit] == 1)


def _named(text: str) -> Iterator[tuple[str, Figure]]:
    end = 0
    for figure in read_figures(text):
        words = text[max(end, figure.start - len(figure.words)) : figure.start]
        end = figure.end
        if figure.negated or figure.planned or figure.base_unit in _NO_THINGS:
            continue
        if figure.kind in CHANGES or figure.kind is FigureKind.COMPARED:
            continue
        key = _MARKS.sub("", _AROUND.sub("", without_spans(words, _says_nothing)))
        if len(key) >= _SHORTEST:
            yield key[-_LONGEST:], figure


def _says_nothing(span: Span) -> bool:
    """Say whether a figure of a span is that of the thing itself: not one of a month, or of last year."""
    from_january = span.is_cumulative or span.kind is SpanKind.QUARTER
    return from_january and not span.shift


def single_target(item: Item) -> Target | None:
    """Give an item's target when it has one figure to reach and no more."""
    with_value = [target for target in item.targets if target.value is not None]
    return with_value[0] if len(item.targets) == len(with_value) == 1 else None


def as_figure(target: Target) -> Figure:
    """Give a target's value as a figure, for holding others against it."""
    return Figure(target.text, target.value or 0.0, target.unit, FigureKind.PLAIN, "", 0, 0)
