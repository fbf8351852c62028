"""The clauses of a text: what is quoted is a whole one, never a part of a phrase."""

import re

from gwreport.domain.texts.quoting import in_one_line

CLAUSE_END = "，,。；;：:！!？?\n（）()"
_INNER = str.maketrans('“”"「」', "‘’‘‘’")
SENTENCE_END = "。；;！!？?\n"
# No mark is looked for further away: a text may have none at all.
LONGEST = 200


_IN_NUMBER = re.compile(r"\d,\d")
_CLAUSE_MARK = re.compile(rf"(?!,(?<=\d,)\d)[{re.escape(CLAUSE_END)}]")
_SENTENCE_MARK = re.compile(f"[{re.escape(SENTENCE_END)}]")


def clause_start(text: str, position: int, marks: str = CLAUSE_END) -> int:
    """Give where the clause around a position begins."""
    limit = max(0, position - LONGEST)
    if "," not in marks:
        return max(limit, 1 + max(text.rfind(mark, limit, position) for mark in marks))
    while position > limit and not (
        text[position - 1] in marks and not _is_in_number(text, position - 1)
    ):
        position -= 1
    return position


def clause_stop(text: str, position: int, marks: str = CLAUSE_END) -> int:
    """Give where the clause around a position ends, its mark left out."""
    limit = min(len(text), position + LONGEST)
    mark = (_CLAUSE_MARK if "," in marks else _SENTENCE_MARK).search(text, position, limit)
    return mark.start() if mark else limit


def _is_in_number(text: str, position: int) -> bool:
    # The comma of 1,200 parts no clauses.
    return text[position] == "," and _IN_NUMBER.match(text, max(0, position - 1)) is not None


def clause_around(text: str, start: int, end: int) -> str:
    """Give the whole clause, or clauses, in which a part of a text stands, in one line."""
    return quoted_within(text[clause_start(text, start) : clause_stop(text, end)])


def quoted_within(words: str) -> str:
    """Give words in one line, their own quotation marks turned into single ones."""
    return in_one_line(words.translate(_INNER))
