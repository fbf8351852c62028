"""Case 89: no pattern over what others wrote is slow, whatever they wrote."""

import re
import time
from collections import deque
from typing import Any

import pytest

from tests.patterns import Used, all_patterns, attacks, may_explode

# Characters of an attack, and CPU seconds that a linear pattern needs a tenth of at most; the first
# lengths find out what would take for ever.
_FIRST = (20, 25, 30, 35, 40, 45, 50, 60, 80, 120, 300)
_LENGTHS = (*((length, 0.02) for length in _FIRST), (900, 0.03), (3_000, 0.05), (12_000, 0.06))
# Four times the text may take so many times as long, where it takes any time at all.
_GROWTH, _NOTHING = 7.0, 0.006
# What takes less for a quarter of the longest text takes no time at all for the whole of it, though
# it took sixteen times as long: steps that grow faster than the square are more than this by then.
_NO_NEED = _NOTHING / 16
_TRIES = 3
# No neighbour on the machine makes a linear pattern take this long.
_BEYOND_DOUBT = 0.6

# Patterns that see no longer text than this, and why: their module, and how they begin.
BOUNDED: dict[tuple[str, str], tuple[int, str]] = {
    ("gwreport.cli.parser", ""): (400, "the beginning of argparse's message"),
    ("gwreport.ledger.storage.server.refusals", ""): (1_000, "what a server says of a connection"),
    ("gwreport.domain.texts.figures._OF_TARGET", ""): (60, "the words of a clause before a figure"),
    ("gwreport.domain.texts.figures._OF_WORK", ""): (60, "the words of a clause before a figure"),
    ("gwreport.domain.texts.figures._SHARE", ""): (60, "the words of a clause before a figure"),
    ("gwreport.officefiles.shown.number_format_grammar", ""): (1_000, "a number format"),
    ("gwreport.reading.words.headings._ANY_ROLE", ""): (24, "a heading"),
    ("gwreport.reading.words.headings._COMPILED", ""): (24, "a heading"),
    ("gwreport.reading.layouts.notice._TITLE_END", ""): (50, "a title"),
    ("gwreport.workbooks.writing.prototype", ""): (300, "workbooks that we wrote ourselves"),
}


def _seconds(used: Used, text: str) -> float:
    pattern = used.pattern
    given: Any = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    best = 1e9
    for _ in range(2):
        started = time.thread_time()
        for method in used.methods or {"finditer"}:
            if method in ("match", "fullmatch"):
                getattr(pattern, method)(given)
            else:
                deque(pattern.finditer(given), maxlen=0)
        best = min(best, time.thread_time() - started)
        if best < _NOTHING or best > _BEYOND_DOUBT:
            break
    return best


def slow_text(used: Used, longest: int = 12_000) -> tuple[str, str, str] | None:
    """Give the attack that a pattern is slow on, None when it is slow on none."""
    lengths = _LENGTHS if may_explode(used.pattern) else _LENGTHS[len(_FIRST) :]
    for before, unit, end in attacks(used.pattern):
        last = 0.0
        for length, limit in lengths:
            length = min(length, longest)
            text = before + unit * (length // len(unit) + 1) + end
            seconds = _seconds(used, text)
            grows = length == 12_000 and seconds > max(_NOTHING, _GROWTH * max(last, 1e-4))
            if seconds > limit or grows:
                return before, unit, end
            if length == longest or (length == 3_000 and seconds < _NO_NEED):
                break
            last = seconds
    return None


def _always_slow(used: Used) -> tuple[str, str, str] | None:
    # A neighbour on the machine may slow down one measurement, hardly the same pattern's every one.
    longest, told = _bound(used), None
    for _ in range(_TRIES):
        told = slow_text(used, longest)
        if told is None:
            return None
    return told


def _bound(used: Used) -> int:
    for (module, start), (longest, _) in BOUNDED.items():
        if used.where.startswith(module) and used.pattern.pattern.startswith(start):
            return longest
    return 12_000


@pytest.mark.long
def test_89_every_pattern_of_the_package_is_linear() -> None:
    patterns, unknown = all_patterns()
    assert len(patterns) > 300
    # A pattern that is put together inside a function cannot be looked at here.
    assert unknown == []
    slow = {used.where: (used.pattern.pattern, _always_slow(used)) for used in patterns}
    assert {where: told for where, told in slow.items() if told[1]} == {}


def test_89_patterns_that_see_short_texts_only_are_there() -> None:
    patterns, _ = all_patterns()
    for module, start in BOUNDED:
        assert any(
            used.where.startswith(module) and used.pattern.pattern.startswith(start)
            for used in patterns
        ), (module, start)


@pytest.mark.parametrize(
    "words", [r"(?:a+)+b", r"\s*x", r"(?:甲|甲乙?)*丙", r"<a[^>]*b>", r"\d+\d+元", r"（[^）]*）"]
)
def test_89_a_slow_pattern_is_found(words: str) -> None:
    assert slow_text(Used(re.compile(words), "here"))


@pytest.mark.parametrize("words", [r"(a+)+b", r"(?:a|ab?)*c", r"(?=(?:a|a)*b)", r"(?>(x?y?)*)"])
def test_89_what_may_double_with_each_character_is_known(words: str) -> None:
    assert may_explode(re.compile(words))


@pytest.mark.parametrize("words", [r"\s*x", r"(?:a|b)c+", r"\d+\d+元", r"(?:ab){2,}"])
def test_89_what_cannot_is_known_too(words: str) -> None:
    assert not may_explode(re.compile(words))


@pytest.mark.parametrize("words", [r"(?<!\s)\s*+x", r"<a[^<>]*+>", r"[甲乙]+", r"（[^（）]*）"])
def test_89_a_linear_pattern_is_not_called_slow(words: str) -> None:
    assert slow_text(Used(re.compile(words), "here")) is None
