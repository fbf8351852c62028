"""Tasks that begin with who answers for them: “由甲局牵头，乙局配合，6月底前完成管网改造。”, as minutes of meetings have it."""

import re
from dataclasses import dataclass

from gwreport.domain.texts.spans import span_at
from gwreport.reading.layouts.outline import split_heading
from gwreport.reading.words.divisions import are_bodies, read_division
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import Numbered, split_number

_LONGEST = 160
# 于5月31日前, 务必在6月底前
_BY = re.compile("(?:务必|确保|力争|争取|必须|须|需|要|应)?[于在]?")
_UNITS = (Role.LEAD, Role.SUPPORT)


@dataclass(frozen=True, slots=True)
class LedTask:
    """The task's words, and what stands before them on who answers, with the limit that they begin with."""

    task: str
    said: str


def led_task(line: str) -> tuple[Numbered, LedTask] | None:
    """Read a numbered line (1. or 一、) that begins so: its number, and its parts; None for any other."""
    numbered = split_number(line)
    if not numbered.number:
        number, words = split_heading(line)
        numbered = Numbered(number, words, 1 if number else 0)
    led = leading_division(numbered.words) if numbered.number else None
    return (numbered, led) if led else None


def leading_division(words: str) -> LedTask | None:
    """Part a task from the clauses before it that say who leads and who helps; None where it has none.

    A limit at the task's beginning stays in its words, and is said with the units.
    """
    if not words.startswith("由"):
        return None
    parts = words[:_LONGEST].split("，")
    for count in range(len(parts) - 1, 0, -1):
        said = "，".join(parts[:count])
        read = read_division(said)
        if read is None or not all(are_bodies(read[role]) for role in _UNITS if role in read):
            continue
        task = words[len(said) + 1 :].strip()
        begin = by.end() if (by := _BY.match(task)) else 0
        limit = span_at(task, begin)
        is_limit = limit is not None and not (limit.bare or limit.since)
        due = task[begin : limit.stop] if limit and is_limit else ""
        return LedTask(task, f"{said}，{due}" if due else said) if task else None
    return None
