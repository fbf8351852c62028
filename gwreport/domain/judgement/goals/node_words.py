"""The words of nodes inside an item's text: 一季度完成20%, 前三季度完成60座, 6月底前完成."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gwreport.domain.texts.spans import Span, spans_in

_SHARE = re.compile(
    r"[，,：:]?(?:累计)?(?:力争|确保)?(?:完成|达到|达)(?:全年|年度|总量|任务|目标|计划|的)*(?P<share>\d{1,6}(?:\.\d{1,6})?)[%％]"
)
_FIGURE = re.compile(
    r"[，,：:]?(?:累计|力争|确保){0,2}(?:完成|达到|达|建成|新建|新增|改造|实施|建设|开工|投用|竣工)?[^\d，。；、]{0,8}\d{1,9}(?:\.\d{1,6})?"
)
# What is told up to a day is no node.
_UP_TO = frozenset("至到—-~～")


class NodeShare(NamedTuple):
    """The share of the year's target that a text wants by a span's end, 0.2 for 20%; and where that ends."""

    span: Span
    share: float
    end: int


def is_node_period(span: Span, year: int | None = None) -> bool:
    """Say whether a span may be that of a node: a part of the year or its end, but of no other year."""
    own = span.year in (None, year or span.year) and not (span.shift or span.first_year)
    return own and not (span.bare or span.since)


def node_shares(text: str, year: int | None = None) -> Iterator[NodeShare]:
    """Find the nodes in a text that want a share of the year's target (of `year`): 一季度完成20%."""
    for span in spans_in(text) if "%" in text or "％" in text else ():
        if is_node_period(span, year) and (found := _SHARE.match(text, span.stop)):
            yield NodeShare(span, float(found["share"]) / 100, found.end())


def share_wanted(words: str) -> float | None:
    """Give the share of the year's target that the words of a period's own cell begin with: 完成20%."""
    found = _SHARE.match(words)
    return float(found["share"]) / 100 if found else None


def node_spans(text: str) -> list[tuple[int, int]]:
    """Give where a text's nodes stand: their figures are no targets of their own.

    Figures behind a period are nodes where the text names several periods; a single one
    (上半年完成投资30亿元) is what the item wants.
    """
    places = [(one.span.begin, one.end) for one in node_shares(text)]
    figures = [
        (span.quarter, span.begin, found.end())
        for span in spans_in(text)
        if is_node_period(span)
        and not span.until
        and text[span.begin - 1 : span.begin] not in _UP_TO
        and (found := _FIGURE.match(text, span.stop))
    ]
    if len({quarter for quarter, _, _ in figures}) > 1:
        places += [(begin, end) for _, begin, end in figures]
    return places
