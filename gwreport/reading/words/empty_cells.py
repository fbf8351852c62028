"""What stands in a cell to say that nothing stands there: /, —, 无."""

import re

# The dashes that keyboards and converters write, as they stand in a pattern's class.
DASHES = r"\-－‐‑‒–—―−─"
_NOTHING = re.compile(rf"[\s/／\\{DASHES}…·]{{1,8}}|[（(]?(?:暂)?无[）)]?")


def says_nothing(words: str) -> bool:
    """Say whether words only fill their place, in a list of names or under a time limit."""
    return bool(_NOTHING.fullmatch(words.strip(" \t\u3000\n。.")))
