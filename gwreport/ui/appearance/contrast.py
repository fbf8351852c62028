"""How well words can be read on their ground: the contrast of WCAG 2.1, and colours that have enough of it."""

from collections.abc import Sequence
from functools import lru_cache

# AA for words of usual size.
ENOUGH = 4.5
_STEPS = 20


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours (#RRGGBB), from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=512)
def readable(colour: str, grounds: tuple[str, ...], words: str) -> str:
    """Give a colour as near to `colour` as can be read on each ground; `words` is that of plain words.

    A colour that fills an area well is often too pale to write with.
    """
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, words, step / _STEPS)
        if all(contrast(mixed, ground) >= ENOUGH for ground in grounds):
            return mixed
    return words


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value / 255) for value in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _parts(colour: str) -> Sequence[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
