"""Forms of written words for comparing: headings, the words of 进度自评, cells of 是 and 否."""

import unicodedata
from collections.abc import Collection
from functools import lru_cache

from gwreport.domain.statuses import Status
from gwreport.domain.texts.letters import letters_of
from gwreport.domain.texts.look_alikes import compared
from gwreport.wording.names import SELF_ASSESSMENTS, STATUSES

_STATUSES = {status_word: status for status, status_word in STATUSES.items()} | {
    word: status for word, (status, _) in SELF_ASSESSMENTS.items()
}
_YES = frozenset(("是", "√", "✓", "Y", "YES", "1", "TRUE"))
_NO = frozenset(("否", "×", "不", "N", "NO", "0", "FALSE"))


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """Give a heading for comparing: only its letters and digits count."""
    return letters_of(compared(text))


@lru_cache(maxsize=4096)
def read_status(text: str) -> Status | None:
    """Say what the words of 进度自评 mean, quotes and blanks aside; None for words off the list."""
    return _STATUSES.get(heading_key(text))


def bare_words(text: str) -> str:
    """Give what a cell of an office's own table says: widths and blanks aside."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_switch(text: str, yes: str, no: Collection[str]) -> bool | None:
    """Read a cell of an office's own table that takes 是 or 否, or the column's own words for them.

    None for words that are neither.
    """
    words = bare_words(text).upper()
    if words in _YES or words == yes:
        return True
    return False if words in _NO or words in no else None
