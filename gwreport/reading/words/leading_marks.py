"""Lists of units in which some are marked as those that lead or help: “甲局（牵头）、乙局”, “★甲局、乙局”."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from gwreport.reading.words.role_marks import with_usual_marks
from gwreport.reading.words.unit_names import LONGEST_LIST, read_units

# “甲局、乙局（共同牵头），丙局”: the bracket holds for all names before it in its clause.
_TOGETHER = re.compile(
    r"(?<![^，,；;\n（()）])(?P<names>[^，,；;\n（()）]{2,}+)[（(](?:共同|联合|并列|双)牵头(?:单位|部门)?[)）]"
)
_LEADS = re.compile(r"[（(](?:总?牵头|牵头单位|牵头部门|总牵头单位|主办|主办单位|主责)[)）]")
_HELPS = re.compile(r"[（(](?:协办|配合|会办|协同|协助|协作|参与|参加)(?:单位|部门)?[)）]")
# “注：★为牵头单位” — and the star before a name.
_SIGNS = "★☆●▲△▼◆◇■※＊*"
_NAMES = re.compile("[、，,;；\\n\\s]")
_SIGNED = re.compile(f"^[{_SIGNS}]++|(?<![{_SIGNS}])[{_SIGNS}]++$")


@dataclass(frozen=True, slots=True)
class MarkedList:
    """The names of a list, those that its marks say to lead and the others."""

    leads: tuple[str, ...]
    others: tuple[str, ...]


@lru_cache(maxsize=2048)  # the same few cells stand in row after row
def has_marks(words: str) -> bool:
    """Say whether some names of a list are marked as those that lead or help, and not all by one bracket."""
    if len(words) > LONGEST_LIST:
        return False
    words = with_usual_marks(words)
    return bool(_LEADS.search(words) or _TOGETHER.search(words) or _HELPS.search(words)) or any(
        _SIGNED.search(name) for name in _NAMES.split(words) if name
    )


def read_marked(words: str, known: Counter[str]) -> MarkedList:
    """Part a list in which the units that lead are marked; `known` are the names of the document."""
    words = _with_each_marked(with_usual_marks(words))
    if any(map(_SIGNED.search, _NAMES.split(words))):
        # A sign ends a name as surely as a separator does.
        words = "、".join(filter(None, _NAMES.split(words)))
    names = read_units(words, known).names
    helping = [name for name in names if _HELPS.search(name)]
    leading = [name for name in names if _is_marked(name)]
    if not leading:
        # 甲局、乙局（协办）: who is not said to help leads.
        leading = [name for name in names if name not in helping]
    leads = tuple(map(_unmarked, leading))
    return MarkedList(leads, tuple(map(_unmarked, (one for one in names if one not in leading))))


def _is_marked(name: str) -> bool:
    return bool(_LEADS.search(name) or _SIGNED.search(name))


def _with_each_marked(words: str) -> str:
    """Mark each of those who lead together."""
    return _TOGETHER.sub(
        lambda found: "、".join(f"{one}（牵头）" for one in _NAMES.split(found["names"]) if one),
        words,
    )


def _unmarked(name: str) -> str:
    return _SIGNED.sub("", _HELPS.sub("", _LEADS.sub("", name)))
