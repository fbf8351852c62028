"""Numbers spoken as a sentence's beginning, each before a task of its own: 一是…（甲局牵头） 二是…（乙局牵头）."""

import re
from collections.abc import Iterator, Sequence

from gwreport.domain.texts.numerals import read_numeral
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.item_numbers import BRACKETED, Numbered

_SPOKEN = re.compile("(?P<number>[一二三四五六七八九十]{1,3})(?:是|要)[，,：:]?")
_FEWEST = 2


def with_spoken_numbers(texts: Sequence[str], numbers: Sequence[Numbered]) -> list[Numbered]:
    """Give the numbers of lines with those that are spoken, where most lines of a run name who answers.

    Of a run whose lines name nobody (points within one task) nothing is a number.
    """
    read = list(numbers)
    for run in _runs(texts, numbers):
        answered = sum(_names_units(texts[place]) for place in run)
        if len(run) < _FEWEST or 2 * answered <= len(run):
            continue
        for count, place in enumerate(run, start=1):
            found = _SPOKEN.match(texts[place])
            assert found is not None
            read[place] = Numbered(str(count), texts[place][found.end() :], BRACKETED)
    return read


def without_spoken(pieces: Sequence[str]) -> list[str]:
    """Give the tasks of one paragraph without the numbers that all of them are counted by: 一是…（甲局）二是…（乙局）."""
    found = [_SPOKEN.match(piece) for piece in pieces]
    counts = [read_numeral(one["number"]) if one else None for one in found]
    if len(pieces) < _FEWEST or counts != list(range(1, len(pieces) + 1)):
        return list(pieces)
    return [piece[one.end() :] for piece, one in zip(pieces, found, strict=True) if one]


def _runs(texts: Sequence[str], numbers: Sequence[Numbered]) -> Iterator[list[int]]:
    """Give the places of lines that count on from one: 一是, 二是, …"""
    run: list[int] = []
    for place, (text, numbered) in enumerate(zip(texts, numbers, strict=True)):
        found = None if numbered.number else _SPOKEN.match(text)
        number = read_numeral(found["number"]) if found else None
        if number == 1 or number != len(run) + 1:
            if number is None:
                continue
            yield run
            run = [place] if number == 1 else []
        else:
            run.append(place)
    yield run


def _names_units(text: str) -> bool:
    read = read_responsibility(text)
    return read is not None and read.names_units
