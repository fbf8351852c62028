"""Runs of a page's characters as they were drawn, and those that lie over each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from gwreport.officefiles.pdf_budget import current

_TILE = 16.0
# The share of the smaller character that another one covers; of the same look, lines may be tight.
_COVERED, _COVERED_ALIKE = 0.35, 0.6
_MOST_IN_TILE = 60


Look = tuple[str, float, str]


@dataclass(slots=True)
class Run:
    """Characters of one look, drawn one behind the other on one line."""

    look: Look
    size: float
    chars: list[Any] = field(default_factory=list[Any])

    @property
    def text(self) -> str:
        """Its words as drawn."""
        return "".join(char["text"] for char in self.chars)

    @property
    def key(self) -> str:
        """Its words without blanks."""
        return "".join(self.text.split())


def runs_of(chars: Iterable[Any]) -> list[Run]:
    """Put characters together that were drawn one behind the other."""
    runs: list[Run] = []
    for char in chars:
        size = max(float(char["size"]), 0.1)
        look = (str(char["fontname"]), round(size, 1), str(char.get("non_stroking_color")))
        last = runs[-1] if runs else None
        if last is not None and last.look == look and _follows(last.chars[-1], char, size):
            last.chars.append(char)
        else:
            runs.append(Run(look, size, [char]))
    return [run for run in runs if run.key]


def _follows(before: Any, char: Any, size: float) -> bool:
    gap = char["x0"] - before["x1"]
    return abs(char["top"] - before["top"]) < 0.3 * size and -0.5 * size <= gap < 1.5 * size


def overlapping(runs: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    """Give each two runs of which a character lies over one of the other, once."""
    tiles: dict[tuple[int, int], list[tuple[int, Any]]] = {}
    told: set[tuple[int, int]] = set()
    for number, run in enumerate(runs):
        for char in run.chars:
            if not char["text"].strip():
                continue
            places = _tiles(char)
            for place in places:
                there = tiles.get(place, ())[:_MOST_IN_TILE]
                current().take("steps", 1 + len(there))
                for other, one in there:
                    pair = (other, number)
                    if (
                        other != number
                        and pair not in told
                        and _lie_over(runs[other], run, one, char)
                    ):
                        told.add(pair)
                        yield runs[other], run
            for place in places:
                tiles.setdefault(place, []).append((number, char))


def _tiles(char: Any) -> list[tuple[int, int]]:
    columns = range(int(char["x0"] // _TILE), int(char["x1"] // _TILE) + 1)
    rows = range(int(char["top"] // _TILE), int(char["bottom"] // _TILE) + 1)
    return [(column, row) for column in columns[:40] for row in rows[:40]]


def _lie_over(first: Run, second: Run, one: Any, two: Any) -> bool:
    width = min(one["x1"], two["x1"]) - max(one["x0"], two["x0"])
    height = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
    if width <= 0 or height <= 0:
        return False
    area = min(_area(one), _area(two))
    share = _COVERED_ALIKE if first.look == second.look else _COVERED
    return area > 0 and width * height > share * area


def _area(char: Any) -> float:
    return (char["x1"] - char["x0"]) * (char["bottom"] - char["top"])
