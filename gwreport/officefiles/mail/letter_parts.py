"""The words of one part of a letter, whatever form its program gave it."""

import re
from collections.abc import Iterator
from itertools import islice

from gwreport.errors import DocumentError
from gwreport.officefiles.grid import Grid
from gwreport.officefiles.rtf.words import rich_words
from gwreport.officefiles.text.html_blocks import read_html

RICH_TEXT = frozenset(("text/rtf", "application/rtf", "application/x-rtf", "text/x-rtf"))
_PAGES = frozenset(("text/html", "application/xhtml+xml", "text/x-amp-html", "text/xhtml"))
_ENRICHED = frozenset(("text/enriched", "text/richtext"))
_MOST_LINES = 5_000
_META = re.compile(r"<meta\b[^<>]{0,400}>", re.IGNORECASE)
# RFC 1896: "<<" is a sign, a single line break a blank, what lies in <param> no text.
_PARAMETER = re.compile(r"<param>[^<]{0,400}</param>", re.IGNORECASE)
_MARK = re.compile(r"<<|</?[A-Za-z][A-Za-z0-9-]{0,60}>")
_BREAKS = re.compile(r"\n+")
# RFC 5545: the fields of an invitation that hold words; a long line goes on behind a blank.
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")
_CALENDAR = re.compile(
    r"^(?:SUMMARY|DESCRIPTION|COMMENT|LOCATION)(?:;[^:\r\n]{0,400})?:([^\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_CALENDAR_SIGN = re.compile(r"\\([nN,;\\])")


def is_of_letter(kind: str) -> bool:
    """Say whether a part of this kind that has no name is words of the letter."""
    return kind.startswith("text/") or kind in RICH_TEXT or kind in _PAGES


def is_plain(kind: str) -> bool:
    """Say whether it is text as it was typed."""
    return not (kind in _PAGES or kind in _ENRICHED or kind in RICH_TEXT or kind == "text/calendar")


def part_lines(words: str, kind: str) -> Iterator[str]:
    """Yield the lines of a part of this kind that hold any words."""
    if kind in _PAGES:
        yield from islice(_page_lines(words), _MOST_LINES)
    elif kind in _ENRICHED:
        yield from lines_of(_enriched(words))
    elif kind == "text/calendar":
        for found in _CALENDAR.finditer(_FOLDED_LINE.sub("", words)):
            yield from lines_of(_CALENDAR_SIGN.sub(_calendar_sign, found[1]))
    elif kind in RICH_TEXT:
        # Its bytes say themselves how they are to be read.
        yield from lines_of(rich_words(words.encode("latin-1", "replace")))
    else:
        yield from lines_of(words)


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text that hold any words."""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            yield line.rstrip()


def _page_lines(page: str) -> Iterator[str]:
    # It is text by now, whatever it says of its encoding.
    data = _META.sub("", page).encode("utf-8", "replace")
    try:
        document = read_html(data, "")
    except DocumentError:
        return
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                yield "　".join(cell.own_text for cell in row if cell.own_text)
        else:
            yield from lines_of(block.text)


def _enriched(words: str) -> str:
    plain = _MARK.sub(lambda found: "<" * (found[0] == "<<"), _PARAMETER.sub("", words))
    return _BREAKS.sub(lambda found: "\n" if len(found[0]) > 1 else " ", plain.replace("\r", ""))


def _calendar_sign(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
