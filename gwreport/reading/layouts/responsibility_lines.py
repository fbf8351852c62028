"""Lines that say who answers for a task: “牵头单位：甲局、乙局；责任单位：丙局等。”"""

import re
from dataclasses import dataclass, field

from gwreport.reading.words.divisions import are_bodies, are_units, read_division, without_due
from gwreport.reading.words.headings import UNIT_ROLES, Role, colon_role

# The words before a colon, at the start or behind the end of a sentence or an opening bracket.
_LABEL = re.compile(
    r"(?:^|(?<=[。；;，,\s（(【\[〔﹝「—-]))(?P<words>[^：:。；;，,、\s（(【\[〔﹝「—-]{2,8}(?:[（(][^）)]{1,4}[)）][^：:]{0,4})?)\s*+[：:]"
)
_AFTER_BRACKET = re.compile(r"(?<!\s)\s*+[。；;.]?\s*+$")
_OPENING, _CLOSING, _ROUND = "（(【[〔﹝「", "）)】]〕﹞」", "（()）"
_DASHES = "—-–"


_UNITS = frozenset({Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE})


@dataclass(slots=True)
class Responsibility:
    """What stands before such a line in its paragraph and behind it, and the words behind each label."""

    before: str = ""
    after: str = ""
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
    read.before = read.before.rstrip(_DASHES).rstrip("，,")
    words_of: dict[Role, list[str]] = {}
    for position, (found, role) in enumerate(labels):
        is_last = position + 1 == len(labels)
        end = len(text) if is_last else labels[position + 1][0].start()
        words = text[found.end() : end].strip()
        if is_last and bracketed:
            words = _without_closing(words.rstrip("。"))
        words, read.after = _without_prose(role, words)
        words = words.rstrip("。；;，, \t")
        named = {role: words}
        if role in _UNITS:
            words, due = without_due(words)
            named = {role: words} | ({Role.DUE: due} if due else {})
        if role is Role.DIVISION:
            named = read_division(words) or {Role.RESPONSIBLE: words}
        for one, said in named.items():
            words_of.setdefault(one, []).append(said)
    read.words = {role: "、".join(said) for role, said in words_of.items()}
    return read


def _without_prose(role: Role, words: str) -> tuple[str, str]:
    """Part units from a sentence that follows them: “牵头部门：甲局。建设进度相对较慢。”"""
    units, stop, rest = words.partition("。")
    if role not in _UNITS or not rest.strip() or not are_units(units) or are_bodies(rest):
        return words, ""
    return units + stop, rest.strip()


def _bracketed_division(text: str) -> Responsibility | None:
    """Read “…（甲局牵头，乙局配合）” at the end of a paragraph."""
    end = _AFTER_BRACKET.search(text)
    text = text[: end.start()] if end else text
    start = _start_of_last_bracket(text)
    words = read_division(text[start + 1 : -1]) if start is not None else None
    return Responsibility(text[:start].rstrip(), words=words) if words else None


def _start_of_last_bracket(text: str) -> int | None:
    """Say where the bracket begins that ends a text, with at most one more level inside.

    It is looked for from its end: what stands before is not tried for each bracket in it.
    """
    if not text.endswith(tuple(_CLOSING)):
        return None
    is_inside = False
    for place in range(len(text) - 2, -1, -1):
        mark = text[place]
        if mark in _OPENING and not is_inside:
            return place
        if mark in (_OPENING if is_inside else _CLOSING):
            if mark not in _ROUND:
                return None
            is_inside = not is_inside
        elif mark in _OPENING or mark in _CLOSING:
            return None
    return None


def _without_closing(words: str) -> str:
    # The last bracket closes the one before the first label, unless the names close it themselves.
    opened = sum(words.count(mark) for mark in _OPENING)
    closed = sum(words.count(mark) for mark in _CLOSING)
    return words[:-1] if closed > opened and words.endswith(tuple(_CLOSING)) else words
