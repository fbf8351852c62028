"""Sentences that a text's width cut, put together again: where every cut line is as long as the others, one finding for all."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import beginning
from gwreport.officefiles.grid import Document
from gwreport.reading.drafts import Draft
from gwreport.reading.layouts.line_joining import (
    NARROWEST,
    RAGGED,
    Line,
    ends_sentence,
    width_of,
)

_FEWEST, _SHOWN = 2, 40


def told_together(
    document: Document, lines: Sequence[Line], drafts: Sequence[Draft]
) -> list[Finding]:
    """Take the findings on cut sentences from items where the cuts are certain, in place; give one for all of them."""
    told = [
        (draft, one)
        for draft in drafts
        for one in draft.findings
        if one.code is DocumentCode.TEXT_CUT_JOINED
    ]
    if len(told) < _FEWEST:
        return []
    cuts = _Cuts(lines)
    cut = [cuts.at(one) for _, one in told]
    found = [line for line in cut if line is not None]
    widths = [width_of(line.paragraph.text.rstrip()) for line in found]
    is_even = bool(widths) and max(widths) - min(widths) < RAGGED and min(widths) >= NARROWEST
    if len(found) < len(told) or not is_even:
        return []
    for draft, one in told:
        draft.findings.remove(one)
    facts = {"count": len(told), "text": beginning(told[0][0].text, _SHOWN)}
    place = document.paragraph_place(found[0].paragraph)
    return [Finding(OpeningCode.BROKEN_LINES_JOINED, place, facts=facts)]


class _Cuts:
    """The lines that end within a sentence, by how they end and how the next begins; looked through once for each length."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._pairs = [
            (line, below) for line, below in pairwise(lines) if not ends_sentence(line.text)
        ]
        self._by_ends: dict[tuple[int, int], dict[tuple[str, str], Line]] = {}

    def at(self, told: Finding) -> Line | None:
        """Give the line that ends where a finding says that a sentence was cut."""
        before, after = str(told.facts["before"]), str(told.facts["after"])
        lengths = len(before), len(after)
        found = self._by_ends.get(lengths)
        if found is None:
            found = self._by_ends[lengths] = {}
            for line, below in self._pairs:
                ends = line.text[max(len(line.text) - lengths[0], 0) :], below.text[: lengths[1]]
                found.setdefault(ends, line)
        return found.get((before, after))


def counted_together(findings: Sequence[Finding]) -> list[Finding]:
    """Give findings with those on lines put together as one, the first of them, which counts all."""
    joined = [one for one in findings if one.code is OpeningCode.BROKEN_LINES_JOINED]
    if len(joined) < _FEWEST:
        return list(findings)
    count = sum(int(str(one.facts["count"])) for one in joined)
    whole = replace(joined[0], facts={**joined[0].facts, "count": count})
    return [whole if one is joined[0] else one for one in findings if one not in joined[1:]]
