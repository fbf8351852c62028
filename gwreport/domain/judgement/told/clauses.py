"""The clauses of a text: what is quoted is a whole one, never a part of a phrase."""

import re

from gwreport.domain.texts.quoting import in_one_line

CLAUSE_END = "，,。；;：:！!？?\n（）()"
_INNER = str.maketrans('“”"「」', "‘’‘‘’")
SENTENCE_END = "。；;！!？?\n"
# No mark is looked for further away: a text may have none at all.
LONGEST = 200


def _mark(marks: str) -> str:
    # The comma of 1,200 parts no clauses.
    others = re.escape(marks.replace(",", ""))
    return rf"(?:[{others}]|,(?!(?<=\d,)\d))" if "," in marks else f"[{others}]"


_MARK = {marks: re.compile(_mark(marks)) for marks in (CLAUSE_END, SENTENCE_END)}
_BACK = {marks: re.compile(f"(?s:.*){_mark(marks)}") for marks in (CLAUSE_END, SENTENCE_END)}


def clause_start(text: str, position: int, marks: str = CLAUSE_END) -> int:
    """Give where the clause around a position begins."""
    limit = max(0, position - LONGEST)
    last = _BACK[marks].match(text, limit, position)
    return last.end() if last else limit


def clause_stop(text: str, position: int, marks: str = CLAUSE_END) -> int:
    """Give where the clause around a position ends, its mark left out."""
    limit = min(len(text), position + LONGEST)
    mark = _MARK[marks].search(text, position, limit)
    return mark.start() if mark else limit


def clause_around(text: str, start: int, end: int) -> str:
    """Give the whole clause, or clauses, in which a part of a text stands, in one line."""
    return quoted_within(text[clause_start(text, start) : clause_stop(text, end)])


def quoted_within(words: str) -> str:
    """Give words in one line, their own quotation marks turned into single ones."""
    return in_one_line(words.translate(_INNER))
