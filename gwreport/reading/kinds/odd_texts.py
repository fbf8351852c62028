"""Words in a task's text that are none of it: a number, who answers, a bare figure; what was not understood shows there."""

import re
from collections.abc import Iterator, Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.plan import Item
from gwreport.domain.texts.quoting import beginning
from gwreport.reading.drafts import Draft, finding, with_item
from gwreport.reading.layouts.reports.reported import Reported
from gwreport.reading.layouts.reports.told_items import told_in
from gwreport.reading.words.brackets import OPENING_CLASS, SQUARE_CLOSING
from gwreport.reading.words.divisions import is_no_name
from gwreport.reading.words.unit_names import is_body

_COUNT = "[一二三四五六七八九十]{1,3}"
# Of numbers only those that nothing else begins with: 一体化 and 3.5公里 are words of a task.
_NUMBER = re.compile(
    rf"(?:{_COUNT}(?:是(?!否)|[、，,.．､](?!\d)|[ \t\u3000])|第(?:{_COUNT}|\d{{1,3}})[条项][、，,：: ]"
    rf"|[（(](?:{_COUNT}|\d{{1,3}})[)）]|\d{{1,3}}[、）)](?!\d)|[\u2460-\u2473])"
)
_LABEL = re.compile(
    "(?:牵头|责任|配合|主办|协办|承办|参与|分管|协同|参加)(?:市|区|县)?(?:领导|单位|部门|科室|股室|处室|人)\\s*[：:][^：:。；;]{0,30}"
)
_BRACKET = re.compile(
    rf"[{OPENING_CLASS}](?P<inside>[^{OPENING_CLASS}）){SQUARE_CLOSING}]{{3,160}})[）){SQUARE_CLOSING}]"
)
_ANSWERS = re.compile("牵头|负责|配合|落实|参与|督导|主办|协办")
_PIECES = re.compile("[、，,；;和及]|牵头|负责|配合|落实|参与|督导|主办|协办|[：:]")
# Of so many items one that tells what was done makes a plan doubtful.
_TOLD_SHARE, _SHOWN = 3, 40
_BARE_FIGURE = re.compile(r"[≥≤><＞＜约±+-]?\d[\d,.]{0,15}\s*[%％‰]?")


def odd_words(text: str) -> str:
    """Give what in a task's text looks like a number before it, like who answers, or is a bare figure; "" for nothing."""
    text = text.strip()
    if _BARE_FIGURE.fullmatch(text):
        return text
    if found := _NUMBER.match(text):
        return found[0].strip()
    if found := _LABEL.search(text):
        return found[0]
    for found in _BRACKET.finditer(text):
        if not _ANSWERS.search(found["inside"]):
            continue
        pieces = (piece.strip("。 ") for piece in _PIECES.split(found["inside"]))
        if any(is_body(piece) or is_no_name(piece) for piece in pieces):
            return found[0]
    return ""


def odd_items(items: Sequence[Item], drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Tell of the items of a plan whose text holds such words, and once of those that tell what was done."""
    for item, draft in zip(items, drafts, strict=True):
        if words := odd_words(item.text):
            facts = {"number": item.number, "words": words}
            yield with_item(finding(DocumentCode.TEXT_ODD, draft.place, **facts), item.id)
    told = [(item, draft, told_in(item.text)) for item, draft in zip(items, drafts, strict=True)]
    told = [one for one in told if one[2]]
    if told and len(told) * _TOLD_SHARE >= len(items):
        item, draft, words = told[0]
        facts = {"count": len(told), "number": item.number, "words": beginning(words, _SHOWN)}
        yield finding(DocumentCode.PROGRESS_IN_TASKS, draft.place, **facts)


def odd_rows(rows: Sequence[Reported]) -> Iterator[Finding]:
    """Tell of the rows of a report whose text holds such words."""
    for row in rows:
        if words := odd_words(row.text):
            facts = {"number": row.number, "words": words}
            yield finding(DocumentCode.TEXT_ODD, row.place, **facts)
