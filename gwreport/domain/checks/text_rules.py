"""Rules on the text as such: left blank, too short, taken over from before, of another item."""

import re
from collections.abc import Iterator

from gwreport.domain.checks.case import Case, Check, Told, short
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.findings.facts import NumberedItem
from gwreport.domain.form.columns import FIGURE_FIELDS, Field
from gwreport.domain.returns.returns import Entry
from gwreport.domain.statuses import IS_DONE
from gwreport.domain.texts.letters import letters_of
from gwreport.domain.texts.likeness import likeness
from gwreport.domain.texts.spans import Span, SpanKind, without_spans

_SHORTEST = 8
_FIGURE = re.compile(r"[\d零一二三四五六七八九十百千万亿两]")
# Words that only fill the cell; they are told when the file is taken in.
_FILLER = re.compile(r"(?:无|略|同上|同前|暂无|无数据|另附|详?见附件)?")
_UNTIL_NOW = re.compile("截[至止]目前")
_NEARLY_SAME = 0.95


def _blank(case: Case) -> Iterator[Told]:
    # That nobody or not the first unit has written is told with the merging.
    if not case.filled or case.leads[:1] != (case.filled[0].unit,):
        return
    wrote = {entry.unit for entry in case.filled}
    for unit in case.leads:
        if unit in case.returned and unit not in wrote:
            yield Told(unit, Field.COMPLETION, "")


def too_short(case: Case) -> Iterator[Told]:
    """Tell of texts of a few characters without a figure."""
    for entry in case.entries:
        text = entry.text(Field.COMPLETION)
        plain = letters_of(text)
        if _FILLER.fullmatch(plain) or len(plain) >= _SHORTEST or _FIGURE.search(plain):
            continue
        if not _has_figures(entry):
            yield Told(entry.unit, Field.COMPLETION, text, {"text": short(text)})


def _has_figures(entry: Entry) -> bool:
    return any(_FIGURE.search(entry.text(part)) for part in FIGURE_FIELDS)


def _copied(case: Case) -> Iterator[Told]:
    if case.last_status in IS_DONE:
        return
    for entry in case.entries:
        own = case.last.get(entry.unit)
        before = own.text(Field.COMPLETION) if own else case.last_text
        text = entry.text(Field.COMPLETION)
        if _same(text, before):
            yield Told(entry.unit, Field.COMPLETION, text, {"text": short(text)})


def _copied_from_last_year(case: Case) -> Iterator[Told]:
    for entry in case.entries:
        text = entry.text(Field.COMPLETION)
        if _same(text, case.year_text):
            yield Told(entry.unit, Field.COMPLETION, text, {"text": short(text)})


def _same(text: str, before: str) -> bool:
    now, then = _core(text), _core(before)
    if not now or not then or _FILLER.fullmatch(now):
        return False
    if now == then:
        return True
    # A figure that has moved is news, however few characters it takes.
    if len(now) < _SHORTEST or re.findall(r"\d+", now) != re.findall(r"\d+", then):
        return False
    return likeness(now, then, _NEARLY_SAME) >= _NEARLY_SAME


def _core(text: str) -> str:
    # Which period a text names is changed by hand even where nothing else is.
    return letters_of(_UNTIL_NOW.sub("", without_spans(text, _is_period)))


def _is_period(span: Span) -> bool:
    """Say whether a span can be that of a whole text; a month or a day in it is news."""
    if span.kind in (SpanKind.YEAR, SpanKind.YEARS):
        return span.is_whole and not span.bare
    return (span.until or not span.is_single) and not span.shift


def _of_other_item(case: Case) -> Iterator[Told]:
    if case.others is None:
        return
    for entry in case.entries:
        text = entry.text(Field.COMPLETION)
        other = case.others.better_fit(case.item, text)
        if other is not None:
            facts = {
                "text": short(text),
                "other": NumberedItem(other.id, other.number),
                "other_text": short(other.text),
            }
            yield Told(entry.unit, Field.COMPLETION, text, facts)


CHECKS = (
    Check(CheckCode.TEXT_BLANK, _blank),
    Check(CheckCode.TEXT_TOO_SHORT, too_short),
    Check(CheckCode.TEXT_COPIED, _copied),
    Check(CheckCode.TEXT_COPIED_YEAR, _copied_from_last_year),
    Check(CheckCode.TEXT_OF_OTHER_ITEM, _of_other_item),
)
