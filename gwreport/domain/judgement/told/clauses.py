"""The clauses of a text: what is quoted is a whole one, never a part of a phrase."""

import re
from bisect import bisect_right
from functools import lru_cache

from gwreport.domain.texts.quoting import in_one_line

CLAUSE_END = "，,。；;：:！!？?\n（）()"
_QUOTES = re.compile('[“”"「」]')
_INNER = str.maketrans('“”"「」', "‘’‘‘’")
SENTENCE_END = "。；;！!？?\n"
# No mark is looked for further away: a text may have none at all.
LONGEST = 200


# The comma of 1,200 parts no clauses.
_CLAUSE_MARK = re.compile(rf"(?!,(?<=\d,)\d)[{re.escape(CLAUSE_END)}]")
_SENTENCE_MARK = re.compile(f"[{re.escape(SENTENCE_END)}]")


def clause_start(text: str, position: int, marks: str = CLAUSE_END) -> int:
    """Give where the clause around a position begins."""
    starts = _starts(text, marks)
    return max(starts[bisect_right(starts, position) - 1], position - LONGEST)


def clause_stop(text: str, position: int, marks: str = CLAUSE_END) -> int:
    """Give where the clause around a position ends, its mark left out."""
    limit = min(len(text), position + LONGEST)
    mark = (_CLAUSE_MARK if "," in marks else _SENTENCE_MARK).search(text, position, limit)
    return mark.start() if mark else limit


@lru_cache(maxsize=512)
def _starts(text: str, marks: str) -> tuple[int, ...]:
    """Give where the clauses of a text begin: one text is asked for them many times."""
    pattern = _CLAUSE_MARK if "," in marks else _SENTENCE_MARK
    return (0, *(mark.end() for mark in pattern.finditer(text)))


def clause_around(text: str, start: int, end: int) -> str:
    """Give the whole clause, or clauses, in which a part of a text stands, in one line."""
    return quoted_within(text[clause_start(text, start) : clause_stop(text, end)])


def quoted_within(words: str) -> str:
    """Give words in one line, their own quotation marks turned into single ones."""
    return in_one_line(words.translate(_INNER) if _QUOTES.search(words) else words)
