"""The levels of supervision (督办) as the office writes them, and what they mean.

One level a part, parted by ；: its name, its light, and from when it holds, as
“督办=橙色：连续2期” or “约谈建议=红色：连续3期或停滞”.
"""

import re
import unicodedata
from collections.abc import Iterable

from gwreport.domain.year.supervision import SHIPPED, Level
from gwreport.settings.declared import Option, Settings
from gwreport.wording.supervision import COLOURS, read_colour, read_run

_BETWEEN = re.compile("[;\n]+")
_PART = re.compile("(?P<name>[^=:]{1,12})=(?P<colour>[^=:]{1,4}):(?P<when>[^=:]{1,40})")
_WHENS = re.compile("[、,或]+")
_STALLED = re.compile("停滞(?:暂缓)?")


def written_levels(levels: Iterable[Level]) -> str:
    """Write levels as the office writes them; `read_levels` reads them again."""
    return "；".join(map(_written, levels))


def _written(level: Level) -> str:
    whens = [f"连续{level.run}期"] * bool(level.run) + ["停滞"] * level.stalled
    return f"{level.name}={COLOURS[level.colour]}：{'或'.join(whens)}"


LEVELS = Option(
    "supervision_levels",
    written_levels(SHIPPED),
    "督办分几级、亮什么灯、什么情况下用，从轻到重用；隔开，每级写成“名称=颜色：连续几期”，"
    "停滞暂缓的另加“或停滞”；颜色有蓝色、黄色、橙色、红色",
)
ALL = (LEVELS,)


class MisreadLevelError(ValueError):
    """A part of the levels that says no level; `part` are its words."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def levels_of(settings: Settings) -> tuple[Level, ...]:
    """Give the office's levels, the least first."""
    return read_levels(settings.text(LEVELS))


def read_levels(written: str) -> tuple[Level, ...]:
    """Read levels; raises MisreadLevelError for a part that says none, or one that is there twice."""
    parts = (one.strip() for one in _BETWEEN.split(unicodedata.normalize("NFKC", written)))
    levels: list[Level] = []
    for part in filter(None, parts):
        level = _read(part)
        if level is None or level.name in {one.name for one in levels}:
            raise MisreadLevelError(part)
        levels.append(level)
    if not levels:
        raise MisreadLevelError(written)
    return tuple(levels)


def _read(part: str) -> Level | None:
    found = _PART.fullmatch("".join(part.split()))
    colour = read_colour(found["colour"]) if found else None
    if found is None or colour is None:
        return None
    run, stalled = 0, False
    for when in _WHENS.split(found["when"]):
        of_run = read_run(when)
        if of_run is not None:
            run = of_run
        elif _STALLED.fullmatch(when):
            stalled = True
        else:
            return None
    return Level(found["name"], colour, run, stalled)
