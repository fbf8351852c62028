"""What stands in a cell to say that nothing stands there: /, —, 无."""

import re

_NOTHING = re.compile(r"[\s/／\\\-–—−－…·]{1,8}|[（(]?(?:暂)?无[）)]?")


def says_nothing(words: str) -> bool:
    """Say whether words only fill their place, in a list of names or under a time limit."""
    return bool(_NOTHING.fullmatch(words.strip(" \t\u3000\n。.")))
