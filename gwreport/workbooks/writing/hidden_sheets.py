"""The rows of the two sheets that nobody sees: the words to choose from, and the stamp."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest

from gwreport.workbooks.form import UnitForm
from gwreport.workbooks.stamp import make_stamp
from gwreport.workbooks.writing.sheet_rows import Cell, Row

GUIDE_MARK = "gwreport-guide/1 "
_DIGEST_BYTES = 3
_HEIGHT = 18
_WARNING = "本表用于识别填报单位和填报期，请勿删除或改动。"


@lru_cache(maxsize=1024)
def guide_digest(words: str) -> str:
    """Give the digest of one text of 填报说明, blanks aside."""
    folded = "".join(words.split()).encode()
    return hashlib.blake2b(folded, digest_size=_DIGEST_BYTES).hexdigest()


def choice_rows(lists: Sequence[Sequence[str]]) -> list[Row]:
    """List the words that drop-downs offer, each list in a column; a blank row where none does."""
    if not lists:
        return [Row(1, _HEIGHT, [Cell("plain")])]
    return [
        Row(number, _HEIGHT, [Cell("plain", word) for word in words])
        for number, words in enumerate(zip_longest(*lists), 1)
    ]


def stamp_rows(form: UnitForm, guide: Iterable[Row] = ()) -> list[Row]:
    """Lay out the stamp sheet, the stamp in its first cell.

    `guide` are the rows of 填报说明: what stands there is told by short digests, so that a later
    version of the program, which words its guide otherwise, knows them for its own.
    """
    stamp = make_stamp(form.workspace, form.round, form.unit_number, form.correction)
    words = {cell.value for row in guide for cell in row.cells if isinstance(cell.value, str)}
    told = f"{GUIDE_MARK}{' '.join(sorted(map(guide_digest, words)))}"
    lines = (stamp, _WARNING, told) if words else (stamp, _WARNING)
    return [Row(number, _HEIGHT, [Cell("plain", line)]) for number, line in enumerate(lines, 1)]
