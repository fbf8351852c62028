"""How texts are quoted in a line: without line breaks, of a long one or of many the beginning."""

from collections.abc import Iterable
from itertools import islice


def in_one_line(text: str) -> str:
    """Give the text with every run of white space as one blank."""
    return " ".join(text.split())


def beginning(text: str, length: int, mark: str = "…") -> str:
    """Give a text's first `length` characters and the mark, or the whole of a text not longer."""
    return text if len(text) <= length else text[:length] + mark


def listed(names: Iterable[str], most: int) -> str:
    """Join the first names with 、, and put 等 behind them where there are more."""
    rest = iter(names)
    shown = "、".join(islice(rest, most))
    return shown if next(rest, None) is None else shown + "等"
