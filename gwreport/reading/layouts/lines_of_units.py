"""Where a line of units ends that was broken over several lines."""

import re
from collections import Counter
from collections.abc import Iterable

from gwreport.domain.plan.plan import HeadedCell
from gwreport.reading.layouts.line_joining import GrowingText, ends_sentence
from gwreport.reading.layouts.outline import names_part
from gwreport.reading.words import brackets
from gwreport.reading.words.divisions import are_bodies, read_division
from gwreport.reading.words.headings import Role, role_of
from gwreport.reading.words.unit_names import is_body

COLONS = ("：", ":")
OPENING, CLOSING = tuple(brackets.OPENING), tuple(brackets.CLOSING)
# A label of its own is no name of the list above it; what was done and what hinders stays beside the item.
_LABELLED = re.compile(r"(?P<label>[^：:。；;，,、\s（()）]{2,10})\s{0,2}[：:](?P<words>.+)")
_TOLD_BESIDE = frozenset(
    {Role.COMPLETION, Role.PROBLEM, Role.NEXT_STEP, Role.STATUS, Role.RATE, Role.REMARK}
)
_LONGEST_NAME = 30
_PAUSE = re.compile("[，,；;。：:]")
_SEPARATORS = re.compile("[、，,；;：:\\s]")


def is_closed(line: GrowingText) -> bool:
    """Say whether nothing of it can follow: a sentence or its bracket is at its end."""
    tail = line.tail.rstrip()
    if tail.endswith(CLOSING):
        text = line.text
        if text.startswith(OPENING) and _depth(text) == 0:
            return True
    # Behind a label that stands alone on its line its words stand on the next.
    return ends_sentence(tail) and not tail.endswith(COLONS)


def _depth(text: str) -> int:
    return sum((mark in OPENING) - (mark in CLOSING) for mark in text)


def is_next_task(line: GrowingText, text: str) -> bool:
    """Say whether words below a line of units begin something new: they name nobody, nor are they the rest of a name."""
    tail = line.tail.rstrip()
    if _SEPARATORS.match(tail[-1:]) or read_division(text):
        return False
    last, first = _SEPARATORS.split(tail)[-1], _SEPARATORS.split(text.rstrip("。"))[0]
    is_rest = not is_body(last) and is_body(last + first)
    return not is_rest and not are_bodies(text.rstrip("。；;").rstrip("".join(CLOSING)))


def is_sentence_of_its_own(line: GrowingText, text: str) -> bool:
    """Say whether words below a line of units that ends with a whole name are a sentence that names nobody."""
    last = _SEPARATORS.split(line.tail.rstrip())[-1]
    is_sentence = text.endswith("。") and not _SEPARATORS.match(text) and "：" not in text
    return is_sentence and is_body(last) and is_next_task(line, text)


def is_next_body(before: str, after: str) -> bool:
    """Say whether a line is the next name of a list that has one name on each line."""
    return (
        after[0] in "省市县区州旗镇乡各"
        and is_body(_SEPARATORS.split(before)[-1])
        and are_bodies(after)
    )


def is_name_over(name: str, text: str) -> bool:
    """Say whether a line is the name of the task that the paragraph below it tells, and no line that was cut."""
    is_short = len(name) <= _LONGEST_NAME and not _PAUSE.search(name)
    return is_short and len(text) > len(name) and ends_sentence(text)


def labelled_line(text: str) -> HeadedCell | None:
    """Part a line at its label (存在问题：…); None for a line without one."""
    found = _LABELLED.fullmatch(text)
    return HeadedCell(found["label"], found["words"]) if found else None


def is_told_beside(line: HeadedCell) -> bool:
    """Say whether a line under such a label tells what was done or what hinders, and stays beside the item."""
    return role_of(line.heading) in _TOLD_BESIDE


def strange_labels(lines: Iterable[str]) -> frozenset[str]:
    """Give the labels at the beginning of lines that several lines have, and that head no column but a remark's."""
    counts = Counter(found.heading for line in lines if (found := labelled_line(line)))
    return frozenset(
        one
        for one, count in counts.items()
        if count > 1 and role_of(one) in (None, Role.REMARK) and not names_part(one)
    )
