"""Choices of a form with a box at each, of which some are ticked: “☑已完成 □未完成”, “已完成[x] 未完成[ ]”."""

import re
from dataclasses import dataclass

# What can be nothing but a tick, and what is one only where every other box is empty.
_TICKS, _CROSSES, _EMPTY = "√✓✔☑■●◉▣⦿", "×✗✘☒⊠", "□☐○◯◻◇"
_BOX = re.compile(
    rf"[（(\[【]\s{{0,3}}(?:[{_TICKS}{_CROSSES}{_EMPTY}xX]\s{{0,3}})?[)）\]】]|[{_TICKS}{_CROSSES}{_EMPTY}]"
)
_BETWEEN = re.compile("[\\s、，,；;/／|。]+")
_OPTION = re.compile("[\\w（）()\u4e00-\u9fff%％、-]{1,16}")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Ticked:
    """The words of a cell of choices that are ticked, in order; none where no box is, or where it is in doubt."""

    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """Give them as one text."""
        return "、".join(self.words)


def ticked_boxes(cell: str) -> Ticked | None:
    """Read a cell that is nothing but choices with a box before or behind each; None for any other."""
    if len(cell) > _LONGEST or not (boxes := list(_BOX.finditer(cell))):
        return None
    between = [
        _BETWEEN.sub("", cell[start:stop])
        for start, stop in zip(
            [0, *(one.end() for one in boxes)],
            [*(one.start() for one in boxes), len(cell)],
            strict=True,
        )
    ]
    first, *rest = between
    behind, before = rest, [first, *rest[:-1]]
    if not first and all(map(_OPTION.fullmatch, behind)):
        words = behind
    elif not rest[-1] and all(map(_OPTION.fullmatch, before)):
        words = before
    else:
        return None
    signs = [one[0].strip("（([【】]）) \t\n") for one in boxes]
    if not any(signs) or (len(signs) == 1 and signs[0] in _EMPTY):
        return Ticked(())
    if len(signs) == 1 and signs[0] in _CROSSES:
        return None
    has_ticks = any(sign and sign in _TICKS for sign in signs)
    is_ticked = [
        bool(sign) and (sign in _TICKS or (not has_ticks and sign in f"{_CROSSES}xX"))
        for sign in signs
    ]
    return Ticked(tuple(word for word, ticked in zip(words, is_ticked, strict=True) if ticked))


def as_ticked(cell: str) -> str:
    """Give of a cell of choices what is ticked; any other cell, and one where nothing is, as it is."""
    ticked = ticked_boxes(cell)
    return ticked.text if ticked and ticked.words else cell
