"""Time limits behind tasks and behind the names of those who answer: “，6月底前完成”, “（8月底前）”, “长期坚持”."""

import re

from gwreport.domain.texts.spans import span_at
from gwreport.reading.words.unit_names import is_body

_DUE_BY = re.compile("(?:完成|办结|实现|落实|见效|取得.{0,6})?")
_LASTING = re.compile(
    r"(?:全年|年内|长期|常年)?(?:持续|长期|常态化)(?:坚持|推进|实施|落实|抓好)|全年(?:推进|坚持|实施)|长期(?:坚持|推进)|常态化"
)
# What in a bracket behind a name, or behind the names' last full stop, can be nothing else.
_LASTING_ALONE = re.compile("长期|持续|全年|常年|常态化?|经常性?|贯穿全年|每(?:年|季度?|月|半年)")
_BRACKET = re.compile(r"[（(](?P<inside>[^（()）]{2,16})[)）]")
_BRACKET_AT_END = re.compile(r"[（(](?P<inside>[^（()）]{2,16})[)）][。；;]?$")
# A year, or years, in a bracket only name a plan: （2024—2026年）.
_BY_WHEN = re.compile("[前底内]|完成|持续|长期|坚持|常态")
_MARKS, _BLANKS = "，,；;。", " \t\u3000"


def due_in(clause: str) -> str:
    """Give the time limit that a clause is, without a verb behind it (6月底前完成); "" of any other."""
    span = span_at(clause)
    if span and not (span.bare or span.since) and _DUE_BY.fullmatch(clause, span.stop):
        return clause[: span.stop]
    return clause if _LASTING.fullmatch(clause) else ""


def is_step(clause: str) -> bool:
    """Say whether a clause tells what is to be reached by when: it begins with a time, and is no body."""
    span = span_at(clause)
    return span is not None and not (span.bare or span.since) and not is_body(clause[span.stop :])


def limit_of_line(line: str) -> str:
    """Give the time limit that a line is and nothing else (（长期坚持）, 2024年底前完成。); "" of any other."""
    clause = line.strip().rstrip("。；;")
    found = _BRACKET.fullmatch(clause)
    return _limit(found["inside"] if found else clause)


def limit_in_bracket(text: str) -> tuple[str, str]:
    """Part a task from a bracket behind it that says only until when: “新建公园4个。（8月底前）”; "" for no such bracket."""
    found = _BRACKET_AT_END.search(text)
    inside = found["inside"].strip() if found else ""
    if found is None or not _BY_WHEN.search(inside):
        return text, ""
    due = due_in(inside)
    return (text[: found.start()].rstrip(), due) if due else (text, "")


def limit_at_end(text: str) -> str:
    """Give the time limit that the last clause of a task is: “清理楼道堆物，10月底前完成。”; "" for none.

    It stays in the task's words, whose sentence it ends.
    """
    listed = text.strip().rstrip("。；;")
    clause = listed[max(map(listed.rfind, "，,；;")) + 1 :].strip()
    return due_in(clause) if clause != text.strip() else ""


def without_limits(units: str) -> tuple[str, str]:
    """Part the time limits in and behind a list of units from it: “乙局，丙局，6月底完成”, “乙局（6月底前）”.

    Several steps may follow one another, each at its time (6月底前开工，12月底前完成主体). Where names
    have limits of their own, each is told with its name: 乙局6月底前，丙局8月底前.
    """
    units, in_brackets = _without_brackets(units)
    units, behind = _without_last(units)
    return units, "，".join(filter(None, (in_brackets, behind)))


def _without_brackets(units: str) -> tuple[str, str]:
    found = [one for one in _BRACKET.finditer(units) if _limit(one["inside"].strip())]
    if not found:
        return units, ""
    limits = [_limit(one["inside"].strip()) for one in found]
    if len(found) > 1:
        names = [re.split(r"[、，,；;。\s）)]", units[: one.start()])[-1] for one in found]
        limits = [f"{name}{limit}" for name, limit in zip(names, limits, strict=True)]
    kept: list[str] = []
    start = 0
    for one in found:
        kept.append(units[start : one.start()])
        start = one.end()
    return "".join([*kept, units[start:]]).strip(), "，".join(dict.fromkeys(limits))


def _without_last(units: str) -> tuple[str, str]:
    limits: list[str] = []
    while True:
        listed = units.rstrip(_MARKS + _BLANKS)
        place = max(map(listed.rfind, _MARKS + _BLANKS))
        last = listed[place + 1 :]
        if place < 0:
            break
        # Behind a blank only a limit and nothing else is no part of a name.
        limit = _limit(last) if listed[place] == "。" else due_in(last)
        if listed[place] in _MARKS and listed[place] != "。" and is_step(last):
            limit = last
        if not limit:
            break
        limits.insert(0, limit)
        units = listed[:place]
    return units, "，".join(limits)


def _limit(words: str) -> str:
    return due_in(words) or (words if _LASTING_ALONE.fullmatch(words) else "")
