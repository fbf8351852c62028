"""File names of unit workbooks that every system and every mail program takes."""

import re
import unicodedata
from collections.abc import MutableSet

from gwreport.domain.rounds import SupervisionRound
from gwreport.wording.names import round_name
from gwreport.wording.supervision_form import SHEET as SUPERVISED_SHEET
from gwreport.workbooks.form import UnitForm

# Windows keeps these for itself; the full-width forms read the same.
_RESERVED_MARKS = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_RESERVED_NAMES = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|$)", re.I)
# Control, invisible and surrogate characters, and line and paragraph separators.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_LONGEST_UNITS = 120
_LONGEST_BYTES = 240


def safe_file_name(name: str, *, reserve: str = "") -> str:
    """Give a name that Windows, Linux and mail programs take, as near as can be to `name`.

    Reserved characters become full-width, unseen ones and blanks or dots at the ends go, names of
    devices get a “_”, and the name is cut so that with `reserve`, which will stand around it, it
    has at most 120 UTF-16 units and 240 bytes of UTF-8. An empty name becomes “_”.
    """
    # Normalised first: U+037E and its like turn into plain marks.
    name = unicodedata.normalize("NFC", name)
    seen = "".join(mark for mark in name if mark.isspace() or not _is_unseen(mark))
    # Blanks are folded last: what was taken out may have stood between two of them.
    safe = _trimmed(" ".join(seen.split()).translate(_RESERVED_MARKS))
    if _RESERVED_NAMES.match(safe):
        safe = f"_{safe}"
    while safe and not _fits(safe + reserve):
        safe = _trimmed(safe[:-1])
    return safe or "_"


def workbook_file_name(form: UnitForm, taken: MutableSet[str]) -> str:
    """Name a unit's workbook, "017_区水利局_2025年前三季度_填报表.xlsx".

    One that is sent back ends in 退回修改, from the second time on with a number.
    `taken` holds the names given so far, folded as Windows folds them, and takes the new one.
    """
    number = f"{form.unit_number:03d}"
    again = str(form.correction) if form.correction > 1 else ""
    sort, round_ = f"退回修改{again}" if form.correction else "填报表", form.round
    if isinstance(round_, SupervisionRound):
        sort, round_ = f"{SUPERVISED_SHEET}填报表", round_.of
    count = 1
    while True:
        more = f" ({count})" if count > 1 else ""
        end = f"_{round_name(round_)}_{sort}{more}.xlsx"
        unit = safe_file_name(form.unit_name, reserve=f"{number}_{end}")
        name = f"{number}_{unit}{end}"
        if name.casefold() not in taken:
            taken.add(name.casefold())
            return name
        count += 1


def _is_unseen(mark: str) -> bool:
    return unicodedata.category(mark) in _UNSEEN


def _trimmed(name: str) -> str:
    return name.strip().rstrip(". ")


def _fits(name: str) -> bool:
    units = len(name.encode("utf-16-le")) // 2
    return units <= _LONGEST_UNITS and len(name.encode()) <= _LONGEST_BYTES
