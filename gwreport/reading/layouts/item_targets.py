"""The targets in the words of a plan's items, as far as they are words of an item."""

import re

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.plan.node_words import targets_of_the_year
from gwreport.domain.plan.target import Comparator, Target, TargetKind
from gwreport.domain.texts.figures import LONGEST_NUMBER
from gwreport.reading.drafts import Draft

# Characters of an item; what is longer is a report or a whole document in one cell.
LONGEST_ITEM = 20_000
# Targets of all items together; a plan of a city has some hundred.
_MOST_TARGETS = 20_000
_LONG_NUMBER = re.compile(rf"\d\d{{{LONGEST_NUMBER}}}\d*+")

# A figure alone under 目标值, without the unit that its name may stand for (新增学位 | 900).
_BARE = re.compile(r"(?P<mark>[≥≤><＞＜]?)\s*(?P<value>\d{1,12}(?:,\d{3}){0,3}(?:\.\d{1,6})?)")
_COMPARATORS = {
    "": Comparator.EQUAL,
    "≥": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    ">": Comparator.MORE,
    "＞": Comparator.MORE,
    "<": Comparator.LESS,
    "＜": Comparator.LESS,
}


def _bare_targets(aim: str) -> tuple[Target, ...]:
    """Give the target that a figure alone under 目标值 is; none for other words."""
    found = _BARE.fullmatch(aim)
    if found is None:
        return ()
    value = float(found["value"].replace(",", ""))
    return (Target(aim, _COMPARATORS[found["mark"]], value, "", TargetKind.LEVEL),)


class TargetReader:
    """Reads the targets of one item after the other, and tells of what it does not read."""

    def __init__(self) -> None:
        self._left = _MOST_TARGETS

    def read(self, draft: Draft, text: str) -> tuple[Target, ...]:
        """Read the targets in the words of an item; what is not read of them is noted at its draft."""
        number = _LONG_NUMBER.search(text)
        if number:
            draft.note(
                DocumentCode.DIGITS_AS_TEXT,
                number=draft.number,
                digits=number[0],
                count=len(number[0]),
            )
        if len(text) > LONGEST_ITEM:
            count = str(len(text))
            draft.note(DocumentCode.ITEM_TOO_LONG, number=draft.number, text=text, count=count)
            return ()
        if self._left <= 0:
            return ()
        targets = targets_of_the_year(text) or _bare_targets(draft.aim)
        self._left -= len(targets)
        if self._left <= 0:
            limit = str(_MOST_TARGETS)
            draft.note(DocumentCode.TARGETS_LEFT_OUT, number=draft.number, limit=limit)
        return targets
