"""Lines that say who answers for a task: “牵头单位：甲局、乙局；责任单位：丙局等。”"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from gwreport.reading.division_words import read_division
from gwreport.reading.header_words import UNIT_ROLES, Role, colon_role

# The words before a colon, at the start or behind the end of a sentence or an opening bracket.
_LABEL = re.compile(
    r"(?:^|(?<=[。；;，,\s（(【\[]))\s*(?P<words>[^：:。；;，,、\s（(【\[]{2,8}(?:[（(][^）)]{1,4}[)）][^：:]{0,4})?)\s*[：:]"
)
# The last bracket of a paragraph, with at most one more level inside.
_LAST_BRACKET = re.compile(
    r"[（(【\[](?P<inside>(?:[^（()）【】\[\]]|[（(][^（()）]*[)）])+)[)）】\]]\s*[。；;.]?\s*$"
)
_OPENING, _CLOSING = "（(【[", "）)】]"


@dataclass(slots=True)
class Responsibility:
    """What stands before such a line in its paragraph, and the words behind each label."""

    before: str = ""
    words: dict[Role, str] = field(default_factory=dict[Role, str])

    @property
    def names_units(self) -> bool:
        """Whether it says who answers, and not only until when or whom to call."""
        return bool(UNIT_ROLES & set(self.words))


def read_responsibility(text: str) -> Responsibility | None:
    """Read the labels in a paragraph and what stands behind each; None when it has none."""
    labels = [
        (found, role) for found in _LABEL.finditer(text) if (role := colon_role(found["words"]))
    ]
    if not labels:
        return _bracketed_division(text)
    read = Responsibility(text[: labels[0][0].start()].rstrip())
    bracketed = read.before.endswith(tuple(_OPENING))
    if bracketed:
        read.before = read.before[:-1].rstrip()
    for position, (found, role) in enumerate(labels):
        is_last = position + 1 == len(labels)
        end = len(text) if is_last else labels[position + 1][0].start()
        words = text[found.end() : end].strip()
        if is_last and bracketed:
            words = _without_closing(words.rstrip("。"))
        words = words.rstrip("。；;，, \t")
        if role is Role.DIVISION:
            _merge(read.words, read_division(words) or {Role.RESPONSIBLE: words})
            continue
        read.words[role] = f"{read.words[role]}、{words}" if role in read.words else words
    return read


def _merge(standing: dict[Role, str], more: Mapping[Role, str]) -> None:
    for role, words in more.items():
        standing[role] = f"{standing[role]}、{words}" if role in standing else words


def _bracketed_division(text: str) -> Responsibility | None:
    """Read “…（甲局牵头，乙局配合）” at the end of a paragraph."""
    found = _LAST_BRACKET.search(text)
    words = read_division(found["inside"]) if found else None
    return Responsibility(text[: found.start()].rstrip(), words) if found and words else None


def _without_closing(words: str) -> str:
    # The last bracket closes the one before the first label, unless the names close it themselves.
    opened = sum(words.count(mark) for mark in _OPENING)
    closed = sum(words.count(mark) for mark in _CLOSING)
    return words[:-1] if closed > opened and words.endswith(tuple(_CLOSING)) else words
