"""Runs of a page's characters as they were drawn, and those that lie over each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from gwreport.officefiles.pdf.budget import current

# The share of the smaller character that another one covers; of the same look, lines may be tight.
_COVERED, _COVERED_ALIKE = 0.35, 0.6
# The font, the size and the colour of characters.
Look = tuple[str, float, str]


@dataclass(slots=True)
class Run:
    """Characters of one look, drawn one behind the other on one line.

    `text` are its words as drawn, `key` those without blanks.
    """

    look: Look
    size: float
    chars: list[Any] = field(default_factory=list[Any])
    text: str = ""
    key: str = ""


def runs_of(chars: Iterable[Any]) -> list[Run]:
    """Put characters together that were drawn one behind the other."""
    runs: list[Run] = []
    before: Any = None
    for char in chars:
        size = char["size"] if char["size"] > 0.1 else 0.1
        if before is not None and _follows(before, char, size):
            runs[-1].chars.append(char)
        else:
            look = (str(char["fontname"]), round(size, 1), str(char.get("non_stroking_color")))
            runs.append(Run(look, size, [char]))
        before = char
    for run in runs:
        run.text = "".join([char["text"] for char in run.chars])
        run.key = "".join(run.text.split())
    return [run for run in runs if run.key]


def _follows(before: Any, char: Any, size: float) -> bool:
    gap = char["x0"] - before["x1"]
    return (
        -0.5 * size <= gap < 1.5 * size
        and abs(char["top"] - before["top"]) < 0.3 * size
        and char["fontname"] == before["fontname"]
        and abs(char["size"] - before["size"]) < 0.05
        and char.get("non_stroking_color") == before.get("non_stroking_color")
    )


def overlapping(runs: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    """Give each two runs of which a character lies over one of the other, once."""
    standing: list[tuple[Run, _Box]] = []
    for run, box in sorted(((run, _box(run)) for run in runs), key=lambda one: one[1][1]):
        x0, top, x1, _ = box
        standing = [one for one in standing if one[1][3] > top]
        current().take("steps", 1 + len(standing))
        for other, (other_x0, _, other_x1, _) in standing:
            if other_x0 >= x1 or other_x1 <= x0:
                continue
            current().take("steps", 1 + len(other.chars) * len(run.chars))
            if _any_over(other, run):
                yield other, run
        standing.append((run, box))


_Box = tuple[float, float, float, float]


def _box(run: Run) -> _Box:
    return (
        min([char["x0"] for char in run.chars]),
        min([char["top"] for char in run.chars]),
        max([char["x1"] for char in run.chars]),
        max([char["bottom"] for char in run.chars]),
    )


def _any_over(one: Run, two: Run) -> bool:
    least = _COVERED_ALIKE if one.look == two.look else _COVERED
    return any(
        _lie_over(first, second, least)
        for first in one.chars
        if first["text"].strip()
        for second in two.chars
        if second["text"].strip()
    )


def _lie_over(one: Any, two: Any, least: float) -> bool:
    width = min(one["x1"], two["x1"]) - max(one["x0"], two["x0"])
    if width <= 0:
        return False
    height = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
    area = min(_area(one), _area(two))
    return height > 0 and area > 0 and width * height > least * area


def _area(char: Any) -> float:
    return (char["x1"] - char["x0"]) * (char["bottom"] - char["top"])
