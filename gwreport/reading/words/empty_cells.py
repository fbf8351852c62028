"""What stands in a cell to say that nothing stands there: /, —, 无."""

import re
from functools import lru_cache

# The dashes that keyboards and converters write, as they stand in a pattern's class.
DASHES = r"\-－‐‑‒–—―−─"
_NOTHING = re.compile(rf"[\s/／\\{DASHES}…·]{{1,8}}|[（(]?(?:暂)?无[）)]?")


# What says that the same stands here as in the row above.
_DITTO = re.compile(r"[（(]?(?:同上|同前|同上[行项栏])[）)]?|[〃″\"”“]{1,2}|[,，]{2}")


@lru_cache(maxsize=2048)  # the same few cells stand in row after row
def is_ditto(words: str) -> bool:
    """Say whether words stand for those of the row above: 同上, 〃."""
    return bool(_DITTO.fullmatch(words.strip(" \t\u3000\n。")))


@lru_cache(maxsize=2048)
def says_nothing(words: str) -> bool:
    """Say whether words only fill their place, in a list of names or under a time limit."""
    return bool(_NOTHING.fullmatch(words.strip(" \t\u3000\n。.")))
