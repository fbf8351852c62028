"""Which of the plan's further columns (其他栏目) the unit workbook repeats, as the setting has it."""

import re
from collections.abc import Iterable

from gwreport.domain.texts.look_alikes import compared
from gwreport.settings.declared import PLAN_COLUMNS

EVERY = "全部"
_BETWEEN = re.compile("[、，,；;\\n]+")
_SIGN = "、"


def chosen_headings(written: str, headings: Iterable[str]) -> tuple[str, ...]:
    """Give those of the plan's headings that are written in the setting, in the plan's order.

    A heading may hold the very signs that part the headings.
    """
    if written.strip() == EVERY:
        return tuple(headings)
    line = _line(written)
    return tuple(one for one in headings if _line(one) in line)


def strange_headings(written: str, headings: Iterable[str]) -> tuple[str, ...]:
    """Give what is written in the setting and is no heading of the plan."""
    if written.strip() == EVERY:
        return ()
    line = _line(written)
    for one in sorted(map(_line, headings), key=len, reverse=True):
        # What stands beside it keeps its sign.
        line = line.replace(one, _SIGN)
    left = {part for part in line.split(_SIGN) if part}
    return tuple(part for part in _BETWEEN.split(written) if compared(part) in left and part)


def is_heading_option(key: str) -> bool:
    """Say whether an option names headings of the plan."""
    return key == PLAN_COLUMNS.key


def with_heading(written: str, heading: str, *, wanted: bool, headings: Iterable[str]) -> str:
    """Write the setting with one heading more or less; `headings` are all of the plan."""
    every = tuple(headings)
    chosen = set(chosen_headings(written, every))
    chosen = chosen | {heading} if wanted else chosen - {heading}
    return _SIGN.join([*(one for one in every if one in chosen), *strange_headings(written, every)])


def _line(words: str) -> str:
    parts = (compared(part) for part in _BETWEEN.split(words))
    return f"{_SIGN}{_SIGN.join(part for part in parts if part)}{_SIGN}"
