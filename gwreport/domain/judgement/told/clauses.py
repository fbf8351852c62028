"""The clauses of a text: what is quoted is a whole one, never a part of a phrase."""

from gwreport.domain.texts.quoting import in_one_line

CLAUSE_END = "，,。；;：:！!？?\n（）()"
_INNER = str.maketrans('“”"「」', "‘’‘‘’")
SENTENCE_END = "。；;！!？?\n"
# No mark is looked for further away: a text may have none at all.
LONGEST = 200


def clause_start(text: str, position: int, marks: str = CLAUSE_END) -> int:
    """Give where the clause around a position begins."""
    limit = max(0, position - LONGEST)
    while position > limit and not (
        text[position - 1] in marks and not _in_number(text, position - 1)
    ):
        position -= 1
    return position


def clause_stop(text: str, position: int, marks: str = CLAUSE_END) -> int:
    """Give where the clause around a position ends, its mark left out."""
    limit = min(len(text), position + LONGEST)
    while position < limit and not (text[position] in marks and not _in_number(text, position)):
        position += 1
    return position


def _in_number(text: str, position: int) -> bool:
    # The comma of 1,200 parts no clauses.
    return (
        text[position] == ","
        and text[position - 1 : position].isdigit()
        and text[position + 1 : position + 2].isdigit()
    )


def clause_around(text: str, start: int, end: int) -> str:
    """Give the whole clause, or clauses, in which a part of a text stands, in one line."""
    return quoted_within(text[clause_start(text, start) : clause_stop(text, end)])


def quoted_within(words: str) -> str:
    """Give words in one line, their own quotation marks turned into single ones."""
    return in_one_line(words.translate(_INNER))
