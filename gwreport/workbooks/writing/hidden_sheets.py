"""The rows of the two sheets that nobody sees: the words of 进度自评, and the stamp."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from gwreport.wording.names import SELF_ASSESSMENTS
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


def choice_rows() -> list[Row]:
    """List the words that the drop-down of 进度自评 offers."""
    words = enumerate(SELF_ASSESSMENTS, 1)
    return [Row(number, _HEIGHT, [Cell("plain", word)]) for number, word in words]


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
