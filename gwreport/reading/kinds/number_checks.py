"""Printed numbers of items: given where none is printed, checked for gaps and repetitions."""

from collections.abc import Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.reading.drafts import Draft, finding
from gwreport.reading.words.printed_numbers import counted, is_too_long


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
        _check(whole)
    _number_parts(drafts)
    return findings


def _check(drafts: Sequence[Draft]) -> None:
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
        elif not last < number <= last + 1 + gap:
            draft.note(
                DocumentCode.NUMBER_JUMP,
                before=str(last),
                number=draft.number,
                text=draft.text,
            )
        seen.add(number)
        last, gap, before = number, 0, draft


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
