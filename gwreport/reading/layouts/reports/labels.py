"""The labels inside the lines of a report in prose: “进展情况：…存在问题：…”."""

import re

from gwreport.reading.words.headings import Role, role_of

# A label at the start of a line, or behind the end of a clause; what it means is asked of the headings.
LABEL = re.compile(
    r"(?:^|(?<=[。；;，,\s]))(?P<words>[^：:。；;，,、\s（()）]{2,12})(?<!\d)\s{0,4}[：:]"
)
ASIDE = frozenset({Role.NUMBER, Role.MEASURE, Role.NATURE, Role.NODE})


def begins_with_label(text: str) -> bool:
    """Say whether a line begins with a label."""
    labels = labels_in(text)
    return bool(labels) and not text[: labels[0][0]].strip()


def labels_in(text: str) -> list[tuple[int, int, str, Role | None]]:
    """Find the labels of a line: those known as headings, and at its start any other short one."""
    found: list[tuple[int, int, str, Role | None]] = []
    for label in LABEL.finditer(text):
        role = role_of(label["words"])
        at_start = not text[: label.start()].strip() and len(label["words"]) <= 8
        if role in ASIDE or (role is None and not (at_start and label["words"].endswith("人"))):
            continue
        found.append((label.start(), label.end(), label["words"], role))
    return found
