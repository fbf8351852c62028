"""Lines without a number that name the units of all items below them, to the next such line: 牵头单位：甲局 over 1. 2. 3."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from gwreport.reading.layouts.outline import heading_in
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import Numbered

_FEWEST_BELOW = 2
_LEADING = {Role.LEAD, Role.RESPONSIBLE}


@dataclass(frozen=True, slots=True)
class UnitLines:
    """Who answers, by role, and the places of the lines that say it, which follow each other."""

    words: Mapping[Role, str]
    lines: tuple[int, ...]


def unit_lines(texts: Sequence[str], numbers: Sequence[Numbered]) -> dict[int, UnitLines]:
    """Find these lines, by the place of the first of those that follow each other.

    None are found where one stands behind the last item, or the first not before the first item: then each is of the
    item above it. Where all of them stand right below headings they are of these sections, and none either.
    """
    places = [place for place, text in enumerate(texts) if text]
    said = {place: own for place in places if (own := _alone(texts[place], numbers[place]))}
    items = [place for place in places if numbers[place].number and not heading_in(texts[place])]
    if len(items) < _FEWEST_BELOW or not said or min(said) > items[0] or max(said) > items[-1]:
        return {}
    found: dict[int, UnitLines] = {}
    are_headed = True
    for at, place in enumerate(places):
        if place not in said or (at and places[at - 1] in said):
            continue
        lines = tuple(takewhile(said.__contains__, places[at:]))
        below = places[at + len(lines)] if at + len(lines) < len(places) else None
        words = dict[Role, str]()
        for line in lines:
            for role, names in said[line].items():
                words[role] = "、".join(filter(None, (words.get(role, ""), names)))
        if below not in items or not _LEADING & set(words):
            return {}
        are_headed &= at > 0 and heading_in(texts[places[at - 1]]) is not None
        found[place] = UnitLines(words, lines)
    return {} if are_headed else found


def _alone(text: str, numbered: Numbered) -> Mapping[Role, str]:
    """Give who answers where a line says nothing else; nothing for any other line."""
    if numbered.number or heading_in(text):
        return {}
    read = read_responsibility(text)
    if read is None or read.before or read.after or read.prose or read.aside or read.note:
        return {}
    return read.words
