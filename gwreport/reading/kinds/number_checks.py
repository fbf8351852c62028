"""Printed numbers of items: given where none is printed, checked for gaps and repetitions."""

from collections.abc import Sequence
from itertools import pairwise

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.reading.drafts import Draft, finding
from gwreport.reading.words.printed_numbers import counted, is_too_long

_RARELY = 3


def settle_numbers(drafts: Sequence[Draft]) -> list[Finding]:
    """Give the running number to every draft without one, in place, and check those printed.

    A count may start at 1 again under another heading, below another broad task or in another table. Parts of an item count
    within it ("9-1").
    """
    whole = [draft for draft in drafts if not draft.is_part]
    findings: list[Finding] = []
    if whole and not any(draft.number for draft in whole):
        findings.append(finding(DocumentCode.NUMBERS_GIVEN, whole[0].place, count=len(whole)))
        for number, draft in enumerate(whole, 1):
            draft.number = str(number)
    else:
        findings.extend(_check(whole))
    _number_parts(drafts)
    return findings


def _check(drafts: Sequence[Draft]) -> list[Finding]:
    """Tell of gaps and repetitions; of numbers that count nothing (建议编号 12, 27, 35), or from far on, once."""
    told: list[Finding] = []
    apart = _parts_without_count(drafts)
    last, gap = 0, 0
    seen: set[int] = set()
    before: Draft | None = None
    for draft in drafts:
        if is_too_long(draft.number):
            gap += 1
            printed, draft.number = draft.number, str(last + gap)
            draft.note(
                DocumentCode.NUMBER_TOO_LONG,
                number=draft.number,
                printed=printed,
                count=len(printed),
                text=draft.text,
            )
            continue
        if not draft.number:
            gap += 1
            draft.number = str(last + gap)
            draft.note(DocumentCode.NUMBER_MISSING, number=draft.number, text=draft.text)
            continue
        number = counted(draft.number)
        if number is None:
            continue
        moved = before is None or _counted_within(before) != _counted_within(draft)
        if moved and number == 1:
            seen.clear()
        elif number in seen:
            draft.note(DocumentCode.NUMBER_REPEATED, number=draft.number, text=draft.text)
        elif draft.place.part in apart or (before is None and number > len(drafts) + 1):
            if not told:
                facts = {"first": draft.number, "count": len(drafts)}
                told.append(finding(DocumentCode.NUMBERS_APART, draft.place, **facts))
        elif not last < number <= last + 1 + gap:
            draft.note(
                DocumentCode.NUMBER_JUMP,
                before=str(last),
                number=draft.number,
                text=draft.text,
            )
        seen.add(number)
        last, gap, before = number, 0, draft
    return told


def _parts_without_count(drafts: Sequence[Draft]) -> set[str]:
    """Give the parts of a document, by name, in which numbers begin anywhere and hardly ever run on: they are somebody else's."""
    numbers: dict[str, list[int]] = {}
    for draft in drafts:
        number = counted(draft.number)
        if number is not None:
            numbers.setdefault(draft.place.part, []).append(number)
    return {
        part
        for part, found in numbers.items()
        if len(found) > 1
        and found[0] != 1
        and _RARELY * sum(b - a == 1 for a, b in pairwise(found)) < len(found) - 1
    }


def _counted_within(draft: Draft) -> tuple[str, str, str]:
    return draft.section, draft.category, draft.place.part


def _number_parts(drafts: Sequence[Draft]) -> None:
    parent, count = "", 0
    for draft in drafts:
        if not draft.is_part:
            parent, count = draft.number, 0
        else:
            count += 1
            draft.number = f"{parent}-{count}"
